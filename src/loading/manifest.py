"""What tells that an export is whole: a list of its files with their hashes, which is written last, or a number of rows."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

import msgspec

from src.finding import Finding
from src.language import N_
from src.loading.exports import EXPORT_FILE, KNOWN_FILES, WITHDRAWN_FILE, ExportFolder
from src.loading.exports import MANIFEST_FILE as MANIFEST_FILE
from src.loading.folder_entries import shown_name
from src.loading.tables import CORRECTIONS, EXPORT_TABLES
from src.personal_data import PERSON_FAULT, looks_like_person
from src.programme.json_file import decode_json, json_line
from src.programme.toml import Unreadable, decode_text, read_file, unread
from src.programme.toml_lines import line_of, written

_LATER: Final = (MANIFEST_FILE, CORRECTIONS.file, WITHDRAWN_FILE)  # what may come when the manifest is written
_NEEDED: Final = {EXPORT_FILE, *(table.file for table in EXPORT_TABLES if table.required)}
_ALL_AGAIN: Final = N_("Vänta tills kopieringen är klar, eller lägg in exporten på nytt, med alla filer.")
_MEANT: Final = N_("Vänta tills kopieringen är klar, eller lägg in filen på nytt. Är ändringen menad, ta bort manifest.json.")
_MEANT_TOO: Final = N_(
    "Vänta tills kopieringen är klar, eller lägg in filen på nytt. "
    "Är ändringen menad, ta bort manifest.json, och raden manifest = true i export.toml."
)
_UNLISTED: Final = N_("Ta bort filen ur exportens mapp, eller lägg in exporten på nytt. Är filen menad, ta bort manifest.json.")
_UNLISTED_TOO: Final = N_(
    "Ta bort filen ur exportens mapp, eller lägg in exporten på nytt. "
    "Är filen menad, ta bort manifest.json, och raden manifest = true i export.toml."
)


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
    """What is wrong with the manifest, and each file that is not as it says, on the manifest's line that says it.

    So is each file that counts and is not listed: it may have been cut, or have come from elsewhere.

    None where the export has no manifest, and needs none.
    """
    path, file = export.path / MANIFEST_FILE, export.file(MANIFEST_FILE)
    try:
        text = decode_text(read_file(path), file)
        manifest = decode_json(text, file, Manifest)
    except FileNotFoundError:
        if export.needs_manifest:
            problem = N_("Exportens innehållsförteckning saknas, fast export.toml säger att den ska finnas.")
            yield Finding(file, problem, _ALL_AGAIN)
        return
    except OSError as error:
        yield unread(error, path, file)
        return
    except Unreadable as faulty:
        yield from faulty.findings
        return
    listed, handed_in = manifest.files, manifest.handed_in
    for key, words in (("who", handed_in.who), ("note", handed_in.note)) if handed_in else ():
        if looks_like_person(words):
            place = ("handed_in", key)
            yield Finding(file, *PERSON_FAULT, line=json_line(text, place), column=written(place))
    for name, stated in listed.items():
        if difference := _difference(export, name, stated):
            problem, remedy, values = difference
            line, field = json_line(text, ("files", name)), written(("files", shown_name(name)))
            yield Finding(file, problem, remedy, line=line, column=field, values=values)
    for name in KNOWN_FILES:
        if name not in (*listed, *_LATER) and os.path.lexists(export.path / name):
            problem = N_("{name} finns i mappen, men nämns inte här.")
            remedy, line = _UNLISTED_TOO if export.needs_manifest else _UNLISTED, json_line(text, ("files",))
            yield Finding(file, problem, remedy, line=line, column="files", values={"name": name})


def _difference(export: ExportFolder, name: str, stated: ListedFile) -> tuple[str, str, dict[str, object]] | None:
    """Problem, remedy and values where a file is not as the manifest says; None where it is, or where its reading tells why not."""
    values: dict[str, object] = {"name": shown_name(name)}
    if name not in KNOWN_FILES:  # also a path to another place
        remedy = N_("Rätta eller ta bort. Det som kan stå här är {known}.")
        values["known"] = ", ".join(known for known in KNOWN_FILES if known != MANIFEST_FILE)
        return N_("{name} är ingen av en exports filer."), remedy, values
    try:
        content = read_file(export.path / name)
    except FileNotFoundError:
        return None if name in _NEEDED else (N_("{name} saknas, fast den nämns här."), _ALL_AGAIN, values)
    except OSError:
        return None
    remedy = _MEANT_TOO if export.needs_manifest else _MEANT
    if len(content) != stated.bytes:
        values |= {"size": len(content), "stated": stated.bytes}
        return N_("{name} är {size} byte stor, men här står {stated}."), remedy, values
    if hashlib.sha256(content).hexdigest() != stated.sha256.lower():
        return N_("{name} har ett annat innehåll än kontrollsumman (sha256) här säger."), remedy, values
    return None


def row_faults(export: ExportFolder, found: Mapping[str, int]) -> Iterator[Finding]:
    """A finding for each file that has not the number of rows that export.toml says, on its line that says it.

    `found`: by the table's name, of those that can be read.
    """
    for table in EXPORT_TABLES:
        stated = getattr(export.rows, table.name, None)
        if stated is not None and found.get(table.name, stated) != stated:
            problem = N_("{name} har {found} rader, men här står {stated}.")
            remedy = N_("Vänta tills kopieringen är klar, eller lägg in filen på nytt. Är ändringen menad, rätta antalet här.")
            values, place = {"name": table.file, "found": found[table.name], "stated": stated}, ("rows", table.name)
            file, line = export.file(EXPORT_FILE), line_of(decode_text(export.description or b"", EXPORT_FILE), place)
            yield Finding(file, problem, remedy, line=line, column=written(place), value=str(stated), values=values)
