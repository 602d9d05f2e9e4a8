"""One CSV file into one table of the database, strictly: every cell as text, every row with its line, nothing guessed.

Python's csv module and DuckDB both read the file, and must agree about every cell before a row counts as read.
"""

import glob
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from src.finding import Finding
from src.language import N_
from src.loading.csv_text import DELIMITER, WHITESPACE, Row, read_text, split_rows, trimmed
from src.loading.tables import Table
from src.programme import Unreadable

FIRST_LINE = "first_line"  # the line of the first row with the same key: a row's own line, unless the row repeats another


@dataclass(frozen=True)
class Sheet:
    """What a CSV file holds by its form. `headers`: column to the header as the file has it, in the file's order.

    `rows` are the whole ones, the header not among them; `findings` say what is wrong with the header and the others.
    A column that the table does not know stands under a name that no rule asks for.
    """

    headers: Mapping[str, str]
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()


def load_table(
    cursor: duckdb.DuckDBPyConnection, root: Path, file: str, table: Table, also_required: Collection[str] = ()
) -> Sheet:
    """Reads `file` (relative to `root`) into the temporary table `table.name`: trimmed texts, `line` and `first_line`.

    Columns are found by their headers, in any order; rows that say nothing are skipped. Rows that are whole are there for
    their values to be checked, even where others are not; a file that cannot be read gives an empty table.
    """
    expected = {column: header for header, column in table.columns.items()}
    if not table.required and not (root / file).exists():
        sheet = Sheet(expected)
    else:
        try:
            sheet = _read_sheet(root, file, table, also_required)
        except Unreadable as fault:
            sheet = Sheet(expected, findings=fault.findings)
    disagreements = _create_table(cursor, table, sheet, file)
    return Sheet(sheet.headers, sheet.rows, (*sheet.findings, *disagreements))


def _read_sheet(root: Path, file: str, table: Table, also_required: Collection[str]) -> Sheet:
    rows, faults = split_rows(read_text(root, file), file)
    if not rows:
        problem, remedy = N_("Filen är tom."), N_("Skriv en första rad med kolumnernas namn: {known}.")
        raise Unreadable(faults or (Finding(file, problem, remedy, values={"known": table.known_headers}),))
    header, *rows = rows
    titles = [trimmed(cell) for cell in header.cells]
    missing = [title for title in (*table.columns, *also_required) if title not in titles]
    findings = [*_header_findings(header, titles, missing, file, table), *faults]
    if missing or len(set(titles)) < len(titles):
        raise Unreadable(tuple(findings))
    findings += (_ragged(row, header, file) for row in rows if len(row.cells) != len(titles))
    return Sheet(
        {table.column(title) or f"unknown_{place}": title for place, title in enumerate(titles)},
        tuple(row for row in rows if len(row.cells) == len(titles)),
        tuple(findings),
    )


def _header_findings(header: Row, titles: list[str], missing: list[str], file: str, table: Table) -> Iterator[Finding]:
    known = {"known": table.known_headers}
    if len(titles) == 1 and missing:
        problem = N_("Första raden är inte en rad med kolumner åtskilda av semikolon.")
        remedy = N_("Skriv kolumnernas namn på första raden, med semikolon emellan: {known}.")
        yield Finding(file, problem, remedy, line=header.line, value=titles[0], values=known)
        return
    for title in missing:
        problem = N_("Kolumnen saknas.")
        remedy = N_("Lägg till kolumnen, med namnet i filens första rad. De kolumner som finns: {known}.")
        yield Finding(file, problem, remedy, line=header.line, column=title, values=known)
    for title, count in Counter(titles).items():
        if count > 1:
            problem, remedy = N_("Kolumnen står {count} gånger i filen."), N_("Ta bort den som är för mycket.")
            yield Finding(file, problem, remedy, line=header.line, column=title, values={"count": count})
        if table.column(title) is None:
            problem = N_("Kolumnen är okänd.")
            remedy = N_("Rätta namnet eller ta bort kolumnen. De kolumner som finns: {known}.")
            yield Finding(file, problem, remedy, line=header.line, column=title, values=known)


def _ragged(row: Row, header: Row, file: str) -> Finding:
    problem = N_("Raden har {cells} celler, men kolumnerna är {columns}.")
    remedy = N_("Se efter om ett semikolon saknas eller är för mycket; text som själv har semikolon sätts inom citattecken.")
    values = {"cells": len(row.cells), "columns": len(header.cells)}
    return Finding(file, problem, remedy, line=row.line, value=row.text, values=values)


def _create_table(cursor: duckdb.DuckDBPyConnection, table: Table, sheet: Sheet, file: str) -> Iterator[Finding]:
    """Lets DuckDB read the rows, and says which of them it reads otherwise than Python did."""
    with tempfile.TemporaryDirectory() as folder:
        # A path is a pattern to DuckDB, so the user's is never handed over; and each row carries its line with it, since a
        # line that DuckDB counts itself leaves out the line breaks within quotes.
        copy = Path(folder, "rows.csv")
        copy.write_text("".join(f"{row.line}{DELIMITER}{row.text}\n" for row in sheet.rows), encoding="utf-8", newline="")
        cursor.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE as_written AS
            SELECT * FROM read_csv(
                $copy, columns = {{'line': 'VARCHAR', {", ".join(f"'{column}': 'VARCHAR'" for column in sheet.headers)}}},
                auto_detect = false, header = false, delim = '{DELIMITER}', quote = '"', escape = '"', new_line = '\\n',
                comment = '', strict_mode = true, null_padding = false, store_rejects = true
            )
            """,
            {"copy": glob.escape(str(copy))},
        )
    cursor.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE {table.name} AS
        SELECT *, min(line) OVER (PARTITION BY {", ".join(map(_quoted, table.key))}) AS {FIRST_LINE}
        FROM (
            SELECT CAST(line AS BIGINT) AS line, {", ".join(f"coalesce(trim({_quoted(c)}, $around), '') AS {_quoted(c)}" for c in sheet.headers)}
            FROM as_written
        )
        ORDER BY line
        """,
        {"around": WHITESPACE},
    )
    stored = {int(line): cells for line, *cells in cursor.execute("FROM as_written").fetchall()}
    for row in sheet.rows:
        if [cell or "" for cell in stored.get(row.line, ())] != list(row.cells):
            problem = N_("Raden går att läsa på mer än ett sätt.")
            remedy = N_("Skriv raden på nytt utan citattecken, eller med citattecken både före och efter cellens text.")
            yield Finding(file, problem, remedy, line=row.line, value=row.text)


def _quoted(column: str) -> str:
    return f'"{column}"'
