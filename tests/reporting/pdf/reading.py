"""What is in a PDF: its words, where they are, and its tags as a screen reader meets them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pypdf import PdfReader

from src.text_width import width_of
from tests.reporting.reports import drawing

BARS = b"""<svg xmlns="http://www.w3.org/2000/svg" width="160mm" height="80mm" viewBox="0 0 605 302">
<defs><pattern id="hatch" width="14" height="14" patternUnits="userSpaceOnUse"><rect width="14" height="14" fill="#7A8794"/>
<path d="M0,14L14,0" style="stroke: #FFFFFF"/></pattern></defs>
<rect x="20" y="40" width="90" height="200" style="fill: #2F74B0"/>
<path d="M140,90h90v150h-90Z" style="fill: url('#hatch')"/>
<text x="20" y="20"
 style="font-family: 'Source Sans 3', Arial; font-weight: bold; font-size: 17px">Tv\xc3\xa5 av fyra byar</text></svg>"""
DRAWINGS = {"mal": drawing(605, 302, svg=BARS)}


def pages(pdf: bytes) -> list[str]:
    """The words of each page, as somebody would select and copy them, on one line."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def letters(pdf: bytes) -> str:
    """All words without the spaces, which a line's end may have put there or taken."""
    return "".join("".join(pages(pdf)).split())


@dataclass(frozen=True)
class Placed:
    """Words in one piece: where they begin and end from the left, and from the foot of the page, in pt; the size of the letters."""

    words: str
    left: float
    right: float
    up: float
    size: float


def placed(pdf: bytes) -> list[Placed]:
    """All words with their places; the figures' own are left out, since they have a scale of their own."""
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
