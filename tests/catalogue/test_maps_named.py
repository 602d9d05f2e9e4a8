"""Every municipality of a region has its name on an exported map: on the paper, and over no other name or sign."""

import math
from itertools import combinations
from typing import NamedTuple

import pytest

from src.analysis.assessed import AssessedRecord
from src.catalogue.figures import offerings_map
from src.charts.drawn import Drawn
from src.charts.label_places import LEFT, RIGHT
from src.charts.map_names import LETTER_HEIGHT
from src.charts.map_window import Window, _mercator
from src.charts.paper import FULL, SLIDE, Canvas, Paper
from src.language import read_language
from src.opening import DataFolder
from src.selection.selection import Selection
from src.selection.view import View
from src.text_width import width_of
from src.vocabulary import MUNICIPALITY
from tests.charts.figure_frames import of_kind, seen
from tests.records.frozen import SKANE


class Box(NamedTuple):
    """What a text covers, px from the map's left and top."""

    words: str
    left: float
    top: float
    right: float
    foot: float


def boxes(drawn: Drawn) -> tuple[list[Box], float, float]:
    """All that is written on a map, and how wide and high the map is."""
    layout = drawn.figure.layout
    width, height = layout.width - layout.margin.l - layout.margin.r, layout.height - layout.margin.t - layout.margin.b
    (west, east), (south, north) = layout.geo.lonaxis.range, layout.geo.lataxis.range
    seen_part = Window(math.radians(west), math.radians(east), _mercator(south), _mercator(north))
    scale = seen_part.scale(width, height)
    found = []
    for trace in (trace for trace in of_kind(drawn, "scattergeo") if trace.mode == "text"):
        places = trace.textposition if isinstance(trace.textposition, tuple) else ["middle center"] * len(trace.text)
        for lon, lat, words, place in zip(trace.lon, trace.lat, trace.text, places, strict=True):
            x, y = seen_part.to_px((lon, lat), scale)
            wide = width_of(seen(words), trace.textfont.size, bold=words.startswith("<b>"))
            left = x if place.endswith(RIGHT) else x - wide if place.endswith(LEFT) else x - wide / 2
            high = trace.textfont.size * LETTER_HEIGHT
            found.append(Box(seen(words), left, y - high / 2, left + wide, y + high / 2))
    return found, width, height


@pytest.mark.parametrize("paper", [FULL, SLIDE], ids=lambda paper: paper.name)
@pytest.mark.parametrize("offerings", [[], ["startpaket"], ["referensgrupp"]], ids=lambda keys: "".join(keys) or "all")
def test_every_municipality_has_its_name(paper: Paper, offerings: list[str]) -> None:
    opened = DataFolder(SKANE).open()
    assert isinstance(opened, AssessedRecord)
    view = View(opened, Selection.from_query({"erbjudande": offerings}, opened), read_language("sv"))
    written, width, height = boxes(offerings_map(view, Canvas(paper=paper)))
    names = set(opened.record.register[MUNICIPALITY])
    assert {box.words for box in written} >= names
    for box in written:
        assert box.left >= 0
        assert box.right <= width
        assert box.top >= 0
        assert box.foot <= height
    over = [
        (one.words, other.words)
        for one, other in combinations(written, 2)
        if names & {one.words, other.words}
        and min(one.right, other.right) > max(one.left, other.left)
        and min(one.foot, other.foot) > max(one.top, other.top)
    ]
    assert over == []
