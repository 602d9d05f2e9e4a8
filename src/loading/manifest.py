"""What tells that an export is whole: a list of its files with their hashes, which is written last, or a number of rows."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime

import msgspec

from src.finding import Finding
from src.language import N_
from src.loading.exports import KNOWN_FILES, ExportFolder
from src.loading.exports import MANIFEST_FILE as MANIFEST_FILE
from src.loading.tables import CORRECTIONS, EXPORT_TABLES
from src.programme.toml import read_file


class ListedFile(msgspec.Struct, frozen=True):
    """A file as it was written: its size in bytes, and its SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


class Handing(msgspec.Struct, frozen=True):
    """Who put the export there, with what to say of it, and when."""

    who: str
    note: str
    at: datetime


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True):
    """The content of a manifest.json."""

    files: dict[str, ListedFile]
    handed_in: Handing | None = None


def manifest_of(files: Mapping[str, bytes], handed_in: Handing | None = None) -> bytes:
    """The manifest of these files, by name. Corrections are left out, since they may grow."""
    listed = {
        name: ListedFile(len(content), hashlib.sha256(content).hexdigest())
        for name, content in sorted(files.items())
        if name != CORRECTIONS.file
    }
    return msgspec.json.format(msgspec.json.encode(Manifest(listed, handed_in)), indent=2) + b"\n"


def manifest_faults(export: ExportFolder) -> Iterator[Finding]:
    """A finding for each file that is not as the manifest says; none where the export has no manifest, and needs none."""
    path, file = export.path / MANIFEST_FILE, export.file(MANIFEST_FILE)
    try:
        listed = msgspec.json.decode(read_file(path), type=Manifest).files
    except FileNotFoundError:
        if export.needs_manifest:
            problem = N_("Exportens innehållsförteckning saknas, fast export.toml säger att den ska finnas.")
            remedy = N_("Vänta tills kopieringen är klar, eller lägg in exporten på nytt, med alla filer.")
            yield Finding(file, problem, remedy)
        return
    except (OSError, msgspec.DecodeError, RecursionError):
        problem, remedy = N_("Exportens innehållsförteckning går inte att läsa."), N_("Lägg in exporten på nytt, med alla filer.")
        yield Finding(file, problem, remedy)
        return
    for name, stated in listed.items():
        content = b""
        if name in KNOWN_FILES:  # no path to another place
            with suppress(OSError):
                content = read_file(export.path / name)
        if hashlib.sha256(content).hexdigest() != stated.sha256:
            problem = N_("Filen är inte den som exportens innehållsförteckning nämner: {size} byte av {stated}.")
            remedy = N_("Vänta tills kopieringen är klar, eller lägg in exporten på nytt. Är ändringen menad, ta bort {manifest}.")
            values = {"size": len(content), "stated": stated.bytes, "manifest": MANIFEST_FILE}
            yield Finding(export.file(name), problem, remedy, values=values)


def row_faults(export: ExportFolder, found: Mapping[str, int]) -> Iterator[Finding]:
    """A finding for each file that has not the number of rows that export.toml says. `found`: by the table's name."""
    for table in EXPORT_TABLES:
        stated = getattr(export.rows, table.name, None)
        if stated is not None and found[table.name] != stated:
            problem = N_("Filen har {found} rader, men export.toml säger {stated}.")
            remedy = N_(
                "Vänta tills kopieringen är klar, eller lägg in filen på nytt. Är ändringen menad, rätta rows i export.toml."
            )
            yield Finding(export.file(table.file), problem, remedy, values={"found": found[table.name], "stated": stated})
