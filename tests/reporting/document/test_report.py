"""A report as a Word file: its story, its figures, and what a screen reader and the next office get from it."""

import io
from dataclasses import replace
from zipfile import ZipFile

import docx
import pandas as pd
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from src.charts.drawn import FigureWords
from src.language import Code
from src.reporting.document.report import report_docx
from tests.reporting.document.reports import (
    DRAWINGS,
    PARTS,
    attribute,
    blocks,
    drawing,
    figure,
    make_report,
    municipality,
    said_in,
    words,
    written,
)


def test_title_answer_and_introduction_come_first() -> None:
    paper = written()
    assert [(p.style.name, p.text) for p in paper.paragraphs[:6]] == [
        ("Title", "Sagorna: läget 2022–2024"),
        ("Subtitle", "Sagor för alla · Sagorådet"),
        ("Lead", "2 av 3 byar har varit med."),
        ("List Bullet", "En återstår."),
        ("Normal", "Till styrelsen."),
        ("Normal", "Med två stycken"),
    ]


def test_front_says_where_it_all_comes_from() -> None:
    facts = {row.cells[0].text: row.cells[1].text for row in written().tables[0].rows}
    assert facts == {
        "Program": "Sagor för alla",
        "Ägare": "Sagorådet",
        "Område": "Sagolandet",
        "Period": "2022–2024",
        "Filter": "Inga filter.",
        "Underlag": "Protokollen",
        "Uppgifter per": "2024-12-31",
        "Påhittade uppgifter": "nej",
        "Dataversion": "c0ffee12",
        "Adress": "https://sagor.example/rapport",
    }


def test_long_address_stands_at_the_end_alone() -> None:
    address = "https://sagor.example/rapport?" + "&".join(f"del=kommun-{n}" for n in range(100))
    paper = written(make_report(address=address))
    assert paper.tables[0].rows[-1].cells[1].text == "Den står sist i rapporten."
    assert paper.paragraphs[-1].text == address


def test_parts_are_headings_in_their_order_between_chapters() -> None:
    paper = written()
    found = [(p.style.name, p.text) for p in paper.paragraphs if p.style.name.startswith("Heading")]
    assert found == [
        ("Heading 1", "Figurer och tabeller"),
        ("Heading 2", "Etikett karta"),
        ("Heading 2", "Byarna"),
        ("Heading 2", "Etikett mal"),
        ("Heading 2", "Den breda"),
        ("Heading 1", "Kommuner"),
        ("Heading 2", "Sotbo"),
        ("Heading 2", "Hultmyra"),
        ("Heading 1", "Underlag och metod"),
        ("Heading 2", "Så är det räknat"),
        ("Heading 2", "Gränser"),
        ("Heading 2", "Källor"),
        ("Heading 2", "Teckenförklaring"),
        ("Heading 2", "Så görs rapporten om"),
    ]


def test_contents_lead_to_every_heading() -> None:
    paper = written()
    marks = {mark.get(qn("w:name")): mark.getparent() for mark in paper.element.iter(qn("w:bookmarkStart"))}
    links = list(paper.element.iter(qn("w:hyperlink")))
    led = [said_in(marks[link.get(qn("w:anchor"))]) for link in links]
    assert led == [said_in(link) for link in links]
    assert led == [p.text for p in paper.paragraphs if p.style.name.startswith("Heading")]


def test_each_field_begins_turns_and_ends_once() -> None:
    file = ZipFile(io.BytesIO(report_docx(make_report(), DRAWINGS)))
    for name in file.namelist():
        if name.startswith("word/") and name.endswith(".xml"):
            kinds = [mark.get(qn("w:fldCharType")) for mark in etree.fromstring(file.read(name)).iter(qn("w:fldChar"))]
            assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3), name


def test_captions_are_numbered_in_order_by_fields_that_read_right_before_an_update() -> None:
    captions = [p for p in written().paragraphs if p.style.name == "Caption"]
    assert [p.text for p in captions] == [
        "Figur 1. Mått karta, Sagolandet, 2022–2024. Inga filter.",
        "Tabell 1. Byarna, Sagolandet, 2022–2024. Inga filter.",
        "Figur 2. Mått mal, Sagolandet, 2022–2024. Inga filter.",
        "Tabell 2. Den breda, Sagolandet, 2022–2024. Inga filter.",
        "Tabell 3. Vad vi vet, Sotbo, 2022–2024. Inga filter.",
        "Tabell 4. Vad vi vet, Hultmyra, 2022–2024. Inga filter.",
    ]
    asked = ["".join(code.text for code in p._p.iter(qn("w:instrText"))).strip() for p in captions]
    assert asked == [f"SEQ {p.text.split()[0]} \\* ARABIC" for p in captions]


def test_picture_is_160_mm_wide_has_its_alt_text_and_stays_with_its_caption() -> None:
    paper = written()
    assert [shape.width for shape in paper.inline_shapes] == [Mm(160), Mm(160)]
    assert {shape._inline.get(side) for shape in paper.inline_shapes for side in ("distT", "distB", "distL", "distR")} == {"0"}
    named = [shape._inline.docPr for shape in paper.inline_shapes]
    assert [(n.get("descr"), n.get("title")) for n in named] == [
        (f"Karta {name}. Sotbo: 2; Hultmyra: okänt.", f"Rubrik {name}") for name in ("karta", "mal")
    ]
    assert len({n.get("id") for n in named}) == 2
    content = list(blocks(paper))
    for n, block in enumerate(content):
        if block.style.name == "Figure":
            assert content[n + 1].style.name == "Caption"
    assert paper.styles["Figure"].paragraph_format.keep_with_next


@pytest.mark.parametrize(("width", "height", "mm"), [(295, 200, 78), (800, 450, 160), (605, 1550, 80)])
def test_picture_is_as_wide_as_drawn_but_never_leaves_its_page(width: int, height: int, mm: int) -> None:
    shape = written(make_report(parts=PARTS[:1]), {"karta": drawing("karta", width=width, height=height)}).inline_shapes[0]
    assert shape.width / Mm(1) == pytest.approx(mm, abs=0.1)
    assert shape.height / shape.width == pytest.approx(height / width, abs=0.01)


def test_comment_stands_between_heading_and_picture_paragraph_by_paragraph() -> None:
    styles = [(p.style.name, p.text) for p in written().paragraphs]
    at = styles.index(("Heading 2", "Etikett karta"))
    assert [name for name, _ in styles[at : at + 5]] == ["Heading 2", "Normal", "Normal", "Figure", "Caption"]
    assert [said for _, said in styles[at + 1 : at + 3]] == ["Första stycket.", "Andra stycket."]


def test_figure_that_failed_is_told_in_words_and_keeps_its_number() -> None:
    paper = written(drawings={**DRAWINGS, "karta": drawing("karta", failed=True)})
    assert len(paper.inline_shapes) == 1
    said = [p.text for p in paper.paragraphs]
    at = said.index("Figuren kunde inte ritas. Så här lyder den i ord:")
    assert said[at + 1] == "Karta karta. Sotbo: 2; Hultmyra: okänt."
    assert said[at + 2].startswith("Figur 1. Mått karta")
    assert words(paper, "Caption")[2].startswith("Figur 2. Mått mal")


def test_each_municipality_but_the_first_begins_a_page() -> None:
    headings = {p.text: p for p in written().paragraphs if p.style.name.startswith("Heading")}
    breaks = {name: bool(headings[name].paragraph_format.page_break_before) for name in ("Kommuner", "Sotbo", "Hultmyra")}
    assert breaks == {"Kommuner": False, "Sotbo": False, "Hultmyra": True}  # Kommuner: a new section begins it
    alone = {p.text: p for p in written(make_report(parts=(municipality("0101", "Sotbo"),))).paragraphs}
    assert alone["Kommuner"].paragraph_format.page_break_before


def test_municipality_tells_its_sentences_and_facts() -> None:
    paper = written(make_report(parts=PARTS[4:5]))
    assert words(paper, "Lead")[1:] == ["Sotbo har varit med."]
    assert [[cell.text for cell in row.cells] for row in paper.tables[1].rows] == [
        ["Folkmängd", "1 234", "invånare"],
        ["Samarbete", "–", "underlaget nämner inget"],
    ]


def test_method_sources_and_signs_close_the_report() -> None:
    paper = written()
    said = [p.text for p in paper.paragraphs]
    assert said.index("Underlag och metod") < said.index("En by räknas en gång.") < said.index("En enda.")
    sources, signs = paper.tables[-2:]
    assert [[cell.text for cell in row.cells] for row in sources.rows] == [
        ["Producent", "Titel", "Datum", "Licens"],
        ["Sagorådet", "Protokoll, hela", "2024-12-31", "CC0 1.0"],
        ["Brevet", "Ett brev", "..", "Ingen"],
    ]
    assert [row.cells[0].text for row in signs.rows] == ["Tecken eller ord", "● ja", ".."]


def test_head_and_foot_of_every_sheet() -> None:
    paper = written()
    assert len(paper.sections) == 3
    for n, section in enumerate(paper.sections):
        assert section.header.paragraphs[0].text == "Sagorna: läget 2022–2024"
        assert section.footer.paragraphs[0].text == "Protokollen, uppgifter per 2024-12-31\tSida 1 av 1"
        assert [code.text.strip() for code in section.footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
        assert section.different_first_page_header_footer == (n == 0)
    assert paper.sections[0].first_page_header.paragraphs[0].text == ""
    assert "Sida" in paper.sections[0].first_page_footer.paragraphs[0].text


def test_long_title_stays_in_one_line_of_the_head() -> None:
    header = written(make_report(title="Sagor " * 60)).sections[0].header.paragraphs[0].text
    assert header.endswith(" …")
    assert 60 < len(header) < 180


def test_sheets_are_a4_with_a_column_of_160_mm_and_lie_for_a_wide_table_alone() -> None:
    standing, lying, last = written().sections
    for section in (standing, last):
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert (section.page_width - section.left_margin - section.right_margin) / Mm(1) == pytest.approx(160, abs=0.05)
    assert (round(lying.page_width.mm), round(lying.page_height.mm)) == (297, 210)


def test_made_up_data_are_announced_on_the_front_in_every_head_and_under_every_table() -> None:
    paper = written(make_report(made_up=True))
    assert words(paper, "Warning") == ["Protokollen: uppgifterna är påhittade och säger inget om verkligheten."]
    heads = [section.header for section in paper.sections] + [paper.sections[0].first_page_header]
    assert all("Protokollen: påhittade uppgifter." in head.paragraphs[0].text for head in heads)
    assert all(note.startswith("Protokollen: påhittade uppgifter.") for note in words(paper, "Note")[:-1])
    assert paper.core_properties.comments.startswith("Protokollen: uppgifterna är påhittade")


def test_real_data_bear_no_stamp() -> None:
    assert b"p\xc3\xa5hittad" not in ZipFile(io.BytesIO(report_docx(make_report(), DRAWINGS))).read("word/document.xml")


@pytest.mark.parametrize(("code", "locale"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_language_holds_for_the_whole_document(code: Code, locale: str) -> None:
    paper = written(make_report(code))
    assert attribute(paper.styles.element, "w:lang", "w:val") == locale
    assert paper.core_properties.language == locale
    assert len(list(paper.styles.element.iter(qn("w:lang")))) == 1
    assert not list(paper.element.iter(qn("w:lang")))


def test_words_come_from_the_catalogue() -> None:
    assert [heading for heading in words(written(make_report("en")), "Heading 2") if heading == "Sources"]


def test_properties_say_what_and_as_of_when() -> None:
    kept = written(make_report(title="T" * 300)).core_properties
    assert (kept.title, kept.author, kept.version) == ("T" * 254 + "…", "Sagorådet", "c0ffee12")
    assert kept.subject == "Sagor för alla, Sagolandet, 2022–2024"
    assert [kept.created.isoformat()[:19], kept.modified.isoformat()[:19]] == ["2024-12-31T00:00:00"] * 2


def test_same_report_gives_the_same_bytes() -> None:
    once = report_docx(make_report(), DRAWINGS)
    assert once == report_docx(make_report(), DRAWINGS)
    assert {part.date_time[:3] for part in ZipFile(io.BytesIO(once)).infolist()} == {(1980, 1, 1)}


def test_file_reaches_for_nothing_outside_itself() -> None:
    file = ZipFile(io.BytesIO(report_docx(make_report(), DRAWINGS)))
    names = set(file.namelist())
    assert not [name for name in names if b"TargetMode" in file.read(name)]
    assert not {name for name in names if "thumbnail" in name or "customXml" in name}


def test_font_of_the_figures_travels_inside_the_file() -> None:
    file = ZipFile(io.BytesIO(report_docx(make_report(), DRAWINGS)))
    table = etree.fromstring(file.read("word/fontTable.xml"))
    keys = [bytes.fromhex(tag.get(qn("w:fontKey")).strip("{}").replace("-", "")) for tag in table[0] if tag.get(qn("w:fontKey"))]
    assert len(keys) == 2
    for n, key in enumerate(keys, start=1):
        font = file.read(f"word/fonts/font{n}.odttf")
        assert bytes(a ^ b for a, b in zip(font[:16], key[::-1], strict=True)).startswith(b"\x00\x01\x00\x00")


def test_control_characters_break_nothing() -> None:
    nasty = "a\x00b\ud800c\ufffed\x1b<&>\"'"
    table = replace(PARTS[1], title=nasty, comment=nasty, rows=pd.DataFrame({nasty.replace("\ud800", ""): [nasty]}, dtype="object"))
    drawn = replace(drawing("karta"), words=FigureWords("karta", nasty, subtitle=nasty, filters=nasty, alt=nasty))
    report = make_report(
        title=nasty, introduction=nasty, summary=(nasty,), parts=(figure("karta", nasty), table), signs=((nasty, nasty),)
    )
    paper = docx.Document(io.BytesIO(report_docx(report, {"karta": drawn})))
    assert words(paper, "Title", "Lead") == ["abcd<&>\"'"] * 2
    assert paper.inline_shapes[0]._inline.docPr.get("descr") == "abcd<&>\"'"


def test_report_without_parts_is_answer_and_method() -> None:
    assert words(written(make_report(parts=(), summary=())), "Heading 1") == ["Underlag och metod"]
