"""What single cells mean: offerings, years and days, answers and sources. Each is asked once for every different cell."""

import re
from datetime import date
from typing import Final, NamedTuple

from src.handed_in import FileColumn, Suggestion
from src.loading.intake.columns import Vocabulary
from src.loading.intake.places import similar
from src.loading.intake.words import WRITTEN_DAY, WRITTEN_TIME, Words, bare, plain, squashed

_YEARS: Final = re.compile(r"\d{4}(?:\.0)?(?:\s*(?:[,;&+]|\boch\b|\band\b|\s)\s*\d{4}(?:\.0)?)*")
_SPAN: Final = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")
_SOME_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ZONE: Final = r"(?: ?(?:[ap]\.?m\.?|Z|UTC|GMT|CES?T|[+-]\d{1,2}(?::?\d{2})?))*"
_DAY: Final = re.compile(rf"{WRITTEN_DAY}(?:{WRITTEN_TIME}{_ZONE})?")  # any other word may take the day back
_MONTHS: Final = ("jan", "feb", "mar", "apr", "maj may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec")  # their first letters
_EIGHT_DIGITS: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")


class Answered(NamedTuple):
    """What a cell says: statements (year or none, whether it took part), or a `reason` (a key of REASONS) why it says nothing.

    `offerings`: those that it names, below a year.
    """

    statements: tuple[tuple[int | None, bool], ...] = ()
    reason: str | None = None
    offerings: tuple[str, ...] = ()


class Meant(NamedTuple):
    """The key or the year that a cell means, or a `reason` and what may have been meant.

    `also`: the other keys, where a form's cell has several answers. `year`: one beside an offering, `Startpaket 2018`.
    """

    value: str | int | None
    reason: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    also: tuple[str, ...] = ()
    year: int | None = None


def offering_of(cell: str, vocabulary: Vocabulary) -> Meant:
    """The key of an offering, or of several, by name in either language, form in a sentence or key."""
    if not bare(cell):
        return Meant(None, "offering_missing")
    if keys := vocabulary.keys_of(cell):
        return Meant(keys[0], also=tuple(keys[1:]))
    years = _SOME_YEAR.findall(cell)
    if len(years) == 1 and (key := vocabulary.offerings.get(squashed(_SOME_YEAR.sub(" ", cell)))) and "?" not in cell:
        is_within = int(years[0]) in vocabulary.programme.years
        return Meant(key, year=int(years[0])) if is_within else Meant(None, "year_outside")
    if vocabulary.doubts.denies(cell):
        return Meant(None, "offering_unknown")
    names = [offering.name for offering in vocabulary.programme.offerings]
    known = {squashed(written): name for name in names for written in (name.en, name.sv) if written}
    return Meant(None, "offering_unknown", similar(squashed(cell), known))


def year_of(cell: str, vocabulary: Vocabulary) -> Meant:
    """A year of the programme; None for a blank cell. A day counts as its year, if the calendar has it, and so does `ht 2019`."""
    words = bare(cell)
    if not words:
        return Meant(None)
    if re.fullmatch(r"\d ?\d{3}", words, re.ASCII):  # a spreadsheet may part thousands: 2 018
        year = int(words.replace(" ", ""))
    elif re.fullmatch(r"\d{4}[.,]0+", words):
        year = int(words[:4])
    elif term := vocabulary.words.term.fullmatch(plain(words)):
        year = int(term[1] or term[2]) + (2000 if len(term[1] or term[2]) == 2 else 0)
    elif (found := _day(words, vocabulary.words)) is None:
        return Meant(None, "year_form")
    elif not found:
        return Meant(None, "date_impossible")
    else:
        year = found
    return Meant(year) if year in vocabulary.programme.years else Meant(None, "year_outside")


def answer_of(cell: str, vocabulary: Vocabulary) -> bool | None:
    """Whether a cell says yes or no; None where it says neither."""
    return vocabulary.words.answer.get(plain(cell).removesuffix(".0"))


def unknown_answer(cell: str, vocabulary: Vocabulary) -> str:
    """The reason why a cell is no answer: it may say that somebody's place came to nothing, which says no of no municipality."""
    return "answer_taken_back" if vocabulary.words.turns(cell) else "answer_unknown"


def source_of(cell: str, vocabulary: Vocabulary) -> Meant:
    """The source that a cell names, as sources.toml has it."""
    words = bare(cell)
    if words in vocabulary.programme.sources:
        return Meant(words)
    known = {plain(source): source for source in vocabulary.programme.sources}
    return Meant(known[plain(words)]) if plain(words) in known else Meant(None, "source_unknown", similar(plain(words), known))


def cell_of(cell: str, column: FileColumn, vocabulary: Vocabulary) -> Answered:
    """What a cell of a wide table says: yes or no, of its column's year; or in which years the municipality took part."""
    if not bare(cell) or plain(cell) in vocabulary.words.unanswered:
        return Answered()
    if column.offering and vocabulary.keys_of(cell) == [column.offering]:  # as forms write a choice
        return _in_years([column.year], True, vocabulary)
    said = answer_of(cell, vocabulary)
    if said is not None:
        return _in_years([column.year], said, vocabulary)
    years = _years(bare(cell))
    if not years:
        year = year_of(cell, vocabulary)
        if year.reason == "year_form":
            return Answered(
                reason="answer_year" if _SOME_YEAR.search(cell) and not column.year else unknown_answer(cell, vocabulary)
            )
        if year.reason:
            return Answered(reason=year.reason)
        years = [int(year.value)] if year.value else []
    if column.year and years != [column.year]:
        return Answered(reason=unknown_answer(cell, vocabulary))
    return _in_years(years, True, vocabulary)


def named_of(cell: str, vocabulary: Vocabulary) -> Answered:
    """What a cell below a year says: which offerings the municipality took part in."""
    if not bare(cell) or plain(cell) in vocabulary.words.unanswered:
        return Answered()
    keys = vocabulary.keys_of(cell)
    return Answered(offerings=tuple(keys)) if keys else Answered(reason="offering_unknown")


def _in_years(years: "list[int] | list[int | None]", said: bool, vocabulary: Vocabulary) -> Answered:
    if any(year and year not in vocabulary.programme.years for year in years):
        return Answered(reason="year_outside")
    return Answered(tuple((year, said) for year in dict.fromkeys(years)))


def _years(words: str) -> list[int]:
    if (span := _SPAN.fullmatch(words)) and int(span[1]) <= int(span[2]) <= int(span[1]) + 100:
        return list(range(int(span[1]), int(span[2]) + 1))
    return [int(year) for year in re.findall(r"\d{4}", words)] if _YEARS.fullmatch(words) else []


def _day(words: str, known: Words) -> int | None:
    """The year of a day; 0 for a day that the calendar lacks, None for what is no day."""
    found = _DAY.fullmatch(words) or _EIGHT_DIGITS.fullmatch(words)
    if found and found[1]:
        return _year_if_day(int(found[1]), int(found[2]), int(found[3]))
    if found:
        year, one, other = int(found[6]), int(found[4]), int(found[5])
        return _year_if_day(year, other, one) or _year_if_day(year, one, other)
    if found := known.day.fullmatch(words.casefold()):
        day = int(found[1] or found[5] or 1)
        month = next(number for number, names in enumerate(_MONTHS, 1) if (found[2] or found[4])[:3] in names)
        return _year_if_day(int(found[3] or found[6]), month, day)
    return None


def _year_if_day(year: int, month: int, day: int) -> int:
    try:
        return date(year, month, day).year
    except ValueError:
        return 0
