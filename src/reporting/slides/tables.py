"""A table on slides: its type size, columns and rows so that nothing is cut, and as few slides as that takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.table import _Cell
from pptx.util import Pt

from src.charts.theme import LIGHT
from src.language import Language
from src.reporting.slides.words import LINE_SPACING, SPARE, Box
from src.reporting.table.columns import LINES, PROSE, Column, Setting, columns_of, fit, widths_in
from src.text_width import lines_of

SIZES = (20, 18, 16, 14, 12, 11, 10, 9)  # pt
ENOUGH = 12  # pt; a smaller type than this is for wide tables, not for long ones
MOST_ROWS = 12  # on a slide
_MOST_LINES = 8  # of a cell
_BETWEEN, AROUND = 1.0, 0.7  # type sizes: between columns, and above and under a line in sum
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"
WRAPPED = 10  # type sizes; in large type, a longer text may take several lines
TRIED = (  # first large, on one slide; then smaller, with a line for each row; last with any cell on several lines
    *((size, WRAPPED) for size in SIZES if size > ENOUGH),
    *((size, PROSE) for size in SIZES if size <= ENOUGH),
    *((size, LINES) for size in SIZES if size <= ENOUGH),
)


@dataclass(frozen=True)
class TableSheet:
    """A table, or the part of it that stands on one slide: words row by row with the headers first; widths and heights in pt."""

    cells: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]  # the columns of figures
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def sheets(rows: pd.DataFrame, first: Box, others: Box, text: Language) -> list[TableSheet]:
    """The table in parts that each fit their place: the first part `first`, all others `others`, which is as wide.

    Columns that do not fit beside each other even in the smallest type go on to another part, each with the first column.
    """
    columns = columns_of(rows, text, "pptx")
    for size, prose in TRIED:
        if widths := _widths(columns, others, size, prose):
            table = _table(columns, widths, size)
            if size <= ENOUGH or sum(table.heights[: MOST_ROWS + 1]) <= first.height * 72:
                return _cut(table, first, others)
    parts = [[columns[0]]]  # the columns of each part
    for column in columns[1:]:
        if len(parts[-1]) > 1 and _widths([*parts[-1], column], others, ENOUGH, LINES) is None:
            parts.append([columns[0]])
        parts[-1].append(column)
    widths_of = [_widths(part, others, ENOUGH, LINES, forced=True) or [] for part in parts]
    tables = [_table(part, widths, ENOUGH) for part, widths in zip(parts, widths_of, strict=True)]
    return [sheet for table in tables for sheet in _cut(table, first, others)]


def insert_table(place: Any, sheet: TableSheet, language: str) -> Any:
    """Puts the part in its placeholder: a header row that a screen reader knows for one, hairlines, figures to the right."""
    frame = place.insert_table(len(sheet.cells), len(sheet.widths))
    table = frame.table
    table.first_row, table.horz_banding, table.first_col = True, False, True
    table._tbl.tblPr.find("{*}tableStyleId").text = NO_STYLE
    for column, width in zip(table.columns, sheet.widths, strict=True):
        column.width = Pt(width)
    for row, height in zip(table.rows, sheet.heights, strict=True):
        row.height = Pt(height)
    for number, words in enumerate(sheet.cells):
        for column, word in enumerate(words):
            _fill(table.cell(number, column), word, sheet, column, language, header=number == 0)
    frame.width, frame.height = Pt(sum(sheet.widths)), Pt(sum(sheet.heights))
    return frame


def _fill(cell: _Cell, words: str, sheet: TableSheet, column: int, language: str, *, header: bool) -> None:
    side, above = _BETWEEN * sheet.size / 2, AROUND * sheet.size / 2
    cell.margin_left, cell.margin_right = Pt(side if column else 0), Pt(side)
    cell.margin_top = cell.margin_bottom = Pt(above)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if header else MSO_ANCHOR.TOP
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if sheet.right[column] else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(sheet.size), header
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    run._r.get_or_add_rPr().set("lang", language)
    paragraph._p.get_or_add_endParaRPr().set("sz", str(Pt(sheet.size).centipoints))  # the height of an empty cell
    width, colour = (1.5, '<a:schemeClr val="tx1"/>') if header else (0.75, f'<a:srgbClr val="{LIGHT.line[1:]}"/>')
    line = f"<a:solidFill>{colour}</a:solidFill>"
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<a:lnB {nsdecls("a")} w="{Pt(width)}">{line}</a:lnB>'))


def _table(columns: Sequence[Column], widths: Sequence[float], size: float) -> TableSheet:
    """The whole table in this type size, as if it stood on one slide."""
    rows = [tuple(column.header for column in columns), *zip(*(column.cells for column in columns), strict=True)]
    rooms = [(width - _BETWEEN * size) * SPARE * 1.001 for width in widths]
    lines = [
        [lines_of(cell, size, room, bold=not n) or [""] for cell, room in zip(row, rooms, strict=True)]
        for n, row in enumerate(rows)
    ]
    return TableSheet(
        tuple(tuple(map(_held, row, cells)) for row, cells in zip(rows, lines, strict=True)),
        tuple(column.number for column in columns),
        size,
        tuple(widths),
        tuple((min(max(map(len, cells)), _MOST_LINES) * LINE_SPACING + AROUND) * size for cells in lines),
    )


def _cut(table: TableSheet, first: Box, others: Box) -> list[TableSheet]:
    """The table in as few parts as possible, with about equally many rows."""
    fewest = _parts(table.heights, MOST_ROWS, first, others)
    even = (_parts(table.heights, most, first, others) for most in range(1, MOST_ROWS + 1))
    parts = [(0, *part) for part in next(parts for parts in even if len(parts) == len(fewest))]
    cells, heights = table.cells, table.heights
    return [replace(table, cells=tuple(cells[n] for n in part), heights=tuple(heights[n] for n in part)) for part in parts]


def _parts(heights: Sequence[float], most: int, first: Box, others: Box) -> list[list[int]]:
    """The numbers of the rows in each part, at most `most` of them; the headers (row 0) stand above each."""
    parts: list[list[int]] = [[]]
    for row in range(1, len(heights)):
        box = first if len(parts) == 1 else others
        height = sum(heights[other] for other in (0, *parts[-1], row))
        if parts[-1] and (len(parts[-1]) == most or height > box.height * 72):
            parts.append([])
        parts[-1].append(row)
    return parts


def _held(words: str, lines: list[str]) -> str:
    """The words, cut after the most lines that a cell may have."""
    return words if len(lines) <= _MOST_LINES else f"{' '.join(lines[:_MOST_LINES])[:-2]}…"


def _widths(columns: Sequence[Column], box: Box, size: float, prose: float, *, forced: bool = False) -> list[float] | None:
    """The columns' widths; None where they do not fit and are not `forced`. Some room is left for a wider font than is measured."""
    setting, padding = Setting(size, box.width * 72 * SPARE - 0.01, prose), [_BETWEEN * size + 1] * len(columns)
    widths = fit(columns, [setting], padding)[1] if forced else widths_in(columns, setting, padding)
    return widths and [width / SPARE for width in widths]
