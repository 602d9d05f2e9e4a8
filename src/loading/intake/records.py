"""The rows of a table into the database: grouped by what they say, so that a million rows become some hundred.

Two ways lead there. Of a clean CSV file DuckDB reads all but a few rows at its ends. Any other is read row by row, and what is
left of it by DuckDB.
"""

import csv
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from typing import Final

import duckdb
import numpy as np

from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.content import UTF_8, decoded
from src.loading.intake.head import Head, NumberedRow
from src.loading.intake.refusal import MOST_RECORDS, Refusal
from src.loading.intake.sorting import Records, sort_rows
from src.loading.intake.words import WRITTEN_DAY, Words, plain

_NEVER: Final = "\x01never\x01"  # no cell is a missing one
_LONGEST: Final = 1_000  # letters of a cell that may mean something; DuckDB reads no row of two million
_PART: Final = 1 << 18  # bytes that stay in a processor's cache
_ODD: Final = 30  # rows at the end that may be no rows of the table
_DAY: Final = rf"^\s*(?:{WRITTEN_DAY}|(\d{{4}})\d{{4}})(?:\D|$)"  # its year is the first group, the sixth or the seventh
_TABLE: Final = "read_csv({0}, columns = {1}, auto_detect = false, header = false, delim = $delimiter, quote = '\"', \
escape = '\"', comment = '', nullstr = $never, strict_mode = true, null_padding = false)"
_SORTED: Final = _TABLE.format("$file", "$columns")
_LINE: Final = "row_number() OVER () + $end"  # of a row that DuckDB reads; asking for it takes time
_CLEAN: Final = _TABLE.format("$clean", "$clean_columns")


def read_clean(
    cursor: duckdb.DuckDBPyConnection,
    content: bytes,
    encoding: str,
    folder: Path,
    head: Head,
    layout: Layout,
    vocabulary: Vocabulary,
) -> Records | None:
    """Lets DuckDB read the file, but for what stands above the table and odd rows at its end. None where it stumbles.

    The rows that DuckDB found are counted against the line breaks: a blank row or a quoted line break would differ.
    """
    if b'"' in content and (b' "' in content or b'" ' in content):  # is a quote after a space one? Programs differ
        return None
    feed, delimiter = b"\n" if b"\n" in content[: 1 << 16] else b"\r", str(head.delimiter)
    start = _start(content, feed, head.end)
    end = _end(content, feed, start, delimiter.encode(), layout.width, vocabulary.words)
    if end <= start:
        return None
    clean, body = folder / "clean.csv", memoryview(content)[start:end]
    with ThreadPoolExecutor(1) as beside:
        written = beside.submit(_write, clean, body, encoding)
        lines = _count(body, feed) + (body[-1:] != feed)
        written.result()
    if lines > MOST_RECORDS:
        return None
    try:
        rest = csv.reader(StringIO(content[end:].decode(encoding), newline=""), delimiter=delimiter, strict=True)
        after = [(head.end + lines + number, cells) for number, cells in enumerate(rest, 1)]
        found = _sorted([*head.above, (head.line, head.header), *after], folder, delimiter, head, layout, vocabulary)
    except (csv.Error, Refusal):
        return None
    cells = _cells(layout, vocabulary.programme.years) + _apart(layout)
    found.lined = f"SELECT {_LINE} AS line, {cells} FROM {_CLEAN} UNION ALL {found.lined}"  # noqa: S608
    found.parameters |= {"clean": str(clean), "end": head.end}
    found.raw = f"SELECT {_LINE} AS line, {_raw(layout)} FROM {_CLEAN} UNION ALL {found.raw}"  # noqa: S608
    found.records += lines
    found.parameters["clean_columns"] = {f"c{place}": "VARCHAR" for place in range(layout.width)}
    if not _is_grouped(cursor, found, layout):
        return None
    counted = _one(cursor, "SELECT coalesce(sum(n), 0) FROM handed") + found.blank + len(found.skipped)
    return found if counted + sum(map(len, found.faults.values())) == found.records else None


def read_rows(
    cursor: duckdb.DuckDBPyConnection,
    rows: Iterable[NumberedRow],
    folder: Path,
    head: Head,
    layout: Layout,
    vocabulary: Vocabulary,
) -> Records:
    """Reads row by row; keeps none in memory. Short rows are filled up; sums, notes and sources are set aside."""
    found = _sorted(rows, folder, ";", head, layout, vocabulary)
    _group(cursor, found.lined, found.parameters, layout)
    return found


def is_suspicious(cursor: duckdb.DuckDBPyConnection, head: Head, layout: Layout, words: Words) -> bool:
    """Whether some rows of a clean file may be no rows of the table, so that each must be looked at."""
    places = [column.place for column in layout.columns if column.meaning in ("code", "municipality")]
    cells = ", ".join(f"c{place}" for place in places)
    for row in cursor.execute(f"SELECT DISTINCT {cells} FROM handed").fetchall():  # noqa: S608
        if any(
            words.is_outside(cell) or words.turned(cell) or plain(cell) == plain(head.header[place])
            for place, cell in zip(places, row, strict=True)
        ):
            return True
    blank = " AND ".join(f"trim(c{column.place}) = ''" for column in layout.known)
    return bool(_one(cursor, f"SELECT count(*) FROM handed WHERE {blank}"))  # noqa: S608


def _sorted(
    rows: Iterable[NumberedRow], folder: Path, delimiter: str, head: Head, layout: Layout, vocabulary: Vocabulary
) -> Records:
    """The rows of the table, written out for DuckDB, and the others counted."""
    file = folder / "rows.csv"
    columns = {"line": "BIGINT"} | {f"c{column.place}": "VARCHAR" for column in layout.stored}
    found = Records(
        f"SELECT line, {_cells(layout, vocabulary.programme.years)}{_apart(layout)} FROM {_SORTED}",  # noqa: S608 - our own names
        {"file": str(file), "columns": columns, "delimiter": delimiter, "never": _NEVER},
        f"SELECT line, {_raw(layout)} FROM {_SORTED}",  # noqa: S608
    )
    with file.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow
        sort_rows(rows, found, lambda line, cells: write([line, *map(_short, cells)]), head, layout, vocabulary)
    return found


def _is_grouped(cursor: duckdb.DuckDBPyConnection, found: Records, layout: Layout) -> bool:
    """Groups the rows without asking for their lines; false where DuckDB cannot read them."""
    try:
        _group(cursor, *unlined(found.lined, found.parameters), layout)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        return False
    return True


def unlined(query: str, parameters: dict[str, object]) -> tuple[str, dict[str, object]]:
    """The query and its parameters, without the lines of the rows."""
    return query.replace(_LINE, "0", 1), {name: value for name, value in parameters.items() if name != "end"}


def _group(cursor: duckdb.DuckDBPyConnection, lined: str, parameters: dict[str, object], layout: Layout) -> None:
    cells = ", ".join(f"c{column.place}" for column in layout.known)
    apart = ", count(*) FILTER (apart) AS apart" if layout.day else ""
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE handed AS SELECT row_number() OVER (ORDER BY first_line) AS g, * "  # noqa: S608 - our own names
        f"FROM (SELECT {cells}, count(*) AS n, min(line) AS first_line{apart} FROM ({lined}) GROUP BY ALL)",
        parameters,
    )


def _short(cell: str) -> str:
    return (" ".join(cell.splitlines()) if "\n" in cell or "\r" in cell else cell)[:_LONGEST]


def _cells(layout: Layout, years: Sequence[int]) -> str:
    """SQL for the known cells; a day, with or without a time, is its year if that is one of the programme's.

    A word after a time may take it back: DuckDB takes it for a time zone. A blank year is that of the day beside it. The day as
    written stands beside.
    """
    cases = " ".join(f"WHEN {year} THEN '{year}'" for year in years)
    sure = r"{0} LIKE '____-__-__' OR NOT regexp_matches({0}, '[^\W\dTZ]')"
    day = f"CASE year(TRY_CAST(CASE WHEN {sure} THEN {{0}} END AS DATE)) {cases} ELSE {{0}} END"
    said = {column.place: f"c{column.place}" for column in layout.known}
    if dated := layout.the("date"):
        said[dated.place] = day.format(said[dated.place])
    if layout.day and layout.day_is_year and (column := layout.the("year")):
        written = said[column.place]
        said[column.place] = f"CASE WHEN trim({written}) = '' THEN {day.format(f'c{layout.day.place}')} ELSE {written} END"
    days = [f"c{column.place} AS d{column.place}" for column in layout.stored if column.meaning == "date"]
    return ", ".join([*(f"{cell} AS c{place}" for place, cell in said.items()), *days])


def _raw(layout: Layout) -> str:
    return ", ".join(f"c{column.place}" for column in layout.judged) or "NULL"


def _apart(layout: Layout) -> str:
    """SQL for whether a row's day is in another year than the year beside it; empty where the table has not both.

    Asked while the rows are grouped, since the groups have no day; few are asked more than whether the day begins so.
    """
    if not (layout.day and (column := layout.the("year"))):
        return ""
    day, year = f"c{layout.day.place}", f"c{column.place}"
    digits, found = f"left(replace({year}, ' ', ''), 4)", (f"regexp_extract({day}, '{_DAY}', {part})" for part in (1, 6, 7))
    other = f"regexp_full_match({digits}, '[0-9]{{4}}') AND concat({', '.join(found)}) NOT IN ('', {digits})"
    is_plain = f"length({year}) = 4 AND {day} LIKE '____-__-__%'"
    return f", CASE WHEN prefix({day}, {year}) THEN false WHEN {is_plain} THEN true ELSE {other} END AS apart"


def _start(content: bytes, feed: bytes, line: int) -> int:
    """Where the line after this one begins."""
    place = 0
    for _ in range(line):
        place = content.find(feed, place) + 1 or len(content)
    return place


def _end(content: bytes, feed: bytes, start: int, delimiter: bytes, width: int, words: Words) -> int:
    """Where the last row ends that surely is one of the table; after it stand blank rows, sums, notes and sources, if any."""
    end = len(content)
    for _ in range(_ODD):
        stop = end - 1 if content[end - 1 : end] == feed else end
        begin = content.rfind(feed, start, stop) + 1 or start
        cells = content[begin:stop].decode(errors="replace").strip().split(delimiter.decode())
        first = next(filter(None, map(str.strip, cells)), "")
        if end <= start or (len(cells) == width and first and not words.is_outside(first)):
            break
        end = begin
    return end


def _write(file: Path, body: memoryview, encoding: str) -> None:
    """Writes the text in UTF-8."""
    with file.open("wb", buffering=0) as out:
        for part in [body] if encoding.startswith(UTF_8) else (text.encode() for text in decoded(body, encoding)):
            out.write(part)


def _count(body: memoryview, letter: bytes) -> int:
    """How many bytes of a text are this one. NumPy takes a third of the time of `bytes.count`, and lets other threads run."""
    every = np.frombuffer(body, np.uint8)
    return sum(int(np.count_nonzero(every[place : place + _PART] == ord(letter))) for place in range(0, len(every), _PART))


def _one(cursor: duckdb.DuckDBPyConnection, query: str) -> int:
    row = cursor.execute(query).fetchone()
    assert row
    return int(row[0])
