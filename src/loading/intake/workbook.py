"""A workbook (XLSX, ODS) as rows of texts."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import Final
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, WorksheetNotFound

from src.loading.intake.cell_comments import Comments, by_place
from src.loading.intake.cell_marks import marked, with_shown
from src.loading.intake.head import NumberedRow
from src.loading.intake.refusal import LONGEST_CELL, MOST_COLUMNS, Refusal
from src.loading.intake.shown import Shown
from src.loading.intake.strikes import Span, Strikes
from src.loading.intake.workbook_parts import checked_parts

_BROKEN: Final = (
    CalamineError,
    WorksheetNotFound,
    ExpatError,
    zlib.error,
    zipfile.BadZipFile,
    NotImplementedError,  # a way of packing, or a password
    RuntimeError,
    LookupError,  # an encoding
    EOFError,
    OSError,
    ValueError,
)


@dataclass
class Workbook:
    """The open file. `sheets`: those that are not hidden, by the names that may be shown."""

    opened: CalamineWorkbook
    sheets: dict[str, int]
    hidden_sheets: int
    hidden_rows: int
    spans: list[list[Span]] | None
    strikes: Mapping[int, Strikes]
    comments: Mapping[int, Comments]
    _laid_out: dict[int, CalamineSheet] = field(default_factory=dict)  # one, since it takes memory, and time to lay it out anew

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        """The rows of a sheet with their numbers, up to the last that says something, without empty columns to the left.

        Cells that are merged into one say the same, each in its row. A cell that is struck through is a StruckText.
        """
        try:
            place = self.sheets[sheet]
            read = self._sheet(place)
            width = read.total_width
            if width > MOST_COLUMNS:
                raise Refusal("too_many_columns", count=width, most=MOST_COLUMNS)
            spans = self.spans[place] if self.spans else read.merged_cell_ranges or []
            left, strikes = self.left(sheet), self.strikes.get(place) or Strikes({}, [])
            rows = (
                _checked(number, with_shown(list(map(_words, cells)), cells, _moved(strikes.formats.get(number - 1), left)))
                for number, cells in enumerate(read.iter_rows(), 1)
            )
            if struck := strikes.cells:
                rows = ((number, marked(cells, struck.get(number - 1, ()), left)) for number, cells in rows)
            yield from _unmerged(rows, spans, left)
        except _BROKEN:
            raise Refusal("workbook_broken") from None

    def comments_on(self, sheet: str) -> Comments:
        """The comments on the cells of a sheet, by the columns of `rows`."""
        return by_place(self.comments.get(self.sheets[sheet], {}), self.left(sheet))

    def fills(self, sheet: str) -> Mapping[int, Mapping[int, str]]:
        """The colours of the cells of a sheet, by the rows and the columns of `rows`, from 0."""
        strikes, left = self.strikes.get(self.sheets[sheet]), self.left(sheet)
        return {row: _moved(cells, left) for row, cells in strikes.fills.items()} if strikes else {}

    def left(self, sheet: str) -> int:
        """How many empty columns `rows` leaves out before the first."""
        start = self._sheet(self.sheets[sheet]).start
        return start[1] if start else 0

    def others(self, sheet: str) -> Iterator[tuple[str, str]]:
        """The other sheets, hidden ones too: the names that may be shown, and those that stand there."""
        names = {place: name for name, place in self.sheets.items()}
        for place, other in enumerate(self.opened.sheets_metadata):
            if place != self.sheets[sheet] and other.typ == SheetTypeEnum.WorkSheet:
                yield names.get(place, f"blad {place + 1}"), other.name

    def has_rows(self, written: str) -> bool:
        """Whether the sheet that stands there by this name has more than one row."""
        place = next(place for place, sheet in enumerate(self.opened.sheets_metadata) if sheet.name == written)
        return self._sheet(place).total_height > 0  # the number of its last row

    def is_filled(self, sheet: str) -> bool:
        """Whether a sheet says anything."""
        return self._sheet(self.sheets[sheet]).total_height > 0

    def _sheet(self, place: int) -> CalamineSheet:
        if place not in self._laid_out:
            self._laid_out.clear()
            try:
                self._laid_out[place] = self.opened.get_sheet_by_index(place)
            except _BROKEN:
                raise Refusal("workbook_broken") from None
        return self._laid_out[place]

    def ruled(self, sheet: str) -> list[Span]:
        """The areas in which a rule of the workbook may strike cells, by the columns of `rows`."""
        place = self.sheets[sheet]
        if not (strikes := self.strikes.get(place)) or not strikes.ruled:
            return []
        left = self.left(sheet)
        return [((top, first - left), (end, last - left)) for (top, first), (end, last) in strikes.ruled]


def open_workbook(content: bytes, shown: Shown) -> Workbook:
    """The workbook; Refusal where it cannot be read, or would fill the memory."""
    try:
        parts = checked_parts(content)
        opened = CalamineWorkbook.from_filelike(BytesIO(parts.content))
        visible = [
            (place, sheet.name)
            for place, sheet in enumerate(opened.sheets_metadata)
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        sheets = {name if shown.title(name) else f"blad {place + 1}": place for place, name in visible}
        hidden = sum(sheet.visible != SheetVisibleEnum.Visible for sheet in opened.sheets_metadata)
        return Workbook(opened, sheets, hidden, parts.hidden_rows, parts.spans, parts.strikes, parts.comments)
    except _BROKEN:
        raise Refusal("workbook_broken") from None


def _checked(number: int, cells: list[str]) -> NumberedRow:
    if max(map(len, cells), default=0) > LONGEST_CELL:
        raise Refusal("row_too_long", line=number)
    return number, cells


def _unmerged(rows: Iterable[NumberedRow], spans: Sequence[Span], left: int) -> Iterator[NumberedRow]:
    """The rows with what a merged cell says in each of its cells, whatever is kept below it and does not show.

    One that begins in the first column may be a title or a note of the table's width, so the others that it covers are blank.
    `left`: how many columns were left out.
    """
    waiting = sorted(spans, reverse=True)
    open_: list[tuple[int, int, range, str]] = []  # the last row, the first column, all columns, the text
    for number, cells in rows:
        open_ = [span for span in open_ if span[0] >= number]
        while waiting and waiting[-1][0][0] < number:
            (row, first), (last, end) = waiting.pop()
            start = first - left
            if row == number - 1 and 0 <= start < len(cells):
                columns = range(start, min(end - left, len(cells) - 1) + 1)
                open_.append((last + 1, start, columns, cells[start]))
        if not any(cells):
            yield number, cells
            continue
        if len(open_) > len(cells):
            raise Refusal("workbook_broken")  # cells are merged twice
        for _, start, columns, text in open_:
            for place in columns:
                cells[place] = text if start or place == start else ""
        yield number, cells


def _moved(formats: Mapping[int, str] | None, left: int) -> Mapping[int, str]:
    return {column - left: code for column, code in formats.items()} if formats else {}


def _words(cell: object) -> str:
    """A cell as the text that a CSV file would have: whole numbers without decimals, days as ISO dates, booleans as Ja and Nej."""
    match cell:
        case str():
            return cell
        case bool():
            return "ja" if cell else "nej"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return cell.isoformat()
    return str(cell)
