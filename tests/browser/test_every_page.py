"""Each page in both languages on a wide screen, in a browser that can reach nothing but the server."""

from collections.abc import Iterator

import pytest

from tests.browser import page_rules as rules
from tests.browser.conftest import Visiting
from tests.browser.shipped import FIGURES, PAGES, with_language
from tests.browser.visit import Visit


@pytest.fixture(scope="module", params=[(page, language) for page in PAGES for language in ("sv", "en")], ids=" ".join)
def address(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A page and a language."""
    return request.param


@pytest.fixture(scope="module")
def opened(visit: Visiting, address: tuple[str, str]) -> Iterator[Visit]:
    """The page as somebody opens it by its own address; each test looks at the same one."""
    seen = visit().open(with_language(*address))
    yield seen
    seen.page.close()


def test_it_draws_a_heading_an_answer_and_every_figure(opened: Visit, address: tuple[str, str]) -> None:
    assert opened.title
    assert opened.answer
    assert len(opened.figures) == FIGURES[address[0]]


def test_it_shows_no_exception(opened: Visit) -> None:
    assert opened.page.get_by_test_id("stException").all_inner_texts() == []


def test_nobody_outside_is_asked(opened: Visit) -> None:
    assert opened.asked
    assert opened.elsewhere == []


def test_the_console_has_no_error(opened: Visit) -> None:
    assert opened.errors == []


def test_the_content_policy_has_nothing_to_refuse(opened: Visit) -> None:
    assert opened.violations == []


def test_the_page_says_its_language(opened: Visit, address: tuple[str, str]) -> None:
    assert opened.page.evaluate("document.documentElement.lang") == address[1]


def test_every_figure_tells_a_screen_reader_its_finding(opened: Visit) -> None:
    assert rules.unsaid(opened) == []


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
