"""Each page for readers whose machine is set to dark, wide and on a phone."""

from typing import Any

import pytest

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, WIDE, Visiting
from tests.browser.shipped import PAGES

DARK = "rgb(20, 24, 29)"


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_and_every_text_in_a_figure_is_read(visit: Visiting, page: str, viewport: Any) -> None:
    seen = visit(color_scheme="dark", viewport=viewport).open(page)
    assert seen.page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor") == DARK
    assert rules.inaccessible(seen) == []
    assert rules.unreadable(seen) == []
