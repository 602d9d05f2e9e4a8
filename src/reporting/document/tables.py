"""Tables of a Word document: ruled ones with a header row on every page, and plain ones of labels and words."""

from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from src.language import Language
from src.reporting.clean_text import clean
from src.reporting.document.template import Pages, Style
from src.reporting.table.columns import LINES, Column, Setting, columns_of, fit, widths_in

PT_PER_MM, TWIP = 72 / 25.4, 1 / 20  # pt
SPREAD = 1.3  # how much wider than its words a column may stand
BESIDE = 2 * 3.2 + 1  # pt: a cell's padding, as the template has it, and what an office program may measure more than text_width
_GAP = 4.5  # pt between a column of numbers and the words to its right, besides the padding
UNBROKEN = 14  # rows: a table no longer than this stays on one page
RULED = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
PLAIN = '<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
DENSE = '<w:tblCellMar><w:top w:w="8" w:type="dxa"/><w:bottom w:w="8" w:type="dxa"/></w:tblCellMar>'


def needs_landscape(pages: Pages, rows: pd.DataFrame, text: Language) -> bool:
    """Whether a portrait page would break the table's short cells into lines."""
    columns = columns_of(rows, text, "docx")
    setting = Setting(pages.size(Style.SMALL_CELL), pages.widths[False])
    return widths_in(columns, setting, [gap + BESIDE for gap in _gaps(columns)]) is None


def add_table(pages: Pages, rows: pd.DataFrame, text: Language, *, title: str, noted: bool = True) -> None:
    """Adds a ruled table with a header row on every page.

    The type is the larger one where no word is broken, and the smaller one otherwise and on landscape pages. `noted` says that a
    note follows.
    """
    columns = columns_of(rows, text, "docx")
    gaps = _gaps(columns)
    large, small, room = pages.size(Style.CELL), pages.size(Style.SMALL_CELL), pages.widths[pages.landscape]
    settings = [Setting(size, room) for size in ([small] if pages.landscape else [large, small])]
    setting, widths = fit(columns, [*settings, Setting(small, room, LINES)], [gap + BESIDE for gap in gaps])
    spread, headers = min(SPREAD, room / sum(widths)), [column.header for column in columns]
    style = Style.CELL if setting.size == large else Style.SMALL_CELL
    looks = [
        '<w:jc w:val="right"/>' if column.number else f'<w:ind w:left="{gap / TWIP:.0f}"/>' if gap else ""
        for column, gap in zip(columns, gaps, strict=True)
    ]
    _add(
        pages.document,
        [headers, *zip(*(column.cells for column in columns), strict=True)],
        [(width * spread, style, look) for width, look in zip(widths, looks, strict=True)],
        table_style=Style.TABLE,
        kept=[(noted or n < len(rows)) and (n == 0 or len(rows) <= UNBROKEN or n >= len(rows) - 1) for n in range(len(rows) + 1)],
        table_look=f"{DENSE}{RULED}" if pages.landscape else RULED,
        title=title,
        description=text("Tabell med {rows} rader. Kolumner: {columns}.", rows=text.number(len(rows)), columns=", ".join(headers)),
    )


def add_facts(pages: Pages, rows: Sequence[tuple[str, ...]], widths_mm: Sequence[float], *, title: str) -> None:
    """A plain table of facts: a label, and in the other columns what is said of it."""
    _add(
        pages.document,
        [[clean(words, "docx") for words in row] for row in rows],
        [(width * PT_PER_MM, Style.CELL if n else Style.LABEL_CELL, "") for n, width in enumerate(widths_mm)],
        table_style=Style.FACTS,
        kept=[n < len(rows) - 1 for n in range(len(rows))],
        table_look=PLAIN,
        title=title,
    )


def _gaps(columns: Sequence[Column]) -> list[float]:
    """The room before the words of each column: some where numbers stand to their left."""
    return [0.0, *(_GAP if before.number and not column.number else 0.0 for before, column in pairwise(columns))][: len(columns)]


def _add(
    document: Document,
    rows: Sequence[Sequence[str]],
    columns: Sequence[tuple[float, Style, str]],  # width, and the style and look of the paragraphs
    *,
    table_style: Style,
    kept: Sequence[bool],  # which rows stay on the page of the next
    table_look: str,
    title: str,
    description: str = "",
) -> None:
    """Adds a table at the document's end, as XML: python-docx knows no header rows, whole rows, edges or descriptions."""
    shapes = [(f"{width / TWIP:.0f}", document.styles[style].style_id, look) for width, style, look in columns]
    ruled = table_style == Style.TABLE
    xml = []
    for n, (row, keep) in enumerate(zip(rows, kept, strict=True)):
        cells = "".join(
            _cell(words, width, style, f"{'<w:keepNext/>' * keep}{look}", first=at == 0, last=ruled and at == len(row) - 1)
            for at, (words, (width, style, look)) in enumerate(zip(row, shapes, strict=True))
        )
        xml.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if ruled and n == 0 else ''}</w:trPr>{cells}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width, _, _ in shapes)
    total = sum(width for width, _, _ in columns) / TWIP
    named = f"<w:tblCaption w:val={quoteattr(clean(title, 'docx'))}/>"
    named += f"<w:tblDescription w:val={quoteattr(description)}/>" if description else ""
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{document.styles[table_style].style_id}"/>'
        f'<w:tblW w:w="{total:.0f}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{table_look}{named}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(xml)}</w:tbl>"
    )
    document.element.body._insert_tbl(table)


def _cell(words: str, width: str, style: str, paragraph: str, *, first: bool, last: bool) -> str:
    """One cell. The first and the last column begin and end where the text around the table does."""
    edges = '<w:left w:w="0" w:type="dxa"/>' * first + '<w:right w:w="0" w:type="dxa"/>' * last
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{f"<w:tcMar>{edges}</w:tcMar>" if edges else ""}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{paragraph}</w:pPr><w:r>{lines}</w:r></w:p></w:tc>'
    )
