"""What a page looks through: the data as selected, the language, and what stands around every figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from src.analysis.corrections import as_cells
from src.analysis.what_if import NO_SOURCE
from src.charts.fields import Ground
from src.charts.paper import Paper
from src.charts.surround import Surround
from src.charts.theme import LIGHT, Theme
from src.language import Language
from src.view.assumptions import FEW, assumed_words, names_in
from src.view.frames import Frames
from src.view.opened import Opened
from src.view.selection import FROM_KEY, KNOWN_KEY, SINCE_KEY, as_filters, in_address, in_words, narrowed
from src.view.stamp import stamps
from src.vocabulary import CODE, LINE, MUNICIPALITY, OFFERING, SOURCE

EVIDENCE_PAGE = "underlag"  # its address


@dataclass(frozen=True)
class View(Frames):
    """One visitor's view of one export: the frames that the filters leave, the language, and how figures are laid out."""

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

        With the export too, or the day on which it was known, unless the address shall always show the latest one; and, where it
        is `compared`, with the earlier one or its day.
        """
        known = [pair for pair in self.kept if pair[0] == KNOWN_KEY and with_export]
        export = self.opened.record.label.folder if with_export and not known else ""
        query = in_address(self.selection, self.programme, export=export, language=self.text.code)
        earlier = [pair for pair in self.kept if pair[0] in (FROM_KEY, SINCE_KEY)][:1]
        earlier = earlier or [(FROM_KEY, self.before.record.label.folder)] if compared and self.before else []
        return f"{self.site}/{page}?{'&'.join(filter(None, (query, urlencode([*known, *earlier]))))}".rstrip("?")

    def link(self, page: str, **more: str) -> str:
        """A link on a page to another page (its path, without `/`) that keeps all that the visitor has chosen; relative."""
        query = in_address(self.selection, self.programme, language=self.text.code)
        pairs = urlencode([*self.kept, *more.items()])
        return f"./{page}?{'&'.join(filter(None, (query, pairs)))}".rstrip("?")

    @cached_property
    def earlier(self) -> "View | None":
        """The same view of the earlier export that this one is compared with; None where there is none."""
        if self.before is None:
            return None
        return replace(self, opened=self.before, selection=narrowed(self.before, as_filters(self.selection)), before=None)

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

    def few_of(self, codes: Sequence[str], *, most: int = FEW) -> str:
        """The same where they are few enough for a sentence, else how many they are."""
        return self.names_of(codes) if len(codes) <= most else self.text("{n} kommuner", n=self.text.number(len(codes)))
