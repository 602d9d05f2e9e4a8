"""What a page looks through: the data as selected, the language, and what stands around every figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

import pandas as pd

from src.analysis.claims import judge_all
from src.analysis.corrections import Cell, as_cells, corrected_cells, corrected_over
from src.analysis.counts import Count, in_offering, offerings_per_municipality
from src.analysis.evidence import state_over_years
from src.analysis.goal import missing
from src.analysis.judgement import Judgement
from src.analysis.reference_group import memberships, reference_group_by_year
from src.analysis.what_if import NO_SOURCE, assumed
from src.charts.fields import Ground
from src.charts.paper import Paper
from src.charts.surround import Surround
from src.charts.theme import LIGHT, Theme
from src.language import Language
from src.programme import Offering, Programme
from src.view.assumptions import assumed_words, names_in
from src.view.opened import Opened, facts
from src.view.selection import FROM_KEY, Selection, in_address, in_words
from src.view.stamp import stamps
from src.vocabulary import CODE, COOPERATION, GROUP, LINE, MUNICIPALITY, OFFERING, SOURCE

EVIDENCE_PAGE = "underlag"  # its address


@dataclass(frozen=True)
class View:
    """One visitor's view of one export: the filters in force, and the frames that they leave."""

    opened: Opened
    selection: Selection
    text: Language
    theme: Theme = LIGHT
    paper: Paper | None = None  # what figures are laid out for; None is a screen
    site: str = ""  # where the dashboard is, scheme and host; empty where no dashboard is known
    before: Opened | None = None  # the earlier export that this one is compared with, where there is one
    kept: tuple[tuple[str, str], ...] = ()  # of the visitor's address, besides filters and language: what a link on a page keeps

    def on(self, paper: Paper, text: Language | None = None) -> "View":
        """The same view for a file: laid out for `paper`, in ink on white, in this language or another."""
        return replace(self, paper=paper, theme=LIGHT, text=text or self.text)

    def address_of(self, page: str, *, with_export: bool = True, compared: bool = False) -> str:
        """The address of a page (its path, without `/`) with this view's filters and language.

        With the export too, unless the address shall always show the latest one; and, where it is `compared`, with the earlier one.
        """
        export = self.opened.record.label.folder if with_export else ""
        query = in_address(self.selection, self.programme, export=export, language=self.text.code)
        earlier = urlencode({FROM_KEY: self.before.record.label.folder}) if compared and self.before else ""
        return f"{self.site}/{page}?{'&'.join(filter(None, (query, earlier)))}".rstrip("?")

    def link(self, page: str, **more: str) -> str:
        """A link on a page to another page (its path, without `/`) that keeps all that the visitor has chosen; relative."""
        query = in_address(self.selection, self.programme, language=self.text.code)
        pairs = urlencode([*self.kept, *more.items()])
        return f"./{page}?{'&'.join(filter(None, (query, pairs)))}".rstrip("?")

    @cached_property
    def earlier(self) -> "View | None":
        """The same view of the earlier export that this one is compared with; None where there is none."""
        return replace(self, opened=self.before, before=None) if self.before else None

    @property
    def programme(self) -> Programme:
        """The programme's definition."""
        return self.opened.programme

    @property
    def goal_offering(self) -> Offering:
        """The offering that the goal is about."""
        return self.programme.goal_offering

    @cached_property
    def register(self) -> pd.DataFrame:
        """The municipalities in the selection: the denominator of every share."""
        register, selection = self.opened.record.register, self.selection
        kept = pd.Series(True, index=register.index)
        if selection.groups:
            kept &= register[GROUP].isin(selection.groups)
        if selection.cooperation:
            kept &= register[COOPERATION].isin(selection.cooperation)
        return register[kept].reset_index(drop=True)

    @property
    def pieces(self) -> pd.DataFrame:
        """Every piece of evidence (`pieces_of_evidence`), and what is assumed beside them."""
        return self._assumed[0]

    @property
    def states_by_year(self) -> pd.DataFrame:
        """The state of every municipality, offering and year (`state_by_year`), as the view assumes it."""
        return self._assumed[1]

    @cached_property
    def _assumed(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        opened, record = self.opened, self.opened.record
        assumptions = self.selection.what_if
        return assumed(opened.pieces, opened.states, assumptions, register=record.register, programme=opened.programme)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """The verdicts on the programme's claims, in their order; of the whole record, whatever is selected."""
        opened = self.opened
        if self.pieces is opened.pieces:
            return opened.judgements
        return judge_all(facts(opened, self.pieces, self.states_by_year))

    @cached_property
    def all_states(self) -> pd.DataFrame:
        """Code, offering, state over the selected years, for every municipality in the register."""
        return self._over(self.selection.years)

    @cached_property
    def states(self) -> pd.DataFrame:
        """The same, for the municipalities in the selection."""
        return self.all_states[self.all_states[CODE].isin(self.register[CODE])].reset_index(drop=True)

    @cached_property
    def counts(self) -> pd.DataFrame:
        """The selected offerings per municipality."""
        return offerings_per_municipality(self.states, self.register, offerings=self.selection.offerings)

    @cached_property
    def group_count(self) -> Count:
        """The municipalities that have taken part in the goal's offering in the selected years."""
        return in_offering(self.states, self.register, offering=self.programme.goal.offering)

    @property
    def goal_years(self) -> tuple[int, ...]:
        """The years that count toward the goal: it is reached step by step, so all of the project's through the last selected."""
        return tuple(year for year in self.programme.years if year <= self.selection.years[-1])

    @cached_property
    def goal_states(self) -> pd.DataFrame:
        """Code, offering, state over the years that count toward the goal, for the municipalities in the selection."""
        states = self._over(self.goal_years)
        return states[states[CODE].isin(self.register[CODE])].reset_index(drop=True)

    @cached_property
    def goal_count(self) -> Count:
        """The municipalities that have reached the goal by the last selected year."""
        return in_offering(self.goal_states, self.register, offering=self.programme.goal.offering)

    @cached_property
    def missing(self) -> pd.DataFrame:
        """The municipalities in the selection that have not, as far as the record confirms, with their states."""
        return missing(self.goal_states, self.register, offering=self.programme.goal.offering)

    @cached_property
    def all_memberships(self) -> pd.DataFrame:
        """Every municipality in the register in the goal's offering, in every year of the project."""
        return memberships(self.states_by_year, self.opened.record.register, offering=self.programme.goal.offering)

    @property
    def memberships(self) -> pd.DataFrame:
        """The same, for the municipalities in the selection."""
        return self.all_memberships[self.all_memberships[CODE].isin(self.register[CODE])].reset_index(drop=True)

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """The group in each of the selected years (`reference_group_by_year`)."""
        return reference_group_by_year(self.memberships, self.register, years=self.selection.years)

    @cached_property
    def goal_coverage(self) -> pd.DataFrame:
        """The group in each of the years that count toward the goal."""
        return reference_group_by_year(self.memberships, self.register, years=self.goal_years)

    @property
    def ground(self) -> Ground:
        """What a map of the selection is drawn on."""
        geography = self.opened.record.geography
        return Ground(geography.geojson, geography.points, self.register)

    @property
    def filters(self) -> str:
        """The filters in words, and what is assumed."""
        assumptions = assumed_words(self.selection.what_if, names_in(self.opened), self.programme, self.text)
        return f"{in_words(self.selection, self.programme, self.text)} {assumptions}".rstrip()

    @cached_property
    def corrected(self) -> frozenset[Cell]:
        """The cells that a correction in force touches, whatever is selected; without a year, the whole period's."""
        return as_cells(self._corrected)

    def corrected_over(self, years: Sequence[int]) -> pd.DataFrame:
        """The corrected cells that bear on the state over these years: code, offering, year and the correction's line."""
        return corrected_over(self._corrected, years=years, whole_period=set(years) >= set(self.programme.years))

    @property
    def around(self) -> Surround:
        """What stands around every figure of what is selected."""
        return self.around_of(self.selection.offerings, self.selection.years)

    def around_of(self, offerings: Sequence[str], years: Sequence[int]) -> Surround:
        """What stands around a figure of these offerings in these years: it counts the corrections that bear on them."""
        label = self.opened.record.label
        corrected = self.corrected_over(years)
        corrected = corrected[corrected[CODE].isin(self.register[CODE])]
        return Surround(
            text=self.text,
            theme=self.theme,
            programme=self.programme,
            years=self.selection.years,
            filters=self.filters,
            source="; ".join(dict.fromkeys(map(self.source_name, self.sources))) or self.text("ingen"),
            as_of=label.as_of,
            export=self.text.of(label.title),
            stamps=tuple(stamp.short for stamp in stamps(self.opened, self.selection, self.text)),
            version=self.opened.version,
            address=self.address_of(EVIDENCE_PAGE),
            paper=self.paper,
            corrected=as_cells(corrected),
            corrections=int(corrected.loc[corrected[OFFERING].isin(list(offerings)), LINE].nunique()),
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the rows and lists that the export holds, by id."""
        record = self.opened.record
        return tuple(dict.fromkeys([*record.participation[SOURCE], *record.complete_lists[SOURCE]]))

    @property
    def register_sources(self) -> tuple[str, ...]:
        """The sources of the register and the boundaries, by id."""
        programme = self.programme
        cooperation = (programme.cooperation.source,) if programme.cooperation else ()
        return (programme.population.source, programme.groups.source, *cooperation, programme.boundaries.source)

    @property
    def every_source(self) -> tuple[str, ...]:
        """The sources of everything that a view can show, by id: what the export holds first, then the programme's rules."""
        programme, record = self.programme, self.opened.record
        rules = [programme.goal.source, *(rule.source for rule in programme.eligibility)]
        agreements = [programme.agreements.source] if programme.agreements else []
        about = [programme.about.source] if programme.about else []
        found = (*self.sources, *record.national_representatives[SOURCE], *rules, *agreements, *about, *self.register_sources)
        return tuple(dict.fromkeys(found))

    def source_name(self, source: str) -> str:
        """Who says so."""
        if source == NO_SOURCE:
            return self.text("antagande")
        return self.text.of(self.programme.sources[source].producer)

    def name_of(self, code: str) -> str:
        """A municipality's name."""
        register = self.opened.record.register
        return str(register.loc[register[CODE] == code, MUNICIPALITY].iloc[0])

    def names_of(self, codes: Iterable[str]) -> str:
        """Municipalities' names as a list in words."""
        return self.text.names([self.name_of(code) for code in codes])

    @cached_property
    def _corrected(self) -> pd.DataFrame:
        return corrected_cells(self.opened.record.corrections, years=self.programme.years)

    def _over(self, years: Sequence[int]) -> pd.DataFrame:
        return state_over_years(self.states_by_year, self.pieces, programme=self.programme, years=years)
