"""The rows of a table into the database: grouped by what they say, so that a million rows become some hundred.

Two ways lead there. A clean CSV file is read by DuckDB as it is. Any other is read row by row, and what is left of it by DuckDB.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import duckdb

from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.head import Head, NumberedRow
from src.loading.intake.refusal import MOST_RECORDS, Refusal
from src.loading.intake.sorting import Records, sort_rows
from src.loading.intake.words import Words, plain

_NEVER: Final = "\x01never\x01"  # no cell is a missing one

_TABLE: Final = "read_csv($file, columns = $columns, auto_detect = false, header = false, skip = $skip, delim = $delimiter, \
quote = '\"', escape = '\"', comment = '', nullstr = $never, strict_mode = true, null_padding = false)"


def read_clean(
    cursor: duckdb.DuckDBPyConnection, content: bytes, folder: Path, head: Head, layout: Layout, vocabulary: Vocabulary
) -> Records | None:
    """Lets DuckDB read the whole file. None where it has blank rows, quoted line breaks or anything else that DuckDB stumbles on.

    The lines that DuckDB found are counted against the line breaks in the file.
    """
    if head.above:
        return None
    lines, blank = _count_lines(content)
    if lines - head.end > MOST_RECORDS:
        raise Refusal("too_many_rows", most=MOST_RECORDS)
    if b'"' in content and (b' "' in content or b'" ' in content):  # is a quote after a space one? Programs differ
        return None
    file = folder / "handed.csv"
    file.write_bytes(content)
    columns, cells = {f"c{place}": "VARCHAR" for place in range(layout.width)}, _cells(layout, vocabulary.programme.years)
    found = Records(
        f"SELECT row_number() OVER () + $end AS line, {cells} FROM {_TABLE}",  # noqa: S608 - our own names
        _parameters(file, columns, head.delimiter, head.end) | {"end": head.end},
    )
    parameters = {name: value for name, value in found.parameters.items() if name != "end"}
    try:
        _group(cursor, f"SELECT 0 AS line, {cells} FROM {_TABLE}", parameters, layout)  # noqa: S608
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        return None
    found.records = int(_one(cursor, "SELECT coalesce(sum(n), 0) FROM handed")) + blank
    found.blank = blank
    return found if found.records == lines + blank - head.end else None


def read_rows(
    cursor: duckdb.DuckDBPyConnection,
    rows: Iterable[NumberedRow],
    folder: Path,
    head: Head,
    layout: Layout,
    vocabulary: Vocabulary,
) -> Records:
    """Reads row by row; keeps none in memory. Short rows are filled up; sums, notes and sources are set aside."""
    file = folder / "rows.csv"
    columns = {"line": "BIGINT"} | {f"c{column.place}": "VARCHAR" for column in layout.known}
    found = Records(f"SELECT line, {_cells(layout, vocabulary.programme.years)} FROM {_TABLE}", _parameters(file, columns, ";", 0))  # noqa: S608
    with file.open("w", encoding="utf-8", newline="") as out:
        sort_rows(rows, found, csv.writer(out, delimiter=";", lineterminator="\n").writerow, head, layout, vocabulary)
    _group(cursor, found.lined, found.parameters, layout)
    return found


def is_suspicious(cursor: duckdb.DuckDBPyConnection, head: Head, layout: Layout, words: Words) -> bool:
    """Whether some rows of a clean file may be no rows of the table, so that each must be looked at."""
    places = [column.place for column in layout.columns if column.meaning in ("code", "municipality")]
    cells = ", ".join(f"c{place}" for place in places)
    for row in cursor.execute(f"SELECT DISTINCT {cells} FROM handed").fetchall():  # noqa: S608
        if any(words.is_outside(cell) or plain(cell) == plain(head.header[place]) for place, cell in zip(places, row, strict=True)):
            return True
    blank = " AND ".join(f"trim(c{column.place}) = ''" for column in layout.known)
    return bool(_one(cursor, f"SELECT count(*) FROM handed WHERE {blank}"))  # noqa: S608


def _group(cursor: duckdb.DuckDBPyConnection, lined: str, parameters: dict[str, object], layout: Layout) -> None:
    cells = ", ".join(f"c{column.place}" for column in layout.known)
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE handed AS SELECT row_number() OVER (ORDER BY first_line) AS g, * "  # noqa: S608 - our own names
        f"FROM (SELECT {cells}, count(*) AS n, min(line) AS first_line FROM ({lined}) GROUP BY ALL)",
        parameters,
    )


def _cells(layout: Layout, years: Sequence[int]) -> str:
    """SQL for the known cells; a day, with or without a time, is its year if that is one of the programme's."""
    cases = " ".join(f"WHEN {year} THEN '{year}'" for year in years)
    day = "CASE year(TRY_CAST({0} AS DATE)) {1} ELSE {0} END AS {0}"
    cells = [(f"c{column.place}", column.meaning) for column in layout.known]
    return ", ".join(day.format(cell, cases) if meaning == "date" else cell for cell, meaning in cells)


def _parameters(file: Path, columns: dict[str, str], delimiter: str | None, skip: int) -> dict[str, object]:
    return {"file": str(file), "columns": columns, "skip": skip, "delimiter": delimiter, "never": _NEVER}


def _count_lines(content: bytes) -> tuple[int, int]:
    """The lines up to the last one that says something, and the empty ones after it."""
    end = len(content)
    while end and content[end - 1] in b"\r\n":
        end -= 1
    feed = b"\n" if b"\n" in content[: 1 << 16] else b"\r"
    rest = content[end:].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return content.count(feed, 0, end) + 1, max(len(rest) - 1, 0)


def _one(cursor: duckdb.DuckDBPyConnection, query: str) -> int:
    row = cursor.execute(query).fetchone()
    assert row
    return int(row[0])
