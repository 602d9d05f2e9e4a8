"""A figure as SVG, PNG and PDF: of the right size, with its words in it, and always the same bytes."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from src.charts.drawn import Drawn, FigureWords
from src.charts.paper import FULL, HALF, SLIDE, Paper
from src.reporting.figure.files import RDF, FileKind, figure_file, figure_files, figure_pdf, png
from src.reporting.figure.renderer import Renderer
from src.reporting.figure.svg import description, finished_svg
from src.text_width import LETTERS
from tests.reporting.figure.drawn import WORDS, bars, words_in

UNSAID = FigureWords("sagor", "")
BEGINNINGS: dict[FileKind, bytes] = {
    "png": b"\x89PNG\r\n",
    "svg": b"<?xml version='1.0' encoding='utf-8'?>\n<svg",
    "pdf": b"%PDF-1.",
}
WHITE, BLUE = (255, 255, 255), (47, 116, 176)
EACH_PAPER = pytest.mark.parametrize("paper", [FULL, HALF, SLIDE], ids=lambda paper: paper.name)


def test_one_figure_becomes_each_kind_of_file_always_with_the_same_bytes(renderer: Renderer) -> None:
    sheet = {"paper": FULL, "lang": "sv", "renderer": renderer}
    together = figure_files(Drawn(bars(), WORDS), BEGINNINGS, **sheet)
    clear = figure_files(Drawn(bars(), WORDS), BEGINNINGS, transparent=True, **sheet)
    for kind, beginning in BEGINNINGS.items():
        alone = figure_file(Drawn(bars(), WORDS), kind, **sheet)
        assert alone == together[kind] != clear[kind]
        assert alone.startswith(beginning)
    assert "Ängsby" in words_in(together["svg"])


def test_a_figure_without_words_about_it_becomes_each_kind_of_file(renderer: Renderer) -> None:
    files = figure_files(Drawn(bars(), UNSAID), BEGINNINGS, paper=FULL, lang="en", renderer=renderer)
    assert all(files[kind].startswith(beginning) for kind, beginning in BEGINNINGS.items())
    assert picture(files["png"]).text == {}
    assert len(PdfReader(io.BytesIO(files["pdf"])).pages) == 1


def test_the_font_has_every_letter_and_sign_of_the_figures() -> None:
    assert set("åäöÅÄÖéü●○–·!?+−…") <= LETTERS


# PNG


@cache
def a_png(raw: bytes, paper: Paper = FULL, transparent: bool = False) -> bytes:
    figure = finished_svg(raw, WORDS, paper, lang="sv", transparent=transparent)
    return png(figure, WORDS, paper, lang="sv", transparent=transparent)


def picture(file: bytes) -> Image.Image:
    """The picture, whose parts all have the right checksum."""
    Image.open(io.BytesIO(file)).verify()
    opened = Image.open(io.BytesIO(file))
    opened.load()
    return opened


def colours(image: Image.Image) -> dict[tuple[int, ...], int]:
    """How many pixels have each colour."""
    return {colour: count for count, colour in image.getcolors(1 << 24)}


@EACH_PAPER
def test_a_png_is_exactly_as_large_as_the_paper_asks_on_white_to_its_edge(raw: dict[str, bytes], paper: Paper) -> None:
    seen = picture(a_png(raw[paper.name], paper))
    assert seen.size == {"full": (1890, 937), "half": (921, 937), "slide": (1920, 1080)}[paper.name]
    assert seen.info["dpi"] == pytest.approx((paper.dpi, paper.dpi), abs=0.01)
    assert seen.mode == "RGB"  # no alpha channel
    assert seen.info["srgb"] == 0
    across, down = seen.size
    corners = [seen.getpixel(place) for place in ((0, 0), (across - 1, 0), (0, down - 1), (across - 1, down - 1))]
    assert corners == [WHITE] * 4


def test_a_png_holds_what_it_shows_from_where_and_when(raw: dict[str, bytes]) -> None:
    texts = dict(picture(a_png(raw["full"])).text)
    packet = texts.pop("XML:com.adobe.xmp")
    assert texts == {
        "Title": WORDS.headline,
        "Description": description(WORDS),
        "Alt": WORDS.short_alt,
        "Filters": WORDS.filters,
        "Source": WORDS.source,
        "Creation Time": WORDS.date,
        "Address": WORDS.address,
        "Id": WORDS.id,
        "Version": WORDS.version,
    }
    root = ET.fromstring(re.sub(r"<\?xpacket.*?\?>", "", packet))
    said = {
        (field.tag.partition("}")[2], each.get("{http://www.w3.org/XML/1998/namespace}lang")): each.text
        for field in root.iter()
        for each in field.findall("rdf:Alt/rdf:li", {"rdf": RDF})
    }
    assert said == {
        (name, lang): words
        for lang in ("x-default", "sv")
        for name, words in {
            "title": WORDS.headline,
            "description": description(WORDS),
            "AltTextAccessibility": WORDS.short_alt,
            "ExtDescrAccessibility": description(WORDS),
        }.items()
    }


def test_many_threads_at_once_each_get_their_own_png_with_the_same_bytes_as_alone(raw: dict[str, bytes]) -> None:
    svg = finished_svg(raw["half"], WORDS, HALF, lang="sv")
    figures = [svg.replace("Ängsby".encode(), f"By {n}".encode()) for n in range(8)]
    one_by_one = [png(figure, WORDS, HALF, lang="sv") for figure in figures]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda figure: png(figure, WORDS, HALF, lang="sv"), figures)) == one_by_one
    assert len(set(one_by_one)) == 8


def test_on_request_the_background_shows_through_and_the_bars_do_not(raw: dict[str, bytes]) -> None:
    clear = picture(a_png(raw["full"], transparent=True))
    assert clear.getpixel((0, 0))[3] == 0
    assert (*BLUE, 255) in colours(clear)


def test_a_png_has_the_figures_colours_hatches_and_letters(raw: dict[str, bytes]) -> None:
    seen = picture(a_png(raw["full"])).convert("RGB")
    left = [seen.getpixel((x, seen.height * 6 // 10)) for x in range(seen.width // 2)]
    right = [seen.getpixel((x, seen.height * 6 // 10)) for x in range(seen.width // 2, seen.width)]
    counted = colours(seen)
    assert counted[BLUE] > 100_000
    assert counted[122, 135, 148] > 30_000
    assert left.count(WHITE) > 100
    assert right.count(BLUE) > 300
    assert sum(count for colour, count in counted.items() if max(colour) < 90) > 500, "no letters"


def test_letters_on_a_map_have_halos(raw: dict[str, bytes]) -> None:
    assert (185, 211, 232) in colours(picture(a_png(raw["map"])).convert("RGB"))


@pytest.mark.parametrize(("paper", "height"), [(FULL, 226), (FULL, 447), (FULL, 636), (HALF, 474), (HALF, 1071), (SLIDE, 450)])
def test_no_line_of_pixels_is_left_out(paper: Paper, height: int) -> None:
    slanting = "".join(f"M{9 * n - height},0L{9 * n},{height}" for n in range((paper.width + height) // 9 + 2))
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    box = f'width="{paper.width}" height="{height}" viewBox="0 0 {paper.width} {height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{ground}<path d="{slanting}" stroke="#000" fill="none"/></svg>'
    seen = picture(png(svg.encode(), UNSAID, paper, lang="sv")).convert("L")
    across, down = seen.size
    lines = [seen.crop((0, y, across, y + 1)).tobytes() for y in range(2, down - 2)]
    for above, below in pairwise(lines):
        unlike = sum(abs(one - other) > 100 for one, other in zip(above, below[1:], strict=False))
        assert unlike < across / 50


# PDF


@cache
def a_pdf(raw: bytes, paper: Paper = FULL, words: FigureWords = WORDS, lang: str = "sv") -> bytes:
    return figure_pdf(finished_svg(raw, words, paper, lang=lang), words, paper, lang=lang)


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """A structure element and all beneath it."""
    if isinstance(node, pikepdf.Dictionary):
        yield node
        below = node.get("/K", [])
        for child in below if isinstance(below, pikepdf.Array) else [below]:
            yield from elements(child)


@EACH_PAPER
def test_a_pdf_is_one_page_of_the_figures_size(raw: dict[str, bytes], paper: Paper) -> None:
    (page,) = PdfReader(io.BytesIO(a_pdf(raw[paper.name], paper))).pages
    inches = {"full": (6.3, 3.1240), "half": (3.07, 3.1220), "slide": (13.3333, 7.5)}[paper.name]
    assert (float(page.mediabox.width) / 72, float(page.mediabox.height) / 72) == pytest.approx(inches, abs=0.001)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_pdf_is_tagged_with_a_title_a_language_and_all_that_its_figure_shows(raw: dict[str, bytes], lang: str) -> None:
    pdf = pikepdf.open(io.BytesIO(a_pdf(raw["full"], lang=lang)))
    assert (str(pdf.Root.Lang), str(pdf.docinfo.Title)) == (lang, WORDS.headline)
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    (figure,) = [element for element in elements(pdf.Root.StructTreeRoot) if element.get("/S") == "/Figure"]
    assert str(figure.Alt) == description(WORDS)
    with pdf.open_metadata() as words:
        assert words["pdfuaid:part"] == "1"


def test_the_words_of_a_pdf_can_be_read_and_copied(raw: dict[str, bytes]) -> None:
    words = PdfReader(io.BytesIO(a_pdf(raw["full"]))).pages[0].extract_text()
    assert all(said in words for said in ("Två av fyra ●", "Ängsby", "Åkarp", "Östra"))


@pytest.mark.parametrize("name", ["full", "map"])
def test_a_pdf_holds_no_bitmap_and_only_our_own_fonts(raw: dict[str, bytes], name: str) -> None:
    pdf = pikepdf.open(io.BytesIO(a_pdf(raw[name])))
    resources = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)]
    assert [thing for thing in resources if thing.get("/Subtype") == "/Image"] == []
    fonts = [thing for thing in resources if thing.get("/Type") == "/FontDescriptor"]
    assert {str(font.FontName).partition("+")[2].split("-")[0] for font in fonts} == {"SourceSans3"}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_a_pdf_is_dated_as_the_data_are(raw: dict[str, bytes]) -> None:
    pdf = pikepdf.open(io.BytesIO(a_pdf(raw["full"], words=replace(WORDS, date="2023-01-01"))))
    assert str(pdf.docinfo.CreationDate).startswith("D:20230101")
