"""Which cells and names of columns and sheets may be shown: none that says who somebody is, by its form or as a name is written."""

from collections.abc import Collection
from typing import Final

from src.loading.intake.words import Words, bare, looks_like_person, plain, squashed

HIDDEN: Final = "?"  # in place of a cell that is not shown: a blank one may mean something, and this means nothing


class Shown:
    """What may be shown of a file. `offerings` (squashed) and `places`: names that are no person's."""

    def __init__(self, words: Words, offerings: Collection[str], places: Collection[str]) -> None:
        self._words, self._offerings = words, offerings
        self._places = {word for name in places for word in plain(name).split()}

    def cell(self, cell: str) -> bool:
        """Whether the cell may be shown: not if two words of it with capitals may be somebody's name."""
        names_offering = any(squashed(word) in self._offerings for word in cell.split())
        names_places = self._places.issuperset(self._words.core(cell))
        return not looks_like_person(cell) and (names_offering or names_places or not self._words.may_name(cell))

    def title(self, title: str) -> bool:
        """Whether the name of a column or a sheet may be shown: not somebody's whole name, of which no word is known."""
        words = bare(title).replace(",", " ").split()
        whole_name = 1 < len(words) < 5 and all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words)
        known = any(self._words.is_known(plain(word)) or squashed(word) in self._offerings for word in words)
        return not looks_like_person(title) and not (whole_name and not known)
