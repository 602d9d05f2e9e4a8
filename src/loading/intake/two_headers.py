"""A header of two rows, as spreadsheets have it: years above offerings, or offerings above years."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from src.handed_in import ANSWER
from src.loading.intake.columns import Vocabulary
from src.loading.intake.words import bare


def joined_header(
    upper: Sequence[str], lower: Sequence[str], below: Iterable[Sequence[str]], vocabulary: Vocabulary, mapping: Mapping[str, str]
) -> list[str] | None:
    """The two rows as one, `Startpaket 2018`; None unless one has years and the other offerings, and neither anything beside.

    What stands once above several columns is said of each. A lower row whose words come again `below` is one of the table.
    """
    names, above = list[str](), ""
    said = {bare(cell) for cell in lower if _is_part(bare(cell), vocabulary, mapping)}
    if any(bare(cell) in said for row in below for cell in row):
        return None
    for place, (over, under) in enumerate(zip_longest(upper, lower, fillvalue="")):
        first, second = (bare(cell) for cell in (over, under))
        if first:
            above = first if _is_part(first, vocabulary, mapping) else ""
        if _is_part(second, vocabulary, mapping) and above:
            names.append(f"{second} {above}")
            column = vocabulary.column(place, names[-1], mapping)
            if not (column.meaning == ANSWER and column.offering and column.year):
                return None
        elif first and second and first != second:
            return None
        else:
            names.append(first or second)
            if _is_part(names[-1], vocabulary, mapping):
                return None
    return names if sum(vocabulary.column(0, name, mapping).meaning == ANSWER for name in names) > 1 else None


def _is_part(cell: str, vocabulary: Vocabulary, mapping: Mapping[str, str]) -> bool:
    """Whether a cell is an offering or a year, and not both."""
    column = vocabulary.column(0, cell, mapping)
    return column.meaning == ANSWER and not (column.offering and column.year)
