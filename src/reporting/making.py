"""Makes a report's file step by step, so that the progress can be shown and stopped."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from src.catalogue.report import FigurePart, MunicipalityPart, Report
from src.charts.drawn import FigureWords
from src.charts.paper import FULL, Paper
from src.reporting.archive import README, report_zip
from src.reporting.document.report import report_docx
from src.reporting.figure.browser import NoBrowser
from src.reporting.figure.files import PYTHON, Drawing, DrawnAs, figure_files
from src.reporting.figure.renderer import Renderer
from src.reporting.pdf.report import municipality_pdf, report_pdf
from src.reporting.slides.report import FIGURE_PAPER, report_pptx
from src.reporting.steady_zip import packed
from src.reporting.table.workbook import report_xlsx

LOG = logging.getLogger(__name__)

Format = Literal["pdf", "pptx", "docx", "xlsx", "zip"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
DRAWN_ON: Final[dict[Format, tuple[Paper, tuple[DrawnAs, ...]]]] = {
    "pdf": (FULL, ("typst",)),
    "pptx": (FIGURE_PAPER, ("png",)),
    "docx": (FULL, ("png",)),
    "xlsx": (FULL, ()),
    "zip": (FULL, ("svg", "png")),
}
AT_ONCE: Final = 2  # figures of one report that are drawn at the same time; more would keep other visitors waiting


@dataclass(frozen=True)
class Step:
    """Progress: how many parts are done, of how many (the file itself is the last), and what comes next, in words."""

    done: int
    of: int
    what: str


@dataclass(frozen=True)
class Made:
    """A finished file, with the labels of the parts that failed; `no_browser` if that is why."""

    name: str
    content: bytes
    failed: tuple[str, ...] = ()
    no_browser: bool = False


def make(report: Report, kind: Format, renderer: Renderer) -> Iterator[Step | Made]:
    """Makes the report as one file: yields steps, then the file. A figure that fails is named in the file and in `failed`."""
    text = report.text
    drawings: dict[str, Drawing] = {}
    wanted = [part for part in report.parts if isinstance(part, FigurePart)] if DRAWN_ON[kind][1] else []
    steps = len(wanted) + 1
    pool = ThreadPoolExecutor(AT_ONCE)
    asked = {pool.submit(draw_part, part, kind, report, renderer): part for part in wanted}
    try:
        yield Step(0, steps, text("Ritar figurer"))
        for done, future in enumerate(as_completed(asked), start=1):
            part = asked[future]
            drawings[part.name] = future.result()
            yield Step(done, steps, part.label)
    finally:
        pool.shutdown(cancel_futures=True)
    yield Step(len(wanted), steps, text("Sätter ihop filen"))
    with PYTHON:
        content = WRITERS[kind](report, drawings)
    failed = tuple(part.label for part in wanted if drawings[part.name].failed)
    no_browser = any(isinstance(drawing.failed, NoBrowser) for drawing in drawings.values())
    yield Made(f"{report.file_name}.{kind}", content, failed, no_browser)


def make_each(report: Report) -> Iterator[Step | Made]:
    """Makes a ZIP with a PDF for each of the report's municipalities. One that fails is named, and the rest is delivered."""
    text = report.text
    parts = [part for part in report.parts if isinstance(part, MunicipalityPart)]
    files: dict[str, bytes] = {}
    failed: list[str] = []
    for done, part in enumerate(parts):
        yield Step(done, len(parts), part.title)
        try:
            with PYTHON:
                files[f"{part.file_name}.pdf"] = municipality_pdf(report, part)
        except Exception:  # deliver the others and name this one, whatever went wrong
            failed.append(part.title)
            LOG.warning("%s could not be made", part.name, exc_info=True)
    if failed or not parts:
        lines = [text("Dessa delar kunde inte skapas:"), *failed] if failed else [text("Ingen kommun passar alla filter.")]
        files[README] = "\r\n".join(lines).encode("utf-8-sig")
    yield Made(f"{report.file_name}.zip", packed(files), tuple(failed))


def draw_part(part: FigurePart, kind: Format, report: Report, renderer: Renderer) -> Drawing:
    """The part drawn as this format needs it. Never raises: a drawing that failed holds the reason."""
    paper, kinds = DRAWN_ON[kind]
    drawing = Drawing(FigureWords(part.name, part.label), paper.width, paper.height or paper.width)
    try:
        with PYTHON:
            drawn = part.draw(paper)
        drawing = Drawing(drawn.words, int(drawn.figure.layout.width), int(drawn.figure.layout.height))
        if kind == "pptx" and drawn.words.chart:
            return drawing
        files = figure_files(drawn, kinds, paper=paper, lang=report.text.code, renderer=renderer)
        return replace(drawing, svg=files.get("svg") or files.get("typst", b""), png=files.get("png", b""))
    except Exception as reason:  # deliver the other parts and name this one, whatever went wrong
        LOG.warning("%s could not be drawn: %s", part.name, reason, exc_info=not isinstance(reason, NoBrowser))
        return replace(drawing, failed=reason)


WRITERS: Final[dict[Format, Callable[[Report, dict[str, Drawing]], bytes]]] = {
    "pdf": report_pdf,
    "pptx": report_pptx,
    "docx": report_docx,
    "xlsx": lambda report, _: report_xlsx(report),
    "zip": report_zip,
}
