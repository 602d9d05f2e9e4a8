"""What a map shows of the world, and where a place in it stands on a canvas."""

import math

import pytest

from src.charts.map_window import Window, outlines, window_of
from tests.analysis.made_up import CODES, DIMVIK, EKSKOG
from tests.charts.figure_frames import make_ground

SQUARES = make_ground().geojson  # each a degree wide and high: from 0 to 4 degrees east, from 50 to 51 north


def test_a_window_has_a_little_air_around_what_is_seen() -> None:
    for codes, west, east in (({EKSKOG}, 1, 2), (set(CODES), 0, 4)):
        longitudes, latitudes = window_of(SQUARES, codes).degrees
        assert longitudes[0] < west < east < longitudes[1] < east + 0.2
        assert latitudes[0] < 50 < 51 < latitudes[1] < 51.1


def test_around_a_part_is_no_more_than_around_all() -> None:
    whole, part = window_of(SQUARES, CODES), window_of(SQUARES, {DIMVIK})
    assert (part.west, part.south, part.north) == (whole.west, whole.south, whole.north)
    assert part.east < whole.east


def test_without_municipalities_it_shows_all() -> None:
    assert window_of(SQUARES, ()) == window_of(SQUARES, CODES)


@pytest.mark.parametrize(("width", "height"), [(300, 100), (100, 300), (200, 200)])
def test_a_window_that_fills_a_canvas_shows_more_and_cuts_nothing(width: int, height: int) -> None:
    before = window_of(SQUARES, {DIMVIK})
    after = before.filling(width, height)
    assert after.ratio == pytest.approx(height / width)
    assert after.west <= before.west < before.east <= after.east
    assert after.south <= before.south < before.north <= after.north
    assert after.west + after.east == pytest.approx(before.west + before.east)


def test_a_place_stands_from_the_left_and_from_the_top() -> None:
    window = Window(0, math.radians(4), 1, 1.1)
    scale = window.scale(400, 1000)
    assert window.size(scale)[0] == pytest.approx(400)
    x, y = window.to_px((1, 50), scale)
    assert x == pytest.approx(100)
    assert y == pytest.approx((1.1 - math.asinh(math.tan(math.radians(50)))) * scale)  # Mercator's, by another formula
    assert window.to_degrees(x, y, scale) == pytest.approx((1, 50))


def test_outlines_are_each_border_of_the_others_once() -> None:
    places = list(outlines(SQUARES, {DIMVIK, EKSKOG}))
    borders = [frozenset(places[n : n + 2]) for n in range(0, len(places), 3)]
    assert set(places[2::3]) == {(None, None)}
    assert len(borders) == len(set(borders)) == 6  # two squares beside each other, open to the left, where the border is Ekskog's
    assert frozenset({(2, 50), (2, 51)}) not in borders
    assert frozenset({(3, 50), (3, 51)}) in borders
