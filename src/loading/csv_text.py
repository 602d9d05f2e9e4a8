"""A CSV file's bytes in, its rows out, each with its line in the file: what must be known before a database may guess."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from src.finding import Finding
from src.language import N_, composed
from src.programme.toml import Unreadable

DELIMITER: Final = ";"

# What surrounds a value without being a part of it; the last four come with text pasted from web pages and Word.
WHITESPACE: Final = " \t\n\v\f\u00a0\u202f\u200b\ufeff"


@dataclass(frozen=True)
class Row:
    """One record of a CSV file: the line where it begins (the first is 1), its cells, and its text as it stands there."""

    line: int
    cells: tuple[str, ...]
    text: str

    @property
    def is_blank(self) -> bool:
        """Says nothing: an empty line, or the row of bare delimiters that Excel leaves below a table."""
        return not any(strip_cell(cell) for cell in self.cells)


def strip_cell(value: str) -> str:
    """The value without the whitespace around it."""
    return value.strip(WHITESPACE)


def read_text(path: Path, file: str) -> str:
    """The text of `path`, which findings call `file`: no byte order mark, composed letters (NFC), lines that end in a line feed.

    Unreadable where the file is missing, cannot be opened or is not UTF-8.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise _unreadable(
            file, N_("Filen saknas."), N_("Lägg filen i datamappen; data/README.md säger vad den ska innehålla.")
        ) from None
    except OSError:
        raise _unreadable(
            file, N_("Filen går inte att öppna."), N_("Stäng filen i andra program, och se efter att den får läsas.")
        ) from None
    encoding = N_("Filen är inte sparad i teckenkodningen UTF-8."), N_("Spara filen som UTF-8 (i Excel: filtypen ”CSV UTF-8”).")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        raise _unreadable(file, *encoding, line=_one_newline(before).count("\n") + 1) from None
    if "\0" in text:  # UTF-16 without its mark passes for UTF-8
        raise _unreadable(file, *encoding)
    return composed(_one_newline(text))


def split_rows(text: str, file: str) -> tuple[list[Row], tuple[Finding, ...]]:
    """The rows of a normalised text that say something, the header first, up to where the quotes do not match."""
    lines = text.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=DELIMITER, strict=True)
    rows: list[Row] = []
    begins = 1
    try:
        for cells in reader:
            rows.append(Row(begins, tuple(cells), "\n".join(lines[begins - 1 : reader.line_num])))
            begins = reader.line_num + 1
    except csv.Error:
        problem = N_("Citattecknen går inte ihop i raden som börjar här, så resten av filen är inte läst.")
        remedy = N_("Sätt citattecken både före och efter cellens text, och dubbla dem som står inne i texten.")
        return [row for row in rows if not row.is_blank], (Finding(file, problem, remedy, line=begins),)
    return [row for row in rows if not row.is_blank], ()


def _one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(file: str, problem: str, remedy: str, line: int | None = None) -> Unreadable:
    return Unreadable((Finding(file, problem, remedy, line=line),))
