"""The exports in a data folder: which there are, what each says about itself, and a hash of the files that are read for one."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from src.finding import Finding
from src.language import N_, Localised
from src.loading.folder_entries import is_leftover, out_of_place, shown_name
from src.loading.label_faults import EXPORT_FILE as EXPORT_FILE
from src.loading.label_faults import WITHDRAWN_FILE as WITHDRAWN_FILE
from src.loading.label_faults import label_faults
from src.loading.tables import CORRECTIONS, EXPORT_TABLES, OLD_CODES, REGISTER
from src.personal_data import looks_like_person
from src.programme.claims import CLAIMS_FILE
from src.programme.definition import PROGRAMME_FILE, SOURCES_FILE
from src.programme.toml import Strict, Unreadable, decode_toml, read_file, unread
from src.record import ExportLabel, Withdrawal

EXPORTS: Final = "exports"
MANIFEST_FILE: Final = "manifest.json"
SharedHash: TypeAlias = "hashlib._Hash"  # of the files that all exports share; a copy is continued with those of one export
TABLE_FILES: Final = tuple(table.file for table in EXPORT_TABLES)

# All that may stand in an export's folder, beside what other programs leave there.
KNOWN_FILES: Final = (EXPORT_FILE, *TABLE_FILES, SOURCES_FILE, MANIFEST_FILE, WITHDRAWN_FILE)

_ALIKE: Final = 0.75  # how alike two names must be for one to be taken for a slip of the pen (0 to 1, by difflib)
_SHEETS: Final = (".xlsx", ".xls", ".ods")  # what somebody may take for a table of an export


class StatedRows(Strict, frozen=True):
    """How many rows a file has, the header aside, so that a copy that was cut is noticed. Corrections may grow, and are none."""

    participation: int | None = None
    complete_lists: int | None = None
    national_representatives: int | None = None


class FetchedLog(Strict, frozen=True, omit_defaults=True):
    """Which log an export was fetched from, and when: how many rows it had, and how many of them said nothing that counts."""

    backend: str
    at: datetime
    rows: int
    left_out: int = 0
    table: str | None = None


class ExportDescription(Strict, frozen=True):
    """The content of an export.toml. Whether the export is made up must be said, so that made-up data are always announced.

    `manifest`: whether it counts only with a manifest.json, which is written last.
    """

    title: Localised
    as_of: date
    made_up: bool
    note: Localised | None = None
    published: date | None = None
    published_at: datetime | None = None
    rows: StatedRows = StatedRows()
    manifest: bool = False
    log: FetchedLog | None = None


class ExportFolder(NamedTuple):
    """One folder below exports/, with what its export.toml says: a label, findings or both. With findings it is not shown.

    `name` has composed letters (NFC), as addresses have; `path` is spelled as on the disk, which on a Mac may be NFD.
    `description` is the content of the export.toml that the label was read from, so that the hash is of the same content.
    `barred`: its files must not be opened, since some are elsewhere, or are no files.
    """

    name: str
    path: Path
    label: ExportLabel | None
    findings: tuple[Finding, ...] = ()
    description: bytes | None = None
    rows: StatedRows = StatedRows()
    needs_manifest: bool = False
    barred: bool = False

    def file(self, name: str) -> str:
        """A file of this export as findings and records call it: relative to the data folder."""
        return f"{EXPORTS}/{self.name}/{name}"


def list_exports(root: Path) -> tuple[ExportFolder, ...]:
    """The exports in the data folder `root`, by name. Unreadable where there are none, or where exports/ cannot be listed.

    A folder is an export if something in it looks like one of an export's files, so that what is misspelled is reported and not
    ignored; so is such a file beside the folders. Hidden folders are ignored: an export can be put together in one, and renamed
    when it is complete.
    """
    try:
        paths = sorted(path for path in (root / EXPORTS).iterdir() if not is_leftover(path.name))
    except (FileNotFoundError, NotADirectoryError):
        paths = []
    except OSError as error:
        raise Unreadable((unread(error, root / EXPORTS, EXPORTS),)) from None
    names = {path: shown_name(path.name) for path in paths}
    times = Counter(names.values())
    apart = {path: name if times[name] == 1 or looks_like_person(path.name) else path.name for path, name in names.items()}
    exports = (describe_export(path, name) for path, name in apart.items())
    if found := tuple(filter(None, exports)):
        return found
    problem = N_("Det finns inga uppgifter i mappen.")
    remedy = N_("Lägg varje export i en egen mapp där, med en export.toml; data/README.md säger hur.")
    raise Unreadable((Finding(EXPORTS, problem, remedy),))


def describe_export(path: Path, name: str) -> ExportFolder | None:
    """The export in a folder, with what its export.toml says; None where the folder holds none. `name` is what it is called."""
    place = f"{EXPORTS}/{name}"
    try:
        files = [file for file in os.listdir(path) if not is_leftover(file)]
    except NotADirectoryError:
        if not _looks_like_ours(path.name):
            return None
        problem = N_("Filen ligger utanför exporternas mappar, så inget i den är läst.")
        remedy = N_("Lägg varje export i en egen mapp, med en export.toml; data/README.md säger hur.")
        return ExportFolder(name, path, None, (Finding(place, problem, remedy),), barred=True)
    except OSError as error:
        return ExportFolder(name, path, None, (unread(error, path, place),), barred=True)
    if not any(map(_looks_like_ours, files)):
        return None
    inside = ((path / file, f"{place}/{file}") for file in sorted(files) if file in KNOWN_FILES)
    if misplaced := tuple(out_of_place(((path, place), *inside), path.parents[1])):
        return ExportFolder(name, path, None, misplaced, barred=True)
    file, content = path / EXPORT_FILE, None
    with suppress(OSError):  # which `decode_toml` meets again, and reports
        content = read_file(file)
    try:
        called = f"{place}/{EXPORT_FILE}"
        described = decode_toml(file if content is None else content, called, ExportDescription, is_public=True)
    except Unreadable as fault:
        return ExportFolder(name, path, None, fault.findings, content)
    label = ExportLabel(
        name,
        described.title,
        described.as_of,
        described.made_up,
        described.note,
        described.published,
        described.published_at,
        withdrawn=WITHDRAWN_FILE in files,
        withdrawal=_withdrawal(path) if WITHDRAWN_FILE in files else None,
    )
    findings = tuple(label_faults(label, path, place))
    return ExportFolder(name, path, label, findings, content, described.rows, described.manifest)


def _withdrawal(path: Path) -> Withdrawal | None:
    """What is said of a withdrawn export; None where that cannot be read, which is a fault of it."""
    with suppress(Unreadable):
        return decode_toml(path / WITHDRAWN_FILE, WITHDRAWN_FILE, Withdrawal, is_public=True)
    return None


def shared_hash(root: Path) -> SharedHash:
    """A running hash (SHA-256) of the files that all exports are read with: programme, sources, claims, register, old codes."""
    whole = hashlib.sha256()
    for name in (PROGRAMME_FILE, SOURCES_FILE, CLAIMS_FILE, REGISTER.file, OLD_CODES.file):
        _add(whole, name, root / name)
    return whole


def fingerprint(export: ExportFolder, shared: SharedHash) -> str:
    """A hash of the names and bytes of all files that are read for the export: a cache key, and the data's version.

    Of what is unknown in its folder, and so a fault, only the names; of an export that is barred, only why.
    """
    whole = shared.copy()
    whole.update(repr(export.findings).encode(errors="surrogateescape") if export.findings else b"")
    if export.barred:
        return whole.hexdigest()
    for path in export_files(export):
        known = {EXPORT_FILE: export.description}.get(path.name) if path.name in KNOWN_FILES else b""
        _add(whole, export.file(path.name), path, known)
    return whole.hexdigest()


def dated_fingerprint(plain: str, export: ExportFolder, until: date | None) -> str:
    """The fingerprint of the export as it was known on a day; another than `plain` only if there are corrections with dates."""
    if until is None or not (export.path / CORRECTIONS.file).exists():
        return plain
    return hashlib.sha256(f"{plain} {until}".encode()).hexdigest()


def export_files(export: ExportFolder) -> Iterator[Path]:
    """What stands in the export's folder, by name, without what other programs leave there."""
    try:
        paths = sorted(export.path.iterdir())
    except OSError:
        return
    yield from (path for path in paths if not is_leftover(path.name))


def unknown_files(export: ExportFolder) -> Iterator[Finding]:
    """A finding for everything in the export's folder that is not one of its files, such as corrections.CSV or a folder.

    It would otherwise count as a missing file, and some files may be missing.
    """
    for path in export_files(export):
        name = shown_name(path.name)
        if path.name in KNOWN_FILES:
            continue
        problem, remedy = N_("Filen är okänd, så inget i den är läst."), N_("Flytta filen ut ur exportens mapp.")
        meant = [] if name.casefold().endswith(_SHEETS) else get_close_matches(name.casefold(), KNOWN_FILES, n=1, cutoff=_ALIKE)
        if path.is_dir():
            problem = N_("En exports mapp har inga mappar i sig, så inget i den här är läst.")
            remedy = N_("Flytta mappen ut ur exportens mapp.")
        elif meant:
            remedy = N_("Om {meant} är menat, ge filen det namnet; flytta den annars ut ur exportens mapp.")
        elif name.casefold().endswith(_SHEETS):
            remedy = N_("Flytta filen ut ur exportens mapp. Sidan Granska export läser kalkylblad, och gör en export av dem.")
        yield Finding(export.file(name), problem, remedy, values={"meant": ", ".join(meant)})


def _looks_like_ours(name: str) -> bool:
    """Whether somebody may have taken a file of this name for one of an export's."""
    folded = name.casefold()
    stems = {file.partition(".")[0] for file in KNOWN_FILES}
    return ".csv" in folded or folded.endswith(_SHEETS) or folded.partition(".")[0] in stems


def _add(whole: SharedHash, name: str, path: Path, content: bytes | None = None) -> None:
    """Adds a file to the hash: its name and its bytes, each with its length first. A missing file adds nothing.

    `content`: the file's bytes, if they are read already.
    """
    try:
        content = read_file(path) if content is None else content
    except OSError as error:
        if not os.path.lexists(path):
            return
        content = f"unreadable: {error.errno}".encode()  # reported when the file is read; the hash changes when it is mended
    for part in (os.fsencode(name), content):
        whole.update(len(part).to_bytes(8) + part)
