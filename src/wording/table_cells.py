"""What a cell of a table says, in the same words on the screen and in every file.

CSV and Excel files keep numbers as numbers; which cells are numbers, and what the other cells say, is decided here too.
"""

import math
from collections.abc import Iterable
from numbers import Integral, Real

import pandas as pd

from src.language import Language

MISSING, ZERO = "..", "–"
MOST_DECIMALS = 4


class Naming(str):
    """Words that name municipalities, and their codes: text in every file; on the screen each name leads to its page.

    Only a column of objects keeps the codes.
    """

    __slots__ = ("codes",)
    codes: tuple[str, ...]

    def __new__(cls, words: str, codes: Iterable[str]) -> "Naming":
        """The words, which name the municipalities with these codes, as far as they name any."""
        naming = super().__new__(cls, words)
        naming.codes = tuple(codes)
        return naming


def column_words(values: Iterable[object], text: Language) -> list[str]:
    """Each cell of a column as people read it.

    - What is missing (None, NaN, NA, NaT, and the infinity that a division by zero gives) is `..`.
    - Zero is `–`. Other numbers have all the decimals that the column's most exact number needs, four at most.
    - True and False are `ja` and `nej`. All else is its own words: a code keeps its zeros, a date is ISO.
    - A blank text stays blank. A table in which a blank would mean "none" or "not available" says so in words instead.
    """
    kept = [cell_value(value, text) for value in values]
    decimals = decimals_of(kept)
    return [value if isinstance(value, str) else text.number(value, decimals) if value else ZERO for value in kept]


def cell_value(value: object, text: Language) -> str | float:
    """The cell as a number where it is one, else in the words of `column_words`."""
    if value is None or value is pd.NA or value is pd.NaT:
        return MISSING
    if pd.api.types.is_bool(value):
        return text("ja") if value else text("nej")
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        number = float(value)
        return number if math.isfinite(number) else MISSING
    return str(value)


def decimals_of(values: Iterable[str | float]) -> int:
    """How many decimals the numbers among these need, four at most."""
    needed = (len(f"{value:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2]) for value in values if not isinstance(value, str))
    return max(needed, default=0)


def is_number_column(values: pd.Series) -> bool:
    """Whether the column holds numbers, which stand to the right."""
    return pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
