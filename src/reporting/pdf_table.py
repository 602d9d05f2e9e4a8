"""A table laid out for an A4 page: its cells as words, its columns' widths, and how large its letters can be."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from src.charts.lettering import width_of
from src.language import Language
from src.reporting.pdf_words import breaks, legible, pieces

MM = 72 / 25.4  # pt
INSET = 3.5  # pt on each side of a cell's words
LONG, FORCED = 30, 6  # letters of a word before it may break, and where a table would else be too wide


@dataclass(frozen=True)
class Size:
    """How large letters are (pt), and whether the page lies down."""

    points: float
    flipped: bool = False

    @property
    def width(self) -> float:
        """The width of the text column, in pt."""
        return (247 if self.flipped else 160) * MM


SIZES = (Size(9.5), Size(9), Size(9.5, flipped=True), Size(9, flipped=True), Size(8.5, flipped=True), Size(8, flipped=True))
ONE_PAGE = (Size(8.5),)  # on a page that holds several tables, and looks the same for every municipality


def laid_out(rows: pd.DataFrame, text: Language, sizes: tuple[Size, ...] = SIZES) -> dict[str, Any]:
    """The table for the template: headers, cells row by row, alignment, widths and size.

    The first size is taken in which every row is one line; else the first in which no word is wider than its column; in the
    last one, words are broken where they must.
    """
    headers = [legible(str(name)) for name in rows.columns]
    columns = [[legible(cell(value, text)) for value in rows.iloc[:, n]] for n in range(len(headers))]
    named = list(zip(headers, columns, strict=True))
    size, where = _size(named, sizes)
    least = [_least(header, cells, size, where) for header, cells in named]
    wanted = [_wanted(header, cells, size, where) for header, cells in named]
    return {
        "headers": headers,
        "rows": [list(row) for row in zip(*columns, strict=True)],
        "numbers": [pd.api.types.is_numeric_dtype(rows.iloc[:, n]) for n in range(len(headers))],
        "widths": _widths(least, wanted, size.width),
        "points": size.points,
        "flipped": size.flipped,
        "breaks": where,
    }


def cell(value: object, text: Language) -> str:
    """A value in words: a number in the language's way, `–` for zero and `..` for what is not available."""
    if value is None or value is pd.NA or value != value or value == "":
        return ".."
    if isinstance(value, str) or not pd.api.types.is_number(value):
        return str(value)
    number = float(str(value))
    return text.number(number, 0 if number.is_integer() else 1) if number else "–"


def _size(columns: list[tuple[str, list[str]]], sizes: tuple[Size, ...]) -> tuple[Size, dict[str, str]]:
    """The size, and where words may break in it."""
    usual = breaks(LONG)
    for width in (_wanted, _least):
        for size in sizes:
            if sum(width(header, cells, size, usual) for header, cells in columns) <= size.width:
                return size, usual
    return sizes[-1], breaks(FORCED)


def _least(header: str, cells: list[str], size: Size, where: dict[str, str]) -> float:
    """The width of a column's widest word."""
    words = {piece for cell in cells for piece in pieces(cell, where)}
    heads = (width_of(piece, size.points, bold=True) for piece in pieces(header, where))
    return max([*heads, *(width_of(word, size.points) for word in words)], default=0) + 2 * INSET


def _wanted(header: str, cells: list[str], size: Size, where: dict[str, str]) -> float:
    """The width in which no cell needs a second line; a header may."""
    heads = (width_of(piece, size.points, bold=True) for piece in pieces(header, where))
    return max([*heads, *(width_of(cell, size.points) for cell in set(cells))], default=0) + 2 * INSET


def _widths(least: list[float], wanted: list[float], room: float) -> list[float]:
    """Widths that fill the room: what each column wants where there is room for it, else its least and its part of the rest."""
    base = wanted if sum(wanted) <= room else least
    more = [1.0] * len(base) if base is wanted else [want - little for want, little in zip(wanted, least, strict=True)]
    spare, parts = room - sum(base), sum(more) or 1
    if spare < 0:
        return [width * room / sum(base) for width in base]
    return [round(width + spare * part / parts, 2) for width, part in zip(base, more, strict=True)]
