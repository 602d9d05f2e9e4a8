"""A CSV file's bytes in, plain lines out: decoded, with composed letters, and without quotes, so that each line is a row.

Quotes are undone here with Python's csv module, the one judge of where a quoted cell ends; what is left can be split anywhere.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from src.finding import Finding
from src.language import N_, composed
from src.programme.toml import Unreadable

DELIMITER: Final = ";"
QUOTE: Final = '"'

NOT_UTF_8: Final = (
    N_("Filen är inte sparad i teckenkodningen UTF-8."),
    N_("Spara filen som UTF-8 (i Excel: filtypen ”CSV UTF-8”)."),
)
PRIVATE_USE: Final = range(0xE000, 0xE040)  # code points without a meaning; a text that has nearly all of them is no text

# What surrounds a value without being a part of it; the last four come with text pasted from web pages and Word.
WHITESPACE: Final = " \t\n\v\f\u00a0\u202f\u200b\ufeff"

_QUOTE_AFTER_SPACE: Final = re.compile(f"(?:^|{DELIMITER})[{WHITESPACE}]+{QUOTE}", re.MULTILINE)


@dataclass(frozen=True)
class PlainLines:
    """A table as text in which every line is a row and every delimiter ends a cell; rows stand on the lines where they begin.

    A delimiter inside a value is written as the character `delimiter`, a line break as `newline`; the text has neither, and not
    `unused`. `source` is the text with its quotes. `ambiguous` are the lines of rows that other programs read otherwise; `findings`
    says where the reading stops, and why.
    """

    text: str
    delimiter: str
    newline: str
    unused: str
    source: str
    ambiguous: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def quoted(self) -> bool:
        """Whether the file has quotes, and the text may have stand-ins."""
        return self.text is not self.source

    def first_row(self) -> tuple[int, list[str]] | None:
        """The line and the cells of the first row that is not blank; None where all are."""
        back = str.maketrans(self.delimiter + self.newline, f"{DELIMITER}\n")
        for number, line in enumerate(StringIO(self.text, newline="\n"), 1):
            cells = [strip_cell(cell.translate(back)) for cell in line.split(DELIMITER)]
            if any(cells):
                return number, cells
        return None

    def as_written(self, numbers: Iterable[int]) -> Iterator[str]:
        """The rows that begin on these lines, as they stand in the file, with their quotes."""
        lines = self.source.split("\n")
        for number in numbers:
            rest = (f"{lines[place]}\n" for place in range(number - 1, len(lines)))
            reader = csv.reader(rest, delimiter=DELIMITER, strict=True)
            next(reader)
            yield "\n".join(lines[number - 1 : number - 1 + reader.line_num])


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
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        raise _unreadable(file, *NOT_UTF_8, line=_one_newline(before).count("\n") + 1) from None
    if "\0" in text:  # UTF-16 without its mark passes for UTF-8
        raise _unreadable(file, *NOT_UTF_8)
    return composed(_one_newline(text))


def plain_lines(text: str, file: str) -> PlainLines:
    """The rows of a normalised text without their quotes, up to where the quotes do not match."""
    stand_ins = [chr(code) for code in PRIVATE_USE if chr(code) not in text][:3]
    if len(stand_ins) < 3:
        raise _unreadable(file, *NOT_UTF_8)
    delimiter, newline, unused = stand_ins
    if QUOTE not in text:
        return PlainLines(text, delimiter, newline, unused, text)
    lines, plain, ambiguous = text.split("\n"), list[str](), list[int]()
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=DELIMITER, strict=True)
    try:
        for cells in reader:
            begins, written = len(plain) + 1, "\n".join(lines[len(plain) : reader.line_num])
            if QUOTE not in written:
                plain.append(written)
                continue
            if _is_ambiguous(cells, written):
                ambiguous.append(begins)
            if not any(map(strip_cell, cells)):
                cells = []
            row = unused.join(cells).replace(DELIMITER, delimiter).replace("\n", newline).replace(unused, DELIMITER)
            plain += [row, *[""] * (reader.line_num - begins)]
    except csv.Error:
        problem = N_("Citattecknen går inte ihop i raden som börjar här, så resten av filen är inte läst.")
        remedy = N_("Sätt citattecken både före och efter cellens text, och dubbla dem som står inne i texten.")
        findings = (Finding(file, problem, remedy, line=len(plain) + 1),)
        return PlainLines("\n".join(plain), delimiter, newline, unused, text, tuple(ambiguous), findings)
    return PlainLines("\n".join(plain), delimiter, newline, unused, text, tuple(ambiguous))


def _is_ambiguous(cells: list[str], written: str) -> bool:
    """Whether an unquoted cell begins with whitespace and a quote: to some programs that is a quoted cell, to others not."""
    return bool(_QUOTE_AFTER_SPACE.search(written)) and any(
        cell[:1] != QUOTE
        and strip_cell(cell)[:1] == QUOTE
        and f"{DELIMITER}{cell}{DELIMITER}" in f"{DELIMITER}{written}{DELIMITER}"
        for cell in cells
    )


def _one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(file: str, problem: str, remedy: str, line: int | None = None) -> Unreadable:
    return Unreadable((Finding(file, problem, remedy, line=line),))
