"""Everything that can be clicked can be reached and used with the keyboard alone, and shows when it is reached."""

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visiting
from tests.browser.shipped import GROUP
from tests.browser.visit import Visit, titled

# Where the keyboard is: the widget or link by its words, the part of the page, and the outline around it.
FOCUS = """() => {
    const part = document.activeElement;
    const {outlineStyle, outlineWidth} = getComputedStyle(part);
    return {
        words: (part.ariaLabel ?? part.innerText ?? '').trim(),
        key: [...part.closest('[class*="st-key-"]')?.classList ?? []].find(name => name.startsWith('st-key-'))?.slice(7) ?? '',
        tag: part.tagName,
        place: part.closest('[data-testid="stSidebarNav"]') ? 'navigation'
            : part.closest('[data-testid="stSidebar"]') ? 'sidebar' : part.closest('[data-testid="stMain"]') ? 'main' : 'head',
        outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
    };
}"""


def stops(visit: Visit) -> Iterator[dict[str, Any]]:
    """Where the tab key leads, from the top of the page to its end."""
    for _ in range(100):
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(FOCUS)
        if stop["tag"] == "BODY":
            return
        yield stop
    raise AssertionError("the tab key never comes to the end of the page")


def tab_to(visit: Visit, words: str) -> None:
    """Tabs until the keyboard is on the part with these words."""
    assert any(stop["words"] == words for stop in stops(visit)), words


def test_the_tab_key_reaches_navigation_filters_and_content_and_shows_where_it_is(visit: Visiting) -> None:
    seen = visit().open("/mal")
    reached = list(stops(seen))
    assert [stop["words"] for stop in reached if stop["place"] == "navigation"] == seen.titles
    choices = [stop["key"] for stop in reached if stop["place"] == "sidebar"]
    assert choices == ["ar", "erbjudande", "grupp", "samarbete", "data", "sprak", "per"]
    content = [stop for stop in reached if stop["place"] == "main"]
    assert "Staffanstorp" in [stop["words"] for stop in content]
    for kind, there in (("panel-", len(seen.figures)), ("download-", seen.page.locator('[class*="st-key-download-"]').count())):
        assert len([stop for stop in content if stop["key"].startswith(kind)]) == there > 0, kind
    # The main area itself, which the keyboard can scroll, fills the screen: no outline around it could be seen.
    assert [stop for stop in reached if stop["outline"] < 2 and stop["tag"] != "MAIN"] == []

    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    assert next(stops(seen))["place"] == "main", "the first stop leads past the navigation"


def test_pages_and_filters_are_opened_and_set_by_key(visit: Visiting) -> None:
    seen = visit().open("/")
    tab_to(seen, "Referensgrupp")
    seen.page.keyboard.press("Enter")
    expect(seen.page).to_have_title(titled("Referensgrupp"))
    seen.ready()
    tab_to(seen, "2018")
    seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("Space")
    expect(seen.page.get_by_test_id("stSidebar").get_by_role("button", name="2019")).to_have_attribute("aria-pressed", "true")
    expect(seen.page).to_have_url(re.compile(rf"/{GROUP}\?ar=2019$"))


def test_on_a_phone_the_filters_are_no_stops_until_they_are_unfolded_by_key(visit: Visiting) -> None:
    seen = visit(viewport=PHONE).open("/")
    assert "sidebar" not in [stop["place"] for stop in stops(seen)]
    tab_to(seen, "Filter")
    seen.page.keyboard.press("Enter")
    expect(seen.page.get_by_test_id("stSidebarNav")).to_be_in_viewport()
    to_the_end = list(stops(seen))
    assert any(stop["place"] == "sidebar" for stop in stops(seen)), to_the_end
