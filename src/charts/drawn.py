"""A drawn figure and its words: what charts give to the screen and to every file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

import plotly.graph_objects as go
import plotly.io
from plotly.basedatatypes import BaseFigure

ChartKind = Literal["bars", "line", "stacked-columns"]
NumberFormat = Literal["0", "0 %"]  # how the numbers of a chart are read: as counts, or as shares


@dataclass(frozen=True)
class ChartSeries:
    """One series of an editable chart. `open` numbers are how high the others could be, and are drawn hatched."""

    name: str
    numbers: tuple[float, ...]
    colour: str
    open: bool = False


@dataclass(frozen=True)
class ChartData:
    """What an office program needs to draw the figure as a chart of its own. Each series has a number for every category."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    format: NumberFormat = "0"


@dataclass(frozen=True)
class FigureWords:
    """What a figure says, in its language. Only `name` and `headline` are known of a figure that could not be drawn."""

    name: str  # the middle of a file's name
    headline: str
    id: str = ""  # name, hash of the numbers, version of the data
    version: str = ""  # of the data: the beginning of their hash
    subtitle: str = ""
    stamps: tuple[str, ...] = ()  # that the data are made up, or that something is assumed
    filters: str = ""
    short_alt: str = ""
    alt: str = ""
    data_points: tuple[tuple[str, str], ...] = ()  # all that is drawn, in words: label and value
    provenance: str = ""  # how much is unknown and corrected, and the sources
    unknown: str = ""
    source: str = ""
    date: str = ""  # ISO: as of when the data are
    export: str = ""
    address: str = ""  # where the figure is checked against today's data
    chart: ChartData | None = None  # None: a picture only


@dataclass(frozen=True)
class Drawn:
    """A figure laid out for one canvas, and its words, which no canvas changes."""

    figure: go.Figure
    words: FigureWords


class SentFigure(dict[str, Any]):
    """A figure as plain dictionaries, and the JSON that is made of them, once."""

    def __init__(self, plain: dict[str, Any]) -> None:
        super().__init__(plain)
        self.json: str = plotly.io.to_json(plain, validate=False)


class FinishedFigure(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """A figure to be sent many times and never changed: Plotly neither checks, copies nor writes it again."""

    def __init__(self, figure: go.Figure, boundaries: Callable[[Any], object]) -> None:
        plain = figure.to_dict()
        traces = [trace | {"geojson": boundaries(trace["geojson"])} if "geojson" in trace else trace for trace in plain["data"]]
        self._plain = SentFigure(plain | {"data": traces})

    def to_dict(self) -> SentFigure:
        """The figure as plain dictionaries, the same at each call."""
        return self._plain


def finished(drawn: Drawn, boundaries: Callable[[Any], object] = lambda given: given) -> Drawn:
    """The figure as it is sent to browsers; `boundaries` gives what is sent for the boundaries of a map: their address, say."""
    return replace(drawn, figure=FinishedFigure(drawn.figure, boundaries))
