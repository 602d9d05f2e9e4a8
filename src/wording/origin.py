"""Where everything in a figure or file comes from: the programme, the data, the filters, the sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from src.language import Language
from src.selection.view import View
from src.wording.comparison import versions
from src.wording.filters import filters_in_words
from src.wording.warnings import WarningText, warnings


@dataclass(frozen=True)
class SourceLine:
    """A source as a reader needs it; `date` is ISO, empty where the source has none."""

    producer: str
    title: str
    date: str
    licence: str


@dataclass(frozen=True)
class Origin:
    """Where everything in a figure or file comes from, in its language."""

    programme: str
    owner: str
    region: str
    period: str  # the selected years
    filters: str  # a sentence; "Inga filter." where there are none
    export: str  # its title
    as_of: date
    made_up: bool
    assumed: bool  # whether something is assumed
    version: str  # of the data: the beginning of their hash
    address: str  # where the same can be made again
    sources: tuple[SourceLine, ...]  # of what is shown
    warnings: tuple[WarningText, ...] = ()
    preview: bool = False  # whether the export does not count yet

    @property
    def producers(self) -> str:
        """Who says what is shown."""
        return "; ".join(dict.fromkeys(source.producer for source in self.sources))

    @property
    def has_site(self) -> bool:
        """Whether the address has a host, so that it leads somewhere from a sheet of paper too."""
        return self.address.startswith(("https://", "http://"))

    @property
    def warning(self) -> str:
        """What stands at the head of every page; empty of the record as it is."""
        return " ".join(warning.short for warning in self.warnings)

    @property
    def full_warning(self) -> str:
        """The same in full, for a front."""
        return " ".join(warning.full for warning in self.warnings)


def origin_of(view: View, address: str, *shown: str, sources: Sequence[str] = ()) -> Origin:
    """Where everything in a figure or file of this view comes from; `address` is where it can be made again.

    `shown`: the columns of the register that are shown, and BOUNDARIES for a map. `sources`: ids of others that are shown.
    """
    text, programme, label = view.text, view.programme, view.assessed.record.label
    return Origin(
        programme=text.of(programme.name),
        owner=text.of(programme.owner),
        region=programme.region.name,
        period=view.period,
        filters=filters_in_words(view),
        export=text.of(label.title),
        as_of=label.as_of,
        made_up=label.made_up,
        assumed=bool(view.selection.what_if),
        version=view.assessed.version,
        address=address,
        sources=source_lines(view, [*view.sources_of(*shown), *sources]),
        warnings=warnings(view.assessed, view.selection, text),
        preview=label.preview,
    )


def origin_of_changes(view: View, address: str, *shown: str) -> Origin:
    """The same for what compares two versions: made up where either of them is, with sources and warnings of both, each once."""
    before, after = origin_of(view.earlier, address, *shown), origin_of(view, address, *shown)
    then, now = versions(view)
    return replace(
        after,
        export=view.text("{after}, jämfört med {before}", after=now, before=then),
        made_up=before.made_up or after.made_up,
        preview=before.preview or after.preview,
        sources=tuple(dict.fromkeys(after.sources + before.sources)),
        warnings=tuple(dict.fromkeys(after.warnings + before.warnings)),
    )


def source_lines(view: View, sources: Iterable[str]) -> tuple[SourceLine, ...]:
    """These sources as a reader needs them, each once."""
    text, used = view.text, [view.programme.sources[source] for source in dict.fromkeys(sources)]
    return tuple(
        SourceLine(text.of(s.producer), text.of(s.title), text.date(s.date) if s.date else "", text.of(s.licence)) for s in used
    )


def source_rows(sources: Sequence[SourceLine], text: Language) -> pd.DataFrame:
    """The sources as a table, a row each."""
    rows = [(source.producer, source.title, source.date or None, source.licence or None) for source in sources]
    return pd.DataFrame(rows, columns=[text("Producent"), text("Titel"), text("Datum"), text("Licens")], dtype="object")


def where_from(origin: Origin, text: Language) -> tuple[tuple[str, str], ...]:
    """Where the numbers of a file come from, as label and words; its sources are listed apart."""
    return (
        (text("Program"), origin.programme),
        (text("Ägare"), origin.owner),
        (text("Område"), origin.region),
        (text("Period"), origin.period),
        (text("Filter"), origin.filters.removeprefix(text("Filter: {filters}.", filters="").rstrip(" .")).lstrip()),
        (text("Datakälla"), origin.export),
        (text("Uppgifter per"), text.date(origin.as_of)),
        (text("Påhittade uppgifter"), text("ja") if origin.made_up else text("nej")),
        (text("Dataversion"), origin.version),
        (text("Adress"), origin.address),
    )


def source_sentence(origin: Origin, text: Language) -> str:
    """Who says so, as of when, in which export."""
    return text(
        "Källa: {source}. Uppgifter per {date}. Datakälla: {export}.",
        source=origin.producers or text("ingen"),
        date=text.date(origin.as_of),
        export=origin.export,
    )
