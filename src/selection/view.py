"""The view: the selected data of one visitor, the language, and the addresses that lead to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from src.address import ADDED_LETTERS, EXPORT_KEY, FROM_KEY, KNOWN_KEY, LANGUAGE_KEY, SINCE_KEY, bounded_address, with_query
from src.analysis.assessed import AssessedRecord
from src.analysis.comparison import changed_cells, municipality_changes
from src.analysis.what_if import NO_SOURCE
from src.language import CODES, Language
from src.selection.assumptions import FEW
from src.selection.frames import Frames
from src.selection.once import once
from src.selection.selection import Selection
from src.vocabulary import (
    BASIS,
    BOUNDARIES,
    CODE,
    COOPERATION,
    GROUP,
    OFFERING,
    POPULATION,
    SAYS,
    SIZE,
    SOURCE,
    YEAR,
    Basis,
    Evidence,
)


@dataclass(frozen=True)
class View(Frames):
    """One visitor's view of one export: the selected frames, and the language."""

    text: Language
    site: str = ""  # scheme and host of the dashboard; empty if unknown
    before: AssessedRecord | None = None  # the export to compare with, if any
    kept: tuple[tuple[str, str], ...] = ()  # what a link keeps of the address besides filters and language
    asked: Selection | None = None  # what the visitor has selected, which links keep; None: `selection`
    about: tuple[str, ...] = ()  # the offerings that it is about, whatever is selected; none: those that are selected
    from_start: bool = False  # whether the years before the selected ones bear on it: who is new, how many so far

    def address_of(self, page: str, *, with_export: bool = True, compared: bool = False) -> str:
        """The address of a page (its path, without `/`) with `query_of` this view, or its file's mark where that is too long."""
        query = self.query_of(with_export=with_export, compared=compared)
        return bounded_address(f"{self.site}/{page}", query, room=ADDED_LETTERS)

    def query_of(self, *, with_export: bool = True, compared: bool = False) -> list[tuple[str, str]]:
        """The filters and the language of this view, as the query of an address.

        `with_export` adds the export, or the day on which it was known; `compared` adds the earlier export, or its day.
        """
        known = [pair for pair in self.kept if pair[0] == KNOWN_KEY and with_export]
        export = [(EXPORT_KEY, self.assessed.record.label.folder)] if with_export and not known else []
        earlier = [pair for pair in self.kept if pair[0] in (FROM_KEY, SINCE_KEY)][:1]
        earlier = earlier or [(FROM_KEY, self.before.record.label.folder)] if compared and self.before else []
        return [*self.selection.to_query(self.programme), *export, *self._language, *known, *earlier]

    def link(self, page: str, **more: str) -> str:
        """A relative link to another page (its path, without `/`) that keeps what the visitor has chosen."""
        return with_query(f"./{page}", self.query(**more))

    def query(self, **more: str) -> list[tuple[str, str]]:
        """The query of a link to another page: what the visitor has chosen for all pages, and `more`."""
        return [*self._asked_for, *more.items()]

    @cached_property
    def _asked_for(self) -> tuple[tuple[str, str], ...]:
        return *(self.asked or self.selection).to_query(self.programme), *self._language, *self.kept

    def of_one_group(self, group: str) -> "View":
        """The same view with links to one group of municipalities."""
        return replace(self, asked=replace(self.asked or self.selection, groups=(group,)))

    @property
    def _language(self) -> list[tuple[str, str]]:
        return [] if self.text.code == CODES[0] else [(LANGUAGE_KEY, self.text.code)]

    def of_record(self, assessed: AssessedRecord) -> "View":
        """The same view of another record, as far as that record has the options."""
        return replace(self, assessed=assessed, selection=self.selection.of_record(assessed))

    @cached_property
    def earlier(self) -> "View":
        """The same view of the export to compare with, of the municipalities that are selected now. ValueError if there is none."""
        if self.before is None:
            raise ValueError("the view has no earlier version to be compared with")
        then = self.of_record(self.before)
        selection = replace(then.selection, first_years=self.selection.first_years)
        return replace(then, selection=selection, divided_by=self.assessed, before=None)

    @cached_property
    def changes(self) -> pd.DataFrame:
        """The selected cells that differ from the earlier export (`changed_cells`). ValueError if there is none."""
        then, over = self.earlier, self.selected_over_years
        return changed_cells(then.selected_by_year, self.selected_by_year, before_over=then.selected_over_years, after_over=over)

    @cached_property
    def changed_municipalities(self) -> pd.DataFrame:
        """How each selected municipality has changed (`municipality_changes`). ValueError if there is no earlier export."""
        return municipality_changes(self.changes, self.earlier.counts, self.counts)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter leaves something of the record out."""
        return bool(replace(self.selection, what_if=()).to_query(self.programme))

    @property
    def offerings(self) -> tuple[str, ...]:
        """The offerings that the view is about."""
        return self.about or self.selection.offerings

    @property
    def years_behind(self) -> tuple[int, ...]:
        """The years whose evidence bears on the view."""
        return self.goal_years if self.from_start else self.selection.years

    @once
    def narrowed(
        self,
        *,
        about: tuple[str, ...] = (),
        years: tuple[int, ...] = (),
        everywhere: bool = False,
        from_start: bool = False,
    ) -> "View":
        """The view that something is made from: it keeps the filters and the assumptions that shape it, and no others.

        `about`: the offerings, whatever the filter on offerings; `years`: those that are counted, whatever the filter on years;
        `everywhere`: whatever the filters on municipalities; `from_start`: the years before the selected ones bear on it too.
        """
        selection, about = self.selection, about or self.about
        selection = replace(
            selection,
            years=years or selection.years,
            offerings=self.programme.offering_keys if about else selection.offerings,
        )
        selection = selection.everywhere() if everywhere else selection
        seen = replace(self, selection=selection, about=about, from_start=from_start, asked=self.asked or self.selection)
        codes, behind = set(seen.register[CODE]), seen.years_behind
        kept = tuple(
            one
            for one in selection.what_if
            if one.offering in seen.offerings
            and one.code in codes
            and (one.year in behind if one.year else behind == self.programme.years or not one.answer)
        )
        return seen if kept == selection.what_if else replace(seen, selection=replace(selection, what_if=kept))

    @cached_property
    def of_group(self) -> "View":
        """The view of the goal's offering in the selected years: the filter on offerings changes nothing there."""
        return self.narrowed(about=(self.programme.goal.offering,))

    @cached_property
    def of_newcomers(self) -> "View":
        """The same, for what says who is new: the years before the selected ones bear on that too."""
        return self.narrowed(about=(self.programme.goal.offering,), from_start=True)

    @cached_property
    def of_goal(self) -> "View":
        """The view of the way to the goal, which begins with the programme's first year."""
        return self.narrowed(about=(self.programme.goal.offering,), years=self.goal_years)

    @cached_property
    def whole(self) -> "View":
        """The view of the whole record: what no filter changes."""
        return self.narrowed(about=self.programme.offering_keys, years=self.programme.years, everywhere=True)

    @property
    def period(self) -> str:
        """The selected years in words, for what is said of each of them."""
        return self.text.years(self.selection.years)

    @property
    def some_year(self) -> str:
        """The selected years in words, for what is true if it is of one of them."""
        return self.text.any_year(self.selection.years)

    def sources_of(self, *shown: str) -> tuple[str, ...]:
        """The ids of the sources of the view's states, and of what else is shown: columns of the register, or BOUNDARIES.

        A filter on municipalities rests on its column's source, that on first years on all that is recorded of the goal's offering
        in a year, and a rule that shuts somebody out on the population's.
        """
        programme, selection = self.programme, self.selection
        pieces = self.pieces_within(self.offerings, self.years_behind)
        pieces = pieces[pieces[CODE].isin(self.register[CODE])]
        if selection.first_years:
            every = (self.divided_by or self.assessed).pieces
            dated = every[YEAR].notna() | (every[SAYS] != Evidence.YES)
            pieces = pd.concat([pieces, every[(every[OFFERING] == programme.goal.offering) & dated]])
        rests_on = {
            POPULATION: POPULATION in shown or SIZE in shown or selection.sizes or (pieces[BASIS] == Basis.RULE).any(),
            GROUP: GROUP in shown or selection.groups,
            COOPERATION: (COOPERATION in shown and self.has_cooperation) or selection.cooperation,
            BOUNDARIES: BOUNDARIES in shown,
        }
        tables = (programme.population, programme.groups, programme.cooperation, programme.boundaries)
        sources = [table.source for used, table in zip(rests_on.values(), tables, strict=True) if used and table]
        return tuple(source for source in dict.fromkeys([*pieces[SOURCE], *sources]) if source != NO_SOURCE)

    @property
    def export_sources(self) -> tuple[str, ...]:
        """The ids of the sources of the export's rows and lists."""
        record = self.assessed.record
        return tuple(dict.fromkeys([*record.participation[SOURCE], *record.complete_lists[SOURCE]]))

    @property
    def register_sources(self) -> tuple[str, ...]:
        """The ids of the sources of the register and the boundaries."""
        programme = self.programme
        cooperation = (programme.cooperation.source,) if programme.cooperation else ()
        return (programme.population.source, programme.groups.source, *cooperation, programme.boundaries.source)

    @property
    def every_source(self) -> tuple[str, ...]:
        """The ids of all sources that a view can show: first those of the export, then those of the programme's rules."""
        programme, record = self.programme, self.assessed.record
        rules = [programme.goal.source, *(rule.source for rule in programme.eligibility)]
        agreements = [programme.agreements.source] if programme.agreements else []
        about = [programme.about.source] if programme.about else []
        found = (
            *self.export_sources,
            *record.national_representatives[SOURCE],
            *rules,
            *agreements,
            *about,
            *self.register_sources,
        )
        return tuple(dict.fromkeys(found))

    def offering_name(self, key: str) -> str:
        """An offering's name."""
        return self.text.of(self.programme.offering(key).name)

    def the_offering(self, key: str) -> str:
        """An offering's name inside a sentence, in the definite form."""
        return self.text.of(self.programme.offering(key).definite)

    @property
    def the_group(self) -> str:
        """The name of the goal's offering inside a sentence."""
        return self.text.of(self.goal_offering.definite)

    @property
    def members(self) -> str:
        """What those who take part in the goal's offering are called."""
        name = self.programme.goal.members
        return self.text.of(name) if name else self.text("deltagare")

    @property
    def within(self) -> str:
        """The region with its preposition: `i Skåne`."""
        region = self.programme.region
        return self.text.of(region.within) if region.within else self.text("i {region}", region=region.name)

    @property
    def kind_of_municipality(self) -> str:
        """What the division into kinds of municipality is called."""
        name = self.programme.groups.name
        return self.text.of(name) if name else self.text("Kommuntyp")

    def source_name(self, source: str) -> str:
        """The name of a source's producer."""
        if source == NO_SOURCE:
            return self.text("antagande")
        return self.text.of(self.programme.sources[source].producer)

    def name_of(self, code: str) -> str:
        """A municipality's name."""
        return self.assessed.names[code]

    def names_of(self, codes: Iterable[str]) -> str:
        """The names of municipalities as a list in a sentence."""
        return self.text.names([self.name_of(code) for code in codes])

    def few_of(self, codes: Sequence[str], *, most: int = FEW) -> str:
        """The names of municipalities if they are few enough for a sentence, else their number."""
        return self.names_of(codes) if len(codes) <= most else self.text.plural("{n} kommun", "{n} kommuner", len(codes))
