"""A header of two rows: years above offerings, offerings above years, or a form's questions above its choices."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from src.handed_in import ANSWER, FileColumn
from src.loading.intake.columns import Vocabulary
from src.loading.intake.refusal import Refusal
from src.loading.intake.words import bare, squashed


def joined_header(
    upper: Sequence[str],
    lower: Sequence[str],
    below: Iterable[Sequence[str]],
    vocabulary: Vocabulary,
    mapping: Mapping[str, str],
    line: int,
) -> list[str] | None:
    """The two rows as one, `Startpaket 2018`; None unless one has years and the other offerings, and neither anything beside.

    What stands once above several columns is said of each, as where cells are merged. For a year above offerings that must be sure:
    Refusal unless the offerings come again below each year. `line`: of the upper row. A lower row whose words come again `below` is
    one of the table.
    """
    names, above, groups, is_sure = list[str](), "", list[list[str | None]](), True
    is_before = (
        False  # a column with nothing above it stands before the first year, which may stand above the middle of its columns
    )
    said = {bare(cell) for cell in lower if _part(bare(cell), vocabulary, mapping)}
    if any(bare(cell) in said for row in below for cell in row):
        return None
    for place, (over, under) in enumerate(zip_longest(upper, lower, fillvalue="")):
        first, second = (bare(cell) for cell in (over, under))
        part = _part(second, vocabulary, mapping)
        if first and (first != above or not part):
            above = first if _part(first, vocabulary, mapping) else ""
            groups.append([])
        if part and above:
            names.append(f"{second} {above}")
            column = vocabulary.column(place, names[-1], mapping)
            if not (column.meaning == ANSWER and column.offering and column.year):
                return None
            groups[-1].append(part.offering)
            is_sure = is_sure and bool(first or part.year)
        elif first and second and first != second:
            return None
        elif part and part.offering and not first and any(_year(cell, vocabulary, mapping) for cell in upper[place + 1 :]):
            names.append(second)
            is_before = True
        else:
            names.append(first or second)
            if _part(names[-1], vocabulary, mapping):
                return None
    if sum(vocabulary.column(0, name, mapping).meaning == ANSWER for name in names) < 2:
        return None
    again = [group for group in groups if group]
    if is_before or (not is_sure and (len(again) < 2 or any(group != again[0] for group in again))):
        raise Refusal("year_above_unclear", line=line, year=next(cell for cell in upper if _year(cell, vocabulary, mapping)))
    return names


def form_header(upper: Sequence[str], lower: Sequence[str], vocabulary: Vocabulary) -> list[str] | None:
    """The two rows of a form's answers as one, `Which have you taken part in? [Startpaket]`, as SurveyMonkey writes them.

    A question stands once above its choices, and above a word such as `Response` where it has none. None where no choices are
    offerings.
    """
    names, question, chosen = list[str](), "", 0
    for over, under in zip_longest(map(bare, upper), map(bare, lower), fillvalue=""):
        is_again, question = not over, over or question
        is_choice = squashed(under) in vocabulary.offerings
        if not (is_choice or is_again or not under or squashed(under) in vocabulary.words.responses):
            return None
        chosen += is_choice
        names.append(f"{question} [{under}]" if is_choice else over or under)
    return names if chosen > 1 else None


def _part(cell: str, vocabulary: Vocabulary, mapping: Mapping[str, str]) -> FileColumn | None:
    """What a cell is that is an offering or a year, and not both."""
    column = vocabulary.column(0, cell, mapping)
    return column if column.meaning == ANSWER and not (column.offering and column.year) else None


def _year(cell: str, vocabulary: Vocabulary, mapping: Mapping[str, str]) -> bool:
    return bool((part := _part(bare(cell), vocabulary, mapping)) and part.year)
