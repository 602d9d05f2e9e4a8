"""What stands around a table and may turn what it says: titles, legends, and the names of the sheet and the file."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from src.handed_in import UNRECOGNISED
from src.language import joined
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.head import Head
from src.loading.intake.refusal import Refusal
from src.loading.intake.words import Words, bare, plain, squashed

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Titled(NamedTuple):
    """The one offering (its key) and the one year that titles and the sheet's name say of all rows, if there is one."""

    offering: str | None = None
    year: int | None = None


def titled(head: Head, sheet: str | None, vocabulary: Vocabulary) -> Titled:
    """What texts say that only list who took part, such as `Deltagande 2019`.

    Refusal where the table has no year, and a title has one before the programme's; or a list of who took part one after it.
    """
    above = [(line, set(filter(None, map(bare, cells)))) for line, cells in head.above]
    names: list[tuple[int | None, str]] = [(line, cells.pop()) for line, cells in above if len(cells) == 1]
    names += [(None, bare(sheet))] if sheet else []
    texts = [(line, text) for line, text in names if text not in head.unread and not vocabulary.words.is_outside(text)]
    told = [(line, text) for line, text in texts if lists(text, vocabulary)]
    columns = [vocabulary.column(place, title, {}) for place, title in enumerate(head.header)]
    meanings = {column.meaning for column in columns}
    if not (vocabulary.year or meanings & {"year", "date"} or any(column.year for column in columns)):
        for line, text in texts:
            years, within = list(map(int, _YEAR.findall(text))), vocabulary.programme.years
            if years and (max(years) < within[0] or ((line, text) in told and set(years).isdisjoint(within))):
                raise Refusal("titled_year", line=line, asked=asked_text(text, vocabulary), year=years[0])
    offerings = {key for _, text in told for key in vocabulary.offerings_in(text)}
    if not (meanings & {"year", "participates"} or any(says_when_or_that(text, vocabulary) for _, text in told)):
        offerings = set()  # it may be a list of anything about the offering
    found = {int(year) for _, text in told for year in _YEAR.findall(text)}
    return Titled(offerings.pop() if len(offerings) == 1 else None, found.pop() if len(found) == 1 else None)


def says_when_or_that(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text has a year, or says that somebody took part."""
    return bool(_YEAR.search(text)) or any(map(vocabulary.words.takes_part, map(squashed, re.findall(r"[^\W_]+", text))))


def lists(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text has no other words than years, offerings, groups of places and those of a list of who took part."""
    words = list(map(squashed, re.findall(r"[^\W_]+", text)))
    known, names = (
        vocabulary.words,
        {word for name in vocabulary.offering_names for word in map(squashed, re.findall(r"[^\W_]+", name))},
    )
    return bool(words) and all(
        word in names or word in vocabulary.groups or word in known.listing or known.takes_part(word) or _YEAR.fullmatch(word)
        for word in words
    )


def check_around(head: Head, layout: Layout, file: str, sheet: str | None, vocabulary: Vocabulary) -> None:
    """Raises Refusal where a title, a legend or a name may say that the rows of the table are no participations."""
    words = vocabulary.words
    if file not in head.unread and (found := words.turns(PurePath(file).stem)):
        raise Refusal("file_doubtful", asked=(file,), words=found)
    if sheet and sheet not in head.unread and (found := words.turns(sheet)):
        raise Refusal("sheet_doubtful", asked=(sheet,), words=found)
    check_offerings(head, layout, file, sheet, vocabulary)
    for line, cells in head.above:
        check_title(line, cells, head, vocabulary)
    others = [column.place for column in layout.columns if column.meaning == UNRECOGNISED]
    beside = (row[place] for row in head.sample for place in others if place < len(row))
    unnamed = [place for place in others if not bare(head.header[place])]
    pairs = (pair for row in head.sample for pair in legend_pairs([row[place] for place in unnamed if place < len(row)], words))
    check_legends(head.line, (*head.header, *beside, *pairs), head, vocabulary)


def check_offerings(head: Head, layout: Layout, file: str, sheet: str | None, vocabulary: Vocabulary) -> None:
    """Raises Refusal where a title or a name is about other offerings than those that the rows would be counted under."""
    counted = {column.offering for column in layout.cells if column.offering} | ({layout.offering} if layout.offering else set())
    if column := layout.the("offering"):
        cells = (cell for row in head.sample for cell in row[column.place : column.place + 1])
        counted = {key for cell in cells for key in vocabulary.keys_of(cell)}
    titles = [
        (line, cell, cell, asked_text(cell, vocabulary))
        for line, cells in head.above
        if not any(map(vocabulary.gazetteer.code_of, cells))  # that row is no title
        for cell in map(bare, cells)
    ]
    names = [(None, name, text, (name,)) for name, text in ((sheet, sheet), (file, PurePath(file).stem)) if name and text]
    for line, name, text, asked in (*titles, *names):
        named = vocabulary.offerings_in(text)
        if named and counted and name not in head.unread and not counted & named:
            said, others = (joined([vocabulary.programme.offering(key).name for key in sorted(keys)]) for keys in (named, counted))
            raise Refusal("other_offering", line=line, asked=asked, named=said, counted=others)


def check_sheets(sheets: Iterable[tuple[str, str]], has_rows: Callable[[str], bool], head: Head, vocabulary: Vocabulary) -> None:
    """Raises Refusal where another sheet may take back what this one says. `sheets`: as they may be shown, and their names."""
    for name, written in sheets:
        found = vocabulary.words.turns(written)
        is_doubtful = found or vocabulary.doubts.corrects(written) or vocabulary.doubts.denies(written)
        if is_doubtful and name not in head.unread and has_rows(written):
            raise Refusal("other_sheet", asked=(name,), words=found or name)


def check_title(line: int, cells: Sequence[str], head: Head, vocabulary: Vocabulary) -> None:
    """Raises Refusal where a title above a table, or a legend, may say so."""
    for cell in filter(None, map(bare, cells)):
        if cell not in head.unread and (found := vocabulary.words.turns(_before_legend(cell, vocabulary.words))):
            raise Refusal("title_doubtful", line=line, asked=asked_text(cell, vocabulary), words=found)
    check_legends(line, (*cells, *legend_pairs(cells, vocabulary.words)), head, vocabulary)


def check_note(line: int, cells: Sequence[str], head: Head, vocabulary: Vocabulary) -> None:
    """Raises Refusal where a note in a table or below it says of a municipality, or a mark, what turns the answers."""
    for cell in filter(None, map(bare, cells)):
        if cell not in head.unread and names_place(cell, vocabulary) and (found := vocabulary.words.turns(cell)):
            raise Refusal("title_doubtful", line=line, asked=asked_text(cell, vocabulary), words=found)
    check_legends(line, (*cells, *legend_pairs(cells, vocabulary.words)), head, vocabulary)


def check_legends(line: int, cells: Iterable[str], head: Head, vocabulary: Vocabulary) -> None:
    """Raises Refusal where a text says of a mark something else than it is read as, or what a colour means, which is not read."""
    for cell in filter(None, map(bare, cells)):
        if cell not in head.unread and (said := vocabulary.words.colours.search(plain(cell))):
            raise Refusal("colours_unread", line=line, asked=asked_text(cell, vocabulary), words=said[0].strip(" =:-–—"))
        if cell not in head.unread and (found := legend_doubt(cell, vocabulary.words)):
            asked = asked_text(cell, vocabulary)
            raise Refusal("legend_doubtful", line=line, asked=asked, words=found if asked else found.partition(" = ")[0])


def legend_pairs(cells: Sequence[str], words: Words) -> Iterator[str]:
    """What stands in two cells beside each other as a legend, `x = anmäld`, where the first is a mark or a colour."""
    filled = list(filter(None, map(bare, cells)))
    if len(filled) == 1 and plain(filled[0].partition(" ")[0]) in ("x", *words.written.marks) and not words.mark.match(filled[0]):
        filled = [part for part in filled[0].split(" ", 1) if part]
    if len(filled) == 2 and is_mark(filled[0], words):
        yield " = ".join(filled)


def is_mark(cell: str, words: Words) -> bool:
    """Whether a cell is an answer that is no number, or the name of a colour."""
    said = plain(cell)
    return not said.isdecimal() and (said in words.answer or said in words.written.marks or bool(words.colour.fullmatch(said)))


def names_place(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a municipality's name, of one word or two, stands in a text."""
    names = (text, *re.findall(r"[^\W\d_]+", text), *re.findall(r"(?=\b([^\W\d_]+[ -][^\W\d_]+))", text))
    return any(map(vocabulary.gazetteer.code_of, names))


def asked_text(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The text, if it may be shown, for somebody to say that it is not to be read."""
    return (text,) if vocabulary.shown.title(text) else ()


def legend_doubt(text: str, words: Words) -> str | None:
    """The first mark of a legend, with what it is said to mean, that is read as yes or no and may be meant otherwise."""
    for said, mark, meaning in _legend(text, words):
        parts = list(map(squashed, re.findall(r"[^\W_]+", meaning)))
        answered = words.answer.get(plain(meaning).strip(" .)"))
        is_yes = answered is True or (any(map(words.takes_part, parts)) and not words.turns(meaning) and answered is None)
        if is_yes != said:
            return f"{mark} = {meaning}"
    return None


def _before_legend(text: str, words: Words) -> str:
    return text[: marks[0].start()] if (marks := _marks(text, words)) else text


def _legend(text: str, words: Words) -> Iterator[tuple[bool, str, str]]:
    """For each mark of a legend that is an answer: whether it is a yes, the mark, and its meaning."""
    marks = _marks(text, words)
    for place, found in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        mark, meaning = found[1] or found[2], text[found.end() : end].strip(" ,;/()")
        if meaning:
            yield words.answer.get(plain(mark), True), mark, meaning


def _marks(text: str, words: Words) -> list[re.Match[str]]:
    return [
        found
        for found in words.mark.finditer(text)
        if plain(found[1] or found[2]) in words.answer or plain(found[1] or found[2]) in words.written.marks
    ]
