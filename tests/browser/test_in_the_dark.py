"""Each page for readers whose machine is set to dark, wide and on a phone."""

import pytest

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, WIDE, Visiting

DARK = "rgb(20, 24, 29)"


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_and_every_text_in_a_figure_is_read(visit: Visiting, viewport: dict[str, int]) -> None:
    seen = visit(color_scheme="dark", viewport=viewport).open("/?kommun=1260")
    found = {}
    for title in seen.titles:
        seen.turn_to(title)
        assert seen.page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor") == DARK
        if wrong := rules.inaccessible(seen) + rules.unreadable(seen):
            found[title] = wrong
    assert found == {}
