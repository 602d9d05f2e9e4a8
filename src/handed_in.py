"""What a handed-in file says: what loading gives for it, and wording and the form take."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, get_args

from src.finding import Finding
from src.language import N_, Language, Localised
from src.row_reasons import REASONS

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
COUNTS: Final = ("count", "blank", "rows", "cells")  # what a notice counts

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
    unmatched: "tuple[Notice, ...]" = ()  # what the caller said of columns that it lacks

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
        counts: dict[str, object] = {key: text.number(count) for key in COUNTS if isinstance(count := self.values.get(key), int)}
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
