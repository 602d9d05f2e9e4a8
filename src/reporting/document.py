"""A report as a Word document: the answer first, then the parts in their order, then what it all rests on."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from itertools import groupby

import pandas as pd
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section as Sheets
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from src.charts.lettering import lines_of
from src.reporting.document_blank import blank
from src.reporting.document_styles import (
    BODY,
    BULLET,
    CHAPTER,
    CONTENTS,
    FIGURE,
    HEADING,
    LEAD,
    NOTE,
    STAMP,
    SUBTITLE,
    TITLE,
)
from src.reporting.document_table import MM, add_facts, add_table, wide
from src.reporting.document_words import NUMBER, caption, clean, contents, heading, page_number, paragraph, paragraphs
from src.reporting.drawing import Drawing, Drawings
from src.reporting.steady_zip import steady
from src.view.report import FigurePart, MunicipalityPart, Part, Report, TablePart

COLUMN, LYING, TALLEST = 160, 247, 205  # mm: the text's width on a sheet that stands or lies, and the tallest picture
A4 = (210, 297)  # mm
DOT = 25.4 / 96  # mm to a logical px
SHORT_ADDRESS = 240  # letters; a longer address stands at the end
PROPERTY = 255  # letters that a property of the file may have


def document(report: Report, drawings: Drawings) -> bytes:
    """The report as DOCX. `drawings` has each figure's PNG by the part's name; the same report gives the same bytes."""
    return _Manuscript(report, drawings).finished()


class _Manuscript:
    """A document in the making: what is numbered, which headings there are, and how the sheet lies."""

    def __init__(self, report: Report, drawings: Drawings) -> None:
        self.report, self.text, self.drawings = report, report.text, drawings
        self.paper = blank(report.text.code)
        self.figures = self.tables = 0
        self.headings: list[tuple[int, int, str]] = []
        self.lying = False
        self._set(self.paper.sections[0], first=True)

    def finished(self) -> bytes:
        """All of it, as a file."""
        place = self._cover()
        for alone, parts in groupby(self.report.parts, key=lambda part: isinstance(part, MunicipalityPart)):
            self._chapter(self.text("Kommuner") if alone else self.text("Figurer och tabeller"))
            for n, part in enumerate(parts):
                self._part(part, first=n == 0)
        self._closing()
        contents(place, self.headings)
        self._describe()
        out = io.BytesIO()
        self.paper.save(out)
        return steady(out.getvalue())

    def _cover(self) -> Paragraph:
        """The front: title, answer, introduction, where it comes from; and the paragraph that the contents go behind."""
        report, text, paper = self.report, self.text, self.paper
        origin = report.origin
        paragraph(paper, report.title, TITLE)
        paragraph(paper, f"{origin.programme} · {origin.owner}", SUBTITLE)
        if origin.made_up:
            paragraph(paper, self._made_up, STAMP)
        answer, *rest = report.summary or ("",)
        paragraph(paper, answer, LEAD)
        if rest:
            paragraph(paper, " ".join(rest), BODY)
        for words in paragraphs(report.introduction):
            paragraph(paper, words, BODY)
        paragraph(paper, text("Om rapporten"), CONTENTS)
        address = origin.address if len(origin.address) <= SHORT_ADDRESS else text("Den står sist i rapporten.")
        facts = (
            (text("Område"), origin.region),
            (text("Period"), origin.period),
            (text("Filter"), origin.filters),
            (text("Underlag"), origin.export),
            (text("Uppgifter per"), text.date(origin.as_of)),
            (text("Dataversion"), origin.version),
            (text("Adress"), address),
        )
        add_facts(paper, facts, (36, 124), title=text("Om rapporten"))
        return paragraph(paper, text("Innehåll"), CONTENTS)

    def _chapter(self, words: str) -> None:
        """A chapter, on a new page."""
        turned = self.lying
        self._lay(lying=False)
        self._heading(words, CHAPTER, new_page=not turned)

    def _heading(self, words: str, style: str, *, new_page: bool = False) -> None:
        anchor = len(self.headings) + 1
        heading(self.paper, words, style, anchor, new_page=new_page)
        self.headings.append((1 if style == CHAPTER else 2, anchor, words))

    def _part(self, part: Part, *, first: bool) -> None:
        if isinstance(part, MunicipalityPart):
            self._municipality(part, first=first)
            return
        if isinstance(part, TablePart):
            self._lay(lying=wide(part.rows, self.text, COLUMN * MM))
            self._heading(part.title, HEADING)
            self._comment(part.comment)
            self._table(part, self.report.origin.region)
            return
        self._lay(lying=False)
        self._heading(part.label, HEADING)
        self._comment(part.comment)
        self._figure(part, self.drawings[part.name])

    def _figure(self, part: FigurePart, drawing: Drawing) -> None:
        """The picture, or what it would have shown; its caption below."""
        text, meta = self.text, drawing.meta
        self.figures += 1
        if drawing.failed or not drawing.png:
            words = text("Figuren kunde inte ritas. Så här skulle den läsas upp: {alt}", alt=meta.get("alt", part.label))
            paragraph(self.paper, words, BODY, keep=True)
        else:
            place = self.paper.add_paragraph(style=FIGURE)
            width = float(min(COLUMN, round(drawing.width * DOT)))
            width = min(width, TALLEST * drawing.width / drawing.height)
            picture = place.add_run().add_picture(io.BytesIO(drawing.png), width=Mm(width))
            named = picture._inline.docPr
            named.set("name", text("Figur {n}.", n=self.figures).rstrip("."))
            named.set("descr", clean(meta["alt"]))
            named.set("title", clean(meta["headline"]))
        words = f"{meta.get('subtitle', part.label)} {meta.get('filters', '')}".strip()
        caption(self.paper, text("Figur {n}.", n=NUMBER), words, self.figures)

    def _table(self, part: TablePart, place: str) -> None:
        """The caption above, the table, and what it rests on below."""
        text, origin = self.text, self.report.origin
        self.tables += 1
        words = f"{part.title}. {place}, {origin.period}. {origin.filters}"
        caption(self.paper, text("Tabell {n}.", n=NUMBER), words, self.tables, keep=True)
        room = (LYING if self.lying else COLUMN) * MM
        add_table(self.paper, part.rows, text, room=room, title=part.title, dense=self.lying)
        note = text("Uppgifter per {date}. Underlag: {export}.", date=text.date(origin.as_of), export=origin.export)
        paragraph(self.paper, f"{self._stamp} {note}".strip(), NOTE)

    def _municipality(self, part: MunicipalityPart, *, first: bool) -> None:
        """A page of its own, on the same scales as the others'."""
        self._heading(part.title, HEADING, new_page=not first)
        answer, *rest = part.paragraphs or ("",)
        paragraph(self.paper, answer, LEAD)
        for words in rest:
            paragraph(self.paper, words, BODY)
        self._comment(part.comment, keep=False)
        if part.facts:
            add_facts(self.paper, part.facts, (42, 48, 70), title=part.title)
        for n, table in enumerate(part.tables):
            self._air(12 if n == 0 else 0)
            self._table(table, part.title)

    def _closing(self) -> None:
        """How it was counted, the sources, and what the words and signs mean."""
        report, text = self.report, self.text
        self._chapter(text("Underlag och metod"))
        for section in report.method:
            self._heading(section.heading, HEADING)
            for words in section.paragraphs:
                paragraph(self.paper, words, BULLET if len(section.paragraphs) > 1 else BODY)
        sources = [(source.producer, source.title, source.date, source.licence) for source in report.origin.sources]
        self._listed(text("Källor"), (text("Producent"), text("Titel"), text("Datum"), text("Licens")), sources)
        self._listed(text("Teckenförklaring"), (text("Tecken eller ord"), text("Betydelse")), report.signs)
        if len(report.origin.address) > SHORT_ADDRESS:
            self._heading(text("Adress"), HEADING)
            paragraph(self.paper, report.origin.address, NOTE)

    def _listed(self, title: str, headers: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
        """A heading that names the table below it."""
        self._heading(title, HEADING)
        frame = pd.DataFrame(list(rows), columns=list(headers), dtype="str")
        add_table(self.paper, frame, self.text, room=COLUMN * MM, title=title)
        self.paper.add_paragraph(style=NOTE)

    def _comment(self, words: str, *, keep: bool = True) -> None:
        for part in paragraphs(words):
            paragraph(self.paper, part, BODY, keep=keep)

    def _air(self, points: float) -> None:
        if points:
            self.paper.add_paragraph(style=NOTE).paragraph_format.space_after = Pt(0)

    @property
    def _stamp(self) -> str:
        origin = self.report.origin
        return self.text("{export}: påhittade uppgifter.", export=origin.export) if origin.made_up else ""

    @property
    def _made_up(self) -> str:
        words = "{export}: uppgifterna är påhittade och säger inget om verkligheten."
        return self.text(words, export=self.report.origin.export)

    def _lay(self, *, lying: bool) -> None:
        """From here on, sheets that lie on their side or stand."""
        if lying != self.lying:
            self.lying = lying
            self._set(self.paper.add_section(WD_SECTION.NEW_PAGE), first=False)

    def _set(self, sheets: Sheets, *, first: bool) -> None:
        """The sheet's size, margins, header and footer; the very first page has no title above its own."""
        report, text = self.report, self.text
        width, height = reversed(A4) if self.lying else A4
        sheets.orientation = WD_ORIENT.LANDSCAPE if self.lying else WD_ORIENT.PORTRAIT
        sheets.page_width, sheets.page_height = Mm(width), Mm(height)
        sheets.left_margin = sheets.right_margin = Mm((width - (LYING if self.lying else COLUMN)) / 2)
        sheets.top_margin, sheets.bottom_margin = (Mm(19), Mm(16)) if self.lying else (Mm(22), Mm(19))
        sheets.header_distance = sheets.footer_distance = Mm(9)
        sheets.different_first_page_header_footer = first
        column: Length = Mm(LYING if self.lying else COLUMN)
        title = self._one_line(report.title, column)
        below = text("{export}, uppgifter per {date}", export=report.origin.export, date=text.date(report.origin.as_of))
        for header, words in ((sheets.header, title), *(((sheets.first_page_header, ""),) if first else ())):
            header.is_linked_to_previous = False
            line = header.paragraphs[0]
            line.paragraph_format.tab_stops.add_tab_stop(column, WD_TAB_ALIGNMENT.RIGHT)
            line.add_run(words)
            if self._stamp:
                line.add_run("\t")
                line.add_run(clean(self._stamp)).bold = True
        for footer in (sheets.footer, *((sheets.first_page_footer,) if first else ())):
            footer.is_linked_to_previous = False
            line = footer.paragraphs[0]
            line.paragraph_format.tab_stops.add_tab_stop(column, WD_TAB_ALIGNMENT.RIGHT)
            line.add_run(f"{clean(below)}\t")
            page_number(line, text)

    def _one_line(self, words: str, column: Length) -> str:
        """The words, or as many as stand in a line beside the stamp."""
        first, *more = lines_of(clean(words).replace("\n", " "), 8.5, column.pt * 0.62) or [""]
        return f"{first} …" if more else first

    def _describe(self) -> None:
        """The file's own properties; its dates are the data's."""
        report, origin, kept = self.report, self.report.origin, self.paper.core_properties
        moment = datetime.combine(origin.as_of, time())
        kept.title, kept.author = clean(report.title)[:PROPERTY], clean(origin.owner)[:PROPERTY]
        kept.subject = clean(f"{origin.programme}, {origin.period}. {origin.filters}")[:PROPERTY]
        kept.language = {"sv": "sv-SE", "en": "en-GB"}[report.text.code]
        kept.created = kept.modified = moment
        kept.last_modified_by, kept.revision, kept.version = kept.author, 1, clean(origin.version)[:PROPERTY]
        kept.comments, kept.keywords = clean(self._stamp)[:PROPERTY], ""
