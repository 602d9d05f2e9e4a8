"""Why a file cannot be read at all is said in our words, not in the system's."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from src.loading.exports import EXPORT_FILE, ExportDescription
from src.programme.toml import Unreadable, decode_toml, unread
from tests.loading.data_folder import in_words

NO_PERMISSION = ("Rätt att läsa saknas.", "Ge den användare som kör instrumentpanelen rätt att läsa.")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, NO_PERMISSION),
        (errno.EPERM, NO_PERMISSION),
        (errno.ENOENT, ("Filen saknas.", "Lägg filen i datamappen; data/README.md säger vad den ska innehålla.")),
        (errno.ELOOP, ("Länken leder runt till sig själv.", "Lägg själva filerna här i stället för en länk.")),
        (errno.EISDIR, ("Här är en mapp, där en fil ska vara.", "Lägg en fil med detta namn här, i stället för mappen.")),
        (errno.ENOTDIR, ("Här är en fil, där en mapp ska vara.", "Lägg en mapp med detta namn här, i stället för filen.")),
        (errno.ENAMETOOLONG, ("Namnet är för långt.", "Ge filen eller mappen ett kortare namn.")),
        (errno.EIO, ("Disken svarar med ett fel.", "Se efter disken, eller lägg filen på en annan.")),
        (errno.ENXIO, ("Det går inte att läsa.", "Se efter att det är en fil eller en mapp som får läsas.")),
    ],
)
def test_why_a_file_cannot_be_read_is_said_in_our_words(tmp_path: Path, number: int, words: tuple[str, str]) -> None:
    assert in_words(unread(OSError(number, "the system's words"), tmp_path, "x")) == words


def as_a_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_a_loop(path: Path) -> None:
    path.symlink_to(path)


def as_a_dead_end(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (Path.mkdir, "Här är en mapp, där en fil ska vara."),
        (as_a_loop, "Länken leder runt till sig själv."),
        (as_a_dead_end, "Länken leder till något som inte finns."),
        (as_a_pipe, "Det är ingen vanlig fil."),
    ],
)
def test_what_stands_in_a_files_place_is_named(tmp_path: Path, make: Callable[[Path], None], problem: str) -> None:
    path = tmp_path / EXPORT_FILE
    make(path)
    with pytest.raises(Unreadable) as raised:
        decode_toml(path, EXPORT_FILE, ExportDescription)
    assert in_words(raised.value.findings[0])[0] == problem


def test_a_text_in_another_encoding_is_told_with_its_line() -> None:
    with pytest.raises(Unreadable) as raised:
        decode_toml('made_up = false\ntitle = { sv = "Läget" }'.encode("cp1252"), EXPORT_FILE, ExportDescription)
    (finding,) = raised.value.findings
    assert (finding.line, in_words(finding)[0]) == (2, "Filen är inte skriven i UTF-8.")
