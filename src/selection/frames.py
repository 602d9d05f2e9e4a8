"""The frames and counts of a selection, from which every sentence, table and figure is made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from src.analysis.assessed import AssessedRecord, claim_evidence
from src.analysis.claims import judge_all
from src.analysis.corrections import Cell, cell_set, corrected_cells, corrected_over
from src.analysis.counts import Count, in_offering, offerings_per_municipality, open_cells_in, with_at_least
from src.analysis.coverage_of_evidence import coverage_of_evidence
from src.analysis.evidence import state_over_years
from src.analysis.goal import missing
from src.analysis.judgement import Judgement
from src.analysis.reference_group import memberships, new_in, reference_group_by_year, returning_in
from src.analysis.unknowns import open_cells
from src.analysis.what_if import assumed
from src.programme.definition import Offering, Programme
from src.selection.divisions import divisions
from src.selection.once import once
from src.selection.selection import Selection
from src.vocabulary import CODE, COOPERATION, OFFERING, SAYS, STATE, YEAR, Evidence


@dataclass(frozen=True)
class Frames:
    """The selected part of one export. Each frame is computed once, on first use."""

    assessed: AssessedRecord
    selection: Selection
    divided_by: AssessedRecord | None = field(default=None, kw_only=True)  # whose first years the filter goes by; None: its own
    # The states that this view and those narrowed from it have worked out, with their pieces, by pieces and years.
    _worked_out: dict[object, tuple[pd.DataFrame, pd.DataFrame]] = field(
        default_factory=dict, kw_only=True, compare=False, repr=False
    )

    @property
    def programme(self) -> Programme:
        """The programme's definition."""
        return self.assessed.programme

    @property
    def goal_offering(self) -> Offering:
        """The offering that the goal is about."""
        return self.programme.goal_offering

    @cached_property
    def register(self) -> pd.DataFrame:
        """The selected municipalities: the denominator of every share."""
        register, divided = self.assessed.record.register, divisions(self.divided_by or self.assessed)
        for key, chosen in self.selection.on_municipalities.items():
            divided = divided[divided[key].isin(chosen)] if chosen else divided
        return register[register[CODE].isin(divided.index)].reset_index(drop=True)

    @property
    def has_cooperation(self) -> bool:
        """Whether any municipality in the register has a cooperation body."""
        return bool((self.assessed.record.register[COOPERATION] != "").any())

    @property
    def pieces(self) -> pd.DataFrame:
        """Every piece of evidence (`pieces_of_evidence`), and the assumptions."""
        return self._assumed[0]

    @property
    def states_by_year(self) -> pd.DataFrame:
        """The state of every municipality, offering and year (`state_by_year`), with the assumptions."""
        return self._assumed[1]

    @cached_property
    def _assumed(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        assessed, record = self.assessed, self.assessed.record
        assumptions = self.selection.what_if
        return assumed(assessed.pieces, assessed.states, assumptions, register=record.register, programme=assessed.programme)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """The verdicts on the programme's claims, in order; on the whole record, regardless of the filters."""
        assessed = self.assessed
        if self.pieces is assessed.pieces:
            return assessed.judgements
        return judge_all(claim_evidence(assessed, self.pieces, self.states_by_year))

    @cached_property
    def all_states(self) -> pd.DataFrame:
        """Code, offering and state over the selected years, for every municipality in the register."""
        return self._over(self.selection.years)

    @cached_property
    def states(self) -> pd.DataFrame:
        """`all_states` of the selected municipalities."""
        return self._of_municipalities(self.all_states)

    @cached_property
    def counts(self) -> pd.DataFrame:
        """The selected offerings per municipality."""
        return offerings_per_municipality(self.states, self.register, offerings=self.selection.offerings)

    @cached_property
    def reached(self) -> Count:
        """The municipalities that have taken part in at least one of the selected offerings."""
        return with_at_least(self.counts, 1)

    @cached_property
    def all_taken(self) -> Count:
        """The municipalities that have taken part in each of the selected offerings."""
        return with_at_least(self.counts, len(self.selection.offerings))

    @property
    def open_answers(self) -> tuple[int, int]:
        """How many of the selection's combinations of municipality and offering are open, and out of how many."""
        return open_cells_in(self.counts), len(self.counts) * len(self.selection.offerings)

    @once
    def takers(self, key: str) -> Count:
        """The municipalities that have taken part in one offering in the selected years."""
        return in_offering(self.states, self.register, offering=key)

    @cached_property
    def group_count(self) -> Count:
        """The municipalities that have taken part in the goal's offering in the selected years, out of the register's."""
        return self.takers(self.programme.goal.offering).of_register

    @cached_property
    def new_count(self) -> Count:
        """The municipalities that came to the group in a selected year."""
        return new_in(self.memberships, self.register, years=self.selection.years)

    @once
    def returning_in(self, year: int) -> Count:
        """The municipalities of the selection that were in the group in a year and earlier too, and those that could have been."""
        return returning_in(self.memberships, self.register, year=year)

    @once
    def members_in(self, year: int) -> Count:
        """The municipalities that took part in the goal's offering in one year, out of the register's."""
        states = self.states_by_year[self.states_by_year[YEAR] == year]
        return in_offering(states, self.register, offering=self.programme.goal.offering).of_register

    @property
    def goal_years(self) -> tuple[int, ...]:
        """The years that count toward the goal: all of the programme's through the last selected, as the goal is cumulative."""
        return tuple(year for year in self.programme.years if year <= self.selection.years[-1])

    @cached_property
    def goal_states(self) -> pd.DataFrame:
        """Code, offering and state over the goal's years, for the selected municipalities."""
        return self._of_municipalities(self._over(self.goal_years))

    @cached_property
    def goal_count(self) -> Count:
        """The municipalities that have reached the goal by the last selected year."""
        return in_offering(self.goal_states, self.register, offering=self.programme.goal.offering).of_register

    @cached_property
    def missing(self) -> pd.DataFrame:
        """The selected municipalities whose participation toward the goal is not confirmed: code and state."""
        return missing(self.goal_states, self.register, offering=self.programme.goal.offering)

    @cached_property
    def all_memberships(self) -> pd.DataFrame:
        """The memberships in the goal's offering of every municipality in the register, in every year of the programme."""
        whole_period, register = self._over(self.programme.years), self.assessed.record.register
        return memberships(self.states_by_year, whole_period, register, offering=self.programme.goal.offering)

    @cached_property
    def memberships(self) -> pd.DataFrame:
        """`all_memberships` of the selected municipalities."""
        return self._of_municipalities(self.all_memberships)

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """The group in each of the selected years (`reference_group_by_year`)."""
        return reference_group_by_year(self.memberships, self.register, years=self.selection.years)

    @cached_property
    def goal_coverage(self) -> pd.DataFrame:
        """The group in each of the years that count toward the goal."""
        return reference_group_by_year(self.memberships, self.register, years=self.goal_years)

    @cached_property
    def evidence_coverage(self) -> pd.DataFrame:
        """The coverage of the selected offerings and years for the selected municipalities (`coverage_of_evidence`)."""
        return coverage_of_evidence(
            self.states_by_year,
            self.pieces,
            self.assessed.record.complete_lists,
            self.register,
            programme=self.programme,
            offerings=self.selection.offerings,
            years=self.selection.years,
        )

    @cached_property
    def open_cells(self) -> pd.DataFrame:
        """The selected cells that the record leaves open (`open_cells`)."""
        return self._open_cells(self.states_by_year, self.pieces, self.register)

    def open_cells_of(self, code: str) -> pd.DataFrame:
        """Those of one municipality, worked out alone: among many, all would take long."""
        return self._open_cells(*(frame[frame[CODE] == code] for frame in (self.states_by_year, self.pieces, self.register)))

    def _open_cells(self, states: pd.DataFrame, pieces: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
        selection, programme = self.selection, self.programme
        years, offerings = selection.years, selection.offerings
        return open_cells(states, pieces, register, programme=programme, offerings=offerings, years=years)

    @cached_property
    def selected_by_year(self) -> pd.DataFrame:
        """Code, offering, year and state of the selected municipalities, offerings and years."""
        states = self._of_municipalities(self.states_by_year)
        return self._of_offerings(states[states[YEAR].isin(list(self.selection.years))])

    @cached_property
    def selected_over_years(self) -> pd.DataFrame:
        """Code, offering and state over the selected years, of the selected municipalities and offerings."""
        return self._of_offerings(self.states)

    def _of_municipalities(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame[CODE].isin(self.register[CODE])].reset_index(drop=True)

    def _of_offerings(self, states: pd.DataFrame) -> pd.DataFrame:
        return states[states[OFFERING].isin(list(self.selection.offerings))].reset_index(drop=True)

    @cached_property
    def corrected(self) -> frozenset[Cell]:
        """The cells that corrections in force change, whatever the filters. A cell without a year is of the whole period."""
        return cell_set(self._corrected)

    def corrections_over(self, years: Sequence[int]) -> pd.DataFrame:
        """The corrected cells of these years, or of the whole period if they are all of it: code, offering, year, line."""
        return corrected_over(self._corrected, years=years, whole_period=set(years) >= set(self.programme.years))

    def corrected_pairs(self, years: Sequence[int]) -> frozenset[Cell]:
        """The municipalities and offerings whose state over these years is another without the corrections; their year is None."""
        touched = self.corrections_over(years)
        if touched.empty:
            return frozenset()
        pieces, states = self.assessed.as_written
        written = state_over_years(states, pieces, programme=self.programme, years=years)
        corrected = self.assessed.states_over(years)
        changed = written.loc[written[STATE] != corrected[STATE], [CODE, OFFERING]].itertuples(index=False)
        pairs = set(zip(touched[CODE], touched[OFFERING], strict=True))
        return frozenset((code, offering, None) for code, offering in changed if (code, offering) in pairs)

    @cached_property
    def _corrected(self) -> pd.DataFrame:
        return corrected_cells(self.assessed.record.corrections, years=self.programme.years)

    def pieces_about(self, code: str, offerings: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
        """The pieces on one municipality and these offerings and years; those without a year may be about any of them."""
        pieces = self.pieces[(self.pieces[CODE] == code) & self.pieces[OFFERING].isin(list(offerings))]
        return pieces[pieces[YEAR].isin(list(years)) | pieces[YEAR].isna()]

    def pieces_within(self, offerings: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
        """The pieces that make the states of these offerings over these years: an undated yes counts for the whole period only."""
        pieces = self.pieces[self.pieces[OFFERING].isin(list(offerings))]
        whole = set(years) >= set(self.programme.years)
        undated = pieces[YEAR].isna() & (whole | (pieces[SAYS] != Evidence.YES))
        return pieces[pieces[YEAR].isin(list(years)) | undated]

    @cached_property
    def assumed(self) -> frozenset[Cell]:
        """The cells whose state only an assumption makes: of a year, and without a year over the selected years."""
        if self.pieces is self.assessed.pieces:
            return frozenset()
        recorded = self.assessed.states
        over = self.assessed.states_over(self.selection.years)
        by_year = cell_set(self.states_by_year[self.states_by_year[STATE] != recorded[STATE]])
        pairs = self.all_states.loc[self.all_states[STATE] != over[STATE], [CODE, OFFERING]].itertuples(index=False)
        return by_year | {(code, offering, None) for code, offering in pairs}

    def _over(self, years: Sequence[int]) -> pd.DataFrame:
        if self.pieces is self.assessed.pieces:
            return self.assessed.states_over(years)
        key = (id(self.pieces), tuple(years))
        if key not in self._worked_out:
            found = state_over_years(self.states_by_year, self.pieces, programme=self.programme, years=years)
            self._worked_out[key] = self.pieces, found
        return self._worked_out[key][1]
