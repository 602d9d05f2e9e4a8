"""Everything that can be clicked can be reached and used with the keyboard alone, and shows when it is reached."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visiting
from tests.browser.shipped import GROUP, NAMES
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


@pytest.fixture(scope="module")
def mal(long_visit: Visiting) -> Visit:
    return long_visit().open("/mal")


def test_a_single_letter_runs_nothing_and_opens_nothing(mal: Visit) -> None:
    runs = len(mal.answers)
    for letter in "rcR":
        mal.page.keyboard.press(letter)
    mal.page.wait_for_timeout(300)  # Streamlit runs the page within 100 ms of its key
    assert (len(mal.answers), mal.page.get_by_role("dialog").count()) == (runs, 0)
    assert mal.page.locator('[data-test-script-state="running"]').count() == 0


def test_the_tab_key_reaches_navigation_filters_and_content_and_shows_where_it_is(mal: Visit) -> None:
    seen = mal
    reached = list(stops(seen))
    assert [stop["words"] for stop in reached if stop["place"] == "navigation"] == seen.titles
    choices = [stop["key"] for stop in reached if stop["place"] == "sidebar"]
    assert choices == ["ar", "erbjudande", "grupp", "samarbete", "storlek", "forsta", "data", "sprak", "per"]
    content = [stop for stop in reached if stop["place"] == "main"]
    assert "Staffanstorp" in [stop["words"] for stop in content]
    for kind, there in (("panel-", len(seen.figures)), ("download-", seen.page.locator('[class*="st-key-download-"]').count())):
        assert len([stop for stop in content if stop["key"].startswith(kind)]) == there > 0, kind
    # The main area itself, which the keyboard can scroll, fills the screen: no outline around it could be seen.
    assert [stop for stop in reached if stop["outline"] < 2 and stop["tag"] != "MAIN"] == []

    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    assert next(stops(seen))["place"] == "main", "the first stop leads past the navigation"


def test_from_one_name_in_a_cell_the_arrow_keys_go_to_the_next_and_enter_opens_it(mal: Visit) -> None:
    mal.page.get_by_role("row", name="2018").get_by_role("link", name="2018").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Enter"):
        mal.page.keyboard.press(key)
    expect(mal.page).to_have_url(re.compile(r"/kommun\?kommun=1272$"))  # the first name of 2019


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
    tab_to(seen, "Sidor och filter")
    seen.page.keyboard.press("Enter")
    expect(seen.page.get_by_test_id("stSidebarNav")).to_be_in_viewport()
    to_the_end = list(stops(seen))
    assert any(stop["place"] == "sidebar" for stop in stops(seen)), to_the_end


@pytest.mark.parametrize("address", ["/karta", pytest.param(f"/{GROUP}", marks=pytest.mark.slow)])
def test_the_tab_key_stops_in_the_long_table_but_goes_on_to_the_end_and_opens_nothing(visit: Visiting, address: str) -> None:
    seen = visit().open(address)
    reached = [stop for stop in stops(seen) if stop["place"] == "main"]
    words = [stop["words"] for stop in reached]
    assert words.count("Bjuv") == 1, "one link of the long table"
    after = words[words.index("Bjuv") + 1 :]
    assert [stop for stop in after if stop in NAMES.values()] == []
    assert after[:2] == ["Ladda ned tabellen (Excel)", "Ladda ned tabellen (CSV)"]
    assert seen.path == address


def test_the_list_beside_the_map_leads_by_key_where_the_map_leads_by_mouse(visit: Visiting) -> None:
    seen = visit().open("/karta?ar=2018")
    tab_to(seen, "Bjuv")
    for key in ("ArrowDown", "Enter"):
        seen.page.keyboard.press(key)
    expect(seen.page).to_have_url(re.compile(r"/kommun\?ar=2018&kommun=1272$"))
    expect(seen.page.locator(".page .name")).to_have_text("Bromölla")
