"""An export in, its record out: read with the register and the boundaries, and checked whole."""

from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from src.finding import Finding
from src.language import N_
from src.loading.checking import check_table, create_known
from src.loading.corrections import CORRECTIONS_RULES, IS_OF_A_ROW
from src.loading.csv_reading import load_table
from src.loading.exports import EXPORTS, ExportFolder, unknown_files
from src.loading.frames import read_complete_lists, read_corrections, read_national_representatives, read_participation
from src.loading.geography import read_geography
from src.loading.label_faults import early_days
from src.loading.manifest import manifest_faults, row_faults
from src.loading.register import read_old_codes, read_register, read_vocabulary, with_register
from src.loading.rules import EXPORT_RULES
from src.loading.tables import COMPLETE_LISTS, CORRECTIONS, EXPORT_TABLES, NATIONAL_REPRESENTATIVES, PARTICIPATION
from src.programme.definition import Programme
from src.record import Record

RULES: Final = EXPORT_RULES | {CORRECTIONS.name: CORRECTIONS_RULES}


class Reading(NamedTuple):
    """The result of reading: a record and no findings, or findings and no record."""

    record: Record | None
    findings: tuple[Finding, ...] = ()


def read_record(
    root: Path, programme: Programme, export: ExportFolder, connection: duckdb.DuckDBPyConnection, *, until: date | None = None
) -> Reading:
    """The export with the register and the boundaries, or everything that is wrong with them, in file and line order.

    `until`: leaves out corrections made after that day. Uses a cursor of its own, whose tables disappear with it.
    """
    if export.barred:
        return Reading(None, export.findings)
    try:
        with connection.cursor() as cursor:
            return _read(cursor, root, programme, export, until)
    except duckdb.OutOfMemoryException:
        problem, remedy = N_("Exportens filer är för stora för att läsas."), N_("Ta bort rader som inte behövs.")
        return Reading(None, (Finding(f"{EXPORTS}/{export.name}", problem, remedy),))


def _read(cursor: duckdb.DuckDBPyConnection, root: Path, programme: Programme, export: ExportFolder, until: date | None) -> Reading:
    known = create_known(cursor, programme)
    vocabulary = read_vocabulary(programme)
    register, findings = read_register(cursor, root, known, vocabulary)
    old_codes, of_old = read_old_codes(cursor, root, known, vocabulary)
    geography, mismatch = (None, ()) if register is None else read_geography(programme, register)
    findings += (*of_old, *mismatch, *export.findings)
    vocabulary = with_register(vocabulary, cursor, old_codes)
    rows, is_faulty = dict[str, int](), False
    for table in EXPORT_TABLES:
        file = export.file(table.file)
        sheet = load_table(cursor, export.path / table.file, file, table, vocabulary)
        # A correction of a row that could not be read is not said to match none.
        rules = [rule for rule in RULES[table.name] if not (is_faulty and rule is IS_OF_A_ROW)]
        wrong = check_table(cursor, table, sheet, file, rules, known)
        is_faulty |= bool(wrong) and table == PARTICIPATION
        findings += wrong
        if not sheet.findings:
            rows[table.name] = sheet.rows
    if export.label:
        findings += tuple(early_days(export.label, f"{EXPORTS}/{export.name}", root, programme.years[0]))
    findings += (*unknown_files(export), *manifest_faults(export), *row_faults(export, rows))
    if findings or register is None or geography is None or export.label is None:
        return Reading(None, findings)
    if until:
        cursor.execute("DELETE FROM corrections WHERE date > $until", {"until": until.isoformat()})
    record = Record(
        label=export.label,
        register=register,
        participation=read_participation(cursor, export.file(PARTICIPATION.file)),
        complete_lists=read_complete_lists(cursor, export.file(COMPLETE_LISTS.file)),
        national_representatives=read_national_representatives(cursor, export.file(NATIONAL_REPRESENTATIVES.file)),
        corrections=read_corrections(cursor, export.file(CORRECTIONS.file)),
        geography=geography,
        old_codes=old_codes,
    )
    return Reading(record)
