"""Which cells and names of columns and sheets may be shown: none that says who somebody is, by its form or as a name is written."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

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
PARTICLES: Final = frozenset(("af", "av", "da", "de", "del", "der", "di", "la", "le", "van", "von", "zu"))  # of surnames

_WORD: Final = re.compile(r"[^\W\d_]+")
_HYPHENATED: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BETWEEN: Final = re.compile(r"[,;/&+]|\b(?:och|and)\b")
_DAY: Final = re.compile(rf"{WRITTEN_DAY}(?:{WRITTEN_TIME}(?:[+-]\d{{2}}:?\d{{2}})?\D*)?")
_YEARS: Final = re.compile(r"(?:19|20)\d{2}(?:\s*[-–—/,;&+ ]\s*(?:19|20)\d{2})+")


class Shown:
    """What may be shown of a file. `offerings` and `places`: names that are no person's."""

    def __init__(self, words: Words, offerings: Iterable[str], places: Iterable[str]) -> None:
        self._words = words
        self._offerings = {squashed(word) for name in offerings for word in (name, *_WORD.findall(bare(name)))}
        self._places = {squashed(name) + ending for name in places for ending in ("", "s")}

    def cell(self, cell: str) -> bool:
        """Whether the cell may be shown: not if two of its words are unknown, nor if its digits may be somebody's number.

        A place beside an unknown word is unknown too, since surnames are names of places. An initial is a word.
        """
        written = bare(cell)
        many_digits = sum(map(str.isdigit, written)) > MOST_DIGITS
        if looks_like_person(cell) or (many_digits and not (_DAY.fullmatch(written) or _YEARS.fullmatch(written))):
            return False
        parts = [[word for word in _WORD.findall(part) if not self._is_known(word)] for part in _BETWEEN.split(written)]
        only_places = all(squashed("".join(part)) in self._places for part in parts if part)
        return only_places or sum(map(len, parts)) < 2

    def is_known(self, cell: str) -> bool:
        """Whether the cell has known words only, and may be shown whatever its column is about."""
        return self.cell(cell) and all(map(self._is_known, _WORD.findall(bare(cell))))

    def title(self, title: str) -> bool:
        """Whether the name of a column or a sheet may be shown: not if two unknown words with capitals are beside each other."""
        words = [word for word in _HYPHENATED.findall(bare(title)) if word not in PARTICLES]
        names = [word[0].isupper() and not self._is_known(word) for word in words]
        return not looks_like_person(title) and not any(first and second for first, second in pairwise(names))

    def _is_known(self, word: str) -> bool:
        if len(word) == 1:
            return word == "i"  # the preposition; other letters are initials
        folded = squashed(word)
        return folded in MONTHS or folded in self._offerings or self._words.is_known(folded)
