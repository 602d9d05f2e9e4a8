"""Where a table begins: its delimiter, its header row, and what stands above."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from typing import Final, NamedTuple

from src.loading.intake.columns import EXPECTED, Vocabulary, header_score
from src.loading.intake.content import first_text, open_text
from src.loading.intake.refusal import LONGEST_CELL, MOST_COLUMNS, Refusal
from src.loading.intake.two_headers import form_header, joined_header
from src.loading.intake.words import bare

DELIMITERS: Final = (";", ",", "\t")
SEARCHED: Final = 30  # rows, among which the header must be
SAMPLE: Final = 200  # rows below it, by which columns are judged
_HEAD: Final = 300_000  # characters

NumberedRow = tuple[int, list[str]]  # the line where it begins, or its number in a sheet; and its cells
Score = Callable[[Sequence[str]], int]  # how many columns a row names


class Head(NamedTuple):
    """The header row `header` on `line`; the rows above and some of those below. `delimiter`: None for a workbook."""

    delimiter: str | None
    line: int
    header: list[str]
    above: list[NumberedRow]
    sample: list[list[str]]
    end: int  # the header's last line: it may have line breaks within quotes
    unread: frozenset[str] = frozenset()  # texts around the table that are not to be read, as somebody has said

    @property
    def rows_above(self) -> int:
        """How many rows stand above the header, blank ones too."""
        return len(self.above)


def text_rows(content: bytes, encoding: str, delimiter: str) -> Iterator[NumberedRow]:
    """Every row of a CSV text, blank ones too; Refusal where quotes do not match."""
    line = 1
    with open_text(content, encoding) as text:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise Refusal("row_too_long" if "field limit" in str(error) else "quotes", line=line) from None


def text_head(content: bytes, encoding: str, vocabulary: Vocabulary, mapping: Mapping[str, str]) -> Head:
    """The delimiter and the header with which most columns are known. Refusal where no row is a header."""
    lines = _first_lines(content, encoding)
    found = [head for each in DELIMITERS if (head := _best(list(_first_rows(lines, each)), vocabulary, mapping, each))]
    if not found:
        raise Refusal("header_missing", rows=SEARCHED, known=EXPECTED)
    return max(found, key=lambda head: header_score(head.header, vocabulary, mapping))


def promised_head(content: bytes, encoding: str, score: Score, enough: int) -> Head | None:
    """The delimiter and the first row with the highest score, or with `enough`; None where no row has one."""
    lines, best, found = _first_lines(content, encoding), 0, None
    for delimiter in DELIMITERS:
        rows = list(_first_rows(lines, delimiter))
        for place, (_, cells) in enumerate(rows[:SEARCHED]):
            if (known := score(cells)) > best:
                best, found = known, _cut(delimiter, rows, place)
            if best >= enough:
                return found
    return found


def sheet_head(rows: Iterable[NumberedRow], vocabulary: Vocabulary, mapping: Mapping[str, str]) -> Head | None:
    """The header of a sheet, or None where no row is one."""
    return _best(list(islice(rows, SEARCHED + SAMPLE)), vocabulary, mapping, None)


def _first_lines(content: bytes, encoding: str) -> list[str]:
    text = first_text(content, encoding, _HEAD)
    lines = list(StringIO(text, newline=""))  # as the whole file is read: a vertical tab ends no line
    return lines[:-1] or lines if len(text) == _HEAD else lines


def _first_rows(lines: Sequence[str], delimiter: str) -> Iterator[NumberedRow]:
    reader, line = csv.reader(lines, delimiter=delimiter, strict=True), 1
    try:
        for cells in islice(reader, SEARCHED + SAMPLE):
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        return  # told with its line when the whole file is read


def _best(rows: list[NumberedRow], vocabulary: Vocabulary, mapping: Mapping[str, str], delimiter: str | None) -> Head | None:
    scores = [header_score(cells, vocabulary, mapping) if len(cells) <= MOST_COLUMNS else 0 for _, cells in rows[:SEARCHED]]
    place = scores.index(max(scores)) if any(scores) else None
    if place:  # of two tables the first one's header, so that the second is told
        place = next((first for first, score in enumerate(scores[: place - 1]) if score > MOST_COLUMNS), place)
    if place is None:
        wide = max((len(cells) for _, cells in rows[:SEARCHED]), default=0)
        if wide > MOST_COLUMNS:
            raise Refusal("too_many_columns", count=wide, most=MOST_COLUMNS)
        return None
    cells = [row for _, row in rows]
    for lower in (place + 1, place):
        if not 0 < lower < len(rows):
            continue
        if joined := joined_header(cells[lower - 1], cells[lower], cells[lower + 1 :], vocabulary, mapping, rows[lower - 1][0]):
            place, rows = lower, [*rows[:lower], (rows[lower][0], joined), *rows[lower + 1 :]]
            break
        is_unsure = scores[place] < MOST_COLUMNS  # a form's choices, below their questions
        if (lower > place or is_unsure) and (joined := form_header(cells[lower - 1], cells[lower], vocabulary)):
            place, rows = lower, [*rows[:lower], (rows[lower][0], joined), *rows[lower + 1 :]]
            break
    return _cut(delimiter, rows, place)


def _cut(delimiter: str | None, rows: list[NumberedRow], place: int) -> Head:
    """The head whose header is the row at this place."""
    line, header = rows[place]
    while (
        header and not bare(header[-1]) and not any(bare(cell) for _, row in rows[place + 1 :] for cell in row[len(header) - 1 :])
    ):
        header = header[:-1]  # spreadsheets write empty last columns
    end = line + sum(cell.replace("\r\n", "\n").count("\n") for cell in header)
    return Head(delimiter, line, header, rows[:place], [row for _, row in rows[place + 1 :]], end)


csv.field_size_limit(LONGEST_CELL)
