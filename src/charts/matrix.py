"""Every municipality in every year, as a matrix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from src.analysis.counts import OPEN
from src.analysis.reference_group import NEW
from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame, empty_figure, framed
from src.charts.labels import escape_label
from src.charts.legend import LegendEntry, corrected_entry
from src.charts.paper import HIGHEST_DRAWING
from src.charts.theme import RAMP, ink_on
from src.vocabulary import CODE, MUNICIPALITY, STATE, YEAR, Evidence, cell_name
from src.wording.states import SIGNS, assumed_word, corrected_sign, corrected_word, state_word

_RETURNING = "returning"
_KIND, _ROW, CORRECTED_CELL, _ASSUMED = "kind", "row", "corrected", "assumed"  # columns of the fields that are drawn
ROW_HEIGHT, _NAMES, BLOCK = 23, 104, 190  # px: a row, the municipalities' names, and the least width of names and years
LEAST_ROW = 17  # px: a row of a long matrix on paper
_GAP = 2  # px between fields


@dataclass(frozen=True)
class Look:
    """How the fields of one kind are drawn and explained."""

    sign: str
    word: str
    fill: str
    ink: str


def membership_matrix(
    cells: pd.DataFrame, register: pd.DataFrame, *, frame: FigureFrame, years: Sequence[int], headline: str
) -> Drawn:
    """The group's members, a row a municipality in the register's order and a column a year; on paper in blocks side by side.

    Takes `memberships`. Each field carries a sign, so that it can be read without colour.
    """
    text = frame.text
    name, offering = f"{frame.programme.group_key}-matris", text.of(frame.programme.goal_offering.definite)
    if register.empty or not years:
        return empty_figure(frame, name=name, headline=headline)
    fields, looks = _fields(cells, register, years, frame), _looks(frame)
    blocks = min(max(frame.width // BLOCK, 1), len(register)) if frame.paper else 1
    length = -(-len(register) // blocks)
    row_height = min(ROW_HEIGHT, max(HIGHEST_DRAWING // length, LEAST_ROW)) if frame.paper else ROW_HEIGHT
    wide = (frame.width - 8) // blocks - _NAMES  # px, of a block's years
    figure = go.Figure(layout={"barmode": "overlay", "margin": {"l": _NAMES, "t": 24}})
    for place in range(-(-len(register) // length)):
        rows = [escape_label(name) for name in register[MUNICIPALITY].iloc[place * length : (place + 1) * length]]
        number = "" if place == 0 else str(place + 1)
        _draw_fields(figure, fields[fields[_ROW] // length == place], looks, frame, years, 1 - _GAP * len(years) / wide, number)
        _set_axes(figure, rows, length, years, place * (wide + _NAMES), wide, frame, number)
    words = [
        f"{year} {_said(looks[kind], mark, made, frame)}"
        for year, kind, mark, made in zip(fields[YEAR], fields[_KIND], fields[CORRECTED_CELL], fields[_ASSUMED], strict=True)
    ]
    return framed(
        figure,
        frame,
        name=name,
        headline=headline,
        subtitle=text("Kommuner i {offering}, {region}, {period}.", offering=offering, **frame.scope),
        kind=text("Matris med en rad för varje kommun"),
        data_points=[
            (municipality, ", ".join(words[n * len(years) : (n + 1) * len(years)]))
            for n, municipality in enumerate(register[MUNICIPALITY])
        ],
        numbers=fields[[CODE, YEAR, STATE]].sort_values([CODE, YEAR]),
        height=row_height * length,
        unknown=(int(fields[STATE].isin(list(OPEN)).sum()), len(fields)),
        legend=_legend(fields, looks, frame),
    )


def _fields(cells: pd.DataFrame, register: pd.DataFrame, years: Sequence[int], frame: FigureFrame) -> pd.DataFrame:
    """The cells row by row: with the kind of field, the row, the municipality, and whether a correction touches it."""
    offering = frame.programme.goal.offering
    shown = cells[cells[YEAR].isin(list(years))].merge(
        register[[CODE, MUNICIPALITY]].assign(**{_ROW: range(len(register))}), on=CODE
    )
    kind = shown[STATE].where(shown[STATE] != Evidence.YES, shown[NEW].map({True: NEW, False: _RETURNING}))
    places = [(code, offering, year) for code, year in zip(shown[CODE], shown[YEAR], strict=True)]
    shown[_KIND], shown[CORRECTED_CELL] = kind, [cell in frame.corrected for cell in places]
    shown[_ASSUMED] = [cell in frame.assumed for cell in places]
    return shown.sort_values([_ROW, YEAR])


def _looks(frame: FigureFrame) -> dict[str, Look]:
    """The look of each kind of field, in the order of the legend."""
    text, theme = frame.text, frame.theme
    fills = {
        Evidence.NO: RAMP[0] if theme.name == "light" else theme.line,
        Evidence.UNKNOWN: theme.unknown,
        Evidence.NOT_ELIGIBLE: theme.shut_out,
        Evidence.CONFLICTING: theme.unknown,
    }
    inks = {Evidence.CONFLICTING: theme.accent}
    return {
        NEW: Look("●", text("ny"), theme.new, ink_on(theme.new)),
        _RETURNING: Look("○", text("återkommande"), theme.returning, ink_on(theme.returning)),
    } | {state: Look(SIGNS[state], state_word(state, text), fill, inks.get(state, theme.ink)) for state, fill in fills.items()}


def clickable(leads: Sequence[str], ink: str, frame: FigureFrame) -> dict[str, Any]:
    """What makes each point of a trace of bars lead where `leads` says, on a screen; a click changes no look."""
    as_it_is = {"marker": {"opacity": 1}, "textfont": {"color": ink}}  # both, or Plotly (4.1) fails at a click
    return {"selected": as_it_is, "unselected": as_it_is, "meta": None if frame.paper else list(leads)}


def _said(look: Look, corrected: bool, assumed: bool, frame: FigureFrame) -> str:
    return assumed_word(corrected_word(look.word, corrected, frame.text), assumed, frame.text)


def _draw_fields(
    figure: go.Figure,
    fields: pd.DataFrame,
    looks: Mapping[str, Look],
    frame: FigureFrame,
    years: Sequence[int],
    across: float,
    number: str,
) -> None:
    """A block's fields: a trace of bars and their signs for each kind that occurs. On a screen, a click leads to the cell."""
    offering = frame.programme.goal.offering
    for kind, look in looks.items():
        drawn = fields[fields[_KIND] == kind]
        if drawn.empty:
            continue
        marks = drawn[CORRECTED_CELL]
        figure.add_bar(
            orientation="h",
            y=[escape_label(name) for name in drawn[MUNICIPALITY]],
            x=[across] * len(drawn),
            base=[years.index(year) - across / 2 for year in drawn[YEAR]],
            width=1 - _GAP / ROW_HEIGHT,
            marker={"color": look.fill, "line": {"width": 0}},
            text=[corrected_sign(look.sign, mark) for mark in marks],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="outside",  # and so none of these
            textfont={"color": look.ink, "size": 13},
            customdata=[
                [str(year), _said(look, mark, made, frame)]
                for year, mark, made in zip(drawn[YEAR], marks, drawn[_ASSUMED], strict=True)
            ],
            hovertemplate="<b>%{y}</b> %{customdata[0]}: %{customdata[1]}<extra></extra>",
            showlegend=False,
            **clickable(list(map(cell_name, drawn[CODE], repeat(offering), drawn[YEAR])), look.ink, frame),
            xaxis=f"x{number}",
            yaxis=f"y{number}",
        )


def _set_axes(
    figure: go.Figure,
    rows: Sequence[str],
    length: int,
    years: Sequence[int],
    left: float,
    wide: float,
    frame: FigureFrame,
    number: str,
) -> None:
    """A block's years above it and its municipalities beside it, `length` at most; `left` and `wide` in px of the drawing."""
    whole = frame.width - _NAMES - 8
    still: dict[str, Any] = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": ""}
    figure.layout[f"xaxis{number}"] = still | {
        "side": "top",
        "anchor": f"y{number}",
        "domain": [left / whole, min((left + wide) / whole, 1)],
        "range": [-0.5, len(years) - 0.5],
        "tickvals": list(range(len(years))),
        "ticktext": list(map(str, years)),
        "tickfont": {"size": 14 if wide == whole else 12.5},
    }
    over = 0.1 if frame.paper and frame.paper.height else 0.0  # of a row, for signs that are as high as the low rows of a slide
    figure.layout[f"yaxis{number}"] = still | {
        "type": "category",
        "anchor": f"x{number}",
        "categoryorder": "array",
        "categoryarray": rows,
        "range": [length - 0.5 + over, -0.5 - over],  # also in a last block with fewer, whose rows are no higher
        "tickfont": {"size": 12.5},
    }


def _legend(fields: pd.DataFrame, looks: Mapping[str, Look], frame: FigureFrame) -> list[LegendEntry]:
    """A square for each kind of field that occurs; and the mark of a corrected cell, which has no square."""
    found = [look for kind, look in looks.items() if (fields[_KIND] == kind).any()]
    entries = [LegendEntry(look.sign, look.word, look.fill, look.ink, frame.theme.quiet) for look in found]
    return [*entries, corrected_entry(frame.text)] if fields[CORRECTED_CELL].any() else entries
