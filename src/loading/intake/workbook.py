"""A workbook (XLSX, ODS) as rows of texts: checked for bombs before a library lays it out in memory."""

import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Final, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum, WorksheetNotFound

from src.loading.intake.refusal import MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_RECORDS, Refusal

_CELL: Final = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,7})(\d{1,10})["']""")
_ANY_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW: Final = re.compile(rb"""<(?:\w+:)?row\b(?:[^>]*?\br=["'](\d{1,10})["'])?""")
# What calamine reads as a blank cell, though it is none: an error (#N/A), and a formula whose value was never worked out.
_ERROR: Final = re.compile(rb"""(<(?:\w+:)?c\b[^>]*?\bt=)(?:"e"|'e')""")
_NO_VALUE: Final = re.compile(
    rb"""(<(?:\w+:)?c\b(?![^>]*\bt=["']str)[^>]*?)(?:\bt=["']\w*["'])?([^>/]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>))\s*(?:<v\s*/>|<v></v>)?\s*</c>"""
)
_ODS_ERROR: Final = re.compile(rb'(<table:table-cell\b(?=[^>]*value-type="error")[^>]*?) office:string-value="[^"]*"')
_ODS_MERGED: Final = re.compile(rb'number-(?:rows|columns)-spanned="(?:[2-9]|1\d)')
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
            rows = (([_words(cell) for cell in cells]) for cells in read.iter_rows())
            yield from _filled(enumerate(rows, 1), read.merged_cell_ranges or (), read.start[1] if read.start else 0)
        except _BROKEN:
            raise Refusal("workbook_broken") from None


def open_workbook(content: bytes) -> Workbook:
    """The workbook; Refusal where it cannot be read, or would fill the memory."""
    try:
        opened = CalamineWorkbook.from_filelike(BytesIO(_checked(content)))
        shown = tuple(sheet.name for sheet in opened.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible)
        return Workbook(opened, shown)
    except _BROKEN:
        raise Refusal("workbook_broken") from None


def _filled(
    rows: Iterator[tuple[int, list[str]]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]], left: int
) -> Iterator[tuple[int, list[str]]]:
    """The rows, where a cell that is merged with others says the same in all of them; a title across the table stands once."""
    beginning = defaultdict(list)
    for (top, first), (bottom, last) in merged:
        if first == last or first > left:
            beginning[top + 1].append((bottom + 1, first - left, last - left))
    said: dict[int, tuple[int, str]] = {}  # by column: up to which row, what
    for number, cells in rows:
        for bottom, first, last in beginning.pop(number, ()):
            said |= dict.fromkeys(range(first, min(last + 1, len(cells))), (bottom, cells[first]))
        if any(cells):
            said = {place: (bottom, words) for place, (bottom, words) in said.items() if bottom >= number}
            for place, (_, words) in said.items():
                cells[place] = cells[place] or words
        yield number, cells


def _checked(content: bytes) -> bytes:
    """The workbook with a text in each cell that calamine would take for blank.

    Unpacks every part, which checks its sum and bounds its size, and measures the area of its cells.
    """
    changed: dict[str, bytes] = {}
    with zipfile.ZipFile(BytesIO(content)) as packed:
        total = 0
        for part in packed.infolist():
            total += part.file_size
            if total > MOST_BYTES:
                raise Refusal("too_large", size=total // 1_000_000, most=MOST_BYTES // 1_000_000)
            unpacked = packed.read(part)  # no more than `file_size`: zipfile stops there, and then the sum differs
            mended, name = unpacked, part.filename.casefold()
            if name.endswith("workbook.bin"):  # XLSB, which cannot be measured before it is laid out
                raise Refusal("other_kind")
            if name.endswith((".xml", ".rels")) or b"sheetData" in unpacked:
                _check_whole(unpacked)
            if b"sheetData" in unpacked:  # wherever it lies: other parts say where
                _check_area(*_xlsx_area(unpacked))
                mended = _ERROR.sub(rb'\1"str"', unpacked)
                if b"<f" in mended:
                    mended = _NO_VALUE.sub(rb'\1 t="str"\2<v>#FORMEL?</v></c>', mended)
            elif part.filename == "content.xml":
                _check_area(*_ods_area(unpacked))
                mended = _ODS_ERROR.sub(rb"\1", unpacked)
            if mended != unpacked:
                changed[part.filename] = mended
        if not changed:
            return content
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
            for part in packed.infolist():
                written.writestr(part, changed.get(part.filename) or packed.read(part), zipfile.ZIP_DEFLATED, 1)
    return out.getvalue()


def _check_whole(xml: bytes) -> None:
    """Raises where XML is not well-formed: calamine reads on for ever where it is cut off. No workbook has a doctype."""

    def no_doctype(*_: object) -> None:
        raise Refusal("workbook_broken")

    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = no_doctype
    parser.Parse(xml, True)


def _check_area(rows: int, columns: int) -> None:
    if rows > MOST_RECORDS:
        raise Refusal("too_many_rows", most=MOST_RECORDS)
    if rows * columns > MOST_CELLS:
        raise Refusal("too_many_cells")


def _xlsx_area(xml: bytes) -> tuple[int, int]:
    rows = columns = named = 0
    for found in _CELL.finditer(xml):
        letters, number = found.groups()
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        rows, columns = max(rows, int(number)), max(columns, column)
        named += 1
    if named != len(_ANY_CELL.findall(xml)):  # cells without a place come one after the other
        numbers = [int(found[1] or 0) for found in _ROW.finditer(xml)]
        rows = max(rows, *numbers, len(numbers), 1)
        columns = max(columns, *(len(_ANY_CELL.findall(row)) for row in _ROW.split(xml) if row))
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
                if _ODS_MERGED.search(attributes) and (column > repeated or b'rows-spanned="1"' not in attributes):
                    raise Refusal("merged")
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
