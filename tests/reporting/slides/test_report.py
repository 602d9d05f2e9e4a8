"""A report as slides: which words are on which slide, all in placeholders, with nothing empty, cut or hidden."""

from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from src.language import Code
from src.reporting.figure.files import Drawing
from src.wording.method import Section
from tests.reporting.reports import ONE, ORIGIN, TABLE, WORDS, drawing, figure, picture
from tests.reporting.slides.reading import COLUMNS, SHARES, STEPS, described, made, notes, shown, titled, titles, words

WARNING = "Protokoll: påhittade uppgifter."
LONG = "Byarna läser mer för varje år, och ingen vet riktigt varför de gör det. "
PARTS = (figure("mal", LONG), figure("kolumner"), figure("andelar", LONG * 20), figure("karta", LONG * 2), TABLE, ONE)
DRAWINGS = {
    "mal": drawing(chart=STEPS),
    "kolumner": drawing(chart=COLUMNS, headline="Nya byar"),
    "andelar": drawing(chart=SHARES, headline="Byar i söder"),
    "karta": drawing(png=picture(), headline="Var byarna ligger"),
}
CHART, PICTURE, FAILED = drawing(chart=STEPS, png=picture()), drawing(png=picture(90, 200)), drawing(failed=True, png=picture())


@cache
def whole(code: Code = "sv", *, made_up: bool = False) -> Any:
    return made(*PARTS, drawings=DRAWINGS, code=code, made_up=made_up)


def one_figure(drawn: Drawing, comment: str = "") -> Any:
    return made(figure(comment=comment), drawings={"mal": drawn})


def test_the_slides_are_in_the_reports_order_with_the_findings_as_titles() -> None:
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
        "Källor och metod",
    ]
    assert titles(made(summary=(), introduction=""))[1] == "Källor och metod"


def test_a_table_too_long_for_slides_is_on_one_that_says_where_it_is() -> None:
    long = replace(TABLE, rows=pd.DataFrame({"By": [f"By {n}" for n in range(61)]}), title="Alla byar", comment="Se sist.")
    deck = made(long, TABLE)
    assert titles(deck)[2:5] == ["Byar", "Bilagor", "Källor och metod"]
    said = words(deck.slides[3])
    assert all(word in said for word in ("PDF, Word och Excel", "Alla byar, 61 rader. Se sist."))


def test_a_cover_with_a_title_of_its_own_names_the_programme_too() -> None:
    assert "Sagor åt alla" in words(made(title="Till styrgruppen").slides[0]).split("Källor")[0]


def test_the_answer_holds_the_introduction_and_the_other_sentences() -> None:
    said = words(made().slides[1])
    assert "Den här rapporten är till styrgruppen.\nDen läses\npå två minuter.\nEn uppgift är okänd." in said


@pytest.mark.parametrize(("made_up", "count"), [(True, 1), (False, 0)])
def test_made_up_data_are_marked_on_every_slide_and_others_on_none(made_up: bool, count: int) -> None:
    assert {words(slide).count(WARNING) for slide in whole(made_up=made_up).slides} == {count}


def test_every_slide_has_its_number_and_the_footer() -> None:
    for slide in whole().slides:
        held = {shape.placeholder_format.type: shape for shape in slide.placeholders}
        number, footer = held[PP_PLACEHOLDER.SLIDE_NUMBER], held[PP_PLACEHOLDER.FOOTER]
        assert [field.get("type") for field in number.element.iter(qn("a:fld"))] == ["slidenum"]
        assert footer.text_frame.text == "Sagor åt alla. Datakälla: Protokoll. Uppgifter per 2024-12-31."


def test_all_content_is_in_placeholders_and_none_is_empty() -> None:
    for slide in whole(made_up=True).slides:
        for shape in slide.shapes:
            assert shape.is_placeholder, shape.name
            assert shape.has_chart or shape.has_table or shape.element.tag == qn("p:pic") or shape.text_frame.text.strip()
        if slide.has_notes_slide:
            held = [shape for shape in slide.notes_slide.placeholders if "Image" not in shape.name]
            assert all(shape.text_frame.text.strip() or list(shape.element.iter(qn("a:fld"))) for shape in held)


def test_a_figure_with_numbers_is_a_chart_and_one_without_a_whole_picture() -> None:
    ((_, chart), *_), ((_, drawn), *_) = shown(one_figure(CHART)), shown(one_figure(PICTURE))
    assert chart.has_chart
    assert [drawn.crop_left, drawn.crop_right, drawn.crop_top, drawn.crop_bottom] == [0, 0, 0, 0]
    assert drawn.width / drawn.height == pytest.approx(90 / 200, rel=1e-3)
    assert drawn.image.blob == picture(90, 200)


def test_charts_pictures_and_tables_are_described_for_a_screen_reader() -> None:
    assert [shape.name for _, shape in shown(whole()) if not all(described(shape))] == []
    for drawn in (CHART, PICTURE):
        assert described(next(shown(one_figure(drawn)))[1]) == (WORDS.short_alt, WORDS.alt)


def test_the_source_of_the_numbers_is_written_under_a_chart() -> None:
    said = words(titled(one_figure(CHART), WORDS.headline))
    for part in (f"{WORDS.subtitle} {WORDS.filters}", f"{WORDS.provenance} Figur mal.1a2b3c4d.3c4d5e6f.", WORDS.address):
        assert part in said


@pytest.mark.parametrize("drawn", [CHART, PICTURE, FAILED], ids=["chart", "picture", "failed"])
def test_a_figures_notes_hold_its_long_alt_text_comment_source_and_address(drawn: Drawing) -> None:
    said = notes(titled(one_figure(drawn, "Läs högt."), WORDS.headline))
    for part in (WORDS.alt, "Läs högt.", WORDS.provenance, WORDS.address):
        assert part in said


def test_a_short_comment_stands_on_the_slide_and_a_long_one_on_its_own() -> None:
    assert "Läs högt." in words(titled(one_figure(CHART, "Läs högt."), WORDS.headline))
    told = [slide for slide in one_figure(CHART, LONG * 60).slides if slide.shapes.title.text_frame.text.startswith("Kommentar: ")]
    assert len(told) > 1
    assert sum(words(slide).count("Byarna") for slide in told) == 60


def test_a_table_without_rows_says_so() -> None:
    assert "Tabellen har inga rader." in words(titled(made(replace(TABLE, rows=pd.DataFrame({"By": []}))), "Byar"))


def test_a_long_method_is_one_slide_with_what_fits_and_whole_in_its_notes() -> None:
    deck = made(method=tuple(Section(f"Rubrik {n}", (LONG * 4,) * 3) for n in range(5)))
    (slide,) = (slide for slide in deck.slides if slide.shapes.title.text_frame.text == "Källor och metod")
    assert "Rubrik 0" in words(slide)
    assert "Rubrik 4" not in words(slide)
    assert notes(slide).count("Rubrik") == 5
    assert notes(slide).count("Byarna") == 60


def test_a_table_that_needs_more_slides_is_named_with_the_method_and_its_comment_is_kept() -> None:
    long = replace(
        TABLE, name="alla", title="Alla byar", rows=pd.DataFrame({"By": [f"By {n}" for n in range(40)]}), comment="Se sist."
    )
    deck = made(TABLE, long)
    assert titles(deck)[2:] == ["Byar", "Kommentar: Alla byar", "Källor och metod"]
    assert "Word och Excel: Alla byar." in words(deck.slides[-1])


def test_a_very_long_address_stands_in_the_notes_alone() -> None:
    deck = made(TABLE, origin=replace(ORIGIN, address="/rapport?" + "x" * 5000))
    assert not [slide for slide in deck.slides if "xxx" in words(slide)]
    for title in ("Byar", "Källor och metod"):
        assert "x" * 5000 in notes(titled(deck, title))


@pytest.mark.parametrize(("code", "tag"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_all_words_are_marked_with_their_language(code: Code, tag: str) -> None:
    for slide in whole(code).slides:
        for tree in (slide.element, slide.notes_slide.element if slide.has_notes_slide else slide.element):
            assert {run.find(qn("a:rPr")).get("lang") for run in tree.iter(qn("a:r"), qn("a:fld"))} == {tag}
