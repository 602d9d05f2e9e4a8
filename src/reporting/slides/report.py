"""A report as slides for PowerPoint: charts and tables that can be edited, and pictures of the rest."""

import io
from collections.abc import Sequence

import pandas as pd

from src.catalogue.report import FigurePart, MunicipalityPart, Report, TablePart, is_annex
from src.charts.paper import Paper
from src.reporting.clean_text import clean
from src.reporting.figure.files import Drawings
from src.reporting.properties import made_at
from src.reporting.slides.charts import insert_chart
from src.reporting.slides.deck import Deck, SlideWords
from src.reporting.slides.tables import insert_table, sheets
from src.reporting.slides.template import SlideKind, Spot
from src.reporting.slides.words import Passage, Passages, fitting, passages, slides_of
from src.reporting.steady_zip import steady
from src.wording.method import Section
from src.wording.origin import Origin, source_rows, source_sentence
from src.wording.states import sign_rows
from src.wording.table_cells import column_words

FIGURE_PAPER = Paper("slide-figure", 1000, 450, 2400, 203, headline=False)  # as wide and high as a picture's place on a slide
METHOD_SIZE = LEAST_SIZE = 14  # pt: of the method, and the least of a table that carries in a room
LONGEST_ADDRESS = 300  # letters of an address on a slide; the address of a report with comments has thousands


def report_pptx(report: Report, drawings: Drawings) -> bytes:
    """The report as PPTX. The same report and drawings give the same bytes.

    A figure with numbers for a chart becomes a chart; others become pictures, best drawn on `FIGURE_PAPER`. A figure that could not
    be drawn is described in words.
    """
    return _Writer(report, drawings).written()


class _Writer:
    """Writes one report, slide after slide."""

    def __init__(self, report: Report, drawings: Drawings) -> None:
        self.report, self.text, self.drawings = report, report.text, drawings
        self.deck = Deck(report)
        self.provenance = self._provenance(report.origin)
        self._long = {part.name: part for part in report.parts if isinstance(part, TablePart) and self._is_long(part)}

    def written(self) -> bytes:
        """The whole report as a file."""
        self._front()
        for part in self.report.parts:
            match part:
                case TablePart() if is_annex(part):
                    pass  # said at the end
                case FigurePart():
                    self._figure(part)
                case TablePart() if part.name not in self._long:
                    self._table(part)
                case TablePart() if part.comment:
                    self._words(self.text("Kommentar: {headline}", headline=part.title), passages(part.comment))
                case MunicipalityPart():
                    self._municipality(part)
        self._elsewhere([part for part in self.report.parts if isinstance(part, TablePart) and is_annex(part)])
        self._closing()
        out = io.BytesIO()
        self.deck.presentation.save(out)
        return steady(out.getvalue())

    def _front(self) -> None:
        """The cover, and the answer with the introduction."""
        report, origin, text = self.report, self.report.origin, self.text
        whose = [origin.owner] if origin.programme in report.title else [origin.programme, origin.owner]
        facts = [
            text("{region}, {period}.", region=origin.region, period=origin.period),
            origin.filters,
            text("Datakälla: {export}. Uppgifter per {date}.", export=origin.export, date=text.date(origin.as_of)),
        ]
        words = {Spot.TITLE: passages(report.title), Spot.SUBTITLE: passages(". ".join(whose)), Spot.BODY: passages(facts)}
        self.deck.add(SlideKind.COVER, words, [report.title, *facts, origin.address])
        title, *rest = report.summary or (report.title,)
        if report.summary or report.introduction:
            body = passages([report.introduction, *rest])
            self._words(title.removesuffix("."), body, notes=[*report.summary, *self.provenance])

    def _figure(self, part: FigurePart) -> None:
        drawing = self.drawings[part.name]
        words, text, chart = drawing.words, self.text, drawing.words.chart
        measured = f"{words.subtitle} {words.filters}"
        notes = [words.alt, part.comment, measured, words.provenance, words.address]
        source = self._source([f"{words.provenance} {text('Figur {id}.', id=words.id)}", words.address])
        title = {Spot.TITLE: passages(words.headline)}
        if chart and chart.categories:
            kind, comment = self._with_comment(SlideKind.CHART, SlideKind.CHART_COMMENT, part.comment)
            slide = self.deck.add(kind, {**title, Spot.SUBTITLE: passages(measured), Spot.SOURCE: source, **comment}, notes)
            shape = insert_chart(slide.placeholders[Spot.CHART], chart, text, made_at(self.report.origin))
        elif drawing.png and not drawing.failed:
            kind, comment = self._with_comment(SlideKind.PICTURE, SlideKind.PICTURE_COMMENT, part.comment)
            slide = self.deck.add(kind, {**title, **comment}, notes)
            box = self.deck.places[kind, Spot.PICTURE].box
            shape = self.deck.insert_picture(slide.placeholders[Spot.PICTURE], drawing.png, box)
        else:
            failed = text("Figuren kunde inte ritas. Så här lyder den i ord:")
            self._words(words.headline, passages([part.comment, failed, words.alt]), source=source, notes=notes)
            return
        self.deck.describe(shape, words.short_alt, words.alt)
        if part.comment and not comment:
            self._words(text("Kommentar: {headline}", headline=words.headline), passages(part.comment))

    def _is_long(self, part: TablePart) -> bool:
        """Whether the table needs more than one slide, or letters that do not carry."""
        if is_annex(part) or part.rows.empty:
            return False
        box = self.deck.places[SlideKind.TABLE, Spot.TABLE].box
        first, *others = sheets(part.rows, box, box, self.text)
        return bool(others) or first.size < LEAST_SIZE

    def _table(self, part: TablePart) -> None:
        provenance = self._provenance(part.origin or self.report.origin)
        notes = [part.comment, *provenance]
        if part.rows.empty:
            self._words(part.title, passages([part.comment, self.text("Tabellen har inga rader.")]), notes=notes)
            return
        kind, comment = self._with_comment(SlideKind.TABLE, SlideKind.TABLE_COMMENT, part.comment)
        self._rows(part.title, part.rows, kind, comment, self._table_source(provenance), notes)
        if part.comment and not comment:
            self._words(self.text("Kommentar: {headline}", headline=part.title), passages(part.comment))

    def _municipality(self, part: MunicipalityPart) -> None:
        facts = "; ".join(f"{label}: {value}" for label, value, _ in part.facts)
        body = passages([*part.paragraphs, part.comment, facts])
        provenance = self._provenance((part.tables[0].origin if part.tables else None) or self.report.origin)
        notes = [*(f"{label}: {value}. {meaning}" for label, value, meaning in part.facts), part.comment, *provenance]
        if not part.tables or part.tables[0].rows.empty:
            self._words(part.title, body, notes=notes)
            return
        place = self.deck.places[SlideKind.MUNICIPALITY, Spot.BODY]
        first, *others = slides_of(body, place.box, place.sizes)
        source = self._table_source(provenance)
        self._rows(part.title, part.tables[0].rows, SlideKind.MUNICIPALITY, {Spot.BODY: first}, source, notes)
        for more in others:
            self._words(part.title, more)

    def _elsewhere(self, tables: Sequence[TablePart]) -> None:
        """The tables that are too long for slides: where they are, and the comments on them."""
        text = self.text
        if tables:
            where = text("För långt för bilder. Det finns i rapporten som PDF, Word och Excel:")
            said = [
                " ".join(
                    filter(
                        None, (text.plural("{title}, {n} rad.", "{title}, {n} rader.", len(one.rows), title=one.title), one.comment)
                    )
                )
                for one in tables
            ]
            self._words(text("Bilagor"), passages([where, *said]))

    def _rows(
        self, title: str, rows: pd.DataFrame, kind: SlideKind, first: SlideWords, source: Passages, notes: Sequence[str]
    ) -> None:
        """A slide for each part of a table. The first is of this `kind`, with the words `first`."""
        places = self.deck.places
        cut = sheets(rows, places[kind, Spot.TABLE].box, places[SlideKind.TABLE, Spot.TABLE].box, self.text)
        for n, sheet in enumerate(cut, start=1):
            numbered = self._numbered(title, n, len(cut))
            words = {Spot.TITLE: passages(numbered), Spot.SOURCE: source, **(first if n == 1 else {})}
            slide = self.deck.add(kind if n == 1 else SlideKind.TABLE, words, notes)
            frame = insert_table(slide.placeholders[Spot.TABLE], sheet, self.deck.language)
            self.deck.describe(frame, numbered, self.text("Tabell: {label}", label=f"{title} ({', '.join(sheet.cells[0])})"))

    def _closing(self) -> None:
        """One slide of the method, with what fits; all of it, the sources and the signs are in its notes."""
        report, text = self.report, self.text
        version = text("Dataversion: {version}.", version=report.origin.version)
        again = Section(text("Så görs rapporten om"), (report.origin.address, version))
        sources, signs = source_rows(report.origin.sources, text), sign_rows(report.signs, text)
        listed = [
            Section(heading, tuple(", ".join(filter(None, column_words(row, text))) for row in rows.to_numpy()))
            for heading, rows in ((text("Källor"), sources), (text("Teckenförklaring"), signs))
        ]
        notes = [line for section in (*report.method, again, *listed) for line in (section.heading, *section.paragraphs)]
        place = self.deck.places[SlideKind.WORDS, Spot.BODY]
        said = [text("Hela metoden, källorna och tecknen står i anteckningarna till den här bilden.")]
        if self._long:
            names = text.names([part.title for part in self._long.values()])
            said.append(text("För långt för bilder, och finns i rapporten som PDF, Word och Excel: {names}.", names=names))
        more = passages(said)
        shown: Passages = ()
        for section in report.method:
            new = (Passage(clean(section.heading, "pptx"), heavy=True), *passages(section.paragraphs))
            if fitting((*shown, *new, *more), place.box, (METHOD_SIZE,)):
                shown = (*shown, *new)
        self._words(text("Källor och metod"), (*shown, *more), size=METHOD_SIZE, notes=[*self.provenance, *notes])

    def _words(self, title: str, *groups: Passages, size: float = 0, source: Passages = (), notes: Sequence[str] = ()) -> None:
        """Slides of words, as many as needed; each group begins a slide. Without a `size`, several slides have the least."""
        place = self.deck.places[SlideKind.WORDS, Spot.BODY]
        sizes = (size,) if size else place.sizes
        slides = [slide for group in groups for slide in slides_of(group, place.box, sizes)]
        size = sizes[-1] if len(slides) > 1 else size
        for n, body in enumerate(slides, start=1):
            heading = passages(self._numbered(title, n, len(slides)))
            self.deck.add(SlideKind.WORDS, {Spot.TITLE: heading, Spot.BODY: body, Spot.SOURCE: source}, notes, size=size)

    def _with_comment(self, plain: SlideKind, commented: SlideKind, comment: str) -> tuple[SlideKind, SlideWords]:
        """The layout, and the comment where it fits beside the main thing; a longer one gets a slide of its own."""
        place, words = self.deck.places[commented, Spot.COMMENT], passages(comment)
        return (commented, {Spot.COMMENT: words}) if words and fitting(words, place.box, place.sizes) else (plain, {})

    def _provenance(self, origin: Origin) -> list[str]:
        """The filters, the sources and the address of what comes from here."""
        return [origin.filters, source_sentence(origin, self.text), origin.address]

    def _table_source(self, provenance: Sequence[str]) -> tuple[Passage, ...]:
        return self._source([" ".join(provenance[:2]), provenance[-1]])

    def _source(self, lines: Sequence[str]) -> tuple[Passage, ...]:
        """The lines under a figure or table, without the last (an address, also in the notes) if it has no host or no room."""
        place, words = self.deck.places[SlideKind.WORDS, Spot.SOURCE], passages(lines)
        whole = self.report.origin.has_site and len(lines[-1]) <= LONGEST_ADDRESS and fitting(words, place.box, place.sizes)
        return words if whole else words[:-1]

    def _numbered(self, title: str, n: int, of: int) -> str:
        return self.text("{title} ({n} av {of})", title=title, n=n, of=of) if of > 1 else title
