"""What somebody has confirmed that unknown words of a file mean, and which still ask. Only a suggestion can be confirmed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import duckdb

from src.handed_in import Notice, Suggestion, UnknownWord
from src.language import N_, Localised
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.places import FoundPlace, Gazetteer
from src.loading.intake.values import Meant, offering_of, source_of
from src.loading.intake.words import bare, looks_like_person, plain

MOST_ASKED: Final = 50  # different words
_LONGEST: Final = 80  # characters of a word that is shown


class Confirmed:
    """What unknown words of a file mean, as somebody confirmed it: pairs of a word of the file and one of its suggestions."""

    def __init__(self, said: Iterable[tuple[str, str]]) -> None:
        self.said = {(_key(word), name): word for word, name in said}

    def of(self, word: str, found: FoundPlace | Meant) -> Suggestion | None:
        """What the word was confirmed to mean, if that is one of the suggestions of what was `found`."""
        if not self.said or not found.reason or looks_like_person(word):
            return None
        return next((name for name in found.suggestions if _pairs(word, name) & self.said.keys()), None)

    def place(self, gazetteer: Gazetteer, code: str, name: str) -> FoundPlace:
        """The municipality that the two cells mean, with what was confirmed."""
        found = gazetteer.place(code, name)
        meant = self.of(code if found.about == "code" else name, found)
        return gazetteer.place("", str(meant))._replace(about=found.about) if meant else found

    def value(self, ask: Callable[[str, Vocabulary], Meant], cell: str, vocabulary: Vocabulary) -> Meant:
        """What the cell means by `ask`, with what was confirmed."""
        found = ask(cell, vocabulary)
        meant = self.of(cell, found)
        return ask(meant.sv if isinstance(meant, Localised) else meant, vocabulary) if meant else found

    def notices(self, words: Sequence[UnknownWord]) -> Iterator[Notice]:
        """What was confirmed; and what was not, since it is no suggestion of a word in the file."""
        for word in words:
            if word.meant:
                values = {"value": word.value, "name": word.meant, "count": word.rows}
                yield Notice("confirmed", N_("Bekräftat av dig: {value} är {name} (antal rader: {count})."), values)
        applied = {pair for word in words if word.meant for pair in _pairs(word.value, word.meant)}
        for pair, said in self.said.items():
            if pair not in applied:
                values = {"value": "…" if looks_like_person(said) else said, "name": pair[1]}
                yield Notice("not_confirmed", N_("Inte bekräftat: {name} är inget förslag för {value} i filen."), values)


def unknown_words(
    cursor: duckdb.DuckDBPyConnection, layout: Layout, vocabulary: Vocabulary, confirmed: Confirmed
) -> tuple[UnknownWord, ...]:
    """The words of `handed` that only suggestions explain, those in most rows first, confirmed or not.

    At most MOST_ASKED, and none that may be personal.
    """
    found: dict[tuple[str, str, tuple[Suggestion, ...]], UnknownWord] = {}
    for column, cell, rows, meant in _different(cursor, layout, vocabulary):
        if meant.reason and meant.suggestions and vocabulary.shown.cell(cell, is_near=True):
            key = column, _key(cell), meant.suggestions
            word = UnknownWord(column, bare(cell)[:_LONGEST], meant.suggestions, 0, confirmed.of(cell, meant))
            word = found.setdefault(key, word)
            found[key] = word._replace(rows=word.rows + rows)
    return tuple(sorted(found.values(), key=lambda word: (-word.rows, word.value)))[:MOST_ASKED]


def _different(
    cursor: duckdb.DuckDBPyConnection, layout: Layout, vocabulary: Vocabulary
) -> Iterator[tuple[str, str, int, FoundPlace | Meant]]:
    """Each different cell of a place, an offering and a source, with its column, how many rows have it and what it means."""
    code, name = layout.the("code"), layout.the("municipality")
    cells = ", ".join(f"c{column.place}" if column else "''" for column in (code, name))
    for first, second, count in _counted(cursor, cells):
        place = vocabulary.gazetteer.place(first, second)
        column = (code if place.about == "code" else name) or code or name
        assert column
        yield column.header, first if place.about == "code" else second, count, place
    for meaning, ask in (("offering", offering_of), ("source", source_of)):
        if asked := layout.the(meaning):
            for word, count in _counted(cursor, f"c{asked.place}"):
                yield asked.header, word, count, ask(word, vocabulary)


def _counted(cursor: duckdb.DuckDBPyConnection, cells: str) -> list[tuple[Any, ...]]:
    query = f"SELECT {cells}, CAST(sum(n) AS BIGINT) FROM handed GROUP BY ALL ORDER BY sum(n) DESC, min(first_line)"  # noqa: S608
    return cursor.execute(query).fetchall()


def _pairs(word: str, name: Suggestion) -> set[tuple[str, str]]:
    """How somebody may confirm that the word means this: by its name in either language."""
    return {(_key(word), each) for each in ((name.sv, name.en) if isinstance(name, Localised) else (name,))}


def _key(word: str) -> str:
    return plain(word)[:_LONGEST]
