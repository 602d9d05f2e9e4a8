"""The map: every municipality is seen, its colour follows the record, and a click opens its page."""

import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visiting
from tests.browser.shipped import EXPORT, GROUP, NAMES, PROGRAMME, rows
from tests.browser.visit import Visit, titled

# Each field that is seen, with its municipality, its colour, and a point inside it, as near its middle as can be.
FIELDS = """() => Object.fromEntries([...document.querySelectorAll('path.choroplethlocation')].map(path => {
    const {left, top, width, height} = path.getBoundingClientRect();
    const toOwn = path.getScreenCTM().inverse();
    const inside = ([x, y]) => path.isPointInFill(new DOMPoint(x, y).matrixTransform(toOwn));
    const grid = [0, .1, -.1, .2, -.2, .3, -.3, .4, -.4].map(part => part + .5);
    const points = grid.flatMap(down => grid.map(across => [left + width * across, top + height * down]));
    const [x, y] = points.find(inside) ?? [0, 0];
    const [red, green, blue, opacity = 1] = getComputedStyle(path).fill.match(/[\\d.]+/g).map(Number);
    const colour = '#' + [red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('').toUpperCase();
    return [path.__data__.loc, {x, y, width, height, colour: opacity ? colour : ''}];
}).filter(([, {width, height}]) => width > 2 && height > 2))"""
# What is written in heavy type; names are in light.
SIGNS = """() => [...document.querySelectorAll('g.geo .scatterlayer text')]
    .filter(text => text.querySelector('tspan[style*=bold]')).map(text => text.textContent)"""
ONE, TAKEN, UNKNOWN = "#B9D3E8", "#2F74B0", "#FFFFFF"  # one offering of four, a yes in the one that is chosen, nothing known
[GROUP_NAME] = [offering["name"]["sv"] for offering in PROGRAMME["offerings"] if offering["key"] == GROUP]
LISTED = [row for row in rows(f"exports/{EXPORT}/participation.csv") if (row["erbjudande"], row["ar"]) == (GROUP_NAME, "2018")]
IN_2018 = {row["kommun_kod"] for row in LISTED if row["deltar"] == "ja"}


def fields(visit: Visit) -> Mapping[str, Mapping[str, float | str]]:
    """The fields of the map by code."""
    return visit.page.evaluate(FIELDS)


def coloured(visit: Visit, colour: str) -> set[str]:
    """The municipalities in this colour."""
    return {code for code, field in fields(visit).items() if field["colour"] == colour}


def click(visit: Visit, code: str) -> None:
    """A click into the middle of a municipality, where its number stands."""
    visit.page.locator("g.geo").scroll_into_view_if_needed()
    field = fields(visit)[code]
    visit.page.mouse.click(field["x"], field["y"])


@pytest.fixture(scope="module")
def in_2018(long_visit: Visiting) -> Visit:
    """The map of a year; each test that begins here leaves it as it was."""
    return long_visit().open("/karta?ar=2018")


def test_a_click_on_the_overviews_map_opens_the_municipality(visit: Visiting) -> None:
    seen = visit().open("/")
    click(seen, "1230")
    expect(seen.page).to_have_url(re.compile(r"/kommun\?kommun=1230$"))
    expect(seen.page.locator(".page .name")).to_have_text(NAMES["1230"])


def test_a_year_colours_those_that_are_known_to_have_taken_part_in_it(in_2018: Visit) -> None:
    # The packages' rows have no year, so they say nothing of a single year. A member of the group has at least one offering.
    assert IN_2018
    assert fields(in_2018).keys() == NAMES.keys()
    assert coloured(in_2018, ONE) == IN_2018
    assert coloured(in_2018, UNKNOWN) == NAMES.keys() - IN_2018
    signs = in_2018.page.evaluate(SIGNS)
    assert (signs.count("1+"), signs.count("?"), len(signs)) == (len(IN_2018), len(NAMES) - len(IN_2018), len(NAMES))


def test_a_click_opens_the_municipality_and_going_back_another_can_be_clicked(in_2018: Visit) -> None:
    sizes = {code: field["width"] * field["height"] for code, field in fields(in_2018).items()}
    for code in ("1280", min(sizes, key=sizes.get)):
        click(in_2018, code)
        expect(in_2018.page.locator(".page .name")).to_have_text(NAMES[code])
        in_2018.ready()
        assert in_2018.path == "/kommun"
        assert in_2018.query == {"ar": ["2018"], "kommun": [code]}
        in_2018.page.go_back()
        expect(in_2018.page).to_have_title(titled("Karta"))
        in_2018.ready()
        assert in_2018.path == "/karta"


def test_one_offering_in_one_year_colours_its_members_and_a_group_zooms_the_map_to_its_own(visit: Visiting) -> None:
    seen = visit().open(f"/karta?ar=2018&erbjudande={GROUP}")
    assert coloured(seen, TAKEN) == IN_2018
    # The list of the year is complete: a municipality that it lacks was not in the group.
    signs = seen.page.evaluate(SIGNS)
    assert (signs.count("●"), signs.count("–"), len(signs)) == (len(IN_2018), len(NAMES) - len(IN_2018), len(NAMES))

    whole = fields(seen)["1280"]
    seen.choose("Kommuntyp (SKR)", PROGRAMME["groups"]["names"]["A1"]["sv"])
    expect(seen.page).to_have_url(re.compile("grupp=A1"))
    seen.ready()
    assert [row["kommun_kod"] for row in rows("register/municipalities.csv") if row["grupp"] == "A1"] == ["1280"]
    assert fields(seen).keys() == {"1280"}
    assert fields(seen)["1280"]["width"] > 4 * whole["width"]
    assert seen.page.locator("g.geo .scatterlayer path.js-line").count() > 0  # its neighbours' outlines
