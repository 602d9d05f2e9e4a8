"""Tables of a Word document: ruled ones with a header row on every page, and plain ones of labels and words."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pandas.api.types import is_numeric_dtype

from src.charts.lettering import width_of
from src.language import Language
from src.reporting.document_styles import CELL, CELL_SIZE, FACTS, LABEL_CELL, PADDING, SMALL_CELL, SMALL_SIZE, TABLE, identifier
from src.reporting.document_words import clean

MISSING, ZERO = "..", "–"
POINT, MM = 20, 1440 / 25.4  # in twips, Word's twentieths of a point
PROSE = 62 * MM  # a cell with more to say than this is prose, and reads well in lines
PIECE = 34 * MM  # a word that is longer, such as a file's path, may be broken
SPREAD = 1.3  # how much wider than its words a column may stand
DENSE = 8  # air over and under the words of a dense table
WHOLE = 14  # rows: a table no longer than this stays on one page


def wide(rows: pd.DataFrame, text: Language, room: float) -> bool:
    """Whether a table asks for a sheet that lies on its side, since `room` would break its short words into lines."""
    wishes = _wishes(_shown(rows, text), SMALL_SIZE, whole=False)
    return sum(min(wish, PROSE) for wish in wishes) > room


def add_table(document: Document, rows: pd.DataFrame, text: Language, *, room: float, title: str, dense: bool = False) -> None:
    """A ruled table in `room` twips, in the larger type where its words fit; a note follows. `dense` brings its rows together.

    Numbers stand to the right as this language writes them, zero as `–`, what is missing as `..`.
    """
    cells = _shown(rows, text)
    style, widths = _set(cells, room)
    right = [is_numeric_dtype(kind) for kind in rows.dtypes]
    told = text("Tabell med {rows} rader. Kolumner: {columns}.", rows=text.number(len(rows)), columns=", ".join(cells[0]))
    xml = []
    for n, row in enumerate(cells):
        keep = n == 0 or len(rows) <= WHOLE or n >= len(rows) - 1
        each = "".join(
            _cell(words, width, style, keep=keep, right=side) for words, width, side in zip(row, widths, right, strict=True)
        )
        xml.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if n == 0 else ''}</w:trPr>{each}</w:tr>")
    look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    close = "".join(f'<w:{side} w:w="{DENSE}" w:type="dxa"/>' for side in ("top", "bottom"))
    _add(document, TABLE, widths, f"<w:tblCellMar>{close}</w:tblCellMar>{look}" if dense else look, title, told, xml)


def add_facts(document: Document, rows: Sequence[tuple[str, ...]], widths_mm: Sequence[float], *, title: str) -> None:
    """A plain table of facts: a label, and in the other columns what is said of it."""
    widths = [width * MM for width in widths_mm]
    xml = []
    for n, row in enumerate(rows, start=1):
        each = "".join(
            _cell(words, width, LABEL_CELL if column == 0 else CELL, keep=n < len(rows))
            for column, (words, width) in enumerate(zip(row, widths, strict=True))
        )
        xml.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{each}</w:tr>")
    look = '<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    _add(document, FACTS, widths, look, title, "", xml)


def written(value: object, text: Language) -> str:
    """A cell as it is shown."""
    if value is None or value is pd.NA or value != value or value == "":
        return MISSING
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, int | float):
        return ZERO if value == 0 else text.number(value, 0 if float(value).is_integer() else 1)
    return clean(str(value))


def _shown(rows: pd.DataFrame, text: Language) -> list[list[str]]:
    """The cells in words, the headers first."""
    body = [[written(value, text) for value in row] for row in rows.astype(object).itertuples(index=False)]
    return [[clean(str(column)) for column in rows.columns], *body]


def _set(cells: list[list[str]], room: float) -> tuple[str, list[float]]:
    """The type, and the columns' widths: some air where there is room, else first headers and then the wordy columns in lines."""
    for size, style, whole in ((CELL_SIZE, CELL, True), (CELL_SIZE, CELL, False), (SMALL_SIZE, SMALL_CELL, False)):
        wishes = _wishes(cells, size, whole=whole)
        if sum(wishes) <= room:
            air = min(SPREAD, room / sum(wishes))
            return style, [wish * air for wish in wishes]
    needs = [
        min(max(_longest(words, SMALL_SIZE, bold=n == 0) for n, words in enumerate(column)), PIECE) + 2 * PADDING
        for column in zip(*cells, strict=True)
    ]
    part = (room - sum(needs)) / (sum(wishes) - sum(needs))
    if part < 0:
        return SMALL_CELL, [need * room / sum(needs) for need in needs]
    return SMALL_CELL, [need + (wish - need) * part for need, wish in zip(needs, wishes, strict=True)]


def _wishes(cells: list[list[str]], size: float, *, whole: bool) -> list[float]:
    """How wide each column would stand in one line; its header too if `whole`, else in as many lines as it has words."""
    return [
        max((_wide if whole else _longest)(header, size, bold=True), *(_wide(words, size) for words in rest), 0) + 2 * PADDING
        for header, *rest in zip(*cells, strict=True)
    ]


def _wide(words: str, size: float, *, bold: bool = False) -> float:
    return width_of(words, size, bold=bold) * POINT


def _longest(words: str, size: float, *, bold: bool) -> float:
    return max((_wide(word, size, bold=bold) for word in words.split(" ")), default=0)


def _cell(words: str, width: float, style: str, *, keep: bool, right: bool = False) -> str:
    look = "<w:keepNext/>" * keep + '<w:jc w:val="right"/>' * right
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(words).split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width:.0f}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{identifier(style)}"/>'
        f"{look}</w:pPr><w:r>{lines}</w:r></w:p></w:tc>"
    )


def _add(document: Document, style: str, widths: list[float], look: str, title: str, told: str, rows: list[str]) -> None:
    grid = "".join(f'<w:gridCol w:w="{width:.0f}"/>' for width in widths)
    named = f"<w:tblCaption w:val={quoteattr(clean(title))}/>"
    named += f"<w:tblDescription w:val={quoteattr(clean(told))}/>" if told else ""
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{identifier(style)}"/>'
        f'<w:tblW w:w="{sum(widths):.0f}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}{named}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    document.element.body._insert_tbl(table)
