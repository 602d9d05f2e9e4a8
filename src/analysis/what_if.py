"""What would follow if the open cells of the record were a yes or a no?

Assumptions are made about unknown and conflicting cells only; they never overrule evidence. Their order does not matter, and a
repeated one counts once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from src.analysis.counts import OPEN
from src.analysis.evidence import PIECE, state_by_year
from src.programme.definition import Programme
from src.vocabulary import CODE, OFFERING, SAYS, STATE, YEAR, Basis, Evidence

Pair = tuple[str, str]  # a municipality's code and an offering's key
NO_SOURCE = ""  # of an assumption


@dataclass(frozen=True)
class Assumption:
    """That a municipality took part in an offering in a year, or did not.

    With `year` None, a yes is for some year and a no for every open year.
    """

    code: str
    offering: str
    year: int | None
    answer: bool


def applicable(assumptions: Iterable[Assumption], pieces: pd.DataFrame, states: pd.DataFrame) -> tuple[Assumption, ...]:
    """The assumptions that can be made, each once, in the states' order; those without a year come first.

    Takes the record's pieces of evidence and its states by year. Drops assumptions about cells that are not open. Drops
    contradictions: a yes and a no for the same year are both dropped; "yes, some year" loses to "no" for every open year; "no"
    for every open year loses to a record that says yes without a year.
    """
    asked = set(assumptions)
    asked = {one for one in asked if replace(one, answer=not one.answer) not in asked}
    by_pair: dict[Pair, set[Assumption]] = {}
    for one in asked:
        by_pair.setdefault((one.code, one.offering), set()).add(one)
    some_year, kept = _without_year(pieces), []
    for pair, cells in _by_pair(states).items():
        possible = _possible(by_pair.get(pair, set()), cells, some_year=pair in some_year)
        kept += sorted(possible, key=lambda one: one.year or 0)
    return tuple(kept)


def each_possible(pieces: pd.DataFrame, states: pd.DataFrame) -> tuple[Assumption, ...]:
    """Every assumption that can be made on its own, in the states' order; those without a year first, a yes before a no."""
    some_year, found = _without_year(pieces), []
    for pair, cells in _by_pair(states).items():
        tried = (Assumption(*pair, year, answer) for year in (None, *cells) for answer in (True, False))
        found += [one for one in tried if _possible({one}, cells, some_year=pair in some_year)]
    return tuple(found)


def _by_pair(states: pd.DataFrame) -> dict[Pair, dict[int, str]]:
    """The states by year of each municipality and offering that has an open cell."""
    found: dict[Pair, dict[int, str]] = {}
    for code, offering, year, state in states[[CODE, OFFERING, YEAR, STATE]].itertuples(index=False):
        found.setdefault((code, offering), {})[int(year)] = state
    return {pair: cells for pair, cells in found.items() if any(state in OPEN for state in cells.values())}


def _without_year(pieces: pd.DataFrame) -> set[Pair]:
    """The municipalities and offerings that the record says yes about without a year."""
    said = pieces[(pieces[SAYS] == Evidence.YES) & pieces[YEAR].isna()]
    return set(said.set_index([CODE, OFFERING]).index)


def _possible(asked: set[Assumption], cells: Mapping[int, str], *, some_year: bool) -> set[Assumption]:
    """The assumptions about one municipality and offering that its states by year (`cells`) and each other leave possible.

    `some_year`: the record says yes without a year.
    """
    is_open = {year for year, state in cells.items() if state in OPEN}
    dated = {one for one in asked if one.year in is_open}
    undated = {one for one in asked if one.year is None and is_open}
    no_year = {one.year for one in dated if not one.answer} == is_open
    if Evidence.YES in cells.values():
        return dated | {one for one in undated if not one.answer}  # the record already says yes for some year
    if some_year:
        return set() if no_year else dated
    return dated | {one for one in undated if not (one.answer and no_year)}


def assumed(
    pieces: pd.DataFrame, states: pd.DataFrame, assumptions: Iterable[Assumption], *, register: pd.DataFrame, programme: Programme
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The pieces of evidence and the states by year under these assumptions; the record's own if none can be made.

    Each assumption adds pieces of its own basis: a dated one a piece of its year, a yes without a year a piece without a year,
    and a no without a year a piece for each open year that no other assumption is about.
    """
    asked = tuple(assumptions)
    kept = applicable(asked, pieces, states) if asked else ()
    if not kept:
        return pieces, states
    settled = {(one.code, one.offering, one.year) for one in kept}
    is_open = states[states[STATE].isin(list(OPEN))]
    rows: list[tuple[object, ...]] = []
    for one in kept:
        says = Evidence.YES if one.answer else Evidence.NO
        years: list[int | None] = [one.year]
        if one.year is None and not one.answer:
            mine = is_open.loc[(is_open[CODE] == one.code) & (is_open[OFFERING] == one.offering), YEAR]
            years = [int(year) for year in mine if (one.code, one.offering, int(year)) not in settled]
        rows += [(one.code, one.offering, year, says, Basis.ASSUMPTION, NO_SOURCE, "", 0) for year in years]
    added = pd.DataFrame(rows, columns=PIECE).astype({YEAR: "Int64"})
    together = pd.concat([pieces, added], ignore_index=True) if len(pieces) else added
    return together, state_by_year(together, register, programme=programme)
