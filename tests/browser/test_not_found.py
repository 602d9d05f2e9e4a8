"""An address that leads to no page is answered by a page that leads to all of them."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.page_rules import inaccessible
from tests.browser.visit import Visit, titled
from tests.serving import Serving


@pytest.mark.parametrize("address", ["/finns-inte", pytest.param("/a/b", marks=pytest.mark.slow)])
def test_an_unknown_address_leads_to_the_pages_in_the_readers_language(browser: Browser, site: Serving, address: str) -> None:
    page = browser.new_page(base_url=site.url)
    answer = page.goto(f"{address}?sprak=en")
    assert answer is not None
    assert answer.status == 404
    expect(page).to_have_title("There is no such page")
    assert inaccessible(Visit(page)) == []
    page.get_by_role("link", name="Map").click()
    expect(page).to_have_title(titled("Map"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.close()
