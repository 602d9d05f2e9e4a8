"""Names are text: each of their characters is seen on every page, also where Streamlit takes Markdown."""

import shutil
from collections.abc import Iterator

import pytest

from tests.browser.conftest import Visiting, no_traceback
from tests.browser.visit import Visit
from tests.conftest import ROOT
from tests.records.frozen import BLEKINGE
from tests.records.odd_names import ODD, make_odd, spoilt
from tests.serving import Serving, serving

PAGES = ["/mal?om=1060.natverk.2024.ja", "/kommun?kommun=1083", "/"]
# The texts that hold a name, whole paragraphs and labels; what screen readers hear; and the tab's title. Not what is
# shortened, which says so at its end.
NAMES = """odd => [
    ...[...document.querySelectorAll('svg text, p, h1, h2, h3, li, td, th, dt, dd, button, label, a, code, input')]
        .flatMap(part => [part.textContent, part.value, part.ariaLabel, part.placeholder]),
    ...[...document.querySelectorAll('[role]')].map(part => part.ariaLabel),
    document.title,
].filter(words => words?.includes?.(odd) && !words.endsWith('…'))"""
CUT_OFF = """() => [...document.querySelectorAll('[data-testid="stSidebar"] *')]
    .filter(part => getComputedStyle(part).textOverflow === 'ellipsis' && part.scrollWidth > part.clientWidth)
    .map(part => part.textContent)"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A dashboard whose every name is odd."""
    root = shutil.copytree(BLEKINGE, tmp_path_factory.mktemp("odd") / "data")
    make_odd(root)
    with serving(ROOT, DIGITALT_DATA=str(root)) as started:
        yield started
        no_traceback(started)


@pytest.mark.slow
def test_each_character_of_a_name_is_seen_on_every_page(odd: Serving, visit: Visiting) -> None:
    seen = visit(home=odd.url)
    for address in PAGES:
        only_whole_names(seen.open(address))
    for link in seen.page.get_by_test_id("stSidebarNavLink").all()[1:]:  # the first is open
        only_whole_names(seen.run(link.click))


def only_whole_names(seen: Visit) -> None:
    names = seen.page.evaluate(NAMES, ODD[0])
    assert len(names) > 5, seen.path
    assert [found for words in names for found in spoilt(words)] == [], seen.path
    assert seen.page.evaluate(CUT_OFF) == [], seen.path
