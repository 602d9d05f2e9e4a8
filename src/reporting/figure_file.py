"""One finished figure as one file."""

from typing import Literal

import plotly.graph_objects as go

from src.charts.paper import Paper
from src.reporting.figure_pdf import figure_pdf
from src.reporting.png import png
from src.reporting.renderer import Renderer
from src.reporting.svg import finished_svg, with_fonts

Kind = Literal["png", "svg", "pdf"]


def figure_file(figure: go.Figure, kind: Kind, *, paper: Paper, lang: str, renderer: Renderer, transparent: bool = False) -> bytes:
    """The file. `figure` is laid out for `paper`, with `layout.meta` as `surrounded` writes it, in the language `lang`.

    The same figure gives the same bytes. On white, or `transparent`. Raises NoBrowser and RenderFailed.
    """
    meta = figure.layout.meta or {}
    svg = finished_svg(renderer.svg(figure), meta, paper, lang=lang, transparent=transparent)
    if kind == "png":
        return png(svg, meta, paper)
    if kind == "pdf":
        return figure_pdf(svg, meta, paper, lang=lang)
    return with_fonts(svg)
