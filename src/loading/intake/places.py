"""Which municipality a row means, from its cells of code and name; never guessed, only suggested."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeVar

from src.loading.intake.words import Words, bare, plain, squashed

_Name = TypeVar("_Name")

LIKE_ENOUGH: Final = 74  # out of 100: how alike two names must be for one to be suggested
VERY_LIKE: Final = 85  # if it has several words, since a person's name may have a municipality's in it
SUGGESTIONS: Final = 3

_WHOLE_NUMBER: Final = re.compile(r"(\d+)[.,]0+")
_THOUSANDS: Final = re.compile(r"(\d)[ .,'](\d{3})(?!\d)")  # how a spreadsheet parts a code that it takes for a number: 1 281
_CODE_FIRST: Final = re.compile(r"(\d{3,4})\s*[-–—,:;./]?\s*(\D.*)")
_CODE_LAST: Final = re.compile(r"(\D*[^\W\d][.)]?)\s*[-–—,:;./(]*\s*(\d{3,4})\s*\)?")


class FoundPlace(NamedTuple):
    """What the cells say: a `code` of the register, or a `reason` (a key of REASONS) and which cell it is about.

    `named` is the register's name of the code that is spoken of; `restored` that a zero came back before the code.
    """

    code: str | None
    reason: str | None = None
    about: str = "municipality"  # "code" or "municipality"
    named: str = ""
    suggestions: tuple[str, ...] = ()
    restored: bool = False


class Gazetteer:
    """The register's municipalities, found by code and name."""

    def __init__(self, register: Mapping[str, str], words: Words, old_codes: Mapping[str, str] | None = None) -> None:
        """`register`: code → name. `old_codes`: code that a municipality had before → its present one."""
        self.register, self._words, self._old_codes = register, words, old_codes or {}
        self.replaced: dict[str, str] = {}  # the old codes that were asked for so far, each with its present one
        self._codes = {plain(name): code for code, name in register.items()}
        self._endings = tuple(f" {plain(suffix)}" for suffix in words.places.suffixes)

    def place(self, code: str, name: str) -> FoundPlace:
        """The municipality that the two cells mean together; either may be empty, and either may hold both."""
        written, spelled = _parted(code)
        also, named = _parted(name)
        codes = list(dict.fromkeys(filter(None, (written, also))))
        names = list(dict.fromkeys(filter(None, (spelled, named))))
        about = "code" if code and (written or not name) else "municipality"
        if not codes and not names:
            return FoundPlace(None, "municipality_missing", "municipality" if not code else about)
        found = {self.code_of(each) for each in names}
        meant = next(iter(found)) if len(found) == 1 else None
        if not codes:
            return self._by_name(names, meant, "municipality" if name else "code")
        if len(codes) > 1:
            return FoundPlace(None, "code_name_disagree", "code", named=self.register.get(codes[0], codes[0]))
        is_parted = any(_THOUSANDS.match(bare(cell)) for cell in (code, name))
        return self._by_code(codes[0], names, meant, about, "municipality" if named else "code", is_parted=is_parted)

    def names(self, cell: str) -> bool:
        """Whether a cell has a municipality's name, or a code of today or before."""
        code, name = _parted(cell)
        whole = code.zfill(4)
        return self._old_codes.get(whole, whole) in self.register or self.code_of(name) is not None

    def code_of(self, name: str) -> str | None:
        """The code of a name as people write it: with "kommun" or "stad" after it, in any case; None where it is unknown."""
        word = plain(name)
        if code := self._codes.get(word):
            return code
        for ending in self._endings:
            if word.endswith(ending):
                shorter = word.removesuffix(ending).strip()
                return self._codes.get(shorter) or self._codes.get(shorter.removesuffix("s"))
        return None

    def similar(self, name: str) -> tuple[str, ...]:
        """Names of the register that resemble this one, the most alike first."""
        words = self._words.core(mended(plain(name)))
        if code := self.code_of(" ".join(words)) or self.code_of(" ".join(words).removesuffix("s")):
            return (self.register[code],)
        known = {squashed(known): known for known in self.register.values()}
        return similar(squashed("".join(words)), known, LIKE_ENOUGH if len(words) == 1 else VERY_LIKE) if words else ()

    def _by_name(self, names: list[str], meant: str | None, about: str) -> FoundPlace:
        if meant:
            return FoundPlace(meant, about=about)
        if len(names) > 1:
            return FoundPlace(None, "code_form", "code")
        return FoundPlace(None, "municipality_unknown", about, suggestions=self.similar(names[0]))

    def _by_code(
        self, code: str, names: list[str], meant: str | None, about: str, names_cell: str, *, is_parted: bool
    ) -> FoundPlace:
        is_doubtful = is_parted or len(code) < 4  # it needs its name beside it
        written = code.zfill(4)
        whole = self._old_codes.get(written, written)
        name = self.register.get(whole)
        if name is None:
            suggestions = (f"{meant} {self.register[meant]}",) if meant else ()
            reason = "code_form" if is_parted or len(code) != 4 else "code_unknown"
            return FoundPlace(None, reason, about, suggestions=suggestions)
        if names and meant != whole:
            if not meant and name in self.similar(names[0]):
                return FoundPlace(None, "code_name_disagree", names_cell, named=name, suggestions=(name,))
            return FoundPlace(None, "code_name_disagree", about, named=name)
        if is_doubtful and not names:
            reason = "code_short" if len(code) < 4 else "code_form"
            return FoundPlace(None, reason, about, named=name, suggestions=(f"{whole} {name}",))
        if whole != written:
            self.replaced[written] = whole
        return FoundPlace(whole, about=about, named=name, restored=len(code) < 4)


def similar(word: str, known: Mapping[str, _Name], enough: int = LIKE_ENOUGH) -> tuple[_Name, ...]:
    """The known names whose key resembles the word, the most alike first, each once. `known`: folded name → name."""
    from rapidfuzz import fuzz, process  # not when the dashboard starts

    found = process.extract(word, list(known), scorer=fuzz.ratio, score_cutoff=enough, limit=SUGGESTIONS)
    return tuple(dict.fromkeys(known[key] for key, *_ in found))


def _parted(cell: str) -> tuple[str, str]:
    """The code and the name in a cell, each empty where there is none."""
    words = _THOUSANDS.sub(r"\1\2", bare(cell), count=1) if _THOUSANDS.match(bare(cell)) else bare(cell)
    if number := _WHOLE_NUMBER.fullmatch(words):
        words = number[1]
    if words.isdecimal() and words.isascii():
        return words, ""
    if found := _CODE_FIRST.fullmatch(words):
        return found[1], found[2].strip()
    if found := _CODE_LAST.fullmatch(words):
        return found[2], found[1].rstrip(" (")
    return "", words


def mended(word: str) -> str:
    """A word whose UTF-8 letters were once read as Windows-1252 (`malmÃ¶`), as it was."""
    try:
        return plain(word.upper().encode("windows-1252").decode("utf-8")) if "ã" in word else word
    except UnicodeError:
        return word
