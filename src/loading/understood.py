"""The cells of an export in the words of the program's own files, where they say the same in others: as offices write them."""

from collections.abc import Callable, Collection
from typing import Final

import duckdb

from src.loading.intake.columns import Vocabulary
from src.loading.intake.values import answer_of, offering_of, source_of, year_of
from src.loading.intake.words import plain
from src.vocabulary import BECOMES, CODE, MUNICIPALITY, OFFERING, PARTICIPATES, SOURCE, STATUS, YEAR

_STATUSES: Final = ("gäller", "föreslagen", "avvisad")


def understand_cells(cursor: duckdb.DuckDBPyConnection, table: str, columns: Collection[str], vocabulary: Vocabulary) -> None:
    """Writes what is understood in the table's cells as the rules and queries look for it; leaves the others as they are.

    Each is asked once for every different cell. A code and a name are understood together.
    """
    if {CODE, MUNICIPALITY} <= {*columns}:
        _understand_places(cursor, table, vocabulary)
    for column in columns:
        if read := _READ.get(column):
            different = cursor.execute(f'SELECT DISTINCT "{column}" FROM {table}').fetchall()  # noqa: S608 - our own names
            said = {word: read(word, vocabulary) for (word,) in different if word}
            said = {word: meant for word, meant in said.items() if meant and meant != word}
            if said:
                cursor.execute(
                    f'UPDATE {table} SET "{column}" = m.meant FROM (SELECT unnest($word::VARCHAR[]) AS word, '  # noqa: S608
                    f'unnest($meant::VARCHAR[]) AS meant) AS m WHERE {table}."{column}" = m.word',
                    {"word": [*said], "meant": [*said.values()]},
                )


def _understand_places(cursor: duckdb.DuckDBPyConnection, table: str, vocabulary: Vocabulary) -> None:
    gazetteer = vocabulary.gazetteer
    pairs = cursor.execute(f"SELECT DISTINCT {CODE}, {MUNICIPALITY} FROM {table}").fetchall()  # noqa: S608 - our own names
    found = {pair: code for pair in pairs if (code := gazetteer.place(*pair).code)}
    found = {pair: code for pair, code in found.items() if pair not in ((code, gazetteer.register[code]), (code, ""))}
    if found:
        cursor.execute(
            f"UPDATE {table} SET {CODE} = m.meant, {MUNICIPALITY} = m.named FROM (SELECT unnest($a::VARCHAR[]) AS a, "  # noqa: S608
            "unnest($b::VARCHAR[]) AS b, unnest($meant::VARCHAR[]) AS meant, unnest($named::VARCHAR[]) AS named) AS m "
            f"WHERE {table}.{CODE} = m.a AND {table}.{MUNICIPALITY} = m.b",
            {
                "a": [code for code, _ in found],
                "b": [name for _, name in found],
                "meant": [*found.values()],
                "named": [gazetteer.register[code] for code in found.values()],
            },
        )


def _offering(word: str, vocabulary: Vocabulary) -> str | None:
    meant = offering_of(word, vocabulary)
    names = {offering.key: offering.name.sv for offering in vocabulary.programme.offerings}
    return names.get(str(meant.value)) if not meant.also else None


def _year(word: str, vocabulary: Vocabulary) -> str | None:
    year = year_of(word, vocabulary).value
    return str(year) if year else None


def _answer(word: str, vocabulary: Vocabulary) -> str | None:
    said = answer_of(word, vocabulary)
    return None if said is None else "ja" if said else "nej"


def _source(word: str, vocabulary: Vocabulary) -> str | None:
    source = source_of(word, vocabulary).value
    return str(source) if source else None


def _becomes(word: str, vocabulary: Vocabulary) -> str | None:
    return "stryks" if plain(word) == "stryks" else _answer(word, vocabulary)


def _status(word: str, _: Vocabulary) -> str | None:
    return next((status for status in _STATUSES if status == plain(word)), None)


_READ: Final[dict[str, Callable[[str, Vocabulary], str | None]]] = {
    OFFERING: _offering,
    YEAR: _year,
    PARTICIPATES: _answer,
    SOURCE: _source,
    BECOMES: _becomes,
    STATUS: _status,
}
