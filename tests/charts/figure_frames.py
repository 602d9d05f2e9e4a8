"""What a figure of the made-up programme stands in, and what can be read in a figure."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any, Literal, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame, framed
from src.charts.legend import SQUARE, SQUARE_GAP
from src.charts.map_areas import Ground
from src.charts.paper import Paper
from src.charts.theme import LIGHT
from src.language import Language
from src.vocabulary import CODE
from src.wording.origin import Origin, SourceLine
from src.wording.warnings import WarningText
from tests.analysis.made_up import CODES, make_programme, make_register

TEXT = Language("sv")
MADE_UP = WarningText("Protokoll: påhittade uppgifter.", "Protokoll: uppgifterna är påhittade.")
ASSUMED = WarningText("Tänkt läge: 1 uppgift.", "Tänkt läge: 1 uppgift är antagen.")


def make_frame(**changes: Any) -> FigureFrame:
    """The frame of all three years without a filter, with these parts of it or of its origin replaced."""
    frame = FigureFrame(text=TEXT, theme=LIGHT, programme=make_programme(), origin=make_origin(), some_year="2022–2024")
    if source := changes.pop("source", ""):
        changes["sources"] = (SourceLine(source, "", "", ""),)
    of_origin = {name: changes.pop(name) for name in list(changes) if name in Origin.__dataclass_fields__ and name != "programme"}
    return replace(frame, **changes, origin=replace(frame.origin, **of_origin))


def make_origin(**changes: Any) -> Origin:
    """Where figures of the made-up programme come from, with these parts replaced."""
    origin = Origin(
        programme="Sagor",
        owner="Sagorådet",
        region="Sagolandet",
        period="2022–2024",
        filters="Inga filter.",
        export="Protokoll",
        as_of=date(2024, 12, 31),
        made_up=False,
        version="",
        address="",
        assumed=False,
        sources=(SourceLine("Sagorådet", "Protokoll, hela", "", ""),),
    )
    return replace(origin, **changes)


def make_ground(register: pd.DataFrame | None = None) -> Ground:
    """Four squares in a row, one for each municipality; the selection is the whole register or this part of it."""
    squares = [
        {
            "type": "Feature",
            "id": code,
            "properties": {},
            "geometry": {"type": "Polygon", "coordinates": [[[n, 50], [n + 1, 50], [n + 1, 51], [n, 51], [n, 50]]]},
        }
        for n, code in enumerate(CODES)
    ]
    points = pd.DataFrame({CODE: CODES, "longitude": [n + 0.5 for n in range(4)], "latitude": [50.5] * 4})
    return Ground({"type": "FeatureCollection", "features": squares}, points, make_register() if register is None else register)


def words(drawn: Drawn) -> list[str]:
    """What is written in a figure, one text for each annotation, as a reader sees it."""
    return [seen(annotation.text) for annotation in drawn.figure.layout.annotations]


def all_words(drawn: Drawn) -> str:
    """The same in one piece."""
    return " ".join(words(drawn))


def seen(markup: str) -> str:
    """A text as Plotly draws it: tags are not seen, line breaks are spaces."""
    return unescape(re.sub(r"<[^>]+>", "", markup.replace("<br>", " "))).replace("\xa0", " ")


def of_kind(drawn: Drawn, kind: str) -> list[Any]:
    """The traces of one kind."""
    return [trace for trace in drawn.figure.data if trace.type == kind]


class Field(NamedTuple):
    """A field of the matrix: its sign, what a pointer shows, its colours, where a click leads, and its ends from left to right."""

    sign: str
    said: str
    fill: str
    ink: str
    leads: str | None
    ends: tuple[float, float]


def fields(drawn: Drawn) -> dict[tuple[str, str], Field]:
    """The fields of the matrix by year and municipality, each of them drawn once."""
    found = []
    for bar in of_kind(drawn, "bar"):
        leads = bar.meta or [None] * len(bar.y)
        for name, sign, (year, said), left, width, lead in zip(
            bar.y, bar.text, bar.customdata, bar.base, bar.x, leads, strict=True
        ):
            look = (bar.marker.color, bar.textfont.color)
            found.append(((year, name), Field(sign, said, *look, lead, (left, left + width))))
    assert len(dict(found)) == len(found)
    return dict(found)


def legend(drawn: Drawn) -> list[str]:
    """The entries of the legend: our own, each with its sign and its words, or Plotly's."""
    own = [note for note in drawn.figure.layout.annotations if (note.xref, note.yref, note.yanchor) == ("paper", "paper", "middle")]
    found: list[str] = []
    for before, note in zip([None, *own], own, strict=False):
        if (
            before
            and before.xanchor == "center"
            and note.xanchor == "left"
            and abs(note.xshift - before.xshift - SQUARE / 2 - SQUARE_GAP) < 0.01
        ):
            found[-1] += f" {seen(note.text)}"
        else:
            found.append(seen(note.text))
    shown = [trace for trace in drawn.figure.data if trace.showlegend or (trace.showlegend is None and trace.type != "choropleth")]
    return [*found, *(trace.name or "trace" for trace in shown)]


def legend_signs(drawn: Drawn) -> list[Any]:
    """The signs in the squares of the legend."""
    return [
        note for note in drawn.figure.layout.annotations if (note.yanchor, note.xanchor, note.xref) == ("middle", "center", "paper")
    ]


def squares(drawn: Drawn) -> list[Any]:
    """The squares of the legend."""
    return [shape for shape in drawn.figure.layout.shapes if shape.xsizemode == "pixel"]


def field_signs(drawn: Drawn) -> set[str]:
    """Every sign in a field, of a map or a matrix."""
    return {seen(str(sign)) for trace in of_kind(drawn, "bar") for sign in trace.text} | {
        sign for *_, sign in _written(drawn, "signs")
    }


def map_signs(drawn: Drawn) -> dict[float, str]:
    """The sign written at each longitude of a map: 0.5 in the first municipality, 1.5 in the second."""
    return {east: sign for east, _, sign in _written(drawn, "signs")}


def map_names(drawn: Drawn) -> dict[str, tuple[float, float]]:
    """Where the names on a map stand: longitude and latitude of each."""
    return {name: (east, north) for east, north, name in _written(drawn, "names")}


def _written(drawn: Drawn, what: Literal["signs", "names"]) -> list[tuple[float, float, str]]:
    """What is written on a map: longitude, latitude and words. Signs are in heavy type."""
    texts = [trace for trace in of_kind(drawn, "scattergeo") if trace.mode == "text"]
    places = [place for trace in texts for place in zip(trace.lon, trace.lat, trace.text, strict=True)]
    return [(*place, seen(words)) for *place, words in places if words.startswith("<b>") == (what == "signs")]


def map_fields(drawn: Drawn) -> list[Any]:
    """The traces of a map that are in the selection, and not bare outlines."""
    return [trace for trace in of_kind(drawn, "choropleth") if trace.customdata is not None]


def map_hovers(drawn: Drawn) -> dict[str, str]:
    """What a pointer shows over each municipality of a map, by its code."""
    return {code: said for trace in map_fields(drawn) for code, said in zip(trace.locations, trace.customdata, strict=True)}


def explained(paper: Paper | None, *names: str) -> Drawn:
    """A figure of nothing with these entries in its legend."""
    figure = go.Figure([go.Bar(x=[1], y=[1], name=name) for name in names])
    said: dict[str, Any] = {"name": "prov", "headline": "Två", "subtitle": "Lyktor.", "kind": "Stapeldiagram"}
    return framed(figure, make_frame(paper=paper), **said, data_points=[("", "två")], numbers=pd.DataFrame(), height=200)
