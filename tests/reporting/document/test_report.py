"""A report as a Word file: its story, its figures, and what a screen reader and the next office get from it."""

from dataclasses import replace

import pandas as pd
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from src.language import Code
from tests.reporting.document.reading import DRAWINGS, PARTS, drawn, standard, words, written
from tests.reporting.reading import unpacked
from tests.reporting.reports import ONE, ORIGIN, TABLE, WORDS

WARNING = "Protokoll: påhittade uppgifter."


def test_title_answer_and_introduction_come_first() -> None:
    assert [(p.style.name, p.text) for p in written().paragraphs[:7]] == [
        ("Title", "Sagor åt alla: läget 2022–2024"),
        ("Subtitle", "Sagor åt alla · Sagorådet"),
        ("Lead", "Två av fyra byar läser."),
        ("List Bullet", "En uppgift är okänd."),
        ("Normal", "Den här rapporten är till styrgruppen."),
        ("Normal", "Den läses"),
        ("Normal", "på två minuter."),
    ]


def test_a_long_address_is_only_at_the_end() -> None:
    address = "https://sagor.example/rapport?" + "&".join(f"del=kommun-{n}" for n in range(100))
    paper = written(origin=replace(ORIGIN, address=address))
    assert paper.tables[0].rows[-1].cells[1].text == "Den står sist i rapporten."
    assert paper.paragraphs[-1].text == address


def test_parts_are_headings_in_their_order_between_chapters() -> None:
    found = [(p.style.name, p.text) for p in written().paragraphs if p.style.name.startswith("Heading")]
    assert found == [
        ("Heading 1", "Figurer och tabeller"),
        ("Heading 2", "Karta över byarna"),
        ("Heading 2", "Byarna"),
        ("Heading 2", "Vägen till målet"),
        ("Heading 2", "Den breda"),
        ("Heading 1", "Kommuner"),
        ("Heading 2", "Ängsby"),
        ("Heading 2", "Åkarp"),
        ("Heading 1", "Källor och metod"),
        ("Heading 2", "Så är det räknat"),
        ("Heading 2", "Vad vi inte vet"),
        ("Heading 2", "Källor"),
        ("Heading 2", "Teckenförklaring"),
        ("Heading 2", "Så görs rapporten om"),
    ]


def test_what_is_long_comes_after_the_method() -> None:
    long = replace(TABLE, rows=pd.DataFrame({"By": [f"By {n}" for n in range(61)]}), title="Alla byar")
    chapters = words(written(long, TABLE), "Heading 1", "Heading 2")
    assert chapters[:2] == ["Figurer och tabeller", "Byar"]
    assert chapters[-2:] == ["Bilagor", "Alla byar"]


def test_the_contents_link_to_every_heading() -> None:
    paper = written()
    marked = {mark.get(qn("w:name")): mark.getparent() for mark in paper.element.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")): link for link in paper.element.iter(qn("w:hyperlink"))}
    headings = [p.text for p in paper.paragraphs if p.style.name.startswith("Heading")]
    for elements in (links.values(), map(marked.__getitem__, links)):
        assert ["".join(words.text for words in element.iter(qn("w:t"))) for element in elements] == headings


def test_each_field_begins_turns_and_ends_once() -> None:
    for name, part in unpacked(standard()).items():
        if name.startswith("word/") and name.endswith(".xml"):
            kinds = [mark.get(qn("w:fldCharType")) for mark in etree.fromstring(part).iter(qn("w:fldChar"))]
            assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3), name


def test_captions_are_numbered_by_fields_that_read_right_before_an_update() -> None:
    captions = [p for p in written().paragraphs if p.style.name == "Caption"]
    assert [p.text for p in captions] == [
        "Figur 1. Byar som läser, Sagolandet, 2022–2024. Inga filter.",
        "Tabell 1. Byarna, Sagolandet, 2022–2024. Inga filter.",
        "Figur 2. Byar som läser, Sagolandet, 2022–2024. Inga filter.",
        "Tabell 2. Den breda, Sagolandet, 2022–2024. Inga filter.",
        "Tabell 3. Vad vi vet, Ängsby, 2022–2024. Inga filter.",
        "Tabell 4. Vad vi vet, Åkarp, 2022–2024. Inga filter.",
    ]
    asked = ["".join(code.text for code in p._p.iter(qn("w:instrText"))).strip() for p in captions]
    assert asked == [f"SEQ {p.text.split()[0]} \\* ARABIC" for p in captions]


def test_a_picture_has_its_alt_text_and_stays_with_its_caption() -> None:
    paper = written()
    assert {shape._inline.get(side) for shape in paper.inline_shapes for side in ("distT", "distB", "distL", "distR")} == {"0"}
    named = [shape._inline.docPr for shape in paper.inline_shapes]
    assert [(n.get("descr"), n.get("title")) for n in named] == [(WORDS.alt, WORDS.headline)] * 2
    assert len({n.get("id") for n in named}) == 2
    content = list(paper.iter_inner_content())
    for n, block in enumerate(content):
        if block.style.name == "Figure":
            assert content[n + 1].style.name == "Caption"
    assert paper.styles["Figure"].paragraph_format.keep_with_next


@pytest.mark.parametrize(("width", "height", "mm"), [(605, 400, 160), (295, 200, 78), (800, 450, 160), (605, 1550, 80)])
def test_a_picture_is_as_wide_as_drawn_but_never_leaves_its_page(width: int, height: int, mm: int) -> None:
    shape = written(PARTS[0], drawings={"karta": drawn(width, height)}).inline_shapes[0]
    assert shape.width / Mm(1) == pytest.approx(mm, abs=0.1)
    assert shape.height / shape.width == pytest.approx(height / width, abs=0.01)


def test_a_comment_stands_between_heading_and_picture_paragraph_by_paragraph() -> None:
    styles = [(p.style.name, p.text) for p in written().paragraphs]
    at = styles.index(("Heading 2", "Karta över byarna"))
    assert [name for name, _ in styles[at : at + 5]] == ["Heading 2", "Normal", "Normal", "Figure", "Caption"]
    assert [said for _, said in styles[at + 1 : at + 3]] == ["Första stycket.", "Andra stycket."]


def test_a_figure_that_failed_is_described_in_words_and_keeps_its_number() -> None:
    paper = written(drawings={**DRAWINGS, "karta": drawn(failed=True)})
    assert len(paper.inline_shapes) == 1
    said = [p.text for p in paper.paragraphs]
    at = said.index("Figuren kunde inte ritas. Så här lyder den i ord:")
    assert said[at + 1] == WORDS.alt
    assert said[at + 2].startswith("Figur 1. ")
    assert words(paper, "Caption")[2].startswith("Figur 2. ")


def test_each_municipality_but_the_first_begins_a_page() -> None:
    headings = {p.text: p for p in written().paragraphs if p.style.name.startswith("Heading")}
    breaks = {name: bool(headings[name].paragraph_format.page_break_before) for name in ("Kommuner", "Ängsby", "Åkarp")}
    assert breaks == {"Kommuner": False, "Ängsby": False, "Åkarp": True}  # Kommuner: a new section begins it
    alone = {p.text: p for p in written(ONE).paragraphs}
    assert alone["Kommuner"].paragraph_format.page_break_before


def test_header_and_footer_of_every_page() -> None:
    paper = written()
    assert len(paper.sections) == 3
    for n, section in enumerate(paper.sections):
        assert section.header.paragraphs[0].text == "Sagor åt alla: läget 2022–2024"
        assert section.footer.paragraphs[0].text == "Protokoll, uppgifter per 2024-12-31\tSida 1 av 1"
        assert [code.text.strip() for code in section.footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
        assert section.different_first_page_header_footer == (n == 0)
    assert paper.sections[0].first_page_header.paragraphs[0].text == ""
    assert "Sida" in paper.sections[0].first_page_footer.paragraphs[0].text


def test_a_long_title_and_a_long_export_are_one_line_of_header_and_footer() -> None:
    section = written(title="Sagor " * 60, origin=replace(ORIGIN, export="Protokoll " * 60)).sections[0]
    header, footer = section.header.paragraphs[0].text, section.footer.paragraphs[0].text
    assert header.endswith(" …")
    assert 60 < len(header) < 180
    assert footer.endswith(" …\tSida 1 av 1")


def test_pages_are_a4_with_a_column_of_160_mm_and_landscape_only_for_a_wide_table() -> None:
    first, wide, last = written().sections
    for section in (first, last):
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert (section.page_width - section.left_margin - section.right_margin) / Mm(1) == pytest.approx(160, abs=0.05)
    assert (round(wide.page_width.mm), round(wide.page_height.mm)) == (297, 210)


def test_made_up_data_are_announced_in_every_header_and_under_every_table() -> None:
    paper = written(made_up=True)
    headers = [section.header for section in paper.sections] + [paper.sections[0].first_page_header]
    assert all(WARNING in header.paragraphs[0].text for header in headers)
    assert all(note.startswith(WARNING) for note in words(paper, "Note")[:-1])


@pytest.mark.parametrize(("code", "locale"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_the_language_of_the_words_is_set_once_for_the_whole_document(code: Code, locale: str) -> None:
    paper = written(ONE, code=code)
    assert [mark.get(qn("w:val")) for mark in paper.styles.element.iter(qn("w:lang"))] == [locale]
    assert not list(paper.element.iter(qn("w:lang")))
