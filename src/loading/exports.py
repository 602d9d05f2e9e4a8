"""The exports in a data folder: which there are, what each says about itself, and a hash of the files that are read for one."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from src.finding import Finding
from src.language import N_, Localised, composed
from src.loading.tables import CORRECTIONS, EXPORT_TABLES, REGISTER
from src.programme.claims import CLAIMS_FILE
from src.programme.definition import PROGRAMME_FILE, SOURCES_FILE
from src.programme.toml import Strict, Unreadable, decode_toml, read_file, unread
from src.record import ExportLabel

EXPORTS: Final = "exports"
EXPORT_FILE: Final = "export.toml"
WITHDRAWN_FILE: Final = "withdrawn.toml"
SharedHash: TypeAlias = "hashlib._Hash"  # of the files that all exports share; a copy is continued with those of one export
TABLE_FILES: Final = tuple(table.file for table in EXPORT_TABLES)

# What editors, spreadsheets and file managers leave in a folder: locks, backups, hidden files. Neither read nor hashed.
_LEFTOVERS: Final = {"thumbs.db", "desktop.ini"}
_LEFTOVER_STARTS: Final = (".", "~$")
_LEFTOVER_ENDS: Final = ("~", ".bak", ".tmp", ".part")


class ExportDescription(Strict, frozen=True):
    """The content of an export.toml. Whether the export is made up must be said, so that made-up data are always announced."""

    title: Localised
    as_of: date
    made_up: bool
    note: Localised | None = None
    published: date | None = None


class Withdrawal(Strict, frozen=True):
    """The content of a withdrawn.toml: who says that an export is not to be shown, why, and since when."""

    who: str
    why: str
    on: date


class ExportFolder(NamedTuple):
    """One folder below exports/, with what its export.toml says: a label, or findings and no label.

    `name` has composed letters (NFC), as addresses have; `path` is spelled as on the disk, which on a Mac may be NFD.
    `description` is the content of the export.toml that the label was read from, so that the hash is of the same content.
    """

    name: str
    path: Path
    label: ExportLabel | None
    findings: tuple[Finding, ...] = ()
    description: bytes | None = None

    def file(self, name: str) -> str:
        """A file of this export as findings and records call it: relative to the data folder."""
        return f"{EXPORTS}/{self.name}/{name}"


def list_exports(root: Path) -> tuple[ExportFolder, ...]:
    """The exports in the data folder `root`, by name. Unreadable where there are none, or where exports/ cannot be listed.

    A folder is an export if it has an export.toml or a table, so that one without the other is reported and not ignored.
    Hidden folders are ignored: an export can be put together in one, and renamed when it is complete.
    """
    try:
        paths = sorted(path for path in (root / EXPORTS).iterdir() if not path.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        paths = []
    except OSError as error:
        raise Unreadable((unread(error, root / EXPORTS, EXPORTS),)) from None
    names = {path: _shown_name(path.name) for path in paths}
    times = Counter(names.values())
    exports = (describe_export(path, name if times[name] == 1 else path.name) for path, name in names.items())
    if found := tuple(filter(None, exports)):
        return found
    problem = N_("Det finns inga uppgifter i mappen.")
    remedy = N_("Lägg varje export i en egen mapp där, med en export.toml; data/README.md säger hur.")
    raise Unreadable((Finding(EXPORTS, problem, remedy),))


def describe_export(path: Path, name: str) -> ExportFolder | None:
    """The export in a folder, with what its export.toml says; None where the folder holds none. `name` is what it is called."""
    try:
        files = [file for file in os.listdir(path) if not _is_leftover(file)]
    except NotADirectoryError:
        return None
    except OSError as error:
        return ExportFolder(name, path, None, (unread(error, path, f"{EXPORTS}/{name}"),))
    if EXPORT_FILE not in files and not any(map(_is_table, files)):
        return None
    file, content = path / EXPORT_FILE, None
    with suppress(OSError):  # which `decode_toml` meets again, and reports
        content = read_file(file)
    try:
        described = decode_toml(file if content is None else content, f"{EXPORTS}/{name}/{EXPORT_FILE}", ExportDescription)
    except Unreadable as fault:
        return ExportFolder(name, path, None, fault.findings, content)
    label = ExportLabel(
        name,
        described.title,
        described.as_of,
        described.made_up,
        described.note,
        described.published,
        withdrawn=WITHDRAWN_FILE in files,
    )
    return ExportFolder(name, path, label, description=content)


def shared_hash(root: Path) -> SharedHash:
    """A running hash (SHA-256) of the files that every export is read with: the programme, sources, claims and register."""
    whole = hashlib.sha256()
    for name in (PROGRAMME_FILE, SOURCES_FILE, CLAIMS_FILE, REGISTER.file):
        _add(whole, name, root / name)
    return whole


def fingerprint(export: ExportFolder, shared: SharedHash) -> str:
    """A hash of the names and bytes of all files that are read for the export: a cache key, and the data's version."""
    whole = shared.copy()
    for path in export_files(export):
        _add(whole, export.file(path.name), path, export.description if path.name == EXPORT_FILE else None)
    return whole.hexdigest()


def dated_fingerprint(plain: str, export: ExportFolder, until: date | None) -> str:
    """The fingerprint of the export as it was known on a day; another than `plain` only if there are corrections with dates."""
    if until is None or not (export.path / CORRECTIONS.file).exists():
        return plain
    return hashlib.sha256(f"{plain} {until}".encode()).hexdigest()


def export_files(export: ExportFolder) -> Iterator[Path]:
    """The files in the export's folder, by name, without what other programs leave there."""
    try:
        paths = sorted(export.path.iterdir())
    except OSError:
        return
    yield from (path for path in paths if not _is_leftover(path.name) and (_is_table(path.name) or path.is_file()))


def unknown_files(export: ExportFolder) -> Iterator[Finding]:
    """A finding for each file that looks like a table of the export but has another name, such as corrections.CSV.

    It would otherwise count as a missing file, and some files may be missing.
    """
    stems = {name.partition(".")[0] for name in TABLE_FILES}
    for path in export_files(export):
        name = _shown_name(path.name)
        if name not in TABLE_FILES and (_is_table(name) or name.partition(".")[0].casefold() in stems):
            problem = N_("Filen är okänd, så inget i den är läst.")
            remedy = N_("Rätta filens namn till ett av {known}, eller flytta den ut ur mappen.")
            yield Finding(export.file(name), problem, remedy, values={"known": ", ".join(TABLE_FILES)})


def _is_leftover(name: str) -> bool:
    folded = name.casefold()
    return folded in _LEFTOVERS or folded.startswith(_LEFTOVER_STARTS) or folded.endswith(_LEFTOVER_ENDS)


def _is_table(name: str) -> bool:
    return ".csv" in name.casefold()


def _shown_name(name: str) -> str:
    """A name on the disk as text that can be shown and stand in an address: composed, with undecodable bytes replaced."""
    return composed(os.fsencode(name).decode(errors="replace"))


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
