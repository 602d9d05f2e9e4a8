"""How wide words are in the shipped font, so that no line is cut off; Plotly does not break lines by itself."""

from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "static" / "fonts"
_WIDEST = 1.0  # of the type size: what a letter is taken for that the font lacks, since another font draws it
_BREAKS = "/?&.-"  # after these, a word that must be broken is broken if it can


def _widths(weight: str) -> Mapping[str, float]:
    """The width of every letter of the font, as a part of the type size.

    From the font's own tables. Pillow, which measures whole strings, does not say which letters the font lacks.
    """
    with TTFont(FONTS / f"SourceSans3-{weight}.ttf") as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"]
        return {chr(letter): advances[glyph][0] / em for letter, glyph in font.getBestCmap().items()}


_REGULAR, _BOLD = _widths("Regular"), _widths("Bold")
LETTERS = _REGULAR.keys() & _BOLD.keys()  # that the font has in both weights


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are, in the unit of `size`."""
    widths = _BOLD if bold else _REGULAR
    return sum(widths.get(letter, _WIDEST) for letter in words) * size


def lines_of(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The words in lines no wider than `room`; a word that is wider by itself, such as an address, is broken where it must."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
            continue
        rest = word
        while (fit := _letters_that_fit(rest, size, room, bold=bold)) < len(rest):
            place = max((n for n in range(1, fit + 1) if rest[n - 1] in _BREAKS), default=fit)
            lines.append(rest[:place])
            rest = rest[place:]
        lines.append(rest)
    return [line for line in lines if line]


def _letters_that_fit(word: str, size: float, room: float, *, bold: bool) -> int:
    """How many letters at the beginning of the word fit in the room; one fits always."""
    widths = _BOLD if bold else _REGULAR
    for letters, width in enumerate(accumulate(widths.get(letter, _WIDEST) for letter in word)):
        if width * size > room:
            return max(letters, 1)
    return len(word)
