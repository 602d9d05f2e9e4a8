import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from pypdf import PdfReader

from src.charts.drawn import FigureWords
from src.charts.paper import FULL, HALF, SLIDE, Paper
from src.reporting.figure.pdf import figure_pdf
from src.reporting.figure.svg import description, finished_svg
from tests.reporting.figure.drawn import UNSAID, WORDS


def make(raw: bytes, paper: Paper = FULL, words: FigureWords = WORDS, lang: str = "sv") -> bytes:
    return figure_pdf(finished_svg(raw, words, paper, lang=lang), words, paper, lang=lang)


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """A structure element and all beneath it."""
    if isinstance(node, pikepdf.Dictionary):
        yield node
        below = node.get("/K", [])
        for child in below if isinstance(below, pikepdf.Array) else [below]:
            yield from elements(child)


def resources(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every object of the file that is a dictionary or a stream."""
    return (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream))


@pytest.mark.parametrize(
    ("name", "paper", "inches"),
    [("full", FULL, (6.3, 3.1240)), ("half", HALF, (3.07, 3.1220)), ("slide", SLIDE, (13.3333, 7.5))],
    ids=["full", "half", "slide"],
)
def test_it_is_one_page_of_the_figures_size(raw: dict[str, bytes], name: str, paper: Paper, inches: tuple[float, float]) -> None:
    pages = PdfReader(io.BytesIO(make(raw[name], paper))).pages
    assert len(pages) == 1
    assert (float(pages[0].mediabox.width) / 72, float(pages[0].mediabox.height) / 72) == pytest.approx(inches, abs=0.001)


def test_it_is_tagged_and_its_figure_tells_all_that_it_shows(raw: dict[str, bytes]) -> None:
    pdf = pikepdf.open(io.BytesIO(make(raw["full"])))
    assert pdf.Root.MarkInfo.Marked
    (figure,) = [element for element in elements(pdf.Root.StructTreeRoot) if element.get("/S") == "/Figure"]
    assert str(figure.Alt) == description(WORDS)
    with pdf.open_metadata() as words:
        assert words["pdfuaid:part"] == "1"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_it_has_a_title_and_a_language(raw: dict[str, bytes], lang: str) -> None:
    pdf = pikepdf.open(io.BytesIO(make(raw["full"], lang=lang)))
    assert str(pdf.Root.Lang) == lang
    assert str(pdf.docinfo.Title) == WORDS.headline
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_its_words_can_be_read_and_copied(raw: dict[str, bytes]) -> None:
    words = PdfReader(io.BytesIO(make(raw["full"]))).pages[0].extract_text()
    assert all(said in words for said in ("Två av fyra ●", "Ängsby", "Åkarp", "Östra"))


@pytest.mark.parametrize("name", ["full", "map"])
def test_it_holds_no_bitmap_and_only_our_own_fonts(raw: dict[str, bytes], name: str) -> None:
    pdf = pikepdf.open(io.BytesIO(make(raw[name])))
    assert [thing for thing in resources(pdf) if thing.get("/Subtype") == "/Image"] == []
    fonts = [thing for thing in resources(pdf) if thing.get("/Type") == "/FontDescriptor"]
    assert {str(font.FontName).partition("+")[2].split("-")[0] for font in fonts} == {"SourceSans3"}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_the_same_figure_gives_the_same_bytes_dated_as_the_data_are(raw: dict[str, bytes]) -> None:
    assert make(raw["full"]) == make(raw["full"])
    pdf = pikepdf.open(io.BytesIO(make(raw["full"])))
    assert str(pdf.docinfo.CreationDate).startswith("D:20241231")
    assert make(raw["full"], words=replace(WORDS, date="2023-01-01")) != make(raw["full"])


def test_without_words_about_it_it_is_still_a_page(raw: dict[str, bytes]) -> None:
    assert len(PdfReader(io.BytesIO(make(raw["full"], words=UNSAID))).pages) == 1
