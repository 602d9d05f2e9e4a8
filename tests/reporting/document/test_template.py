"""The template is a file that an office can restyle: a report takes its look, and none of its words."""

import io
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Mm, Pt, RGBColor

from src.reporting.document import template
from src.reporting.document.template import DOCUMENT_TEMPLATE, Pages, Style
from tests.reporting.reports import report_of


def test_every_style_that_a_report_uses_is_in_the_template() -> None:
    assert set(Style) <= {style.name for style in docx.Document(str(DOCUMENT_TEMPLATE)).styles}


def test_a_report_has_the_templates_look_and_none_of_its_words() -> None:
    pages = Pages(report_of())
    assert [block.text for block in pages.document.paragraphs] == []
    assert pages.document.tables == []
    assert (pages.size("Table Text"), pages.size("Table Text Small")) == (9.5, 8.5)
    assert [round(pages.widths[landscape] / 72 * 25.4) for landscape in (False, True)] == [160, 247]


def test_a_restyled_template_restyles_the_report(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    restyled = docx.Document(str(DOCUMENT_TEMPLATE))
    restyled.styles["Heading 1"].font.color.rgb = RGBColor(1, 2, 3)
    restyled.styles["Table Text"].font.size = Pt(11)
    restyled.sections[0].left_margin = Mm(35)
    restyled.save(f"{tmp_path}/own.docx")
    monkeypatch.setattr(template, "DOCUMENT_TEMPLATE", f"{tmp_path}/own.docx")
    pages = Pages(report_of())
    assert pages.document.styles["Heading 1"].font.color.rgb == RGBColor(1, 2, 3)
    assert pages.size("Table Text") == 11
    assert round(pages.widths[False] / 72 * 25.4) == 150


def test_the_template_embeds_the_font() -> None:
    with ZipFile(io.BytesIO(DOCUMENT_TEMPLATE.read_bytes())) as file:
        assert {name for name in file.namelist() if name.endswith(".odttf")} == {"word/fonts/font1.odttf", "word/fonts/font2.odttf"}
        assert b"embedTrueTypeFonts" in file.read("word/settings.xml")
