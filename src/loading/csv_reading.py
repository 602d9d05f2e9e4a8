"""One CSV file into one table of the database, strictly: every cell as text, every row with its line, nothing guessed.

Python's csv module and DuckDB both read the file, and must agree about every cell before a row counts as read.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from src.finding import Finding
from src.language import N_
from src.loading.csv_text import DELIMITER, WHITESPACE, Row, read_text, split_rows, strip_cell
from src.loading.tables import Table
from src.programme.toml import Unreadable


@dataclass(frozen=True)
class ParsedFile:
    """What a CSV file holds by its form. `headers`: column to the header as the file has it, in the file's order.

    `rows` are the whole ones, the header not among them; `findings` say what is wrong with the header and the others.
    A column that the table does not know stands under a name that no rule asks for.
    """

    headers: Mapping[str, str]
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()


def load_table(
    cursor: duckdb.DuckDBPyConnection, path: Path, file: str, table: Table, also_required: Collection[str] = ()
) -> ParsedFile:
    """Reads the file into the temporary table `table.name`: trimmed texts, `line` and `first_line`. Findings call it `file`.

    Columns are found by their headers, in any order; rows that say nothing are skipped. Rows that are whole are there for
    their values to be checked, even where others are not; a file that cannot be read gives an empty table.
    """
    sheet = ParsedFile({column: header for header, column in table.columns.items()})
    if table.required or os.path.lexists(path):
        try:
            sheet = _read_sheet(path, file, table, also_required)
        except Unreadable as fault:
            sheet = replace(sheet, findings=fault.findings)
    _write_as_is(cursor, sheet)
    _write_trimmed(cursor, sheet, table)
    return replace(sheet, findings=(*sheet.findings, *_disagreements(cursor, sheet, file)))


def _read_sheet(path: Path, file: str, table: Table, also_required: Collection[str]) -> ParsedFile:
    rows, faults = split_rows(read_text(path, file), file)
    if not rows:
        problem, remedy = N_("Filen är tom."), N_("Skriv kolumnernas namn på första raden: {known}.")
        raise Unreadable(faults or (Finding(file, problem, remedy, values={"known": table.known_headers}),))
    header, *rows = rows
    titles = [strip_cell(cell) for cell in header.cells]
    missing = [title for title in (*table.columns, *also_required) if title not in titles]
    findings = [*_header_findings(header, titles, missing, file, table), *faults]
    if missing or len(set(titles)) < len(titles):
        raise Unreadable(tuple(findings))
    return ParsedFile(
        {table.column(title) or f"unknown_{place}": title for place, title in enumerate(titles)},
        tuple(row for row in rows if len(row.cells) == len(titles)),
        (*findings, *(_ragged(row, header, file) for row in rows if len(row.cells) != len(titles))),
    )


def _header_findings(header: Row, titles: list[str], missing: list[str], file: str, table: Table) -> Iterator[Finding]:
    known = {"known": table.known_headers}
    if len(titles) == 1 and missing:
        problem = N_("Första raden är inte kolumnernas namn med semikolon emellan.")
        remedy = N_("Skriv kolumnernas namn på första raden, och semikolon mellan cellerna i alla rader: {known}.")
        yield Finding(file, problem, remedy, line=header.line, value=titles[0], values=known)
        return
    for title in missing:
        problem = N_("Kolumnen saknas.")
        remedy = N_("Lägg till kolumnen, med namnet på första raden. Kolumnerna är {known}.")
        yield Finding(file, problem, remedy, line=header.line, column=title, values=known)
    for title, count in Counter(titles).items():
        if not title:
            problem = N_("En kolumn har inget namn.")
            remedy = N_("Ge kolumnen ett namn eller ta bort den; ett semikolon sist på raden gör en kolumn till.")
            yield Finding(file, problem, remedy, line=header.line)
        elif table.column(title) is None:
            problem = N_("Kolumnen är okänd.")
            remedy = N_("Rätta namnet eller ta bort kolumnen. Kolumnerna är {known}.")
            yield Finding(file, problem, remedy, line=header.line, column=title, values=known)
        elif count > 1:
            problem, remedy = N_("Kolumnen står {count} gånger i filen."), N_("Ta bort den som är för mycket.")
            yield Finding(file, problem, remedy, line=header.line, column=title, values={"count": count})


def _ragged(row: Row, header: Row, file: str) -> Finding:
    problem = N_("Raden har {cells} celler, men kolumnerna är {columns}.")
    remedy = N_("Se efter om ett semikolon saknas eller är för mycket; text som själv har semikolon ska stå inom citattecken.")
    values = {"cells": len(row.cells), "columns": len(header.cells)}
    return Finding(file, problem, remedy, line=row.line, value=row.text, values=values)


def _write_as_is(cursor: duckdb.DuckDBPyConnection, sheet: ParsedFile) -> None:
    """Lets DuckDB read the rows into the table `as_is`.

    A path is a pattern to DuckDB, so the user's is never handed over, only that of a copy whose name is ours. Each row
    carries its line with it, since a line that DuckDB counts itself leaves out the line breaks within quotes.
    """
    columns = ", ".join(f"'{column}': 'VARCHAR'" for column in ["line", *sheet.headers])
    query = f"""
        CREATE OR REPLACE TEMP TABLE as_is AS
        FROM read_csv(
            $copy, columns = {{{columns}}}, auto_detect = false, header = false,
            delim = '{DELIMITER}', quote = '"', escape = '"', new_line = '\\n', comment = '',
            strict_mode = true, null_padding = false, store_rejects = true
        )
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "rows.csv")
        copy.write_text("".join(f"{row.line}{DELIMITER}{row.text}\n" for row in sheet.rows), encoding="utf-8", newline="")
        cursor.execute(query, {"copy": str(copy)})


def _write_trimmed(cursor: duckdb.DuckDBPyConnection, sheet: ParsedFile, table: Table) -> None:
    values = ", ".join(f'coalesce(trim("{column}", $around), \'\') AS "{column}"' for column in sheet.headers)
    key = ", ".join(f'"{column}"' for column in table.key)
    query = f"""
        CREATE OR REPLACE TEMP TABLE {table.name} AS
        SELECT *, min(line) OVER (PARTITION BY {key}) AS first_line
        FROM (SELECT TRY_CAST(line AS BIGINT) AS line, {values} FROM as_is)
        WHERE line IS NOT NULL
        ORDER BY line
    """  # noqa: S608 - the names are our own, see tables.py
    cursor.execute(query, {"around": WHITESPACE})


def _disagreements(cursor: duckdb.DuckDBPyConnection, sheet: ParsedFile, file: str) -> Iterator[Finding]:
    """The rows that DuckDB left out, or whose cells it reads otherwise than Python does.

    Where the two disagree on where a row ends, what DuckDB takes for a line can be any text.
    """
    stored = {line: [cell or "" for cell in cells] for line, *cells in cursor.execute("FROM as_is").fetchall()}
    for row in sheet.rows:
        if stored.get(str(row.line)) != list(row.cells):
            problem = N_("Raden går att läsa på mer än ett sätt.")
            remedy = N_("Skriv raden på nytt utan citattecken, eller med citattecken både före och efter cellens text.")
            yield Finding(file, problem, remedy, line=row.line, value=row.text)
