"""Which cells does the record leave open, and why?"""

from collections.abc import Sequence
from enum import StrEnum

import pandas as pd

from src.analysis.counts import OPEN
from src.analysis.evidence import state_over_years
from src.programme.definition import Programme
from src.vocabulary import BASIS, CODE, OFFERING, SAYS, SOURCE, STATE, YEAR, Basis, Evidence

WHY, YES_SOURCES, NO_SOURCES, BY_LIST = "why", "yes_sources", "no_sources", "by_list"


class Why(StrEnum):
    """Why a cell is open."""

    NOTHING_SAID = "nothing_said"
    UNDATED = "undated"  # somebody says yes without a year, and it could be this one
    CONFLICT = "conflict"  # somebody says yes and somebody says no, for this year
    NO_YEAR_LEFT = "no_year_left"  # somebody says yes without a year, and each year is a no


def open_cells(
    states: pd.DataFrame,
    pieces: pd.DataFrame,
    register: pd.DataFrame,
    *,
    programme: Programme,
    offerings: Sequence[str],
    years: Sequence[int],
) -> pd.DataFrame:
    """Every cell that is unknown or conflicting: code, offering, year (Int64), state, why, yes_sources, no_sources, by_list.

    The sources are those that make a conflict, or that say yes without a year; `by_list`: each no is a complete list's silence.
    Rows by offering, then year, then in the register's order. Where all of the project period is selected, an undated yes against
    a no for every year is a conflict that no single year has: it is a row with a missing year, after the offering's others.
    """
    by_year = states[states[STATE].isin(list(OPEN)) & states[YEAR].isin(list(years))]
    cells = pd.concat([by_year, _of_no_year(states, pieces, programme, years)], ignore_index=True).astype({YEAR: "Int64"})
    cells = cells[cells[CODE].isin(register[CODE]) & cells[OFFERING].isin(list(offerings))]
    places = pd.DataFrame(
        {
            OFFERING: cells[OFFERING].map({key: place for place, key in enumerate(offerings)}),
            YEAR: cells[YEAR],
            CODE: cells[CODE].map({code: place for place, code in enumerate(register[CODE])}),
        }
    )
    cells = cells.loc[places.sort_values([OFFERING, YEAR, CODE], na_position="last").index].reset_index(drop=True)
    said = dict(list(pieces.groupby([CODE, OFFERING], sort=False)))
    nothing = pieces.iloc[:0]
    why = [
        _why(said.get((code, key), nothing), None if pd.isna(year) else int(year), state)
        for code, key, year, state in cells[[CODE, OFFERING, YEAR, STATE]].itertuples(index=False)
    ]
    return pd.concat([cells, pd.DataFrame(why, columns=[WHY, YES_SOURCES, NO_SOURCES, BY_LIST])], axis=1)


def _of_no_year(states: pd.DataFrame, pieces: pd.DataFrame, programme: Programme, years: Sequence[int]) -> pd.DataFrame:
    """The cells of the whole period that conflict although none of their years does."""
    if not set(years) >= set(programme.years):
        return states.iloc[:0]
    over = state_over_years(states, pieces, programme=programme, years=years)
    pairs = states.loc[states[STATE] == Evidence.CONFLICTING, [CODE, OFFERING]].drop_duplicates()
    marked = over[over[STATE] == Evidence.CONFLICTING].merge(pairs, on=[CODE, OFFERING], how="left", indicator="_found")
    alone = marked[marked["_found"] == "left_only"]
    return alone.assign(**{YEAR: pd.Series(pd.NA, index=alone.index, dtype="Int64")})[[CODE, OFFERING, YEAR, STATE]]


def _why(said: pd.DataFrame, year: int | None, state: str) -> tuple[Why, tuple[str, ...], tuple[str, ...], bool]:
    """Of one municipality's and offering's pieces: why this cell of theirs is open, and who makes it so."""
    undated = said[YEAR].isna()
    at_some_time = said[undated & (said[SAYS] == Evidence.YES)]
    if state == Evidence.UNKNOWN:
        if at_some_time.empty:
            return Why.NOTHING_SAID, (), (), False
        return Why.UNDATED, _sources(at_some_time), (), False
    this_year = said[(said[YEAR] == year).fillna(False)] if year is not None else at_some_time
    yes = this_year[this_year[SAYS] == Evidence.YES]
    no = said[(said[SAYS] == Evidence.NO) & (undated | (said[YEAR] == year).fillna(False) | (year is None))]
    why = Why.NO_YEAR_LEFT if year is None else Why.CONFLICT
    return why, _sources(yes), _sources(no), bool((no[BASIS] == Basis.LIST).all())


def _sources(pieces: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pieces[SOURCE]))
