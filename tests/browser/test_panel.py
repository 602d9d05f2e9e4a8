"""The panel under a figure: unfolded where it stands, it gives the figure on the page as a finished file, and its address."""

import io
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, Visiting
from tests.browser.shipped import EXPORT, PROGRAMME
from tests.browser.visit import Visit

STEM = f"{PROGRAMME['file_prefix']}_karta_2018_alla-erbjudanden_data-{EXPORT}"
FILTER = "Filter: år 2018."
FULL, HALF, SLIDE = "Hel bredd, 160 mm", "Halv bredd, 78 mm", "Bildspel, 1920 × 1080"


def panel(visit: Visit) -> Locator:
    """The panel of the map."""
    return visit.page.locator(".st-key-panel-karta")


def unfold(visit: Visit) -> Visit:
    """Opens it."""
    panel(visit).locator("summary").click()
    expect(panel(visit).get_by_role("button", name=re.compile("figure?n?$"))).to_be_visible()
    return visit


def choose(visit: Visit, *options: str) -> None:
    """Sets the choices that are not set yet."""
    for option in options:
        choice = panel(visit).get_by_role("radio", name=option, exact=True)
        if choice.get_attribute("aria-checked") != "true":
            visit.run(choice.click)


def saved(visit: Visit, *options: str, clear: bool = False) -> bytes:
    """The file of these choices (kind, size, language), under the name that it should have."""
    choose(visit, *options)
    with visit.page.expect_download() as download:
        panel(visit).get_by_test_id("stDownloadButton").get_by_role("button").click()
    kind, size, language = options
    sizes = {FULL: "hel-bredd", HALF: "halv-bredd", SLIDE: "bildspel"}
    stem = "_".join((STEM, sizes[size], "genomskinlig" if clear else "vit", "en" if language == "English" else "sv"))
    assert download.value.suggested_filename == f"{stem}.{kind.lower()}"
    return Path(download.value.path()).read_bytes()


def picture(content: bytes) -> Image.Image:
    opened = Image.open(io.BytesIO(content))
    opened.load()
    return opened


def lines(words: str) -> str:
    return re.sub(r"\s+", " ", words)


@pytest.fixture(scope="module")
def opened(long_visit: Visiting) -> Visit:
    """The map of a year with its panel unfolded; each test sets what it needs."""
    return unfold(long_visit().open("/karta?ar=2018"))


def test_a_png_has_the_pixels_of_its_size_and_says_what_it_shows(opened: Visit) -> None:
    png = picture(saved(opened, "PNG", SLIDE, "Svenska"))
    assert png.size == (1920, 1080)
    assert (png.text["Title"], png.text["Filters"], png.text["Address"]) == (opened.figures[0].headline, FILTER, address(opened))
    assert png.convert("RGBA").getextrema()[3] == (255, 255), "nothing shines through"


def test_an_svg_has_its_size_and_its_words_as_text(opened: Visit) -> None:
    svg = ElementTree.fromstring(saved(opened, "SVG", HALF, "Svenska"))
    assert svg.attrib["width"] == "78mm"
    written = lines(" ".join(svg.itertext()))
    assert opened.figures[0].headline in written
    assert FILTER in written


@pytest.mark.slow
def test_the_ground_is_left_out_where_that_is_asked_for(opened: Visit) -> None:
    ground = panel(opened).get_by_text("Genomskinlig bakgrund")
    opened.run(ground.click)
    try:
        png = picture(saved(opened, "PNG", HALF, "Svenska", clear=True))
    finally:
        opened.run(ground.click)
    assert png.mode == "RGBA"
    assert png.getpixel((0, 0))[3] == 0
    assert png.getextrema()[3] == (0, 255)


def test_a_swedish_page_gives_the_figure_in_english_too(opened: Visit) -> None:
    swedish = opened.figures[0].headline
    pdf = PdfReader(io.BytesIO(saved(opened, "PDF", FULL, "English")))
    assert pdf.metadata is not None
    assert pdf.metadata.title.startswith("At least 11 and at most 33 of 33 municipalities")
    assert pdf.root_object["/Lang"] == "en"
    assert float(pdf.pages[0].mediabox.width) == pytest.approx(160 / 25.4 * 72, abs=0.5)
    written = lines(pdf.pages[0].extract_text())
    assert "Filters: 2018." in written
    assert "Källa" not in written
    assert opened.figures[0].headline == swedish
    assert opened.query == {"ar": ["2018"]}


def address(visit: Visit) -> str:
    """The figure's address, as the panel gives it to be copied."""
    return panel(visit).locator("code").first.inner_text()


@pytest.mark.slow
def test_the_figures_address_says_that_it_holds_and_shows_the_same_figure(opened: Visit, visit: Visiting) -> None:
    asked = urlsplit(address(opened))
    assert asked.netloc == urlsplit(opened.page.url).netloc
    seen = visit().open(f"{asked.path}?{asked.query}")
    assert seen.answer.startswith("Figuren gäller: samma data, samma siffror")
    assert seen.figures[0].name == opened.figures[0].name
    assert rules.inaccessible(seen) == []


def test_axe_finds_nothing_in_it_and_nothing_scrolls_sideways(opened: Visit) -> None:
    assert rules.inaccessible(opened) == []
    assert rules.scrolling_sideways(opened) == []


def test_on_a_dark_phone_it_has_room_and_axe_finds_nothing(visit: Visiting) -> None:
    seen = unfold(visit(color_scheme="dark", viewport=PHONE).open("/karta?sprak=en"))
    assert rules.inaccessible(seen) == []
    assert rules.scrolling_sideways(seen) == []
    assert panel(seen).evaluate(WIDER) == []


# What in the panel is cut off at its side, or reaches out of the window.
WIDER = """panel => [...panel.querySelectorAll('*')]
    .filter(part => part.getBoundingClientRect().right > innerWidth
        || (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 1 && getComputedStyle(part).overflowX !== 'visible'))
    .map(part => part.outerHTML.slice(0, 120))"""


COPYABLE = """() => {
    const button = document.activeElement.closest('[data-testid="stCode"]').querySelector('button');
    return button && getComputedStyle(button).visibility === 'visible';
}"""


def at_focus(visit: Visit) -> dict[str, Any]:
    return visit.page.evaluate(
        """() => {
            const part = document.activeElement;
            return {words: (part.ariaLabel ?? part.innerText).trim().split('\\n')[0], tag: part.tagName,
                    within: !!part.closest('.st-key-panel-karta'), outline: parseFloat(getComputedStyle(part).outlineWidth)};
        }"""
    )


@pytest.mark.slow
def test_it_is_opened_used_and_left_by_key_from_where_it_stands(visit: Visiting) -> None:
    seen = visit().open("/karta")
    panel(seen).locator("summary").focus()
    seen.run(lambda: seen.page.keyboard.press("Enter"))
    expect(panel(seen).locator("details")).to_have_attribute("open", "")
    stops = []
    while not stops or stops[-1]["within"]:
        seen.page.keyboard.press("Tab")
        stops.append(at_focus(seen))
        if stops[-1]["words"] == "PNG":
            seen.page.keyboard.press("ArrowRight")
            seen.run(lambda: seen.page.keyboard.press("Space"))
            expect(panel(seen).get_by_role("radio", name="SVG", exact=True)).to_have_attribute("aria-checked", "true")
        if stops[-1]["words"] == "Ladda ned figuren":
            with seen.page.expect_download() as download:
                seen.page.keyboard.press("Enter")
            assert download.value.suggested_filename.endswith(".svg")
        if stops[-1]["tag"] == "DIV" and stops[-1]["within"]:
            seen.page.wait_for_function(COPYABLE)  # its button to copy comes when the text is reached, not at once
        assert len(stops) < 30, "there is no way out"
    *inside, _ = stops
    words = [stop["words"] for stop in inside]
    assert words[:2] == ["PNG", FULL]
    assert "Ladda ned figuren" in words
    assert sum(word in ("Kopiera", "Copy to clipboard") for word in words) == 3  # Streamlit's word, until ours is there
    assert [stop for stop in inside if stop["outline"] < 2] == []

    panel(seen).locator("summary").focus()
    seen.page.keyboard.press("Space")
    expect(panel(seen).get_by_role("radio", name="PNG", exact=True)).to_be_hidden()
    seen.page.keyboard.press("Tab")
    assert not at_focus(seen)["within"], "what is folded away is no stop"
