"""One finished figure as a file, or as files of several kinds."""

from collections.abc import Iterable
from typing import Literal

from src.charts.drawn import Drawn
from src.charts.paper import Paper
from src.reporting.figure.pdf import figure_pdf
from src.reporting.figure.png import png
from src.reporting.figure.renderer import Renderer
from src.reporting.figure.svg import finished_svg, with_fonts

FileKind = Literal["png", "svg", "pdf"]


def figure_file(drawn: Drawn, kind: FileKind, *, paper: Paper, lang: str, renderer: Renderer, transparent: bool = False) -> bytes:
    """The file. `drawn` is laid out for `paper`, in the language `lang`.

    The same figure gives the same bytes. On white, or `transparent`. Raises NoBrowser and RenderFailed.
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
