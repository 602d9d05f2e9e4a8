"""Texts become paths that cover what the letters would, in the shipped font."""

import xml.etree.ElementTree as ET

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path

from src.charts.drawn import Drawn
from src.charts.paper import FULL
from src.reporting.figure.files import figure_file
from src.reporting.figure.outlines import with_outlines
from src.reporting.figure.renderer import Renderer
from src.reporting.figure.svg import SVG
from src.text_width import width_of
from tests.reporting.figure.drawn import WORDS, bars


def drawn(text: str) -> ET.Element:
    """What becomes of this text element."""
    (only,) = ET.fromstring(with_outlines(f'<svg xmlns="{SVG}">{text}</svg>'.encode()))
    return only


def bounds(text: str) -> tuple[float, float, float, float]:
    """What the path covers: left, top, right and bottom."""
    pen = BoundsPen(None)
    parse_path(drawn(text).attrib["d"], pen)
    assert pen.bounds is not None
    return pen.bounds


@pytest.mark.parametrize(("anchor", "left"), [("start", 100), ("middle", 75), ("end", 50)])
def test_a_line_stands_on_its_anchor_as_wide_as_its_letters(anchor: str, left: float) -> None:
    size = 50 / width_of("Hej", 1)
    found = bounds(f'<text x="100" y="40" text-anchor="{anchor}" style="font-size: {size}px">Hej</text>')
    assert found[0] == pytest.approx(left, abs=0.1 * size)
    assert found[2] == pytest.approx(left + 50, abs=0.1 * size)
    assert 40 - size < found[1] < 40 - size / 2
    assert 40 < found[3] < 40 + size / 2  # j goes below the line


def test_each_line_begins_at_its_own_place_and_heavy_letters_are_wider() -> None:
    light, heavy = (bounds(f'<text x="0" y="0" style="font-size: 10px{more}">Hmm</text>') for more in ("", "; font-weight: bold"))
    assert heavy[2] > light[2]
    lines = '<tspan x="5" y="20" dy="0em">Hmm</tspan><tspan x="5" y="20" dy="1.3em">Hmm</tspan>'
    both = bounds(f'<text x="5" y="20" style="font-size: 10px">{lines}</text>')
    assert both[3] - both[1] == pytest.approx(13 + light[3] - light[1], abs=0.1)
    assert (both[0], both[2]) == (pytest.approx(5 + light[0], abs=0.05), pytest.approx(5 + light[2], abs=0.05))


def test_it_keeps_its_place_and_inks_and_needs_no_font() -> None:
    path = drawn('<text transform="translate(3,4)" style="font-family: Arial; font-size: 9px; fill: red; stroke: blue">å</text>')
    assert path.attrib["transform"] == "translate(3,4)"
    assert path.attrib["style"] == "fill: red; stroke: blue"


def test_a_text_with_a_letter_that_the_font_lacks_stays_a_text() -> None:
    assert drawn("<text>漢</text>").tag == f"{{{SVG}}}text"


def test_a_figures_file_has_no_text_left_and_its_title_and_description(renderer: Renderer) -> None:
    file = figure_file(Drawn(bars(), WORDS), "svg", paper=FULL, lang="sv", renderer=renderer, outlines=True)
    root = ET.fromstring(file)
    assert not list(root.iter(f"{{{SVG}}}text"))
    assert b"font" not in file
    assert [child.tag.partition("}")[2] for child in root][:2] == ["title", "desc"]
