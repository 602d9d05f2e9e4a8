import base64
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache

import plotly.graph_objects as go
import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from src.charts.drawn import FigureWords
from src.charts.paper import FULL, HALF, SLIDE, Paper
from src.reporting.figure.renderer import Renderer
from src.reporting.figure.svg import description, finished_svg, with_fonts
from tests.reporting.figure.drawn import SVG, WORDS, bars, country, words_in

XLINK = "{http://www.w3.org/1999/xlink}"


@cache
def finish(raw: bytes, paper: Paper = FULL, words: FigureWords = WORDS, lang: str = "sv", transparent: bool = False) -> ET.Element:
    return ET.fromstring(finished_svg(raw, words, paper, lang=lang, transparent=transparent))


def drawing(inside: str) -> bytes:
    """A drawing as Plotly might hand it over."""
    start = f'<svg xmlns="{SVG.strip("{}")}" xmlns:xlink="{XLINK.strip("{}")}" width="605" height="300" viewBox="0 0 605 300">'
    return f"{start}{inside}</svg>".encode()


@pytest.mark.parametrize("draw", [bars, country])
def test_the_same_figure_gives_the_same_bytes_although_plotlys_ids_are_random(renderer: Renderer, draw: type[go.Figure]) -> None:
    one, other = renderer.svg(draw()), renderer.svg(draw())
    assert one != other
    assert finished_svg(one, WORDS, FULL, lang="sv") == finished_svg(other, WORDS, FULL, lang="sv")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_it_says_what_it_is_and_shows_and_its_language_before_anything_is_drawn(raw: dict[str, bytes], lang: str) -> None:
    root = finish(raw["full"], lang=lang)
    title, desc = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", WORDS.headline)
    assert (desc.tag, desc.text) == (f"{SVG}desc", description(WORDS))
    assert [root.get(name) for name in ("role", "lang", "{http://www.w3.org/XML/1998/namespace}lang")] == ["img", lang, lang]
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), desc.get("id"))
    assert desc.text == " ".join((WORDS.alt, WORDS.subtitle, WORDS.filters, WORDS.provenance))


def test_words_that_look_like_markup_stay_words(renderer: Renderer) -> None:
    figure = bars("a &lt;b&gt; &amp; c\x0b \"d\" 'e'")
    said = replace(WORDS, headline="<script>&amp;</script>", alt="]]> \x00\ud800<")
    file = with_fonts(finished_svg(renderer.svg(figure), said, FULL, lang="sv"))
    assert "a <b> & c\n \"d\" 'e'" in words_in(file)
    assert ET.fromstring(file)[0].text == "<script>&amp;</script>"
    assert b"<script" not in file


@pytest.mark.parametrize("paper", [FULL, HALF, SLIDE], ids=lambda paper: paper.name)
def test_it_is_as_large_as_the_paper_asks_and_as_the_drawing_is_high(raw: dict[str, bytes], paper: Paper) -> None:
    root = finish(raw[paper.name], paper)
    sizes = {"full": ("160mm", "79.34mm"), "half": ("78mm", "79.32mm"), "slide": ("1280px", "720px")}
    assert (root.get("width"), root.get("height")) == sizes[paper.name]
    assert root.get("viewBox") == f"0 0 {paper.width} {paper.height or 300}"


def test_it_stands_on_white_or_lets_the_ground_through(raw: dict[str, bytes]) -> None:
    (white,) = finish(raw["full"]).findall(f"{SVG}rect")
    assert white.attrib == {"width": "100%", "height": "100%", "fill": "#FFFFFF"}
    assert finish(raw["full"], transparent=True).findall(f"{SVG}rect") == []


def test_words_stay_words_in_our_font_with_their_spaces(raw: dict[str, bytes]) -> None:
    assert {"Ängsby", "Åkarp", "Två av fyra ●"} <= set(words_in(finished_svg(raw["full"], WORDS, FULL, lang="sv")))
    texts = list(finish(raw["full"]).iter(f"{SVG}text"))
    assert all("font-family: 'Source Sans 3'" in text.attrib["style"] for text in texts)
    assert all(text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" for text in texts)


def test_areas_for_the_pointer_are_left_out_and_every_reference_has_its_target(raw: dict[str, bytes]) -> None:
    root = finish(raw["full"])
    for element in root.iter():
        assert element.tag != f"{SVG}path" or "d" in element.attrib
        assert not {"class", "pointer-events", "vector-effect", "data-index"} & set(element.attrib)
        assert "fill-opacity: 0;" not in element.get("style", "") or element.tag != f"{SVG}rect"
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    used = re.findall(r"url\(\"?#([^)\"]+)", ET.tostring(root, encoding="unicode").replace("&quot;", '"'))
    assert len(ids) == len(set(ids))
    assert used
    assert set(used) <= set(ids)


def test_ids_are_the_figures_own_so_that_two_figures_can_stand_on_one_page(raw: dict[str, bytes]) -> None:
    other = finish(raw["full"], words=replace(WORDS, id="other.1.2"))
    ids = [{element.attrib["id"] for element in root.iter() if "id" in element.attrib} for root in (finish(raw["full"]), other)]
    assert not ids[0] & ids[1]


def test_hatches_and_clips_stay_what_they_are(raw: dict[str, bytes]) -> None:
    root = finish(raw["full"])
    assert {f"{SVG}pattern", f"{SVG}clipPath"} <= {element.tag for element in root.iter()}
    fills = [element.get("style", "").partition("fill: ")[2].partition(";")[0] for element in root.iter(f"{SVG}path")]
    hatched = next(place for place, fill in enumerate(fills) if fill.startswith("url("))
    assert fills[hatched - 1] == "rgb(122, 135, 148)"  # so that a program that knows no hatches still shows a bar
    assert root.find(f".//{SVG}pattern/{SVG}rect") is None  # no longer in each tile of the pattern


def test_a_pattern_of_lines_alone_has_no_ground_to_draw() -> None:
    lines = '<defs><pattern id="a"><path d="M0,0L1,1"/></pattern></defs><path d="M0,0L9,9" style="fill: url(#a)"/>'
    assert len(list(finish(drawing(lines)).iter(f"{SVG}path"))) == 2


def test_numbers_are_no_longer_than_can_be_seen() -> None:
    long = '<path d="M1.23456789,-0.00001L1e3,2.5" transform="translate(5.551115123125783e-17,7)"/><text>1.23456789</text>'
    path, text = (finish(drawing(long)).find(f"{SVG}{tag}") for tag in ("path", "text"))
    assert (path.get("d"), path.get("transform")) == ("M1.235,0L1e3,2.5", "translate(0,7)")
    assert text.text == "1.23456789"


def test_a_halo_is_a_line_behind_the_letter_and_in_the_file_a_letter_of_its_own(raw: dict[str, bytes]) -> None:
    assert b"text-shadow" in raw["map"]
    svg = finished_svg(raw["map"], WORDS, FULL, lang="sv")
    (text,) = [text for text in ET.fromstring(svg).iter(f"{SVG}text") if "".join(text.itertext()) == "4"]
    assert "text-shadow" not in text.attrib["style"]
    assert "stroke: rgb(185, 211, 232)" in text.attrib["style"]
    assert text.attrib["style"].endswith("paint-order: stroke")
    below, above = [text for text in ET.fromstring(with_fonts(svg)).iter(f"{SVG}text") if "".join(text.itertext()) == "4"]
    assert "stroke: rgb(185, 211, 232)" in below.attrib["style"]
    assert below.get("aria-hidden") == "true"
    assert "stroke" not in above.attrib["style"]
    assert "paint-order" not in below.attrib["style"] + above.attrib["style"]


def test_the_font_is_in_the_file_with_every_letter_that_is_written(renderer: Renderer) -> None:
    words = "Łódź ≥ Ängsby ● ○ – · ! ? +"
    file = with_fonts(finished_svg(renderer.svg(bars(words)), WORDS, FULL, lang="sv"))
    assert words in words_in(file)
    css = ET.fromstring(file).find(f"{SVG}style").text
    found = re.findall(r'font-family:"Source Sans 3";font-weight:(\d+);src:url\(data:font/woff2;base64,([^)]+)\)', css)
    assert [weight for weight, _ in found] == ["400", "700"]
    for _, data in found:
        letters = TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap()
        assert {ord(letter) for letter in "".join(words_in(file))} <= set(letters)
    assert len(file) < 80_000


def test_the_usual_letters_are_cut_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ("Å", "Ö"):
        with_fonts(finished_svg(drawing(f"<text>{words}</text>"), WORDS, FULL, lang="sv"))
        monkeypatch.setattr("src.reporting.fonts._cut", None)


def test_a_browser_without_our_font_shows_it_in_our_font(browser: Browser, raw: dict[str, bytes]) -> None:
    page = browser.new_page()
    page.set_content(with_fonts(finished_svg(raw["full"], WORDS, FULL, lang="sv")).decode().partition("?>")[2])
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].map(font => [font.family.replaceAll('\"', ''), font.weight, font.status])")
    page.close()
    assert sorted(loaded) == [["Source Sans 3", "400", "loaded"], ["Source Sans 3", "700", "loaded"]]
