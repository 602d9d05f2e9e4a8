"""A report as a Word document: the answer first, then the parts in their order, then how it was made."""

import io
from itertools import groupby

from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report, TablePart, is_annex
from src.reporting.clean_text import clean, paragraphs_of
from src.reporting.document.fields import NUMBER, add_bookmarked, add_caption, add_contents
from src.reporting.document.tables import PT_PER_MM, add_facts, add_table, needs_landscape
from src.reporting.document.template import Pages, Style
from src.reporting.figure.files import Drawing, Drawings
from src.reporting.properties import set_core_properties
from src.reporting.steady_zip import steady
from src.wording.origin import source_rows, where_from
from src.wording.states import sign_rows

TALLEST = 205  # mm: a higher picture would not fit on a page with its heading and caption
DOT = 25.4 / 96  # mm in a logical px
SHORT_ADDRESS = 240  # letters; a longer address is at the end
ENTRIES = {Style.CHAPTER: Style.CONTENTS_1, Style.HEADING: Style.CONTENTS_2}  # of the table of contents


def report_docx(report: Report, drawings: Drawings) -> bytes:
    """The report as DOCX. `drawings` has each figure's PNG by the part's name. The same report gives the same bytes."""
    return _Writer(report, drawings).written()


class _Writer:
    """Writes one report, part by part."""

    def __init__(self, report: Report, drawings: Drawings) -> None:
        self.report, self.text, self.drawings = report, report.text, drawings
        self.pages = Pages(report)
        self.figures = self.tables = 0
        self.headings: list[tuple[str, str]] = []

    def written(self) -> bytes:
        """The whole report as a file."""
        contents = self._front()
        within = [part for part in self.report.parts if not is_annex(part)]
        for alone, parts in groupby(within, key=lambda part: isinstance(part, MunicipalityPart)):
            self._chapter(self.text("Kommuner") if alone else self.text("Figurer och tabeller"))
            for n, part in enumerate(parts):
                self._part(part, first=n == 0)
        self._closing()
        if annex := [part for part in self.report.parts if is_annex(part)]:
            self._chapter(self.text("Bilagor"))
            for n, part in enumerate(annex):
                self._part(part, first=n == 0)
        add_contents(contents, self.headings)
        document = self.pages.document
        set_core_properties(document.core_properties, self.report.title, self.report.origin, self.text, "docx")
        out = io.BytesIO()
        document.save(out)
        return steady(out.getvalue())

    def _front(self) -> Paragraph:
        """Title, answer, introduction and where it comes from. Returns the heading of the contents, which come last."""
        report, text, origin, add = self.report, self.text, self.report.origin, self.pages.add
        add(report.title, Style.TITLE)
        add(f"{origin.programme} · {origin.owner}", Style.SUBTITLE)
        for warning in origin.warnings:
            add(warning.full, Style.WARNING)
        for n, sentence in enumerate(report.summary or ("",)):
            add(sentence, Style.BULLET if n else Style.LEAD)
        for n, paragraph in enumerate(paragraphs_of(report.introduction)):
            added = add(paragraph, Style.BODY)
            if n == 0:
                added.paragraph_format.space_before = Pt(10)
        add(text("Om rapporten"), Style.FRONT)
        address = origin.address if len(origin.address) <= SHORT_ADDRESS else text("Den står sist i rapporten.")
        add_facts(self.pages, [*where_from(origin, text)[:-1], (text("Adress"), address)], (36, 124), title=text("Om rapporten"))
        return add(text("Innehåll"), Style.CONTENTS)

    def _chapter(self, words: str) -> None:
        """A chapter heading, on a new page."""
        turned = self.pages.turn(landscape=False)
        self._heading(words, Style.CHAPTER, on_top=turned, new_page=not turned)

    def _heading(self, words: str, style: Style = Style.HEADING, *, on_top: bool = False, new_page: bool = False) -> None:
        """A heading. With `new_page` it begins a page; at the top of a page (`on_top`) it has no space above."""
        self.headings.append((str(self.pages.document.styles[ENTRIES[style]].style_id), words))
        added = self.pages.add("", style)
        add_bookmarked(added, words, len(self.headings))
        if on_top or new_page:
            added.paragraph_format.space_before = Pt(0)
        if new_page:
            added.paragraph_format.page_break_before = True

    def _part(self, part: Part, *, first: bool) -> None:
        if isinstance(part, MunicipalityPart):
            self._municipality(part, first=first)
            return
        turned = self.pages.turn(landscape=isinstance(part, TablePart) and needs_landscape(self.pages, part.rows, self.text))
        self._heading(part.title if isinstance(part, TablePart) else part.label, on_top=turned)
        self._comment(part.comment)
        if isinstance(part, TablePart):
            self._table(part, self.report.origin.region)
        else:
            self._figure(part, self.drawings[part.name])

    def _figure(self, part: FigurePart, drawing: Drawing) -> None:
        """The picture, or what it would have shown, above its caption."""
        text, words = self.text, drawing.words
        self.figures += 1
        if drawing.failed or not drawing.png:
            self.pages.add(text("Figuren kunde inte ritas. Så här lyder den i ord:"), Style.BODY, keep=True)
            self.pages.add(words.alt or part.label, Style.BODY, keep=True)
        else:
            page = self.pages.widths[False] / PT_PER_MM
            width = min(page, round(drawing.width * DOT), TALLEST * drawing.width / drawing.height)
            inline = self.pages.add("", Style.FIGURE).add_run().add_picture(io.BytesIO(drawing.png), width=Mm(width))._inline
            for side in ("distT", "distB", "distL", "distR"):  # otherwise some programs leave space around it
                inline.set(side, "0")
            inline.docPr.set("name", text("Figur {n}.", n=self.figures).rstrip("."))
            inline.docPr.set("descr", clean(words.alt, "docx"))
            inline.docPr.set("title", clean(words.headline, "docx"))
        measured = f"{words.subtitle or part.label} {words.filters}".strip()
        add_caption(self.pages.add("", Style.CAPTION), text("Figur {n}.", n=NUMBER), self.figures, measured)

    def _table(self, part: TablePart, place: str, *, spaced: bool = False) -> None:
        """The caption, the table, and its source below. `spaced` adds space above, after another table."""
        text, origin = self.text, part.origin or self.report.origin
        self.tables += 1
        about = text("{title}, {region}, {period}.", title=part.title, region=place, period=origin.period)
        caption = self.pages.add("", Style.CAPTION, keep=True)
        add_caption(caption, text("Tabell {n}.", n=NUMBER), self.tables, f"{about} {origin.filters}")
        if spaced:
            caption.paragraph_format.space_before = Pt(14)
        add_table(self.pages, part.rows, text, title=part.title)
        note = text("Datakälla: {export}. Uppgifter per {date}.", export=origin.export, date=text.date(origin.as_of))
        self.pages.add(f"{origin.warning} {note}".strip(), Style.NOTE)

    def _municipality(self, part: MunicipalityPart, *, first: bool) -> None:
        """One municipality on a page of its own."""
        self._heading(part.title, new_page=not first)
        for n, paragraph in enumerate(part.paragraphs):
            self.pages.add(paragraph, Style.BODY if n else Style.LEAD)
        self._comment(part.comment, keep=False)
        add_facts(self.pages, part.facts, (40, 62, 58), title=part.title)
        for n, table in enumerate(part.tables):
            self._table(table, part.title, spaced=n == 0)

    def _closing(self) -> None:
        """The method, the sources, what words and signs mean, and where the report can be made again."""
        report, text = self.report, self.text
        self._chapter(text("Källor och metod"))
        for section in report.method:
            self._heading(section.heading)
            for paragraph in section.paragraphs:
                self.pages.add(paragraph, Style.BULLET if len(section.paragraphs) > 1 else Style.BODY)
        sources, signs = source_rows(report.origin.sources, text), sign_rows(report.signs, text)
        for title, rows in ((text("Källor"), sources), (text("Teckenförklaring"), signs)):
            self._heading(title)
            add_table(self.pages, rows, text, title=title, noted=False)
        self._heading(text("Så görs rapporten om"))
        self.pages.add(report.origin.address, Style.NOTE)

    def _comment(self, words: str, *, keep: bool = True) -> None:
        for paragraph in paragraphs_of(words):
            self.pages.add(paragraph, Style.BODY, keep=keep)
