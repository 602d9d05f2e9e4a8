"""Each page in a browser that can reach nothing but the server: on a wide screen, on a phone, in the dark, in both languages."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
from playwright.sync_api import ViewportSize, expect

from src.language import CODES
from tests.browser import page_rules as rules
from tests.browser.conftest import Lending, Visiting
from tests.browser.shipped import IN_MENU, PAGES, with_language
from tests.browser.visit import Scheme, Visit
from tests.conftest import ROOT
from tests.records.frozen import BLEKINGE, PARTICIPATION
from tests.serving import Serving, serving

DARK = "rgb(20, 24, 29)"
SCREENS: dict[str, ViewportSize] = {
    "wide": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
    "narrow": {"width": 320, "height": 640},  # also a wide screen at 400 %
}
OFTEN = [("wide", "light", "sv"), ("phone", "dark", "en")]  # both grounds and languages; `make test` sees each page in one of them
EVERY = [*product(SCREENS, get_args(Scheme), CODES)]
EACH = [pytest.param(each, marks=() if each in OFTEN else pytest.mark.slow) for each in EVERY]
SEEN = [
    pytest.param(each, address, marks=() if each == OFTEN[place % 2] else pytest.mark.slow)
    for each in EVERY
    for place, address in enumerate(PAGES)
]
# What the pages show besides, at addresses of their own.
MORE = (
    "/karta?jamfor=2018-2020",
    "/karta?ar=2019&grupp=C6&om=1230.startpaket.2019.ja",
    "/kommun",
    "/kommun?kommun=1284",
    *(f"/underlag?flik={tab}" for tab in ("luckor", "kallor", "metod", "ordlista")),
    "/underlag?figur=karta.00000000.00000000",
    "/andringar?data=demo&fran=2020-11-13",
    "/rapport?del=mal&titel=x",
    "/uppgifter",
    "/karta?per=2000-01-01",  # nothing was known
)


@pytest.fixture(scope="module", params=EACH, ids=" ".join)
def reader(request: pytest.FixtureRequest, lend: Lending) -> Iterator[tuple[str, str, str, Visit]]:
    """A screen, a ground, a language and a visit of somebody who has them."""
    screen, ground, language = request.param
    with lend() as visit:
        seen = visit(viewport=SCREENS[screen], color_scheme=ground)
        yield *request.param, seen if request.param == OFTEN[0] else seen.open(with_language("/?kommun=1260", language))


@pytest.fixture
def look(reader: tuple[str, str, str, Visit]) -> Callable[[str], Visit]:
    """Opens a page: on the light wide screen in Swedish by its own address, else by the navigation where it stands there."""
    *_, language, seen = reader

    def at(address: str) -> Visit:
        place = list(PAGES).index(address) if address in PAGES else IN_MENU
        if reader[:3] == OFTEN[0] or place >= IN_MENU:
            return seen.open(with_language(address, language))
        expect(seen.page.get_by_test_id("stSidebarNavLink")).to_have_count(IN_MENU)  # not while it is drawn anew
        return seen.turn_to(seen.titles[place])

    return at


@pytest.mark.parametrize(("reader", "address"), SEEN, indirect=["reader"])
def test_it_shows_its_heading_its_answer_and_its_figures_and_breaks_no_rule(
    look: Callable[[str], Visit], reader: tuple[str, str, str, Visit], address: str
) -> None:
    screen, ground, language, _ = reader
    seen, page = look(address), PAGES[address]
    assert seen.path == address.partition("?")[0]
    assert (seen.title, seen.answer) == getattr(page, language)
    assert seen.page.get_by_test_id("stPlotlyChart").count() >= page.figures
    assert seen.page.get_by_test_id("stException").all_inner_texts() == []
    assert seen.page.evaluate("document.documentElement.lang") == language
    assert rules.broken(seen) == {}
    assert seen.asked
    assert seen.complaints == []
    if screen == "wide":
        assert rules.badly_printed(seen) == []
    if ground == "dark":
        assert seen.page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor") == DARK
    if screen == "phone":
        place = seen.page.locator(".answer").bounding_box()
        assert place is not None
        assert place["y"] + place["height"] < SCREENS[screen]["height"] / 2, "the answer comes first"
        assert not seen.page.get_by_test_id("stSidebar").is_visible(), "the filters are folded away"


@pytest.mark.slow
@pytest.mark.parametrize("address", MORE)
def test_what_a_page_shows_besides_breaks_no_rule(look: Callable[[str], Visit], address: str) -> None:
    seen = look(address)
    assert rules.broken(seen) == {}
    assert rules.badly_printed(seen) == []
    assert seen.complaints == []


@pytest.mark.slow
def test_faults_instead_of_a_page_and_an_unknown_address_break_no_rule(
    reader: tuple[str, str, str, Visit], faulty: Serving, site: Serving
) -> None:
    *_, language, seen = reader
    shown = replace(seen, home=faulty.url).open(with_language("/karta", language))
    assert shown.page.get_by_role("alert").count() == 1
    assert rules.broken(shown) == {}
    seen.page.goto(f"{site.url}{with_language('/finns-inte', language)}")
    assert (rules.inaccessible(seen), rules.beside_one_first_heading(seen)) == ([], [])
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    seen.errors.clear()  # that the address is unknown
    seen.open(with_language("/", language))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A dashboard whose data have a fault."""
    root = shutil.copytree(BLEKINGE, tmp_path_factory.mktemp("faulty") / "data")
    (root / "exports/2025-12-01/participation.csv").write_text(PARTICIPATION.replace(";2022;", ";2002;"), "utf-8")
    with serving(ROOT, DIGITALT_DATA=str(root)) as started:
        yield started


@pytest.mark.parametrize(
    ("share", "window"),
    [
        pytest.param(200, {"width": 683, "height": 384}, marks=pytest.mark.slow),  # less narrow than the phone
        (400, {"width": 342, "height": 192}),
    ],
)
@pytest.mark.parametrize("address", ["/karta", "/mal"])
def test_a_page_that_is_enlarged_shows_all_without_scrolling_sideways(
    visit: Visiting, share: int, window: ViewportSize, address: str
) -> None:
    seen = visit(viewport=window).open(address)  # what a browser makes of 1366 × 768 at this share
    assert (rules.scrolling_sideways(seen), rules.covered(seen)) == ([], []), share
    cut = "all => all.filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.textContent)"
    assert seen.page.get_by_test_id("stMain").locator("h1, h2:not(.said), p, button").evaluate_all(cut) == [], share
