"""What each offering and year rests on, as a matrix: a complete list or none, and how many municipalities are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from src.analysis.coverage_of_evidence import CONFLICTING, KNOWN, LISTED
from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame, add_all, empty_figure, framed
from src.charts.labels import escape_label
from src.charts.legend import LegendEntry
from src.charts.theme import LABEL_SIZE, RAMP, ink_on
from src.language import Language
from src.text_width import lines_of, width_of
from src.vocabulary import OF, OFFERING, YEAR, Evidence
from src.wording.coverage_of_evidence import list_word
from src.wording.states import SIGNS

EVIDENCE = "listor"  # the figure's name
LISTED_SIGN, UNLISTED_SIGN = SIGNS[Evidence.YES], SIGNS[Evidence.NO]
_SIZE, _LINE, _AIR, _GAP = 12, 16, 6, 6  # px: a field's letters and their lines, the air over and under them, between rows
HEADING, _NAMES = 22, 130  # px: the line over a row, or the room for the names beside the rows
_BETWEEN = 0.015  # between the fields of a row, to each side, of a field's width
_MOST_ROWS = 5  # that have room for all their words on a slide


@dataclass(frozen=True)
class MatrixLayout:
    """How the fields are laid out: the names beside the rows or over them, and each field in words or in brief."""

    beside: bool
    brief: bool
    room: float  # px, for a field's letters


def evidence_matrix(coverage: pd.DataFrame, *, frame: FigureFrame, headline: str) -> Drawn:
    """A row an offering, a column a year, and one for the whole period where that has rows of its own.

    Takes `coverage_of_evidence`. Each field says in words or with a sign that a legend explains whether there is a complete
    list, and how many municipalities are known.
    """
    text = frame.text
    if coverage.empty or not coverage[OF].any():
        return empty_figure(frame, name=EVIDENCE, headline=headline)
    keys = list(dict.fromkeys(coverage[OFFERING]))
    columns = _columns(coverage, text)
    layout = _layout(coverage, len(keys), len(columns), frame)
    fields = [[_lines(row, layout, text) for _, row in coverage[coverage[OFFERING] == key].iterrows()] for key in keys]
    names = [text.of(frame.programme.offering(key).name) for key in keys]
    name_lines = [lines_of(name, LABEL_SIZE, _NAMES - 10) if layout.beside else [name] for name in names]
    high = max(len(lines) for row in [*fields, name_lines if layout.beside else []] for lines in row) * _LINE + 2 * _AIR
    top = 0 if layout.beside else HEADING
    figure, shapes = go.Figure(), list[dict[str, Any]]()
    for place, key in enumerate(keys):
        head = place * (top + high + _GAP) + top
        rows = coverage[coverage[OFFERING] == key]
        _draw_row(figure, rows, fields[place], names[place], frame, head, head + high)
        shapes += _fields(rows, frame, head, head + high)
    add_all(figure, shapes=shapes)
    whole = len(keys) * (top + high + _GAP)
    heads = [lines_of(column, LABEL_SIZE, layout.room + 8) for column in columns]
    _set_axes(figure, heads, name_lines, whole, top, high, layout, frame)
    dated = coverage[coverage[YEAR].notna()]
    return framed(
        figure,
        frame,
        name=EVIDENCE,
        headline=headline,
        subtitle=text("Kompletta listor, och antal kända kommuner, {region}, {period}.", **frame.scope),
        kind=text("Matris med en rad för varje erbjudande"),
        data_points=[
            (name, ", ".join(_in_words(coverage[coverage[OFFERING] == key], columns, text)))
            for name, key in zip(names, keys, strict=True)
        ],
        numbers=coverage[[OFFERING, YEAR, LISTED, KNOWN, CONFLICTING, OF]],
        height=whole,
        unknown=(int((dated[OF] - dated[KNOWN]).sum()), int(dated[OF].sum())),
        legend=_legend(coverage, frame) if layout.brief else (),
    )


def _columns(coverage: pd.DataFrame, text: Language) -> list[str]:
    first = coverage[coverage[OFFERING] == coverage[OFFERING].iloc[0]]
    return [text("hela perioden") if pd.isna(year) else str(year) for year in first[YEAR]]


def _layout(coverage: pd.DataFrame, rows: int, columns: int, frame: FigureFrame) -> MatrixLayout:
    """Names beside the rows where the paper has room for them and the words; all in brief where no field has."""
    beside, over = ((frame.width - taken) / columns * (1 - 2 * _BETWEEN) - 8 for taken in (_NAMES + 8, 12))
    worded = MatrixLayout(False, False, over)
    widest = max(
        width_of(part, _SIZE)
        for _, row in coverage.iterrows()
        for line in _words(row, worded, frame.text)
        for part in line.split(" ")
    )
    crowded = bool(frame.paper and frame.paper.height and rows > _MOST_ROWS)
    if frame.paper and beside >= widest:
        return MatrixLayout(True, crowded, beside)
    return MatrixLayout(crowded, crowded or over < widest, beside if crowded else over)


def _words(row: pd.Series, layout: MatrixLayout, text: Language) -> list[str]:
    """What stands in a field, in lines that may have to be broken; a sign stays with the word after it."""
    sign = LISTED_SIGN if row[LISTED] else UNLISTED_SIGN
    numbers = {"n": text.number(row[KNOWN]), "of": text.number(row[OF])}
    against = int(row[CONFLICTING])
    if layout.brief:
        marked = [f"{text.number(against)}{SIGNS[Evidence.CONFLICTING]}"] if against else []
        return [sign, text("{n} av {of}", **numbers), *marked]
    conflicting = [text.plural("{n} motstridig", "{n} motstridiga", against)] if against else []
    return [f"{sign}\u00a0{list_word(row[LISTED], text)}", text("kända: {n} av {of}", **numbers), *conflicting]


def _lines(row: pd.Series, layout: MatrixLayout, text: Language) -> list[str]:
    return [line for words in _words(row, layout, text) for line in lines_of(words, _SIZE, layout.room)]


def _fields(rows: pd.DataFrame, frame: FigureFrame, above: float, below: float) -> list[dict[str, Any]]:
    """One offering's fields, as shapes."""
    theme = frame.theme
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": place + _BETWEEN,
            "x1": place + 1 - _BETWEEN,
            "y0": above,
            "y1": below,
            "fillcolor": RAMP[1] if listed else theme.unknown,
            "line": {"color": RAMP[3] if listed else theme.quiet, "width": 1, "dash": "solid" if listed else "dot"},
        }
        for place, listed in enumerate(rows[LISTED])
    ]


def _draw_row(
    figure: go.Figure, rows: pd.DataFrame, fields: Sequence[list[str]], name: str, frame: FigureFrame, above: float, below: float
) -> None:
    """The words of one offering's fields."""
    theme = frame.theme
    figure.add_scatter(
        x=[place + 0.5 for place in range(len(fields))],
        y=[(above + below) / 2] * len(fields),
        mode="text",
        text=["<br>".join(map(escape_label, lines)) for lines in fields],
        textfont={"size": _SIZE, "color": [ink_on(RAMP[1]) if listed else theme.ink for listed in rows[LISTED]]},
        cliponaxis=False,
        customdata=[escape_label(words) for words in _in_words(rows, _columns(rows, frame.text), frame.text)],
        hovertemplate=f"<b>{escape_label(name)}</b> %{{customdata}}<extra></extra>",
        showlegend=False,
    )


def _set_axes(
    figure: go.Figure,
    heads: Sequence[list[str]],
    names: Sequence[list[str]],
    whole: float,
    top: float,
    high: float,
    layout: MatrixLayout,
    frame: FigureFrame,
) -> None:
    """The years over the columns, and the offerings beside the rows or over them; a row's height is in px."""
    still = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": ""}
    figure.layout.xaxis = still | {
        "side": "top",
        "range": [0, len(heads)],
        "tickvals": [place + 0.5 for place in range(len(heads))],
        "ticktext": ["<br>".join(map(escape_label, lines)) for lines in heads],
        "tickangle": 0,
        "tickfont": {"size": LABEL_SIZE, "color": frame.theme.ink},
    }
    middles = [place * (top + high + _GAP) + top + high / 2 for place in range(len(names))]
    figure.layout.yaxis = still | {
        "range": [whole, 0],
        "showticklabels": layout.beside,
        "tickvals": middles,
        "ticktext": ["<br>".join(map(escape_label, lines)) for lines in names],
        "tickfont": {"size": LABEL_SIZE, "color": frame.theme.ink},
    }
    if not layout.beside:
        for lines, middle in zip(names, middles, strict=True):
            figure.add_annotation(
                text=f"<b>{escape_label(lines[0])}</b>",
                xref="paper",
                x=0,
                xanchor="left",
                y=middle - high / 2,
                yanchor="bottom",
                yshift=1,
                showarrow=False,
                borderpad=0,
                font={"size": LABEL_SIZE, "color": frame.theme.ink},
            )
    figure.update_layout(
        margin={"l": _NAMES if layout.beside else 4, "t": 8 + max(map(len, heads)) * _LINE},
    )


def _legend(coverage: pd.DataFrame, frame: FigureFrame) -> list[LegendEntry]:
    """A square for each kind of field that occurs, and what a number of conflicts is marked with."""
    text, theme = frame.text, frame.theme
    looks = {True: (RAMP[1], RAMP[3], LISTED_SIGN), False: (theme.unknown, theme.quiet, UNLISTED_SIGN)}
    entries = [
        LegendEntry(sign, list_word(listed, text), fill, ink_on(fill) if listed else theme.ink, line)
        for listed, (fill, line, sign) in looks.items()
        if (coverage[LISTED] == listed).any()
    ]
    if coverage[CONFLICTING].any():
        entries.append(LegendEntry(SIGNS[Evidence.CONFLICTING], text("motstridiga")))
    return entries


def _in_words(rows: pd.DataFrame, columns: Sequence[str], text: Language) -> list[str]:
    """Each field of an offering in words."""
    said = []
    for column, (_, row) in zip(columns, rows.iterrows(), strict=True):
        words = {"n": text.number(row[KNOWN]), "of": text.number(row[OF]), "list": list_word(row[LISTED], text), "when": column}
        if row[CONFLICTING]:
            against = text.number(row[CONFLICTING])
            said.append(text("{when} {list} (kända: {n} av {of}, motstridiga: {against})", **words, against=against))
        else:
            said.append(text("{when} {list} (kända: {n} av {of})", **words))
    return said
