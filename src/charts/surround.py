"""The one way out for figures: headline, subtitle, filters, source and alt text, for the screen and for every file."""

import textwrap
from dataclasses import dataclass
from datetime import date
from html import escape

import plotly.graph_objects as go

from src.charts.theme import FONT, HEADLINE_SIZE, LABEL_SIZE, SOURCE_SIZE, SUBTITLE_SIZE, Theme
from src.language import Language
from src.programme import Programme

# Letters to a line, so that no line is cut off on a phone 360 px wide; Plotly does not break lines by itself.
HEADLINE_LETTERS, SUBTITLE_LETTERS, SOURCE_LETTERS = 31, 50, 60
LINE = 1.3  # line height, in font sizes
NARROWEST, LETTER, LEGEND_SQUARE, LEGEND_LINE = 320, 6.5, 45, 22  # px: a figure's width, a letter's, a legend's square and line


@dataclass(frozen=True)
class Surround:
    """What stands around every figure of a view: where the figures come from, and which filters are set."""

    text: Language
    theme: Theme
    programme: Programme
    years: tuple[int, ...]
    filters: str  # in words; "Inga filter" where there are none
    source: str
    as_of: date
    export: str
    made_up: bool

    @property
    def period(self) -> str:
        """The selected years in words."""
        return self.text.years(self.years)

    @property
    def region(self) -> str:
        """Where."""
        return self.programme.region.name


def surrounded(
    figure: go.Figure,
    around: Surround,
    *,
    name: str,
    headline: str,
    subtitle: str,
    alt: str,
    height: int,
    unknown: str = "",
) -> go.Figure:
    """The figure with its words in place.

    `height` is the drawing's own, in px; the words' lines are added to it. `name` is the middle of a file's name. `unknown` says
    how much is not known. Headline, alt text and name stand in the figure's `layout.meta` too, for screens and files.
    """
    text = around.text
    stamp = text("Exempeldata: påhittade uppgifter.") if around.made_up else ""
    above = [*_lines(stamp, SUBTITLE_LETTERS), *_lines(f"{subtitle} {around.filters}", SUBTITLE_LETTERS)]
    below = _lines(_provenance(around, unknown), SOURCE_LETTERS)
    title = _lines(headline, HEADLINE_LETTERS)
    margin = figure.layout.margin
    top = (margin.t or 0) + round(len(title) * HEADLINE_SIZE * LINE + len(above) * SUBTITLE_SIZE * LINE + 18)
    source_height = round(len(below) * SOURCE_SIZE * LINE)
    legend_height = _legend_lines(figure) * LEGEND_LINE
    bottom = source_height + legend_height + (margin.b or 0) + 12
    figure.update_layout(
        template="none",
        autosize=True,
        height=top + height + bottom,
        margin={"l": margin.l if margin.l is not None else 4, "r": margin.r if margin.r is not None else 8, "t": top, "b": bottom},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": LABEL_SIZE, "color": around.theme.ink},
        separators=", " if text.code == "sv" else ".,",
        legend={
            "orientation": "h",
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": (source_height + 6) / (top + height + bottom),
            "yref": "container",
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": LABEL_SIZE},
            "traceorder": "normal",
        },
        hoverlabel={"font": {"family": FONT, "size": 13}, "align": "left"},
        dragmode=False,
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": around.theme.quiet, "activecolor": around.theme.ink},
        meta={"name": name, "headline": headline, "alt": alt, "provenance": _provenance(around, unknown)},
    )
    left = 2 - figure.layout.margin.l
    _write(figure, title, x=left, y=top - 2, top=True, size=HEADLINE_SIZE, colour=around.theme.ink, bold=len(title))
    under = top - 2 - round(len(title) * HEADLINE_SIZE * LINE) - 4
    _write(figure, above, x=left, y=under, top=True, size=SUBTITLE_SIZE, colour=around.theme.quiet, bold=1 if stamp else 0)
    _write(figure, below, x=left, y=2 - bottom, top=False, size=SOURCE_SIZE, colour=around.theme.quiet)
    return figure


def empty(around: Surround, *, name: str, headline: str) -> go.Figure:
    """A figure for a selection that holds nothing, which says so."""
    figure = go.Figure(layout={"xaxis": {"visible": False}, "yaxis": {"visible": False}})
    say = around.text("Inga kommuner i urvalet.")
    return surrounded(figure, around, name=name, headline=headline, subtitle=say, alt=f"{headline}. {say}", height=40)


def wrapped(words: str, letters: int, figure: str) -> list[str]:
    """A label in lines of at most so many letters, then the figure that it is about, in heavy type and in one piece."""
    lines = _lines(f"{words}:", letters)
    if len(lines[-1]) + len(figure) < letters:
        return [*lines[:-1], f"{lines[-1]} <b>{plain(figure)}</b>"]
    return [*lines, f"<b>{plain(figure)}</b>"]


def plain(words: str) -> str:
    """Words from data, so that Plotly draws each character and no markup."""
    return escape(words, quote=False)


def _write(figure: go.Figure, lines: list[str], *, x: int, y: int, top: bool, size: float, colour: str, bold: int = 0) -> None:
    """Lines of text beside the drawing: `y` px above its top or, with `top` False, its bottom; the first `bold` lines heavy."""
    figure.add_annotation(
        text="<br>".join(f"<b>{line}</b>" if n < bold else line for n, line in enumerate(lines)),
        xref="paper",
        yref="paper",
        x=0,
        xanchor="left",
        xshift=x,
        y=1 if top else 0,
        yanchor="top" if top else "bottom",
        yshift=y,
        align="left",
        showarrow=False,
        borderpad=0,
        font={"size": size, "color": colour},
    )


def _provenance(around: Surround, unknown: str) -> str:
    text = around.text
    source = text(
        "Källa: {source}. Uppgifter per {date}. Underlag: {export}.",
        source=around.source,
        date=text.date(around.as_of),
        export=around.export,
    )
    return f"{unknown} {source}".strip()


def _legend_lines(figure: go.Figure) -> int:
    """How many lines the legend takes where it is narrowest.

    Plotly gives each entry the width of the longest, and the legend no more than the width between the margins.
    """
    entries = [trace.name for trace in figure.data if trace.name and trace.showlegend is not False]
    if not entries:
        return 0
    room = NARROWEST - (figure.layout.margin.l or 0) - (figure.layout.margin.r or 0)
    beside = max(1, int(room // (LEGEND_SQUARE + LETTER * max(map(len, entries)))))
    return -(-len(entries) // beside)


def _lines(words: str, letters: int) -> list[str]:
    return [plain(line) for line in textwrap.wrap(words, letters, break_long_words=False, break_on_hyphens=False)]
