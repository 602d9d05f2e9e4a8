"""The template of a Word report: `template.docx`, a real file that can be opened and restyled in Word.

It holds the page setup, header and footer of portrait and landscape pages, the styles below, and the font Source Sans 3, which few
offices have. Its words are samples: a report keeps the look and replaces the words.
"""

from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.section import Section
from docx.shared import Length
from docx.text.paragraph import Paragraph

from src.catalogue.report import Report
from src.language import Code
from src.reporting.clean_text import clean
from src.reporting.document.fields import add_page_number
from src.reporting.properties import locale
from src.text_width import lines_of, width_of

DOCUMENT_TEMPLATE: Final = Path(__file__).with_name("template.docx")
_GAP = 18  # pt between the left and the right part of a header or footer


class Style(StrEnum):
    """The styles of paragraphs and tables, by their names in Word."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    CHAPTER = "Heading 1"
    HEADING = "Heading 2"
    FRONT = "Front Heading"  # looks like a heading, but is not in the table of contents
    BODY = "Normal"
    LEAD = "Lead"
    BULLET = "List Bullet"
    FIGURE = "Figure"
    CAPTION = "Caption"
    NOTE = "Note"
    WARNING = "Warning"
    CONTENTS = "TOC Heading"
    CONTENTS_1 = "toc 1"
    CONTENTS_2 = "toc 2"
    CELL = "Table Text"
    SMALL_CELL = "Table Text Small"
    LABEL_CELL = "Table Label"
    TABLE = "Report Table"
    FACTS = "Report Facts"


class Pages:
    """A Word document with the template's look and none of its words. It begins with portrait pages."""

    def __init__(self, report: Report) -> None:
        self.document: Document = docx.Document(str(DOCUMENT_TEMPLATE))
        _set_language(self.document, report.text.code)
        sections = dict(zip((False, True), self.document.sections, strict=True))  # by landscape
        for section in sections.values():
            _write_header_and_footer(section, report, self.size("Header"))
        self._setups = {landscape: deepcopy(section._sectPr) for landscape, section in sections.items()}
        self.widths = {landscape: _width(section) for landscape, section in sections.items()}  # of the text, in pt
        self.document._body.clear_content()
        self._set_up(self.document.sections[0]._sectPr, landscape=False)
        self._setups[False].titlePg_val = None  # only the first section has a front page
        self.landscape = False

    def add(self, words: str, style: Style, *, keep: bool = False) -> Paragraph:
        """Adds a paragraph. `keep` keeps it on the page of the next one."""
        added = self.document.add_paragraph(clean(words, "docx"), style=style)
        if keep:
            added.paragraph_format.keep_with_next = True
        return added

    def turn(self, *, landscape: bool) -> bool:
        """Continues with landscape or portrait pages. Returns whether that began a new page."""
        turned = landscape != self.landscape
        if turned:
            self.landscape = landscape
            self._set_up(self.document.add_section(WD_SECTION.NEW_PAGE)._sectPr, landscape=landscape)
        return turned

    def size(self, style: str) -> float:
        """A style's type size, in pt."""
        return float(self.document.styles[style].font.size.pt)

    def _set_up(self, section: CT_SectPr, *, landscape: bool) -> None:
        for child in list(section):
            section.remove(child)
        section.extend(deepcopy(list(self._setups[landscape])))


def _width(section: Section) -> float:
    width, left, right = section.page_width, section.left_margin, section.right_margin
    assert width is not None
    assert left is not None
    assert right is not None
    return float(Length(width - left - right).pt)


def _set_language(document: Document, code: Code) -> None:
    """Sets what depends on the language, which is Swedish in the template."""
    decimal, separator = (",", ";") if code == "sv" else (".", ",")
    values = {"lang": locale(code), "themeFontLang": locale(code), "decimalSymbol": decimal, "listSeparator": separator}
    for element in (document.styles.element, document.settings.element):
        for tag, value in values.items():
            for found in element.iter(qn(f"w:{tag}")):
                found.set(qn("w:val"), value)


def _write_header_and_footer(section: Section, report: Report, size: float) -> None:
    """Title and warning in the header, export and page number in the footer. On a front page, the header has no title."""
    text, origin, width = report.text, report.origin, _width(section)
    warning = clean(origin.warning, "docx")
    title = _one_line(report.title, size, width - width_of(warning, size, bold=True))
    export = text("{export}, uppgifter per {date}", export=origin.export, date=text.date(origin.as_of))
    export = _one_line(export, size, width - width_of(text("Sida {page} av {pages}", page=1000, pages=1000), size))
    places = [(section.header, title, section.footer)]
    if section.different_first_page_header_footer:
        places.append((section.first_page_header, "", section.first_page_footer))
    for header, words, footer in places:
        line = header.paragraphs[0].clear()
        line.add_run(words)
        if warning:
            line.add_run("\t")
            line.add_run(warning).bold = True
        line = footer.paragraphs[0].clear()
        line.add_run(f"{export}\t")
        add_page_number(line, text)


def _one_line(words: str, size: float, room: float) -> str:
    """The words, or as many of them as fit in one line, with room to spare."""
    first, *more = lines_of(clean(words, "docx").replace("\n", " "), size, (room - _GAP) * 0.96) or [""]
    return f"{first.rstrip(' ,;:–')} …" if more else first
