"""Each page in both languages on a phone 360 px wide."""

import pytest

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, Visiting
from tests.browser.shipped import FIGURES, PAGES, with_language
from tests.browser.visit import Visit


@pytest.fixture(scope="module", params=[(page, language) for page in PAGES for language in ("sv", "en")], ids=" ".join)
def address(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A page and a language."""
    return request.param


@pytest.fixture(scope="module")
def opened(visit: Visiting, address: tuple[str, str]) -> Visit:
    """The page as it opens on a phone; each test looks at the same one."""
    return visit(viewport=PHONE).open(with_language(*address))


def test_it_draws_a_heading_an_answer_and_every_figure(opened: Visit, address: tuple[str, str]) -> None:
    assert opened.title
    assert opened.answer
    assert len(opened.figures) == FIGURES[address[0]]


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


def test_every_text_in_a_figure_is_read_on_the_pages_ground(opened: Visit) -> None:
    assert rules.unreadable(opened) == []
