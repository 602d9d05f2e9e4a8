"""A click in a figure opens the records that the trace names for the point."""

import plotly.graph_objects as go

from src.app.figure import can_be_followed, clicked
from src.charts.drawn import Drawn, FigureWords

TRACES = [go.Scatter(x=[1], y=[1]), go.Scatter(x=[1, 2], y=[1, 2], meta=["1260.a.2018", "1260.a.2019"])]
DRAWN = Drawn(go.Figure(TRACES), FigureWords("prov", "Två punkter"))


def pick(*points: dict[str, int]) -> dict[str, dict[str, list[dict[str, int]]]]:
    return {"selection": {"points": list(points)}}


def test_a_click_opens_the_records_that_the_trace_names_for_the_point() -> None:
    assert clicked(DRAWN, pick({"curve_number": 1, "point_index": 1})) == "1260.a.2019"


def test_a_click_on_a_point_without_records_opens_nothing() -> None:
    assert clicked(DRAWN, pick()) == ""
    assert clicked(DRAWN, pick({"curve_number": 0, "point_index": 0})) == ""


def test_a_figure_can_be_followed_if_a_trace_names_records() -> None:
    assert can_be_followed(DRAWN)
    assert not can_be_followed(Drawn(go.Figure(TRACES[:1]), DRAWN.words))
