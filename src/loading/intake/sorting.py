"""Tells the rows of a table from blank ones, sums, notes and sources, one by one, and hands on those of the table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from src.handed_in import PERSON, UNRECOGNISED, Unread
from src.loading.intake.cell_marks import struck_places, unsure_reason
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.head import DELIMITERS, Head, NumberedRow
from src.loading.intake.odd_rows import groups_places, is_filled, turned, unknown_heading
from src.loading.intake.refusal import MOST_RECORDS, Refusal
from src.loading.intake.titles import check_legends, check_note, is_mark, legend_pairs
from src.loading.intake.words import bare, squashed

_PENDING: Final = 100  # rows of one cell, which are notes if nothing follows them
_REMEMBERED: Final = 10_000  # cells

Write = Callable[[int, list[str]], object]  # of a row's line and its stored cells


@dataclass
class Records:
    """What was read, and where DuckDB finds it again.

    The table `handed` has one row for each different combination of the known cells: `g`, its number; `n`, how many rows say
    so; `c0` and so on, the cells as written, a day being its year where it is one; of how many the day is in another year than the
    one beside it, `apart`, if the table has both. `lined` is SQL for the rows with their `line`, and with days as written (`d0`);
    `raw` for the cells that are judged, as written.
    """

    lined: str
    parameters: dict[str, object]
    raw: str = ""
    records: int = 0
    blank: int = 0
    skipped: list[int] = field(default_factory=list)  # lines
    titles: int = 0  # of `skipped`, those above the table
    faults: dict[Unread, list[int]] = field(default_factory=dict)  # why rows are not read at all → their lines


def sort_rows(
    rows: Iterable[NumberedRow], found: Records, write: Write, head: Head, layout: Layout, vocabulary: Vocabulary
) -> None:
    """Writes the rows of the table, each with its line and its stored cells; counts the others in `found`.

    Short rows are filled up with blank cells, since spreadsheets leave out empty last columns.
    """
    _Sorting(found, write, head, layout, vocabulary).sort(rows)


class _Sorting:
    def __init__(self, found: Records, write: Write, head: Head, layout: Layout, vocabulary: Vocabulary) -> None:
        self.found, self.write, self.head = found, write, head
        self.vocabulary, self.words = vocabulary, vocabulary.words
        self.gazetteer, self.column = vocabulary.gazetteer, vocabulary.column
        self.width, self.layout, self.is_workbook = layout.width, layout, head.delimiter is None
        self.is_wide = bool(layout.cells)  # where a lost delimiter moves answers to other columns, and a blank may have hidden it
        self.stored = [column.place for column in layout.stored]
        self.places = [column.place for column in layout.columns if column.meaning in ("code", "municipality")]
        self.leading = self.places or [0]  # whose cells tell whether a row is one of the table
        self.header = [squashed(title) for title in head.header]
        self.titles = {self.header[place] for place in self.leading}
        self.kinds: dict[str, bool] = {}  # a cell of a place → whether its row is one of the table without doubt
        self.pending: list[NumberedRow] = []
        self.section: Unread | None = None  # below a heading that may say that the rows are no participations

    def sort(self, rows: Iterable[NumberedRow]) -> None:
        after = self.head.rows_above
        for place, (line, cells) in enumerate(rows):
            if place < after:
                self._above(line, cells)
            elif place > after:
                self._below(line, cells)
        self._notes()

    def _above(self, line: int, cells: list[str]) -> None:
        self.found.records += 1
        if _is_blank(cells):
            self.found.blank += 1
        elif is_filled(cells, self.layout, self.vocabulary, above=True):
            self._reject("outside_filled", line)
        else:
            self.found.titles += 1
            self.found.skipped.append(line)

    def _below(self, line: int, cells: list[str]) -> None:
        found = self.found
        found.records += 1
        if found.records > MOST_RECORDS:
            raise Refusal("too_many_rows", most=MOST_RECORDS)
        if len(cells) != self.width or not self._is_ordinary(cells) or (self.section and _count(cells) == 1):
            if _is_blank(cells):
                found.blank += 1
                return
            if len(cells) > self.width and not _is_blank(cells[self.width :]):
                check_legends(line, legend_pairs(cells, self.words), self.head, self.vocabulary)
                self._reject("cells", line)
                return
            if len(cells) == 1 and self._is_otherwise_parted(cells[0]):
                self._reject("delimiter", line)
                return
            if self.is_wide and len(cells) < self.width and any(cell != bare(cell) for cell in cells):
                self._reject("cells_missing", line)
                return
            cells = [*cells, *[""] * (self.width - len(cells))][: self.width]
            if self._settled(line, cells):
                return
        if self.pending:
            self._flush()
        self._hand_on(line, cells)

    def _is_ordinary(self, cells: list[str]) -> bool:
        """A quick look, remembered for each cell: whether the row is one of the table without doubt."""
        for place in self.leading:
            cell = cells[place]
            ordinary = self.kinds.get(cell)
            if ordinary is None:
                ordinary = (
                    bool(bare(cell))
                    and not self._is_note(cell)
                    and squashed(cell) not in self.titles
                    and not is_mark(cell, self.words)
                    and not turned(cell, self.vocabulary)
                    and not self._is_unknown_heading(cell)
                    and not (self.places and self.layout.shape != "log" and groups_places(cell, self.layout, self.vocabulary))
                )
                if len(self.kinds) < _REMEMBERED:
                    self.kinds[cell] = ordinary
            if not ordinary:
                return False
        return "\n" not in (text := "".join(cells)) and "\r" not in text

    def _hand_on(self, line: int, cells: list[str]) -> None:
        if self.section:
            self.found.faults.setdefault(self.section, []).append(line)
            return
        if self.is_workbook:
            if struck := struck_places(cells, self.layout):
                self._reject("struck", line, self.layout.columns[struck[0]].header if len(struck) == 1 else None)
                return
            for column in self.layout.known:
                if reason := unsure_reason(cells[column.place], self.vocabulary):
                    self._reject(reason, line, column.header)
                    return
        self.write(line, [cells[place] for place in self.stored])

    def _settled(self, line: int, cells: list[str]) -> bool:
        """Whether the row is no row of the table, or none that can be trusted; told then."""
        if [squashed(cell) for cell in cells] == self.header or self._is_another_header(cells):
            raise Refusal("header_twice", line=line)
        if any(self.head.delimiter and _swallowed(cell, self.head.delimiter, self.width) for cell in cells):
            self._reject("quotes_inside", line)
            return True
        alone = self._stands_alone(cells)  # "Ej deltagit" with how many they are; "x" with what it means is a legend
        if not alone and _count(cells) == 2 and is_mark(_first(cells), self.words) and self._is_leading(cells):
            self._skip(line, cells)
            return True
        if alone:
            if len(self.pending) >= _PENDING:
                self._flush()
            self.pending.append((line, cells))
            return True
        places = [cells[place] for place in self.leading if bare(cells[place])]
        if any(map(self._is_outside, places)) or (not places and self.words.is_outside(_first(cells))):
            if is_filled(cells, self.layout, self.vocabulary):
                self._reject("outside_filled", line)
            else:
                self._skip(line, cells)
            return True
        return False

    def _stands_alone(self, cells: list[str]) -> bool:
        """Whether a row may be a heading or a note: one cell is filled, or a second one says how many rows follow a heading."""
        is_heading = turned(_first(cells), self.vocabulary) or self._is_unknown_heading(_first(cells))
        said = set(filter(None, map(bare, cells))) - self.words.unanswered
        count = len(said) if is_heading else _count(cells)
        is_counted = count == 2 and sum(map(str.isdecimal, said)) == 1 and is_heading
        return count == 1 or (bool(is_counted) and not any(cells[place].strip() for place in self.leading[1:]))

    def _skip(self, line: int, cells: list[str]) -> None:
        check_note(line, cells, self.head, self.vocabulary)
        self.found.skipped.append(line)

    def _flush(self, *, is_end: bool = False) -> None:
        """Rows of one cell with others after them are rows of the table, but for sums: a note may be about what follows.

        A heading that may say that what follows is no participation holds until another says that it is; one that nobody knows
        holds too, unless it is at the end.
        """
        for line, cells in self.pending:
            check_legends(line, legend_pairs(cells, self.words), self.head, self.vocabulary)
            if not is_end and self._is_unknown_heading(_first(cells)) and self._is_leading(cells):
                heading = bare(_first(cells)).rstrip(" :.")
                self.section = Unread("section", heading=line, words=heading if self.vocabulary.shown.is_known(heading) else "…")
                self.found.skipped.append(line)
                continue
            if words := turned(_first(cells), self.vocabulary):
                self.section = Unread("section", heading=line, words=words)
                self.found.skipped.append(line)
                continue
            if self.section and any(map(self.words.takes_part, map(squashed, bare(_first(cells)).split()))):
                self.section = None
                self._skip(line, cells)
            elif self.words.is_sum(_first(cells)) or (not self.section and self._is_group(cells)):
                self._skip(line, cells)
            else:
                self._hand_on(line, cells)
        self.pending = []

    def _notes(self) -> None:
        """Rows of one cell at the end are notes, unless they may be a municipality whose other cells are missing."""
        notes = [(line, cells) for line, cells in self.pending if self._is_note(_first(cells))]
        for line, cells in notes:
            self._skip(line, cells)
        self.pending = [row for row in self.pending if row not in notes]
        self._flush(is_end=True)
        self.found.skipped.sort()

    def _is_unknown_heading(self, cell: str) -> bool:
        if self.layout.shape == "log" or not self.gazetteer.register:  # the register itself names places that nobody knows yet
            return False
        return not self.words.is_outside(cell) and unknown_heading(cell, self.layout, self.vocabulary)

    def _is_group(self, cells: Sequence[str]) -> bool:
        """Whether the row is a heading that only says which places stand below it."""
        return self.layout.shape != "log" and self._is_leading(cells) and groups_places(_first(cells), self.layout, self.vocabulary)

    def _is_leading(self, cells: Sequence[str]) -> bool:
        """Whether the first filled cell is where a row names its place, or a heading begins."""
        first = next(place for place, cell in enumerate(cells) if bare(cell))
        return (first in self.stored and self.layout.columns[first].meaning not in (PERSON, UNRECOGNISED)) or (
            first == 0 and self.layout.columns[0].meaning != PERSON
        )

    def _is_otherwise_parted(self, cell: str) -> bool:
        """Whether a row has another delimiter than the table: with that one, a municipality stands where it should."""
        parts = [cell.split(other) for other in DELIMITERS if other != self.head.delimiter]
        return any(
            self.gazetteer.place("", cells[place]).code for cells in parts for place in self.places if 1 < len(cells) > place
        )

    def _is_another_header(self, cells: Sequence[str]) -> bool:
        """Whether a row has names of columns, in another order or other ones: what stands below it would be misread.

        A row of a municipality has none, whatever its other cells say: an offering, a year, "kommunen" as the one who said so.
        """
        named = [self.column(place, cell, {}) for place, cell in enumerate(cells) if bare(cell)]
        first = {column.meaning for column in named} & {"code", "municipality"}
        if not first and any(bare(cells[place]) for place in self.leading):
            return False
        known = [column for column in named if column.meaning != UNRECOGNISED]
        has_names = len(known) > 1 and (bool(first) or (self.is_wide and all(column.offering for column in named)))
        return has_names and not any(self.gazetteer.place("", cells[place]).code for place in self.places)

    def _is_outside(self, cell: str) -> bool:
        """Whether a row that begins so is none of the table. A star may mark a municipality."""
        starred = cell.lstrip().startswith("*") and self.gazetteer.place("", cell.strip(" *")).code
        return self.words.is_outside(cell) and not starred

    def _is_note(self, cell: str) -> bool:
        if self._is_outside(cell):
            return True
        many = len(bare(cell).split()) > 2
        return many and bool(self.places) and not self.gazetteer.similar(cell) and self.gazetteer.place("", cell).code is None

    def _reject(self, reason: str, line: int, column: str | None = None) -> None:
        self.found.faults.setdefault(Unread(reason, column), []).append(line)


def _swallowed(cell: str, delimiter: str, width: int) -> bool:
    """Whether a cell holds what may be a whole row, as when two quotes went astray."""
    return ("\n" in cell or "\r" in cell) and width > 1 and cell.count(delimiter) >= width - 1


def _count(cells: Sequence[str]) -> int:
    return sum(map(bool, map(bare, cells)))


def _is_blank(cells: Sequence[str]) -> bool:
    text = "".join(cells)
    return not text.strip() if text.isascii() and text.isprintable() else not any(map(bare, cells))


def _first(cells: Sequence[str]) -> str:
    return next(cell for cell in cells if bare(cell))
