"""The rows that are to be mended, as a table of their own that says the same by itself when it is handed in."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import duckdb

from src.handed_in import FileColumn
from src.loading.intake.columns import PROPOSED_HEADERS, Layout, Vocabulary
from src.loading.intake.shown import HIDDEN
from src.loading.intake.sorting import Records
from src.loading.intake.values import offering_of, source_of
from src.loading.intake.words import bare

MOST_RETURNED: Final = 5_000  # rejected rows


class Returned(NamedTuple):
    """The headers, and for each row its line and its cells."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()


def returned_rows(cursor: duckdb.DuckDBPyConnection, found: Records, layout: Layout, vocabulary: Vocabulary) -> Returned:
    """The rejected rows whose cells are known: as written, days too, and with what was told of the whole file.

    A cell that may be personal is HIDDEN: were it blank, the row might be accepted so. A header that alone does not say what its
    column means becomes one that does.
    """
    columns = sorted(column for column in layout.stored if column in layout.known or column.meaning == "date")
    cells = ", ".join(f"r.{'d' if column.meaning == 'date' else 'c'}{column.place}" for column in columns)
    same = " AND ".join(f"r.c{column.place} = handed.c{column.place}" for column in layout.known)
    told = dict(_told(layout, vocabulary))
    headers = (*(_header(column, vocabulary) for column in columns), *told)
    if not cursor.execute("SELECT g FROM faults LIMIT 1").fetchall():
        return Returned(headers)
    rows = cursor.execute(
        f"SELECT line, {cells} FROM ({found.lined}) AS r JOIN handed ON {same} "  # noqa: S608 - our own names
        f"WHERE g IN (SELECT g FROM faults) ORDER BY line LIMIT {MOST_RETURNED}",
        found.parameters,
    ).fetchall()
    seen = _Seen(columns, vocabulary)
    return Returned(headers, tuple((line, (*seen.cells(written), *told.values())) for line, *written in rows))


class _Seen:
    """Cells as they may be seen; each is looked at once."""

    def __init__(self, columns: list[FileColumn], vocabulary: Vocabulary) -> None:
        self._vocabulary, self._meanings = vocabulary, [column.meaning for column in columns]
        self._seen: dict[tuple[str, str, bool], str] = {}

    def cells(self, written: list[str]) -> Iterator[str]:
        """A row's cells."""
        place = {
            meaning: cell for meaning, cell in zip(self._meanings, written, strict=True) if meaning in ("code", "municipality")
        }
        near = self._vocabulary.gazetteer.place(place.get("code", ""), place.get("municipality", ""))
        for meaning, cell in zip(self._meanings, written, strict=True):
            key = (meaning, cell, meaning in place and bool(near.suggestions) and near.about == meaning)
            if key not in self._seen:
                self._seen[key] = self._cell(*key)
            yield self._seen[key]

    def _cell(self, meaning: str, cell: str, is_near: bool) -> str:
        asked = {"offering": offering_of, "source": source_of}.get(meaning)
        near = is_near or bool(asked and asked(cell, self._vocabulary).suggestions)
        return cell if not bare(cell) or self._vocabulary.shown.cell(cell, is_near=near) else HIDDEN


def _header(column: FileColumn, vocabulary: Vocabulary) -> str:
    """The column's own header, or another that says what it means: it was told, was a question, or is not shown."""
    meant = vocabulary.column(column.place, column.header, {})
    if meant[2:] == column[2:]:
        return column.header
    if column.meaning in PROPOSED_HEADERS:
        return PROPOSED_HEADERS[column.meaning].sv
    offering = vocabulary.programme.offering(column.offering).name.sv if column.offering else ""
    return f"{offering} {column.year or ''}".strip()


def _told(layout: Layout, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """What somebody has told of all rows: header and cell."""
    if layout.offering:
        yield PROPOSED_HEADERS["offering"].sv, vocabulary.programme.offering(layout.offering).name.sv
    if layout.year:
        yield PROPOSED_HEADERS["year"].sv, str(layout.year)
