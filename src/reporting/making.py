"""A report's parts into a file, step by step, so that whoever waits sees how far it is and can stop it."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from src.catalogue.file_name import with_middle
from src.catalogue.report import FigurePart, MunicipalityPart, Report, TablePart
from src.charts.drawn import FigureWords
from src.charts.paper import FULL, Paper
from src.reporting.archive import README, archive
from src.reporting.document.report import document
from src.reporting.figure.browser import NoBrowser
from src.reporting.figure.files import Drawing, FileKind, figure_files
from src.reporting.figure.renderer import Renderer
from src.reporting.pdf.report import municipality_pdf, report_pdf
from src.reporting.slides.report import FIGURE_PAPER, slides
from src.reporting.steady_zip import packed
from src.reporting.table.workbook import table_workbook

LOG = logging.getLogger(__name__)

Format = Literal["pdf", "pptx", "docx", "xlsx", "zip"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
PAPERS: Final[dict[Format, tuple[Paper, tuple[FileKind, ...]]]] = {
    "pdf": (FULL, ("svg",)),
    "pptx": (FIGURE_PAPER, ("png",)),
    "docx": (FULL, ("png",)),
    "xlsx": (FULL, ()),
    "zip": (FULL, ("svg", "png")),
}
AT_ONCE: Final = 2  # figures of one report that are drawn at the same time, so that others get their turn


@dataclass(frozen=True)
class Step:
    """So many parts `done` of all, the file itself the last of them; `what` is at hand, in words."""

    done: int
    of: int
    what: str


@dataclass(frozen=True)
class Made:
    """A finished file under its name, with the labels of the parts that failed; `no_browser` where that is why."""

    name: str
    content: bytes
    failed: tuple[str, ...] = ()
    no_browser: bool = False


def make(report: Report, kind: Format, renderer: Renderer) -> Iterator[Step | Made]:
    """The report as one file: steps, then the file. A figure that cannot be drawn is named in the file and in `failed`."""
    text = report.text
    drawings, failed, no_browser = {}, [], False
    wanted = [part for part in report.parts if isinstance(part, FigurePart)] if PAPERS[kind][1] else []
    steps = len(wanted) + 1
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = {pool.submit(draw_part, part, kind, report, renderer): part for part in wanted}
        try:
            yield Step(0, steps, text("Ritar figurer"))
            for done, future in enumerate(as_completed(asked), start=1):
                part = asked[future]
                drawing, reason = future.result()
                drawings[part.name] = drawing
                if reason:
                    failed.append(part)
                    no_browser |= isinstance(reason, NoBrowser)
                yield Step(done, steps, part.label)
        finally:
            _cancel(asked)
    yield Step(len(wanted), steps, text("Sätter ihop filen"))
    content = WRITERS[kind](report, drawings)
    labels = tuple(part.label for part in wanted if part in failed)
    yield Made(f"{report.file_name}.{kind}", content, labels, no_browser)


def make_each(report: Report) -> Iterator[Step | Made]:
    """A ZIP with a PDF for each of the report's municipalities. One that fails is named, and the rest is delivered."""
    text = report.text
    parts = [part for part in report.parts if isinstance(part, MunicipalityPart)]
    files: dict[str, bytes] = {}
    failed: list[str] = []
    for done, part in enumerate(parts):
        yield Step(done, len(parts), part.title)
        try:
            files[f"{with_middle(report.file_name, part.name)}.pdf"] = municipality_pdf(report, part)
        except Exception:  # whatever it was, the others are to be delivered and this one named
            failed.append(part.title)
            LOG.warning("%s could not be made", part.name, exc_info=True)
    if failed or not parts:
        lines = [text("Dessa delar kunde inte skapas:"), *failed] if failed else [text("Inga kommuner i urvalet.")]
        files[README] = "\r\n".join(lines).encode("utf-8-sig")
    yield Made(f"{report.file_name}.zip", packed(files), tuple(failed))


def draw_part(part: FigurePart, kind: Format, report: Report, renderer: Renderer) -> tuple[Drawing, Exception | None]:
    """The part as this format needs it, or as a figure that failed, and why."""
    paper, kinds = PAPERS[kind]
    drawing = Drawing(FigureWords(part.name, part.label), paper.width, paper.height or paper.width)
    try:
        drawn = part.draw(paper)
        drawing = Drawing(drawn.words, int(drawn.figure.layout.width), int(drawn.figure.layout.height))
        if kind == "pptx" and drawn.words.chart:
            return drawing, None
        files = figure_files(drawn, kinds, paper=paper, lang=report.text.code, renderer=renderer)
        return replace(drawing, svg=files.get("svg", b""), png=files.get("png", b"")), None
    except Exception as reason:  # whatever it was, the other parts are to be delivered and this one named
        LOG.warning("%s could not be drawn: %s", part.name, reason, exc_info=not isinstance(reason, NoBrowser))
        return replace(drawing, failed=True), reason


def _workbook(report: Report, _: object) -> bytes:
    """The tables; a municipality's are named after it, since they stand beside other municipalities'."""
    tables: list[TablePart] = []
    for part in report.parts:
        if isinstance(part, TablePart):
            tables.append(part)
        elif isinstance(part, MunicipalityPart):
            named = (report.text("{name}: {title}", name=part.title, title=table.title) for table in part.tables)
            tables += [replace(table, title=title) for table, title in zip(part.tables, named, strict=True)]
    return table_workbook(tables, report.origin, report.signs, report.text)


def _cancel(asked: dict[Future[tuple[Drawing, Exception | None]], FigurePart]) -> None:
    for future in asked:
        future.cancel()


WRITERS: Final[dict[Format, Callable[[Report, dict[str, Drawing]], bytes]]] = {
    "pdf": report_pdf,
    "pptx": slides,
    "docx": document,
    "xlsx": _workbook,
    "zip": archive,
}
