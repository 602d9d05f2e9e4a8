"""A report as a Word document: the answer first, then the parts in their order, then what it all rests on."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from itertools import groupby

import pandas as pd
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report, TablePart
from src.reporting.clean_text import clean, paragraphs_of, shortened
from src.reporting.document.tables import MM, add_facts, add_table, needs_lying_sheet
from src.reporting.document.template import (
    BODY,
    BULLET,
    CAPTION,
    CHAPTER,
    CONTENTS,
    CONTENTS_1,
    CONTENTS_2,
    FIGURE,
    FRONT,
    HEADING,
    LEAD,
    NOTE,
    SUBTITLE,
    TITLE,
    WARNING,
    Paper,
    locale,
)
from src.reporting.document.words import NUMBER, caption, heading, paragraph, table_of_contents
from src.reporting.figure.files import Drawing, Drawings
from src.reporting.steady_zip import steady

TALLEST = 205  # mm: a picture with its heading and caption on a page
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
        self.paper = Paper(report)
        self.document = self.paper.document
        self.figures = self.tables = 0
        self.headings: list[tuple[int, int, str]] = []

    def finished(self) -> bytes:
        """All of it, as a file."""
        place = self._cover()
        for alone, parts in groupby(self.report.parts, key=lambda part: isinstance(part, MunicipalityPart)):
            self._chapter(self.text("Kommuner") if alone else self.text("Figurer och tabeller"))
            for n, part in enumerate(parts):
                self._part(part, first=n == 0)
        self._closing()
        table_of_contents(place, self.headings, [self.document.styles[style].style_id for style in (CONTENTS_1, CONTENTS_2)])
        self._describe()
        out = io.BytesIO()
        self.document.save(out)
        return steady(out.getvalue())

    def _cover(self) -> Paragraph:
        """The front: title, answer, introduction, where it comes from; and the paragraph that the contents go behind."""
        report, text, document = self.report, self.text, self.document
        origin = report.origin
        paragraph(document, report.title, TITLE)
        paragraph(document, f"{origin.programme} · {origin.owner}", SUBTITLE)
        for warning in origin.warnings:
            paragraph(document, warning.full, WARNING)
        answer, *rest = report.summary or ("",)
        paragraph(document, answer, LEAD)
        for words in rest:
            paragraph(document, words, BULLET)
        for n, words in enumerate(paragraphs_of(report.introduction)):
            own = paragraph(document, words, BODY)
            if n == 0:
                own.paragraph_format.space_before = Pt(10)
        paragraph(document, text("Om rapporten"), FRONT)
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
        add_facts(self.paper, facts, (36, 124), title=text("Om rapporten"))
        return paragraph(document, text("Innehåll"), CONTENTS)

    def _chapter(self, words: str) -> None:
        """A chapter, on a new page."""
        turned = self.paper.turn(lying=False)
        self._heading(words, CHAPTER, on_top=turned, new_page=not turned)

    def _heading(self, words: str, style: str = HEADING, *, on_top: bool = False, new_page: bool = False) -> None:
        anchor = len(self.headings) + 1
        heading(self.document, words, style, anchor, on_top=on_top, new_page=new_page)
        self.headings.append((1 if style == CHAPTER else 2, anchor, words))

    def _part(self, part: Part, *, first: bool) -> None:
        if isinstance(part, MunicipalityPart):
            self._municipality(part, first=first)
            return
        if isinstance(part, TablePart):
            turned = self.paper.turn(lying=needs_lying_sheet(self.paper, part.rows, self.text))
            self._heading(part.title, on_top=turned)
            self._comment(part.comment)
            self._table(part, self.report.origin.region)
            return
        turned = self.paper.turn(lying=False)
        self._heading(part.label, on_top=turned)
        self._comment(part.comment)
        self._figure(part, self.drawings[part.name])

    def _figure(self, part: FigurePart, drawing: Drawing) -> None:
        """The picture, or what it would have shown; its caption below."""
        text, words = self.text, drawing.words
        self.figures += 1
        if drawing.failed or not drawing.png:
            paragraph(self.document, text("Figuren kunde inte ritas. Så här lyder den i ord:"), BODY, keep=True)
            paragraph(self.document, words.alt or part.label, BODY, keep=True)
        else:
            place = self.document.add_paragraph(style=FIGURE)
            width = min(self.paper.width(lying=False) / MM, round(drawing.width * DOT), TALLEST * drawing.width / drawing.height)
            picture = place.add_run().add_picture(io.BytesIO(drawing.png), width=Mm(width))
            for side in ("distT", "distB", "distL", "distR"):  # else some programs leave air around it
                picture._inline.set(side, "0")
            named = picture._inline.docPr
            named.set("name", text("Figur {n}.", n=self.figures).rstrip("."))
            named.set("descr", clean(words.alt, "docx"))
            named.set("title", clean(words.headline, "docx"))
        measured = f"{words.subtitle or part.label} {words.filters}".strip()
        caption(self.document, text("Figur {n}.", n=NUMBER), measured, self.figures, CAPTION)

    def _table(self, part: TablePart, place: str, *, off: bool = False) -> None:
        """The caption above, the table, and what it rests on below; `off` stands off from another table before it."""
        text, origin = self.text, self.report.origin
        self.tables += 1
        about = text("{title}, {region}, {period}.", title=part.title, region=place, period=origin.period)
        above = caption(self.document, text("Tabell {n}.", n=NUMBER), f"{about} {origin.filters}", self.tables, CAPTION, keep=True)
        if off:
            above.paragraph_format.space_before = Pt(14)
        add_table(self.paper, part.rows, text, title=part.title)
        note = text("Underlag: {export}. Uppgifter per {date}.", export=origin.export, date=text.date(origin.as_of))
        paragraph(self.document, f"{self.report.origin.warning} {note}".strip(), NOTE)

    def _municipality(self, part: MunicipalityPart, *, first: bool) -> None:
        """A page of its own, on the same scales as the others'."""
        self._heading(part.title, new_page=not first)
        answer, *rest = part.paragraphs or ("",)
        paragraph(self.document, answer, LEAD)
        for words in rest:
            paragraph(self.document, words, BODY)
        self._comment(part.comment, keep=False)
        if part.facts:
            add_facts(self.paper, part.facts, (40, 62, 58), title=part.title)
        for n, table in enumerate(part.tables):
            self._table(table, part.title, off=n == 0)

    def _closing(self) -> None:
        """How it was counted, the sources, and what the words and signs mean."""
        report, text = self.report, self.text
        self._chapter(text("Underlag och metod"))
        for section in report.method:
            self._heading(section.heading)
            for words in section.paragraphs:
                paragraph(self.document, words, BULLET if len(section.paragraphs) > 1 else BODY)
        sources = [(s.producer, s.title, s.date or None, s.licence or None) for s in report.origin.sources]
        self._listed(text("Källor"), (text("Producent"), text("Titel"), text("Datum"), text("Licens")), sources)
        self._listed(text("Teckenförklaring"), (text("Tecken eller ord"), text("Betydelse")), report.signs)
        self._heading(text("Så görs rapporten om"))
        paragraph(self.document, report.origin.address, NOTE)

    def _listed(self, title: str, headers: Sequence[str], rows: Sequence[tuple[str | None, ...]]) -> None:
        """A heading that names the table below it."""
        self._heading(title)
        frame = pd.DataFrame(list(rows), columns=list(headers), dtype="object")
        add_table(self.paper, frame, self.text, title=title, noted=False)

    def _comment(self, words: str, *, keep: bool = True) -> None:
        for part in paragraphs_of(words):
            paragraph(self.document, part, BODY, keep=keep)

    def _describe(self) -> None:
        """The file's own properties; its dates are the data's."""
        report, origin, kept = self.report, self.report.origin, self.document.core_properties
        moment = datetime.combine(origin.as_of, time())
        kept.title, kept.author = shortened(clean(report.title, "docx"), PROPERTY), shortened(clean(origin.owner, "docx"), PROPERTY)
        kept.subject = shortened(clean(f"{origin.programme}, {origin.period}. {origin.filters}", "docx"), PROPERTY)
        kept.language = locale(report.text.code)
        kept.created = kept.modified = moment
        kept.last_modified_by, kept.revision, kept.version = kept.author, 1, shortened(clean(origin.version, "docx"), PROPERTY)
        kept.comments, kept.keywords = shortened(clean(self.report.origin.warning, "docx"), PROPERTY), ""
