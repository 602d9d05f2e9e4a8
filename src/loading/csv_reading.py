"""One CSV file of the data folder into one table of the database: every cell as text, every row with its line.

Files are decoded and parted into rows as handed-in ones are. What is particular here: the columns are promised, and whatever is
not understood is a fault.
"""

import csv
import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from src.finding import Finding
from src.language import N_, composed
from src.loading.intake.columns import Vocabulary
from src.loading.intake.content import check_size, check_text, encoding_of, first_text, kind_of
from src.loading.intake.head import DELIMITERS, SEARCHED, NumberedRow, text_rows
from src.loading.intake.refusal import Refusal
from src.loading.tables import Table
from src.loading.understood import understand_cells
from src.programme.toml import Unreadable, read_file

WHITESPACE: Final = (
    " \t\r\n\v\f\u00a0\u202f\u200b\ufeff"  # around a value, and no part of it; the last come from web pages and Word
)

_WRITTEN_AS_TEXT: Final = "^'('*[ \u00a0]*[=+\\-@＝＋－＠\t\n])"  # what our own files put an apostrophe before, for Excel
_NEVER: Final = "\x01never\x01"  # no cell is a missing one


class Sheet(NamedTuple):
    """The form of a CSV file. `headers`: column to header, in the file's order; `is_read`: whether its columns are known.

    `findings` say what is wrong with the header and with the rows that were left out. A column that the table does not know gets
    a name that no rule uses.
    """

    headers: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    is_read: bool = True


class _Text(NamedTuple):
    """A decoded file, which findings call `name`."""

    name: str
    content: bytes
    encoding: str


def load_table(
    cursor: duckdb.DuckDBPyConnection,
    path: Path,
    file: str,
    table: Table,
    also_required: Collection[str] = (),
    vocabulary: Vocabulary | None = None,
) -> Sheet:
    """Reads the file into the temporary table `table.name`: trimmed texts, `line` and `first_line`. Findings call it `file`.

    Columns are found by their headers, in any order; blank rows are skipped. Well-formed rows are loaded even if others are
    not, so that their values can be checked. A file that cannot be read gives an empty table. With a `vocabulary`, a cell that
    says in other words what it knows ("Malmö stad", "JA") becomes what the rules and queries look for.
    """
    headers, rows, findings = {column: header for header, column in table.columns.items()}, list[list[object]](), list[Finding]()
    titles: list[str] = []
    if table.required or os.path.lexists(path):
        try:
            text = _text(path, file)
            delimiter, line, header = _header(text, table)
            titles = _known_titles(line, header, file, table, also_required, findings)
            below = ((number, cells) for number, cells in _rows(text, delimiter, findings) if number > line)
            whole = list(_whole_rows(below, titles, file, table, findings, vocabulary))
            if titles:
                headers, rows = {table.column(title) or f"unknown_{place}": title for place, title in enumerate(titles)}, whole
        except Unreadable as fault:
            findings += fault.findings
    _write_table(cursor, rows, list(headers), table, vocabulary)
    return Sheet(headers, tuple(findings), bool(titles) or not findings)


def _text(path: Path, file: str) -> _Text:
    """The file's bytes and their encoding; Unreadable where it is missing, cannot be opened or is no text."""
    try:
        content = read_file(path)
        check_size(len(content))
        if kind_of(content, file) != "text":
            raise Refusal("zip")
        encoding = encoding_of(content)
        check_text(first_text(content, encoding, 1000))
    except FileNotFoundError:
        problem, remedy = N_("Filen saknas."), N_("Lägg filen i datamappen; data/README.md säger vad den ska innehålla.")
        raise Unreadable((Finding(file, problem, remedy),)) from None
    except OSError:
        problem, remedy = N_("Filen går inte att öppna."), N_("Stäng filen i andra program, och se efter att den får läsas.")
        raise Unreadable((Finding(file, problem, remedy),)) from None
    except Refusal as refusal:
        raise Unreadable((refusal.of(file, None, None).finding,)) from None
    return _Text(file, content, encoding)


def _rows(text: _Text, delimiter: str, findings: list[Finding]) -> Iterator[NumberedRow]:
    """The file's rows; where one cannot be parted into cells, adds that to `findings` and ends."""
    try:
        yield from text_rows(text.content, text.encoding, delimiter)
    except Refusal as refusal:
        findings.append(refusal.of(text.name, None, None).finding)


def _header(text: _Text, table: Table) -> tuple[str, int, list[str]]:
    """The delimiter and the row with which most of the table's columns are named: its line and its cells.

    Above it only titles of one cell may stand. Unreadable where the file has no row.
    """
    found, findings = list[tuple[int, str, int, list[str]]](), list[Finding]()
    for delimiter in DELIMITERS:
        for line, cells in islice(_rows(text, delimiter, findings), SEARCHED):
            titles = [_trimmed(cell) for cell in cells]
            known, named = sum(table.column(title) is not None for title in titles), sum(map(bool, map(_said, titles)))
            if named:
                found.append((known, delimiter, line, titles))
            if named > 1:
                break
    if not found:
        problem, remedy = N_("Filen är tom."), N_("Skriv kolumnernas namn på första raden: {known}.")
        raise Unreadable(tuple(findings[:1]) or (Finding(text.name, problem, remedy, values={"known": table.known_headers}),))
    _, delimiter, line, titles = max(found, key=lambda row: row[0])
    return delimiter, line, titles


def _known_titles(
    line: int, titles: list[str], file: str, table: Table, also_required: Collection[str], findings: list[Finding]
) -> list[str]:
    """The columns' headers, or none if the columns cannot be identified; adds to `findings` what is wrong with them."""
    missing = [title for title in (*table.columns, *also_required) if title not in titles]
    findings += _header_findings(line, titles, missing, file, table)
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


def _whole_rows(
    rows: Iterator[NumberedRow],
    titles: Sequence[str],
    file: str,
    table: Table,
    findings: list[Finding],
    vocabulary: Vocabulary | None,
) -> Iterator[list[object]]:
    """The well-formed rows, each with its line number as a first cell; adds to `findings` what is wrong with the others.

    A row is whole without its last cells, if they may be blank. A note of one cell is skipped. Without titles there are no rows.
    """
    columns = len(titles)
    optional = [table.column(title) in table.may_be_blank for title in titles]
    for line, cells in rows:
        said = [cell for cell in map(_trimmed, cells) if cell]
        if not titles or not said or (vocabulary and len(said) == 1 and vocabulary.words.is_outside(said[0])):
            continue
        missing = max(columns - len(cells), 0)
        if any(map(_trimmed, cells[columns:])) or not all(optional[columns - missing :]):
            problem = N_("Raden har {cells} celler, men kolumnerna är {columns}.")
            remedy = N_(
                "Se efter om ett semikolon saknas eller är för mycket; text som själv har semikolon ska stå inom citattecken."
            )
            values = {"cells": len(cells), "columns": columns}
            findings.append(Finding(file, problem, remedy, line=line, value=";".join(cells), values=values))
        elif any(cell[:1] != '"' and _trimmed(cell)[:1] == '"' for cell in cells):
            problem = N_("Raden går att läsa på mer än ett sätt.")
            remedy = N_("Skriv raden på nytt utan citattecken, eller med citattecken både före och efter cellens text.")
            findings.append(Finding(file, problem, remedy, line=line, value=";".join(cells)))
        else:
            yield [line, *map(composed, cells[:columns]), *[""] * missing]


def _trimmed(cell: str) -> str:
    return composed(cell).strip(WHITESPACE)


def _said(title: str) -> str:
    """The title without what is a delimiter in other files."""
    return title.strip("".join(DELIMITERS))


def _write_table(
    cursor: duckdb.DuckDBPyConnection,
    rows: Sequence[Sequence[object]],
    columns: list[str],
    table: Table,
    vocabulary: Vocabulary | None,
) -> None:
    """Lets DuckDB read the rows into the table and trim the cells; `first_line` is the line of the first row with the same key.

    DuckDB takes a path for a pattern, so it reads a copy with a name of our choice, never the user's file.
    """
    cell = """trim(regexp_replace(trim("{0}", $around), $text, '\\1'), $around) AS "{0}\""""
    query = f"""
        CREATE OR REPLACE TEMP TABLE read_cells AS
        SELECT line, {", ".join(cell.format(column) for column in columns)}
        FROM read_csv(
            $copy, columns = $columns, auto_detect = false, header = false, delim = ';', quote = '"', escape = '"',
            new_line = '\\n', comment = '', nullstr = $never, strict_mode = true, null_padding = false
        )
    """  # noqa: S608 - the names are our own, see tables.py
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "rows.csv")
        with copy.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
        kinds = {"line": "BIGINT", **dict.fromkeys(columns, "VARCHAR")}
        cursor.execute(
            query, {"copy": str(copy), "columns": kinds, "never": _NEVER, "around": WHITESPACE, "text": _WRITTEN_AS_TEXT}
        )
    if vocabulary:
        understand_cells(cursor, "read_cells", columns, vocabulary)
    key = ", ".join(f'"{column}"' for column in table.key)
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE {table.name} AS SELECT *, min(line) OVER (PARTITION BY {key}) AS first_line FROM read_cells"  # noqa: S608
    )
