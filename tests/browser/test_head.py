"""The head of a page and what a screen reader is told, in a browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visiting
from tests.browser.page_rules import inaccessible
from tests.browser.visit import Visit


@pytest.fixture(scope="module")
def seen(long_visit: Visiting) -> Visit:
    """The map of a year and a kind of municipality; the last tests take the year and the language away."""
    return long_visit().open("/karta?ar=2019&grupp=C6")


def test_in_forced_colours_what_is_chosen_has_a_sign_and_with_reduced_motion_nothing_moves(seen: Visit) -> None:
    seen.page.emulate_media(forced_colors="active")  # every visit asks for reduced motion
    chosen = seen.page.get_by_test_id("stSidebar").get_by_role("button", name="2019").locator("p")
    assert "✓" in chosen.evaluate("words => getComputedStyle(words, '::before').content")
    moving = (
        "() => [...document.querySelectorAll('*')].filter(part => parseFloat(getComputedStyle(part).transitionDuration) > 0).length"
    )
    assert seen.page.evaluate(moving) == 0
    seen.page.emulate_media(forced_colors="none")


def test_the_share_button_copies_the_address_and_says_so(seen: Visit) -> None:
    seen.page.evaluate("location.hash = 'sist'")
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen.page.get_by_role("button", name="Dela vyn").click()
    expect(seen.page.locator("#said")).to_have_text("Adressen är kopierad.")
    assert seen.page.evaluate("navigator.clipboard.readText()") == f"{seen.home}/karta?ar=2019&grupp=C6"


@pytest.mark.slow
def test_where_the_browser_copies_in_no_way_the_button_says_so_and_offers_the_address(seen: Visit) -> None:
    words = "Webbläsaren kopierade inte. Kopiera adressen här:"
    seen.page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    button = seen.page.locator(".st-key-page-row button.copy")
    button.click()
    expect(seen.page.locator("#said")).to_have_text(words)
    expect(button).not_to_have_attribute("data-copied", "")
    field = seen.page.get_by_role("textbox", name=words)
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{seen.home}/karta?ar=2019&grupp=C6")
    assert field.evaluate("field => field.selectionEnd - field.selectionStart === field.value.length")
    assert inaccessible(seen) == []
    seen.page.evaluate("document.execCommand = () => true")  # the old way
    button.click()
    expect(field).to_have_count(0)
    expect(button).to_have_attribute("data-copied", "")


def test_a_chip_takes_its_filter_away(seen: Visit) -> None:
    seen.run(lambda: seen.page.get_by_role("button", name="2019 ✕").click())
    assert seen.query == {"grupp": ["C6"]}


def test_streamlits_own_words_are_swedish_on_a_swedish_page(seen: Visit) -> None:
    expect(seen.page.get_by_text("Skip to main content")).to_have_count(0)
    cleared = seen.page.get_by_role("button", name="Rensa alla", include_hidden=True)  # shown in the lists outside the sidebar
    expect(cleared).to_have_count(1)
    seen.page.wait_for_function(  # they are said in Swedish a moment after they come
        """() => ![...document.querySelectorAll('button, a, [role="button"]')]
            .map(part => part.ariaLabel ?? part.textContent)
            .some(words => /\\b(the|all|sidebar|menu|close|open|clear|copy|select)\\b/i.test(words))"""
    )
    seen.run(seen.page.get_by_test_id("stSidebar").get_by_role("radio", name="English").click)
    expect(seen.page.get_by_role("button", name="Clear all", include_hidden=True)).to_have_count(1)
    expect(seen.page.get_by_text("Skip to main content")).to_have_count(1)


def test_each_new_answer_on_a_page_is_said_once_and_turning_to_a_page_is_not(visit: Visiting) -> None:
    seen = visit().open("/karta")
    said = seen.page.locator('#said[role="status"]')
    expect(said).to_have_count(0)
    seen.run(lambda: seen.page.get_by_test_id("stSidebar").get_by_role("button", name="2018").click())
    expect(said).to_have_text("Minst 11 och högst 33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018.")
    seen.turn_to("Mål")
    expect(said).to_have_text("Minst 11 och högst 33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018.")


def test_on_a_phone_the_button_of_the_filters_is_named_and_counts_those_in_force(visit: Visiting) -> None:
    seen = visit(viewport=PHONE).open("/karta?ar=2018&ar=2019&grupp=C6&storlek=minst-50000&forsta=2018")
    expect(seen.page.get_by_role("button", name="Sidor och filter (5)")).to_be_visible()
    assert "Sidor och filter (5)" in seen.page.get_by_test_id("stExpandSidebarButton").evaluate(
        "button => getComputedStyle(button, '::after').content"
    )
