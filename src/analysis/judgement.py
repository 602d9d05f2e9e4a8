"""The evidence that published claims are judged by, and the judgements."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from src.analysis.evidence import state_over_years
from src.programme.claims import Claim
from src.programme.definition import Programme
from src.vocabulary import CODE


class Verdict(StrEnum):
    """What the record says of a claim."""

    HOLDS = "holds"
    DIFFERS = "differs"
    UNTESTABLE = "untestable"


class Measure(StrEnum):
    """What the numbers of a judgement count."""

    MUNICIPALITIES = "municipalities"
    ABOVE_LIMIT = "above_limit"  # municipalities above the limit that took part in the round
    FIRST_YEAR = "first_year"  # the first year, from the earliest that it can be to the latest


class Wanted(NamedTuple):
    """Evidence that would settle a claim: which of the municipalities with these codes took part in `offering` in `years`.

    Without codes it is the group's own list of those years, with its national representatives. `said`: the record has answers,
    which contradict each other or leave open in which round a municipality took part; what is wanted is which of them is right.
    `disputed`: sources contradict each other about each of the municipalities.
    """

    offering: str
    years: tuple[int, ...]
    codes: tuple[str, ...] = ()
    said: bool = False
    disputed: bool = False


class Judgement(NamedTuple):
    """A claim with its verdict and what the verdict rests on.

    `claimed` is the claim's number, `at_least` what the record confirms and `at_most` what it leaves possible; `measure` says
    what they count. `at_most` is missing for a first year that nothing confirms, `at_least` too where no year is possible.
    `difference`: the municipalities that make the claim false. `unknown`: those that leave it open. `further`: those that it
    does not name though it is true of them. All are codes in the register's order. `wanted` is empty unless it cannot be tested.
    """

    claim: Claim
    verdict: Verdict
    measure: Measure
    claimed: int
    at_least: int | None
    at_most: int | None
    difference: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()


class ClaimEvidence(NamedTuple):
    """What claims are judged by: the frames of `Record`, the pieces of evidence and the states by year."""

    programme: Programme
    register: pd.DataFrame
    complete_lists: pd.DataFrame
    national_representatives: pd.DataFrame
    pieces: pd.DataFrame
    states: pd.DataFrame

    def over(self, years: Sequence[int]) -> pd.DataFrame:
        """The states over these years."""
        return state_over_years(self.states, self.pieces, programme=self.programme, years=years)

    def ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes, each once, in the register's order."""
        chosen = set(codes)
        return tuple(code for code in self.register[CODE] if code in chosen)
