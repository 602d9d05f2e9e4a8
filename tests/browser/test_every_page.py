"""Each page in a browser that can reach nothing but the server: on a wide screen, on a phone, in the dark, in both languages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, Lending
from tests.browser.shipped import IN_MENU, PAGES, with_language
from tests.browser.visit import Visit

DARK = "rgb(20, 24, 29)"
SCREENS: dict[str, dict[str, Any]] = {
    "wide": {},
    "phone": {"viewport": PHONE},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "dark phone": {"viewport": PHONE, "color_scheme": "dark"},
}
OFTEN = [("wide", "sv"), ("dark phone", "en")]  # both sizes, grounds and languages
SELDOM = [("wide", "en"), ("phone", "sv"), ("phone", "en"), ("dark", "sv"), ("dark phone", "sv"), ("narrow", "sv")]
EACH = [*OFTEN, *(pytest.param(each, marks=pytest.mark.slow) for each in SELDOM)]


@pytest.fixture(scope="module", params=EACH, ids=" ".join)
def reader(request: pytest.FixtureRequest, lend: Lending) -> Iterator[tuple[str, str, Visit]]:
    """A screen, a language and a visit of somebody who has them."""
    screen, language = request.param
    with lend() as visit:
        seen = visit(**SCREENS[screen])
        yield screen, language, seen if request.param == OFTEN[0] else seen.open(with_language("/?kommun=1260", language))


@pytest.fixture
def look(reader: tuple[str, str, Visit]) -> Callable[[str], Visit]:
    """Opens a page: on the wide screen in Swedish by its own address, else by the navigation where it stands there."""
    screen, language, seen = reader

    def at(address: str) -> Visit:
        place = list(PAGES).index(address)
        if (screen, language) == OFTEN[0] or place >= IN_MENU:
            return seen.open(with_language(address, language))
        expect(seen.page.get_by_test_id("stSidebarNavLink")).to_have_count(IN_MENU)  # not while it is drawn anew
        return seen.turn_to(seen.titles[place])

    return at


@pytest.mark.parametrize("address", PAGES)
def test_it_shows_its_heading_its_answer_and_its_figures_and_breaks_no_rule(
    look: Callable[[str], Visit], reader: tuple[str, str, Visit], address: str
) -> None:
    screen, language, _ = reader
    seen, page = look(address), PAGES[address]
    assert seen.path == address.partition("?")[0]
    assert (seen.title, seen.answer) == getattr(page, language)
    assert seen.page.get_by_test_id("stPlotlyChart").count() >= page.figures
    assert seen.page.get_by_test_id("stException").all_inner_texts() == []
    assert seen.page.evaluate("document.documentElement.lang") == language
    assert rules.broken(seen) == {}
    assert seen.asked
    assert seen.complaints == []
    if "dark" in screen:
        assert seen.page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor") == DARK
    if "phone" in screen:
        place = seen.page.locator(".answer").bounding_box()
        assert place is not None
        assert place["y"] + place["height"] < PHONE["height"] / 2, "the answer comes first"
        assert not seen.page.get_by_test_id("stSidebar").is_visible(), "the filters are folded away"
