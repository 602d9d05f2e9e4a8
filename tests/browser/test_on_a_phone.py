"""Each page in both languages on a phone 360 px wide."""

from collections.abc import Callable
from functools import cache

import pytest

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, Visiting
from tests.browser.shipped import FIGURES, PAGES, with_language
from tests.browser.visit import Visit


@pytest.fixture(scope="module")
def phone(visit: Visiting) -> Callable[[str], Visit]:
    """A visit on a phone in a language."""
    return cache(lambda language: visit(viewport=PHONE).open(with_language("/?kommun=1260", language)))


@pytest.fixture(scope="module", params=[(language, page) for language in ("sv", "en") for page in PAGES], ids=" ".join)
def page(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A language and a page."""
    return request.param


@pytest.fixture(scope="module")
def opened(phone: Callable[[str], Visit], page: tuple[str, str]) -> Visit:
    """The page, turned to by the navigation where it stands there; each test looks at the same one."""
    language, address = page
    seen, place = phone(language), PAGES.index(address)
    return seen.turn_to(seen.titles[place]) if place < len(seen.titles) else seen.open(with_language(address, language))


def test_it_draws_a_heading_an_answer_and_every_figure(opened: Visit, page: tuple[str, str]) -> None:
    assert opened.path == page[1].partition("?")[0]
    assert opened.title
    assert opened.answer
    assert len(opened.figures) == FIGURES[page[1]]


def test_the_answer_comes_first_and_the_filters_are_folded_away(opened: Visit) -> None:
    place = opened.page.locator(".answer").bounding_box()
    assert place["y"] + place["height"] < PHONE["height"] / 2
    assert not opened.page.get_by_test_id("stSidebar").is_visible()


def test_no_text_in_a_figure_is_cut_off(opened: Visit) -> None:
    assert rules.clipped(opened) == []


def test_no_text_lies_over_another(opened: Visit) -> None:
    assert rules.overlapping(opened) == []


def test_nothing_scrolls_sideways(opened: Visit) -> None:
    assert rules.scrolling_sideways(opened) == []


def test_axe_finds_nothing(opened: Visit) -> None:
    assert rules.inaccessible(opened) == []
