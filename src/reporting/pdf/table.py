"""A table laid out for an A4 page, in landscape where it needs the width."""

from itertools import pairwise
from typing import Any

import pandas as pd

from src.language import Language
from src.reporting.table.columns import LINES, Setting, break_patterns, columns_of, fit

MM = 72 / 25.4  # pt
PORTRAIT, LANDSCAPE = 160 * MM, 247 * MM  # the text's width on an A4 page
INSET, APART = 3.5, 12  # pt beside a cell's words, and between numbers and the words after them
_AIR = 0.42  # above and below a cell's words, in type sizes
SHORT = 12  # rows; a longer table gets a landscape page before its rows get more lines
_SIZES = ((9.5, PORTRAIT), (9, PORTRAIT), (9.5, LANDSCAPE), (9, LANDSCAPE), (8.5, LANDSCAPE), (8, LANDSCAPE))


def laid_out(rows: pd.DataFrame, text: Language, *, size: float | None = None) -> dict[str, Any]:
    """What report.typ needs to set the table: headers, cells row by row, alignment, widths and type size in points.

    Chooses the first type size in which no word is broken; for a long table, the first in which every row is one line, if there
    is one. With a `size`, the page stays portrait.
    """
    columns = columns_of(rows, text, "pdf")
    numbers = [column.number for column in columns]
    insets = [0.0, *(APART if before and not this else INSET for before, this in pairwise(numbers))][: len(numbers)]
    sizes = [(size, PORTRAIT)] if size else _SIZES
    settings = [Setting(points, room, LINES) for points, room in sizes]
    if len(rows) > SHORT and not size:
        settings = [*(Setting(points, room) for points, room in sizes), *settings]
    setting, widths = fit(columns, settings, [inset + INSET for inset in insets])
    return {
        "headers": [column.header for column in columns],
        "rows": list(map(list, zip(*(column.cells for column in columns), strict=True))),
        "numbers": numbers,
        "insets": insets,
        "widths": [round(width * setting.room / sum(widths), 2) for width in widths],
        "points": setting.size,
        "air": setting.size * _AIR,
        "flipped": setting.room == LANDSCAPE,
        "breaks": break_patterns(setting.longest),
    }
