"""A Word document's sheets: their size and margins, and what stands at the head and foot of each."""

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section, _Footer, _Header
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from src.catalogue.report import Report
from src.reporting.clean_text import clean
from src.reporting.document.styles import HEADER_SIZE
from src.reporting.document.tables import COLUMN, LYING
from src.reporting.document.words import page_number
from src.text_width import lines_of, width_of

A4 = (210, 297)  # mm, as all below
GAP = 18  # pt between the title and the warning
EDGE = 9  # from the sheet's edge to the head and the foot


def set_sheets(sheets: Section, report: Report, *, lying: bool = False, front: bool = False) -> None:
    """A4 with the report's title, date and page numbers. On the `front` no title stands above the title itself."""
    width, height, column, top, bottom = (*reversed(A4), LYING, 19, 16) if lying else (*A4, COLUMN, 22, 19)
    sheets.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    sheets.page_width, sheets.page_height = Mm(width), Mm(height)
    sheets.left_margin = sheets.right_margin = Mm((width - column) / 2)
    sheets.top_margin, sheets.bottom_margin = Mm(top), Mm(bottom)
    sheets.header_distance = sheets.footer_distance = Mm(EDGE)
    sheets.different_first_page_header_footer = front
    _head(sheets.header, report, Mm(column))
    _foot(sheets.footer, report, Mm(column))
    if front:
        _head(sheets.first_page_header, report, Mm(column), titled=False)
        _foot(sheets.first_page_footer, report, Mm(column))


def _head(header: _Header, report: Report, column: Length, *, titled: bool = True) -> None:
    line = _line(header, column)
    line.add_run(_one_line(report, column) if titled else "")
    if report.origin.warning:
        line.add_run("\t")
        line.add_run(clean(report.origin.warning, "docx")).bold = True


def _foot(footer: _Footer, report: Report, column: Length) -> None:
    text, origin = report.text, report.origin
    line = _line(footer, column)
    line.add_run(f"{clean(text('{export}, uppgifter per {date}', export=origin.export, date=text.date(origin.as_of)), 'docx')}\t")
    page_number(line, text)


def _line(into: _Header | _Footer, column: Length) -> Paragraph:
    """Its one line, with words to the left and, after a tab, to the right."""
    into.is_linked_to_previous = False
    line: Paragraph = into.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(column, WD_TAB_ALIGNMENT.RIGHT)
    return line


def _one_line(report: Report, column: Length) -> str:
    """The title, or as much of it as stands in a line, beside the warning where there is one."""
    warning = clean(report.origin.warning, "docx")
    room = (column.pt - (width_of(warning, HEADER_SIZE, bold=True) + GAP if warning else 0)) * 0.96
    first, *more = lines_of(clean(report.title, "docx").replace("\n", " "), HEADER_SIZE, room) or [""]
    return f"{first.rstrip(' ,;:–')} …" if more else first
