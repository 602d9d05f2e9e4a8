"""One renderer for all tests that only want a figure drawn, and what it draws."""

from collections.abc import Iterator

import pytest

from src.charts.paper import HALF, SLIDE
from src.reporting.figure.renderer import Renderer
from tests.reporting.figure.drawn import a_renderer, bars, country


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    with a_renderer() as renderer:
        yield renderer


@pytest.fixture(scope="session")
def raw(renderer: Renderer) -> dict[str, bytes]:
    """Bars for each paper and a map, as Plotly draws them."""
    figures = {"full": bars(), "half": bars(paper=HALF), "slide": bars(paper=SLIDE), "map": country()}
    return {name: renderer.svg(figure) for name, figure in figures.items()}
