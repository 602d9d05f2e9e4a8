"""A record with its evidence worked out, which every view shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from src.analysis.claims import judge_all
from src.analysis.corrections import rows_as_written
from src.analysis.evidence import pieces_of_evidence, state_by_year, state_over_years
from src.analysis.judgement import ClaimEvidence, Judgement
from src.analysis.reference_group import first_confirmed_years
from src.programme.definition import Programme
from src.record import Record
from src.vocabulary import CODE, FILE, MUNICIPALITY, PARTICIPATION_FILE

VERSION_LETTERS = 8  # of the data's hash: enough to tell the versions of one programme apart


@dataclass(frozen=True)
class AssessedRecord:
    """A programme and one of its exports with the evidence; `version` is the beginning of the data's hash."""

    programme: Programme
    record: Record
    pieces: pd.DataFrame
    states: pd.DataFrame
    version: str = ""
    _over: dict[tuple[int, ...], pd.DataFrame] = field(default_factory=dict, init=False, compare=False, repr=False)

    def states_over(self, years: Sequence[int]) -> pd.DataFrame:
        """The state over a selection of years (`state_over_years`); worked out once for all visitors."""
        if (chosen := tuple(years)) not in self._over:
            self._over[chosen] = state_over_years(self.states, self.pieces, programme=self.programme, years=chosen)
        return self._over[chosen]

    @cached_property
    def names(self) -> dict[str, str]:
        """The municipalities' names by code, in the register's order."""
        return dict(self.record.register[[CODE, MUNICIPALITY]].to_numpy().tolist())

    @cached_property
    def first_years(self) -> dict[str, int]:
        """The first confirmed year in the goal's offering by code (`first_confirmed_years`), which a filter goes by.

        It is of the whole record: the years that are filtered, and what a visitor assumes, move no municipality from one option to
        another. Otherwise a filter on years would make a municipality of 2018 one of 2020, and an assumption would change whom
        it is counted among.
        """
        first = first_confirmed_years(self.states, offering=self.programme.goal.offering)
        return {str(code): int(year) for code, year in first.items()}

    @cached_property
    def as_written(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The pieces of evidence and the states by year as the sources wrote their rows, with no correction made."""
        record, programme = self.record, self.programme
        rows = rows_as_written(record.participation, record.corrections).assign(**{FILE: PARTICIPATION_FILE})
        pieces = pieces_of_evidence(rows, record.complete_lists, record.register, programme=programme)
        return pieces, state_by_year(pieces, record.register, programme=programme)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements of the programme's claims, in their order; worked out once for all visitors."""
        return judge_all(claim_evidence(self, self.pieces, self.states))


def claim_evidence(assessed: AssessedRecord, pieces: pd.DataFrame, states: pd.DataFrame) -> ClaimEvidence:
    """What claims are judged by: the record with its own evidence, or with that of a view that assumes something."""
    record = assessed.record
    frames = (record.register, record.complete_lists, record.national_representatives)
    return ClaimEvidence(assessed.programme, *frames, pieces, states)


def assess(programme: Programme, record: Record, content: str) -> AssessedRecord:
    """The record with its evidence; `content` is the hash of everything that was read."""
    pieces = pieces_of_evidence(record.participation, record.complete_lists, record.register, programme=programme)
    states = state_by_year(pieces, record.register, programme=programme)
    return AssessedRecord(programme, record, pieces, states, content[:VERSION_LETTERS])
