"""Which cells does the record leave open, and why?"""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from src.analysis.counts import OPEN
from src.analysis.evidence import state_over_years
from src.programme.definition import Programme
from src.vocabulary import BASIS, CODE, OFFERING, SAYS, SOURCE, STATE, YEAR, Basis, Evidence

WHY_OPEN, YES_SOURCES, NO_SOURCES, BY_LIST = "why", "yes_sources", "no_sources", "by_list"


class Why(StrEnum):
    """Why a cell is open."""

    NOTHING_SAID = "nothing_said"
    UNDATED = "undated"  # a source says yes without a year, which could be this one
    CONFLICT = "conflict"  # a source says yes and another says no, for this year
    NO_YEAR_LEFT = "no_year_left"  # a source says yes without a year, and each year is a no


class _Piece(NamedTuple):
    year: int | None
    says: str
    source: str
    basis: str


def open_cells(
    states: pd.DataFrame,
    pieces: pd.DataFrame,
    register: pd.DataFrame,
    *,
    programme: Programme,
    offerings: Sequence[str],
    years: Sequence[int],
) -> pd.DataFrame:
    """Every unknown or conflicting cell: code, offering, year (Int64), state, why, yes_sources, no_sources and by_list.

    The sources are those of a conflict, or those that say yes without a year; `by_list` is true if every no comes from a complete
    list that lacks the municipality. Rows by offering, then year, then in the register's order. If the whole project period is
    selected, an undated yes against a no for every year is a row with a missing year, after the offering's other rows.
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
    said: dict[tuple[str, str], list[_Piece]] = defaultdict(list)
    for code, key, year, *rest in pieces[[CODE, OFFERING, YEAR, SAYS, SOURCE, BASIS]].itertuples(index=False):
        said[code, key].append(_Piece(None if pd.isna(year) else int(year), *rest))
    why = [
        _why(said[code, key], None if pd.isna(year) else int(year), state)
        for code, key, year, state in cells[[CODE, OFFERING, YEAR, STATE]].itertuples(index=False)
    ]
    return pd.concat([cells, pd.DataFrame(why, columns=[WHY_OPEN, YES_SOURCES, NO_SOURCES, BY_LIST])], axis=1)


def _of_no_year(states: pd.DataFrame, pieces: pd.DataFrame, programme: Programme, years: Sequence[int]) -> pd.DataFrame:
    """The cells of the whole period that conflict although no single year does."""
    if not set(years) >= set(programme.years):
        return states.iloc[:0]
    over = state_over_years(states, pieces, programme=programme, years=years)
    pairs = states.loc[states[STATE] == Evidence.CONFLICTING, [CODE, OFFERING]].drop_duplicates()
    marked = over[over[STATE] == Evidence.CONFLICTING].merge(pairs, on=[CODE, OFFERING], how="left", indicator="_found")
    alone = marked[marked["_found"] == "left_only"]
    return alone.assign(**{YEAR: pd.Series(pd.NA, index=alone.index, dtype="Int64")})[[CODE, OFFERING, YEAR, STATE]]


def _why(said: Sequence[_Piece], year: int | None, state: str) -> tuple[Why, tuple[str, ...], tuple[str, ...], bool]:
    """Why a cell is open, who says yes, who says no, and `by_list`; `said` holds the pieces of its municipality and offering."""
    at_some_time = [piece for piece in said if piece.year is None and piece.says == Evidence.YES]
    if state == Evidence.UNKNOWN:
        return (Why.UNDATED if at_some_time else Why.NOTHING_SAID), _sources(at_some_time), (), False
    yes = [piece for piece in said if piece.year == year and piece.says == Evidence.YES]
    no = [piece for piece in said if piece.says == Evidence.NO and (year is None or piece.year in (None, year))]
    why = Why.NO_YEAR_LEFT if year is None else Why.CONFLICT
    return why, _sources(yes), _sources(no), all(piece.basis == Basis.LIST for piece in no)


def _sources(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.source for piece in pieces))
