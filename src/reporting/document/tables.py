"""Tables of a Word document: ruled ones with a header row on every page, and plain ones of labels and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from src.language import Language
from src.reporting.clean_text import clean
from src.reporting.document.styles import CELL, CELL_SIZE, FACTS, LABEL_CELL, PADDING, SMALL_CELL, SMALL_SIZE, TABLE, identifier
from src.text_width import width_of
from src.wording.table_cells import column_words, is_number_column

POINT, MM = 20, 1440 / 25.4  # in twips, Word's twentieths of a point
PROSE = 62 * MM  # a cell with more to say than this is prose, and reads well in lines
GIVE = 1.08  # as much too wide, a table loses but a line break or two in its widest columns
PIECE = 34 * MM  # a word that is longer, such as a file's path, may be broken
SPREAD = 1.3  # how much wider than its words a column may stand
_TYPES = ((CELL_SIZE, CELL, True), (CELL_SIZE, CELL, False), (SMALL_SIZE, SMALL_CELL, True), (SMALL_SIZE, SMALL_CELL, False))
SLACK = 20  # what a program may measure more than we
GAP = 90  # between a column of numbers and the words to its right, besides the padding
DENSE = 8  # air over and under the words of a dense table
WHOLE = 14  # rows: a table no longer than this stays on one page


@dataclass(frozen=True)
class _Column:
    """A column as it is shown: its header, its cells, and whether they are numbers, which stand to the right."""

    header: str
    cells: tuple[str, ...]
    number: bool
    gap: int  # before its words, where numbers stand to their left

    def wish(self, size: float, *, whole: bool) -> float:
        """How wide it would stand in one line; its header too if `whole`, else in as many lines as it has words."""
        header = (_wide if whole else _longest)(self.header, size, bold=True)
        return max(header, *(_wide(words, size) for words in self.cells), 0) + self.air

    def need(self, size: float) -> float:
        """How wide it must be: as its longest word."""
        words = max(_longest(self.header, size, bold=True), *(_longest(words, size) for words in self.cells), 0)
        return min(words, PIECE) + self.air

    @property
    def air(self) -> float:
        """What stands in its width besides words."""
        return 2 * PADDING + SLACK + self.gap


def wide(rows: pd.DataFrame, text: Language, room: float) -> bool:
    """Whether a table asks for a sheet that lies on its side, since `room` would break its short words into lines."""
    return sum(min(column.wish(SMALL_SIZE, whole=False), PROSE) for column in _columns(rows, text)) > room * GIVE


def add_table(
    document: Document, rows: pd.DataFrame, text: Language, *, room: float, title: str, noted: bool = True, dense: bool = False
) -> None:
    """A ruled table in `room` twips, in the larger type where its words fit; `noted`: a note follows; `dense`: small and close."""
    columns = _columns(rows, text)
    style, widths = _set(columns, room, _TYPES[2:] if dense else _TYPES)
    headers = ", ".join(column.header for column in columns)
    told = text("Tabell med {rows} rader. Kolumner: {columns}.", rows=text.number(len(rows)), columns=headers)
    xml = []
    for n, words in enumerate(zip(*((column.header, *column.cells) for column in columns), strict=True)):
        keep = (n == 0 or len(rows) <= WHOLE or n >= len(rows) - 1) and (noted or n < len(rows))
        each = "".join(
            _cell(words[at], widths[at], style, keep=keep, column=column, first=at == 0, last=column is columns[-1])
            for at, column in enumerate(columns)
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
            _cell(words, width, LABEL_CELL if column == 0 else CELL, keep=n < len(rows), first=column == 0)
            for column, (words, width) in enumerate(zip(row, widths, strict=True))
        )
        xml.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{each}</w:tr>")
    look = '<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    _add(document, FACTS, widths, look, title, "", xml)


def _columns(rows: pd.DataFrame, text: Language) -> list[_Column]:
    columns: list[_Column] = []
    for at, header in enumerate(rows.columns):
        values = rows.iloc[:, at]
        number = is_number_column(values)
        cells = tuple(clean(words, "docx") for words in column_words(values, text))
        columns.append(
            _Column(clean(str(header), "docx"), cells, number, GAP if columns and columns[-1].number and not number else 0)
        )
    return columns


def _set(columns: list[_Column], room: float, types: Sequence[tuple[float, str, bool]]) -> tuple[str, list[float]]:
    """The type, and the columns' widths: some air where there is room, else first headers and then the wordy columns in lines."""
    for size, style, whole in types:
        wishes = [column.wish(size, whole=whole) for column in columns]
        if sum(wishes) <= room:
            air = min(SPREAD, room / sum(wishes))
            return style, [wish * air for wish in wishes]
    return SMALL_CELL, _narrowed(wishes, [column.need(SMALL_SIZE) for column in columns], room)


def _narrowed(wishes: list[float], needs: list[float], room: float) -> list[float]:
    """The widths in a room too small for the wishes: the widest give way first, none below its longest word while that fits."""
    if sum(needs) >= room:
        return [need * room / sum(needs) for need in needs]
    lowest, highest = 0.0, max(wishes)
    for _ in range(24):  # halves; the last is far below a twip
        limit = (lowest + highest) / 2
        fits = sum(min(wish, max(need, limit)) for need, wish in zip(needs, wishes, strict=True)) <= room
        lowest, highest = (limit, highest) if fits else (lowest, limit)
    return [min(wish, max(need, lowest)) for need, wish in zip(needs, wishes, strict=True)]


def _wide(words: str, size: float, *, bold: bool = False) -> float:
    return width_of(words, size, bold=bold) * POINT


def _longest(words: str, size: float, *, bold: bool = False) -> float:
    return max((_wide(word, size, bold=bold) for word in words.split(" ")), default=0)


def _cell(
    words: str, width: float, style: str, *, keep: bool, column: _Column | None = None, first: bool = False, last: bool = False
) -> str:
    """One cell. The first and the last column begin and end where the text around the table does."""
    look = "<w:keepNext/>" * keep
    if column:
        look += '<w:jc w:val="right"/>' if column.number else f'<w:ind w:left="{column.gap}"/>' * bool(column.gap)
    edges = '<w:left w:w="0" w:type="dxa"/>' * first + '<w:right w:w="0" w:type="dxa"/>' * last
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(words, "docx").split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width:.0f}" w:type="dxa"/>{f"<w:tcMar>{edges}</w:tcMar>" if edges else ""}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{identifier(style)}"/>{look}</w:pPr><w:r>{lines}</w:r></w:p></w:tc>'
    )


def _add(document: Document, style: str, widths: list[float], look: str, title: str, told: str, rows: list[str]) -> None:
    grid = "".join(f'<w:gridCol w:w="{width:.0f}"/>' for width in widths)
    named = f"<w:tblCaption w:val={quoteattr(clean(title, 'docx'))}/>"
    named += f"<w:tblDescription w:val={quoteattr(clean(told, 'docx'))}/>" if told else ""
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{identifier(style)}"/>'
        f'<w:tblW w:w="{sum(widths):.0f}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}{named}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    document.element.body._insert_tbl(table)
