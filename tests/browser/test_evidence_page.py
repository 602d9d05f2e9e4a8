"""Källor in a browser: its tabs, and the addresses that lead to a part of it, the old ones too."""

import pytest
from playwright.sync_api import expect

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, Visiting
from tests.browser.visit import Visit

FIGURE = "karta.12345678.12345678"


def in_sight(visit: Visit, anchor: str) -> None:
    expect(visit.page.locator(f"h2#{anchor}")).to_be_in_viewport()


def turn_to_tab(visit: Visit, tab: str) -> Visit:
    return visit.run(visit.page.get_by_test_id("stMain").get_by_role("radio", name=tab, exact=True).click)


@pytest.mark.parametrize("screen", [{}, pytest.param({"viewport": PHONE, "color_scheme": "dark"}, marks=pytest.mark.slow)], ids=str)
def test_each_tab_shows_its_part_keeps_the_filters_and_breaks_no_rule_and_back_leads_to_the_one_before(
    visit: Visiting, screen: dict[str, object]
) -> None:
    seen = visit(**screen).open("/underlag?ar=2019")
    filters = seen.filters
    for tab, anchor in {"Luckor": "okant", "Källor": "kallor", "Metod": "raknat", "Ordlista": "ord"}.items():
        turn_to_tab(seen, tab)
        in_sight(seen, anchor)
        assert rules.broken(seen) == {}
    assert seen.query == {"ar": ["2019"], "flik": ["ordlista"]}
    assert seen.filters == filters
    seen.page.go_back()
    in_sight(seen, "raknat")


def test_a_link_that_names_a_part_alone_leads_to_it_in_its_tab(visit: Visiting) -> None:
    seen = visit().open("/underlag?ar=2019#figur")
    in_sight(seen, "figur")
    assert seen.query == {"ar": ["2019"], "flik": ["metod"]}
    in_sight(seen.open("/underlag"), "pastaenden")
    seen.page.evaluate("location.hash = 'okant'")
    in_sight(seen, "okant")


def test_a_figures_address_is_answered_at_once_and_what_is_typed_later_stays(visit: Visiting) -> None:
    seen = visit().open(f"/underlag?figur={FIGURE}")
    in_sight(seen, "figur")
    late = seen.open("/underlag?flik=metod")
    field = late.page.get_by_label("Figurens id", exact=True)
    field.fill(FIGURE)
    late.run(lambda: field.press("Enter"))
    expect(late.page.locator(".verdict")).to_be_visible()
    expect(field).to_have_value(FIGURE)
    assert late.query["figur"] == [FIGURE]
    late.run(late.page.get_by_test_id("stSidebar").get_by_text("2019", exact=True).click)
    assert late.query["ar"] == ["2019"]
    expect(field).to_have_value(FIGURE)
