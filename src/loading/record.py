"""A data folder in, its record out: which exports there are, and one of them read and checked whole."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd

from src.finding import Finding
from src.language import N_, Localised
from src.loading.checking import check_table, create_known
from src.loading.corrections import CORRECTIONS_RULES, read_corrections
from src.loading.csv_reading import load_table
from src.loading.facts import read_facts
from src.loading.geography import read_geography
from src.loading.reading import Reading
from src.loading.register import read_register
from src.loading.rules import EXPORT_RULES
from src.loading.tables import COMPLETE_LISTS, CORRECTIONS, EXPORT_TABLES, NATIONAL_REPRESENTATIVES, PARTICIPATION, REGISTER
from src.programme.claims import CLAIMS_FILE
from src.programme.definition import PROGRAMME_FILE, SOURCES_FILE, Programme
from src.programme.toml import Strict, Unreadable, decode_toml
from src.record import ExportLabel, Record
from src.vocabulary import FILE, LINE, OFFERING, ORGANISATION, SOURCE, YEAR

EXPORTS: Final = "exports"
EXPORT_FILE: Final = "export.toml"
RULES: Final = EXPORT_RULES | {CORRECTIONS.name: CORRECTIONS_RULES}


class ExportDescription(Strict, frozen=True, kw_only=True):
    """The content of an export.toml. Whether the export is made up must be said, so that nothing made up passes in silence."""

    title: Localised
    as_of: date
    made_up: bool
    note: Localised | None = None
    published: date | None = None


def exports(root: Path) -> tuple[tuple[ExportLabel, ...], tuple[Finding, ...]]:
    """The exports in the data folder, the latest first and the made-up ones last, and what is wrong with their descriptions."""
    described = [_label(root, folder) for folder in _folders(root)]
    labels = [label for label, _ in described if label]
    findings = [finding for _, undescribed in described for finding in undescribed]
    labels.sort(key=lambda label: (label.made_up, -label.as_of.toordinal(), -label.published.toordinal(), label.folder))
    if not labels and not findings:
        problem = N_("Det finns inget underlag i mappen.")
        remedy = N_("Lägg varje export i en egen mapp där, med en export.toml; data/README.md säger hur.")
        findings.append(Finding(EXPORTS, problem, remedy))
    return tuple(labels), tuple(findings)


def default_export(labels: Sequence[ExportLabel]) -> ExportLabel:
    """The latest export that is not made up; where all are made up, the first. ValueError where there is none."""
    if not labels:
        raise ValueError("no export to choose from")
    return _latest(label for label in labels if not label.made_up) or labels[0]


def known_on(labels: Iterable[ExportLabel], day: date) -> ExportLabel | None:
    """What was known on this day: of the exports that are not made up and were there by then, the latest; None before them all."""
    return _latest(label for label in labels if not label.made_up and label.published <= day)


def export_before(labels: Iterable[ExportLabel], shown: ExportLabel) -> ExportLabel | None:
    """What an export is compared with unless somebody chooses: the documented one before it; a made-up one with the latest."""
    documented = [label for label in labels if not label.made_up]
    if not shown.made_up:
        documented = [label for label in documented if _age(label) < _age(shown)]
    return _latest(documented)


def _latest(labels: Iterable[ExportLabel]) -> ExportLabel | None:
    """By the day that they describe; of two about the same day, the one that was laid last."""
    return max(labels, key=_age, default=None)


def _age(label: ExportLabel) -> tuple[date, date]:
    return label.as_of, label.published


def read_record(
    root: Path, programme: Programme, folder: str, connection: duckdb.DuckDBPyConnection, *, until: date | None = None
) -> Reading:
    """The export in `folder` with the register and the boundaries, or everything that is wrong with them, in file and line order.

    With the corrections of the days through `until` only, if that is given: nobody knew of later ones then. Works in a cursor of
    its own, whose tables are gone afterwards. ValueError where `folder` is none of the exports.
    """
    _must_be_listed(root, folder)
    with connection.cursor() as cursor:
        known = create_known(cursor, programme)
        register, findings = read_register(cursor, root, programme, known)
        geography, mismatch = (None, ()) if register is None else read_geography(programme, register)
        label, undescribed = _label(root, folder)
        findings += (*mismatch, *undescribed)
        for table in EXPORT_TABLES:
            file = _path(folder, table.file)
            sheet = load_table(cursor, root, file, table)
            findings += check_table(cursor, table, sheet, file, RULES[table.name], known)
        findings += tuple(_unknown_files(root, folder))
        if findings or register is None or geography is None or label is None:
            return Reading(None, findings)
        if until:
            cursor.execute("DELETE FROM corrections WHERE date > $until", {"until": until.isoformat()})
        record = Record(
            label=label,
            register=register,
            participation=read_facts(cursor, _path(folder, PARTICIPATION.file)),
            complete_lists=_complete_lists(cursor, _path(folder, COMPLETE_LISTS.file)),
            national_representatives=_national_representatives(cursor, _path(folder, NATIONAL_REPRESENTATIVES.file)),
            corrections=read_corrections(cursor, _path(folder, CORRECTIONS.file)),
            geography=geography,
        )
    return Reading(record)


def fingerprint(root: Path, folder: str, until: date | None = None) -> str:
    """A hash (SHA-256) of everything that `read_record` and the programme read, names and bytes: the key for a cache.

    The day counts only where there are corrections, since nothing else depends on it.

    ValueError where `folder` is none of the exports.
    """
    _must_be_listed(root, folder)
    about_all = [root / name for name in (PROGRAMME_FILE, SOURCES_FILE, CLAIMS_FILE, REGISTER.file)]
    files = [*about_all, *sorted((root / EXPORTS / folder).iterdir())]
    whole = hashlib.sha256()
    if until and (root / EXPORTS / folder / CORRECTIONS.file).exists():
        whole.update(until.isoformat().encode())
    for file in files:
        if file.is_file():
            for part in (file.relative_to(root).as_posix().encode(), file.read_bytes()):
                whole.update(len(part).to_bytes(8) + part)
    return whole.hexdigest()


def _path(folder: str, file: str) -> str:
    return f"{EXPORTS}/{folder}/{file}"


def _folders(root: Path) -> list[str]:
    """The folders below exports/ that hold a description or a table; one without the other is said, not passed over."""
    files = [*(root / EXPORTS).glob(f"*/{EXPORT_FILE}"), *(root / EXPORTS).glob("*/*.csv")]
    return sorted({file.parent.name for file in files if not file.parent.name.startswith(".")})


def _must_be_listed(root: Path, folder: str) -> None:
    """A folder's name can come from an address: only a name that was found by looking may become a path."""
    if folder not in (folders := _folders(root)):
        raise ValueError(f"no export {folder!r}; there are {', '.join(folders) or 'none'}")


def _label(root: Path, folder: str) -> tuple[ExportLabel | None, tuple[Finding, ...]]:
    file = _path(folder, EXPORT_FILE)
    try:
        described = decode_toml(root / file, file, ExportDescription)
    except Unreadable as fault:
        return None, fault.findings
    return ExportLabel(folder, described.title, described.as_of, described.made_up, described.note, described.published), ()


def _unknown_files(root: Path, folder: str) -> Iterator[Finding]:
    """A misspelt file would otherwise count as a missing one, and some may be missing."""
    known = [table.file for table in EXPORT_TABLES]
    for file in sorted((root / EXPORTS / folder).glob("*.csv")):
        if file.name not in known:
            problem = N_("Filen är okänd, så inget i den är läst.")
            remedy = N_("Rätta filens namn till ett av {known}, eller flytta den ut ur mappen.")
            yield Finding(_path(folder, file.name), problem, remedy, values={"known": ", ".join(known)})


def _complete_lists(cursor: duckdb.DuckDBPyConnection, file: str) -> pd.DataFrame:
    query = """
        SELECT offering.key AS offering, CAST(nullif(list.year, '') AS INTEGER) AS year, list.source, $file AS file, list.line
        FROM complete_lists AS list
        JOIN known_offerings AS offering ON offering.word = list.offering
        ORDER BY line
    """
    lists = cursor.execute(query, {"file": file}).df()
    return lists.astype({OFFERING: "str", YEAR: "Int64", SOURCE: "str", FILE: "str", LINE: "int64"})


def _national_representatives(cursor: duckdb.DuckDBPyConnection, file: str) -> pd.DataFrame:
    query = """
        SELECT CAST(year AS INTEGER) AS year, organisation, source, $file AS file, line
        FROM national_representatives
        ORDER BY line
    """
    representatives = cursor.execute(query, {"file": file}).df()
    return representatives.astype({YEAR: "Int64", ORGANISATION: "str", SOURCE: "str", FILE: "str", LINE: "int64"})
