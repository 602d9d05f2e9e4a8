"""A table laid out for an A4 page: its columns' widths, and how large its letters can be."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from src.language import Language
from src.reporting.clean_text import clean
from src.reporting.pdf.words import breaks, pieces
from src.text_width import width_of
from src.wording.table_cells import column_words, is_number_column

MM = 72 / 25.4  # pt
INSET, APART = 3.5, 12  # pt beside a cell's words, and between numbers and the words after them
SHORT = 12  # rows that may take more lines without a page on its side for it
LONG, FORCED = 30, 6  # letters of a word before it may break, and where a table would else be too wide


@dataclass(frozen=True)
class Size:
    """How large letters are (pt), and whether the page lies down."""

    points: float
    flipped: bool = False
    air: float = 4.2  # above and below a cell's words, in pt

    @property
    def width(self) -> float:
        """The width of the text column, in pt."""
        return (247 if self.flipped else 160) * MM


SIZES = (Size(9.5), Size(9), Size(9.5, flipped=True), Size(9, flipped=True), Size(8.5, flipped=True), Size(8, flipped=True))
ONE_PAGE = (Size(8, air=3.6),)  # on a page that holds several tables, and looks the same for every municipality


@dataclass(frozen=True)
class Column:
    """A column's words, and the room before them in pt."""

    header: str
    cells: list[str]
    inset: float

    def least(self, size: Size, where: dict[str, str]) -> float:
        """The width of the widest word."""
        words = {piece for cell in self.cells for piece in pieces(cell, where)}
        return self._width(size, where, words)

    def wanted(self, size: Size, where: dict[str, str]) -> float:
        """The width in which no cell needs a second line; a header may."""
        return self._width(size, where, set(self.cells))

    def _width(self, size: Size, where: dict[str, str], words: set[str]) -> float:
        heads = (width_of(piece, size.points, bold=True) for piece in pieces(self.header, where))
        return max([*heads, *(width_of(word, size.points) for word in words)], default=0) + self.inset + INSET


def laid_out(rows: pd.DataFrame, text: Language, sizes: tuple[Size, ...] = SIZES) -> dict[str, Any]:
    """The table for the template: headers, cells row by row, alignment, widths and size.

    A long table gets the first size in which every row is one line. Else it is the first in which no word is wider than its
    column; in the last one, words are broken where they must.
    """
    headers = [clean(str(name), "pdf") for name in rows.columns]
    columns = [[clean(words, "pdf") for words in column_words(rows.iloc[:, n], text)] for n in range(len(headers))]
    numbers = [is_number_column(rows.iloc[:, n]) for n in range(len(headers))]
    named = [Column(*column) for column in zip(headers, columns, _insets(numbers), strict=True)]
    size, where = _size(named, sizes, one_line=len(rows) > SHORT)
    return {
        "headers": headers,
        "rows": [list(row) for row in zip(*columns, strict=True)],
        "numbers": numbers,
        "insets": [column.inset for column in named],
        "widths": _widths([c.least(size, where) for c in named], [c.wanted(size, where) for c in named], size.width),
        "points": size.points,
        "air": size.air,
        "flipped": size.flipped,
        "breaks": where,
    }


def _insets(numbers: list[bool]) -> list[float]:
    """The room before the words of each column: none before the first, more between numbers and words."""
    return [0.0, *(APART if before and not this else INSET for before, this in pairwise(numbers))][: len(numbers)]


def _size(columns: list[Column], sizes: tuple[Size, ...], *, one_line: bool) -> tuple[Size, dict[str, str]]:
    """The size, and where words may break in it."""
    usual = breaks(LONG)
    for width in (Column.wanted, Column.least) if one_line else (Column.least,):
        for size in sizes:
            if sum(width(column, size, usual) for column in columns) <= size.width:
                return size, usual
    return sizes[-1], breaks(FORCED)


def _widths(least: list[float], wanted: list[float], room: float) -> list[float]:
    """Widths that fill the room.

    What each column wants and its part of the rest; where that is too much, its least and as much more as it wants, or as much
    as all the others that want more.
    """
    if sum(least) > room:
        return [width * room / sum(least) for width in least]
    if sum(wanted) <= room:
        return [round(width + (room - sum(wanted)) / len(wanted), 2) for width in wanted]
    widths, spare = list(least), room - sum(least)
    for left, n in enumerate(sorted(range(len(least)), key=lambda n: wanted[n] - least[n])):
        more = min(wanted[n] - least[n], spare / (len(least) - left))
        widths[n], spare = round(least[n] + more, 2), spare - more
    return widths
