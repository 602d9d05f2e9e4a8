"""The words that a file may use: headers, answers, persons' columns and notes, from `synonyms.toml`; and how words are compared."""

import re
import unicodedata
from collections.abc import Container, Iterable
from functools import cached_property
from pathlib import Path
from typing import Final

from src.language import composed
from src.loading.intake.word_lists import Answers, Asking, DoubtWords, Headers, Outside, Persons, Places, Titles, Written
from src.personal_data import looks_like_person as looks_like_person
from src.programme.toml import Strict, decode_toml

SYNONYMS: Final = Path(__file__).with_name("synonyms.toml")

# A day with its year first (three groups) or last (three more), and a time after it; Python and DuckDB read both.
WRITTEN_DAY: Final = r"(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}))"
WRITTEN_TIME: Final = r"[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?"

_DROPPED: Final = {"Cf", "Cc", "Co", "Cs"}  # categories of characters that show nothing
_WORD: Final = re.compile(r"[^\W_]+")
_ENDING: Final = "(?:a|e|n|r|s|t|en|er|et|de|da|na|an|as|arna|erna)?"


class Words(Strict, frozen=True, dict=True):
    """The content of synonyms.toml."""

    headers: Headers
    persons: Persons
    answers: Answers
    asking: Asking
    doubts: DoubtWords
    outside: Outside
    titles: Titles
    written: Written
    places: Places

    @cached_property
    def meanings(self) -> dict[str, str]:
        """Squashed header → meaning."""
        return {squashed(word): meaning for meaning in Headers.__struct_fields__ for word in getattr(self.headers, meaning)}

    def headers_of(self, meanings: Container[str]) -> list[str]:
        """The squashed headers with one of these meanings, but for the shortest, which any word is like."""
        return [word for word, meaning in self.meanings.items() if meaning in meanings and len(word) > 2]

    @cached_property
    def answer(self) -> dict[str, bool]:
        """Plain word → whether it is a yes."""
        return {
            plain(word): said
            for said, words in ((True, (*self.answers.yes, *self.answers.done)), (False, self.answers.no))
            for word in words
        }

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """Plain words of a cell that says as little as a blank one."""
        return frozenset(map(plain, self.answers.unknown))

    @cached_property
    def organisations(self) -> frozenset[str]:
        """Squashed headers of columns whose cells may be municipalities."""
        return frozenset(map(squashed, self.places.organisations))

    @cached_property
    def about(self) -> frozenset[str]:
        """Squashed names of sheets that hold nothing of a list."""
        return frozenset(map(squashed, self.titles.about))

    @cached_property
    def beside(self) -> frozenset[str]:
        """Squashed words before a municipality's name in a heading of others."""
        return frozenset(map(squashed, self.titles.beside))

    @cached_property
    def terms(self) -> frozenset[str]:
        """Squashed headers of columns whose cells may be terms, `ht 2019`."""
        return frozenset(map(squashed, self.written.terms))

    @cached_property
    def several(self) -> frozenset[str]:
        """Squashed words that ask for offerings."""
        return frozenset(map(squashed, self.asking.several))

    @cached_property
    def done(self) -> frozenset[str]:
        """Plain words of a cell that says how something went, and that it was done."""
        said = (word for word in self.answers.yes if self.takes_part(squashed(word)))
        return frozenset(map(plain, (*self.answers.done, *said)))

    @cached_property
    def listing(self) -> frozenset[str]:
        """Squashed words of a title that only lists who took part."""
        return self.grouping.union(*(map(squashed, words) for words in (*self._asking[:3], self.titles.listing)))

    @cached_property
    def responses(self) -> frozenset[str]:
        """Squashed words that a form writes below a question without choices."""
        return frozenset(map(squashed, self.asking.responses))

    def asks_about(self, words: Iterable[str], *, is_chosen: bool) -> bool:
        """Whether a header with these squashed words beside an offering's name asks who took part in it, or when.

        `is_chosen`: the offering is one of a form's choices.
        """
        done, when, other, chosen = (frozenset(map(squashed, each)) for each in self._asking)
        found = set(words)
        return bool(found) and found <= done | when | other | (chosen if is_chosen else set()) and bool(found & (done | when))

    @property
    def _asking(self) -> tuple[tuple[str, ...], ...]:
        return self.asking.done, self.asking.when, self.asking.other, self.asking.chosen

    def turns(self, text: str) -> str | None:
        """The words of a title, a heading or a name that may say that those below it did not take part; None where none do."""
        written = _WORD.findall(bare(text))
        words = list(map(squashed, written))
        if found := self._turning.search(joined := " ".join(words)):
            first = joined.count(" ", 0, found.start())
            return " ".join(written[first : first + found[0].count(" ") + 1])
        for place in (place for place, word in enumerate(words) if word in self._negations):
            # "som inte har deltagit" and "deltog inte", but no other "deltagande"
            after = next((each for each in range(place + 1, min(place + 4, len(words))) if self.takes_part(words[each])), None)
            if after:
                return " ".join(written[place : after + 1])
            if place and self.takes_part(words[place - 1]) and not words[place - 1].startswith("deltaga"):
                return " ".join(written[place - 1 : place + 1])
        return None

    def turned(self, heading: str) -> str | None:
        """As `turns`, of a heading between rows, which may also be a no by itself."""
        no = self.answer.get(plain(heading)) is False and not bare(heading).isdecimal()
        return bare(heading) if no else self.turns(heading)

    def takes_part(self, word: str) -> bool:
        """Whether a squashed word says that somebody took part."""
        return word.startswith(self._taking_part)

    @cached_property
    def _turning(self) -> re.Pattern[str]:
        said = {*self.doubts.taken_back, *self.titles.turning}
        return re.compile(rf"(?<!\S)(?:{'|'.join(map(_phrase, sorted(said, key=len, reverse=True)))})(?!\S)")

    @cached_property
    def _negations(self) -> frozenset[str]:
        return frozenset(map(squashed, self.titles.negations))

    @cached_property
    def grouping(self) -> frozenset[str]:
        """Squashed words of a heading that only says which places stand below it."""
        return frozenset(map(squashed, (*self.titles.grouping, *self.places.office)))

    @cached_property
    def _taking_part(self) -> tuple[str, ...]:
        return tuple(map(squashed, self.titles.taking_part))

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """A mark of a legend, and that it means something: `x = `. A number before a colon may number what follows."""
        marks, means = ("|".join(map(re.escape, words)) for words in (self.written.marks, self.written.means))
        sign, letter = rf"(?:\w|[^\w\s]|{marks})", rf"(?:[^\W\d]|[^\w\s]|{marks})"
        means = rf"\s*=|\s+(?:{means})\b"
        return re.compile(rf"(?:^|(?<=[\s,;(/]))(?:({sign})(?:{means})|({letter})(?:\s*:|\s+[-–—]))\s*", re.IGNORECASE)

    @cached_property
    def colours(self) -> re.Pattern[str]:
        """What a legend says of colours or letters, in plain letters: `röd = `, `gröna rader`, `gulmarkerad`, `kursiverad`."""
        written = self.written
        colours, coloured, formatted = (
            "|".join(re.escape(plain(word)).replace(r"\*", r"\w*") for word in words)
            for words in (written.colours, written.coloured, written.formatted)
        )
        means = "|".join(map(re.escape, written.means))
        colour, end = rf"\b(?:{colours})[aet]?", r"(?!\w)"
        after = rf"(?:\s*[=:]|\s+[-–—]|\s+(?:{means}){end}|\s?(?:{coloured}){end})"
        return re.compile(rf"{colour}{after}|\bmarker\w*\s(?:med|i|in|with)\s(?:{colours}){end}|\b(?:{formatted}){end}")

    @cached_property
    def colour(self) -> re.Pattern[str]:
        """The name of a colour, in plain letters."""
        return re.compile(rf"(?:{'|'.join(map(plain, self.written.colours))})[aet]?")

    @cached_property
    def term(self) -> re.Pattern[str]:
        """A season with its year, `ht 2019` or `ht19`, in plain letters; the year is the first group or the second."""
        season = "|".join(map(plain, self.written.seasons))
        return re.compile(
            rf"(?:{season})(?:[ ,.-]*(?=\d{{4}})| ?)(\d{{4}}|\d{{2}})|(\d{{4}})[ ,.-]*(?:(?:{season})|\((?:{season})\))"
        )

    @cached_property
    def day(self) -> re.Pattern[str]:
        """A day or a month in plain words, `14 maj 2018` or `mars 2019`: the day, its month and the year; or the month, the day and
        the year.
        """
        month = "|".join(sorted(map(plain, self.written.months), key=len, reverse=True))
        day = r"(?:den |the )?(?:(\d{1,2})(?::?[ae]|[.:]|st|nd|rd|th)? )?"
        return re.compile(rf"{day}({month})\.?,? (\d{{4}})|({month})\.? (\d{{1,2}}),? (\d{{4}})")

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(map(squashed, self.persons.exact))

    @cached_property
    def _within(self) -> tuple[str, ...]:
        return tuple(map(squashed, self.persons.within))

    @cached_property
    def _starts(self) -> re.Pattern[str]:
        return _beginning((*self.outside.sums, *self.outside.starts))

    @cached_property
    def _sums(self) -> re.Pattern[str]:
        return _beginning(self.outside.sums)

    @cached_property
    def _office(self) -> frozenset[str]:
        return frozenset(map(plain, self.places.office))

    def core(self, cell: str) -> list[str]:
        """The words of a cell, but for those of a place or an office, single letters and numbers."""
        return [word for word in re.findall(r"[^\W\d_]{2,}", plain(cell)) if word not in self._office]

    def is_known(self, word: str) -> bool:
        """Whether a squashed word stands in a known header or answer, or is one of a place or an office."""
        return word in self._known or word.startswith(self._stems)

    @cached_property
    def _stems(self) -> tuple[str, ...]:
        """Beginnings of words of doubt that are long enough for nobody to be called so."""
        starred = (word.removesuffix("*") for word in self.doubts.taken_back if word.endswith("*") and " " not in word)
        return tuple(squashed(word) for word in starred if len(word) > 4)

    @cached_property
    def _known(self) -> frozenset[str]:
        headers = [each for meaning in Headers.__struct_fields__ for each in getattr(self.headers, meaning)]
        answers = [*self.answers.yes, *self.answers.no]
        doubts = [*self.doubts.whole, *self.doubts.outcome, *self.doubts.taken_back, *self.titles.turning]
        asked = [word for words in self._asking for word in words]
        said = [
            *headers,
            *answers,
            *asked,
            *self.asking.several,
            *doubts,
            *self.persons.exact,
            *self.persons.within,
            *self.places.office,
        ]
        return frozenset(squashed(word) for each in said for word in re.findall(r"\w+", each))

    def is_person(self, header: str) -> bool:
        """Whether a column with this header is about persons."""
        word = squashed(header)
        return word in self._exact or any(part in word for part in self._within)

    def is_outside(self, cell: str) -> bool:
        """Whether a row whose first cell is this is a sum, a note or a source."""
        return bool(self._starts.match(plain(cell))) or cell.lstrip().startswith("*")

    def is_sum(self, cell: str) -> bool:
        """Whether a row whose first cell is this is a sum."""
        return bool(self._sums.match(plain(cell)))


def _phrase(words: str) -> str:
    """A pattern of squashed words. The last may have an ending, unless a star says which letters may differ."""
    parts = [r"\S*".join(map(squashed, word.split("*"))) for word in words.split()]
    return " ".join(parts) + ("" if words.endswith("*") else _ENDING)


def _beginning(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted((re.escape(plain(word)) for word in words), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(longest_first)})(?!\w)")


def read_words() -> Words:
    """The words, from the file beside this one."""
    return decode_toml(SYNONYMS, SYNONYMS.name, Words)


def bare(cell: str) -> str:
    """The cell's own text: composed, on one line, without invisible characters and an apostrophe that says "text"."""
    if cell.isascii() and cell.isalnum():
        return cell  # as most are
    if not cell.isprintable():
        cell = "".join(sign for sign in cell if sign in "\t\r\n" or unicodedata.category(sign) not in _DROPPED)
    words = " ".join(composed(cell).split())
    if words.startswith('="') and words.endswith('"') and len(words) > 3:  # how spreadsheets keep a zero: ="0331"
        return words[2:-1].strip()
    return words[1:].strip() if words[:1] == "'" and len(words) > 1 else words


def plain(cell: str) -> str:
    """What two cells have in common that say the same: no case, no spaces around or doubled."""
    return bare(cell).casefold()


def squashed(words: str) -> str:
    """What two names have in common that differ in spaces, hyphens and accents; `År` and `ar` are one."""
    if words.isascii() and words.isalnum():
        return words.lower()  # the same, in a tenth of the time
    apart = unicodedata.normalize("NFKD", plain(words))
    return "".join(sign for sign in apart if sign.isalnum()) or plain(words)
