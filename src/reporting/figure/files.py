"""A figure as files of several kinds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from src.charts.drawn import Drawn, FigureWords
from src.charts.paper import Paper
from src.reporting.figure.pdf import figure_pdf
from src.reporting.figure.png import png
from src.reporting.figure.renderer import Renderer
from src.reporting.figure.svg import finished_svg, with_fonts

FileKind = Literal["png", "svg", "pdf"]


@dataclass(frozen=True)
class Drawing:
    """A figure as a report needs it: its words, its size in logical px, and its files.

    `svg` and `png` are empty where its format needs none. A figure that could not be drawn has neither, and `failed` is set.
    """

    words: FigureWords
    width: int
    height: int
    svg: bytes = b""
    png: bytes = b""
    failed: bool = False


Drawings = Mapping[str, Drawing]  # by the part's name


def figure_file(drawn: Drawn, kind: FileKind, *, paper: Paper, lang: str, renderer: Renderer, transparent: bool = False) -> bytes:
    """The file of a figure that is laid out for `paper` in the language `lang`; on white or `transparent`.

    The same figure gives the same bytes. Raises NoBrowser and RenderFailed.
    """
    return figure_files(drawn, [kind], paper=paper, lang=lang, renderer=renderer, transparent=transparent)[kind]


def figure_files(
    drawn: Drawn, kinds: Iterable[FileKind], *, paper: Paper, lang: str, renderer: Renderer, transparent: bool = False
) -> dict[FileKind, bytes]:
    """The same in several kinds: the browser draws it once."""
    words = drawn.words
    svg = finished_svg(renderer.svg(drawn.figure), words, paper, lang=lang, transparent=transparent)
    write = {
        "png": lambda: png(svg, words, paper),
        "svg": lambda: with_fonts(svg),
        "pdf": lambda: figure_pdf(svg, words, paper, lang=lang),
    }
    return {kind: write[kind]() for kind in kinds}
