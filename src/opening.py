"""A data folder in, a record with its evidence out: what the dashboard and the command line begin with."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from src.analysis.assessed import AssessedRecord, assess
from src.finding import Finding
from src.loading.database import Database
from src.loading.record import default_export, exports, fingerprint, known_on, read_record
from src.programme.definition import Programme, read_programme
from src.programme.toml import Unreadable

SHIPPED = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Faults:
    """Why a data folder cannot be shown."""

    findings: tuple[Finding, ...]
    programme: Programme | None = None  # where that could be read


@dataclass(frozen=True)
class Found:
    """An export in a data folder, as it was known on a day if one is given, and the hash of everything that a reading reads."""

    root: Path
    folder: str
    content: str
    until: date | None = None


def find_export(root: Path, folder: str | None, until: date | None = None) -> Found | Faults:
    """The export in this folder below exports/, or the default one where there is none such; or what is wrong with them.

    `until`: with the corrections that had been made by that day.
    """
    labels, findings = exports(root)
    if findings or not labels:
        return Faults(findings)
    chosen = folder if folder in {label.folder for label in labels} else default_export(labels).folder
    return Found(root, chosen, fingerprint(root, chosen, until), until)


def find_known(root: Path, day: date) -> Found | Faults | None:
    """The export that was known on this day; None where none was."""
    labels, findings = exports(root)
    if findings or not labels:
        return Faults(findings)
    known = known_on(labels, day)
    return Found(root, known.folder, fingerprint(root, known.folder, day), day) if known else None


def open_found(found: Found, database: Database) -> AssessedRecord | Faults:
    """The export, read and checked whole, with its evidence; or everything that is wrong with it."""
    try:
        programme = read_programme(found.root)
    except Unreadable as unreadable:
        return Faults(unreadable.findings)
    reading = read_record(found.root, programme, found.folder, database.cursor(), until=found.until)
    if reading.record is None:
        return Faults(reading.findings, programme)
    return assess(programme, reading.record, found.content)
