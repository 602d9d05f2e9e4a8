"""Figures to draw, and one renderer for those who only want a figure drawn."""

import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from src.charts.paper import FULL, Paper
from src.charts.theme import FONT
from src.reporting.figure.renderer import Renderer
from tests.reporting import reports

CLEAR = {"paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)"}
SVG = "{http://www.w3.org/2000/svg}"
WORDS = replace(reports.WORDS, headline="Två av fyra byar läser <sagor> & visor")


def bars(words: str = "Ängsby", *, paper: Paper = FULL, **layout: Any) -> go.Figure:
    """Two bars, one of them hatched, with these words beside them, and a heading in bold."""
    hatch = {"shape": ["/", ""], "fgcolor": "#FFFFFF", "bgcolor": "#7A8794"}
    figure = go.Figure(go.Bar(x=["Åkarp", "Östra"], y=[1, 2], marker={"color": "#2F74B0", "pattern": hatch}))
    figure.add_annotation(text=words, x=0.5, y=2.5, showarrow=False)
    figure.add_annotation(text="<b>Två av fyra ●</b>", x=0.5, y=3, showarrow=False)
    looks = {"template": "none", "font": {"family": FONT, "size": 12.5}} | CLEAR
    return figure.update_layout({**looks, "width": paper.width, "height": paper.height or 300, **layout})


def country() -> go.Figure:
    """A map of one square, with a number whose halo hides the lines beneath it."""
    square = [[12, 55], [12, 56], [14, 56], [14, 55], [12, 55]]
    feature = {"type": "Feature", "id": "1", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [square]}}
    figure = go.Figure(
        go.Choropleth(geojson={"type": "FeatureCollection", "features": [feature]}, locations=["1"], z=[1], showscale=False)
    )
    figure.add_trace(go.Scattergeo(lon=[13], lat=[55.5], mode="text", text=["4"], textfont={"shadow": "0 0 2px #B9D3E8"}))
    figure.update_geos(visible=False, fitbounds="locations", projection_type="mercator")
    return figure.update_layout(template="none", width=300, height=200, showlegend=False, **CLEAR)


def words_in(svg: bytes) -> list[str]:
    """What is written in an SVG, one string for each text."""
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def until(true: Callable[[], object]) -> None:
    """Waits, a minute at most."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)


@contextmanager
def a_renderer(**settings: Any) -> Iterator[Renderer]:
    """A renderer that gives a slow machine time."""
    with Renderer(**{"limit": 60, "start_limit": 120, **settings}) as renderer:
        yield renderer
