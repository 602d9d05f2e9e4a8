"""A workbook (XLSX, ODS) as rows of texts: checked for bombs before a library lays it out in memory."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Final, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum, WorksheetNotFound

from src.loading.intake.refusal import MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_RECORDS, Refusal

_CELL: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,7})(\d{1,10})"')
_ODS_PART: Final = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^>]*?)(/?)>|</table:table-row>")
_REPEATED: Final = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')


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


class Workbook(NamedTuple):
    """The open file. `sheets`: the names of its sheets, those that are hidden left out."""

    opened: CalamineWorkbook
    sheets: tuple[str, ...]

    def rows(self, sheet: str) -> Iterator[tuple[int, list[str]]]:
        """The rows of a sheet with their numbers, up to the last that says something, without empty columns to the left."""
        try:
            read = self.opened.get_sheet_by_name(sheet)
            width = read.total_width
            if width > MOST_COLUMNS:
                raise Refusal("too_many_columns", count=width, most=MOST_COLUMNS)
            for number, cells in enumerate(read.iter_rows(), 1):
                yield number, [_words(cell) for cell in cells]
        except _BROKEN:
            raise Refusal("workbook_broken") from None


def open_workbook(content: bytes) -> Workbook:
    """The workbook; Refusal where it cannot be read, or would fill the memory."""
    try:
        _check_size(content)
        opened = CalamineWorkbook.from_filelike(BytesIO(content))
        shown = tuple(sheet.name for sheet in opened.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible)
        return Workbook(opened, shown)
    except _BROKEN:
        raise Refusal("workbook_broken") from None


def _check_size(content: bytes) -> None:
    """Unpacks every part, which checks its sum and bounds its size, and measures the area of its cells."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        total = 0
        for part in packed.infolist():
            total += part.file_size
            if total > MOST_BYTES:
                raise Refusal("too_large", size=total // 1_000_000, most=MOST_BYTES // 1_000_000)
            unpacked = packed.read(part)  # no more than `file_size`: zipfile stops there, and then the sum differs
            if part.filename.casefold().endswith((".xml", ".rels")):
                _check_whole(unpacked)
            if part.filename.casefold().startswith("xl/worksheets/"):
                _check_area(*_xlsx_area(unpacked))
            elif part.filename == "content.xml":
                _check_area(*_ods_area(unpacked))


def _check_whole(xml: bytes) -> None:
    """Raises where XML is not well-formed: calamine reads on for ever where it is cut off. No workbook has a doctype."""
    if b"<!DOCTYPE" in xml[:1000]:
        raise Refusal("workbook_broken")
    ParserCreate().Parse(xml, True)


def _check_area(rows: int, columns: int) -> None:
    if rows > MOST_RECORDS:
        raise Refusal("too_many_rows", most=MOST_RECORDS)
    if rows * columns > MOST_CELLS:
        raise Refusal("too_many_cells")


def _xlsx_area(xml: bytes) -> tuple[int, int]:
    rows = columns = 0
    for found in _CELL.finditer(xml):
        letters, number = found.groups()
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        rows, columns = max(rows, int(number)), max(columns, column)
    return rows, columns


def _ods_area(xml: bytes) -> tuple[int, int]:
    """The rows and columns up to the last cell with something in it; what is empty may be said to repeat for ever."""
    most = (0, 0)
    row = column = rows = columns = 0
    for found in _ODS_PART.finditer(xml):
        kind, attributes = found.group(1), found.group(2) or b""
        repeated = int(said.group(1)) if (said := _REPEATED.search(attributes)) else 1
        if kind == b"table":
            row = rows = columns = 0
        elif kind == b"table-row":
            row, column = row + repeated, 0
        elif kind:
            column += repeated
            if b"value-type" in attributes or not found.group(3):
                rows, columns = max(rows, row), max(columns, column)
                if repeated > MOST_COLUMNS:
                    raise Refusal("too_many_columns", count=repeated, most=MOST_COLUMNS)
        most = max(most, (rows, columns), key=lambda area: area[0] * area[1])
    return most


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
