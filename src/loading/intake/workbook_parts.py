"""The parts of a workbook (XLSX, ODS), measured and mended before a library lays them out in memory."""

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from itertools import islice
from posixpath import dirname, join, normpath
from typing import Final, NamedTuple
from xml.parsers.expat import ParserCreate

from src.loading.intake.cell_comments import Comments, has_comments, ods_comments, xlsx_comments
from src.loading.intake.formulas import with_told_formulas, with_told_ods_formulas
from src.loading.intake.ods_strikes import OdsStyles, ods_strikes
from src.loading.intake.refusal import MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_RECORDS, Refusal
from src.loading.intake.strikes import Span, Strikes
from src.loading.intake.xlsx_strikes import SheetForms, struck_forms, struck_texts, xlsx_strikes

_MOST_MERGED: Final = 100_000
_MOST_PAINTED: Final = (
    5_000_000  # bytes; nobody explains the colours of a larger sheet, and to look for them takes as long as to read it
)

# Each stops at the next "<", which no attribute holds: in a comment that says "<c<c<c" they would else look for ever.
_CELL: Final = re.compile(rb"<(?:\w+:)?c\b[^<]*?\br=[\"']([A-Za-z]{1,7})(\d{1,10})[\"']")
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b(?:[^<]*?\br=[\"'](\d{1,10})[\"'])?")
_ROW_END: Final = re.compile(rb"</(?:\w+:)?row\b")
_PLACELESS: Final = re.compile(rb"<(?:\w+:)?c(?![^<]*\br=)[\s/>]")
_STRINGS: Final = re.compile(rb"<(?:\w+:)?sst\b")
_STRING_END: Final = re.compile(rb"</(?:\w+:)?si\b")
_STRING_CELL: Final = re.compile(rb"\bt=[\"']s[\"'][^<]*<(?:\w+:)?v\b[^<>]*>\s*(\d{1,9})")
_ALL_TO_CALCULATE: Final = re.compile(rb"\bfullCalcOnLoad=[\"'](?:1|true)")
_SOME_ROW: Final = re.compile(rb"<(?:\w+:)?(?:table-)?row\b([^<>]*)>(?=\s*<(?:\w+:c\b|c\b|table:table-cell\b[^<>]*value-type))")
_HIDDEN: Final = re.compile(rb"\b(?:hidden=[\"'](?:1|true)|visibility=[\"'](?:collapse|filter))[\"']")
_ODS_PART: Final = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^<]*)|</table:table-row>")
_REPEATED: Final = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
_SPANNED: Final = re.compile(rb'number-(rows|columns)-spanned="(\d+)"')
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b[^<]*?[\s:]id=[\"']([^\"'<]+)")
_RELATED: Final = re.compile(rb"<(?:\w+:)?Relationship\b([^<]*)")
_NAMED: Final = re.compile(rb"\b(Id|Target)=[\"']([^\"'<]*)")


class Parts(NamedTuple):
    """A workbook that can be laid out. `content`: with its faulty formulas as texts; `spans`: of an ODS, a list for each sheet.

    `hidden_rows`: how many rows of all sheets no one sees who opens the file, as those that a filter leaves out.
    `strikes` and `comments`: of the sheets that have any, by their number.
    """

    content: bytes
    hidden_rows: int
    spans: list[list[Span]] | None
    strikes: Mapping[int, Strikes]
    comments: Mapping[int, Comments]


def checked_parts(content: bytes) -> Parts:
    """Unpacks every part, which checks its sum and bounds its size, and measures the area of its cells.

    A formula that failed (`#REF!`) or was never calculated would be a blank cell, which may mean something: it is made a text.
    """
    mended: dict[str, bytes] = {}
    spans, strings, sheets, hidden_rows = None, list[int](), list[str](), 0
    forms, struck, to_calculate, commented = SheetForms(), False, False, False
    with zipfile.ZipFile(BytesIO(content)) as packed:
        total = 0
        for part in packed.infolist():
            total += part.file_size
            if total > MOST_BYTES:
                raise Refusal("too_large", size=total // 1_000_000, most=MOST_BYTES // 1_000_000)
            name = part.filename.casefold()
            if name == "xl/workbook.bin":
                raise Refusal("old_excel")
            unpacked = packed.read(part)  # no more than `file_size`: zipfile stops there, and then the sum differs
            if name.endswith((".xml", ".rels")):
                _check_whole(unpacked)
            if name == "meta-inf/manifest.xml" and b"encryption-data" in unpacked:
                raise Refusal("password")
            if name == "content.xml":
                area, spans = _ods_area(unpacked)
                text = with_told_ods_formulas(unpacked)
                commented = b"<office:annotation" in unpacked
            elif b"sheetData" in unpacked:  # wherever the workbook says that its sheets are
                area, text = _xlsx_area(unpacked), with_told_formulas(unpacked, False)
                sheets.append(part.filename)
                struck = struck or b"strike" in unpacked
            else:
                if _STRINGS.search(unpacked):
                    strings += map(len, _STRING_END.split(unpacked))
                    forms = forms._replace(texts=struck_texts(unpacked))
                commented = commented or has_comments(unpacked)
                to_calculate = to_calculate or bool(_ALL_TO_CALCULATE.search(unpacked))
                if b"cellXfs" in unpacked:
                    forms = struck_forms(unpacked)._replace(texts=forms.texts)
                continue
            _check_area(*area)
            hidden_rows += sum(1 for row in _SOME_ROW.finditer(unpacked) if _HIDDEN.search(row[1]))
            if text != unpacked:
                mended[part.filename] = text
        if strings and max(strings) * sum(packed.getinfo(sheet).file_size // 20 for sheet in sheets) > MOST_BYTES:
            _check_strings(strings, (packed.read(sheet) for sheet in sheets))
        for sheet in sheets if to_calculate else ():
            unpacked = packed.read(sheet)
            if (text := with_told_formulas(unpacked, True)) != unpacked:
                mended[sheet] = text
        strikes, comments = dict[int, Strikes](), dict[int, Comments]()
        if spans is not None:
            strikes = _ods_strikes(packed)
            comments = dict(enumerate(ods_comments(packed.read("content.xml")))) if commented else {}
        elif struck or any(forms) or commented:
            names = {name.casefold(): name for name in packed.namelist()}
            for place, sheet in _sheet_parts(packed, names):
                looked_for = forms if packed.getinfo(sheet).file_size < _MOST_PAINTED else forms._replace(fills={})
                strikes[place] = xlsx_strikes(packed.read(sheet), looked_for) if struck or any(looked_for) else Strikes({}, [])
                beside = {names[name.casefold()] for name in _related(packed, names, sheet).values() if name.casefold() in names}
                comments[place] = xlsx_comments(xml for name in sorted(beside) if has_comments(xml := packed.read(name)))
        return Parts(_with(packed, mended) if mended else content, hidden_rows, spans, strikes, comments)


def _sheet_parts(packed: zipfile.ZipFile, names: Mapping[str, str]) -> list[tuple[int, str]]:
    """The number of each sheet in the order that an XLSX has them, and its part."""
    book = _main_part(packed, names, "", "xl/workbook.xml")
    related = _related(packed, names, book)
    parts = (names.get(related.get(each, "").casefold()) for each in _SHEET.findall(packed.read(book)))
    return [(place, part) for place, part in enumerate(parts) if part]


def _main_part(packed: zipfile.ZipFile, names: Mapping[str, str], of: str, usual: str) -> str:
    found = (target for target in _related(packed, names, of).values() if target.casefold().endswith("workbook.xml"))
    return names[next(found, usual).casefold()]


def _related(packed: zipfile.ZipFile, names: Mapping[str, str], part: str) -> dict[bytes, str]:
    """The parts that a part names, by the name that it has for them."""
    said = names.get(join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels").casefold())
    found = (dict(_NAMED.findall(each)) for each in _RELATED.findall(packed.read(said) if said else b""))
    return {each.get(b"Id", b""): _target(part, each.get(b"Target", b"").decode()) for each in found}


def _target(part: str, named: str) -> str:
    return normpath(join("/", dirname(part), named)).lstrip("/")


def _ods_strikes(packed: zipfile.ZipFile) -> dict[int, Strikes]:
    """The struck and the coloured cells of each sheet; none is looked for where no style strikes or colours."""
    content = packed.read("content.xml")
    parts = [content, *(packed.read(name) for name in packed.namelist() if name == "styles.xml")]
    lined = any(re.search(rb"text-line-through-(?:style|type)=\"(?!none)", part) for part in parts)
    if not lined and (len(content) >= _MOST_PAINTED or not any(b"fo:background-color=" in part for part in parts)):
        return {}
    return dict(enumerate(ods_strikes(content, OdsStyles(parts))))


def _with(packed: zipfile.ZipFile, mended: dict[str, bytes]) -> bytes:
    """The file with other parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as after:
        for name in packed.namelist():
            after.writestr(name, mended[name] if name in mended else packed.read(name))
    return out.getvalue()


def _check_whole(xml: bytes) -> None:
    """Raises where XML is not well-formed: calamine reads on for ever where it is cut off. No workbook has a doctype."""
    if b"<!DOCTYPE" in xml[:1000] or b"<!ENTITY" in xml:
        raise Refusal("workbook_broken")
    ParserCreate().Parse(xml, True)


def _check_area(rows: int, columns: int) -> None:
    if rows > MOST_RECORDS:
        raise Refusal("too_many_rows", most=MOST_RECORDS)
    if rows * columns > MOST_CELLS:
        raise Refusal("too_many_cells")


def _check_strings(lengths: Sequence[int], sheets: Iterable[bytes]) -> None:
    """A text that many cells share is laid out once for each of them."""
    total = 0
    for xml in sheets:
        for found in _STRING_CELL.finditer(xml):
            place = int(found[1])
            total += lengths[place] if place < len(lengths) else 0
            if total > MOST_BYTES:
                raise Refusal("too_many_cells")


def _xlsx_area(xml: bytes) -> tuple[int, int]:
    rows = columns = 0
    for found in _CELL.finditer(xml):
        letters, number = found.groups()
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        rows, columns = max(rows, int(number)), max(columns, column)
    placeless = sum(1 for _ in islice(_PLACELESS.finditer(xml), MOST_CELLS + 1))
    if placeless > MOST_CELLS or xml.count(b"mergeCell ") > _MOST_MERGED:
        raise Refusal("too_many_cells")
    if placeless:  # cells that stand after each other, in rows that may say where they are
        places = [int(number or 0) for number in _ROW.findall(xml)]
        rows = max(rows, max(places, default=0) + len(places))
        columns += max(len(_PLACELESS.findall(row)) for row in _ROW_END.split(xml))
    return rows, columns


def _ods_area(xml: bytes) -> tuple[tuple[int, int], list[list[Span]]]:
    """The rows and columns up to the last cell with something in it, and what cells are one, of each sheet.

    What is empty may be said to repeat for ever.
    """
    most, spans = (0, 0), list[list[Span]]()
    row = column = rows = columns = written = 0
    times = 1  # that the row stands there
    for found in _ODS_PART.finditer(xml):
        kind, attributes = found.group(1), found.group(2) or b""
        repeated = int(said.group(1)) if (said := _REPEATED.search(attributes)) else 1
        if kind == b"table":
            row = rows = columns = 0
            spans.append([])
        elif kind == b"table-row":
            row, column, times = row + repeated, 0, repeated
        elif kind:
            if spans and (spanned := {name: int(number) for name, number in _SPANNED.findall(attributes)}):
                last = row - 2 + spanned.get(b"rows", 1), column + spanned.get(b"columns", 1) - 1
                spans[-1].append(((row - 1, column), last))
            column += repeated
            if b"value-type" in attributes or not attributes.rstrip().endswith(b"/>"):
                rows, columns = max(rows, row), max(columns, column)
                if times * repeated > 1:
                    end = xml.find(b"</table:table-cell", found.end())
                    written += times * repeated * (end - found.start())
                if written > MOST_BYTES:
                    raise Refusal("too_many_cells")
                if repeated > MOST_COLUMNS:
                    raise Refusal("too_many_columns", count=repeated, most=MOST_COLUMNS)
        most = max(most, (rows, columns), key=lambda area: area[0] * area[1])
    return most, spans
