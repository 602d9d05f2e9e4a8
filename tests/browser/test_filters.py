"""The filters stand in the address: they hold across pages, come back from a link, and a wrong one does no harm."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visiting
from tests.browser.shipped import GROUP, NAMES
from tests.browser.visit import Visit

SET = {"ar": ["2019", "2020"], "erbjudande": [GROUP], "grupp": ["B4"], "samarbete": ["Familjen Helsingborg"]}
LINK = f"ar=2019&ar=2020&erbjudande={GROUP}&grupp=B4&samarbete=Familjen+Helsingborg"
SEEN = {
    "År": ["2019", "2020"],
    "Erbjudanden": ["Referensgrupp"],
    "Kommungrupp": ["Pendlingskommun nära större stad"],
    "Kommunsamarbete": ["Familjen Helsingborg"],
}


def shown(visit: Visit) -> tuple[str, list[str], dict[str, list[str]]]:
    """What a page says with the filters in force: its answer, its figures' findings and numbers, its sidebar."""
    visit.ready()
    return visit.answer, [figure.name for figure in visit.figures], visit.filters


def choose(visit: Visit, label: str, option: str) -> None:
    """Chooses from a list in the sidebar, as a person does."""
    visit.page.get_by_test_id("stSidebar").get_by_role("combobox", name=label).click()
    visit.page.get_by_role("option", name=option).click()
    visit.page.keyboard.press("Escape")


def test_filters_hold_through_all_pages_and_come_back_from_a_pasted_link(visit: Visiting) -> None:
    seen = visit().open("/")
    without = shown(seen)
    sidebar = seen.page.get_by_test_id("stSidebar")
    for pill in ("2019", "2020", "Referensgrupp"):
        sidebar.get_by_role("button", name=pill, exact=True).click()
        expect(sidebar.get_by_role("button", name=pill, exact=True)).to_have_attribute("aria-pressed", "true")
    choose(seen, "Kommungrupp", "Pendlingskommun nära större stad")
    expect(seen.page).to_have_url(re.compile("grupp=B4"))
    choose(seen, "Kommunsamarbete", "Familjen Helsingborg")
    expect(seen.page).to_have_url(re.compile("samarbete="))
    first = shown(seen)
    assert seen.query == SET
    assert {label: first[2][label] for label in SEEN} == SEEN
    assert first[:2] != without[:2]

    pages = {}
    for title in [*seen.titles[1:], seen.titles[0]]:
        seen.turn_to(title)
        assert seen.query == SET, title
        pages[seen.page.evaluate("location.pathname + location.search")] = shown(seen)
    assert len(pages) == 5
    assert pages[f"/?{LINK}"] == first

    for address in (f"/?{LINK}", f"/mal?{LINK}"):
        assert shown(visit().open(address)) == pages[address], address


def test_going_back_and_forth_keeps_the_filters(visit: Visiting) -> None:
    seen = visit().open(f"/?{LINK}")
    overview = shown(seen)
    seen.turn_to("Karta")
    chart = shown(seen)
    seen.page.go_back()
    expect(seen.page).to_have_title("Översikt")
    assert shown(seen) == overview
    seen.page.go_forward()
    expect(seen.page).to_have_title("Karta")
    assert shown(seen) == chart
    assert seen.query == SET


def test_reset_clears_every_filter_and_nothing_else(visit: Visiting) -> None:
    seen = visit().open(f"/karta?{LINK}&data=demo&sprak=en")
    seen.page.get_by_role("button", name="Reset filters").click()
    expect(seen.page).not_to_have_url(re.compile("ar="))
    assert shown(seen) == shown(visit().open("/karta?data=demo&sprak=en"))
    assert seen.query == {"data": ["demo"], "sprak": ["en"]}


def test_another_language_keeps_the_filters(visit: Visiting) -> None:
    seen = visit().open(f"/mal?{LINK}")
    seen.page.get_by_role("radio", name="English").click()
    expect(seen.page).to_have_title("Goal")
    expect(seen.page.locator("html")).to_have_attribute("lang", "en")
    assert shown(seen) == shown(visit().open(f"/mal?{LINK}&sprak=en"))
    assert seen.query == SET | {"sprak": ["en"]}


@pytest.mark.parametrize("page", ["/", "/kommun"])
def test_nonsense_in_an_address_does_no_harm(visit: Visiting, page: str) -> None:
    seen = visit().open(
        f"{page}?ar=abc&erbjudande=nonsense&grupp=%3Cscript%3E&kommun=9999&data=../../x&sprak=xx&bild=exe&sortering=1"
    )
    assert seen.page.get_by_test_id("stException").all_inner_texts() == []
    assert shown(seen) == shown(visit().open(page))
    assert (seen.errors, seen.violations, seen.elsewhere) == ([], [], [])
    assert seen.page.evaluate("document.documentElement.lang") == "sv"


def test_a_link_to_a_municipality_opens_it_and_keeps_the_filters(visit: Visiting) -> None:
    seen = visit().open("/mal?ar=2020&kommun=1260")
    seen.page.get_by_test_id("stMain").get_by_role("link", name="Staffanstorp").click()
    expect(seen.page.get_by_role("heading", level=1)).to_have_text("Staffanstorp")
    assert seen.ready().query == {"ar": ["2020"], "kommun": ["1230"]}


def test_another_municipality_can_be_chosen_again_and_again(visit: Visiting) -> None:
    seen = visit().open("/kommun?kommun=1260")
    for code in ("1290", "1230", "1280"):
        box = seen.page.get_by_test_id("stMain").get_by_role("combobox", name="Kommun")
        box.fill(NAMES[code])
        seen.page.get_by_role("option", name=NAMES[code], exact=True).click()
        expect(seen.page.get_by_role("heading", level=1)).to_have_text(NAMES[code])
        assert seen.ready().query == {"kommun": [code]}
