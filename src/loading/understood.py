"""The cells of an export in the words of the program's own files, where they say the same in others: as offices write them."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import duckdb

from src.loading.frames import STATUS_WORDS
from src.loading.intake.columns import Vocabulary
from src.loading.intake.values import answer_of, offering_of, source_of, year_of
from src.loading.intake.words import plain
from src.vocabulary import BECOMES, CODE, MUNICIPALITY, OFFERING, PARTICIPATES, SOURCE, STATUS, YEAR

_PLACE: Final = (CODE, MUNICIPALITY)


class Query(NamedTuple):
    """A SELECT and its parameters."""

    sql: str
    parameters: dict[str, object]


def understood_rows(cursor: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], vocabulary: Vocabulary) -> Query:
    """The table's rows, with what is understood as the rules and queries look for it; the other cells as they are.

    Each is asked once for every different cell. A code and a name are understood together.
    """
    asked: list[tuple[str, ...]] = [(column,) for column in columns if column in _READ]
    asked += [_PLACE] if vocabulary.gazetteer.register and {*_PLACE} <= {*columns} else []
    cells, joins, parameters = {column: f'this."{column}"' for column in columns}, "", dict[str, object]()
    different = ", ".join(f"list(DISTINCT [{', '.join(group)}])" for group in asked)
    found = cursor.execute(f"SELECT {different} FROM {table}").fetchone() if asked else None  # noqa: S608 - our own names
    for group, written in zip(asked, found or (), strict=False):
        meant = {(*words,): said for words in written or () if (said := _read(group, words, vocabulary)) and said != (*words,)}
        if not meant:
            continue
        name = f"meant_{group[0]}"
        lists = {
            f"{name}_{place}": [*each] for place, each in enumerate((*zip(*meant, strict=True), *zip(*meant.values(), strict=True)))
        }
        words = ", ".join(f"unnest(${each}::VARCHAR[]) AS {each}" for each in lists)
        same = " AND ".join(f'{name}_{place} = this."{column}"' for place, column in enumerate(group))
        joins += f" LEFT JOIN (SELECT {words}) ON {same}"
        for place, column in enumerate(group, len(group)):
            cells[column] = f'coalesce({name}_{place}, this."{column}") AS "{column}"'
        parameters |= lists
    return Query(f"SELECT this.line, {', '.join(cells.values())} FROM {table} AS this{joins}", parameters)  # noqa: S608


def _read(group: Sequence[str], words: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...] | None:
    if group != _PLACE:
        said = _READ[group[0]](words[0], vocabulary) if words[0] else None
        return (said,) if said else None
    code = vocabulary.gazetteer.place(*words).code
    return (code, vocabulary.gazetteer.register[code]) if code else None


def _offering(word: str, vocabulary: Vocabulary) -> str | None:
    meant = offering_of(word, vocabulary)
    names = {offering.key: offering.name.sv for offering in vocabulary.programme.offerings}
    return names.get(str(meant.value)) if not meant.also and meant.year is None else None


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
    return next((status for status in STATUS_WORDS if status == plain(word)), None)


_READ: Final[dict[str, Callable[[str, Vocabulary], str | None]]] = {
    OFFERING: _offering,
    YEAR: _year,
    PARTICIPATES: _answer,
    SOURCE: _source,
    BECOMES: _becomes,
    STATUS: _status,
}
