"""The template of a Word report: `template.docx`, a real file that can be opened and restyled in Word.

It holds the page setup and the head and foot of a sheet that stands and of one that lies on its side, the styles named below, and
the font, Source Sans 3, which few offices have. Its words are samples: a report keeps the look and puts its own there.
"""

from copy import deepcopy
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.section import Section
from docx.shared import Length

from src.catalogue.report import Report
from src.language import LOCALES, Code
from src.reporting.clean_text import clean
from src.reporting.document.words import page_number
from src.text_width import lines_of, width_of

TEMPLATE: Final = Path(__file__).with_name("template.docx")
TITLE, SUBTITLE, CHAPTER, HEADING, BODY, LEAD = "Title", "Subtitle", "Heading 1", "Heading 2", "Normal", "Lead"
FIGURE, CAPTION, NOTE, WARNING, BULLET = "Figure", "Caption", "Note", "Warning", "List Bullet"
CELL, SMALL_CELL, LABEL_CELL = "Table Text", "Table Text Small", "Table Label"
FRONT = "Front Heading"  # as a heading looks, and none that the contents lead to
CONTENTS, CONTENTS_1, CONTENTS_2 = "TOC Heading", "toc 1", "toc 2"
TABLE, FACTS = "Report Table", "Report Facts"
GAP = 18  # pt between what stands to the left and to the right in a page's head or foot


class Paper:
    """A Word document as the template has it, without the template's words; on sheets that stand, until it is turned."""

    def __init__(self, report: Report) -> None:
        self.document: Document = docx.Document(str(TEMPLATE))
        _set_language(self.document, report.text.code)
        sections = dict(zip((False, True), self.document.sections, strict=True))  # the standing one, then the one that lies
        for section in sections.values():
            _write_head_and_foot(section, report, self.size("Header"))
        self._sheets = {lying: deepcopy(section._sectPr) for lying, section in sections.items()}
        self._widths = {lying: _width(section) for lying, section in sections.items()}
        self.document._body.clear_content()
        self._lay(self.document.sections[0]._sectPr, lying=False)
        self.lying = False
        self._sheets[False].titlePg_val = None  # only the first section has a front

    def turn(self, *, lying: bool) -> bool:
        """From here on, sheets that lie on their side or stand. Whether that began a new one."""
        turned = lying != self.lying
        if turned:
            self.lying = lying
            self._lay(self.document.add_section(WD_SECTION.NEW_PAGE)._sectPr, lying=lying)
        return turned

    def width(self, *, lying: bool) -> float:
        """The width of the text on a sheet, in pt."""
        return self._widths[lying]

    def size(self, style: str) -> float:
        """A style's type size, in pt."""
        return float(self.document.styles[style].font.size.pt)

    def _lay(self, sheets: CT_SectPr, *, lying: bool) -> None:
        for child in list(sheets):
            sheets.remove(child)
        sheets.extend(deepcopy(list(self._sheets[lying])))


def locale(code: Code) -> str:
    """The language as Office names it: `sv-SE`."""
    return str(LOCALES[code]).replace("_", "-")


def _width(section: Section) -> float:
    width, left, right = section.page_width, section.left_margin, section.right_margin
    assert width is not None
    assert left is not None
    assert right is not None
    return float(Length(width - left - right).pt)


def _set_language(document: Document, code: Code) -> None:
    """What the template says of Swedish, for this language."""
    decimal, separator = (",", ";") if code == "sv" else (".", ",")
    said = {"lang": locale(code), "themeFontLang": locale(code), "decimalSymbol": decimal, "listSeparator": separator}
    for element in (document.styles.element, document.settings.element):
        for tag, value in said.items():
            for found in element.iter(qn(f"w:{tag}")):
                found.set(qn("w:val"), value)


def _write_head_and_foot(section: Section, report: Report, size: float) -> None:
    """The title, the warning, where it comes from and the page's number; no title above the title itself, on the front."""
    text, origin, width = report.text, report.origin, _width(section)
    warning = clean(origin.warning, "docx")
    title = _one_line(report.title, size, width - width_of(warning, size, bold=True))
    rests_on = text("{export}, uppgifter per {date}", export=origin.export, date=text.date(origin.as_of))
    rests_on = _one_line(rests_on, size, width - width_of(text("Sida {page} av {pages}", page=1000, pages=1000), size))
    front = section.different_first_page_header_footer
    for header, words in [(section.header, title), *([(section.first_page_header, "")] if front else [])]:
        line = header.paragraphs[0].clear()
        line.add_run(words)
        if warning:
            line.add_run("\t")
            line.add_run(warning).bold = True
    for footer in (section.footer, *([section.first_page_footer] if front else [])):
        line = footer.paragraphs[0].clear()
        line.add_run(f"{rests_on}\t")
        page_number(line, text)


def _one_line(words: str, size: float, room: float) -> str:
    """The words, or as much of them as stands in a line, with room to spare."""
    first, *more = lines_of(clean(words, "docx").replace("\n", " "), size, (room - GAP) * 0.96) or [""]
    return f"{first.rstrip(' ,;:–')} …" if more else first
