"""A table on slides: its type size, columns and rows so that nothing is cut, and as few slides as that takes."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from src.reporting.slides.words import LINE, SPARE, Box
from src.reporting.table.columns import LINES, PROSE, Column, Setting, columns_of, fit, widths_in
from src.text_width import lines_of

SIZES = (20, 18, 16, 14, 12, 11, 10, 9)  # pt
ENOUGH = 12  # pt; a smaller type than this is for wide tables, not for long ones
MOST_ROWS = 12  # on a slide
MOST_LINES = 8  # of a cell
BETWEEN, AROUND = 1.0, 0.7  # type sizes: between columns, and above and under a line in sum
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"
WRAPPED = 10  # type sizes; in large type, a longer text may stand on several lines
TRIED = (  # first large, on one slide; then smaller, with a line for each row; last with any cell on several lines
    *((size, WRAPPED) for size in SIZES if size > ENOUGH),
    *((size, PROSE) for size in SIZES if size <= ENOUGH),
    *((size, LINES) for size in SIZES if size <= ENOUGH),
)


@dataclass(frozen=True)
class TableSheet:
    """A part of a table that stands on one slide: words row by row with the headers first; widths and heights in pt."""

    cells: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]  # the columns of figures
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def sheets(rows: pd.DataFrame, box: Box, text: Language, *, first: Box | None = None) -> list[TableSheet]:
    """The table in parts that each stand inside the box; `first` is the place of the first part, where it is another.

    Columns that do not fit beside each other even in the smallest type go on to another part, each with the first column.
    """
    columns = columns_of(rows, text, "pptx")
    height = (first or box).height * 72
    for size, prose in TRIED:
        if widths := _widths(columns, box, size, prose):
            table = _Table(columns, widths, size)
            if size <= ENOUGH or sum(table.heights[: MOST_ROWS + 1]) <= height:
                return table.cut(first or box, box)
    parts = _side_by_side(columns, box)
    return [sheet for part, widths in parts for sheet in _Table(part, widths, ENOUGH).cut(first or box, box)]


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
    side, above = BETWEEN * sheet.size / 2, AROUND * sheet.size / 2
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


class _Table:
    """Columns with their widths in a type size, to be cut into parts."""

    def __init__(self, columns: Sequence[Column], widths: Sequence[float], size: float) -> None:
        self.right, self.widths, self.size = tuple(column.number for column in columns), tuple(widths), size
        rows = [tuple(column.header for column in columns), *zip(*(column.cells for column in columns), strict=True)]
        lines = [self._lines(row, header=not n) for n, row in enumerate(rows)]
        self.rows = [tuple(map(_held, row, cells)) for row, cells in zip(rows, lines, strict=True)]
        self.heights = [(min(max(map(len, cells)), MOST_LINES) * LINE + AROUND) * size for cells in lines]

    def cut(self, first: Box, others: Box) -> list[TableSheet]:
        """As few parts as possible, with about equally many rows."""
        fewest = self._parts(MOST_ROWS, first, others)
        even = (self._parts(most, first, others) for most in range(1, MOST_ROWS + 1))
        parts = next(parts for parts in even if len(parts) == len(fewest))
        return [self._sheet([0, *part]) for part in parts]

    def _parts(self, most: int, first: Box, others: Box) -> list[list[int]]:
        """The numbers of the rows in each part, at most `most` of them."""
        parts: list[list[int]] = [[]]
        for row in range(1, len(self.rows)):
            box = first if len(parts) == 1 else others
            height = sum(self.heights[other] for other in (0, *parts[-1], row))
            if parts[-1] and (len(parts[-1]) == most or height > box.height * 72):
                parts.append([])
            parts[-1].append(row)
        return parts

    def _sheet(self, shown: list[int]) -> TableSheet:
        heights = tuple(self.heights[row] for row in shown)
        return TableSheet(tuple(self.rows[row] for row in shown), self.right, self.size, self.widths, heights)

    def _lines(self, row: Sequence[str], *, header: bool) -> list[list[str]]:
        rooms = [(width - BETWEEN * self.size) * SPARE * 1.001 for width in self.widths]
        return [lines_of(words, self.size, room, bold=header) or [""] for words, room in zip(row, rooms, strict=True)]


def _held(words: str, lines: list[str]) -> str:
    """The words, cut after the most lines that a cell may have."""
    return words if len(lines) <= MOST_LINES else f"{' '.join(lines[:MOST_LINES])[:-2]}…"


def _widths(columns: Sequence[Column], box: Box, size: float, prose: float) -> list[float] | None:
    """The columns' widths; None where they do not fit. Some room is left over, since another font may be shown than is measured."""
    padding = [BETWEEN * size + 1] * len(columns)
    widths = widths_in(columns, Setting(size, box.width * 72 * SPARE - 0.01, prose), padding)
    return widths and [width / SPARE for width in widths]


def _side_by_side(columns: Sequence[Column], box: Box) -> list[tuple[list[Column], list[float]]]:
    """The columns in parts that fit, with their widths; each part begins with the first column."""
    parts: list[tuple[list[Column], list[float]]] = []
    part = [columns[0]]
    for column in columns[1:]:
        if len(part) > 1 and _widths([*part, column], box, ENOUGH, LINES) is None:
            parts.append((part, _fitted(part, box)))
            part = [columns[0]]
        part.append(column)
    return [*parts, (part, _fitted(part, box))]


def _fitted(columns: Sequence[Column], box: Box) -> list[float]:
    setting = Setting(ENOUGH, box.width * 72 * SPARE - 0.01, LINES)
    return [width / SPARE for width in fit(columns, [setting], [BETWEEN * ENOUGH + 1] * len(columns))[1]]
