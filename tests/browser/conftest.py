"""The dashboard itself, served, and visits to it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser.visit import Scheme, Visit
from tests.conftest import ROOT
from tests.serving import Serving, serving

Visiting = Callable[..., Visit]
Lending = Callable[[], AbstractContextManager[Visiting]]
WIDE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}


def no_traceback(site: Serving) -> None:
    """The server wrote no traceback; visitors would not see one."""
    log = "".join(site.said)
    assert "Traceback" not in log, log


@pytest.fixture(scope="session")
def site() -> Iterator[Serving]:
    """The dashboard with the shipped data."""
    with serving(ROOT) as started:
        yield started
        no_traceback(started)


@pytest.fixture(scope="session")
def lend(browser: Browser, site: Serving) -> Iterator[Lending]:
    """Lends the pages of one browser to visits, so that few are opened. A visit with complaints fails at its end."""
    free: list[Visit] = []

    @contextmanager
    def lending() -> Iterator[Visiting]:
        lent: list[Visit] = []

        def begin(home: str = site.url, viewport: ViewportSize = WIDE, color_scheme: Scheme = "light") -> Visit:
            lent.append(free.pop() if free else Visit.in_new_page(context))
            return lent[-1].begin(home, viewport, color_scheme)

        yield begin
        complaints = [complaint for visit in lent for complaint in visit.complaints]
        free.extend(lent)
        assert complaints == []

    with closing(browser.new_context()) as context:
        yield lending


@pytest.fixture
def visit(lend: Lending) -> Iterator[Visiting]:
    """Begins visits that end with the test: `visit(viewport=PHONE, color_scheme="dark").open("/karta")`."""
    with lend() as begin:
        yield begin


@pytest.fixture(scope="module")
def long_visit(lend: Lending) -> Iterator[Visiting]:
    """Begins visits that several tests of a file share."""
    with lend() as begin:
        yield begin
