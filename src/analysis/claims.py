"""Do the published claims hold?

A claim holds if it is true whatever the unknown and conflicting cells turn out to be, differs if it is false whatever they turn
out to be, and cannot be tested otherwise. An undated yes says nothing about a single year: no year is found by elimination.
"""

from collections.abc import Mapping, Sequence
from typing import assert_never

import pandas as pd

from src.analysis.counts import OPEN, in_offering, offerings_per_municipality, with_at_least
from src.analysis.evidence import state_by_year, state_over_years
from src.analysis.judgement import ClaimEvidence, Judgement, Measure, Verdict, Wanted
from src.programme.claims import (
    Began,
    Claim,
    Everyone,
    EveryYear,
    NumberOfMunicipalities,
    OnlyThese,
    RepresentativeNew,
    WithinLimit,
)
from src.vocabulary import BASIS, CODE, OFFERING, SOURCE, STATE, YEAR, Basis, Evidence, population_column


def judge(claim: Claim, evidence: ClaimEvidence) -> Judgement:
    """What the record says of one claim. Reading has checked that the claim's offerings, years and municipalities exist."""
    match claim:
        case Everyone():
            return _everyone(claim, evidence)
        case EveryYear():
            return _every_year(claim, evidence)
        case OnlyThese():
            return _only_these(claim, evidence)
        case Began():
            return _began(claim, evidence)
        case WithinLimit():
            return _within_limit(claim, evidence)
        case RepresentativeNew():
            return _representative_new(claim, evidence)
        case NumberOfMunicipalities():
            number = len(evidence.register)
            verdict = Verdict.HOLDS if number == claim.number else Verdict.DIFFERS
            return Judgement(claim, verdict, Measure.MUNICIPALITIES, claim.number, number, number)
        case _:
            assert_never(claim)


def judge_all(evidence: ClaimEvidence) -> tuple[Judgement, ...]:
    """What the record says of each of the programme's claims, in their order."""
    return tuple(judge(claim, evidence) for claim in evidence.programme.claims)


def _everyone(claim: Everyone, evidence: ClaimEvidence) -> Judgement:
    offerings, years = claim.offerings or evidence.programme.offering_keys, claim.years or evidence.programme.years
    over = evidence.over(years)
    count = with_at_least(offerings_per_municipality(over, evidence.register, offerings=offerings), 1)
    missing = evidence.ordered(set(evidence.register[CODE]) - {*count.codes, *count.possible})
    numbers = (count.of, count.confirmed, count.at_most)
    return _counted(
        claim, numbers, missing, count.possible, wanted=_open_cells(over, evidence.states, offerings, years, count.possible)
    )


def _only_these(claim: OnlyThese, evidence: ClaimEvidence) -> Judgement:
    offerings, years = claim.offerings or evidence.programme.offering_keys, evidence.programme.years
    over, names = evidence.over(years), set(claim.municipalities)
    count = with_at_least(offerings_per_municipality(over, evidence.register, offerings=offerings), len(offerings))
    others = evidence.ordered(set(count.codes) - names)
    differing = evidence.ordered({*others, *(names - {*count.codes, *count.possible})})
    numbers, wanted = (
        (len(names), count.confirmed, count.at_most),
        _open_cells(over, evidence.states, offerings, years, count.possible),
    )
    return _counted(claim, numbers, differing, count.possible, others, wanted)


def _every_year(claim: EveryYear, evidence: ClaimEvidence) -> Judgement:
    years, names = claim.years or evidence.programme.years, set(claim.municipalities)
    cells = evidence.states[(evidence.states[OFFERING] == claim.offering) & evidence.states[YEAR].isin(list(years))]
    yes = (cells[STATE] == Evidence.YES).groupby(cells[CODE]).all()
    possible = cells[STATE].isin([Evidence.YES, *OPEN]).groupby(cells[CODE]).all()
    sure, can_be = set(yes.index[yes]), set(possible.index[possible])
    differing, unknown = evidence.ordered(names - can_be), evidence.ordered(names & (can_be - sure))
    numbers = (len(names), len(names & sure), len(names & can_be))
    wanted = _open_cells_by_year(cells[cells[CODE].isin(unknown)], claim.offering)
    return _counted(claim, numbers, differing, unknown, evidence.ordered(sure - names), wanted)


def _within_limit(claim: WithinLimit, evidence: ClaimEvidence) -> Judgement:
    """The limit must not prove itself, so the states are worked out again without the programme's rules."""
    above = _above_limit(evidence, claim.offering)
    pieces = evidence.pieces[evidence.pieces[BASIS] != Basis.RULE]
    states, years = state_by_year(pieces, evidence.register, programme=evidence.programme), claim.years or evidence.programme.years
    over = state_over_years(states, pieces, programme=evidence.programme, years=years)
    count = in_offering(over[over[CODE].isin(above)], evidence.register, offering=claim.offering)
    sure, unknown = (count.codes, count.possible) if claim.years else ((), evidence.ordered(count.codes + count.possible))
    numbers = (0, len(sure), len(sure + unknown))
    wanted = _open_cells(over, states, [claim.offering], years, unknown)
    if rounds := tuple(code for code in unknown if code in count.codes):
        wanted = (*wanted, Wanted(claim.offering, tuple(years), rounds, said=True))
    return _counted(claim, numbers, sure, unknown, wanted=wanted, measure=Measure.ABOVE_LIMIT)


def _above_limit(evidence: ClaimEvidence, offering: str) -> set[str]:
    """The municipalities that a rule of the programme shuts out of the offering."""
    above: set[str] = set()
    for rule in evidence.programme.eligibility:
        if rule.offering == offering:
            over = evidence.register[population_column(rule.population_year)] > rule.population_at_most
            above |= set(evidence.register.loc[over, CODE]) - set(rule.excepted)
    return above


def _began(claim: Began, evidence: ClaimEvidence) -> Judgement:
    cells = evidence.states[evidence.states[OFFERING] == claim.offering]
    by_year = {year: _somebody(cells.loc[cells[YEAR] == year, STATE]) for year in evidence.programme.years}
    open_cells = cells[cells[STATE].isin(list(OPEN)) & cells[YEAR].isin(_open_years(by_year, claim.year))]
    early = set(cells.loc[(cells[STATE] == Evidence.YES) & (cells[YEAR] < claim.year), CODE])
    unknown = set(open_cells[CODE]) - early
    wanted = _open_cells_by_year(open_cells, claim.offering)
    return _first_year(claim, by_year, evidence.ordered(early), evidence.ordered(unknown), wanted)


def _representative_new(claim: RepresentativeNew, evidence: ClaimEvidence) -> Judgement:
    """There was no representative in a year for which the group's list is complete and its source names none."""
    said = evidence.national_representatives
    lists = evidence.complete_lists[evidence.complete_lists[OFFERING] == claim.offering]
    by_year: dict[int, bool | None] = {}
    for year in evidence.programme.years:
        named = set(said.loc[said[YEAR] == year, SOURCE])
        silent = set(lists.loc[lists[YEAR] == year, SOURCE]) - named
        silent |= set(lists.loc[lists[YEAR].isna(), SOURCE]) - set(said[SOURCE])
        by_year[year] = bool(named) if bool(named) != bool(silent) else None
    open_years = _open_years(by_year, claim.year)
    listed = {year for year in open_years if not lists[lists[YEAR].isna() | (lists[YEAR] == year)].empty}
    asked = {said: tuple(year for year in open_years if (year in listed) == said) for said in (False, True)}
    wanted = tuple(Wanted(claim.offering, years, said=said) for said, years in asked.items() if years)
    return _first_year(claim, by_year, (), (), wanted)


def _first_year(
    claim: Began | RepresentativeNew,
    by_year: Mapping[int, bool | None],
    difference: tuple[str, ...],
    unknown: tuple[str, ...],
    wanted: tuple[Wanted, ...],
) -> Judgement:
    """Judges whether the claimed year is the first true one; `by_year` says true, false or open (None), years ascending."""
    earlier = [said for year, said in by_year.items() if year < claim.year]
    if by_year[claim.year] is False or True in earlier:
        verdict = Verdict.DIFFERS
    else:
        verdict = Verdict.HOLDS if by_year[claim.year] and None not in earlier else Verdict.UNTESTABLE
    earliest = next((year for year, said in by_year.items() if said is not False), None)
    latest = next((year for year, said in by_year.items() if said), None)
    wanted = wanted if verdict == Verdict.UNTESTABLE else ()
    return Judgement(claim, verdict, Measure.FIRST_YEAR, claim.year, earliest, latest, difference, unknown, wanted=wanted)


def _somebody(states: pd.Series) -> bool | None:
    """Whether any municipality took part; None where that is open."""
    if (states == Evidence.YES).any():
        return True
    return None if states.isin(list(OPEN)).any() else False


def _open_years(by_year: Mapping[int, bool | None], claimed: int) -> tuple[int, ...]:
    """The years that can still turn out to be the first: those that are open, up to the claimed one and the first sure one."""
    last = min([claimed, *(year for year, said in by_year.items() if said)])
    return tuple(year for year, said in by_year.items() if said is None and year <= last)


def _counted(
    claim: Claim,
    numbers: tuple[int, int, int],
    difference: tuple[str, ...],
    unknown: tuple[str, ...],
    further: tuple[str, ...] = (),
    wanted: tuple[Wanted, ...] = (),
    measure: Measure = Measure.MUNICIPALITIES,
) -> Judgement:
    """Judges a claim about municipalities: differs by each in `difference`, cannot be tested while some are `unknown`.

    `numbers`: claimed, at least and at most.
    """
    verdict = Verdict.DIFFERS if difference else Verdict.UNTESTABLE if unknown else Verdict.HOLDS
    wanted = wanted if verdict == Verdict.UNTESTABLE else ()
    return Judgement(claim, verdict, measure, *numbers, difference, unknown, further, wanted)


def _open_cells(
    over: pd.DataFrame, states: pd.DataFrame, offerings: Sequence[str], years: Sequence[int], codes: Sequence[str]
) -> tuple[Wanted, ...]:
    """What is open of these municipalities: for each offering, those whose state over the years is open, by their open years.

    A yes without a year that every single year denies leaves no year open; which of them is right is then wanted, of all years.
    """
    cells = over[over[STATE].isin(list(OPEN)) & over[CODE].isin(list(codes)) & over[OFFERING].isin(list(offerings))]
    open_years = {
        state: states[(states[STATE] == state) & states[YEAR].isin(list(years))].groupby([CODE, OFFERING])[YEAR].agg(tuple)
        for state in OPEN
    }
    found: dict[tuple[str, tuple[int, ...], bool], list[str]] = {}
    for key in offerings:
        for code in filter(set(cells.loc[cells[OFFERING] == key, CODE]).__contains__, codes):
            by_state = {state: by_cell[code, key] for state, by_cell in open_years.items() if (code, key) in by_cell}
            for state, wanted in (by_state or {Evidence.CONFLICTING: years}).items():
                found.setdefault((key, tuple(map(int, wanted)), state == Evidence.CONFLICTING), []).append(code)
    return tuple(Wanted(key, wanted, tuple(who), disputed=disputed) for (key, wanted, disputed), who in found.items())


def _open_cells_by_year(cells: pd.DataFrame, offering: str) -> tuple[Wanted, ...]:
    """For each year, the municipalities whose cell is open: those that nothing is said of, and those whose sources contradict."""
    open_cells = cells[cells[STATE].isin(list(OPEN))]
    found = [(int(year), rows[STATE] == Evidence.CONFLICTING, rows[CODE]) for year, rows in open_cells.groupby(YEAR)]  # type: ignore[arg-type]
    each = [(year, disputed, tuple(codes[conflicts == disputed])) for year, conflicts, codes in found for disputed in (False, True)]
    return tuple(Wanted(offering, (year,), codes, disputed=disputed) for year, disputed, codes in each if codes)
