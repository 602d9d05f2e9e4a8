"""Asks the database which rows break which rule, and says so as findings."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import duckdb

from src.finding import Finding
from src.loading.csv_reading import Sheet
from src.loading.rules import GROUPS, OFFERINGS, PREFIX, SOURCES, YEARS, Rule
from src.loading.tables import Table
from src.personal_data import PERSON_FAULT, looks_like_person
from src.programme.definition import Programme
from src.vocabulary import ORGANISATION, WHO, WHY

Known = Mapping[str, Mapping[str, str]]  # name of the table → word in the files → what the program calls it

ALIKE = 0.75  # how alike two words must be for one to be taken for a slip of the pen (0 to 1, by difflib)
_AS_WRITTEN: Final = {ORGANISATION, WHO, WHY}  # columns whose words are shown


def create_known(cursor: duckdb.DuckDBPyConnection, programme: Programme) -> Known:
    """Puts the words that the programme knows into a table for each kind (word, key), and returns them."""
    known = {
        OFFERINGS: {offering.name.sv: offering.key for offering in programme.offerings},
        YEARS: {str(year): str(year) for year in programme.years},
        SOURCES: {source: source for source in programme.sources},
        GROUPS: {group: group for group in programme.groups.names},
        PREFIX: {prefix: prefix for prefix in programme.region.prefixes},
    }
    for table, words in known.items():
        lists = {"words": [*words], "keys": [*words.values()]}
        columns = "unnest($words::VARCHAR[]) AS word, unnest($keys::VARCHAR[]) AS key"
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {columns}", lists)
    return known


def check_table(
    cursor: duckdb.DuckDBPyConnection, table: Table, sheet: Sheet, file: str, rules: Sequence[Rule], known: Known
) -> tuple[Finding, ...]:
    """Everything that is wrong in `file`, in form and in value, in the order of its lines.

    `table` and `known` must be in the database, as `load_table` and `create_known` put them there.
    """
    if not sheet.rows:
        return sheet.findings
    broken = " UNION ALL ".join(
        f"SELECT line, {place} AS place, CAST({rule.named} AS VARCHAR) AS named "  # noqa: S608 - our own
        f"FROM {table.name} AS this WHERE {rule.broken}"
        for place, rule in enumerate(rules)
    )
    cursor.execute(f"SELECT * FROM ({broken}) JOIN {table.written} USING (line) ORDER BY line, place")  # noqa: S608 - our own
    names = [name for name, *_ in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    findings = [*sheet.findings, *(_finding(rules[row["place"]], sheet, file, known, row) for row in rows)]
    findings += _persons(cursor, table, sheet, file)
    return tuple(sorted(findings, key=lambda finding: finding.line or 0))


def _persons(cursor: duckdb.DuckDBPyConnection, table: Table, sheet: Sheet, file: str) -> Iterator[Finding]:
    """A finding, without its value, for each cell that says who somebody is in a column that is shown as it is written."""
    for column in sheet.headers.keys() & _AS_WRITTEN:
        for line, cell in cursor.execute(f'SELECT line, "{column}" FROM {table.written}').fetchall():  # noqa: S608 - our own
            if looks_like_person(cell or ""):
                yield Finding(file, *PERSON_FAULT, line=line, column=sheet.headers[column])


def _finding(rule: Rule, sheet: Sheet, file: str, known: Known, row: Mapping[str, Any]) -> Finding:
    """`row`: `line`, `named` and the cells as written."""
    value = row[rule.column] if rule.column else None
    words = known.get(rule.among, {})
    meant = _closest(value or "", words) if rule.perhaps else None
    return Finding(
        file,
        rule.problem,
        rule.perhaps if meant else rule.remedy,
        line=row["line"],
        column=sheet.headers[rule.column] if rule.column else None,
        value=value,
        values={"named": meant or row["named"], "known": ", ".join(words)},
    )


def _closest(value: str, words: Iterable[str]) -> str | None:
    """The known word that was probably meant: the same but for case, spaces or a few letters."""
    by_folded = {_folded(word): word for word in words}
    closest = difflib.get_close_matches(_folded(value), by_folded, n=1, cutoff=ALIKE)
    return by_folded[closest[0]] if closest else None


def _folded(word: str) -> str:
    return "".join(word.split()).casefold()
