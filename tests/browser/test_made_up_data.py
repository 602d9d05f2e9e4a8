"""Made-up data are announced on every page and inside every figure, in the reader's language."""

import pytest

from tests.browser.conftest import Visiting
from tests.browser.shipped import FIGURES
from tests.browser.visit import Visit

INSIDE = {"sv": "Exempeldata: påhittade uppgifter.", "en": "Example data: made-up data."}


def announcement(visit: Visit) -> list[str]:
    """What a page says at its head of the data being made up."""
    return visit.page.locator(".warning").all_inner_texts()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_made_up_data_are_announced_on_every_page_and_in_every_figure(visit: Visiting, language: str) -> None:
    inside = INSIDE[language]
    seen = visit().open(f"/?data=demo&sprak={language}")
    figures = {}
    for title in seen.titles:
        seen.turn_to(title)
        [said] = announcement(seen)
        assert said.startswith(inside.partition(":")[0]), title
        assert [figure.headline for figure in seen.figures if inside not in figure.words] == [], title
        figures[seen.path] = len(seen.figures)
    documented = {page.partition("?")[0]: count for page, count in FIGURES.items()}
    del documented["/uppgifter"]  # which is reached from numbers
    assert figures == documented | {"/andringar": 1}  # made-up data are compared with the documented ones
    assert seen.errors == []


def test_the_documented_record_is_not_announced_as_made_up(visit: Visiting) -> None:
    seen = visit().open("/")
    assert announcement(seen) == []
    assert [figure.headline for figure in seen.figures if INSIDE["sv"] in figure.words] == []
