"""Figures on a page."""

import json
from typing import Any, NoReturn

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from src.app import figure
from src.charts.drawn import Drawn, FigureWords, finished


def show(drawn: "Drawn") -> None:
    import streamlit as st

    import src.app.figure  # noqa: F401

    st.plotly_chart(drawn.figure)


def test_streamlit_sends_the_json_of_a_finished_figure_without_writing_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = Drawn(go.Figure(go.Bar(x=[1, 2], y=["a", "b"])), FigureWords("bars", "Two of three"))
    sent = finished(drawn)

    def write(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the figure is written again")

    monkeypatch.setattr(figure, "_written", write)
    (chart,) = AppTest.from_function(show, args=(sent,)).run().get("plotly_chart")
    assert chart.proto.spec == sent.figure.to_dict().json
    assert AppTest.from_function(show, args=(drawn,)).run().exception


def test_a_finished_map_holds_what_is_sent_for_its_boundaries_and_the_drawn_one_keeps_them() -> None:
    square = {"type": "FeatureCollection", "features": []}
    drawn = Drawn(go.Figure(go.Choropleth(geojson=square, locations=["1"], z=[1])), FigureWords("map", "One"))
    sent = finished(drawn, lambda found: "./square" if found == square else "").figure.to_dict()
    assert json.loads(sent.json)["data"][0]["geojson"] == "./square"
    assert drawn.figure.to_dict()["data"][0]["geojson"] == square
