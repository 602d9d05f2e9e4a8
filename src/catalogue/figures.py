"""Every figure that there is, by name: the page, the exported file, the report and the check of a figure draw it here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from src.analysis.counts import spread
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
from src.wording.comparison import versions
from src.wording.coverage_of_evidence import lists_headline
from src.wording.group_sentences import maybe_earlier_answer, spread_words
from src.wording.headlines import (
    changes_headline,
    goal_headline,
    map_headline,
    matrix_headline,
    members_headline,
    new_members_headline,
)
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
    """A figure that can be chosen: what it is called in a list, what it finds, and how it is drawn."""

    label: str
    headline: Callable[[View], str]  # without drawing it
    draw: Draw


def figures(view: View) -> dict[str, FigureEntry]:
    """The figures of a view, by the name that they have in addresses and files, in the order of a report."""
    text, key = view.text, view.programme.group_key
    group = text.of(view.goal_offering.name)
    return {
        MAP: FigureEntry(text("Karta över erbjudandena"), map_headline, offerings_map),
        GOAL: FigureEntry(text("Vägen till målet"), goal_headline, way_to_goal),
        f"{key}-per-ar": FigureEntry(text("{group}: medlemmar per år", group=group), new_members_headline, group_over_years),
        f"{key}-kartor": FigureEntry(text("{group}: kartor, en för varje år", group=group), members_headline, group_maps),
        f"{key}-matris": FigureEntry(text("{group}: varje kommun i varje år", group=group), matrix_headline, group_matrix),
        f"{GOAL}-samarbete": goal_by_cooperation.entry(text("Målet per kommunsamarbete")),
        f"{GOAL}-kommungrupp": goal_by_group.entry(text("Målet per kommungrupp")),
        f"{key}-kommungrupp": group_by_kind.entry(text("{group}: andel per kommungrupp", group=group)),
        f"{key}-samarbete": group_by_cooperation.entry(text("{group}: andel per kommunsamarbete", group=group)),
        f"{key}-storlek": group_by_size.entry(text("{group}: andel per storlek", group=group)),
        EVIDENCE: FigureEntry(text("Underlaget: kompletta listor"), lists_headline, evidence_lists),
    } | ({CHANGES_MAP: FigureEntry(text("Karta över ändringarna"), changes_headline, map_of_changes)} if view.before else {})


def offerings_map(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """Where, and how many of the selected offerings."""
    frame, offerings = figure_frame(view, canvas), view.selection.offerings
    return selection_map(view.counts, view.states, map_ground(view), frame=frame, headline=map_headline(view), offerings=offerings)


def way_to_goal(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """How far to the goal, year by year."""
    return steps_to_goal(view.goal_coverage, view.goal_count, frame=_goal_frame(view, canvas), headline=goal_headline(view))


def group_over_years(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """The group's members per year."""
    note = " ".join(maybe_earlier_answer(view, view.selection.years))
    return coverage_over_years(view.coverage, frame=_goal_frame(view, canvas), headline=new_members_headline(view), note=note)


def group_maps(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """The group's members on a map for each year."""
    frame, years = _group_frame(view, canvas), view.selection.years
    return yearly_maps(view.memberships, map_ground(view), frame=frame, headline=members_headline(view), years=years)


def group_matrix(view: View, canvas: Canvas = SCREEN, order: str = FIRST_YEAR_ORDER) -> Drawn:
    """Every municipality in every year."""
    frame, years = _group_frame(view, canvas), view.selection.years
    return membership_matrix(view.memberships, ordered(view, order), frame=frame, headline=matrix_headline(view), years=years)


def evidence_lists(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """Which offerings and years have a complete list, and how many municipalities are known."""
    return evidence_matrix(view.evidence_coverage, frame=figure_frame(view, canvas), headline=lists_headline(view))


def map_of_changes(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """What has changed since the earlier version, municipality by municipality. Its address says what it is compared with."""
    return changes_map(
        view.changed_municipalities,
        view.changes,
        map_ground(view),
        frame=figure_frame_of_changes(view, canvas),
        headline=changes_headline(view),
        versions=versions(view),
        unknown=view.open_answers,
    )


def _group_frame(view: View, canvas: Canvas) -> FigureFrame:
    """What stands around a figure of the goal's offering in the selected years."""
    return figure_frame_of(view, canvas, [view.programme.goal.offering], view.selection.years)


def _goal_frame(view: View, canvas: Canvas) -> FigureFrame:
    """The same for one that counts from the project's first year."""
    return figure_frame_of(view, canvas, [view.programme.goal.offering], view.goal_years)


@dataclass(frozen=True)
class Spread:
    """Draws how far each kind of municipality has come: in the group in the selected years, or toward the goal."""

    by: str  # a column of the register: group, cooperation or size
    to_goal: bool = False

    def __call__(self, view: View, canvas: Canvas = SCREEN) -> Drawn:
        """The figure, laid out for the canvas."""
        shares = self._shares(view)
        frame = _goal_frame(view, canvas) if self.to_goal else _group_frame(view, canvas)
        return spread_over_groups(shares, group_labels(view, shares[self.by], self.by), frame=frame, **self._words(view, shares))

    def entry(self, label: str) -> FigureEntry:
        """The figure as it can be chosen."""
        return FigureEntry(label, lambda view: self._words(view, self._shares(view))["headline"], self)

    def _shares(self, view: View) -> pd.DataFrame:
        return spread(view.goal_count if self.to_goal else view.group_count, view.register, by=self.by)

    def _words(self, view: View, shares: pd.DataFrame) -> dict[str, str]:
        page, when = (GOAL, goal_period(view)) if self.to_goal else (view.programme.group_key, view.period)
        return spread_words(view, shares, self.by, page=page, when=when)


goal_by_cooperation, goal_by_group = Spread(COOPERATION, to_goal=True), Spread(GROUP, to_goal=True)
group_by_kind, group_by_cooperation, group_by_size = Spread(GROUP), Spread(COOPERATION), Spread(SIZE)
