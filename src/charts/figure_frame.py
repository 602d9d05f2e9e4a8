"""The one way out for figures: headline, subtitle, filters, source and alt text, for the screen and for every file."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from src.address import FIGURE_KEY, with_query
from src.analysis.corrections import Cell
from src.charts.drawn import ChartData, Drawn, FigureWords
from src.charts.labels import escape_label
from src.charts.legend import LegendEntry, entry_words, placed_entries, square
from src.charts.paper import NARROWEST, Paper
from src.charts.theme import FONT, HEADLINE_SIZE, LABEL_SIZE, SOURCE_SIZE, SUBTITLE_SIZE, Theme
from src.language import Language
from src.programme.definition import Programme
from src.text_width import lines_of, width_of
from src.wording.origin import Origin, source_sentence

LINE_HEIGHT = 1.3  # line height, in font sizes
SLIDE_HEADLINE_SIZE = 22  # px, for the last row of chairs
LEGEND_SQUARE, LEGEND_LINE = 45, 22  # px: Plotly's own legend: a square with the air around it, and a line
NO_COLOUR = "rgba(0,0,0,0)"
ID_LETTERS = 8  # of a hash; one in four thousand million figures would have another's


@dataclass(frozen=True)
class FigureFrame:
    """What stands around every figure of a view: its language, its canvas and where the numbers come from."""

    text: Language
    theme: Theme
    programme: Programme
    origin: Origin  # its address is that of the page that checks figures
    some_year: str = ""  # the years in words, for what is true if it is of one of them
    paper: Paper | None = None  # what it is laid out for; None is a screen
    bare: bool = False  # whether its headline and small print stand beside it, and not inside
    selected: str = ""  # the selection in keys that no language changes; it is part of every figure's id
    # The cells of a year whose rows a correction in force touches; without a year, those whose state over the years it changes.
    corrected: frozenset[Cell] = frozenset()
    assumed: frozenset[Cell] = frozenset()  # the cells whose state only an assumption makes
    corrections: int = 0  # how many corrections in force bear on the figure

    @property
    def width(self) -> int:
        """The width to lay out for, in px, without the paper's air: a screen's is not known, and so the narrowest."""
        return self.paper.width - 2 * self.paper.air if self.paper else NARROWEST

    @property
    def scope(self) -> dict[str, str]:
        """Region and period, as the subtitle of a figure of each year names them."""
        return {"region": self.origin.region, "period": self.origin.period}

    @property
    def scope_of_some_year(self) -> dict[str, str]:
        """The same for a figure in which one of the years is enough."""
        return {"region": self.origin.region, "period": self.some_year}

    @property
    def headline_size(self) -> float:
        """The headline's letters, in px."""
        return SLIDE_HEADLINE_SIZE if self.paper and self.paper.height else HEADLINE_SIZE


def framed(
    figure: go.Figure,
    frame: FigureFrame,
    *,
    name: str,
    headline: str,
    subtitle: str,
    kind: str,
    data_points: Sequence[tuple[str, str]],
    numbers: pd.DataFrame,
    height: int,
    unknown: tuple[int, int] | None = None,
    chart: ChartData | None = None,
    legend: Sequence[LegendEntry] = (),
) -> Drawn:
    """The figure with its words in place, and the words.

    `height` is the drawing's own, in px; the words' lines are added to it, unless the paper's height is given. `kind` (a map, a
    bar chart) and `data_points` (all that is drawn, in words: label and value) make the alt text; `unknown` is how many cells
    are not known, and of how many. `numbers` are what is drawn, as codes and numbers that no language changes: with the
    frame's selection they make the figure's id.
    """
    text, paper, origin = frame.text, frame.paper, frame.origin
    identity = f"{name}.{_hash(name, frame.selected, unknown, numbers.to_csv(index=False))}.{origin.version}"
    address = with_query(origin.address, [(FIGURE_KEY, identity)])
    room, heading = frame.width - 6, frame.headline_size
    stamps = tuple(warning.short for warning in origin.warnings)
    above = [line for stamp in stamps for line in _lines(stamp, SUBTITLE_SIZE, room, bold=True)]
    heavy = len(above)
    above += _lines(f"{subtitle} {origin.filters}", SUBTITLE_SIZE, room)
    unsure = ""
    if unknown:
        unsure = text("Okända uppgifter: {n} av {of}.", n=text.number(unknown[0]), of=text.number(unknown[1]))
    corrected = text("Rättade uppgifter: {n}.", n=text.number(frame.corrections)) if frame.corrections else ""
    provenance = " ".join(filter(None, (unsure, corrected, source_sentence(origin, text))))
    # The id once: in the address, or alone, in one piece, where the address has no host and would lead nowhere from a sheet.
    figure_id = "" if origin.has_site else text("Figur {id}.", id=identity).replace(" ", "\u00a0")
    below = _lines(f"{provenance} {figure_id}".rstrip(), SOURCE_SIZE, room)
    below += _lines(address, SOURCE_SIZE, room) if origin.has_site else []
    title = _lines(headline, heading, room, bold=True) if not paper or paper.headline else []
    if frame.bare:
        title, above, below = [], [], []
    under_words, air = 2 if frame.bare else 18, paper.air if paper else 0
    margin = figure.layout.margin
    margin = {
        "l": margin.l if margin.l is not None else 4,
        "r": margin.r if margin.r is not None else 8,
        "t": (margin.t or 0) + round(len(title) * heading * LINE_HEIGHT + len(above) * SUBTITLE_SIZE * LINE_HEIGHT + under_words),
        "b": margin.b or 0,
    }
    source_height = round(len(below) * SOURCE_SIZE * LINE_HEIGHT)
    placed = placed_entries(legend, room)
    lines = placed[-1][1] + 1 if placed else _legend_lines(figure, frame.width - margin["l"] - margin["r"])
    margin["b"] += source_height + lines * LEGEND_LINE + 12
    margin = {side: n + air for side, n in margin.items()}
    whole = paper.height if paper and paper.height else margin["t"] + height + margin["b"]
    figure.update_layout(
        template="none",
        autosize=paper is None,
        width=paper.width if paper else None,
        height=whole,
        margin=margin | {"autoexpand": False} if paper else margin,
        paper_bgcolor=NO_COLOUR,
        plot_bgcolor=NO_COLOUR,
        font={"family": FONT, "size": LABEL_SIZE, "color": frame.theme.ink},
        separators=", " if text.code == "sv" else ".,",
        legend={
            "orientation": "h",
            "x": air / paper.width if paper else 0,
            "xref": "container",
            "xanchor": "left",
            "y": (source_height + 6 + air) / whole,
            "yref": "container",
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": LABEL_SIZE},
            "traceorder": "normal",
        },
        hoverlabel={"font": {"family": FONT, "size": 13}, "align": "left"},
        dragmode=False,
        modebar={"bgcolor": NO_COLOUR, "color": frame.theme.quiet, "activecolor": frame.theme.ink},
    )
    left, under = 2 + air - margin["l"], margin["t"] - 2 - air
    notes, squares = list[dict[str, Any]](), list[dict[str, Any]]()
    for entry, line, across in placed:
        up = 8 + air + source_height - margin["b"] + (lines - 1 - line) * LEGEND_LINE
        squares += square(entry, left + across, up, frame.theme.ink)
        notes += entry_words(entry, left + across, up, frame.theme.ink)
    notes += _lines_at(title, x=left, y=under, top=True, size=heading, colour=frame.theme.ink, bold=len(title))
    under -= round(len(title) * heading * LINE_HEIGHT) + 4
    notes += _lines_at(above, x=left, y=under, top=True, size=SUBTITLE_SIZE, colour=frame.theme.quiet, bold=heavy)
    notes += _lines_at(below, x=left, y=2 + air - margin["b"], top=False, size=SOURCE_SIZE, colour=frame.theme.quiet)
    add_all(figure, annotations=notes, shapes=squares)
    points = "; ".join(f"{label}: {value}" if label else value for label, value in data_points)
    words = FigureWords(
        name=name,
        id=identity,
        version=origin.version,
        headline=headline,
        subtitle=subtitle,
        stamps=stamps,
        filters=origin.filters,
        short_alt=text("{kind}. {headline}.", kind=kind, headline=headline),
        alt=text("{kind}. {headline}. {told}.", kind=kind, headline=headline, told=points),
        data_points=tuple(data_points),
        provenance=provenance,
        unknown=unsure,
        source=origin.producers or text("ingen"),
        date=text.date(origin.as_of),
        export=origin.export,
        address=address,
        chart=chart,
    )
    return Drawn(figure, words)


def empty_figure(frame: FigureFrame, *, name: str, headline: str) -> Drawn:
    """A figure for a selection that holds nothing, which says so."""
    figure = go.Figure(layout={"xaxis": {"visible": False}, "yaxis": {"visible": False}})
    say = frame.text("Ingen kommun passar alla filter.")
    kind, nothing = frame.text("Tom figur"), pd.DataFrame()
    points = [("", say.rstrip("."))]
    return framed(
        figure, frame, name=name, headline=headline, subtitle=say, kind=kind, data_points=points, numbers=nothing, height=40
    )


def add_all(figure: go.Figure, *, annotations: Sequence[Mapping[str, Any]] = (), shapes: Sequence[Mapping[str, Any]] = ()) -> None:
    """Adds these at once: one by one, Plotly would check all the earlier ones again at each."""
    if annotations:
        figure.layout.annotations = [*figure.layout.annotations, *annotations]
    if shapes:
        figure.layout.shapes = [*figure.layout.shapes, *shapes]


def _lines_at(lines: list[str], *, x: int, y: int, top: bool, size: float, colour: str, bold: int = 0) -> list[dict[str, Any]]:
    """Lines of text, if any, by the drawing, `y` px above its top (or its bottom); the first `bold` are heavy."""
    if not lines:
        return []
    return [
        {
            "text": "<br>".join(f"<b>{line}</b>" if n < bold else line for n, line in enumerate(lines)),
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "xanchor": "left",
            "xshift": x,
            "y": 1 if top else 0,
            "yanchor": "top" if top else "bottom",
            "yshift": y,
            "align": "left",
            "showarrow": False,
            "borderpad": 0,
            "font": {"size": size, "color": colour},
        }
    ]


def _hash(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:ID_LETTERS]


def _legend_lines(figure: go.Figure, room: float) -> int:
    """How many lines the legend takes; Plotly gives each entry the width of the longest."""
    entries = [trace.name for trace in figure.data if trace.name and trace.showlegend is not False]
    if not entries:
        return 0
    beside = max(1, int(room // (LEGEND_SQUARE + max(width_of(entry, LABEL_SIZE) for entry in entries))))
    return -(-len(entries) // beside)


def _lines(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    return [escape_label(line) for line in lines_of(words, size, room, bold=bold)]
