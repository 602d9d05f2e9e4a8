"""What every map is drawn from: fields in classes, their signs and outlines, and the legend."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from src.analysis.corrections import Cell
from src.charts.figure_frame import NO_COLOUR, FigureFrame
from src.charts.legend import LegendEntry, corrected_entry
from src.charts.map_window import Window, outlines, window_of
from src.charts.theme import INK, RAMP, WHITE, contrast, ink_on
from src.vocabulary import CODE, MANY_MUNICIPALITIES, Evidence
from src.wording.states import CORRECTED, SIGNS, state_word

SEEN = 3.0  # WCAG's least contrast for what a figure is made of
THIN, THICK = 0.9, 2.5  # px, outlines
THINNER, LESS_THICK = 0.5, 1.6  # the same of many small fields
SIGN_SIZE, SMALL_SIGN = 13, 11  # px; the small one for small maps, and still 8 pt on paper
SIGN, KIND, HOVER, LEADS = "sign", "kind", "hover", "leads"  # columns of the fields that are drawn; LEADS: what a click leads to


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on.

    `geojson` holds the whole region, `points` a point inside each municipality (code, longitude, latitude; degrees), `register`
    the municipalities in the selection; the others are drawn as bare outlines, on paper as pale fields. `around` holds those
    outside the region, which are pale too, and on paper only.
    """

    geojson: Mapping[str, Any]
    points: pd.DataFrame
    register: pd.DataFrame
    around: Mapping[str, Any] = field(default_factory=lambda: {"type": "FeatureCollection", "features": []})

    @cached_property
    def window(self) -> Window:
        """What a map shows at least: the municipalities of the selection, with a little air."""
        return window_of(self.geojson, set(self.register[CODE]))


@dataclass(frozen=True)
class Class:
    """A class of fields: its sign and words in the legend, and its fill. Fields that are `marked` have an outline in the accent."""

    sign: str
    words: str
    fill: str
    marked: bool = False


def state_classes(frame: FigureFrame) -> dict[str, Class]:
    """A class for each of the five states."""
    text, theme = frame.text, frame.theme
    fills = {
        Evidence.YES: RAMP[-2],
        Evidence.NO: RAMP[0],
        Evidence.UNKNOWN: theme.unknown,
        Evidence.NOT_ELIGIBLE: theme.shut_out,
        Evidence.CONFLICTING: theme.unknown,
    }
    return {
        state: Class(SIGNS[state], state_word(state, text), fill, state == Evidence.CONFLICTING) for state, fill in fills.items()
    }


def is_corrected(codes: Iterable[str], offerings: Sequence[str], frame: FigureFrame) -> list[bool]:
    """For each municipality, whether corrections change its state in one of these offerings over the figure's years."""
    return _over_years(codes, offerings, frame.corrected)


def is_assumed(codes: Iterable[str], offerings: Sequence[str], frame: FigureFrame) -> list[bool]:
    """For each municipality, whether only an assumption makes its state in one of these offerings over the figure's years."""
    return _over_years(codes, offerings, frame.assumed)


def _over_years(codes: Iterable[str], offerings: Sequence[str], cells: frozenset[Cell]) -> list[bool]:
    touched = {code for code, offering, year in cells if offering in offerings and year is None}
    return [code in touched for code in codes]


def are_many(ground: Ground) -> bool:
    """Whether so many municipalities are drawn that their signs give way to each other."""
    return len(ground.register) > MANY_MUNICIPALITIES


def height_to_width(ground: Ground) -> float:
    """How high a map is to its width, in Mercator's projection."""
    return screen_window(ground).ratio


def draw_fields(
    figure: go.Figure,
    fields: pd.DataFrame,
    classes: Mapping[str, Class],
    ground: Ground,
    frame: FigureFrame,
    *,
    geo: str = "geo",
    small: bool = False,
) -> None:
    """The fields (code, sign, kind, hover): a trace for each class that occurs, their signs, and the rest of the region around.

    Signs that may not all fit are left to `write_names`, which knows the canvas.
    """
    thin, thick = (THINNER, LESS_THICK) if are_many(ground) else (THIN, THICK)
    figure.layout[geo] = looking_at(screen_window(ground))
    if outside := [feature["id"] for feature in ground.around["features"]] if frame.paper else []:
        pale, border = frame.theme.around, {"color": frame.theme.ground, "width": THIN}
        _add(figure, ground.around, outside, pale, border, geo=geo, hoverinfo="skip")
    inside = set(ground.register[CODE])
    if frame.paper and (rest := [feature["id"] for feature in ground.geojson["features"] if feature["id"] not in inside]):
        border = {"color": frame.theme.quiet, "width": THINNER}
        _add(figure, ground.geojson, rest, frame.theme.around, border, geo=geo, hoverinfo="skip")
    elif rest := list(outlines(ground.geojson, inside)):
        look = {"color": frame.theme.line, "width": THIN}
        figure.add_scattergeo(
            lon=[place[0] for place in rest],
            lat=[place[1] for place in rest],
            mode="lines",
            line=look,
            hoverinfo="skip",
            showlegend=False,
            geo=geo,
        )
    for kind, drawn_as in classes.items():
        rows = fields[fields[KIND] == kind]
        if rows.empty:
            continue
        marked = rows[SIGN].str.rstrip(CORRECTED).str.endswith(SIGNS[Evidence.CONFLICTING]) | drawn_as.marked
        outline = {
            "color": [frame.theme.accent if mark else _outline(drawn_as.fill, frame) for mark in marked],
            "width": [thick if mark else thin for mark in marked],
        }
        shown = {
            "customdata": rows[HOVER],
            "hovertemplate": "%{customdata}<extra></extra>",
            "name": drawn_as.words or drawn_as.sign,
        }
        shown |= {"meta": rows[LEADS].to_list()} if LEADS in rows else {}
        _add(figure, ground.geojson, rows[CODE].to_list(), drawn_as.fill, outline, geo=geo, **shown)
    if not signs_give_way(ground, frame):
        write_signs(figure, fields[fields[SIGN] != ""], classes, ground, geo, SMALL_SIGN if small else SIGN_SIZE)


def signs_give_way(ground: Ground, frame: FigureFrame) -> bool:
    """Whether a map may lack room for all signs: one of many fields, and one on a slide, whose list has them all beside it."""
    return are_many(ground) or (frame.paper is not None and frame.paper.height is not None)


def legend_of(classes: Iterable[Class], frame: FigureFrame, *, corrected: bool = False) -> list[LegendEntry]:
    """The legend: a square for each class, drawn as on the map; and the mark of a corrected field, which has no square."""
    entries = [
        LegendEntry(
            one.sign,
            one.words,
            one.fill,
            ink_on(one.fill),
            frame.theme.accent if one.marked else _outline(one.fill, frame),
            2.0 if one.marked else THIN,
        )
        for one in classes
    ]
    return [*entries, corrected_entry(frame.text)] if corrected else entries


class _Boundaries(dict[str, object]):
    """Boundaries that Plotly does not copy, neither into a figure nor out of it: nobody changes them."""

    def __deepcopy__(self, _: object) -> "_Boundaries":
        return self


def _add(
    figure: go.Figure, geojson: Mapping[str, Any], codes: Sequence[str], fill: str, outline: Mapping[str, Any], **rest: Any
) -> None:
    figure.add_choropleth(
        geojson=_Boundaries(geojson),
        locations=codes,
        z=[1] * len(codes),
        colorscale=[[0, fill], [1, fill]],
        showscale=False,
        showlegend=False,
        marker={"line": outline},
        **rest,
    )


def halo(colour: str) -> str:
    """A halo in a field's own colour, for what is wider than the field."""
    return f"0 0 2px {colour}, 0 0 2px {colour}, 0 0 3px {colour}"


def write_signs(
    figure: go.Figure, fields: pd.DataFrame, classes: Mapping[str, Class], ground: Ground, geo: str, size: float
) -> None:
    """The signs of these fields, each in the middle of its own."""
    written = fields.merge(ground.points, on=CODE)
    if written.empty:
        return
    figure.add_scattergeo(
        lon=written["longitude"],
        lat=written["latitude"],
        mode="text",
        text=[f"<b>{sign}</b>" for sign in written[SIGN]],
        textfont={
            "size": size,
            "color": [ink_on(classes[kind].fill) for kind in written[KIND]],
            "shadow": [halo(classes[kind].fill) for kind in written[KIND]],
        },
        hoverinfo="skip",
        showlegend=False,
        geo=geo,
    )


def _outline(fill: str, frame: FigureFrame) -> str:
    """An outline that is seen against the field; where the field is dark, against its dark neighbours too."""
    usual = frame.theme.ink if contrast(frame.theme.ink, fill) >= SEEN else INK
    return usual if contrast(usual, fill) >= SEEN else WHITE


def screen_window(ground: Ground) -> Window:
    """What is seen where the canvas is not known: all of the region, or a square around a part of it that is not large."""
    part = {feature["id"] for feature in ground.geojson["features"]} - set(ground.register[CODE])
    return ground.window.filling(1, 1) if part and not are_many(ground) else ground.window


def looking_at(seen: Window) -> dict[str, object]:
    """How a map looks at the world: at this window, with nothing but the fields."""
    longitudes, latitudes = seen.degrees
    return {
        "visible": False,
        "lonaxis": {"range": longitudes},
        "lataxis": {"range": latitudes},
        "projection": {"type": "mercator"},
        "bgcolor": NO_COLOUR,
    }
