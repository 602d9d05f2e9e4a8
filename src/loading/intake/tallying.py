"""What the rows amount to: which cells they have evidence for, and how each row was counted."""

from collections.abc import Callable
from typing import Final, NamedTuple

import duckdb

from src.handed_in import SHOWN, Cause, CellEvidence, RejectedRow, Suggestion, Tally
from src.language import joined
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.sorting import Records
from src.loading.intake.values import Meant, offering_of, source_of
from src.loading.intake.words import bare

_LONGEST: Final = 80  # characters of a value that is shown
_SAME: Final = (
    "a.code = b.code AND a.offering = b.offering AND a.year IS NOT DISTINCT FROM b.year AND a.source IS NOT DISTINCT FROM b.source"
)


class Tallied(NamedTuple):
    """The result for a table. `unanswered`: rows that ask and say nothing; `repeated`: lines of some of the duplicates.

    `apart`: rows without a fault whose day is in another year than the year beside it.
    """

    tally: Tally
    cells: tuple[CellEvidence, ...]
    causes: tuple[Cause, ...]
    unanswered: int
    repeated: tuple[int, ...]
    apart: int


def tally(cursor: duckdb.DuckDBPyConnection, found: Records, layout: Layout, vocabulary: Vocabulary) -> Tallied:
    """Counts every row once, from the tables that `explain` filled."""
    column = layout.the("participates") or (layout.cells[0] if layout.cells else None)
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE against AS SELECT DISTINCT a.g, a.n FROM statements AS a JOIN statements AS b "  # noqa: S608
        f"ON {_SAME} AND a.participates <> b.participates"
    )
    place = column.place if column else None
    cursor.execute("INSERT INTO faults SELECT g, n, 'contradiction', CAST($place AS INTEGER) FROM against", {"place": place})
    cursor.execute("DELETE FROM statements WHERE g IN (SELECT g FROM against)")
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE firsts AS SELECT g, n, bool_or(first = g) AS is_new FROM (SELECT g, n, min(g) OVER "
        "(PARTITION BY code, offering, year, source) AS first FROM statements) GROUP BY g, n"
    )
    total, said, new = _row(cursor, "SELECT sum(n), sum(CASE WHEN s.g IS NULL THEN 0 ELSE n END), count(*) FILTER (s.is_new) "
        "FROM handed LEFT JOIN (SELECT g, is_new FROM firsts) AS s USING (g)")  # fmt: skip
    (rejected,) = _row(cursor, "SELECT sum(n) FROM handed WHERE g IN (SELECT g FROM faults)")
    unread = sum(map(len, found.faults.values()))
    accepted = said if layout.shape == "log" else new
    unanswered = total - said - rejected
    counted = Tally(found.records, accepted, said - accepted, rejected + unread, found.blank + unanswered, len(found.skipped))
    if not counted.whole:
        raise AssertionError(f"rows are lost: {counted}")
    cells = cursor.execute(
        "SELECT code, offering, year, participates, source, CAST(sum(n) AS BIGINT) FROM statements GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    causes = [*_unread_causes(found), *_causes(cursor, found, layout, vocabulary)]
    return Tallied(
        counted,
        tuple(CellEvidence(*cell) for cell in cells),
        tuple(sorted(causes, key=lambda cause: cause.rows[0].line)),
        unanswered,
        _repeated(cursor, found, layout) if counted.duplicates else (),
        _row(cursor, "SELECT sum(apart) FROM handed WHERE g NOT IN (SELECT g FROM faults)")[0] if layout.day else 0,
    )


def _unread_causes(found: Records) -> list[Cause]:
    return [
        Cause(fault.reason, fault.column, len(lines), tuple(map(RejectedRow, lines[:SHOWN])), fault.values)
        for fault, lines in found.faults.items()
    ]


def _causes(cursor: duckdb.DuckDBPyConnection, found: Records, layout: Layout, vocabulary: Vocabulary) -> list[Cause]:
    counts = cursor.execute(
        "SELECT reason, place, CAST(sum(n) AS BIGINT) FROM faults GROUP BY ALL ORDER BY place, reason"
    ).fetchall()
    if not counts:
        return []
    shown = cursor.execute(
        f"SELECT reason, place, min(line, {SHOWN}), arg_min(g, line, {SHOWN}) "  # noqa: S608
        f"FROM ({lined_rows(found, layout)}) JOIN faults USING (g) GROUP BY ALL",
        found.parameters,
    ).fetchall()
    rows = {(reason, place): list(zip(lines, groups, strict=True)) for reason, place, lines, groups in shown}
    wanted = sorted({g for each in rows.values() for _, g in each})
    cells = ", ".join(f"c{column.place}" for column in layout.known)
    places = [column.place for column in layout.known]
    written = {
        g: dict(zip(places, row, strict=True))
        for g, *row in cursor.execute(f"SELECT g, {cells} FROM handed WHERE g IN (SELECT unnest($g))", {"g": wanted}).fetchall()  # noqa: S608
    }
    programme = vocabulary.programme
    values = {
        "known": joined([offering.name for offering in programme.offerings]),
        "years": ", ".join(map(str, programme.years)),
        "sources": ", ".join(programme.sources),
    }
    return [
        Cause(
            reason,
            next((column.header for column in layout.columns if column.place == place), None),
            count,
            tuple(_rejected(line, reason, place, written[g], layout, vocabulary) for line, g in rows[reason, place]),
            values,
        )
        for reason, place, count in counts
    ]


def _rejected(
    line: int, reason: str, place: int | None, cells: dict[int, str], layout: Layout, vocabulary: Vocabulary
) -> RejectedRow:
    value = bare(cells[place]) if place is not None else ""
    named, suggestions = "", tuple[Suggestion, ...]()
    if reason.startswith(("code", "municipality")):
        code, name = (cells[column.place] if (column := layout.the(m)) else "" for m in ("code", "municipality"))
        _, _, _, named, suggestions, _ = vocabulary.gazetteer.place(code, name)
    elif reason in _ASKED_AGAIN:
        suggestions = _ASKED_AGAIN[reason](value, vocabulary).suggestions
    hidden = bool(value) and not vocabulary.shown.cell(value, is_near=bool(suggestions))
    shown = None if hidden else value[:_LONGEST] or None
    return RejectedRow(line, shown, suggestions, named, hidden, len(value) if hidden else 0)


_ASKED_AGAIN: Final[dict[str, Callable[[str, Vocabulary], Meant]]] = {"offering_unknown": offering_of, "source_unknown": source_of}


def _repeated(cursor: duckdb.DuckDBPyConnection, found: Records, layout: Layout) -> tuple[int, ...]:
    rows = cursor.execute(
        f"SELECT line FROM (SELECT line, is_new, row_number() OVER (PARTITION BY g ORDER BY line) AS time "  # noqa: S608
        f"FROM ({lined_rows(found, layout)}) JOIN firsts USING (g)) WHERE NOT is_new OR time > 1 ORDER BY line LIMIT {SHOWN}",
        found.parameters,
    ).fetchall()
    return tuple(line for (line,) in rows)


def lined_rows(found: Records, layout: Layout) -> str:
    """SQL for each row's line and the number of its group."""
    same = " AND ".join(f"r.c{column.place} = handed.c{column.place}" for column in layout.known)
    return f"SELECT r.line, handed.g FROM ({found.lined}) AS r JOIN handed ON {same}"  # noqa: S608 - our own names


def _row(cursor: duckdb.DuckDBPyConnection, query: str) -> tuple[int, ...]:
    row = cursor.execute(query).fetchone()
    assert row
    return tuple(int(value or 0) for value in row)
