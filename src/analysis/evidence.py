"""What does the record know of each municipality, offering and year?"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from src.programme.definition import PROGRAMME_FILE, Eligibility, Programme
from src.vocabulary import (
    BASIS,
    CODE,
    FILE,
    LINE,
    OFFERING,
    PARTICIPATES,
    SAYS,
    SOURCE,
    STATE,
    YEAR,
    Basis,
    Evidence,
    population_column,
)

PIECE = [CODE, OFFERING, YEAR, SAYS, BASIS, SOURCE, FILE, LINE]


def pieces_of_evidence(
    participation: pd.DataFrame, complete_lists: pd.DataFrame, register: pd.DataFrame, *, programme: Programme
) -> pd.DataFrame:
    """Everything that the record says, one row for each statement of one source.

    Gives code, offering, year (missing: the whole period), says, basis, source, file and line. A row says yes or no. A complete
    list says no about each municipality in the register that it lacks. The names on a list are the yes rows of its own source,
    so a yes of another source contradicts it. A rule says not eligible, unless a row says that the municipality took part.
    """
    rows = participation[participation[CODE].isin(register[CODE])].copy()
    rows[SAYS] = np.where(rows[PARTICIPATES], Evidence.YES, Evidence.NO)
    rows[BASIS] = Basis.ROW
    named = rows[rows[SAYS] == Evidence.YES]
    absent = _absent_from_lists(named, complete_lists, register, programme.years)
    shut_out = [_shut_out(rule, named, register) for rule in programme.eligibility]
    parts = [part[PIECE] for part in (rows, absent, *shut_out) if len(part)]
    if not parts:
        return pd.DataFrame({column: pd.Series(dtype=rows[column].dtype) for column in PIECE})
    return pd.concat(parts, ignore_index=True).astype({YEAR: "Int64"})


def _absent_from_lists(named: pd.DataFrame, lists: pd.DataFrame, register: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    """A `no` for each municipality that a complete list lacks; a list of the whole period says no in each year."""
    everyone = lists.merge(register[[CODE]], how="cross")
    of_a_year, of_the_period = everyone[everyone[YEAR].notna()], everyone[everyone[YEAR].isna()]
    missing_that_year = _without(of_a_year, named, [CODE, OFFERING, YEAR, SOURCE])
    missing_all_along = _without(of_the_period, named, [CODE, OFFERING, SOURCE])
    in_each_year = missing_all_along.drop(columns=YEAR).merge(pd.DataFrame({YEAR: list(years)}), how="cross")
    absent = pd.concat([missing_that_year, in_each_year.astype({YEAR: "Int64"})], ignore_index=True)
    return absent.assign(**{SAYS: Evidence.NO, BASIS: Basis.LIST})


def _without(cells: pd.DataFrame, taken: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The cells whose keys do not occur in `taken`."""
    marked = cells.merge(taken[keys], on=keys, how="left", indicator="_found")
    return marked[marked["_found"] == "left_only"].drop(columns="_found")


def _shut_out(rule: Eligibility, named: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """A `not_eligible` for each municipality above the rule's limit, except those excepted and those with a yes row."""
    over = register[population_column(rule.population_year)] > rule.population_at_most
    took_part = named.loc[named[OFFERING] == rule.offering, CODE]
    codes = register.loc[over & ~register[CODE].isin([*rule.excepted, *took_part]), CODE]
    return pd.DataFrame(
        {
            CODE: codes,
            OFFERING: rule.offering,
            YEAR: pd.array([pd.NA] * len(codes), dtype="Int64"),
            SAYS: Evidence.NOT_ELIGIBLE,
            BASIS: Basis.RULE,
            SOURCE: rule.source,
            FILE: PROGRAMME_FILE,
            LINE: 0,
        }
    )


def state_by_year(pieces: pd.DataFrame, register: pd.DataFrame, *, programme: Programme) -> pd.DataFrame:
    """The state of every cell: code, offering, year, state; one row for each municipality × offering × project year.

    An undated no holds for each year; an undated yes for none in particular. A yes and a no for the same cell conflict. A rule
    that shuts a municipality out outweighs a no, and a yes outweighs the rule. An assumption settles its cell: `what_if` makes
    assumptions about open cells only.
    """
    cells = (
        register[[CODE]]
        .merge(pd.DataFrame({OFFERING: programme.offering_keys}), how="cross")
        .merge(pd.DataFrame({YEAR: pd.array(programme.years, dtype="Int64")}), how="cross")
    )
    yes = _said(cells, pieces, Evidence.YES, [CODE, OFFERING, YEAR])
    no = _said(cells, pieces, Evidence.NO, [CODE, OFFERING, YEAR]) | _said_undated(cells, pieces, Evidence.NO)
    shut_out = _said_undated(cells, pieces, Evidence.NOT_ELIGIBLE)
    assumptions = pieces[pieces[BASIS] == Basis.ASSUMPTION]
    assumed_yes, assumed_no = (_said(cells, assumptions, says, [CODE, OFFERING, YEAR]) for says in (Evidence.YES, Evidence.NO))
    state = np.select(
        [assumed_yes, assumed_no, yes & no, yes, shut_out, no],
        [Evidence.YES, Evidence.NO, Evidence.CONFLICTING, Evidence.YES, Evidence.NOT_ELIGIBLE, Evidence.NO],
        Evidence.UNKNOWN,
    )
    return cells.assign(**{STATE: state})


def _said(cells: pd.DataFrame, pieces: pd.DataFrame, says: Evidence, keys: list[str]) -> pd.Series:
    """For each cell, whether a piece with the same keys says this."""
    said = set(pieces.loc[pieces[SAYS] == says, keys].dropna().itertuples(index=False, name=None))
    return pd.Series([cell in said for cell in zip(*(cells[key] for key in keys), strict=True)], index=cells.index, dtype=bool)


def _said_undated(cells: pd.DataFrame, pieces: pd.DataFrame, says: Evidence) -> pd.Series:
    """For each cell, whether a piece without a year says this of the municipality and the offering."""
    return _said(cells, pieces[pieces[YEAR].isna()], says, [CODE, OFFERING])


def state_over_years(states: pd.DataFrame, pieces: pd.DataFrame, *, programme: Programme, years: Sequence[int]) -> pd.DataFrame:
    """The state over a selection of years: code, offering, state; one row for each municipality × offering.

    Yes if a selected year is a yes. An undated yes counts only if `years` is the whole project period, where it conflicts with a
    no for every single year; for a part of the period it changes nothing. Otherwise conflicting before unknown before no: a no
    needs evidence for each selected year. Without years, everything is unknown.
    """
    chosen = states[YEAR].isin(list(years))
    marks = {state: chosen & (states[STATE] == state) for state in Evidence}
    seen = states[[CODE, OFFERING]].assign(**marks).groupby([CODE, OFFERING], sort=False).any().reset_index()
    whole_period = set(years) >= set(programme.years)
    at_some_time = _said_undated(seen, pieces, Evidence.YES) & whole_period
    possible = seen[Evidence.UNKNOWN] | seen[Evidence.CONFLICTING]
    state = np.select(
        [
            seen[Evidence.YES] | (at_some_time & possible),
            at_some_time | seen[Evidence.CONFLICTING],
            seen[Evidence.UNKNOWN],
            seen[Evidence.NOT_ELIGIBLE],
            seen[Evidence.NO],
        ],
        [Evidence.YES, Evidence.CONFLICTING, Evidence.UNKNOWN, Evidence.NOT_ELIGIBLE, Evidence.NO],
        Evidence.UNKNOWN,
    )
    return seen[[CODE, OFFERING]].assign(**{STATE: state})
