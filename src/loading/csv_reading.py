"""One CSV file into one table of the database, strictly: every cell as text, every row with its line, nothing guessed."""

import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from src.finding import Finding
from src.language import N_
from src.loading.csv_text import DELIMITER, UNCLOSED, WHITESPACE, Row, StandIns, plain_rows, read_text, stand_ins
from src.loading.tables import Table
from src.programme.toml import Unreadable

_WRITTEN_AS_TEXT: Final = "^'('*[ \u00a0]*[=+\\-@＝＋－＠\t\n])"  # what our own files put an apostrophe before, for Excel
_LONGEST: Final = 131_072  # characters in a row: what is longer is a quote that is not closed, or another file altogether


class Sheet(NamedTuple):
    """The form of a CSV file. `headers`: column to header, in the file's order.

    `findings` say what is wrong with the header and with the rows that were left out. A column that the table does not know gets
    a name that no rule uses.
    """

    headers: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


def load_table(
    cursor: duckdb.DuckDBPyConnection, path: Path, file: str, table: Table, also_required: Collection[str] = ()
) -> Sheet:
    """Reads the file into the temporary table `table.name`: trimmed texts, `line` and `first_line`. Findings call it `file`.

    Columns are found by their headers, in any order; blank rows are skipped. Well-formed rows are loaded even if others are
    not, so that their values can be checked. A file that cannot be read gives an empty table.
    """
    headers, rows, inside = {column: header for header, column in table.columns.items()}, list[str](), StandIns()
    findings: list[Finding] = []
    if table.required or os.path.lexists(path):
        try:
            text = read_text(path, file)
            inside = stand_ins(text, file)
            every = plain_rows(text, inside)
            titles = _read_header(next(every, None), inside, file, table, also_required, findings)
            whole = list(_whole_rows(every, titles, file, table, findings))
            if titles:
                headers, rows = {table.column(title) or f"unknown_{place}": title for place, title in enumerate(titles)}, whole
        except Unreadable as fault:
            findings += fault.findings
    _write_table(cursor, rows, list(headers), inside, table)
    return Sheet(headers, tuple(findings))


def _read_header(
    row: Row | None, inside: StandIns, file: str, table: Table, also_required: Collection[str], findings: list[Finding]
) -> list[str]:
    """The columns' headers, or none if the columns cannot be identified; adds to `findings` what is wrong with them."""
    if row is None:
        problem, remedy = N_("Filen är tom."), N_("Skriv kolumnernas namn på första raden: {known}.")
        raise Unreadable((Finding(file, problem, remedy, values={"known": table.known_headers}),))
    if row.fault == UNCLOSED:
        raise Unreadable((Finding(file, *UNCLOSED, line=row.line),))
    titles = [inside.undone(title).strip(WHITESPACE) for title in row.plain.split(DELIMITER)]
    missing = [title for title in (*table.columns, *also_required) if title not in titles]
    findings += _header_findings(row.line, titles, missing, file, table)
    return [] if missing or len(set(titles)) < len(titles) else titles


def _header_findings(line: int, titles: list[str], missing: list[str], file: str, table: Table) -> Iterator[Finding]:
    known = {"known": table.known_headers}
    if len(titles) == 1 and missing:
        problem = N_("Första raden är inte kolumnernas namn med semikolon emellan.")
        remedy = N_("Skriv kolumnernas namn på första raden, och semikolon mellan cellerna i alla rader: {known}.")
        yield Finding(file, problem, remedy, line=line, value=titles[0], values=known)
        return
    for title in missing:
        problem = N_("Kolumnen saknas.")
        remedy = N_("Lägg till kolumnen, med namnet på första raden. Kolumnerna är {known}.")
        yield Finding(file, problem, remedy, line=line, column=title, values=known)
    for title, count in Counter(titles).items():
        if not title:
            problem = N_("En kolumn har inget namn.")
            remedy = N_("Ge kolumnen ett namn eller ta bort den; ett semikolon sist på raden gör en kolumn till.")
            yield Finding(file, problem, remedy, line=line)
        elif table.column(title) is None:
            problem = N_("Kolumnen är okänd.")
            remedy = N_("Rätta namnet eller ta bort kolumnen. Kolumnerna är {known}.")
            yield Finding(file, problem, remedy, line=line, column=title, values=known)
        elif count > 1:
            problem, remedy = N_("Kolumnen står {count} gånger i filen."), N_("Ta bort den som är för mycket.")
            yield Finding(file, problem, remedy, line=line, column=title, values={"count": count})


def _whole_rows(rows: Iterable[Row], titles: list[str], file: str, table: Table, findings: list[Finding]) -> Iterator[str]:
    """The well-formed rows, each with its line number as a first cell; adds to `findings` what is wrong with the others.

    A row is whole without its last cells, if they may be blank. Without titles, only reports quotes that do not match.
    """
    columns = len(titles)
    for row in rows:
        cells = row.plain.count(DELIMITER) + 1
        missing = max(columns - cells, 0) if all(table.column(title) in table.may_be_blank for title in titles[cells:]) else 0
        if row.fault == UNCLOSED:
            findings.append(Finding(file, *UNCLOSED, line=row.line))
        elif not titles:
            continue
        elif cells + missing != columns:
            problem = N_("Raden har {cells} celler, men kolumnerna är {columns}.")
            remedy = N_(
                "Se efter om ett semikolon saknas eller är för mycket; text som själv har semikolon ska stå inom citattecken."
            )
            values = {"cells": cells, "columns": columns}
            findings.append(Finding(file, problem, remedy, line=row.line, value=row.written, values=values))
        elif row.fault:
            findings.append(Finding(file, *row.fault, line=row.line, value=row.written))
        elif len(row.plain) > _LONGEST:
            problem, remedy = N_("Raden är för lång för att läsas."), N_("Korta texten till högst {longest} tecken.")
            findings.append(Finding(file, problem, remedy, line=row.line, values={"longest": _LONGEST}))
        else:
            yield f"{row.line}{DELIMITER}{row.plain}{DELIMITER * missing}"


def _write_table(
    cursor: duckdb.DuckDBPyConnection, rows: Iterable[str], columns: list[str], inside: StandIns, table: Table
) -> None:
    """Lets DuckDB read the rows into the table and trim the cells; `first_line` is the line of the first row with the same key.

    DuckDB takes a path for a pattern, so it reads a copy with a name of our choice, never the user's file.
    """
    cell = """trim(regexp_replace(trim(translate("{0}", $inside, $meant), $around), $text, '\\1'), $around) AS "{0}\""""
    cells = ", ".join(cell.format(column) for column in columns)
    key = ", ".join(f'"{column}"' for column in table.key)
    query = f"""
        CREATE OR REPLACE TEMP TABLE {table.name} AS
        WITH
            cells AS (
                SELECT line, {cells}
                FROM read_csv(
                    $copy, columns = $columns, auto_detect = false, header = false, delim = $delimiter, quote = '', escape = '',
                    new_line = '\\n', comment = '', nullstr = $never, strict_mode = true, null_padding = false
                )
            )
        SELECT *, min(line) OVER (PARTITION BY {key}) AS first_line FROM cells
    """  # noqa: S608 - the names are our own, see tables.py
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "rows.csv")
        copy.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8", newline="")
        cursor.execute(
            query,
            {
                "copy": str(copy),
                "columns": {"line": "BIGINT", **dict.fromkeys(columns, "VARCHAR")},
                "delimiter": DELIMITER,
                "never": inside.cell_end,
                "inside": inside.delimiter + inside.newline,
                "meant": f"{DELIMITER}\n",
                "around": WHITESPACE,
                "text": _WRITTEN_AS_TEXT,
            },
        )
