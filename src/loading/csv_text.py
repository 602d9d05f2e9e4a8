"""A CSV file's bytes in, plain rows out: decoded, with composed letters, and without quotes, so that each row is one line.

Python's csv module removes the quotes; what is left can be split at every delimiter.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from src.finding import Finding
from src.language import N_, composed
from src.programme.toml import Unreadable, read_file

DELIMITER: Final = ";"
QUOTE: Final = '"'
WHITESPACE: Final = (
    " \t\n\v\f\u00a0\u202f\u200b\ufeff"  # around a value and no part of it; the last four come from web pages and Word
)
PRIVATE_USE: Final = range(0xE000, 0xE040)  # characters without a meaning; a file that uses nearly all of them is not text

NOT_UTF_8: Final = (
    N_("Filen är inte sparad i teckenkodningen UTF-8."),
    N_("Spara filen som UTF-8 (i Excel: filtypen ”CSV UTF-8”)."),
)
AMBIGUOUS: Final = (
    N_("Raden går att läsa på mer än ett sätt."),
    N_("Skriv raden på nytt utan citattecken, eller med citattecken både före och efter cellens text."),
)
UNCLOSED: Final = (
    N_("Citattecknen går inte ihop i raden som börjar här, så resten av filen är inte läst."),
    N_("Sätt citattecken både före och efter cellens text, och dubbla dem som står inne i texten."),
)

_QUOTE_AFTER_SPACE: Final = re.compile(f"(?:^|{DELIMITER})[{WHITESPACE}]+{QUOTE}", re.MULTILINE)


class Row(NamedTuple):
    """A row that begins on `line`: `written` as in the file, `plain` in one line without quotes; `fault` is problem and remedy."""

    line: int
    plain: str
    written: str
    fault: tuple[str, str] | None = None


class StandIns(NamedTuple):
    """Characters that a text does not have: for a delimiter and a line break inside a value, and for the end of a cell."""

    delimiter: str = chr(PRIVATE_USE[0])
    newline: str = chr(PRIVATE_USE[1])
    cell_end: str = chr(PRIVATE_USE[2])

    def undone(self, plain: str) -> str:
        """The value that was written with stand-ins."""
        return plain.replace(self.delimiter, DELIMITER).replace(self.newline, "\n")


def read_text(path: Path, file: str) -> str:
    """The text of `path`, which findings call `file`: no byte order mark, composed letters (NFC), lines that end in a line feed.

    Unreadable where the file is missing, cannot be opened or is not UTF-8.
    """
    try:
        content = read_file(path)
    except FileNotFoundError:
        problem, remedy = N_("Filen saknas."), N_("Lägg filen i datamappen; data/README.md säger vad den ska innehålla.")
        raise _unreadable(file, problem, remedy) from None
    except OSError:
        problem, remedy = N_("Filen går inte att öppna."), N_("Stäng filen i andra program, och se efter att den får läsas.")
        raise _unreadable(file, problem, remedy) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        raise _unreadable(file, *NOT_UTF_8, line=_one_newline(before).count("\n") + 1) from None
    if "\0" in text:  # UTF-16 without its mark passes for UTF-8
        raise _unreadable(file, *NOT_UTF_8)
    return composed(_one_newline(text))


def stand_ins(text: str, file: str) -> StandIns:
    """Three characters that the text does not have; Unreadable where it has nearly all that have no meaning."""
    free = [chr(code) for code in PRIVATE_USE if chr(code) not in text]
    if len(free) < 3:
        raise _unreadable(file, *NOT_UTF_8)
    return StandIns(*free[:3])


def plain_rows(text: str, inside: StandIns) -> Iterator[Row]:
    """The rows of a normalised text that say something. The last one has the fault UNCLOSED where quotes do not match.

    A delimiter or a line break inside a value is written as its stand-in.
    """
    lines, begins = text.split("\n"), 1
    if QUOTE not in text:
        blank = WHITESPACE + DELIMITER
        yield from (Row(number, line, line) for number, line in enumerate(lines, 1) if line.strip(blank))
        return
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=DELIMITER, strict=True)
    try:
        for cells in reader:
            written = "\n".join(lines[begins - 1 : reader.line_num])
            plain = inside.cell_end.join(cells).replace(DELIMITER, inside.delimiter).replace("\n", inside.newline)
            if any(cell.strip(WHITESPACE) for cell in cells):
                fault = AMBIGUOUS if _is_ambiguous(cells, written) else None
                yield Row(begins, plain.replace(inside.cell_end, DELIMITER), written, fault)
            begins = reader.line_num + 1
    except csv.Error:
        yield Row(begins, "", "", UNCLOSED)


def _is_ambiguous(cells: list[str], written: str) -> bool:
    """Whether an unquoted cell begins with whitespace and a quote: to some programs that is a quoted cell, to others not."""
    return bool(_QUOTE_AFTER_SPACE.search(written)) and any(
        cell[:1] != QUOTE
        and cell.strip(WHITESPACE)[:1] == QUOTE
        and f"{DELIMITER}{cell}{DELIMITER}" in f"{DELIMITER}{written}{DELIMITER}"
        for cell in cells
    )


def _one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(file: str, problem: str, remedy: str, line: int | None = None) -> Unreadable:
    return Unreadable((Finding(file, problem, remedy, line=line),))
