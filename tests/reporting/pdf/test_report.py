"""A report as a PDF: what it holds, in which order, and that the same report is the same file."""

import io
import re
from dataclasses import replace

import pandas as pd
import pytest
from pypdf import PdfReader

from src.catalogue.report import MunicipalityPart, TablePart
from src.reporting.pdf.report import municipality_pdf, report_pdf
from tests.reporting.pdf.reading import BARS, DRAWINGS, Placed, opened, pages, placed
from tests.reporting.reports import ONE, ORIGIN, REPORT, TABLE, WORDS, drawing, figure, report_of

FIGURE, MUNICIPALITY = figure(), ONE
MADE_UP = report_of(made_up=True)
MANY = TablePart("tabell-byar", "Byar", pd.DataFrame({"By": [f"By {n}" for n in range(120)], "Läsare": range(1, 121)}))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return report_pdf(REPORT, DRAWINGS)


def size_of(pdf: bytes) -> list[tuple[int, int]]:
    """Each page's width and height in mm."""
    found = PdfReader(io.BytesIO(pdf)).pages
    return [(round(float(page.mediabox.width) * 25.4 / 72), round(float(page.mediabox.height) * 25.4 / 72)) for page in found]


def test_the_cover_says_what_it_is_from_where_and_how_to_make_it_again(pdf: bytes) -> None:
    cover = pages(pdf)[0]
    for said in (
        "Sagor åt alla: läget 2022–2024",
        "Ägare Sagorådet",
        "Område Sagolandet",
        "Period 2022–2024",
        "Filter Inga filter.",
        "Underlag Protokoll",
        "Uppgifter per 2024-12-31",
        "Dataversion 3c4d5e6f",
        "Adress https://sagor.example/rapport?data=2024-12-31&del=mal",
    ):
        assert said in cover


def test_a_programme_is_named_under_a_title_that_does_not_name_it() -> None:
    assert "Läget i vår Sagor åt alla Sagorådet" in pages(report_pdf(report_of(title="Läget i vår"), DRAWINGS))[0]
    assert "2022–2024 Sagorådet" in pages(report_pdf(REPORT, DRAWINGS))[0]


def test_the_answer_comes_before_the_own_words_and_these_before_the_parts(pdf: bytes) -> None:
    words = " ".join(pages(pdf)[2:])
    order = ["Två av fyra byar läser.", "till styrgruppen.", "Vägen till målet", "Tabell: Byar", "Underlag och metod", "Källor"]
    places = [words.index(said) for said in order]
    assert places == sorted(places)


def test_without_own_words_there_is_no_introduction() -> None:
    assert "Inledning" not in " ".join(pages(report_pdf(report_of(introduction=""), DRAWINGS)))


def test_parts_stand_in_the_order_of_the_report() -> None:
    words = " ".join(pages(report_pdf(report_of(TABLE, MUNICIPALITY, FIGURE), DRAWINGS))[2:])
    assert words.index("Tabell: Byar") < words.index("Ängsby har deltagit") < words.index("Vägen till målet")


def test_a_figure_has_its_comment_and_its_number_in_the_language() -> None:
    parts = (replace(FIGURE, comment="Vi ses i maj.\nKom gärna."), replace(TABLE, comment="Se byarna."))
    swedish = " ".join(pages(report_pdf(report_of(*parts), DRAWINGS)))
    english = " ".join(pages(report_pdf(report_of(*parts, code="en"), DRAWINGS)))
    assert "Vi ses i maj. Kom gärna." in swedish
    assert "Se byarna." in swedish
    assert "Figur 1. Byar som läser, Sagolandet, 2022–2024." in swedish
    assert "Tabell 1. Byar, Sagolandet, 2022–2024. Inga filter." in swedish
    assert "Figure 1. Byar som läser" in english
    assert "Table 1. " in english
    assert "Innehåll" in swedish
    assert "Contents" in english


def test_a_figure_that_could_not_be_drawn_is_told_in_words() -> None:
    words = " ".join(pages(report_pdf(REPORT, {"mal": drawing(605, 302, failed=True)})))
    for said in ("Figuren kunde inte ritas", WORDS.headline, WORDS.alt, WORDS.subtitle, WORDS.provenance):
        assert said in words
    assert "Figur 1" not in words


def test_the_closing_chapter_says_how_it_was_counted_from_which_sources_and_what_signs_mean(pdf: bytes) -> None:
    words = " ".join(pages(pdf)[-2:])
    assert "Så är det räknat En by räknas en gång. Ett nej kräver underlag." in words
    assert "Vad vi inte vet Lyktan är okänd." in words
    assert "Producent Titel Datum Licens Sagorådet Protokoll, hela 2024-12-31 CC0 1.0 Brevet Ett brev .. Ingen" in words
    assert "? okänt ingen uppgift" in words


def test_numbers_are_written_in_the_language_zero_as_a_dash_and_what_is_missing_as_two_points(pdf: bytes) -> None:
    words = " ".join(pages(pdf)).replace("\xa0", " ")
    assert "By Läsare Sedan Ängsby 1 234 2022 Östra Åkarp – .." in words
    english = " ".join(pages(report_pdf(report_of(code="en"), DRAWINGS)))
    assert "Ängsby 1,234 2022" in english


def test_every_page_but_the_cover_has_the_title_the_date_and_its_number(pdf: bytes) -> None:
    cover, *others = pages(pdf)
    assert "/" not in cover.replace("https://sagor.example/rapport", "")
    for number, page in enumerate(others, start=2):
        assert page.startswith("Sagor åt alla: läget 2022–2024")
        assert f"Uppgifter per 2024-12-31. Underlag: Protokoll. {number} / {len(others) + 1}" in page


def test_a_long_title_is_whole_on_the_cover_and_short_in_the_heads() -> None:
    title = " ".join(f"ord{n}" for n in range(40))
    cover, contents, *_ = pages(report_pdf(report_of(title=title), DRAWINGS))
    assert title in cover
    assert re.match(r"ord0 ord1 .{50,70}… Innehåll", contents)


def test_made_up_data_are_announced_on_the_cover_and_on_every_page() -> None:
    cover, *others = pages(report_pdf(MADE_UP, DRAWINGS))
    assert "Protokoll: uppgifterna är påhittade och säger inget om verkligheten." in cover
    assert all("Protokoll: påhittade uppgifter." in page for page in others)
    assert all("Protokoll: påhittade uppgifter." in page for page in pages(municipality_pdf(MADE_UP, MUNICIPALITY)))


def test_documented_data_are_not_called_made_up(pdf: bytes) -> None:
    assert "påhittad" not in " ".join(pages(pdf))


def test_the_outline_and_the_contents_lead_to_every_part(pdf: bytes) -> None:
    found = PdfReader(io.BytesIO(pdf))
    titles = [item.title for item in found.outline if not isinstance(item, list)]
    assert titles == ["Sammanfattning", "Inledning", "Vägen till målet", "Tabell: Byar", "Underlag och metod"]
    contents = found.pages[1]
    links = [link.get_object() for link in contents["/Annots"]]
    assert len([link for link in links if "/Dest" in link or link["/A"]["/S"] == "/GoTo"]) == len(titles)
    assert all(title in pages(pdf)[1] for title in titles)


def test_the_address_is_a_link_and_an_address_without_a_site_is_none(pdf: bytes) -> None:
    def links(pdf: bytes) -> list[str]:
        cover = PdfReader(io.BytesIO(pdf)).pages[0]
        return [str(link.get_object()["/A"]["/URI"]) for link in cover.get("/Annots", [])]

    assert set(links(pdf)) == {ORIGIN.address}
    for address in ("/rapport?del=mal", "javascript:alert(1)"):
        assert links(report_pdf(report_of(origin=replace(ORIGIN, address=address)), DRAWINGS)) == []


def test_pages_are_a4_and_as_many_as_they_have_to_be(pdf: bytes) -> None:
    assert size_of(pdf) == [(210, 297)] * 6  # cover, contents, answer, the two parts together, method, sources


def test_the_file_is_dated_as_its_data(pdf: bytes) -> None:
    with opened(pdf) as file:
        assert file.docinfo["/CreationDate"] == file.docinfo["/ModDate"] == "D:20241231000000Z"


def test_a_report_without_parts_is_whole() -> None:
    empty = pages(report_pdf(report_of(parts=()), {}))
    assert "Två av fyra byar läser." in empty[2]
    assert "Underlag och metod" in empty[3]


def test_a_tall_figure_is_made_smaller_and_stays_on_its_page() -> None:
    tall = drawing(605, 3000, svg=BARS.replace(b'height="80mm" viewBox="0 0 605 302"', b'height="793mm" viewBox="0 0 605 3000"'))
    found = pages(report_pdf(report_of(FIGURE), {"mal": tall}))
    assert "Vägen till målet Två av fyra byar Figur 1." in found[3]


def test_a_comment_stays_with_its_heading_and_its_figure() -> None:
    """The first figure leaves room on its page for the second's heading and comment, and for no more."""
    second = replace(FIGURE, name="second", label="Den andra", comment="Sagt om den andra.")
    for height in (500, 560, 620):
        svg = BARS.replace(b'height="80mm" viewBox="0 0 605 302"', f'viewBox="0 0 605 {height}"'.encode())
        tall = replace(DRAWINGS["mal"], height=height, svg=svg)
        found = pages(report_pdf(report_of(FIGURE, second), {"mal": tall, "second": tall}))
        (page,) = (page for page in found if "Sagt om den andra." in page)
        assert "Figur 2" in page, height


def test_a_long_table_repeats_its_headers_on_every_page() -> None:
    found = [page for page in pages(report_pdf(report_of(MANY), {})) if re.search(r"By \d+ \d+", page)]
    assert len(found) == 3
    assert all("By Läsare By" in page for page in found)
    assert all(f"By {n} {n + 1}" in " ".join(found) for n in range(120))


def test_a_municipality_is_one_page_with_its_own_unknowns_and_signs() -> None:
    (page,) = pages(municipality_pdf(REPORT, MUNICIPALITY))
    for said in (
        "Ängsby har deltagit i minst 1 av 2 erbjudanden.",
        "Okänt, vilket inte betyder nej: Lyktan.",
        "Sagolandet · Kommunkod 0101",
        "Kommunsamarbete – underlaget nämner inget Grupp Byar Vad vi vet",
        "Erbjudande 2024 Rådet ja Lyktan okänt",
        "? okänt ingen uppgift",
        "Dataversion 3c4d5e6f",
    ):
        assert said in page
    assert "motstridigt" not in page  # a sign that the page does not use


def test_municipalities_are_laid_out_alike() -> None:
    def places(part: MunicipalityPart) -> dict[str, Placed]:
        return {found.words: found for found in placed(municipality_pdf(REPORT, part))}

    other = replace(MUNICIPALITY, code="0102", title="Östra Åkarp", paragraphs=("Östra Åkarp har deltagit i allt.", "Nej: Lyktan."))
    one, two = places(MUNICIPALITY), places(other)
    shared = one.keys() & two.keys()
    assert {"Folkmängd", "Erbjudande", "Vad vi vet"} <= shared
    assert {words: one[words] for words in shared} == {words: two[words] for words in shared}


def test_a_municipalitys_signs_are_those_of_its_marked_words_too() -> None:
    marked = pd.DataFrame({"Erbjudande": ["Rådet"], "2024": ["ja (rättad)"]})
    signs = (*REPORT.signs, ("* (rättad)", "en rättad rad"))
    sheet = replace(MUNICIPALITY, tables=(TablePart("kommun-0101-1", "Vad vi vet", marked),))
    (page,) = pages(municipality_pdf(report_of(signs=signs), sheet))
    assert "● ja en uppgift säger ja * (rättad) en rättad rad" in page
    assert "okänt ingen uppgift" not in page
    (page,) = pages(municipality_pdf(report_of(signs=signs), MUNICIPALITY))
    assert "en rättad rad" not in page
