"""Which cells of an ODS are struck through: by a style of the cell, its row, its column or its text, or by a rule. And colours."""

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from src.loading.intake.strikes import Strikes, spans

_STYLE_PART: Final = re.compile(rb"<style:(style|default-style|text-properties|table-cell-properties|map)(?=[\s/>])([^<]*)")
_NAMED: Final = re.compile(rb"\s([\w-]+:[\w-]+)=\"([^\"<]*)\"")
_LINED: Final = re.compile(rb"style:text-line-through-(?:style|type)=\"(\w+)")
_COLOUR: Final = re.compile(rb"\bfo:background-color=\"(?!transparent|#ffffff)(#\w+)", re.IGNORECASE)
_MOST_REPEATED: Final = (
    64  # rows of one colour that a legend may explain; more are the sheet's ground. And columns that are looked at
)
_MOST_COLOURED: Final = 100_000  # cells; nobody explains the colours of more
_ODS_PART: Final = re.compile(
    rb"<(table:table-column|table:table-row|table:table-cell|table:covered-table-cell|table:table|text:p|text:span|"
    rb"office:annotation|/office:annotation|/table:table-cell|calcext:conditional-format|calcext:condition)(?=[\s/>])([^<]*)"
)


@dataclass
class _Style:
    """A style of an ODS: whether it strikes, its colour (None: as its parent), and which styles may take its place by a rule."""

    parent: bytes | None = None
    strikes: bool | None = None
    colour: str | None = None
    others: list[bytes] = field(default_factory=list)


class OdsStyles:
    """The styles of an ODS, from its parts `styles.xml` and `content.xml`."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._styles: dict[tuple[bytes, bytes], _Style] = {}
        self._known: dict[tuple[bytes, bytes | None], bool] = {}  # as asked so far
        for part in parts:
            self._read(part)

    def _read(self, xml: bytes) -> None:
        style = _Style()
        for part in _STYLE_PART.finditer(xml):
            kind, said = part[1], dict(_NAMED.findall(part[2]))
            if kind == b"text-properties":
                if lines := _LINED.findall(part[2]):
                    style.strikes = any(line != b"none" for line in lines)
            elif kind == b"table-cell-properties":
                if b"fo:background-color" in said:
                    style.colour = found[1].decode() if (found := _COLOUR.search(part[2])) else ""
            elif kind == b"map":
                style.others.append(said.get(b"style:apply-style-name", b""))
            else:
                style = _Style(said.get(b"style:parent-style-name"))
                self._styles[said.get(b"style:family", b""), said.get(b"style:name", b"")] = style

    def strikes(self, family: bytes, name: bytes | None) -> bool:
        """Whether the style strikes through, itself or as one of its parents."""
        asked = family, name
        if asked not in self._known:
            self._known[asked] = self._strikes(family, name)
        return self._known[asked]

    def _strikes(self, family: bytes, name: bytes | None) -> bool:
        seen = set[bytes | None]()
        while name is not None and name not in seen and (style := self._styles.get((family, name))):
            if style.strikes is not None:
                return style.strikes
            seen.add(name)
            name = style.parent
        default = self._styles.get((family, b""))
        return default is not None and bool(default.strikes)

    def colour(self, name: bytes | None) -> str:
        """The ground of a cell with this style, its own or that of one of its parents; empty where it has none."""
        seen = set[bytes | None]()
        while name is not None and name not in seen and (style := self._styles.get((b"table-cell", name))):
            if style.colour is not None:
                return style.colour
            seen.add(name)
            name = style.parent
        return ""

    def may_strike(self, name: bytes | None) -> bool:
        """Whether a rule of the cell's style may put one in its place that strikes."""
        asked = b"map", name
        if asked not in self._known:
            style = self._styles.get((b"table-cell", name or b"")) or _Style()
            self._known[asked] = any(self.strikes(b"table-cell", other) for other in style.others)
        return self._known[asked]


def ods_strikes(xml: bytes, styles: OdsStyles) -> list[Strikes]:
    """The struck cells of each sheet of an ODS, and their colours. A cell that names no style has its row's, or its column's."""
    sheets, fills, painted = list[Strikes](), dict[int, dict[int, str]](), 0
    ends, names, row, column = list[int](), list[bytes | None](), 0, 0  # of columns with a style: after the last, and its style
    rows, cells, of_row, within, area = range(0), range(0), None, False, ""
    for part in _ODS_PART.finditer(xml):
        kind, attributes = part[1], part[2]
        said = dict(_NAMED.findall(attributes)) if attributes.strip(b"/> ") else {}
        if kind == b"table:table":
            fills = dict[int, dict[int, str]]()
            sheets.append(Strikes({}, [], fills=fills))
            ends, names, row = [], [], 0
        elif not sheets:
            continue
        elif kind == b"table:table-column":
            ends.append((ends[-1] if ends else 0) + int(said.get(b"table:number-columns-repeated", 1)))
            names.append(said.get(b"table:default-cell-style-name"))
        elif kind == b"table:table-row":
            times = int(said.get(b"table:number-rows-repeated", 1))
            rows, row, column, of_row = range(row, row + times), row + times, 0, said.get(b"table:default-cell-style-name")
        elif kind in (b"table:table-cell", b"table:covered-table-cell"):
            times = int(said.get(b"table:number-columns-repeated", 1))
            cells, column, within = range(column, column + times), column + times, not attributes.rstrip().endswith(b"/>")
            of_column = bisect(ends, cells.start)
            style = said.get(b"table:style-name") or of_row or (names[of_column] if of_column < len(names) else None)
            if len(rows) <= _MOST_REPEATED and painted < _MOST_COLOURED and (colour := styles.colour(style)):
                painted += len(rows) * min(len(cells), _MOST_REPEATED)
                for line in rows:
                    fills.setdefault(line, {}).update(dict.fromkeys(cells[:_MOST_REPEATED], colour))
            if not within and b"value-type" not in attributes:
                continue  # nothing stands there
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
                sheets[-1].ruled.extend(spans(re.sub(r"(?:'[^']*'|[^\s:'.]{0,99})\.", "", area)))
        elif within and styles.strikes(b"text" if kind == b"text:span" else b"paragraph", said.get(b"text:style-name")):
            _strike(sheets[-1], rows, cells)
    return sheets if painted < _MOST_COLOURED else [sheet._replace(fills={}) for sheet in sheets]


def _strike(sheet: Strikes, rows: Iterable[int], columns: Iterable[int]) -> None:
    for row in rows:
        sheet.cells.setdefault(row, set()).update(columns)
