"""What a figure of the made-up programme stands in, and what can be read in a figure."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from src.charts.figure_frame import FigureFrame
from src.charts.map_areas import Ground
from src.charts.theme import LIGHT
from src.language import Language
from src.vocabulary import CODE
from tests.analysis.made_up import CODES, YEARS, make_programme, make_register

TEXT = Language("sv")


def make_frame(**changes: Any) -> FigureFrame:
    """The surround of all three years without a filter, with these of its parts replaced."""
    frame = FigureFrame(
        text=TEXT,
        theme=LIGHT,
        programme=make_programme(),
        years=YEARS,
        filters="Inga filter.",
        source="Sagorådet",
        as_of=date(2024, 12, 31),
        export="Protokoll",
    )
    return replace(frame, **changes)


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


def words(figure: go.Figure) -> list[str]:
    """What is written in a figure, one text for each annotation, as a reader sees it."""
    return [seen(annotation.text) for annotation in figure.layout.annotations]


def all_words(figure: go.Figure) -> str:
    """The same in one piece."""
    return " ".join(words(figure))


def seen(markup: str) -> str:
    """A text as Plotly draws it: tags are not seen, line breaks are spaces."""
    return unescape(re.sub(r"<[^>]+>", "", markup.replace("<br>", " "))).replace("\xa0", " ")


def of_kind(figure: go.Figure, kind: str) -> list[Any]:
    """The traces of one kind."""
    return [trace for trace in figure.data if trace.type == kind]


def legend(figure: go.Figure) -> list[str]:
    """The entries of the legend. Plotly gives one to every trace but fields, and calls it "trace 0" where nobody named it."""
    unasked = {"choropleth": False, "heatmap": False}
    shown = [trace for trace in figure.data if (unasked.get(trace.type, True) if trace.showlegend is None else trace.showlegend)]
    return [trace.name or "trace" for trace in shown]
