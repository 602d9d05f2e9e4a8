"""A workbook with a sheet for each offering, `Startpaket`, `Folkpaket`: each sheet is read by itself, and all as one table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from src.handed_in import COUNTS, PERSON, UNMATCHED, UNRECOGNISED, Notice, Tally, Understood, UnknownWord
from src.language import N_
from src.loading.intake.columns import Vocabulary
from src.loading.intake.confirming import MOST_ASKED, Confirmed
from src.loading.intake.returning import MOST_RETURNED
from src.loading.intake.titles import lists, says_when_or_that
from src.loading.intake.words import squashed

_OF_THE_FILE: Final = ("old_code", "hidden_sheets", "hidden_rows", "unread_texts")  # kinds of notices that are no single sheet's
_TOLD_ANEW: Final = ("sheets", "confirmed", "not_confirmed")


def offering_sheets(sheets: Iterable[str], filled: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """The sheets that are each about an offering of its own by its name, with its key; empty unless all but harmless ones are.

    `sheets`: the visible ones; `filled`: those of them that have any rows.
    """
    found, filled = dict[str, str](), set(filled)
    for name in sheets:
        offerings = vocabulary.offerings_in(name)
        if len(offerings) == 1 and lists(name, vocabulary):
            found[name] = offerings.pop()
        elif name in filled and squashed(name) not in vocabulary.words.about:
            return {}
    return found if 1 < len(found) == len(set(found.values())) else {}


def agrees(read: Understood, offering: str) -> bool:
    """Whether no row of a sheet is counted under another offering than its name says."""
    return all(cell.offering == offering for cell in read.cells)


def lists_anything(read: Understood, sheet: str, vocabulary: Vocabulary) -> bool:
    """Whether a sheet may list anything about its offering: it says neither when nor that anybody took part, but something else."""
    others = {column.meaning for column in read.columns} - {"code", "municipality"}
    return bool(others) and others <= {PERSON, UNRECOGNISED} and not says_when_or_that(sheet, vocabulary)


def one_table(parts: Mapping[str, Understood], confirmed: Confirmed) -> Understood:
    """What the sheets say together; each row, cause and notice with its sheet. No two of them have evidence for the same cell."""
    read = list(parts.values())
    first, unknown = read[0], _unknown(read)
    headers = tuple(dict.fromkeys(chain.from_iterable(one.known_headers for one in read)))
    rows = [
        (line, tuple(dict(zip(one.known_headers, cells, strict=True)).get(header, "") for header in headers))
        for one in read
        for line, cells in one.rejected_rows
    ]
    return replace(
        first,
        sheet=None,
        sheets_read=tuple(parts),
        columns=tuple({column[1:]: column for one in read for column in one.columns}.values()),
        tally=Tally(*map(sum, zip(*(one.tally for one in read), strict=True))),
        cells=tuple(cell for one in read for cell in one.cells),
        causes=tuple(replace(cause, sheet=name) for name, one in parts.items() for cause in one.causes),
        known_headers=headers,
        rejected_rows=tuple(rows[:MOST_RETURNED]),
        notices=(_told(parts), *_unread(first, parts), *confirmed.notices(unknown), *_notices(parts)),
        lacks=tuple(dict.fromkeys(lack for one in read for lack in one.lacks if lack != "offering")),
        unknown_words=unknown,
    )


def _told(parts: Mapping[str, Understood]) -> Notice:
    words = N_("Bladen är lästa som en tabell; varje blads namn säger vilket erbjudande dess rader gäller: {sheets}.")
    return Notice("offering_sheets", words, {"sheets": ", ".join(parts)})


def _unread(first: Understood, parts: Mapping[str, Understood]) -> Iterator[Notice]:
    if others := [name for name in first.sheets if name not in parts]:
        yield Notice("sheets", N_("Andra blad i filen är inte lästa: {others}."), {"others": ", ".join(others)})


def _notices(parts: Mapping[str, Understood]) -> Iterator[Notice]:
    """The notices of all sheets: what holds of all of them once, the others with their sheet."""
    told: list[tuple[Notice, list[str]]] = []
    for name, one in parts.items():
        for notice in one.notices:
            if sheets := next((sheets for known, sheets in told if known == notice), None):
                sheets.append(name)
            elif notice.kind not in _TOLD_ANEW:
                told.append((notice, [name]))
    for notice, sheets in told:
        is_general = notice.kind in _OF_THE_FILE or (
            len(sheets) == len(parts) and notice.values.keys().isdisjoint({"lines", *COUNTS})
        )
        if notice.kind == UNMATCHED and not is_general:
            continue  # another sheet has that column
        for sheet in [None] if is_general else sheets:
            yield replace(notice, sheet=sheet)


def _unknown(read: Sequence[Understood]) -> tuple[UnknownWord, ...]:
    """The unknown words of all sheets, each once."""
    found: dict[UnknownWord, int] = {}
    for word in chain.from_iterable(one.unknown_words for one in read):
        key = word._replace(rows=0)
        found[key] = found.get(key, 0) + word.rows
    words = [word._replace(rows=rows) for word, rows in found.items()]
    return tuple(sorted(words, key=lambda word: (-word.rows, word.value)))[:MOST_ASKED]
