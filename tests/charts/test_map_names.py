"""Which names stand on a map: first those that differ from most, then the largest, as many as have room."""

import math
from dataclasses import replace

import pytest

from src.analysis.counts import offerings_per_municipality
from src.charts.drawn import Drawn
from src.charts.map import count_map, state_map
from src.charts.map_areas import Ground
from src.charts.map_names import NAME_SIZE, _by_importance
from src.charts.paper import FULL, HALF, SLIDE, Paper
from src.charts.theme import DARK, LIGHT, Theme, contrast
from tests.analysis.made_up import CODES, DIMVIK, OFFERINGS, make_register
from tests.charts.figure_frames import make_frame, make_ground, map_fields, map_names, of_kind
from tests.charts.frames import make_states
from tests.charts.test_every_figure import draw as draw_figure

EVERY = pytest.mark.parametrize("paper", [None, FULL, HALF, SLIDE], ids=lambda paper: paper.name if paper else "screen")
SMALL = 0.1  # degrees: a municipality that has no room for its name


def small_first() -> Ground:
    """The squares of `make_ground`, of which the first is small, in the open."""
    ground = make_ground()
    (west, east), (south, north) = ((middle - SMALL / 2, middle + SMALL / 2) for middle in (0.5, 50.5))
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    small = {**ground.geojson["features"][0], "geometry": {"type": "Polygon", "coordinates": [corners]}}
    return replace(ground, geojson={**ground.geojson, "features": [small, *ground.geojson["features"][1:]]})


def draw(*names: str, paper: Paper | None = FULL, theme: Theme = LIGHT, ground: Ground | None = None) -> Drawn:
    """A map of all four, with their own names or these."""
    ground, states = ground or make_ground(), make_states()
    register = ground.register.assign(municipality=list(names) or list(ground.register["municipality"]))
    counts = offerings_per_municipality(states, register, offerings=OFFERINGS)
    frame = make_frame(paper=paper, theme=theme)
    return count_map(counts, states, replace(ground, register=register), frame=frame, headline="Byar", offerings=OFFERINGS)


def test_those_with_a_sign_of_few_come_first_then_the_largest() -> None:
    found = _by_importance([*["1+"] * 8, "4", "?*"], [*range(100, 108), 1, 2])
    assert [n for n, *_ in found] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert {n for n, outlier, _ in found if outlier} == {8, 9}
    assert {n for n, _, important in found if important} == {6, 7, 8, 9}  # the two largest too


def test_a_sign_that_more_than_a_fifth_have_does_not_stand_out() -> None:
    assert not any(outlier for _, outlier, _ in _by_importance(["1", "1", "?", "?", "?*"], [1, 2, 3, 4, 5]))


@pytest.mark.parametrize("paper", [None, FULL, SLIDE], ids=lambda paper: paper.name if paper else "screen")
def test_each_name_that_has_room_stands_in_its_municipality(paper: Paper | None) -> None:
    places = map_names(draw(paper=paper))
    assert {name: int(east) for name, (east, _) in places.items()} == {"Dimvik": 0, "Ekskog": 1, "Hultmyra": 2, "Sotbo": 3}
    assert all(50 < north < 51 for _, north in places.values())


def test_half_a_page_names_only_those_that_stand_out() -> None:
    assert map_names(draw(paper=HALF)) == {}  # four, each with a sign of its own: a fourth is not few


def test_a_name_that_its_municipality_has_no_room_for_is_led_out_by_a_line() -> None:
    drawn = draw(ground=small_first())
    east, north = map_names(drawn)["Dimvik"]
    assert max(abs(east - 0.5), abs(north - 50.5)) > SMALL / 2
    ground, ink = (trace for trace in of_kind(drawn, "scattergeo") if trace.mode == "lines")
    assert (list(ground.lon), list(ground.lat)) == (list(ink.lon), list(ink.lat))
    assert ground.line.width > ink.line.width
    assert (ground.line.color, ink.line.color) == (LIGHT.ground, LIGHT.ink)
    assert math.dist((ink.lon[0], ink.lat[0]), (0.5, 50.5)) < 0.1
    assert math.dist((ink.lon[1], ink.lat[1]), (east, north)) < 0.05


def test_names_are_drawn_letter_by_letter() -> None:
    (written,) = (trace.text for trace in of_kind(draw("A<b>&", "B", "C", "D"), "scattergeo") if "B" in trace.text)
    assert "A&lt;b&gt;&amp;" in written


@pytest.mark.parametrize("paper", [None, FULL, SLIDE], ids=lambda paper: paper.name if paper else "screen")
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_name_is_read_on_its_field_and_outside_on_the_ground(theme: Theme, paper: Paper | None) -> None:
    places = []
    for ground, half in ((make_ground(), 0.5), (small_first(), SMALL / 2)):
        drawn = draw(theme=theme, paper=paper, ground=ground)
        fills = {code: trace.colorscale[0][1] for trace in map_fields(drawn) for code in trace.locations}
        names = next(trace for trace in of_kind(drawn, "scattergeo") if trace.text and "Ekskog" in trace.text)
        for east, north, name, ink in zip(names.lon, names.lat, names.text, names.textfont.color, strict=True):
            inside = name != "Dimvik" or max(abs(east - 0.5), abs(north - 50.5)) < half
            assert contrast(ink, fills[CODES[int(east)]] if inside else theme.ground) >= 4.5
            places.append(inside)
    assert set(places) == {True, False}


def test_names_can_be_read_on_paper() -> None:
    assert NAME_SIZE * 72 / 96 >= 8  # points


@EVERY
def test_a_region_of_one_municipality_has_its_name(paper: Paper | None) -> None:
    register, states = make_register().iloc[:1], make_states()
    ground = make_ground(register)
    geojson = {**ground.geojson, "features": ground.geojson["features"][:1]}
    alone = type(ground)(geojson, ground.points[:1], register)
    counts = offerings_per_municipality(states[states["code"] == DIMVIK], register, offerings=OFFERINGS)
    drawn = count_map(counts, states, alone, frame=make_frame(paper=paper), headline="En by", offerings=OFFERINGS)
    assert list(map_names(drawn)) == ([] if paper == HALF else ["Dimvik"])


def test_the_states_of_one_offering_and_what_has_changed_have_names_and_small_maps_have_none() -> None:
    frame = make_frame(paper=FULL)
    of_one = state_map(make_states(), make_ground(), frame=frame, headline="Byar", offering=OFFERINGS[0])
    assert len(map_names(of_one)) == len(map_names(draw_figure("changes", frame))) == 4
    assert map_names(draw_figure("years", frame)) == {}
