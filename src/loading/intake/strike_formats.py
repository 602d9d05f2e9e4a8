"""Which cells of a workbook (XLSX, ODS) its formats strike through; a library that reads values does not say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

Span = tuple[tuple[int, int], tuple[int, int]]  # row and column of the first and of the last cell, from 0

_LAST_ROW: Final = 1 << 20
_STRIKE: Final = re.compile(rb"<(?:\w+:)?strike\b(?![^<>]*\bval=[\"'](?:0|false|off)[\"'])")
_FONT: Final = re.compile(rb"<(?:\w+:)?font(?=[\s/>])")
_FORM: Final = re.compile(rb"<(?:\w+:)?xf(?=[\s/>])([^<]*)")
_FONT_OF: Final = re.compile(rb"\bfontId=[\"'](\d{1,6})[\"']")
_RULE_FORM: Final = re.compile(rb"<(?:\w+:)?dxf(?=[\s/>])")
_STRING_END: Final = re.compile(rb"</(?:\w+:)?si\b")
_RUN: Final = re.compile(rb"<(?:\w+:)?r(?=[\s>]).*?</(?:\w+:)?r>", re.DOTALL)
_TEXT: Final = re.compile(rb"<(?:\w+:)?t\b[^<]*?>\s*[^\s<]")
_SHEET_END: Final = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_SHEET_PART: Final = re.compile(rb"<(?:\w+:)?(col|row|c|v|strike)(?=[\s/>])([^<]*)")
_RULE: Final = re.compile(rb"<(?:\w+:)?conditionalFormatting\b.*?</(?:\w+:)?conditionalFormatting>", re.DOTALL)
_RULE_FORM_OF: Final = re.compile(rb"\bdxfId=[\"'](\d{1,6})[\"']")
_AREA: Final = re.compile(rb"\bsqref(?:=[\"']|>)([^\"'<]*)")
_ATTRIBUTE: Final = re.compile(rb"(?:^|\s)(\w+)=[\"']([^\"'<]*)[\"']")
_PLACE: Final = re.compile(r"\$?([A-Za-z]{0,3})\$?(\d{0,7})(?::\$?([A-Za-z]{0,3})\$?(\d{0,7}))?")

_STYLE_PART: Final = re.compile(rb"<style:(style|default-style|text-properties|map)(?=[\s/>])([^<]*)")
_NAMED: Final = re.compile(rb"([\w-]+:[\w-]+)=\"([^\"<]*)\"")
_LINED: Final = re.compile(rb"style:text-line-through-(?:style|type)=\"(\w+)")
_ODS_PART: Final = re.compile(
    rb"<(table:table-column|table:table-row|table:table-cell|table:covered-table-cell|table:table|text:p|text:span|"
    rb"office:annotation|/office:annotation|/table:table-cell|calcext:conditional-format|calcext:condition)(?=[\s/>])([^<]*)"
)


class Strikes(NamedTuple):
    """Of a sheet: the columns of the struck cells of each row; and where a rule of the workbook may strike. All from 0."""

    cells: dict[int, set[int]]
    ruled: list[Span]


class SheetForms(NamedTuple):
    """The numbers of an XLSX's struck forms of cells and of rules, and of its struck shared texts."""

    cells: frozenset[int] = frozenset()
    rules: frozenset[int] = frozenset()
    texts: frozenset[int] = frozenset()


def struck_forms(styles: bytes) -> SheetForms:
    """The struck forms that an XLSX's part of styles has."""
    if not _STRIKE.search(styles):
        return SheetForms()
    fonts = _numbers(_FONT.split(_block(styles, b"fonts"))[1:])
    forms = [_FONT_OF.search(form) for form in _FORM.findall(_block(styles, b"cellXfs"))]
    cells = frozenset(number for number, font in enumerate(forms) if font and int(font[1]) in fonts)
    return SheetForms(cells, _numbers(_RULE_FORM.split(_block(styles, b"dxfs"))[1:]))


def struck_texts(strings: bytes) -> frozenset[int]:
    """The shared texts of which a part is struck, by their number."""
    if not _STRIKE.search(strings):
        return frozenset()
    return frozenset(
        number
        for number, text in enumerate(_STRING_END.split(strings))
        if b"strike" in text and any(_STRIKE.search(run) and _TEXT.search(run) for run in _RUN.findall(text))
    )


def xlsx_strikes(xml: bytes, forms: SheetForms) -> Strikes:
    """The struck cells of an XLSX's sheet. A cell that names no form has that of its row, or its column."""
    found, ruled = dict[int, set[int]](), list[Span]()
    end = ended.start() if (ended := _SHEET_END.search(xml)) else len(xml)
    for rule in _RULE.findall(xml, end):
        if _STRIKE.search(rule) or any(int(form) in forms.rules for form in _RULE_FORM_OF.findall(rule)):
            ruled += [span for area in _AREA.findall(rule) for span in _spans(area.decode())]
    columns, row, column, lined, inline, shared = list[range](), -1, -1, False, False, False
    for part in _SHEET_PART.finditer(xml, 0, end):
        kind, said = part[1], dict(_ATTRIBUTE.findall(part[2]))
        if kind == b"c":
            place = _cell(said[b"r"].decode()) if b"r" in said else (row, column + 1)
            row, column = place
            inline, shared = said.get(b"t") == b"inlineStr", said.get(b"t") == b"s"
            by_row = lined or any(column in each for each in columns) or 0 in forms.cells
            if int(said[b"s"]) in forms.cells if b"s" in said else by_row:
                found.setdefault(row, set()).add(column)
        elif kind == b"v":
            if shared and (text := part[2].rpartition(b">")[2].strip()).isdigit() and int(text) in forms.texts:
                found.setdefault(row, set()).add(column)
        elif kind == b"strike":
            if inline and _STRIKE.match(part[0] + b">"):
                found.setdefault(row, set()).add(column)
        elif kind == b"row":
            row, column = int(said.get(b"r", row + 2)) - 1, -1
            lined = int(said.get(b"s", -1)) in forms.cells
        elif int(said.get(b"style", -1)) in forms.cells:
            columns.append(range(int(said[b"min"]) - 1, int(said[b"max"])))
    return Strikes(found, ruled)


@dataclass
class _Style:
    """A style of an ODS: whether it strikes (None: as its parent), and which styles it may put in its place by a rule."""

    parent: bytes | None = None
    strikes: bool | None = None
    others: list[bytes] = field(default_factory=list)


class OdsStyles:
    """The styles of an ODS, from its parts `styles.xml` and `content.xml`."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._styles: dict[tuple[bytes, bytes], _Style] = {}
        for part in parts:
            self._read(part)

    def _read(self, xml: bytes) -> None:
        style = _Style()
        for part in _STYLE_PART.finditer(xml):
            kind, said = part[1], dict(_NAMED.findall(part[2]))
            if kind == b"text-properties":
                if lines := _LINED.findall(part[2]):
                    style.strikes = any(line != b"none" for line in lines)
            elif kind == b"map":
                style.others.append(said.get(b"style:apply-style-name", b""))
            else:
                style = _Style(said.get(b"style:parent-style-name"))
                self._styles[said.get(b"style:family", b""), said.get(b"style:name", b"")] = style

    def strikes(self, family: bytes, name: bytes | None) -> bool:
        """Whether the style strikes through, itself or as one of its parents."""
        seen = set[bytes | None]()
        while name is not None and name not in seen and (style := self._styles.get((family, name))):
            if style.strikes is not None:
                return style.strikes
            seen.add(name)
            name = style.parent
        default = self._styles.get((family, b""))
        return default is not None and bool(default.strikes)

    def may_strike(self, name: bytes | None) -> bool:
        """Whether a rule of the cell's style may put one in its place that strikes."""
        style = self._styles.get((b"table-cell", name or b""))
        return style is not None and any(self.strikes(b"table-cell", other) for other in style.others)


def ods_strikes(xml: bytes, styles: OdsStyles) -> list[Strikes]:
    """The struck cells of each sheet of an ODS. A cell that names no style has its row's, or its column's."""
    sheets = list[Strikes]()
    columns, row, column = list[tuple[range, bytes | None]](), 0, 0
    rows, cells, of_row, within, area = range(0), range(0), None, False, ""
    for part in _ODS_PART.finditer(xml):
        kind, attributes = part[1], part[2]
        said = dict(_NAMED.findall(attributes)) if attributes.strip(b"/> ") else {}
        if kind == b"table:table":
            sheets.append(Strikes({}, []))
            columns, row = [], 0
        elif not sheets:
            continue
        elif kind == b"table:table-column":
            start = columns[-1][0].stop if columns else 0
            times = int(said.get(b"table:number-columns-repeated", 1))
            columns.append((range(start, start + times), said.get(b"table:default-cell-style-name")))
        elif kind == b"table:table-row":
            times = int(said.get(b"table:number-rows-repeated", 1))
            rows, row, column, of_row = range(row, row + times), row + times, 0, said.get(b"table:default-cell-style-name")
        elif kind in (b"table:table-cell", b"table:covered-table-cell"):
            times = int(said.get(b"table:number-columns-repeated", 1))
            cells, column, within = range(column, column + times), column + times, not attributes.rstrip().endswith(b"/>")
            if not within and b"value-type" not in attributes:
                continue  # nothing stands there
            of_column = next((name for place, name in columns if cells.start in place), None)
            style = said.get(b"table:style-name") or of_row or of_column
            if styles.strikes(b"table-cell", style):
                _strike(sheets[-1], rows, cells)
            elif styles.may_strike(style):
                sheets[-1].ruled.append(((rows.start, cells.start), (rows.stop - 1, cells.stop - 1)))
        elif kind in (b"office:annotation", b"/table:table-cell"):
            within = False  # what stands in a comment, or below, is no cell's text
        elif kind == b"/office:annotation":
            within = True
        elif kind == b"calcext:conditional-format":
            area = said.get(b"calcext:target-range-address", b"").decode()
        elif kind == b"calcext:condition":
            if styles.strikes(b"table-cell", said.get(b"calcext:apply-style-name")):
                sheets[-1].ruled.extend(_spans(re.sub(r"(?:'[^']*'|[^\s:']*)\.", "", area)))
        elif within and styles.strikes(b"text" if kind == b"text:span" else b"paragraph", said.get(b"text:style-name")):
            _strike(sheets[-1], rows, cells)
    return sheets


def _strike(sheet: Strikes, rows: Iterable[int], columns: Iterable[int]) -> None:
    for row in rows:
        sheet.cells.setdefault(row, set()).update(columns)


def _block(xml: bytes, name: bytes) -> bytes:
    found = re.search(rb"<(?:\w+:)?%s\b.*?</(?:\w+:)?%s>" % (name, name), xml, re.DOTALL)
    return found[0] if found else b""


def _numbers(parts: Sequence[bytes]) -> frozenset[int]:
    return frozenset(number for number, part in enumerate(parts) if _STRIKE.search(part))


def _cell(name: str) -> tuple[int, int]:
    """Row and column of a cell, `B3`, from 0."""
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :] or 0) - 1, _column(letters)


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _spans(areas: str) -> Iterator[Span]:
    """The areas in a list of them, `A2:D9 F1 H:H`."""
    for found in map(_PLACE.fullmatch, areas.split()):
        if found:
            first, top, last, end = found[1], found[2], found[3] or found[1], found[4] or ("" if found[3] else found[2])
            yield ((int(top or 1) - 1, max(_column(first), 0)), (int(end or _LAST_ROW) - 1, _column(last) if last else _LAST_ROW))
