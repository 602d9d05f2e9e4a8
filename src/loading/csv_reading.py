"""One CSV file of the data folder into one table of the database: every cell as text, every row with its line.

Files are decoded, parted into rows and rid of titles, sums and notes as handed-in ones are. What is particular here: the columns
are promised, and whatever is not understood is a fault.
"""

import csv
import logging
import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from src.finding import Finding
from src.handed_in import UNRECOGNISED, FileColumn
from src.language import N_, composed
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.content import MAC, WINDOWS, check_size, check_text, encoding_of, first_text, kind_of
from src.loading.intake.head import Head, NumberedRow, promised_head, text_rows
from src.loading.intake.refusal import Refusal
from src.loading.intake.sorting import Records, sort_rows
from src.loading.intake.words import Words, bare, squashed
from src.loading.tables import Table
from src.loading.understood import understood_rows
from src.programme.toml import read_file
from src.row_reasons import REASONS

LOG: Final = logging.getLogger(__name__)

WHITESPACE: Final = (
    " \t\r\n\v\f\u00a0\u202f\u200b\ufeff"  # around a value, and no part of it; the last come from web pages and Word
)
_WRITTEN_AS_TEXT: Final = "^'('*[ \u00a0]*[=+\\-@＝＋－＠\t\n0-9])"  # what files put an apostrophe before, for Excel
_NEVER: Final = "\x01never\x01"  # no cell is a missing one
_LONGEST_ROW: Final = 16_000_000  # bytes, of some cells that are as long as can be


class Sheet(NamedTuple):
    """The form of a CSV file. `headers`: column to header, in the file's order; `rows`: how many were loaded.

    `findings` say what is wrong with the header and with the rows that were left out.
    """

    headers: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    rows: int = 0


def load_table(
    cursor: duckdb.DuckDBPyConnection,
    path: Path,
    file: str,
    table: Table,
    vocabulary: Vocabulary,
    also_required: Collection[str] = (),
) -> Sheet:
    """Reads the file into the temporary table `table.name`: trimmed texts, `line` and `first_line`. Findings call it `file`.

    Columns are found by their headers, in any order. A cell that says in other words what `vocabulary` knows ("Malmö stad", "JA")
    becomes what the rules and queries look for; `table.written` has it as it is written. Well-formed rows are loaded even if
    others are not, so that their values can be checked. A file that cannot be read gives an empty table.
    """
    headers, findings = {column: header for header, column in table.columns.items()}, list[Finding]()
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rows.csv")  # DuckDB takes a path for a pattern, so it never reads the user's
        if table.required or os.path.lexists(path):
            try:
                headers = _read(path, file, table, vocabulary, also_required, rows, findings) or headers
            except Refusal as refusal:
                findings.append(refusal.of(file, None, None).finding)
        count = _write_table(cursor, rows, list(headers), table, vocabulary)
    return Sheet(headers, tuple(findings), count)


def _read(
    path: Path, file: str, table: Table, vocabulary: Vocabulary, also: Collection[str], to: Path, findings: list[Finding]
) -> dict[str, str] | None:
    """Writes the file's rows to `to`, and adds what is wrong to `findings`. None where the columns are not known.

    Refusal where the file cannot be read.
    """
    content = _content(path, file, findings)
    if content is None:
        return None
    encoding = encoding_of(content)
    check_text(first_text(content, encoding, 1000))
    head = promised_head(content, encoding, lambda cells: _score(cells, table, vocabulary.words), len(table.columns))
    if head is None:
        problem = N_("Första raden är inte kolumnernas namn med semikolon emellan.")
        remedy = N_("Skriv kolumnernas namn på första raden, och semikolon mellan cellerna i alla rader: {known}.")
        findings.append(Finding(file, problem, remedy, values={"known": table.known_headers}))
        return None
    titles = [_trimmed(title) for title in head.header]
    columns = [_column(title, table, vocabulary.words) for title in titles]
    headers = {column: title for column, title in zip(columns, titles, strict=True) if column}
    wanted = {title: column for title in (*table.columns, *also) if (column := table.column(title))}
    missing = [title for title, column in wanted.items() if column not in headers]
    findings += _header_findings(head.line, titles, columns, missing, file, table)
    known = [FileColumn(place, title, columns[place] or UNRECOGNISED) for place, title in enumerate(titles)]
    is_known = not missing and len(headers) == sum(map(bool, columns))
    found = Records("", {})
    with to.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out, delimiter=";", lineterminator="\n").writerow
        keep = (lambda line, cells: write([line, *cells])) if is_known else lambda *_: None
        try:
            rows = text_rows(content, encoding, str(head.delimiter))
            sort_rows(rows, found, keep, head, Layout(tuple(known), "long"), vocabulary)
        except Refusal as refusal:  # of a row: those before it are there, and checked
            findings.append(refusal.of(file, None, None).finding)
    findings += _row_findings(found, head, text_rows(content, encoding, str(head.delimiter)), file)
    _tell(found, encoding, file)
    return headers if is_known else None


def _content(path: Path, file: str, findings: list[Finding]) -> bytes | None:
    """The bytes of a text; Refusal where it is none."""
    try:
        content = read_file(path)
    except FileNotFoundError:
        problem, remedy = N_("Filen saknas."), N_("Lägg filen i datamappen; data/README.md säger vad den ska innehålla.")
        findings.append(Finding(file, problem, remedy))
        return None
    except OSError:
        problem, remedy = N_("Filen går inte att öppna."), N_("Stäng filen i andra program, och se efter att den får läsas.")
        findings.append(Finding(file, problem, remedy))
        return None
    check_size(len(content))
    if kind_of(content, file) != "text":
        raise Refusal("zip")
    return content


def _column(title: str, table: Table, words: Words) -> str | None:
    """The table's column with this title, in any case, or with a word for it that handed-in files may use."""
    meaning = words.meanings.get(squashed(title))
    return table.column(title) or table.column(title.casefold()) or (meaning if meaning in table.columns.values() else None)


def _score(cells: Collection[str], table: Table, words: Words) -> int:
    return len({_column(_trimmed(cell), table, words) for cell in cells} - {None})


def _header_findings(
    line: int, titles: list[str], columns: list[str | None], missing: list[str], file: str, table: Table
) -> Iterator[Finding]:
    known = {"known": table.known_headers}
    for title in missing:
        problem = N_("Kolumnen saknas.")
        remedy = N_("Lägg till kolumnen, med namnet på första raden. Kolumnerna är {known}.")
        yield Finding(file, problem, remedy, line=line, column=title, values=known)
    for title, (column, count) in zip(titles, _counted(columns), strict=True):
        if not title:
            problem = N_("En kolumn har inget namn.")
            remedy = N_("Ge kolumnen ett namn eller ta bort den; ett semikolon sist på raden gör en kolumn till.")
            yield Finding(file, problem, remedy, line=line)
        elif column is None:
            problem = N_("Kolumnen är okänd.")
            remedy = N_("Rätta namnet eller ta bort kolumnen. Kolumnerna är {known}.")
            yield Finding(file, problem, remedy, line=line, column=title, values=known)
        elif count > 1:
            problem, remedy = N_("Kolumnen står {count} gånger i filen."), N_("Ta bort den som är för mycket.")
            yield Finding(file, problem, remedy, line=line, column=title, values={"count": count})


def _counted(columns: list[str | None]) -> Iterator[tuple[str | None, int]]:
    """Each column with how often it stands in the file, at the first place; elsewhere once."""
    times = Counter(columns)
    for place, column in enumerate(columns):
        yield column, times[column] if column not in columns[:place] else 1


def _row_findings(found: Records, head: Head, again: Iterator[NumberedRow], file: str) -> Iterator[Finding]:
    """What is wrong with the rows that could not be parted, and with titles, sums and notes that may be rows of the table."""
    reasons = {line: fault for fault, lines in found.faults.items() for line in lines}
    told = {*reasons, *found.skipped}
    with suppress(Refusal):  # which is told already
        for line, cells in again if told else ():
            fault = reasons.get(line)
            words = REASONS[fault.reason] if fault else None
            if line in found.skipped and 2 * sum(map(bool, map(bare, cells))) > len(head.header):
                problem = N_("Raden ser inte ut att höra till tabellen, fast de flesta av dess celler är ifyllda.")
                words = problem, N_("Rätta dess första cell, flytta den under kolumnernas namn eller ta bort den.")
            if words:
                values = fault.values if fault else {}
                yield Finding(file, *words, line=line, value=str(head.delimiter).join(cells), values=values)


def _tell(found: Records, encoding: str, file: str) -> None:
    """Logs which encoding was guessed and which lines were no rows: the result of an export's reading does not hold them."""
    if encoding in (WINDOWS, MAC):
        LOG.warning("%s is not UTF-8 and was read as %s: see that its letters are right", file, encoding)
    if found.skipped:
        LOG.warning("%s: titles, sums or notes were not read, lines %s", file, ", ".join(map(str, found.skipped[:50])))


def _trimmed(cell: str) -> str:
    return composed(cell).strip(WHITESPACE)


def _write_table(cursor: duckdb.DuckDBPyConnection, rows: Path, columns: list[str], table: Table, vocabulary: Vocabulary) -> int:
    """Lets DuckDB read the rows and trim the cells; `first_line` is the line of the first row with the same key."""
    if not rows.exists() or not rows.stat().st_size:
        cells = ", ".join(f'"{column}" VARCHAR' for column in dict.fromkeys([*columns, *table.also.values()]))
        for name in (table.written, table.name):
            cursor.execute(f"CREATE OR REPLACE TEMP TABLE {name} (line BIGINT, {cells}, first_line BIGINT)")
        return 0
    cell = """trim(regexp_replace(trim(nfc_normalize("{0}"), $around), $text, '\\1'), $around) AS "{0}\""""
    cells = ", ".join([*map(cell.format, columns), *(f"'' AS {column}" for column in table.also.values() if column not in columns)])
    query = f"""
        CREATE OR REPLACE TEMP TABLE {table.written} AS
        SELECT line, {cells}
        FROM read_csv(
            $rows, columns = $columns, auto_detect = false, header = false, delim = ';', quote = '"', escape = '"', comment = '',
            new_line = '\\n', nullstr = $never, strict_mode = true, null_padding = false, max_line_size = {_LONGEST_ROW}
        )
    """  # noqa: S608 - the names are our own, see tables.py
    kinds = {"line": "BIGINT", **dict.fromkeys(columns, "VARCHAR")}
    cursor.execute(query, {"rows": str(rows), "columns": kinds, "never": _NEVER, "around": WHITESPACE, "text": _WRITTEN_AS_TEXT})
    columns = [*dict.fromkeys([*columns, *table.also.values()])]
    said = understood_rows(cursor, table.written, columns, vocabulary)
    first = f"min(line) OVER (PARTITION BY {', '.join(table.key)}) AS first_line"
    query = f"CREATE OR REPLACE TEMP TABLE {table.name} AS SELECT *, {first} FROM ({said.sql})"  # noqa: S608
    (count,) = cursor.execute(query, said.parameters).fetchone() or (0,)
    return int(count)
