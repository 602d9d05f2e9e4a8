"""Every figure that there is, by name: the page, the exported file, the report and the check of a figure draw it here."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from src.analysis.counts import Count
from src.analysis.spread import spread
from src.charts.changes import CHANGES_MAP, changes_map
from src.charts.coverage import coverage_over_years, spread_over_groups
from src.charts.evidence import EVIDENCE, evidence_matrix
from src.charts.goal import steps_to_goal
from src.charts.map import MAP, selection_map
from src.charts.matrix import membership_matrix
from src.charts.surround import Surround
from src.charts.yearly_maps import yearly_maps
from src.view.comparison import changed_municipalities, changes, compared_export, compared_stamps, open_cells, versions
from src.view.coverage_of_evidence import evidence_coverage, lists_finding
from src.view.group_sentences import every_year_answer, maybe_earlier_answer, spread_words
from src.view.sentences import goal_period
from src.view.tables import FIRST_YEAR_ORDER, group_labels, ordered
from src.view.view import EVIDENCE_PAGE, View
from src.vocabulary import COOPERATION, GROUP, SIZE

GOAL = "mal"  # the name of the goal's figure, and the beginning of its spreads'


@dataclass(frozen=True)
class Choice:
    """A figure that can be chosen: what it is called in a list, and how it is drawn."""

    label: str
    draw: Callable[[View], go.Figure]


def figures(view: View) -> dict[str, Choice]:
    """The figures of a view, by the name that they have in addresses and files, in the order of a report."""
    text, key = view.text, view.programme.group_key
    group = text.of(view.goal_offering.name)
    return {
        MAP: Choice(text("Karta över erbjudandena"), offerings_map),
        GOAL: Choice(text("Vägen till målet"), way_to_goal),
        f"{key}-per-ar": Choice(text("{group}: medlemmar per år", group=group), group_over_years),
        f"{key}-kartor": Choice(text("{group}: kartor, en för varje år", group=group), group_maps),
        f"{key}-matris": Choice(text("{group}: varje kommun i varje år", group=group), group_matrix),
        f"{GOAL}-samarbete": Choice(text("Målet per kommunsamarbete"), goal_by_cooperation),
        f"{GOAL}-kommungrupp": Choice(text("Målet per kommungrupp"), goal_by_group),
        f"{key}-kommungrupp": Choice(text("{group}: andel per kommungrupp", group=group), group_by_kind),
        f"{key}-samarbete": Choice(text("{group}: andel per kommunsamarbete", group=group), group_by_cooperation),
        f"{key}-storlek": Choice(text("{group}: andel per storlek", group=group), group_by_size),
        EVIDENCE: Choice(text("Underlaget: kompletta listor"), evidence_lists),
    } | ({CHANGES_MAP: Choice(text("Karta över ändringarna"), map_of_changes)} if view.before else {})


def offerings_map(view: View) -> go.Figure:
    """Where, and how many of the selected offerings."""
    return selection_map(view.counts, view.states, view.ground, around=view.around, offerings=view.selection.offerings)


def way_to_goal(view: View) -> go.Figure:
    """How far to the goal, year by year."""
    return steps_to_goal(view.goal_coverage, view.goal_count, around=_around_goal(view))


def group_over_years(view: View) -> go.Figure:
    """The group's members per year."""
    note = " ".join(maybe_earlier_answer(view, view.selection.years))
    return coverage_over_years(view.coverage, around=_around_goal(view), note=note)


def group_maps(view: View) -> go.Figure:
    """The group's members on a map for each year."""
    return yearly_maps(view.memberships, view.ground, around=_around_group(view), years=view.selection.years)


def group_matrix(view: View, order: str = FIRST_YEAR_ORDER) -> go.Figure:
    """Every municipality in every year."""
    headline = every_year_answer(view, view.coverage)
    return membership_matrix(
        view.memberships, ordered(view, order), around=_around_group(view), years=view.selection.years, headline=headline
    )


def goal_by_cooperation(view: View) -> go.Figure:
    """How far each cooperation body's municipalities have come toward the goal."""
    return _spread(view, view.goal_count, COOPERATION, page=GOAL, when=goal_period(view))


def goal_by_group(view: View) -> go.Figure:
    """How far each kind of municipality has come toward the goal."""
    return _spread(view, view.goal_count, GROUP, page=GOAL, when=goal_period(view))


def group_by_kind(view: View) -> go.Figure:
    """The share of each kind of municipality that has been in the group in the selected years."""
    return _in_group(view, GROUP)


def group_by_cooperation(view: View) -> go.Figure:
    """The share of each cooperation body's municipalities that has been in the group in the selected years."""
    return _in_group(view, COOPERATION)


def group_by_size(view: View) -> go.Figure:
    """The share of each class of size that has been in the group in the selected years."""
    return _in_group(view, SIZE)


def evidence_lists(view: View) -> go.Figure:
    """Which offerings and years have a complete list, and how many municipalities are known."""
    coverage = evidence_coverage(view)
    return evidence_matrix(coverage, around=view.around, headline=lists_finding(view, coverage))


def map_of_changes(view: View) -> go.Figure:
    """What has changed since the earlier version, municipality by municipality. Its address says what it is compared with."""
    address = view.address_of(EVIDENCE_PAGE, compared=True)
    around = replace(
        view.around, address=address, export=compared_export(view), stamps=tuple(stamp.short for stamp in compared_stamps(view))
    )
    return changes_map(
        changed_municipalities(view), changes(view), view.ground, around=around, versions=versions(view), unknown=open_cells(view)
    )


def _in_group(view: View, by: str) -> go.Figure:
    return _spread(view, view.group_count, by, page=view.programme.group_key, when=view.text.years(view.selection.years))


def _spread(view: View, count: Count, by: str, *, page: str, when: str) -> go.Figure:
    shares = spread(count, view.register, by=by)
    words = spread_words(view, shares, by, page=page, when=when)
    around = _around_goal(view) if page == GOAL else _around_group(view)
    return spread_over_groups(shares, group_labels(view, shares[by], by), around=around, **words)


def _around_group(view: View) -> Surround:
    """What stands around a figure of the goal's offering in the selected years."""
    return view.around_of([view.programme.goal.offering], view.selection.years)


def _around_goal(view: View) -> Surround:
    """The same for one that counts from the project's first year."""
    return view.around_of([view.programme.goal.offering], view.goal_years)
