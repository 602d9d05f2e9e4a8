"""A report as slides for PowerPoint: charts and tables that can be edited, and pictures of the rest."""

import io
from collections.abc import Iterator, Sequence

import pandas as pd

from src.catalogue.report import FigurePart, MunicipalityPart, Report, TablePart
from src.charts.paper import Paper
from src.reporting.figure.files import Drawing, Drawings
from src.reporting.slides.charts import insert_chart
from src.reporting.slides.deck import Deck, placeholder
from src.reporting.slides.tables import TableSheet, insert_table, sheets
from src.reporting.slides.template import (
    BODY,
    CHART,
    COMMENT,
    COVER,
    DRAWN,
    DRAWN_COMMENT,
    NATIVE,
    NATIVE_COMMENT,
    ONE,
    PICTURE,
    ROWS,
    ROWS_COMMENT,
    SOURCE,
    SUBTITLE,
    TABLE,
    TITLE,
    WORDS,
)
from src.reporting.slides.words import Passage, fitting, passages, slides_of
from src.reporting.steady_zip import steady
from src.wording.method import Section
from src.wording.origin import SourceLine

FIGURE_PAPER = Paper("slide-figure", 1000, 450, 2400, 203, headline=False)  # as wide and high as a picture's place on a slide
METHOD_SIZE = 16  # pt
LONGEST_ADDRESS = 300  # letters that may stand on a slide; a report with comments has an address of thousands


def slides(report: Report, drawings: Drawings) -> bytes:
    """The report as a PPTX. The same report and drawings give the same bytes.

    Figures with numbers for a chart become charts, and need a drawing only for its words; the others become pictures, whose
    drawings are best laid out for `FIGURE_PAPER`. A figure that could not be drawn is told in words.
    """
    return _Writer(report, drawings).written()


class _Writer:
    """Writes one report, slide after slide."""

    def __init__(self, report: Report, drawings: Drawings) -> None:
        self.report, self.text, self.drawings = report, report.text, drawings
        self.deck = Deck(report)

    def written(self) -> bytes:
        """All of it."""
        self._cover()
        self._answer()
        for part in self.report.parts:
            match part:
                case FigurePart():
                    self._figure(part)
                case TablePart():
                    self._table(part)
                case MunicipalityPart():
                    self._municipality(part)
        self._closing()
        out = io.BytesIO()
        self.deck.presentation.save(out)
        return steady(out.getvalue())

    def _cover(self) -> None:
        report, origin, text = self.report, self.report.origin, self.text
        whose = [origin.owner] if origin.programme in report.title else [origin.programme, origin.owner]
        facts = [
            text("{region}, {period}.", region=origin.region, period=origin.period),
            origin.filters,
            text("Underlag: {export}. Uppgifter per {date}.", export=origin.export, date=text.date(origin.as_of)),
        ]
        said = {TITLE: passages(report.title), SUBTITLE: passages(". ".join(whose)), BODY: passages(facts)}
        self.deck.add(COVER, said, [report.title, *facts, origin.address])

    def _answer(self) -> None:
        report = self.report
        title, *rest = report.summary or (report.title,)
        if report.summary or report.introduction:
            notes = [*report.summary, *self._provenance()]
            self._told(title.removesuffix("."), passages([report.introduction, *rest]), notes=notes)

    def _figure(self, part: FigurePart) -> None:
        drawing = self.drawings.get(part.name) or Drawing(part.draw(FIGURE_PAPER).words, 0, 0, failed=True)
        words, text = drawing.words, self.text
        chart, measured = words.chart, f"{words.subtitle} {words.filters}"
        notes = [words.alt, part.comment, measured, words.provenance, words.address]
        source = self._that_fit([f"{words.provenance} {text('Figur {id}.', id=words.id)}", words.address])
        said = {TITLE: passages(words.headline), SUBTITLE: passages(measured), SOURCE: source}
        if chart and chart.categories:
            layout, comment = self._with_comment(NATIVE, NATIVE_COMMENT, part.comment)
            slide = self.deck.add(layout, said | comment, notes)
            place = placeholder(slide, CHART)
            shape = insert_chart(place, chart, text=text, language=self.deck.language, created=self.deck.made)
        elif drawing.png and not drawing.failed:
            layout, comment = self._with_comment(DRAWN, DRAWN_COMMENT, part.comment)
            slide = self.deck.add(layout, {TITLE: said[TITLE]} | comment, notes)
            place = placeholder(slide, PICTURE)
            shape = self.deck.insert_picture(place, drawing.png, self.deck.place(layout, PICTURE).box)
        else:
            told = text("Figuren kunde inte ritas. Så här lyder den i ord:")
            self._told(words.headline, passages([part.comment, told, words.alt]), source=source, notes=notes)
            return
        self.deck.describe(shape, words.short_alt, words.alt)
        if part.comment and not comment:
            self._told(text("Kommentar: {headline}", headline=words.headline), passages(part.comment))

    def _table(self, part: TablePart) -> None:
        if part.rows.empty:
            said = passages([part.comment, self.text("Tabellen har inga rader.")])
            self._told(part.title, said, notes=[part.comment, *self._provenance()])
            return
        layout, comment = self._with_comment(ROWS, ROWS_COMMENT, part.comment)
        cut = sheets(part.rows, self.deck.place(ROWS, TABLE).box, self.text, first=self.deck.place(layout, TABLE).box)
        self._sheets(part, cut, layout, comment, [part.comment, *self._provenance()])
        if part.comment and not comment:
            self._told(self.text("Kommentar: {headline}", headline=part.title), passages(part.comment))

    def _municipality(self, part: MunicipalityPart) -> None:
        facts = [f"{label}: {value}" for label, value, _ in part.facts]
        said = passages([*part.paragraphs, part.comment, "; ".join(facts)])
        notes = [*(f"{label}: {value}. {meaning}" for label, value, meaning in part.facts), part.comment, *self._provenance()]
        if not part.tables or part.tables[0].rows.empty:
            self._told(part.title, said, notes=notes)
            return
        place = self.deck.place(ONE, BODY)
        beginning, *more = slides_of(said, place.box, place.sizes) or [()]
        cut = sheets(part.tables[0].rows, self.deck.place(ROWS, TABLE).box, self.text, first=self.deck.place(ONE, TABLE).box)
        told = TablePart(part.name, part.title, part.tables[0].rows)
        self._sheets(told, cut, ONE, {BODY: beginning}, notes)
        for rest in more:
            self._told(part.title, rest)

    def _sheets(
        self,
        part: TablePart,
        cut: Sequence[TableSheet],
        layout: str,
        said: dict[int, tuple[Passage, ...]],
        notes: Sequence[str] = (),
        *,
        source: bool = True,
    ) -> None:
        """A slide for each part of a table; what else is said stands on the first."""
        under = {SOURCE: self._that_fit([" ".join(self._provenance()[:2]), self.report.origin.address])} if source else {}
        for n, sheet in enumerate(cut, start=1):
            title = self._numbered(part.title, n, len(cut))
            heading, beside = {TITLE: passages(title)}, said if n == 1 else {}
            slide = self.deck.add(layout if n == 1 else ROWS, heading | under | beside, notes or self._provenance())
            place = placeholder(slide, TABLE)
            frame = insert_table(place, sheet, self.deck.language)
            headers = ", ".join(sheet.cells[0])
            self.deck.describe(frame, title, self.text("Tabell: {label}", label=f"{part.title} ({headers})"))

    def _closing(self) -> None:
        report, text = self.report, self.text
        title = text("Underlag och metod")
        version = text("Underlagets version: {version}.", version=report.origin.version)
        address = report.origin.address
        if len(address) > LONGEST_ADDRESS:
            address = text("Adressen där rapporten kan göras om står i anteckningarna till den här bilden.")
        again = Section(text("Så görs rapporten om"), (address, version))
        place, said = self.deck.place(WORDS, BODY), list[tuple[Passage, ...]]()
        sizes = (METHOD_SIZE,)
        for section in (*report.method, again):
            new = (Passage(section.heading, heavy=True), *passages(section.paragraphs))
            if said and fitting(together := (*said[-1], *new), place.box, sizes):
                said[-1] = together
            else:
                said.append(new)
        flowing = [slide for one in said for slide in slides_of(one, place.box, sizes)]
        self._flow(title, flowing, METHOD_SIZE, notes=self._provenance())
        headers = [text("Producent"), text("Titel"), text("Datum"), text("Licens")]
        sources = pd.DataFrame([_source(source) for source in report.origin.sources], columns=headers)
        signs = pd.DataFrame(report.signs, columns=[text("Tecken"), text("Betydelse")])
        for heading, rows in ((text("Underlag och metod: källor"), sources), (text("Underlag och metod: tecken och ord"), signs)):
            if len(rows):
                cut = sheets(rows, self.deck.place(ROWS, TABLE).box, text)
                self._sheets(TablePart("", heading, rows), cut, ROWS, {}, source=False)

    def _told(self, title: str, said: Sequence[Passage], *, source: Sequence[Passage] = (), notes: Sequence[str] = ()) -> None:
        """Slides of words, as many as they take."""
        place = self.deck.place(WORDS, BODY)
        flowing = slides_of(said, place.box, place.sizes) or [()]
        size = place.sizes[-1] if len(flowing) > 1 else None
        self._flow(title, flowing, size, source=source, notes=notes)

    def _flow(
        self,
        title: str,
        flowing: Sequence[Sequence[Passage]],
        size: float | None,
        *,
        source: Sequence[Passage] = (),
        notes: Sequence[str] = (),
    ) -> None:
        for n, shown in enumerate(flowing, start=1):
            heading = passages(self._numbered(title, n, len(flowing)))
            self.deck.add(WORDS, {TITLE: heading, BODY: shown, SOURCE: source}, notes, size=size)

    def _with_comment(self, plain: str, commented: str, comment: str) -> tuple[str, dict[int, tuple[Passage, ...]]]:
        """The layout, and the comment where it fits beside the main thing; a longer one gets a slide of its own."""
        place, said = self.deck.place(commented, COMMENT), passages(comment)
        if said and fitting(said, place.box, place.sizes):
            return commented, {COMMENT: said}
        return plain, {}

    def _that_fit(self, lines: Sequence[str]) -> tuple[Passage, ...]:
        """The lines under a figure or table, without the last (an address, which the notes have too) where it does not fit."""
        place, said = self.deck.place(WORDS, SOURCE), passages(lines)
        whole = len(lines[-1]) <= LONGEST_ADDRESS and fitting(said, place.box, place.sizes)
        return said if whole else said[:-1]

    def _numbered(self, title: str, n: int, of: int) -> str:
        return self.text("{title} ({n} av {of})", title=title, n=n, of=of) if of > 1 else title

    def _provenance(self) -> list[str]:
        """Filters, source and address, for what is no figure."""
        origin, text = self.report.origin, self.text
        source = "; ".join(dict.fromkeys(line.producer for line in origin.sources))
        told = text(
            "Källa: {source}. Uppgifter per {date}. Underlag: {export}.",
            source=source,
            date=text.date(origin.as_of),
            export=origin.export,
        )
        return [origin.filters, told, origin.address]


def _source(source: SourceLine) -> Iterator[str | None]:
    yield from (source.producer, source.title, source.date or None, source.licence or None)
