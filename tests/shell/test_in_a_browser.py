"""The page's script runs under the content policy and does its job."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.shell.conftest import Server

expect.set_options(timeout=30_000)  # a busy machine takes its time


@pytest.fixture(scope="module")
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """One page for all tests, which must write no error to the console, get no 4xx, and ask nobody else."""
    page = browser.new_page(base_url=server.url)
    here = (server.url, "data:", "blob:")
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(here) else None)
    page.on("response", lambda response: wrong.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    yield page
    page.close()
    assert wrong == []


def test_the_language_of_the_page_follows_the_readers_choice_without_a_new_page(page: Page) -> None:
    language = page.locator("html")
    page.goto("/karta")
    expect(page.get_by_role("heading", name="Karta")).to_be_visible()
    expect(language).to_have_attribute("lang", "sv")
    page.evaluate("window.same = true")
    page.get_by_label("Språk").first.click()
    page.get_by_role("option", name="en").click()
    expect(language).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Start").click()
    expect(page.get_by_role("heading", name="Start")).to_be_visible()
    expect(language).to_have_attribute("lang", "en")
    page.evaluate("history.pushState({}, '', '?sprak=fi')")
    expect(language).to_have_attribute("lang", "sv")
    page.go_back()
    expect(language).to_have_attribute("lang", "en")
    assert page.evaluate("window.same"), "the page was loaded anew"


def test_the_page_reloads_at_the_same_address_when_its_theme_changes(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/karta?sprak=en")
    heading = page.get_by_role("heading", name="Karta")
    expect(heading).to_be_visible()

    with page.expect_event("load"):
        page.emulate_media(color_scheme="dark")
    expect(heading).to_be_visible()

    page.locator("[data-testid=stMainMenu]").get_by_role("button").click()
    with page.expect_event("load"):
        page.get_by_role("menuitemradio", name="Light").click()
    expect(heading).to_be_visible()
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.evaluate("location.pathname + location.search") == "/karta?sprak=en"
