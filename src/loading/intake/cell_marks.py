"""Cells of a workbook that must not be taken for what they say: struck through, shown otherwise, or not calculated."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Self

from src.handed_in import PERSON
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.head import Head
from src.loading.intake.number_formats import ShownWords, shown_by
from src.loading.intake.refusal import Refusal
from src.loading.intake.strikes import Span
from src.loading.intake.words import bare, plain

NOT_CALCULATED: Final = "=?"  # what a formula says that no program has calculated
SHOWN_OTHERWISE: Final = "=≠"  # what a number says of which other words are shown


class StruckText(str):
    """The text of a cell that is struck through, in whole or in part."""

    __slots__ = ()


class OtherwiseShown(str):
    """The text of a cell that shows something else by its number format."""

    shown: ShownWords

    def __new__(cls, text: str, shown: ShownWords) -> Self:
        """The text, and what the cell shows."""
        made = super().__new__(cls, text)
        made.shown = shown
        return made


def with_shown(words: list[str], values: Sequence[object], formats: Mapping[int, str]) -> list[str]:
    """The cells of a row as `words`, those that show something else as OtherwiseShown. `formats`: by their place."""
    for place, code in formats.items():
        if 0 <= place < len(words) and words[place] and (shown := shown_by(code, values[place])):
            words[place] = OtherwiseShown(words[place], shown)
    return words


def unsure_reason(cell: str, vocabulary: Vocabulary) -> str | None:
    """Why a cell cannot be taken for what it says (a key of REASONS); None where it can."""
    if cell == NOT_CALCULATED:
        return "not_calculated"
    return "shown_otherwise" if cell == SHOWN_OTHERWISE or _is_shown_otherwise(cell, vocabulary) else None


def _is_shown_otherwise(cell: str, vocabulary: Vocabulary) -> bool:
    if not isinstance(cell, OtherwiseShown):
        return False
    if cell.shown.has_value:
        return vocabulary.doubts.denies(cell.shown.words) or vocabulary.words.turned(cell.shown.words) is not None
    said, shown = (vocabulary.words.answer.get(plain(each)) for each in (cell, cell.shown.words))
    return plain(cell) != plain(cell.shown.words) and (said is None or shown is not said)


def marked(cells: list[str], struck: Iterable[int], left: int) -> list[str]:
    """The cells of a row, those in these columns as StruckText. `left`: how many columns were left out."""
    for column in struck:
        place = column - left
        if 0 <= place < len(cells) and bare(cells[place]):
            cells[place] = StruckText(cells[place])
    return cells


def struck_places(cells: Sequence[str], layout: Layout) -> list[int]:
    """The struck cells of a row that count: those that are read, and those that say who took part."""
    return [
        column.place
        for column in layout.columns
        if isinstance(cells[column.place], StruckText) and (column.meaning == PERSON or column in layout.known)
    ]


def check_strikes(head: Head, layout: Layout, ruled: Sequence[Span]) -> None:
    """Raises Refusal where a column's name is struck, or where a rule may strike cells that are read: which, it does not say.

    `ruled`: by the table's columns.
    """
    for column in layout.known:
        if isinstance(head.header[column.place], StruckText):
            raise Refusal("column_struck", line=head.line, column=column.header)
        if any(end >= head.line and first <= column.place <= last for (_, first), (end, last) in ruled):
            raise Refusal("struck_by_rule", line=head.line, column=column.header)
