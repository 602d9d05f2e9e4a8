"""Rows that look like none of the table, or like headings in it: whether they say what a row says, or turn those below them."""

import re
from collections.abc import Sequence
from typing import Final

from src.handed_in import FileColumn
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.titles import names_place
from src.loading.intake.values import year_of
from src.loading.intake.words import bare, plain, squashed

_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def is_filled(cells: Sequence[str], layout: Layout, vocabulary: Vocabulary, *, above: bool = False) -> bool:
    """Whether a row that begins as a sum, a note or a source, or stands `above` the table, says what its columns ask for."""
    said = [(column, cell) for column in layout.known if column.place < len(cells) and (cell := bare(cells[column.place]))]
    is_name = {column: column.meaning in ("code", "municipality") for column, _ in said}
    meant = {column: _means(column, cell, vocabulary) for column, cell in said if not is_name[column]}
    is_placed = any(vocabulary.gazetteer.place("", cell).code for column, cell in said if is_name[column])
    if above or is_placed:
        return is_placed and any(meant.values())
    is_counted = any(cell.isdecimal() and len(cell) != 4 for cell in map(bare, cells))
    if any(map(vocabulary.words.is_sum, cells)) and (is_counted or not all(meant.values())):
        return False
    return any(says for column, says in meant.items() if column.meaning not in ("year", "date"))


def turned(cell: str, vocabulary: Vocabulary) -> str | None:
    """The words of a heading that may say that the rows below it are no participations; None where it names a place."""
    words = bare(cell).rstrip(" :.")
    is_row = names_place(words, vocabulary) and not bare(cell).endswith(":")
    return None if is_row else vocabulary.words.turned(words)


def unknown_heading(cell: str, layout: Layout, vocabulary: Vocabulary) -> bool:
    """Whether a heading may say of the rows below it what their columns do not: it names no place, nor a group of them."""
    words, gazetteer, known = bare(cell).rstrip(" :."), vocabulary.gazetteer, vocabulary.words
    if not words or turned(cell, vocabulary) or names_place(words, vocabulary):
        return False
    if squashed(words) in vocabulary.shown.elsewhere or gazetteer.names(words):
        return False
    if vocabulary.offerings_in(words):
        return layout.the("offering") is None
    is_harmless = any(map(known.takes_part, _parts(words))) or groups_places(words, layout, vocabulary)
    return not is_harmless and not gazetteer.similar(words)


def groups_places(heading: str, layout: Layout, vocabulary: Vocabulary) -> bool:
    """Whether a heading only says which places stand below it, or of which year they are, where each row says that itself."""
    if bare(heading) in vocabulary.gazetteer.register:  # a municipality's code may look like a year
        return False
    is_dated, grouping = layout.the("year") or layout.the("date"), vocabulary.words.grouping | vocabulary.groups
    before, near, place = _beside(heading, vocabulary)
    if near and not place:
        return False
    parts = _parts(before)
    return bool(parts or near) and all(part in grouping or (is_dated and _YEAR.fullmatch(part)) for part in parts)


def _beside(heading: str, vocabulary: Vocabulary) -> tuple[str, bool, bool]:
    """What stands before a word such as `utanför`, whether there is one, and whether a municipality's name alone follows it."""
    words = bare(heading).rstrip(" :.").split()
    for place, word in enumerate(words):
        if squashed(word) in vocabulary.words.beside:
            return " ".join(words[:place]), True, vocabulary.gazetteer.code_of(" ".join(words[place + 1 :])) is not None
    return heading, False, False


def _parts(text: str) -> list[str]:
    return list(map(squashed, re.findall(r"[^\W_]+", bare(text))))


def _means(column: FileColumn, cell: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell says what its column asks for; a number may be a sum."""
    if column.meaning == "offering":
        return bool(vocabulary.keys_of(cell))
    if column.meaning in ("year", "date"):
        return year_of(cell, vocabulary).value is not None
    return not cell.isdecimal() and plain(cell) in vocabulary.words.answer
