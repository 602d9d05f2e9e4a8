"""Every municipality in every year, as a matrix."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from src.analysis.counts import OPEN
from src.analysis.reference_group import NEW
from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame, empty_figure, escape_label, framed
from src.charts.theme import RAMP, Theme, ink_on
from src.language import Language
from src.vocabulary import CODE, MUNICIPALITY, STATE, YEAR, Evidence, cell_name
from src.wording.states import CORRECTED, SIGNS, corrected_sign, corrected_word, state_word

RETURNING = "returning"
KINDS = (NEW, RETURNING, Evidence.NO, Evidence.UNKNOWN, Evidence.NOT_ELIGIBLE, Evidence.CONFLICTING)
KIND_SIGNS = ("●", "○", *(SIGNS[Evidence(kind)] for kind in KINDS[2:]))
ROW_HEIGHT, NAMES, BLOCK = 23, 104, 190  # px: a row, the municipalities' names, and the least width of names and years


def membership_matrix(
    cells: pd.DataFrame, register: pd.DataFrame, *, frame: FigureFrame, years: Sequence[int], headline: str
) -> Drawn:
    """The group's members, a row a municipality in the register's order and a column a year; on paper in blocks side by side.

    Takes `memberships`. Each field carries a sign, so that it can be read without colour.
    """
    text = frame.text
    name = f"{frame.programme.group_key}-matris"
    if register.empty or not years:
        return empty_figure(frame, name=name, headline=headline)
    shown = cells[cells[YEAR].isin(list(years))]
    kinds = _kinds(shown).loc[register[CODE], list(years)]
    corrected = _corrected(kinds, frame)
    blocks = min(max(frame.width // BLOCK, 1), len(register)) if frame.paper else 1
    length = -(-len(register) // blocks)
    figure = go.Figure()
    for n, start in enumerate(range(0, len(register), length)):
        part = slice(start, start + length)
        rows = [escape_label(municipality) for municipality in register[MUNICIPALITY].iloc[part]]
        rows += ["\u00a0" * (blank + 1) for blank in range(length - len(rows))]  # so that the last block's rows are no higher
        _draw_block(figure, rows, kinds.iloc[part], corrected.iloc[part], frame, place=n, blocks=blocks)
    _explain(figure, sorted(set(kinds.to_numpy().ravel())), frame)
    if corrected.to_numpy().any():
        _explain_corrected(figure, frame)
    figure.update_layout(margin={"l": NAMES, "t": 24})
    data_points = [
        (municipality, ", ".join(f"{year} {said}" for year, said in zip(years, line, strict=True)))
        for municipality, line in zip(register[MUNICIPALITY], _said(kinds, corrected, text), strict=True)
    ]
    return framed(
        figure,
        frame,
        name=name,
        headline=headline,
        subtitle=text(
            "Medlemmar i {offering}, {region}, {period}.",
            offering=text.of(frame.programme.goal_offering.definite),
            region=frame.origin.region,
            period=frame.origin.period,
        ),
        kind=text("Matris med en rad för varje kommun"),
        data_points=data_points,
        numbers=shown.loc[shown[CODE].isin(register[CODE]), [CODE, YEAR, STATE]].sort_values([CODE, YEAR]),
        height=ROW_HEIGHT * length,
        unknown=(int(shown[STATE].isin(list(OPEN)).sum()), len(shown)),
    )


def _kinds(cells: pd.DataFrame) -> pd.DataFrame:
    """A row a municipality, a column a year: the place in KINDS of what the cell is."""
    kind = cells[STATE].where(cells[STATE] != Evidence.YES, cells[NEW].map({True: NEW, False: RETURNING}))
    placed = cells.assign(kind=[KINDS.index(value) for value in kind])
    return placed.pivot_table(index=CODE, columns=YEAR, values="kind").astype(int)


def _corrected(kinds: pd.DataFrame, frame: FigureFrame) -> pd.DataFrame:
    """Whether a correction touches each of the cells; the same rows and columns."""
    offering = frame.programme.goal.offering
    touched = [[(str(code), offering, int(year)) in frame.corrected for year in kinds.columns] for code in kinds.index]
    return pd.DataFrame(touched, index=kinds.index, columns=kinds.columns, dtype=bool)


def _said(kinds: pd.DataFrame, corrected: pd.DataFrame, text: Language) -> list[list[str]]:
    """The cells in words, a list for each row."""
    words = _words(text)
    lines = zip(kinds.to_numpy(), corrected.to_numpy(), strict=True)
    return [[corrected_word(words[value], mark, text) for value, mark in zip(*line, strict=True)] for line in lines]


def _words(text: Language) -> tuple[str, ...]:
    return (text("ny"), text("återkommande"), *(state_word(kind, text) for kind in KINDS[2:]))


def _fills(theme: Theme) -> tuple[str, ...]:
    no = RAMP[0] if theme.name == "light" else theme.line
    return (theme.new, theme.returning, no, theme.unknown, theme.shut_out, theme.unknown)


def _draw_block(
    figure: go.Figure, rows: list[str], kinds: pd.DataFrame, corrected: pd.DataFrame, frame: FigureFrame, *, place: int, blocks: int
) -> None:
    """Some of the rows, with the signs in their fields, on axes of their own."""
    theme, fills = frame.theme, _fills(frame.theme)
    values, columns = kinds.to_numpy(), [str(year) for year in kinds.columns]
    steps = [[bound, fills[n]] for n in range(len(KINDS)) for bound in (n / len(KINDS), (n + 1) / len(KINDS))]
    number = "" if place == 0 else str(place + 1)
    axes: dict[str, Any] = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    figure.add_heatmap(
        z=values,
        x=columns,
        y=rows[: len(values)],
        zmin=-0.5,
        zmax=len(KINDS) - 0.5,
        colorscale=steps,
        showscale=False,
        xgap=3,
        ygap=2,
        customdata=_said(kinds, corrected, frame.text),
        hovertemplate="<b>%{y}</b> %{x}: %{customdata}<extra></extra>",
        **axes,
    )
    if frame.paper is None:
        _lead(figure, figure.data[-1], list(kinds.index), frame)
    fields = [
        (column, row, value, mark)
        for row, line, marks in zip(rows, values, corrected.to_numpy(), strict=False)
        for column, value, mark in zip(columns, line, marks, strict=True)
    ]
    for kind in sorted({value for _, _, value, _ in fields}):
        places = [(column, row, mark) for column, row, value, mark in fields if value == kind]
        figure.add_scatter(
            x=[column for column, _, _ in places],
            y=[row for _, row, _ in places],
            mode="text",
            text=[corrected_sign(KIND_SIGNS[kind], mark) for *_, mark in places],
            textfont={"color": _ink(KINDS[kind], fills[kind], theme), "size": 13},
            hoverinfo="skip",
            showlegend=False,
            **axes,
        )
    whole = frame.width - NAMES - 8
    width = (whole - (blocks - 1) * NAMES) / blocks / whole
    left = place * (width + NAMES / whole)
    still: dict[str, Any] = {"type": "category", "showgrid": False, "fixedrange": True, "ticks": ""}
    figure.layout[f"xaxis{number}"] = still | {
        "side": "top",
        "anchor": f"y{number}",
        "domain": [left, min(left + width, 1)] if blocks > 1 else [0, 1],
        "tickfont": {"size": 14 if blocks == 1 else 12.5},
    }
    figure.layout[f"yaxis{number}"] = still | {
        "anchor": f"x{number}",
        "categoryorder": "array",
        "categoryarray": rows,
        "range": [len(rows) - 0.5, -0.5],
        "tickfont": {"size": 12.5},
    }


def _lead(figure: go.Figure, fields: go.Heatmap, codes: Sequence[str], frame: FigureFrame) -> None:
    """What a click takes hold of, since it finds no field of a heat map: unseen points over the fields, each naming its cell."""
    offering = frame.programme.goal.offering
    figure.add_scatter(
        x=[column for _ in codes for column in fields.x],
        y=[row for row in fields.y for _ in fields.x],
        mode="markers",
        marker={"symbol": "square", "size": ROW_HEIGHT, "opacity": 0},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        meta=[cell_name(code, offering, year) for code in codes for year in fields.x],
        customdata=[words for line in fields.customdata for words in line],
        hovertemplate=fields.hovertemplate,
        showlegend=False,
        xaxis=fields.xaxis,
        yaxis=fields.yaxis,
    )


def _explain(figure: go.Figure, kinds: Sequence[int], frame: FigureFrame) -> None:
    """The legend: a square for each kind of field that occurs."""
    fills, words = _fills(frame.theme), _words(frame.text)
    for kind in kinds:
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            marker={"symbol": "square", "size": 12, "color": fills[kind], "line": {"color": frame.theme.quiet, "width": 1}},
            name=f"{KIND_SIGNS[kind]} {words[kind]}",
        )


def _explain_corrected(figure: go.Figure, frame: FigureFrame) -> None:
    """The legend's line on the mark of a corrected cell; a mark has no square."""
    marker = {"symbol": "square", "size": 12, "color": "rgba(0,0,0,0)"}
    figure.add_scatter(x=[None], y=[None], mode="markers", marker=marker, name=f"{CORRECTED} {frame.text('rättad uppgift')}")


def _ink(kind: str, fill: str, theme: Theme) -> str:
    if kind == Evidence.CONFLICTING:
        return theme.accent
    return ink_on(fill) if kind in (NEW, RETURNING) else theme.ink
