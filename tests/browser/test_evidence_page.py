"""The long page Källor in a browser: its links lead to its parts, and so does an address from elsewhere."""

from playwright.sync_api import expect

from tests.browser.conftest import Visiting
from tests.browser.visit import Visit

FIGURE = "karta.12345678.12345678"


def in_sight(visit: Visit, anchor: str) -> None:
    expect(visit.page.locator(f"h2#{anchor}")).to_be_in_viewport()


def test_a_link_leads_to_its_part_and_keeps_the_filters(visit: Visiting) -> None:
    seen = visit().open("/underlag?ar=2019")
    filters = seen.filters
    for anchor in ("listor", "okant", "ord", "figur"):
        seen.page.evaluate("document.querySelector('.contents').scrollIntoView()")
        expect(seen.page.locator(f"h2#{anchor}")).not_to_be_in_viewport()
        seen.page.locator(f'.contents a[href="#{anchor}"]').click()
        in_sight(seen, anchor)
    assert seen.ready().query["ar"] == ["2019"]
    assert seen.filters == filters


def test_an_address_can_lead_to_a_part(visit: Visiting) -> None:
    in_sight(visit().open("/underlag#okant"), "okant")


def test_a_figures_address_is_answered_at_once_and_what_is_typed_later_stays(visit: Visiting) -> None:
    seen = visit().open(f"/underlag?figur={FIGURE}")
    in_sight(seen, "figur")
    late = seen.open("/underlag")
    field = late.page.get_by_label("Figurens id", exact=True)
    field.fill(FIGURE)
    late.run(lambda: field.press("Enter"))
    expect(late.page.locator(".verdict")).to_be_visible()
    expect(field).to_have_value(FIGURE)
    assert late.query["figur"] == [FIGURE]
    late.run(late.page.get_by_test_id("stSidebar").get_by_text("2019", exact=True).click)
    assert late.query["ar"] == ["2019"]
    expect(field).to_have_value(FIGURE)
