"""One finished figure as a file, or as files of several kinds."""

from collections.abc import Iterable
from typing import Literal

import plotly.graph_objects as go

from src.charts.paper import Paper
from src.reporting.figure.pdf import figure_pdf
from src.reporting.figure.png import png
from src.reporting.figure.renderer import Renderer
from src.reporting.figure.svg import finished_svg, with_fonts

FileKind = Literal["png", "svg", "pdf"]


def figure_file(
    figure: go.Figure, kind: FileKind, *, paper: Paper, lang: str, renderer: Renderer, transparent: bool = False
) -> bytes:
    """The file. `figure` is laid out for `paper`, with `layout.meta` as `surrounded` writes it, in the language `lang`.

    The same figure gives the same bytes. On white, or `transparent`. Raises NoBrowser and RenderFailed.
    """
    return figure_files(figure, [kind], paper=paper, lang=lang, renderer=renderer, transparent=transparent)[kind]


def figure_files(
    figure: go.Figure, kinds: Iterable[FileKind], *, paper: Paper, lang: str, renderer: Renderer, transparent: bool = False
) -> dict[FileKind, bytes]:
    """The same in several kinds: the browser draws it once."""
    meta = figure.layout.meta or {}
    svg = finished_svg(renderer.svg(figure), meta, paper, lang=lang, transparent=transparent)
    write = {
        "png": lambda: png(svg, meta, paper),
        "svg": lambda: with_fonts(svg),
        "pdf": lambda: figure_pdf(svg, meta, paper, lang=lang),
    }
    return {kind: write[kind]() for kind in kinds}
