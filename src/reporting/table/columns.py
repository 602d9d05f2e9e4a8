"""Fits a table's columns to a page or a slide: how large the letters are, and how wide each column is.

All widths are in points. Excel fits its own columns (see workbook.py).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from src.language import Language
from src.reporting.clean_text import TextKind, clean
from src.text_width import width_of
from src.wording.table_cells import column_words, is_number_column

LONG, FORCED = 30, 6  # letters of a word that may not be broken: usually, and in a table that is too wide otherwise
PROSE, LINES = 18, 0  # type sizes: a wider cell may take several lines; with LINES, any cell may


@dataclass(frozen=True)
class Column:
    """A column in words. Its widths are in type sizes, so that they hold for any size."""

    header: str
    cells: tuple[str, ...]
    number: bool  # numbers stand to the right

    @cached_property
    def whole(self) -> float:
        """The width in which nothing needs a second line."""
        return max(width_of(self.header, 1, bold=True), self._widest_cell)

    def least(self, longest: int, prose: float) -> float:
        """The width in which no word of at most `longest` letters is broken, and no cell has a second line that is not prose."""
        words = {piece for cell in set(self.cells) for piece in pieces(cell, longest)}
        heads = (width_of(piece, 1, bold=True) for piece in pieces(self.header, longest))
        return max([min(self._widest_cell, prose), *heads, *(width_of(word, 1) for word in words)])

    @cached_property
    def _widest_cell(self) -> float:
        return max((width_of(words, 1) for words in set(self.cells)), default=0)


@dataclass(frozen=True)
class Setting:
    """A way to set a table: its type size, the room for all columns in pt, and what may be broken into lines."""

    size: float
    room: float
    prose: float = PROSE  # type sizes; a cell that is narrower stays on one line
    longest: int = LONG  # letters; a word that is no longer is not broken


def columns_of(rows: pd.DataFrame, text: Language, kind: TextKind) -> list[Column]:
    """The table's columns as this kind of file can hold them."""
    return [
        Column(clean(str(name), kind), tuple(clean(words, kind) for words in column_words(values, text)), is_number_column(values))
        for name, values in rows.items()
    ]


def fit(columns: Sequence[Column], settings: Sequence[Setting], padding: Sequence[float]) -> tuple[Setting, list[float]]:
    """The first setting in which the columns fit, else the last with words broken as they must; and the padded widths."""
    broken = replace(settings[-1], prose=LINES, longest=FORCED)
    for setting in (*settings, broken):
        if (widths := widths_in(columns, setting, padding)) is not None:
            return setting, widths
    least = _padded((column.least(FORCED, LINES) for column in columns), broken, padding)
    return broken, [width * broken.room / sum(least) for width in least]


def widths_in(columns: Sequence[Column], setting: Setting, padding: Sequence[float]) -> list[float] | None:
    """The columns' widths in this setting; None where they do not fit.

    Each is as wide as its words. Where that is too much, each has what it needs, and the rest in proportion to what it lacks.
    """
    low = _padded((column.least(setting.longest, setting.prose) for column in columns), setting, padding)
    high = _padded((column.whole for column in columns), setting, padding)
    if sum(low) > setting.room:
        return None
    if sum(high) <= setting.room:
        return high
    part = (setting.room - sum(low)) / (sum(high) - sum(low))
    return [least + part * (whole - least) for least, whole in zip(low, high, strict=True)]


def break_patterns(longest: int) -> dict[str, str]:
    """Which words may break, and into which pieces, as patterns: after the signs in an address, or where they must."""
    return {"long": rf"\S{{{longest + 1},}}", "piece": rf"[^/?&=_.-]{{1,{-(-longest // 2)}}}[/?&=_.-]?|[/?&=_.-]"}


def pieces(words: str, longest: int) -> list[str]:
    """The words one by one, and those of more than `longest` letters in the pieces that they may be broken into."""
    piece = break_patterns(longest)["piece"]
    apart = (re.findall(piece, word) if len(word) > longest else [word] for word in re.split("[ \n]+", words))
    return [part for word in apart for part in word]


def _padded(widths: Iterable[float], setting: Setting, padding: Sequence[float]) -> list[float]:
    return [width * setting.size + beside for width, beside in zip(widths, padding, strict=True)]
