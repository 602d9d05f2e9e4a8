"""A report as slides: what stands on which slide, in placeholders, with nothing empty, cut or hidden."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pandas as pd
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from src.language import Code
from src.reporting.slides.report import report_pptx
from src.wording.method import Section
from tests.reporting.reports import ONE, ORIGIN, TABLE, WORDS, drawing, figure, picture, report_of
from tests.reporting.slides.reading import (
    COLUMNS,
    SHARES,
    STEPS,
    all_words,
    described,
    made,
    notes,
    of_kind,
    shown,
    titled,
    titles,
    words,
)

WARNING = "Protokoll: påhittade uppgifter."
LONG = "Byarna läser mer för varje år, och ingen vet riktigt varför de gör det. "
PARTS = (figure("mal", LONG), figure("kolumner"), figure("andelar", LONG * 20), figure("karta", LONG * 2), TABLE, ONE)
DRAWINGS = {
    "mal": drawing(chart=STEPS),
    "kolumner": drawing(chart=COLUMNS, headline="Nya byar"),
    "andelar": drawing(chart=SHARES, headline="Byar i söder"),
    "karta": drawing(png=picture(), headline="Var byarna ligger"),
}


def whole(code: Code = "sv", *, made_up: bool = False) -> object:
    return made(*PARTS, drawings=DRAWINGS, code=code, made_up=made_up)


def test_the_slides_stand_in_the_reports_order_with_the_findings_as_titles() -> None:
    assert titles(whole()) == [
        "Sagor åt alla: läget 2022–2024",
        "Två av fyra byar läser",
        "En by kvar till målet på 4",
        "Nya byar",
        "Byar i söder",
        "Kommentar: Byar i söder",
        "Var byarna ligger",
        "Byar",
        "Ängsby",
        "Underlag och metod",
        "Underlag och metod: källor",
        "Underlag och metod: tecken och ord",
    ]


def test_the_cover_says_whose_of_what_period_with_which_filters_and_from_when() -> None:
    cover = words(made().slides[0])
    for fact in ("Sagorådet", "Sagolandet, 2022–2024.", "Inga filter.", "Protokoll", "2024-12-31"):
        assert fact in cover


def test_a_cover_with_a_title_of_its_own_names_the_programme_too() -> None:
    assert "Sagor åt alla" in words(made(title="Till styrgruppen", origin=replace(ORIGIN)).slides[0]).split("Underlag")[0]


def test_the_answer_holds_the_introduction_and_the_other_sentences() -> None:
    said = words(made().slides[1])
    assert "Den här rapporten är till styrgruppen.\nDen läses\npå två minuter.\nEn uppgift är okänd." in said


def test_without_an_answer_there_is_no_slide_of_it() -> None:
    assert titles(made(summary=(), introduction=""))[1] == "Underlag och metod"


@pytest.mark.parametrize(("made_up", "count"), [(True, 1), (False, 0)])
def test_made_up_data_are_told_on_every_slide_and_others_on_none(made_up: bool, count: int) -> None:
    deck = whole(made_up=made_up)
    assert [words(slide).count(WARNING) for slide in deck.slides] == [count] * len(deck.slides)


def test_every_slide_has_its_number_and_the_footer() -> None:
    for slide in whole().slides:
        (number,) = of_kind(slide, PP_PLACEHOLDER.SLIDE_NUMBER)
        assert [field.get("type") for field in number.element.iter(qn("a:fld"))] == ["slidenum"]
        (footer,) = of_kind(slide, PP_PLACEHOLDER.FOOTER)
        assert footer.text_frame.text == "Sagor åt alla. Underlag: Protokoll. Uppgifter per 2024-12-31."


def test_all_stands_in_placeholders_and_none_is_empty() -> None:
    for slide in whole(made_up=True).slides:
        for shape in slide.shapes:
            assert shape.is_placeholder, shape.name
            assert shape.has_chart or shape.has_table or shape.element.tag == qn("p:pic") or shape.text_frame.text.strip()
        if slide.has_notes_slide:
            held = [shape for shape in slide.notes_slide.placeholders if "Image" not in shape.name]
            assert all(shape.text_frame.text.strip() or list(shape.element.iter(qn("a:fld"))) for shape in held)


def test_a_figure_with_numbers_is_a_chart_and_one_without_a_whole_picture() -> None:
    deck = made(
        figure(), figure("karta"), drawings={"mal": drawing(chart=STEPS, png=picture()), "karta": drawing(png=picture(90, 200))}
    )
    (_, chart), (_, drawn) = list(shown(deck))[:2]
    assert chart.has_chart
    assert [drawn.crop_left, drawn.crop_right, drawn.crop_top, drawn.crop_bottom] == [0, 0, 0, 0]
    assert drawn.width / drawn.height == pytest.approx(90 / 200, rel=1e-3)
    assert drawn.image.blob == picture(90, 200)


def test_charts_pictures_and_tables_are_described_for_a_screen_reader() -> None:
    for _, shape in shown(whole()):
        assert all(described(shape)), shape.name
    deck = made(figure(), drawings={"mal": drawing(png=picture())})
    assert described(next(shown(deck))[1]) == (WORDS.short_alt, WORDS.alt)


def test_under_a_chart_stands_where_its_numbers_come_from() -> None:
    said = words(titled(made(figure(), drawings={"mal": drawing(chart=STEPS)}), WORDS.headline))
    for part in (
        "Byar som läser, Sagolandet, 2022–2024. Inga filter.",
        WORDS.provenance,
        "Figur mal.1a2b3c4d.3c4d5e6f.",
        WORDS.address,
    ):
        assert part in said


def test_a_figures_notes_hold_its_long_alt_text_comment_source_and_address() -> None:
    for one in (drawing(chart=STEPS), drawing(png=picture()), drawing(failed=True)):
        said = notes(titled(made(figure(comment="Läs högt."), drawings={"mal": one}), WORDS.headline))
        for part in (WORDS.alt, "Läs högt.", WORDS.provenance, WORDS.address):
            assert part in said


def test_a_short_comment_stands_on_the_slide_and_a_long_one_on_its_own() -> None:
    short = made(figure(comment="Läs högt."), drawings={"mal": drawing(chart=STEPS)})
    assert "Läs högt." in words(titled(short, WORDS.headline))
    long = made(figure(comment=LONG * 60), drawings={"mal": drawing(chart=STEPS)})
    told = [slide for slide in long.slides if slide.shapes.title.text_frame.text.startswith("Kommentar: ")]
    assert len(told) > 1
    assert sum(words(slide).count("Byarna") for slide in told) == 60


def test_a_figure_that_could_not_be_drawn_is_told_in_words() -> None:
    deck = made(figure(comment="Läs högt."), drawings={"mal": drawing(failed=True, png=picture())})
    said = words(titled(deck, WORDS.headline))
    assert "Figuren kunde inte ritas" in said
    assert WORDS.alt in said
    assert "Läs högt." in said
    assert WORDS.provenance in said


def test_a_table_without_rows_says_so() -> None:
    assert "Tabellen har inga rader." in words(titled(made(replace(TABLE, rows=pd.DataFrame({"By": []}))), "Byar"))


def test_a_municipality_has_its_sentences_facts_and_first_table() -> None:
    said = words(titled(made(replace(ONE, comment="Ring dem.")), "Ängsby"))
    for part in (*ONE.paragraphs, "Folkmängd: 1 234", "Ring dem.", "Lyktan\nokänt"):
        assert part in said


def test_the_method_the_sources_and_the_signs_close_the_report() -> None:
    said = all_words(made())
    for part in (
        "Så är det räknat",
        "En by räknas en gång.",
        "/rapport?data=2024-12-31",
        "3c4d5e6f",
        "CC0 1.0",
        "? okänt\ningen uppgift",
    ):
        assert part in said


def test_a_long_method_goes_on_to_more_slides_with_no_heading_left_alone() -> None:
    sections = tuple(Section(f"Rubrik {n}", (LONG * 4,) * 3) for n in range(5))
    deck = made(method=sections)
    said = [words(slide).split("\n") for slide in deck.slides if "Underlag och metod (" in slide.shapes.title.text_frame.text]
    assert len(said) > 2
    assert all(not line.startswith("Rubrik") for lines in said for line in lines[-2:-1])
    assert sum(words(slide).count("Byarna") for slide in deck.slides) == 60


def test_a_very_long_address_stands_in_the_notes_alone() -> None:
    deck = made(TABLE, origin=replace(ORIGIN, address="/rapport?" + "x" * 5000))
    assert "xxx" not in all_words(deck)
    assert "x" * 5000 in notes(titled(deck, "Byar"))
    assert "x" * 5000 in notes(titled(deck, "Underlag och metod"))


@pytest.mark.parametrize(("code", "tag"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_all_words_are_marked_with_their_language(code: Code, tag: str) -> None:
    deck = whole(code)
    assert deck.core_properties.language == tag
    for slide in deck.slides:
        for tree in (slide.element, slide.notes_slide.element if slide.has_notes_slide else slide.element):
            assert {run.find(qn("a:rPr")).get("lang") for run in tree.iter(qn("a:r"), qn("a:fld"))} == {tag}


def test_the_file_says_what_it_is_and_knows_no_clock() -> None:
    about = made(title="Till\x0b styrgruppen").core_properties
    assert (about.title, about.author, about.subject) == ("Till styrgruppen", "Sagorådet", "Sagor åt alla, Sagolandet, 2022–2024")
    assert [moment.isoformat() for moment in (about.created, about.modified)] == ["2024-12-31T00:00:00"] * 2
    assert about.last_printed is None


def test_nothing_leads_out_of_the_file() -> None:
    content = report_pptx(report_of(figure(comment="https://sagor.example/")), {"mal": drawing(chart=STEPS)})
    with ZipFile(io.BytesIO(content)) as file:
        links = [file.read(name).decode() for name in file.namelist() if name.endswith(".rels")]
    assert not any('TargetMode="External"' in link or "hyperlink" in link for link in links)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    bad = "Ä\x00n\x1bg\ud800s\ufffe<b>&\x0b"
    table = replace(TABLE, title=bad, rows=pd.DataFrame([[bad, 1]], columns=pd.Index([bad, "n"], dtype=object), dtype=object))
    chart = replace(STEPS, categories=(bad, "="), series=(replace(STEPS.series[0], name=bad),))
    deck = made(
        figure(comment=bad), table, drawings={"mal": drawing(chart=chart, alt=bad, headline=bad)}, title=bad, summary=(bad, bad)
    )
    assert "Ängs<b>&" in titles(deck)
    assert all("Ängs<b>&" in words(slide) for slide in list(deck.slides)[:4])


def test_a_title_of_any_length_stays_in_its_place() -> None:
    title = made(title="Sagor " * 400).slides[0].shapes.title.text_frame.text
    assert title.endswith("…")
    assert 200 < len(title) < 2000
