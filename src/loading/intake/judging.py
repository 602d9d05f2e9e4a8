"""Whether a column that is not read takes back what the rows say: every cell of it is looked at, not only the first ones."""

from collections.abc import Iterator
from typing import Final

import duckdb

from src.handed_in import PERSON, UNRECOGNISED, FileColumn
from src.loading.intake.columns import PROPOSED_HEADERS, Layout, Vocabulary
from src.loading.intake.head import Head
from src.loading.intake.records import unlined
from src.loading.intake.refusal import Refusal
from src.loading.intake.sorting import Records

_LONGEST: Final = 80  # characters of a cell that is shown


def refuse_doubts(cursor: duckdb.DuckDBPyConnection, found: Records, head: Head, layout: Layout, vocabulary: Vocabulary) -> None:
    """Refusal with the first row in which such a column says that somebody did not take part, or only signed up."""
    judged = [each for column in layout.judged for each in _judgements(column, head, layout, vocabulary)]
    if not judged:
        return
    query, parameters = unlined(found.raw, found.parameters)
    said = ", ".join(f"bool_or({where}) AND {whole}" for _, where, whole in judged)
    row = cursor.execute(f"SELECT {said} FROM ({query})", parameters).fetchone() or ()  # noqa: S608 - our own names
    column, where, _ = next((each for each, is_so in zip(judged, row, strict=True) if is_so), (None, "", ""))
    if column is None:
        return
    first = f"SELECT line, c{column.place} FROM ({found.raw}) WHERE {where} ORDER BY line LIMIT 1"  # noqa: S608
    line, cell = cursor.execute(first, found.parameters).fetchone() or (head.line, "")
    value = cell[:_LONGEST] if vocabulary.shown.is_known(vocabulary.doubts.without(cell)) else None
    raise Refusal("column_unclear", line=line, column=column.header, value=value, meant=PROPOSED_HEADERS["participates"])


def without_persons(layout: Layout, head: Head, vocabulary: Vocabulary) -> Layout:
    """The layout of a long file, of whose columns about persons only those are judged that may say how many there were."""
    judged = (
        column
        for column in layout.judged
        if column.meaning != PERSON or vocabulary.doubts.counts(head.header[column.place], is_wide=bool(layout.cells))
    )
    return layout._replace(judged=tuple(judged))


def _judgements(column: FileColumn, head: Head, layout: Layout, vocabulary: Vocabulary) -> Iterator[tuple[FileColumn, str, str]]:
    """SQL for whether a row of this column is in doubt, and for what must hold of the whole column besides."""
    header, cell, doubts = head.header[column.place], f"c{column.place}", vocabulary.doubts
    is_unread, is_filled, is_wide = column.meaning in (PERSON, UNRECOGNISED), f"trim({cell}) <> ''", bool(layout.cells)
    if column.meaning != "date" or column == layout.day:
        yield column, doubts.cell(cell), "true"
    if column.meaning == "date":
        if doubts.is_sign_up(header):
            yield column, f"NOT {is_filled} OR {doubts.answer(cell)}", "true"
    elif is_unread and doubts.denies(header, is_person=column.meaning == PERSON):
        yield column, is_filled, "true"
    elif is_unread and doubts.counts(header, is_wide=is_wide):
        yield column, doubts.zero(cell), "true"
    elif column.meaning == UNRECOGNISED and (is_wide or not layout.the("participates")):
        yield column, is_filled, f"bool_and(NOT {is_filled} OR {doubts.answer(cell)})"
        yield column, doubts.says(cell, is_yes=False), f"bool_or({doubts.says(cell, is_yes=True)})"
