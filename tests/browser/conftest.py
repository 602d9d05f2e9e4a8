"""The dashboard itself, served, and visits to it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import Visit
from tests.conftest import ROOT
from tests.serving import Serving, serving

Visiting = Callable[..., Visit]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}


def no_traceback(site: Serving) -> None:
    """What went wrong on the server, visitors are not told of: its log is."""
    log = "".join(site.said)
    assert "Traceback" not in log, log


@pytest.fixture(scope="session")
def site() -> Iterator[Serving]:
    """The dashboard with the shipped data."""
    with serving(ROOT) as started:
        yield started
        no_traceback(started)


@pytest.fixture(scope="module")
def visit_at(browser: Browser) -> Iterator[Visiting]:
    """Begins a visit to a server, as somebody who was never there: `visit_at(url, color_scheme="dark")`.

    To open a page costs seconds, to turn to another by the navigation far less.
    """
    with ExitStack() as visits:

        def begin(url: str, **options: Any) -> Visit:
            context = browser.new_context(**{"base_url": url, "viewport": WIDE, "color_scheme": "light"} | options)
            return Visit.begin(visits.enter_context(closing(context)))

        yield begin


@pytest.fixture(scope="module")
def visit(visit_at: Visiting, site: Serving) -> Visiting:
    """Begins a visit to the dashboard with the shipped data."""
    return lambda **options: visit_at(site.url, **options)
