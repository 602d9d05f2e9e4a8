"""A report's figures as drawn, for the writers of its files."""

from collections.abc import Mapping
from dataclasses import dataclass

from src.charts.drawn import FigureWords


@dataclass(frozen=True)
class Drawing:
    """A figure that has been drawn: its words, its size in logical px, and its files.

    `svg` and `png` are empty where nobody asked for them. A figure that could not be drawn has neither, and `failed` is set.
    """

    words: FigureWords
    width: int
    height: int
    svg: bytes = b""
    png: bytes = b""
    failed: bool = False


Drawings = Mapping[str, Drawing]  # by the part's name
