"""A report as a PDF: what is on which page, in which order, and that nothing leaves its page."""

import io
import re
from dataclasses import replace

import pandas as pd
import pytest
from pypdf import PdfReader

from src.catalogue.report import MunicipalityPart, TablePart
from src.reporting.pdf.report import municipality_pdf, report_pdf
from src.reporting.pdf.table import MM
from tests.reporting.pdf.reading import DRAWINGS, Placed, letters, placed
from tests.reporting.reading import pages
from tests.reporting.reports import BARS, ONE, ORIGIN, REPORT, TABLE, WORDS, drawing, drawn_with, figure, filled_with, report_of

FIGURE = figure()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return report_pdf(REPORT, DRAWINGS)


def drawn_high(height: int) -> dict[str, object]:
    """The figure, so many logical pixels high."""
    svg = BARS.replace(b'height="80mm" viewBox="0 0 605 302"', f'viewBox="0 0 605 {height}"'.encode())
    return {"mal": drawing(605, height, svg=svg)}


def test_a_programme_is_named_under_a_title_that_does_not_name_it(pdf: bytes) -> None:
    assert "Läget i vår Sagor åt alla Sagorådet" in pages(report_pdf(report_of(title="Läget i vår"), DRAWINGS))[0]
    assert "2022–2024 Sagorådet" in pages(pdf)[0]


def test_the_answer_comes_first_then_the_introduction_the_parts_in_their_order_and_the_method(pdf: bytes) -> None:
    def in_order(words: str, *said: str) -> None:
        assert [words.index(one) for one in said] == sorted(words.index(one) for one in said)

    words = " ".join(pages(pdf)[1:])
    answer, introduction = "Två av fyra byar läser.", "till styrgruppen."
    in_order(words, answer, introduction, "Innehåll")
    after = words[words.index("Innehåll") :].split("Figur 1. Vägen till målet")[-1]
    in_order(after, "Tabell 1. Byar", "Källor och metod", "Källor")
    words = " ".join(pages(report_pdf(report_of(TABLE, ONE, FIGURE, introduction=""), DRAWINGS))[2:])
    in_order(words, "Tabell 1. Byar", "Ängsby har deltagit", "Figur 1. Vägen till målet")
    assert "Inledning" not in words


def test_figures_and_tables_are_numbered_in_the_language(pdf: bytes) -> None:
    swedish, english = (" ".join(pages(found)) for found in (pdf, report_pdf(report_of(code="en"), DRAWINGS)))
    for said in (
        "Figur 1. Vägen till målet",
        "Tabell 1. Byar Sagolandet, 2022–2024. Inga filter.",
        "Innehåll",
    ):
        assert said in swedish
    for said in ("Figure 1. Vägen till målet", "Table 1. ", "Contents", "Ängsby 1,234 2022"):
        assert said in english


def test_a_figure_that_could_not_be_drawn_has_no_number_but_all_its_words() -> None:
    words = " ".join(pages(report_pdf(REPORT, {"mal": drawing(605, 302, failed=True)})))
    for said in (WORDS.headline, WORDS.alt, WORDS.subtitle, WORDS.provenance):
        assert said in words
    assert "Figur 1" not in words


def test_every_page_but_the_cover_has_the_title_the_date_and_its_number(pdf: bytes) -> None:
    cover, *others = pages(pdf)
    assert "/" not in cover.replace("https://sagor.example/rapport", "")
    for number, page in enumerate(others, start=2):
        assert page.startswith("Sagor åt alla: läget 2022–2024")
        assert f"Uppgifter per 2024-12-31. Datakälla: Protokoll. {number} / {len(others) + 1}" in page


def test_a_long_title_is_whole_on_the_cover_and_short_in_the_heads() -> None:
    title = " ".join(f"ord{n}" for n in range(40))
    cover, summary, *_ = pages(report_pdf(report_of(title=title), DRAWINGS))
    assert title in cover
    assert re.match(r"ord0 ord1 .{50,70}… Sammanfattning", summary)


def test_made_up_data_are_announced_on_every_page() -> None:
    made_up = report_of(made_up=True)
    _, *others = pages(report_pdf(made_up, DRAWINGS))
    assert all("Protokoll: påhittade uppgifter." in page for page in (*others, *pages(municipality_pdf(made_up, ONE))))


def test_the_outline_and_the_contents_lead_to_every_part(pdf: bytes) -> None:
    found = PdfReader(io.BytesIO(pdf))
    titles = [item.title for item in found.outline if not isinstance(item, list)]
    assert titles == ["Sammanfattning", "Inledning", "Figur 1. Vägen till målet", "Tabell 1. Byar", "Källor och metod"]
    links = [link.get_object() for link in found.pages[1]["/Annots"]]
    assert len([link for link in links if "/Dest" in link or link["/A"]["/S"] == "/GoTo"]) == len(titles)
    assert all(title in pages(pdf)[1] for title in titles)


def test_the_address_is_a_link_and_an_address_without_a_site_is_none(pdf: bytes) -> None:
    def links(pdf: bytes) -> list[str]:
        cover = PdfReader(io.BytesIO(pdf)).pages[0]
        return [str(link.get_object()["/A"]["/URI"]) for link in cover.get("/Annots", [])]

    assert set(links(pdf)) == {ORIGIN.address}
    for address in ("/rapport?del=mal", "javascript:alert(1)"):
        assert links(report_pdf(report_of(origin=replace(ORIGIN, address=address)), DRAWINGS)) == []


def test_a_very_long_address_stands_whole_at_the_end_and_leaves_the_cover_one_page() -> None:
    address = "https://sagor.example/rapport?kommentar=" + "mal%3Aord+" * 200
    first, second, *_, last = pages(report_pdf(report_of(origin=replace(ORIGIN, address=address)), DRAWINGS))
    assert "sagor.example" not in first
    assert "Innehåll" in second
    assert address in last.replace(" ", "")


def test_pages_are_a4_and_as_many_as_they_have_to_be(pdf: bytes) -> None:
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    size = [(round(float(box.width) / MM), round(float(box.height) / MM)) for box in boxes]
    assert size == [(210, 297)] * 4  # cover, answer and contents, the two parts and the method, sources


def test_a_tall_figure_is_made_smaller_and_stays_on_its_page() -> None:
    found = pages(report_pdf(report_of(FIGURE), drawn_high(3000)))
    assert "Figur 1. Vägen till målet Två av fyra byar" in found[2]


@pytest.mark.parametrize("height", [500, 560, 620])
def test_a_comment_is_on_the_same_page_as_its_heading_and_figure(height: int) -> None:
    """The first figure leaves room on its page for the second's heading and comment, and for no more."""
    second = replace(FIGURE, name="second", label="Den andra", comment="Sagt om den andra.")
    drawings = drawn_high(height)
    found = pages(report_pdf(report_of(FIGURE, second), {**drawings, "second": drawings["mal"]}))
    (page,) = (page for page in found if "Sagt om den andra." in page)
    assert "Figur 2. Den andra Sagt om den andra. Två av fyra byar" in page


def test_a_long_table_repeats_its_headers_on_every_page() -> None:
    rows = pd.DataFrame({"By": [f"By {n}" for n in range(120)], "Läsare": range(1, 121)})
    made = pages(report_pdf(report_of(replace(TABLE, rows=rows)), {}))
    found = [page for page in made if re.search(r"By \d+ \d+", page)]
    assert len(found) == 3
    assert all("By Läsare By" in page for page in found)
    assert all(f"By {n} {n + 1}" in " ".join(found) for n in range(120))


def test_a_municipality_is_one_page_with_its_own_unknowns_and_signs() -> None:
    (page,) = pages(municipality_pdf(REPORT, ONE))
    for said in (
        *ONE.paragraphs,
        "Sagolandet · Kommunkod 0101",
        "Kommunsamarbete – underlaget nämner inget Grupp Byar Vad vi vet",
        "Erbjudande 2024 Rådet ja Lyktan okänt",
        "? okänt ingen uppgift",
        "Dataversion 3c4d5e6f",
    ):
        assert said in page
    assert "motstridigt" not in page  # a sign that the page does not use


def test_a_municipalitys_signs_are_those_of_its_marked_words_too() -> None:
    marked = pd.DataFrame({"Erbjudande": ["Rådet"], "2024": ["ja (rättad)"]})
    signs = (*REPORT.signs, ("* (rättad)", "en rättad rad"))
    (page,) = pages(municipality_pdf(report_of(signs=signs), replace(ONE, tables=(TablePart("t", "Vad vi vet", marked),))))
    assert "● ja en uppgift säger ja * (rättad) en rättad rad" in page
    assert "okänt ingen uppgift" not in page


def test_municipalities_are_laid_out_alike() -> None:
    def places(part: MunicipalityPart) -> dict[str, Placed]:
        return {found.words: found for found in placed(municipality_pdf(REPORT, part))}

    other = replace(ONE, code="0102", title="Östra Åkarp", paragraphs=("Östra Åkarp har deltagit i allt.", "Nej: Lyktan."))
    one, two = places(ONE), places(other)
    shared = one.keys() & two.keys()
    assert {"Folkmängd", "Erbjudande", "Vad vi vet"} <= shared
    assert {words: one[words] for words in shared} == {words: two[words] for words in shared}


def test_the_words_of_a_municipalitys_page_are_words_whatever_they_hold() -> None:
    words = '#read("/etc/passwd")$x^2$*b*_i_`kod`<label>{a}]]'
    report = filled_with(words)
    assert letters(municipality_pdf(report, report.parts[2])).count(words) >= 12  # type: ignore[arg-type]


def test_letters_missing_from_the_font_do_not_stop_a_figure() -> None:
    party = drawing(605, 302, svg=BARS.replace("Två".encode(), "🎉".encode()))
    assert "[partypopper]avfyrabyar" in letters(report_pdf(report_of(FIGURE), {"mal": party}))


def test_a_word_of_300_letters_is_complete_and_stays_on_the_page() -> None:
    word = "".join(chr(ord("a") + n % 26) for n in range(300))
    report = filled_with(word)
    pdf = report_pdf(report, drawn_with(word))
    assert letters(pdf).count(word[:200]) >= 20
    for found in (pdf, municipality_pdf(report, report.parts[2])):  # type: ignore[arg-type]
        assert max(words.right for words in placed(found)) < (210 - 25) * MM + 1
