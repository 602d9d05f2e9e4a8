"""One CSV file into one table of the database, strictly: every cell as text, every row with its line, nothing guessed.

DuckDB reads the lines and splits them into cells; each line is numbered before anything is left out.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import duckdb

from src.finding import Finding
from src.language import N_
from src.loading.csv_text import DELIMITER, WHITESPACE, PlainLines, plain_lines, read_text
from src.loading.tables import Table
from src.programme.toml import Unreadable

LONGEST: Final = 131_072  # characters in a cell: what is longer is a quote that is not closed, or another file altogether


@dataclass(frozen=True)
class Sheet:
    """What a CSV file holds by its form. `headers`: column to the header as the file has it, in the file's order.

    `findings` say what is wrong with the header and with the rows that are left out. A column that the table does not know stands
    under a name that no rule asks for.
    """

    headers: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


def load_table(
    cursor: duckdb.DuckDBPyConnection, path: Path, file: str, table: Table, also_required: Collection[str] = ()
) -> Sheet:
    """Reads the file into the temporary table `table.name`: trimmed texts, `line` and `first_line`. Findings call it `file`.

    Columns are found by their headers, in any order; rows that say nothing are skipped. Rows that are whole are there for
    their values to be checked, even where others are not; a file that cannot be read gives an empty table.
    """
    findings: tuple[Finding, ...] = ()
    if table.required or os.path.lexists(path):
        try:
            return _load(cursor, path, file, table, also_required)
        except Unreadable as fault:
            findings = fault.findings
    columns = ", ".join(f'"{column}" VARCHAR' for column in table.columns.values())
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE {table.name} (line BIGINT, {columns}, first_line BIGINT)")
    return Sheet({column: header for header, column in table.columns.items()}, findings)


def _load(cursor: duckdb.DuckDBPyConnection, path: Path, file: str, table: Table, also_required: Collection[str]) -> Sheet:
    plain = plain_lines(read_text(path, file), file)
    line, sheet = _read_header(plain, file, table, also_required)
    _write_lines(cursor, plain, line, file)
    _write_table(cursor, plain, list(sheet.headers), table)
    return replace(sheet, findings=(*sheet.findings, *_misshapen(cursor, plain, len(sheet.headers), file)))


def _read_header(plain: PlainLines, file: str, table: Table, also_required: Collection[str]) -> tuple[int, Sheet]:
    """The header's line, and the columns under it; raises Unreadable where the columns cannot be told apart."""
    first = plain.first_row()
    if first is None:
        problem, remedy = N_("Filen är tom."), N_("Skriv kolumnernas namn på första raden: {known}.")
        raise Unreadable(plain.findings or (Finding(file, problem, remedy, values={"known": table.known_headers}),))
    line, titles = first
    missing = [title for title in (*table.columns, *also_required) if title not in titles]
    findings = (*_header_findings(line, titles, missing, file, table), *plain.findings)
    if missing or len(set(titles)) < len(titles):
        raise Unreadable(findings)
    return line, Sheet({table.column(title) or f"unknown_{place}": title for place, title in enumerate(titles)}, findings)


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


def _write_lines(cursor: duckdb.DuckDBPyConnection, plain: PlainLines, header: int, file: str) -> None:
    """Lets DuckDB read the lines below the header into the table `lines`: each with its number, counted from the file's first.

    A path is a pattern to DuckDB, so the user's is never handed over, only that of a copy whose name is ours. DuckDB passes over
    empty lines, which would shift the numbers below: they get a space. Unreadable where a line is longer than it can read.
    """
    query = """
        CREATE OR REPLACE TEMP TABLE lines AS
        FROM (
            SELECT row_number() OVER () AS line, text
            FROM read_csv(
                $copy, columns = {'text': 'VARCHAR'}, auto_detect = false, header = false, delim = $unused, quote = '',
                escape = '', new_line = '\\n', comment = '', strict_mode = true, null_padding = false
            )
        )
        WHERE line > $header
    """
    lines = f"\n{plain.text}\n".replace("\n\n", "\n \n").replace("\n\n", "\n \n")[1:]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "lines.csv")
        copy.write_text(lines, encoding="utf-8", newline="")
        try:
            cursor.execute(query, {"copy": str(copy), "unused": plain.unused, "header": header})
        except duckdb.InvalidInputException:
            long = [number for number, line in enumerate(lines.split("\n"), 1) if len(line) > LONGEST]
            if not long:
                raise
            raise Unreadable(tuple(_too_long(number, file) for number in long)) from None
    (read,) = cursor.execute("SELECT count(*) FROM lines").fetchall()[0]
    if read != lines.count("\n") - header:
        problem, remedy = N_("Filens rader går inte att skilja åt."), N_("Spara filen på nytt som CSV UTF-8.")
        raise Unreadable((Finding(file, problem, remedy),))


def _misshapen(cursor: duckdb.DuckDBPyConnection, plain: PlainLines, columns: int, file: str) -> Iterator[Finding]:
    """The rows that have too few or too many cells, that can be read in two ways, or that are too long."""
    query = """
        SELECT line, cells FROM (SELECT line, text, len(string_split(text, $delimiter)) AS cells FROM lines)
        WHERE (cells <> $columns AND trim(replace(text, $delimiter, ''), $around) <> '')
            OR list_contains($ambiguous::BIGINT[], line)
        ORDER BY line
    """
    asked = {"delimiter": DELIMITER, "columns": columns, "around": WHITESPACE, "ambiguous": list(plain.ambiguous)}
    rows = cursor.execute(query, asked).fetchall()
    for (line, cells), text in zip(rows, plain.as_written(line for line, _ in rows), strict=True):
        problem = N_("Raden går att läsa på mer än ett sätt.")
        remedy = N_("Skriv raden på nytt utan citattecken, eller med citattecken både före och efter cellens text.")
        if cells != columns:
            problem = N_("Raden har {cells} celler, men kolumnerna är {columns}.")
            remedy = N_(
                "Se efter om ett semikolon saknas eller är för mycket; text som själv har semikolon ska stå inom citattecken."
            )
        yield Finding(file, problem, remedy, line=line, value=text, values={"cells": cells, "columns": columns})
    for (line,) in cursor.execute("SELECT line FROM lines WHERE length(text) > $longest", {"longest": LONGEST}).fetchall():
        yield _too_long(line, file)


def _too_long(line: int, file: str) -> Finding:
    problem, remedy = N_("Raden är för lång för att läsas."), N_("Korta texten till högst {longest} tecken.")
    return Finding(file, problem, remedy, line=line, values={"longest": LONGEST})


def _write_table(cursor: duckdb.DuckDBPyConnection, plain: PlainLines, columns: list[str], table: Table) -> None:
    """Splits the whole lines into the table's trimmed cells; `first_line` is that of the first row with the same key."""
    cell, meant = "cells[{place}]", {"delimiter": DELIMITER, "columns": len(columns), "longest": LONGEST}
    meant |= {"ambiguous": list(plain.ambiguous)}
    if plain.quoted:
        cell = f"translate({cell}, $stand_ins, $inside)"
        meant |= {"stand_ins": plain.delimiter + plain.newline, "inside": f"{DELIMITER}\n"}
    if around := "".join(
        character for character in WHITESPACE if character in plain.source and (plain.quoted or character != "\n")
    ):
        cell = f"trim({cell}, $around)"
        meant |= {"around": around}
    cells = ", ".join(f'{cell.format(place=place)} AS "{column}"' for place, column in enumerate(columns, 1))
    blank = " AND ".join(f"\"{column}\" = ''" for column in columns)
    key = ", ".join(f'"{column}"' for column in table.key)
    query = f"""
        CREATE OR REPLACE TEMP TABLE {table.name} AS
        WITH
            split AS (
                SELECT line, string_split(text, $delimiter) AS cells FROM lines
                WHERE length(text) <= $longest AND NOT list_contains($ambiguous::BIGINT[], line)
            ),
            whole AS MATERIALIZED (SELECT line, {cells} FROM split WHERE len(cells) = $columns AND NOT ({blank})),
            repeated AS (SELECT {key}, min(line) AS first_line FROM whole GROUP BY {key} HAVING count(*) > 1)
        SELECT whole.*, coalesce(first_line, line) AS first_line FROM whole LEFT JOIN repeated USING ({key})
    """  # noqa: S608 - the names are our own, see tables.py
    cursor.execute(query, meant)
