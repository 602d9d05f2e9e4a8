"""A TOML file as a checked, frozen structure, or what is wrong with it."""

import errno
import re
import stat
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from src.finding import Finding
from src.language import N_, composed
from src.personal_data import PERSON_FAULT, looks_like_person
from src.programme.form_fault import form_fault
from src.programme.syntax_fault import syntax_fault
from src.programme.toml_lines import KeyPath, line_of, written

T = TypeVar("T")

_NOT_READ: Final = (N_("Det går inte att läsa."), N_("Se efter att det är en fil eller en mapp som får läsas."))
_UNREAD: Final = {
    errno.ENOENT: (N_("Filen saknas."), N_("Lägg filen i datamappen; data/README.md säger vad den ska innehålla.")),
    errno.EACCES: (N_("Rätt att läsa saknas."), N_("Ge den användare som kör instrumentpanelen rätt att läsa.")),
    errno.EPERM: (N_("Rätt att läsa saknas."), N_("Ge den användare som kör instrumentpanelen rätt att läsa.")),
    errno.ELOOP: (N_("Länken leder runt till sig själv."), N_("Lägg själva filerna här i stället för en länk.")),
    errno.EISDIR: (N_("Här är en mapp, där en fil ska vara."), N_("Lägg en fil med detta namn här, i stället för mappen.")),
    errno.ENOTDIR: (N_("Här är en fil, där en mapp ska vara."), N_("Lägg en mapp med detta namn här, i stället för filen.")),
    errno.EINVAL: (N_("Det är ingen vanlig fil."), N_("Lägg en vanlig fil med detta namn här.")),
    errno.ENAMETOOLONG: (N_("Namnet är för långt."), N_("Ge filen eller mappen ett kortare namn.")),
    errno.EIO: (N_("Disken svarar med ett fel."), N_("Se efter disken, eller lägg filen på en annan.")),
}


class Unreadable(Exception):
    """A file cannot be used; `findings` says why, all of it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{f.file}: {f.problem.format(**f.values)}" for f in findings))
        self.findings = findings


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table in a TOML file: an unknown key is an error, not a setting that does nothing."""


def are_keys(*texts: str) -> bool:
    """Whether each text is a key, as addresses and file names have them: small letters a–z, digits and hyphens."""
    return all(re.fullmatch(r"[a-z0-9-]+", text) for text in texts)


def read_file(path: Path) -> bytes:
    """The file's content, or that of the file a link leads to. OSError for a pipe or a device, which might never end."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # opening a folder fails by itself
        raise OSError(errno.EINVAL, "not a regular file")
    return path.read_bytes()


def unread(error: OSError, path: Path, file: str) -> Finding:
    """Why the file or folder at `path`, which the finding calls `file`, cannot be read: in our words, not the system's."""
    problem, remedy = _UNREAD.get(error.errno or 0, _NOT_READ)
    if error.errno == errno.ENOENT and path.is_symlink():
        problem, remedy = N_("Länken leder till något som inte finns."), N_("Lägg själva filerna här i stället för en länk.")
    return Finding(file, problem, remedy)


def at_its_line(finding: Finding, root: Path, place: KeyPath) -> Finding:
    """The finding with the line on which `place` stands in its TOML file below `root`, where it is found."""
    try:
        text = composed(read_file(root / finding.file).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):  # it has changed since it was read
        return finding
    return replace(finding, line=line_of(text, place))


def decode_text(content: bytes, name: str) -> str:
    """The text of a file in UTF-8, composed (NFC), as that of the CSV files is: a name is the same word in both.

    Unreadable where the encoding is another. `name` is what the finding calls the file.
    """
    try:
        return composed(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem, remedy = N_("Filen är inte skriven i UTF-8."), N_("Spara filen på nytt med teckenkodningen UTF-8.")
        raise Unreadable((Finding(name, problem, remedy, line=line),)) from None


def decode_toml(source: Path | bytes, name: str, kind: type[T], *, is_public: bool = False) -> T:
    """A TOML file, or its content, as `kind`; Unreadable says where its form is wrong. Findings call the file `name`.

    `is_public`: all of it is shown, so that what says who somebody is, is a fault too.
    """
    try:
        content = source if isinstance(source, bytes) else read_file(source)
    except OSError as error:
        raise Unreadable((unread(error, Path() if isinstance(source, bytes) else source, name),)) from None
    text = decode_text(content, name)
    try:
        decoded = msgspec.toml.decode(text, type=kind)
    except msgspec.ValidationError as error:
        fault = form_fault(error, tomllib.loads(text), kind, name, partial(line_of, text))
    except (ValueError, RecursionError) as error:  # also numbers of thousands of digits, and brackets some hundreds deep
        fault = syntax_fault(error, text, name)
    else:
        if is_public and (persons := tuple(_persons_in(text, name))):
            raise Unreadable(persons)
        return decoded
    raise Unreadable((fault,))


def _persons_in(text: str, file: str) -> Iterator[Finding]:
    """A finding for each key and value that says who somebody is by its form, on its line and without what it says."""
    for place, said in _texts_in(tomllib.loads(text), ()):
        if looks_like_person(said):
            field = written(place)
            yield Finding(file, *PERSON_FAULT, line=line_of(text, place), column=None if looks_like_person(field) else field)


def _texts_in(value: Any, place: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield place, value
    for key, inside in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if isinstance(key, str):
            yield (*place, key), key
        yield from _texts_in(inside, (*place, key))
