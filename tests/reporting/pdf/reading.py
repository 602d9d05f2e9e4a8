"""What is in a PDF: its words, where they are, and its tags as a screen reader meets them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pikepdf
from pypdf import PdfReader

from src.text_width import width_of
from tests.reporting.reading import words_in
from tests.reporting.reports import BARS, drawing

DRAWINGS = {"mal": drawing(605, 302, svg=BARS)}
letters = partial(words_in, kind="pdf")  # all words in one piece without spaces


@dataclass(frozen=True)
class Placed:
    """Words in one piece: where they begin and end from the left, and from the foot of the page, in pt; the size of the letters."""

    words: str
    left: float
    right: float
    up: float
    size: float


def placed(pdf: bytes) -> list[Placed]:
    """All words with their places, but for those in figures, which have a scale of their own."""
    found: list[Placed] = []

    def note(words: str, cm: list[float], _tm: object, _font: object, size: float) -> None:
        if words.strip() and abs(cm[0]) == 1:
            found.append(Placed(words.strip(), cm[4], cm[4] + width_of(words.strip(), size), cm[5], size))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The file as its objects."""
    return pikepdf.open(io.BytesIO(pdf))


@dataclass(frozen=True)
class Tag:
    """An element of the structure: what it is, its alt text, and what is in it."""

    kind: str
    alt: str
    inside: tuple["Tag", ...]

    def all(self, *kinds: str) -> list["Tag"]:
        """The elements of these kinds in it, in the order of reading."""
        return [tag for tag in self._walk() if tag.kind in kinds]

    def _walk(self) -> Iterator["Tag"]:
        for tag in self.inside:
            yield tag
            yield from tag._walk()


def structure(pdf: bytes) -> Tag:
    """The document as its tags."""
    with opened(pdf) as file:
        return Tag("", "", tuple(_tags(file.Root.StructTreeRoot.K)))


def _tags(node: Any) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield Tag(str(node.S).lstrip("/"), str(node.get("/Alt", "")), tuple(_tags(node.get("/K"))))
