"""Which columns, cells and questions may say that somebody did not take part: by words within them, whatever else they say.

The patterns are for text without accents and capitals. Python and DuckDB read them alike.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from src.loading.intake.words import Words, plain, squashed

_OTHER: Final = "[^a-z0-9]"
_START, _END = f"(?:^|{_OTHER})", f"(?:{_OTHER}|$)"
_HIDDEN: Final = (
    r"\S*(?:@|://)\S*|[\x{00AD}\x{200B}-\x{200F}\x{2060}\x{FEFF}]"  # addresses, with any word in them; what shows nothing
)
_ZERO: Final = r"(?s)^\s*(?:[-+]?0+(?:[.,]0+)?(?:[^0-9.,:].*)?|noll|ing(?:en|a|et)|none|zero|[-\x{2010}-\x{2015}])\s*$"


class Doubts:
    """The words of doubt as patterns. `names`: those of offerings, municipalities and sources, which are never such words."""

    def __init__(self, words: Words, names: Iterable[str]) -> None:
        said = words.doubts
        took_part, negations = _any(said.took_part), _any(said.negations)
        apart = f"{_OTHER}+(?:[a-z]+{_OTHER}+)?"
        taken_back = f"{_any(said.taken_back)}|{took_part}{apart}{negations}|{negations}{apart}{took_part}"
        self._cell = rf"(?:^|[^a-z0-9 ])\s*{_any(said.whole)}\s*(?:[^a-z0-9 ]|$)|{_within(taken_back)}"
        letters = [word for word in words.answer if len(word) > 1 and word.isalpha()]
        signs = [word for word in words.answer if len(word) == 1 and not word.isdecimal()]
        self._answer = rf"(?s)^\s*(?:{_any(letters)}(?:{_OTHER}.*)?|{'|'.join(map(re.escape, signs))})\s*$"
        folded = [_folded(name) for name in names]
        exempt = [name for name in folded if re.search(self._cell, name)]
        self._exempt = _within("|".join((_any(said.optional), *map(re.escape, sorted(exempt, key=len, reverse=True)))))
        self._person, self._negation = re.compile(_within(_any(said.taken_back))), re.compile(f"{self._cell}|{_within(negations)}")
        self._corrected = re.compile(_within(_any(said.corrected)))
        self._went = re.compile(f"^{_any(said.whole)}$|{_within(_any(said.outcome))}")
        self._remarks, self._unsure = re.compile(_any(said.remarks)), re.compile(_within(_any(said.unsure)))
        self._counts, self._totals = (re.compile(_within(_any(each))) for each in (said.counts, said.totals))
        self._signed_up, self._filled_in = (frozenset(map(squashed, each)) for each in (said.signed_up, said.filled_in))
        self._said = {is_yes: _any(word for word in letters if words.answer[word] is is_yes) for is_yes in (True, False)}
        self._neutral = re.compile(_any((*said.neutral, *words.headers.offering)))
        self._names = frozenset(word for name in folded for word in re.findall("[a-z0-9]+", name))

    def asks(self, header: str) -> bool:
        """Whether a column asks how it went, or corrects its row, so that a blank cell may mean that somebody did not take part."""
        return bool(self._went.search(self._text(header))) or self.corrects(header)

    def corrects(self, header: str) -> bool:
        """Whether a column, or a sheet by its name, corrects what others say."""
        return bool(self._corrected.search(self._text(header)))

    def asks_how_it_went(self, header: str) -> bool:
        """Whether a column asks how it went, and neither corrects its row nor takes it back."""
        return bool(self._went.search(self._text(header))) and not self.denies(header)

    def denies(self, header: str, *, is_person: bool = False) -> bool:
        """Whether what stands in a column may say that somebody did not take part."""
        return bool((self._person if is_person else self._negation).search(self._text(header)))

    def counts(self, header: str, *, is_wide: bool) -> bool:
        """Whether a column may say how many took part. Sums of a wide table say nothing that its answers do not."""
        text = self._text(header)
        return bool(self._counts.search(text) or (not is_wide and self._totals.search(text)))

    def is_sign_up(self, header: str) -> bool:
        """Whether a column of dates says that somebody signed up."""
        return squashed(header) in self._signed_up

    def is_filled_in(self, header: str) -> bool:
        """Whether a column of dates says when a form was filled in."""
        return squashed(header) in self._filled_in

    def is_remark(self, header: str) -> bool:
        """Whether a column is for free words."""
        return bool(self._remarks.fullmatch(self._text(header).strip(" :.")))

    def is_doubtful(self, comment: str) -> bool:
        """Whether the comment on a cell may take back what the cell says, or leaves it open."""
        return "?" in comment or self.denies(comment) or bool(self._unsure.search(self._text(comment)))

    def is_neutral(self, question: str) -> bool:
        """Whether a question asks in which offering somebody takes part: not for wishes, or which ones were declined."""
        words = set(re.findall("[a-z]+", _folded(question))) - self._names
        return all(map(self._neutral.fullmatch, words))

    def cell(self, cell: str) -> str:
        """SQL for whether a cell may say that somebody did not take part."""
        return self._matches(cell, self._cell)

    def without(self, cell: str) -> str:
        """What else a cell says."""
        return re.sub(self._cell, " ", self._text(cell))

    def zero(self, cell: str) -> str:
        """SQL for whether a cell says that there were none."""
        return self._matches(cell, _ZERO)

    def answer(self, cell: str) -> str:
        """SQL for whether a cell begins with yes or no."""
        return self._matches(cell, self._answer)

    def says(self, cell: str, *, is_yes: bool) -> str:
        """SQL for whether a cell is the word for yes, or for no."""
        return self._matches(cell, rf"^\s*{self._said[is_yes]}\s*$")

    def _matches(self, cell: str, pattern: str) -> str:
        text = f"regexp_replace(lower(strip_accents({cell})), '{_HIDDEN}', '', 'g')"
        exempt, pattern = (each.replace("'", "''") for each in (self._exempt, pattern))
        return f"regexp_matches(regexp_replace({text}, '{exempt}', ' ', 'g'), '{pattern}')"

    def _text(self, header: str) -> str:
        return re.sub(self._exempt, " ", _folded(header))


def _any(words: Iterable[str]) -> str:
    """A pattern for each of the words or phrases; a star stands for more letters, # for a number."""
    phrases = (_folded(word).replace("*", "[a-z0-9]*").replace("#", "[0-9]+").split() for word in words)
    return f"(?:{'|'.join(f'{_OTHER}+'.join(phrase) for phrase in phrases)})"


def _within(pattern: str) -> str:
    return f"{_START}(?:{pattern}){_END}"


def _folded(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain(text)) if not unicodedata.combining(sign))
