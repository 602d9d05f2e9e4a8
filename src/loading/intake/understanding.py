"""A file's bytes in, what it says out: the one way in for a handed-in export, on a page and in a terminal."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb

from src.handed_in import IGNORE, UNMATCHED, Notice, Refused, Understood
from src.language import N_
from src.loading.database import Database, open_database
from src.loading.intake.cell_comments import Comments
from src.loading.intake.cell_marks import check_strikes
from src.loading.intake.columns import EXPECTED, Layout, Vocabulary
from src.loading.intake.confirming import Confirmed, unknown_words
from src.loading.intake.content import check_size, check_text, encoding_of, first_text, kind_of, likely_encoding
from src.loading.intake.fills import Colours, check_fills
from src.loading.intake.head import SEARCHED, Head, sheet_head, text_head, text_rows
from src.loading.intake.judging import refuse_doubts, without_persons
from src.loading.intake.layout import read_layout, without_asides
from src.loading.intake.meaning import explain
from src.loading.intake.notices import ReadFile, filled_headless, reading_notices
from src.loading.intake.offering_sheets import agrees, lists_anything, offering_sheets, one_table
from src.loading.intake.own_sources import told_sources
from src.loading.intake.places import Gazetteer
from src.loading.intake.records import is_suspicious, read_clean, read_rows
from src.loading.intake.refusal import Refusal, on_sheet
from src.loading.intake.remarks import check_comments, told_comments, told_remarks
from src.loading.intake.returning import returned_rows
from src.loading.intake.sorting import Records
from src.loading.intake.tallying import tally
from src.loading.intake.titles import check_around, check_sheets, titled
from src.loading.intake.watching import Stopped, Watch
from src.loading.intake.words import Words, bare, read_words
from src.programme.definition import Programme

if TYPE_CHECKING:
    from src.loading.intake.workbook import Workbook

_LONG: Final = 20_000_000  # bytes; of a longer file the names of persons are not judged, which would take a quarter more time


def understand(
    content: bytes,
    file: str,
    programme: Programme,
    register: Mapping[str, str],
    *,
    old_codes: Mapping[str, str] | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    source: str | None = None,
    offering: str | None = None,
    year: int | None = None,
    confirmed: Iterable[tuple[str, str]] = (),
    connection: Database | None = None,
    words: Words | None = None,
    watch: Watch | None = None,
) -> Understood | Refused:
    """Reads a file that was handed in, whole, or refuses it whole. `file` is its name, for people; it names no path.

    `register`: code → name. `old_codes`: a code that a municipality had before → its present one.
    `mapping`: header → meaning (MEANINGS, `person`, `ignore`, `offering:key` or `offering:key:year`),
    where the headers alone do not say. `sheet`: of a workbook; else the first that has a header.
    `source`: of rows that name none, or one in words of their own.
    `offering` (its key) and `year`: what all rows are about, for a file that has no column for it.
    `confirmed`: words of the file and the suggestions (`UnknownWord`) that are meant by them; nothing else can be confirmed.
    `connection`: one to take a cursor of, for who reads many files; else one is opened. So are the `words` of `read_words`.
    `watch`: by which another thread can follow and end it; Stopped is raised then.
    """
    words = words or read_words()
    gazetteer = Gazetteer(register, words, old_codes)
    vocabulary, watch = Vocabulary(programme, gazetteer, words, offering, year), watch or Watch()
    reading = _Reading(content, file, vocabulary, mapping or {}, source, Confirmed(confirmed), watch)
    try:
        check_size(len(content))
        is_text = kind_of(content, file) == "text"
        with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as beside:
            checked = beside.submit(encoding_of, content) if is_text else None  # while DuckDB is opened and reads the file
            with closing(connection.cursor() if connection else open_database()) as cursor:
                watch.begin(cursor)
                return reading.text(cursor, Path(folder), checked) if checked else reading.workbook(cursor, Path(folder), sheet)
    except Refusal as refusal:
        refused = refusal.of(file, reading.encoding, reading.delimiter, reading.sheets, reading.headers)
        return replace(refused, unmatched=reading.unmatched)
    except duckdb.InterruptException:
        raise Stopped from None
    except duckdb.OutOfMemoryException:
        return Refusal("memory").of(file, reading.encoding, reading.delimiter, reading.sheets)


def understand_groups(
    cursor: duckdb.DuckDBPyConnection,
    found: Records,
    layout: Layout,
    vocabulary: Vocabulary,
    file: str,
    source: str | None,
    confirmed: Confirmed,
) -> Understood:
    """What rows say that an engine has grouped already, into the table `handed`. Refusal where they cannot be understood."""
    reading = _Reading(b"", file, vocabulary, {}, source, confirmed, Watch())
    return reading._understood(cursor, found, Head(None, 0, [], [], [], 0), layout, None)


class _Reading:
    """One reading; what is known of the file so far is known too when it is refused."""

    def __init__(
        self,
        content: bytes,
        file: str,
        vocabulary: Vocabulary,
        mapping: Mapping[str, str],
        source: str | None,
        confirmed: Confirmed,
        watch: Watch,
    ) -> None:
        self.content, self.file, self.vocabulary, self.mapping, self.source = content, file, vocabulary, mapping, source
        self.confirmed, self.watch = confirmed, watch
        self.encoding: str | None = None
        self.delimiter: str | None = None
        self.sheets: tuple[str, ...] = ()
        self.hidden_sheets = self.hidden_rows = self.left = 0
        self.headers: tuple[str, ...] = ()
        self.unmatched: tuple[Notice, ...] = ()
        self.comments: Comments = {}
        self.colours: dict[str, Colours] = {}  # of the sheets that have been read

    def text(self, cursor: duckdb.DuckDBPyConnection, folder: Path, checked: Future[str]) -> Understood:
        """A CSV text, whose encoding is being `checked` by another thread."""
        likely, ahead = likely_encoding(self.content), None
        with suppress(Refusal, UnicodeError):  # which come again below, after what is wrong with the encoding
            ahead = self._ahead(cursor, folder, likely)
        encoding = self.encoding = checked.result()
        head, layout, found = ahead if ahead and encoding == likely else self._ahead(cursor, folder, encoding)
        self.delimiter = delimiter = str(head.delimiter)
        if found is None or is_suspicious(cursor, head, layout, self.vocabulary.words):
            rows = self.watch.each(text_rows(self.content, encoding, delimiter))
            found = read_rows(cursor, rows, folder, head, layout, self.vocabulary)
        return self._understood(cursor, found, head, layout, None)

    def _ahead(self, cursor: duckdb.DuckDBPyConnection, folder: Path, encoding: str) -> tuple[Head, Layout, Records | None]:
        """The header, what the columns mean, and the rows if DuckDB can read them alone."""
        check_text(first_text(self.content, encoding, 1000))
        head = text_head(self.content, encoding, self.vocabulary, self.mapping)
        self.delimiter, self.headers = str(head.delimiter), self._titles(head)
        head, layout = self._checked(head, None)
        if len(self.content) > _LONG:
            layout = without_persons(layout, head, self.vocabulary)
        found = None
        if layout.shape == "log" and not encoding.startswith("utf-16"):
            found = read_clean(cursor, self.content, encoding, folder, head, layout, self.vocabulary)
        return head, layout, found

    def _checked(self, head: Head, sheet: str | None) -> tuple[Head, Layout]:
        """What the columns mean, if nothing around the table may turn it."""
        head = head._replace(unread=frozenset(text for text, said in self.mapping.items() if said == IGNORE))
        vocabulary = self.vocabulary.titled(*titled(head, sheet, self.vocabulary))
        layout = read_layout(head.header, head.sample, vocabulary, self.mapping, head.line)
        layout = without_asides(layout, head.header, vocabulary.words)
        check_around(head, layout, self.file, sheet, self.vocabulary)
        return head, layout

    def _titles(self, head: Head) -> tuple[str, ...]:
        """The headers as they may be shown; what the caller says of others is kept."""
        self.unmatched = tuple(self._unmatched(head))
        columns = (self.vocabulary.column(place, title, {}) for place, title in enumerate(head.header))
        return tuple(column.header for column in columns if column.header)

    def workbook(self, cursor: duckdb.DuckDBPyConnection, folder: Path, sheet: str | None) -> Understood:
        """A sheet of a workbook."""
        from src.loading.intake.workbook import open_workbook  # not when the dashboard starts

        book = open_workbook(self.content, self.vocabulary.shown)
        self.sheets, self.hidden_sheets, self.hidden_rows = tuple(book.sheets), book.hidden_sheets, book.hidden_rows
        if sheet is not None and sheet not in self.sheets:
            raise Refusal("sheet_missing", value=sheet, known=", ".join(self.sheets))
        if sheet is None and not self.vocabulary.offering and (together := self._by_offering(cursor, folder, book)):
            return together
        for name in (sheet,) if sheet else self.sheets:
            if found := self._sheet(cursor, folder, book, name):
                return found
        raise Refusal("header_missing", rows=SEARCHED, known=EXPECTED)

    def _by_offering(self, cursor: duckdb.DuckDBPyConnection, folder: Path, book: "Workbook") -> Understood | None:
        """The sheets that are each about an offering of its own by its name, as one table; None where they are not."""
        parts, vocabulary = dict[str, Understood](), self.vocabulary
        for name, offering in offering_sheets(self.sheets, filter(book.is_filled, self.sheets), vocabulary).items():
            if self.mapping.get(name) == IGNORE:
                continue
            try:
                with on_sheet(name):
                    found = self._of_offering(cursor, folder, book, name, vocabulary.titled(offering, None))
            finally:
                self.vocabulary = vocabulary
            if not agrees(found, offering) or lists_anything(found, name, vocabulary):
                return None
            parts[name] = found
        if len(parts) < 2:
            return None
        for name in parts:
            others = set[str]().union(*(self.colours[other].used for other in parts if other != name))
            with on_sheet(name):
                self.colours[name].check(others, vocabulary)
        return one_table(parts, self.confirmed)

    def _of_offering(
        self, cursor: duckdb.DuckDBPyConnection, folder: Path, book: "Workbook", name: str, vocabulary: Vocabulary
    ) -> Understood:
        """One of several sheets; the year that the caller gives is for those that have none, in their rows, name or titles."""
        given, found = vocabulary.year, None
        for year in dict.fromkeys([None, given]):
            self.vocabulary = copy(vocabulary)
            self.vocabulary.year = year
            if not (found := self._sheet(cursor, folder, book, name)):
                break
            if "year" not in found.lacks or any(notice.kind == "titled_year" for notice in found.notices):
                return found
        if found is None:
            raise Refusal("header_missing", rows=SEARCHED, known=EXPECTED)
        return found

    def _sheet(self, cursor: duckdb.DuckDBPyConnection, folder: Path, book: "Workbook", name: str) -> Understood | None:
        """One sheet; None where no row is a header."""
        head = sheet_head(book.rows(name), self.vocabulary, self.mapping)
        if not head:
            return None
        self.headers = self._titles(head)
        head, layout = self._checked(head, name)
        check_sheets(book.others(name), book.has_rows, head, self.vocabulary)
        check_strikes(head, layout, book.ruled(name))
        self.comments, self.left = book.comments_on(name), book.left(name)
        check_comments(self.comments, book.rows(name), head, layout, self.left, self.vocabulary)
        self.colours[name] = check_fills(book.fills(name), book.rows(name), head, layout, self.vocabulary)
        found = read_rows(cursor, self.watch.each(book.rows(name)), folder, head, layout, self.vocabulary)
        return self._understood(cursor, found, head, layout, name)

    def _understood(
        self, cursor: duckdb.DuckDBPyConnection, found: Records, head: Head, layout: Layout, sheet: str | None
    ) -> Understood:
        refuse_doubts(cursor, found, head, layout, self.vocabulary)
        self.watch.count()
        explain(cursor, layout, self.vocabulary, self.source, self.confirmed)
        tallied = tally(cursor, found, layout, self.vocabulary)
        returned = returned_rows(cursor, found, layout, self.vocabulary)
        unknown = unknown_words(cursor, layout, self.vocabulary, self.confirmed) if tallied.causes or self.confirmed.said else ()
        unread = tuple(sorted(head.unread - {column.header for column in layout.columns} - {*head.header, *map(bare, head.header)}))
        file = ReadFile(self.encoding, sheet, self.sheets, self.hidden_sheets, self.hidden_rows, self.left)
        headless = list(filled_headless(cursor, found, head, layout))
        return Understood(
            file=self.file,
            encoding=self.encoding,
            delimiter=self.delimiter,
            sheet=sheet,
            sheets=self.sheets,
            shape=layout.shape,
            header_line=head.line,
            columns=layout.columns,
            tally=tallied.tally,
            cells=tallied.cells,
            causes=tallied.causes,
            known_headers=returned.headers,
            rejected_rows=returned.rows,
            notices=(
                *self.confirmed.notices(unknown),
                *(told_sources(cursor, layout, self.vocabulary) if self.source else ()),
                *told_comments(self.comments),
                *told_remarks(cursor, found, layout, self.vocabulary),
                *self._unmatched(head),
                *reading_notices(file, found, layout, tallied, headless, unread, self.vocabulary),
            ),
            unknown_words=unknown,
            lacks=layout.lacks,
            unread_texts=unread,
        )

    def _unmatched(self, head: Head) -> Iterator[Notice]:
        """What the caller says of columns that are not there. What is not to be read may stand outside the table."""
        named = {name for place, title in enumerate(head.header) for name in self.vocabulary.names_of(place, title)}
        for header, said in self.mapping.items():
            if header not in named and said != IGNORE:
                yield Notice(
                    UNMATCHED, N_("Ingen kolumn heter {header}, så det som har sagts om den används inte."), {"header": header}
                )
