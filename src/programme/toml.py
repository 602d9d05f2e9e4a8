"""A TOML file as a checked, frozen structure, or what is wrong with it."""

import errno
import re
import stat
from pathlib import Path
from typing import TypeVar

import msgspec

from src.finding import Finding
from src.language import N_, composed

T = TypeVar("T")


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
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # opening a folder fails by itself, with the system's own words
        raise OSError(errno.EINVAL, "not a regular file")
    return path.read_bytes()


def decode_toml(source: Path | bytes, name: str, kind: type[T]) -> T:
    """A TOML file, or its content, as `kind`; Unreadable says where its form is wrong. `name` is what the finding calls the file.

    The text is composed (NFC), as that of the CSV files is: a name is the same word in both, whichever computer wrote it.
    """
    try:
        content = source if isinstance(source, bytes) else read_file(source)
        return msgspec.toml.decode(composed(content.decode("utf-8-sig")), type=kind)
    except FileNotFoundError:
        problem, detail = N_("Filen saknas."), ""
        remedy = N_("Lägg filen i datamappen; data/README.md säger vad den ska innehålla.")
    except OSError as error:
        problem, remedy = N_("Filen kan inte läsas: {detail}"), N_("Se efter att det är en fil, och att den får läsas.")
        detail = str(error.strerror)
    except UnicodeDecodeError as error:
        problem, detail = N_("Filen är inte skriven i UTF-8."), str(error)
        remedy = N_("Spara filen på nytt med teckenkodningen UTF-8.")
    except msgspec.ValidationError as error:
        problem, detail = N_("Ett värde saknas, är okänt eller har fel form: {detail}"), str(error)
        remedy = N_("Jämför med filens kort i data/README.md.")
    except (ValueError, RecursionError) as error:  # also numbers of thousands of digits, and brackets some hundreds deep
        problem, detail = N_("Filen följer inte formatet TOML: {detail}"), str(error)
        remedy = N_("Rätta raden som felet nämner.")
    raise Unreadable((Finding(name, problem, remedy, values={"detail": detail}),))
