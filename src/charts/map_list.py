"""The municipalities of a map as a list, by the sign that they carry: under a small map, and beside one on a slide."""

from collections.abc import Iterable, Mapping

import pandas as pd
import plotly.graph_objects as go

from src.charts.drawn import Drawn
from src.charts.figure_frame import LINE_HEIGHT, FigureFrame
from src.charts.labels import escape_label
from src.charts.map_areas import KIND, SIGN, Ground
from src.charts.paper import HALF
from src.charts.theme import LABEL_SIZE, SOURCE_SIZE
from src.text_width import lines_of, width_of
from src.vocabulary import CODE, MUNICIPALITY

_BESIDE = 0.28  # of a slide's width
_APART, _AFTER_SIGN = 16, 8  # px between a map and its list, and after a sign
_MOST_UNDER = 10  # lines under a map, before the largest group of names becomes a number
_NO_LINE = "\u00a0"

Rows = Mapping[str, tuple[str, ...]]  # the names that carry a sign, in the order of the map's key


def names_by_sign(fields: pd.DataFrame, classes: Iterable[str], ground: Ground, frame: FigureFrame) -> Rows:
    """The names by their sign, if the paper has a list: half a page and slides have one. Fields without a sign are left out."""
    if frame.paper is None or (frame.paper.height is None and frame.paper.width > HALF.width):
        return {}
    drawn = fields[fields[SIGN] != ""].merge(ground.register[[CODE, MUNICIPALITY]], on=CODE)
    order = list(classes)
    drawn = drawn.assign(place=[order.index(kind) for kind in drawn[KIND]]).sort_values(["place", SIGN], kind="stable")
    return {str(sign): tuple(names) for sign, names in drawn.groupby(SIGN, sort=False)[MUNICIPALITY]}


def leave_room(figure: go.Figure, rows: Rows, frame: FigureFrame) -> None:
    """Widens the margin of a map that is not yet framed by its list."""
    if not rows or frame.paper is None:
        return
    if frame.paper.height is None:
        figure.layout.margin.b = round(len(_lines(rows, frame, _MOST_UNDER)[0]) * SOURCE_SIZE * LINE_HEIGHT) + _APART
    else:
        figure.layout.margin.r = round(frame.width * _BESIDE) + _APART


def write_list(drawn: Drawn, rows: Rows, frame: FigureFrame) -> None:
    """Writes the list in the room that was left for it."""
    if not rows or frame.paper is None:
        return
    layout = drawn.figure.layout
    beside = frame.paper.height is not None
    size = LABEL_SIZE if beside else SOURCE_SIZE
    high = layout.height - layout.margin.t - layout.margin.b
    signs, names, indent = _lines(rows, frame, int(high / (size * LINE_HEIGHT)) if beside else _MOST_UNDER)
    x, left, down = (1, _APART, 0) if beside else (0, 2 - layout.margin.l, -_APART / 2)
    look = {"font": {"size": size, "color": frame.theme.ink}, "showarrow": False, "borderpad": 0, "align": "left"}
    at = {"xref": "paper", "yref": "paper", "x": x, "y": 1 if beside else 0, "xanchor": "left", "yanchor": "top", "yshift": down}
    heavy = "<br>".join(f"<b>{escape_label(sign)}</b>" if sign != _NO_LINE else sign for sign in signs)
    notes = [
        {"text": heavy, "xshift": left, **look, **at},
        {"text": "<br>".join(map(escape_label, names)), "xshift": left + indent, **look, **at},
    ]
    layout.annotations = [*notes, *layout.annotations]  # the words around the figure stay last


def _lines(rows: Rows, frame: FigureFrame, most: int) -> tuple[list[str], list[str], float]:
    """Line by line the signs and the names, and how far in the names stand, px. No more than `most`, if numbers can save it."""
    beside = frame.paper is not None and frame.paper.height is not None
    size = LABEL_SIZE if beside else SOURCE_SIZE
    indent = max(width_of(sign, size, bold=True) for sign in rows) + _AFTER_SIGN
    room = (frame.width * _BESIDE if beside else frame.width - 6) - indent
    names = {sign: lines_of(", ".join(name.replace(" ", "\u00a0") for name in of), size, room) for sign, of in rows.items()}
    for sign in sorted(rows, key=lambda sign: -len(rows[sign])):
        if sum(map(len, names.values())) > most:
            names[sign] = [frame.text.plural("{n} kommun", "{n} kommuner", len(rows[sign]))]
    signs = [sign if n == 0 else _NO_LINE for sign, lines in names.items() for n in range(len(lines))]
    return signs, [line for lines in names.values() for line in lines], indent
