"""Every figure that there is, by name: the page, the exported file, the report and the check of a figure draw it here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from src.analysis.counts import OPEN, spread
from src.analysis.reference_group import members_by_group
from src.catalogue.figure_frames import figure_frame, figure_frame_of_changes, map_ground
from src.charts.changes import CHANGES_MAP, changes_map
from src.charts.coverage import coverage_over_years, spread_over_groups
from src.charts.drawn import Drawn
from src.charts.evidence import EVIDENCE, evidence_matrix
from src.charts.goal import steps_to_goal
from src.charts.group_matrix import matrix_by_group
from src.charts.map import MAP, selection_map
from src.charts.matrix import membership_matrix
from src.charts.paper import SCREEN, Canvas
from src.charts.yearly_maps import yearly_maps
from src.selection.divisions import filter_names
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import BOUNDARIES, COOPERATION, GROUP, SIZE, STATE, YEAR
from src.wording.comparison import versions
from src.wording.coverage_of_evidence import lists_headline
from src.wording.divisions import group_word
from src.wording.group_sentences import maybe_earlier_answer
from src.wording.groups import folds, group_names
from src.wording.headlines import (
    changes_headline,
    goal_headline,
    map_headline,
    matrix_headline,
    members_headline,
    new_members_headline,
)
from src.wording.sentences import missing_notes
from src.wording.spread import SpreadMeasure, spread_headline, spread_label, spread_subtitle
from src.wording.tables import FIRST_YEAR_ORDER, group_labels, ordered

GOAL = "mal"  # the name of the goal's figure, and the beginning of its spreads'


class Draw(Protocol):
    """Draws one figure of a view."""

    def __call__(self, view: View, canvas: Canvas = SCREEN) -> Drawn:
        """The figure, laid out for the canvas."""
        ...


@dataclass(frozen=True)
class FigureEntry:
    """A figure that can be chosen: what it is called in a list, what it finds, how it is drawn, and what it shows.

    `scope` narrows a view to what shapes the figure; `shown`: the columns of the register in it, and BOUNDARIES for a map.
    """

    label: str
    headline: Callable[[View], str]  # without drawing it
    draw: Draw
    scope: Callable[[View], View] = View.narrowed
    shown: tuple[str, ...] = ()

    def sources(self, view: View) -> tuple[str, ...]:
        """The ids of the figure's sources."""
        return self.scope(view).sources_of(*self.shown)


@once
def figures(view: View) -> dict[str, FigureEntry]:
    """The figures of a view, by the name that they have in addresses and files, in the order of a report."""
    text, key = view.text, view.programme.group_key
    words = {"group": text.of(view.goal_offering.name), "members": view.members}
    by = (GROUP,) if folds(view) else ()
    found = {
        MAP: FigureEntry(text("Karta över erbjudandena"), map_headline, offerings_map, shown=(BOUNDARIES,)),
        GOAL: FigureEntry(text("Vägen till målet"), goal_headline, way_to_goal, _of_goal),
        f"{key}-per-ar": FigureEntry(
            text("{group}: {members} per år", **words), new_members_headline, group_over_years, _of_newcomers
        ),
        f"{key}-kartor": FigureEntry(
            text("{group}: kartor, en för varje år", **words), members_headline, group_maps, _of_group, (BOUNDARIES,)
        ),
        f"{key}-matris": FigureEntry(
            text("{group}: varje kommun i varje år", **words),
            matrix_headline,
            group_matrix,
            _of_newcomers,
            by,
        ),
    }
    found |= _spread_entries(view, SpreadMeasure.GOAL) | _spread_entries(view, SpreadMeasure.MEMBERS)
    if view.selection.years != view.programme.years:
        found |= _spread_entries(view, SpreadMeasure.NEW)
    found[EVIDENCE] = FigureEntry(text("Kompletta listor"), lists_headline, evidence_lists)
    if view.before:
        found[CHANGES_MAP] = FigureEntry(text("Karta över ändringarna"), changes_headline, map_of_changes, shown=(BOUNDARIES,))
    return found


def figure_name(view: View, draw: Draw) -> str:
    """The name of the figure that this function draws."""
    return next(name for name, entry in figures(view).items() if entry.draw == draw)


def _of_goal(view: View) -> View:
    return view.of_goal


def _of_group(view: View) -> View:
    return view.of_group


def _of_newcomers(view: View) -> View:
    return view.of_newcomers


def offerings_map(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """Where, and how many of the selected offerings."""
    view = view.narrowed()
    frame, offerings = figure_frame(view, canvas, BOUNDARIES), view.selection.offerings
    return selection_map(view.counts, view.states, map_ground(view), frame=frame, headline=map_headline(view), offerings=offerings)


def way_to_goal(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """How far to the goal, year by year."""
    view = view.of_goal
    frame, missing = figure_frame(view, canvas), missing_notes(view)
    return steps_to_goal(view.coverage, view.goal_count, frame=frame, headline=goal_headline(view), missing=missing)


def group_over_years(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """The group's members per year."""
    view = view.of_newcomers
    note = " ".join(maybe_earlier_answer(view, view.selection.years))
    return coverage_over_years(view.coverage, frame=figure_frame(view, canvas), headline=new_members_headline(view), note=note)


def group_maps(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """The group's members on a map for each year."""
    view = view.of_group
    frame, years = figure_frame(view, canvas, BOUNDARIES), view.selection.years
    return yearly_maps(view.memberships, map_ground(view), frame=frame, headline=members_headline(view), years=years)


def group_matrix(view: View, canvas: Canvas = SCREEN, order: str = FIRST_YEAR_ORDER) -> Drawn:
    """Every municipality in every year; where they are many, how many of each group."""
    view = view.of_newcomers
    frame, years = figure_frame(view, canvas, *((GROUP,) if folds(view) else ())), view.selection.years
    if folds(view):
        cells = view.memberships[view.memberships[YEAR].isin(list(years))]
        return matrix_by_group(
            members_by_group(cells, view.register, years=years),
            group_names(view),
            frame=frame,
            years=years,
            headline=matrix_headline(view),
            kind=group_word(view),
            unknown=(int(cells[STATE].isin(list(OPEN)).sum()), len(cells)),
            leads=filter_names(view.assessed, GROUP),
        )
    return membership_matrix(view.memberships, ordered(view, order), frame=frame, headline=matrix_headline(view), years=years)


def evidence_lists(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """Which offerings and years have a complete list, and how many municipalities are known."""
    view = view.narrowed()
    return evidence_matrix(view.evidence_coverage, frame=figure_frame(view, canvas), headline=lists_headline(view))


def map_of_changes(view: View, canvas: Canvas = SCREEN) -> Drawn:
    """What has changed since the earlier version, municipality by municipality. Its address says what it is compared with."""
    view = view.narrowed()
    return changes_map(
        view.changed_municipalities,
        view.changes,
        map_ground(view),
        frame=figure_frame_of_changes(view, canvas),
        headline=changes_headline(view),
        versions=versions(view),
        unknown=view.open_answers,
    )


@dataclass(frozen=True)
class Spread:
    """Draws the spread of a measure over the kinds of municipality, the cooperation bodies or the classes of size."""

    by: str  # a column of the register: group, cooperation or size
    measure: SpreadMeasure

    def __call__(self, view: View, canvas: Canvas = SCREEN) -> Drawn:
        """The figure, laid out for the canvas."""
        view = self.scope(view)
        shares = self._shares(view)
        leads = filter_names(view.assessed, self.by)
        labels, frame = group_labels(view, shares[self.by], self.by), figure_frame(view, canvas, self.by)
        words = {"headline": self.headline(view), "subtitle": spread_subtitle(view, self.measure)}
        names = [leads.get(value, "") for value in shares[self.by]]
        return spread_over_groups(shares, labels, frame=frame, name=self.name(view), leads=names, **words)

    def headline(self, view: View) -> str:
        """What the figure finds."""
        view = self.scope(view)
        return spread_headline(view, self._shares(view), self.by, self.measure)

    def name(self, view: View) -> str:
        """The figure's name."""
        key = GOAL if self.measure == SpreadMeasure.GOAL else view.programme.group_key
        new = "-nya" if self.measure == SpreadMeasure.NEW else ""
        return f"{key}{new}-{ {GROUP: 'kommungrupp', COOPERATION: 'samarbete', SIZE: 'storlek'}[self.by] }"

    def scope(self, view: View) -> View:
        """The view of what shapes the figure."""
        if self.measure == SpreadMeasure.GOAL:
            return view.of_goal
        return view.of_newcomers if self.measure == SpreadMeasure.NEW else view.of_group

    def _shares(self, view: View) -> pd.DataFrame:
        if self.measure == SpreadMeasure.NEW:
            return spread(view.new_count, view.register, by=self.by)
        return spread(view.goal_count if self.measure == SpreadMeasure.GOAL else view.group_count, view.register, by=self.by)


@once
def spreads(view: View, measure: SpreadMeasure) -> tuple[Spread, ...]:
    """The spreads of a measure over what the register divides its municipalities by."""
    divides = {column: len(set(view.assessed.record.register[column])) > 1 for column in (COOPERATION, GROUP, SIZE)}
    columns = divides | {SIZE: divides[SIZE] and measure != SpreadMeasure.GOAL}
    return tuple(Spread(column, measure) for column, divides in columns.items() if divides)


def _spread_entries(view: View, measure: SpreadMeasure) -> dict[str, FigureEntry]:
    return {
        one.name(view): FigureEntry(spread_label(view, one.by, measure), one.headline, one, one.scope, (one.by,))
        for one in spreads(view, measure)
    }
