"""A renderer without a browser, for those who make reports and not figures."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial

import plotly.graph_objects as go

from src.catalogue.report import FigurePart, Part, Report
from src.charts.paper import FULL


def figure_name(figure: go.Figure) -> str:
    """The figure's name, from the id that stands under it."""
    written = " ".join(note.text.replace("<br>", "") for note in figure.layout.annotations)
    found = re.search(r"([a-z0-9-]+)\.[0-9a-f]{8}\.", written)
    assert found
    return found[1]


def laid_out_once(report: Report) -> Report:
    """The report with figures that are laid out once and for a page, whatever paper they are drawn on."""

    def once(part: Part) -> Part:
        if not isinstance(part, FigurePart):
            return part
        drawn = cache(partial(part.draw, FULL))
        return replace(part, draw=lambda _paper: drawn())

    return replace(report, parts=tuple(map(once, report.parts)))


class Fixed:
    """Draws every figure as its name on a white sheet; those in `failing` raise what stands there."""

    def __init__(self, failing: Mapping[str, Exception] | None = None) -> None:
        self.asked: list[str] = []
        self.warmed = self.closed = False
        self._failing = failing or {}

    def __enter__(self) -> "Fixed":
        return self

    def __exit__(self, *_: object) -> None:
        self.closed = True

    def warm(self) -> None:
        self.warmed = True

    def svg(self, figure: go.Figure) -> bytes:
        name, width, height = figure_name(figure), figure.layout.width, figure.layout.height
        self.asked.append(name)
        if name in self._failing:
            raise self._failing[name]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
            f'<rect x="0" y="0" width="{width}" height="{height}" style="fill: rgb(255,255,255)"/>'
            f'<text x="20" y="40" style="font-family: Arial; font-size: 17px; fill: rgb(0,0,0)">{name}</text></svg>'
        ).encode()
