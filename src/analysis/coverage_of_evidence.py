"""Which offerings and years have a complete list, and how much is known about each?"""

from collections.abc import Sequence

import pandas as pd

from src.analysis.evidence import state_over_years
from src.programme.definition import Programme
from src.vocabulary import CODE, OF, OFFERING, SAYS, SOURCE, STATE, YEAR, Evidence

LISTED, LIST_SOURCES, KNOWN, CONFLICTING = "listed", "sources", "known", "conflicting"


def coverage_of_evidence(
    states: pd.DataFrame,
    pieces: pd.DataFrame,
    complete_lists: pd.DataFrame,
    register: pd.DataFrame,
    *,
    programme: Programme,
    offerings: Sequence[str],
    years: Sequence[int],
) -> pd.DataFrame:
    """For each offering and year, whether there is a complete list, and how many cells are known.

    Gives offering, year (Int64; missing: the whole period), listed, sources (of the lists), known (yes, no or not eligible),
    conflicting and of (the municipalities in the register). Rows by offering, then year. A list of the whole period covers each
    year, and lists of every year cover the period. The period has its own rows only where all of it is selected and there is a
    yes or a list without a year.
    """
    chosen = states[states[CODE].isin(register[CODE])]
    keys, every = list(offerings), list(years)
    lists = complete_lists[complete_lists[OFFERING].isin(keys)]
    covered: dict[int | None, list[int]] = {year: [year] for year in every}
    cells = {year: chosen[chosen[YEAR] == year] for year in covered}
    if _whole_period(pieces, lists, register, programme, keys, every):
        covered[None] = every
        cells[None] = state_over_years(chosen, pieces, programme=programme, years=every)
    of_each = {year: dict(list(of_year.groupby(OFFERING)[STATE])) for year, of_year in cells.items()}
    none = pd.Series(dtype="str")
    rows = [_row(of_each[year].get(key, none), lists, key, year, covered[year]) for key in keys for year in covered]
    return pd.DataFrame(rows, columns=[OFFERING, YEAR, LISTED, LIST_SOURCES, KNOWN, CONFLICTING, OF]).astype({YEAR: "Int64"})


def _whole_period(
    pieces: pd.DataFrame, lists: pd.DataFrame, register: pd.DataFrame, programme: Programme, keys: list[str], years: list[int]
) -> bool:
    undated = pieces[YEAR].isna() & (pieces[SAYS] == Evidence.YES)
    said = undated & pieces[OFFERING].isin(keys) & pieces[CODE].isin(register[CODE])
    return len(years) > 1 and set(years) >= set(programme.years) and bool(said.any() or lists[YEAR].isna().any())


def _row(states: pd.Series, lists: pd.DataFrame, key: str, year: int | None, covered: list[int]) -> tuple[object, ...]:
    """One row; it is listed where a list covers the whole period, or each of the years `covered` has a list."""
    here = lists[lists[OFFERING] == key]
    of_the_period, of_years = here[here[YEAR].isna()], here[here[YEAR].isin(covered)]
    each = set(covered) <= set(of_years[YEAR])
    listed = bool(len(of_the_period)) or each
    sources = tuple(dict.fromkeys([*of_the_period[SOURCE], *(of_years[SOURCE] if each else [])]))
    conflicting = int((states == Evidence.CONFLICTING).sum())
    known = len(states) - conflicting - int((states == Evidence.UNKNOWN).sum())
    return key, year, listed, sources, known, conflicting, len(states)
