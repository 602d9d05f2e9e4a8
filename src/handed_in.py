"""What a handed-in file says: what loading gives for it, and wording and the form take."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, get_args

from src.finding import Finding
from src.language import N_, Language, Localised

Shape = Literal["long", "log", "wide", "wide_by_year"]
Suggestion = Localised | str  # an offering has a name in each language

Lacking = Literal["offering", "year"]  # what all rows of a file may be about, where no column says it
LACKING: Final[tuple[Lacking, ...]] = get_args(Lacking)

ANSWER: Final = "cell"  # a column of a wide table: an offering, a year or both
PERSON: Final = "person"
UNRECOGNISED: Final = "unknown"
IGNORE: Final = "ignore"  # what a caller says of a column that is not to be read
UNMATCHED: Final = "unmatched"  # the kind of a notice: what a caller says of a column that is not there
ASIDES: Final = (N_("Läge"), N_("Vad som skulle avgöra"))  # columns of our own questions that are there to be read by people


class FileColumn(NamedTuple):
    """One column: its place from 0, its header, and its meaning. `offering` and `year` say which cells a wide column holds."""

    place: int
    header: str
    meaning: str
    offering: str | None = None
    year: int | None = None


class Tally(NamedTuple):
    """How the rows of a table were counted; `records` is the sum of the others. The header is none of them.

    `blank`: empty rows, and questions that nobody has answered. `skipped`: titles, sums, notes and sources.
    """

    records: int
    accepted: int
    duplicates: int
    rejected: int
    blank: int
    skipped: int

    @property
    def whole(self) -> bool:
        """Whether every row was counted once."""
        return self.records == self.accepted + self.duplicates + self.rejected + self.blank + self.skipped


class CellEvidence(NamedTuple):
    """That a municipality (`code`) took part in an offering (its key), or did not, and how many `rows` say so."""

    code: str
    offering: str
    year: int | None
    participates: bool
    source: str | None
    rows: int


class UnknownWord(NamedTuple):
    """A `value` in `rows` rows of a column (its header) that the register or the programme lacks, and what may be meant by it.

    `meant`: the suggestion that somebody has confirmed.
    """

    column: str
    value: str
    suggestions: tuple[Suggestion, ...]
    rows: int
    meant: Suggestion | None = None


HANDED_IN: Final = "handed-in"  # the source of rows that name none, until somebody says which it is
SHOWN: Final = 50  # rows, for one cause
_COUNTS: Final = ("count", "blank", "rows", "cells")  # what a notice counts

REASONS: Final = {
    "municipality_missing": (N_("Kommunen saknas."), N_("Skriv kommunens namn eller kod.")),
    "municipality_unknown": (
        N_("Kommunen finns inte i registret."),
        N_("Skriv kommunens namn som i registret; är raden en rubrik, ta bort den."),
    ),
    "code_unknown": (N_("Kommunkoden finns inte i registret."), N_("Se efter vilken kommun som är menad, och rätta koden.")),
    "code_form": (
        N_("Kommunkoden är inte fyra siffror."),
        N_("Skriv koden med fyra siffror; en nolla först försvinner i Excel om kolumnen inte är text."),
    ),
    "code_short": (
        N_("Kommunkoden har för få siffror, och inget namn visar vilken kommun som är menad."),
        N_("Skriv koden med fyra siffror, eller kommunens namn bredvid."),
    ),
    "code_name_disagree": (
        N_("Namnet och koden hör inte ihop: i registret har {named} den koden."),
        N_("Se efter vilken kommun som är menad, och rätta namnet eller koden."),
    ),
    "offering_missing": (N_("Erbjudandet saknas."), N_("Skriv ett av programmets erbjudanden: {known}.")),
    "offering_unknown": (N_("Erbjudandet finns inte i programmet."), N_("Skriv ett av programmets erbjudanden: {known}.")),
    "year_outside": (
        N_("Året hör inte till projektets år."),
        N_("Skriv ett av åren {years}, eller ta bort raden: är cellen tom gäller raden något av dem."),
    ),
    "year_form": (N_("Året är varken ett år eller ett datum."), N_("Skriv året med fyra siffror, eller datumet som ÅÅÅÅ-MM-DD.")),
    "year_left_out": (
        N_("Året är tomt, och ser ut att stå en gång ovanför sina rader."),
        N_("Skriv året på varje rad. Rader vars år inte är känt kan lämnas i en egen fil."),
    ),
    "date_impossible": (N_("Datumet finns inte i kalendern."), N_("Skriv datumet som ÅÅÅÅ-MM-DD, eller bara året.")),
    "answer_taken_back": (
        N_("Svaret säger att ett deltagande inte blev av."),
        N_("Ta bort raden om den gäller en person eller ett tillfälle. Skriv nej om kommunen inte deltog alls."),
    ),
    "no_beside_answers": (
        N_("Raden säger nej, men har också ett ja för något av erbjudandena."),
        N_("Se efter vad som är rätt, och lämna den andra cellen tom."),
    ),
    "years_disagree": (
        N_("Radens år är ett annat än det som svaren på raden gäller."),
        N_("Se efter vilket år som är rätt, och rätta det andra."),
    ),
    "answer_unknown": (
        N_("Svaret är varken ja eller nej."),
        N_("Skriv ja eller nej, eller lämna cellen tom om svaret inte är känt."),
    ),
    "answer_year": (
        N_("Svaret är varken ja, nej eller ett år."),
        N_("Skriv bara ja, nej eller år med fyra siffror och komma emellan; eller lämna cellen tom om svaret inte är känt."),
    ),
    "answer_missing": (
        N_("Svaret saknas, fast raden har en källa."),
        N_("Skriv ja eller nej; är svaret inte känt, lämna också källan tom, eller ta bort raden."),
    ),
    "source_missing": (N_("Källan saknas."), N_("Skriv den källa i sources.toml som uppgiften kommer från: {sources}.")),
    "source_unknown": (
        N_("Källan finns inte i sources.toml."),
        N_("Skriv en av källorna där ({sources}), eller lägg till den nya i sources.toml."),
    ),
    "contradiction": (
        N_("Raderna säger både ja och nej om samma sak."),
        N_("Se efter vad som är rätt, och rätta de andra raderna. Gäller de var sin person, ta bort dem som säger nej."),
    ),
    "cells": (
        N_("Raden har fler celler än tabellen har kolumner."),
        N_("Se efter om en avgränsare är för mycket; text som själv har en sådan ska stå inom citattecken."),
    ),
    "cells_missing": (
        N_("Raden har färre celler än tabellen har kolumner, så svaren kan stå i fel kolumn."),
        N_("Se efter om en avgränsare saknas, och skriv en tom cell för varje kolumn utan svar."),
    ),
    "delimiter": (
        N_("Raden har en annan avgränsare än tabellens första rad."),
        N_("Skriv samma tecken mellan cellerna i alla rader."),
    ),
    "quotes_inside": (
        N_("En cell ser ut att ha dragit in nästa rad, så raden kan inte läsas säkert."),
        N_("Se efter om ett citattecken saknas eller är för mycket i raden."),
    ),
    "struck": (N_("Raden är överstruken, helt eller delvis."), N_("Stryk den ur filen, eller ta bort överstrykningen.")),
    "section": (
        N_("Raden står under rubriken ”{words}” på rad {heading}, så den gäller kanske inte deltagande."),
        N_("Gör den det, flytta den ovanför rubriken. Annars, ta bort den, eller skriv nej för den i en kolumn deltar."),
    ),
    "outside_filled": (
        N_("Raden börjar som en summa, en not eller en källa, men fyller tabellens kolumner."),
        N_("Skriv kommunens namn eller kod i dess cell; eller ta bort raden om den inte hör till tabellen."),
    ),
    "shown_otherwise": (
        N_("Cellen visar något annat än det som står i den, eller ingenting, genom sitt talformat."),
        N_("Skriv i cellen det som gäller, och ge den formatet Allmänt."),
    ),
    "not_calculated": (
        N_("Cellen har en formel som inget program har räknat ut."),
        N_("Öppna filen i kalkylprogrammet, låt det räkna om, och spara."),
    ),
}
PERHAPS: Final = N_("Kanske är {suggestions} menat.")
NOT_SHOWN: Final = N_("Värdet visas inte, eftersom det kan vara ett personnamn.")


_KINDS: Final = {"kolumn": "column", "kommentar": "comment", "rad": "row"}


def header_words(header: str) -> Localised:
    """A column's header as it is shown: its own, or `kolumn 3` in the reader's language, as one without a header is called.

    So are `kommentar B3`, the comment on a cell, and `rad 3`.
    """
    kind, _, place = header.partition(" ")
    is_ours = kind in _KINDS and re.fullmatch(r"[A-Z]*\d+", place)
    return Localised(header, f"{_KINDS[kind]} {place}" if is_ours else header)


@dataclass(frozen=True)
class RejectedRow:
    """One row: its `line`, and the cell that is wrong. `value`: None where it is blank, or `hidden` since it may be personal.

    `suggestions` are what may have been meant; they are never applied unasked. `named` fills the reason's text. `length`: the
    characters of a hidden value, by which it is found.
    """

    line: int
    value: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    named: str = ""
    hidden: bool = False
    length: int = 0


class Unread(NamedTuple):
    """Why some rows are not read at all: a `reason` (a key of REASONS), in one `column` (its header) if that is known.

    `heading` and `words`: the line of the heading above the rows, and what it says.
    """

    reason: str
    column: str | None = None
    heading: int | None = None
    words: str = ""

    @property
    def values(self) -> dict[str, object]:
        """What fills the texts."""
        return {"heading": self.heading, "words": self.words}


@dataclass(frozen=True)
class Cause:
    """Why `count` rows are rejected: a `reason` (a key of REASONS) in one `column` (its header, or None for the whole row).

    `rows`: the first SHOWN of them, by line. `values` fill the texts, with what a row names. `sheet`: where they are, of several
    that are read as one table.
    """

    reason: str
    column: str | None
    count: int
    rows: tuple[RejectedRow, ...]
    values: Mapping[str, object]
    sheet: str | None = None

    def finding(self, row: RejectedRow, file: str) -> Finding:
        """What is wrong with one of the rows, and how to mend it."""
        problem, remedy = REASONS[self.reason]
        if self.reason == "code_name_disagree" and not row.named:
            problem = N_("Namnet och koden hör inte ihop.")
        values = {**self.values, "named": row.named}
        place = f"{file}:{self.sheet}" if self.sheet else file
        return Finding(place, problem, remedy, line=row.line, column=self.column, value=row.value, values=values)

    def alike(self) -> Iterator[list[RejectedRow]]:
        """The rows that are shown, those of which the same can be said together: same value, name and suggestions."""
        alike = dict[RejectedRow, list[RejectedRow]]()
        for row in self.rows:
            alike.setdefault(replace(row, line=0), []).append(row)
        yield from alike.values()

    def findings(self, file: str) -> Iterator[Finding]:
        """A finding for each row that is shown."""
        return (self.finding(row, file) for row in self.rows)

    def said(self, row: RejectedRow, text: Language) -> str:
        """The problem of one row in words, with what may have been meant."""
        words = self.finding(row, "").said(text)
        if row.hidden:
            words = f"{words} {text(NOT_SHOWN)}"
        return f"{words} {text(PERHAPS, suggestions=text.any_of(row.suggestions))}" if row.suggestions else words


@dataclass(frozen=True)
class Refused:
    """A file of which nothing is read. `reason` is a key of REFUSALS; `finding` says it in words."""

    file: str
    reason: str
    finding: Finding
    encoding: str | None = None
    delimiter: str | None = None
    sheets: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()  # its columns' names, where they were found, and other texts that are asked about
    sheet: str | None = None  # what is wrong is on this one of several that would be read as one table

    @property
    def lacks(self) -> tuple[Lacking, ...]:
        """What no column says, so that it must be told."""
        return ("offering",) if self.reason == "offering_column_missing" else ()


@dataclass(frozen=True)
class Notice:
    """Something to know about how a file was read. `kind` names it for programs; `values` fill the Swedish source text.

    `sheet`: which it is about, of several that are read as one table; None for all.
    """

    kind: str
    words: str
    values: Mapping[str, object]
    sheet: str | None = None

    def said(self, text: Language) -> str:
        """The notice in words, its counts as numbers are written."""
        counts: dict[str, object] = {key: text.number(count) for key in _COUNTS if isinstance(count := self.values.get(key), int)}
        words = text(self.words, **{**self.values, **counts})
        return text("Bladet {sheet}: {words}", sheet=self.sheet, words=words) if self.sheet else words


@dataclass(frozen=True)
class Understood:
    """What a file says. `encoding` and `delimiter`: None for a workbook; `sheet`: None for a text, and for `sheets_read` as one.

    `columns`: every column and what it was taken for. `cells`: the evidence. `causes`: why rows were rejected, each reason and
    column once. `rejected_rows`: line and cells (below `known_headers`) of the rejected rows, at most MOST_RETURNED, to be
    mended and handed in again; rows that could not be parted into cells are not among them. `unknown_words`: those that only a
    suggestion explains. `unread_texts`: what stands around the table and is not read, as somebody has said.
    """

    file: str
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    sheets: tuple[str, ...]
    shape: Shape
    header_line: int
    columns: tuple[FileColumn, ...]
    tally: Tally
    cells: tuple[CellEvidence, ...]
    causes: tuple[Cause, ...]
    known_headers: tuple[str, ...]
    rejected_rows: tuple[tuple[int, tuple[str, ...]], ...]
    notices: tuple[Notice, ...]
    lacks: tuple[Lacking, ...] = ()
    unknown_words: tuple[UnknownWord, ...] = ()
    unread_texts: tuple[str, ...] = ()
    sheets_read: tuple[str, ...] = ()
