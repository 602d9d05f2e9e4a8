"""Which cells of a sheet its workbook's formats strike through; a library that reads values does not say."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

Span = tuple[tuple[int, int], tuple[int, int]]  # row and column of the first and of the last cell, from 0

_LAST_ROW: Final = 1 << 20
_PLACE: Final = re.compile(r"\$?([A-Za-z]{0,3})\$?(\d{0,7})(?::\$?([A-Za-z]{0,3})\$?(\d{0,7}))?")


class Strikes(NamedTuple):
    """Of a sheet: the columns of the struck cells of each row; and where a rule of the workbook may strike or hide.

    Then by row and column the number `formats` of cells that may show other words than the value, and the `fills` of cells, which
    are their colours. All from 0.
    """

    cells: dict[int, set[int]]
    ruled: list[Span]
    formats: Mapping[int, Mapping[int, str]] = MappingProxyType({})
    fills: Mapping[int, Mapping[int, str]] = MappingProxyType({})


def spans(areas: str) -> Iterator[Span]:
    """The areas in a list of them, `A2:D9 F1 H:H`."""
    for found in map(_PLACE.fullmatch, areas.split()):
        if found:
            first, top, last, end = found[1], found[2], found[3] or found[1], found[4] or ("" if found[3] else found[2])
            yield (
                (int(top or 1) - 1, max(column_of(first), 0)),
                (int(end or _LAST_ROW) - 1, column_of(last) if last else _LAST_ROW),
            )


def column_of(letters: str) -> int:
    """The number of a column from 0, by its letters."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def letters_of(column: int) -> str:
    """The letters of a column, by its number from 0."""
    letters = ""
    while column >= 0:
        letters, column = chr(65 + column % 26) + letters, column // 26 - 1
    return letters
