"""Which cells and names of columns and sheets may be shown: none with words that may be somebody's name.

Nobody can tell every name from other words. So of cells and headers only known words are shown, and slips of the pen in them.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

from src.loading.intake.places import VERY_LIKE, similar
from src.loading.intake.words import WRITTEN_DAY, WRITTEN_TIME, Words, bare, looks_like_person, squashed

HIDDEN: Final = "?"  # in place of a cell that is not shown: a blank one may mean something, and this means nothing
MOST_DIGITS: Final = 5  # of a cell that is no day: a code has four
# Those that nobody is called: Jan, April and Maj are left out.
MONTHS: Final = frozenset(
    re.findall(
        r"\w+",
        "januari februari mars juli augusti september oktober november december january february march july october "
        "feb sep sept okt oct nov dec",
    )
)
# Words of headers and cells that nobody is called; one that is also a name (Per, Dag, Tom) is left out.
ORDINARY: Final = frozenset(map(squashed, Path(__file__).with_name("ordinary_words.txt").read_text(encoding="utf-8").split()))
# Sweden's municipalities, but for those that are also names of persons (Mark, Berg): a row may be about another region's.
MUNICIPALITIES: Final = tuple(Path(__file__).with_name("municipality_names.txt").read_text(encoding="utf-8").split())
PARTICLES: Final = frozenset(("af", "av", "da", "de", "del", "der", "di", "la", "le", "van", "von", "zu"))  # of surnames

_SHORTEST: Final = 5  # letters of a word that may be a slip of the pen, and of the word that is meant: Jan is nearly ja
_REMEMBERED: Final = 20_000  # different words that are compared
_WORD: Final = re.compile(r"[^\W\d_]+")
_HYPHENATED: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BETWEEN: Final = re.compile(r"[,;/&+]|\b(?:och|and)\b")
_DAY: Final = re.compile(rf"{WRITTEN_DAY}(?:{WRITTEN_TIME}(?:[+-]\d{{2}}:?\d{{2}})?\D*)?")
_DAY_IN_WORDS: Final = re.compile(
    r"\d{1,2}[.:]? (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|o[kc]t|nov|dec)[a-z]*\.?,? \d{2}(?:\d{2})?", re.IGNORECASE
)
_YEARS: Final = re.compile(r"(?:19|20)\d{2}(?:\s*[-–—/,;&+ ]\s*(?:19|20)\d{2})+")


class Shown:
    """What may be shown of a file. `offerings` and `places`: names that are no person's."""

    def __init__(self, words: Words, offerings: Iterable[str], places: Iterable[str]) -> None:
        self._words = words
        self._offerings = {squashed(word) for name in offerings for word in (name, *_WORD.findall(bare(name)))}
        self._places = {squashed(name) + ending for name in places for ending in ("", "s")}
        self.elsewhere = frozenset(map(squashed, MUNICIPALITIES))
        self._alike = dict[tuple[str, bool], bool]()  # an unknown word, in a header or not → whether it is nearly a known one

    def cell(self, cell: str, *, is_near: bool = False) -> bool:
        """Whether the cell may be shown: not if it has a word that is not nearly a known one, nor if its digits may be a person's.

        A place beside an unknown word is unknown too, since surnames are names of places. An initial is a word.
        `is_near`: all of it is known to be nearly what it should be.
        """
        written = bare(cell)
        many_digits = sum(map(str.isdigit, written)) > MOST_DIGITS
        is_day = any(form.fullmatch(written) for form in (_DAY, _YEARS, _DAY_IN_WORDS))
        if looks_like_person(cell) or (many_digits and not is_day):
            return False
        if is_near or is_day:
            return True
        parts = ([word for word in _WORD.findall(part) if not self._is_known(word)] for part in _BETWEEN.split(written))
        unknown = (squashed("".join(part)) for part in parts if part)
        return all(word in self._places or word in self.elsewhere or self._is_alike(word, self._answers) for word in unknown)

    def header(self, title: str) -> bool:
        """Whether a column's header may be shown: not if it has a word that is not nearly a known one."""
        hyphenated = (word for word in _HYPHENATED.findall(bare(title)) if not self._is_known(word))
        words = (word for each in hyphenated for word in each.split("-") if not self._is_known(word))
        return not looks_like_person(title) and all(self._is_alike(squashed(word), self._headers) for word in words)

    def is_known(self, cell: str) -> bool:
        """Whether the cell has known words only, and may be shown whatever its column is about."""
        return self.cell(cell) and all(map(self._is_known, _WORD.findall(bare(cell))))

    def title(self, title: str) -> bool:
        """Whether a sheet's name may be shown: not if two unknown words with capitals are beside each other."""
        words = [word for word in _HYPHENATED.findall(bare(title)) if word not in PARTICLES]
        names = [word[0].isupper() and not self._is_known(word) for word in words]
        return not looks_like_person(title) and not any(first and second for first, second in pairwise(names))

    def _is_known(self, word: str) -> bool:
        if len(word) == 1:
            return word == "i"  # the preposition; other letters are initials
        folded = squashed(word)
        return folded in MONTHS or folded in ORDINARY or folded in self._offerings or self._words.is_known(folded)

    def _is_alike(self, word: str, known: Mapping[str, str]) -> bool:
        """Whether a squashed word is nearly one of the known ones."""
        asked = (word, known is self._headers)
        if len(word) < _SHORTEST or (asked not in self._alike and len(self._alike) == _REMEMBERED):
            return False
        if asked not in self._alike:
            self._alike[asked] = bool(similar(word, known, VERY_LIKE))
        return self._alike[asked]

    @cached_property
    def _headers(self) -> dict[str, str]:
        return _long((*self._offerings, *self._words.meanings))

    @cached_property
    def _answers(self) -> dict[str, str]:
        return _long((*self._offerings, *self._places, *map(squashed, self._words.answer)))


def _long(words: Iterable[str]) -> dict[str, str]:
    return {word: word for word in words if len(word) >= _SHORTEST}
