"""Every figure that there is, by name: the page, the exported file, the report and the check of a figure draw it here."""

from dataclasses import dataclass
from typing import Protocol

from src.analysis.counts import Count
from src.analysis.spread import spread
from src.catalogue.figure_frames import figure_frame, figure_frame_of, figure_frame_of_changes, map_ground
from src.charts.changes import CHANGES_MAP, changes_map
from src.charts.coverage import coverage_over_years, spread_over_groups
from src.charts.drawn import Drawn
from src.charts.evidence import EVIDENCE, evidence_matrix
from src.charts.figure_frame import FigureFrame
from src.charts.goal import steps_to_goal
from src.charts.map import MAP, selection_map
from src.charts.matrix import membership_matrix
from src.charts.paper import SCREEN, Canvas
from src.charts.yearly_maps import yearly_maps
from src.selection.view import View
from src.vocabulary import COOPERATION, GROUP, SIZE
from src.wording.comparison import changed_municipalities, changes, count_open_answers, versions
from src.wording.coverage_of_evidence import evidence_coverage, lists_finding
from src.wording.group_sentences import every_year_answer, maybe_earlier_answer, spread_words
from src.wording.sentences import goal_period
from src.wording.tables import FIRST_YEAR_ORDER, group_labels, ordered

GOAL = "mal"  # the name of the goal's figure, and the beginning of its spreads'


class Draw(Protocol):
    """Draws one figure of a view."""

    def __call__(self, view: View, canvas: Canvas = SCREEN) -> Drawn:
        """The figure, laid out for the canvas."""
        ...


@dataclass(frozen=True)
class FigureEntry:
    """A figure that can be chosen: what it is called in a list, and how it is drawn."""

    label: str
    draw: Draw


def figures(view: View) -> dict[str, FigureEntry]:
    """The figures of a view, by the name that they have in addresses and files, in the order of a report."""
    text, key = view.text, view.programme.group_key
    group = text.of(view.goal_offering.name)
    return {
        MAP: FigureEntry(text("Karta över erbjudandena"), offerings_map),
        GOAL: FigureEntry(text("Vägen till målet"), way_to_goal),
        f"{key}-per-ar": FigureEntry(text("{group}: medlemmar per år", group=group), group_over_years),
        f"{key}-kartor": FigureEntry(text("{group}: kartor, en för varje år", group=group), group_maps),
        f"{key}-matris": FigureEntry(text("{group}: varje kommun i varje år", group=group), group_matrix),
        f"{GOAL}-samarbete": FigureEntry(text("Målet per kommunsamarbete"), goal_by_cooperation),
        f"{GOAL}-kommungrupp": FigureEntry(text("Målet per kommungrupp"), goal_by_group),
        f"{key}-kommungrupp": FigureEntry(text("{group}: andel per kommungrupp", group=group), group_by_kind),
        f"{key}-samarbete": FigureEntry(text("{group}: andel per kommunsamarbete", group=group), group_by_cooperation),
        f"{key}-storlek": FigureEntry(text("{group}: andel per storlek", group=group), group_by_size),
        EVIDENCE: FigureEntry(text("Underlaget: kompletta listor"), evidence_lists),
    } | ({CHANGES_MAP: FigureEntry(text("Karta över ändringarna"), map_of_changes)} if view.before else {})


def offerings_map(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """Where, and how many of the selected offerings."""
    return selection_map(
        view.counts, view.states, map_ground(view), frame=figure_frame(view, canvas), offerings=view.selection.offerings
    )


def way_to_goal(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """How far to the goal, year by year."""
    return steps_to_goal(view.goal_coverage, view.goal_count, frame=_goal_frame(view, canvas))


def group_over_years(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """The group's members per year."""
    note = " ".join(maybe_earlier_answer(view, view.selection.years))
    return coverage_over_years(view.coverage, frame=_goal_frame(view, canvas), note=note)


def group_maps(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """The group's members on a map for each year."""
    return yearly_maps(view.memberships, map_ground(view), frame=_group_frame(view, canvas), years=view.selection.years)


def group_matrix(view: View, canvas: Canvas = SCREEN, order: str = FIRST_YEAR_ORDER) -> Drawn:
    """Every municipality in every year."""
    headline = every_year_answer(view, view.coverage)
    return membership_matrix(
        view.memberships, ordered(view, order), frame=_group_frame(view, canvas), years=view.selection.years, headline=headline
    )


def goal_by_cooperation(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """How far each cooperation body's municipalities have come toward the goal."""
    return _spread(view, canvas, view.goal_count, COOPERATION, page=GOAL, when=goal_period(view))


def goal_by_group(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """How far each kind of municipality has come toward the goal."""
    return _spread(view, canvas, view.goal_count, GROUP, page=GOAL, when=goal_period(view))


def group_by_kind(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """The share of each kind of municipality that has been in the group in the selected years."""
    return _in_group(view, canvas, GROUP)


def group_by_cooperation(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """The share of each cooperation body's municipalities that has been in the group in the selected years."""
    return _in_group(view, canvas, COOPERATION)


def group_by_size(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """The share of each class of size that has been in the group in the selected years."""
    return _in_group(view, canvas, SIZE)


def evidence_lists(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """Which offerings and years have a complete list, and how many municipalities are known."""
    coverage = evidence_coverage(view)
    return evidence_matrix(coverage, frame=figure_frame(view, canvas), headline=lists_finding(view, coverage))


def map_of_changes(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """What has changed since the earlier version, municipality by municipality. Its address says what it is compared with."""
    return changes_map(
        changed_municipalities(view),
        changes(view),
        map_ground(view),
        frame=figure_frame_of_changes(view, canvas),
        versions=versions(view),
        unknown=count_open_answers(view),
    )


def _in_group(view: View, canvas: Canvas, by: str) -> Drawn:
    return _spread(view, canvas, view.group_count, by, page=view.programme.group_key, when=view.text.years(view.selection.years))


def _spread(view: View, canvas: Canvas, count: Count, by: str, *, page: str, when: str) -> Drawn:
    shares = spread(count, view.register, by=by)
    words = spread_words(view, shares, by, page=page, when=when)
    frame = _goal_frame(view, canvas) if page == GOAL else _group_frame(view, canvas)
    return spread_over_groups(shares, group_labels(view, shares[by], by), frame=frame, **words)


def _group_frame(view: View, canvas: Canvas) -> FigureFrame:
    """What stands around a figure of the goal's offering in the selected years."""
    return figure_frame_of(view, canvas, [view.programme.goal.offering], view.selection.years)


def _goal_frame(view: View, canvas: Canvas) -> FigureFrame:
    """The same for one that counts from the project's first year."""
    return figure_frame_of(view, canvas, [view.programme.goal.offering], view.goal_years)
