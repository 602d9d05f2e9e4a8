"""Measures pages, crowds and files, and prints a table. The exit code is 1 when a target is missed or something is wrong.

Bare pieces of work of the same kind are measured in the same run, so that ratios can be compared between machines.
"""

import asyncio
import io
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from urllib.parse import urlsplit

import kaleido
import pandas as pd
import typst

from benchmarks.beside import beside
from benchmarks.command import command
from benchmarks.growth import growth, of_growth
from benchmarks.intake import intake
from benchmarks.load import crowd as crowd_of_visitors
from benchmarks.load import percentile
from benchmarks.measuring import Measured, once, summary, table, taken
from benchmarks.shipped import crowd, record, view
from benchmarks.waiting import OURS, everybody, judged, measure, running
from src.analysis.assessed import AssessedRecord
from src.catalogue.figures import figures
from src.catalogue.parts import one_each, report
from src.catalogue.report import FigurePart, Report, ReportChoice
from src.charts.drawn import Drawn
from src.charts.paper import FULL, HALF, SLIDE, Canvas, Paper
from src.reporting.figure.browser import find_browser
from src.reporting.figure.files import Drawing, FileKind, figure_file
from src.reporting.figure.renderer import Renderer
from src.reporting.fonts import STATIC
from src.reporting.making import DRAWN_ON, FORMATS, Format, Made, draw_part, make, make_each
from src.selection.view import View

FIGURE, REPORT, SHEETS = 0.5, 3.0, 30.0  # seconds, at most
TIMES = 5
PEOPLE = 10
CROWDS = ((50, 0.3), (100, 1.0))  # people, and the seconds that 95 of 100 of their clicks may take
LASTING = 40  # seconds, each crowd
MEGABYTES, GROWN = 450, 1.1  # of the server's memory, at most; and after a crowd, of what it was before
KINDS: tuple[FileKind, ...] = ("png", "svg", "pdf")
DRAWN = "karta"  # the figure with the most in it


def load() -> float:
    """How many processes want a processor; Windows does not say."""
    averages = getattr(os, "getloadavg", None)
    return averages()[0] if averages else float("nan")


def main() -> int:
    """Measures everything and prints it."""
    assessed = record()
    whole = view(assessed)
    rows: list[Measured] = []
    before = load()
    with Renderer() as renderer:
        pages = judged(measure())
        files = chain(figure_files(whole, renderer), reports(whole, renderer), command(renderer), at_once(assessed, renderer))
        for measured in chain(pages, crowds(), files, intake(), of_growth(growth())):
            rows.append(measured)
            print(".", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    print(f"Medians of {TIMES} warm runs on {os.cpu_count()} processors. Load before {before:.1f}, after {load():.1f}.")
    print("On a busy machine the ratios say more than the seconds.\n")
    print(table(rows))
    print(f"\n{summary(rows)}")
    return 0 if all(row.met for row in rows) else 1


def crowds() -> Iterator[Measured]:
    """Visitors who click all the time, more and more of them, on one server. Nobody may get an error or what is another's."""
    with running(everybody()[OURS]) as (address, pid):
        port = urlsplit(address).port or 0
        asyncio.run(crowd_of_visitors(port, 5, LASTING, pid))  # so that all pages have been opened
        yield from beside(port)
        for people, most in CROWDS:
            seen = asyncio.run(crowd_of_visitors(port, people, LASTING, pid))
            print(f"\n{people} people\n{seen.table()}", file=sys.stderr)
            right, megabytes = not seen.errors and not seen.mixed, seen.megabytes or [0]
            yield Measured(f"{people} people, a click, p95", percentile(seen.reran, 95) / 1000, most, right=right)
            yield Measured("their server at the top, in hundreds of MB", max(megabytes) / 100, MEGABYTES / 100)
            yield Measured("their server afterwards, in hundreds of MB", megabytes[-1] / 100, megabytes[0] * GROWN / 100)


def figure_files(whole: View, renderer: Renderer) -> Iterator[Measured]:
    """One figure in every format and size, drawn anew each time, beside the bare file that kaleido makes of it."""
    kaleido.start_sync_server(n=1, path=find_browser(), mathjax=False)
    try:
        for kind in KINDS:
            for paper in (FULL, HALF, SLIDE):
                plain = _drawn(whole, paper)
                options = {"format": kind, "scale": paper.scale if kind == "png" else 1}
                bare = taken(partial(kaleido.calc_fig_sync, plain.figure, options, topojson=_topojson()), TIMES)
                seconds = taken(partial(_file, whole, kind, paper, renderer), TIMES)
                yield Measured(f"figure, {kind}, {paper.name}", seconds, FIGURE, "a bare kaleido file", bare)
    finally:
        kaleido.stop_sync_server()


def reports(whole: View, renderer: Renderer) -> Iterator[Measured]:
    """The standard report in every format, beside its figures drawn one by one; and a sheet for each municipality."""
    standard = report(whole)
    wanted = [part for part in standard.parts if isinstance(part, FigurePart)]
    for kind in FORMATS:
        seconds = taken(partial(_made, standard, kind, renderer), TIMES)
        if DRAWN_ON[kind][1]:
            bare = taken(partial(_drawings, wanted, standard, kind, renderer), TIMES)
            yield Measured(f"standard report, {kind}", seconds, REPORT, "its figures one by one", bare)
        else:
            bare = taken(lambda: pd.DataFrame().to_excel(io.BytesIO(), engine="xlsxwriter"), TIMES)
            yield Measured(f"standard report, {kind}", seconds, REPORT, "an empty workbook", bare)
    sheets = report(whole, ReportChoice(parts=one_each(whole)))
    seconds, made = once(lambda: list(make_each(sheets))[-1])
    bare = taken(_empty_pdf, TIMES) * len(sheets.parts)
    yield Measured(f"{len(sheets.parts)} municipality sheets", seconds, SHEETS, "as many empty documents", bare, not made.failed)


def at_once(assessed: AssessedRecord, renderer: Renderer) -> Iterator[Measured]:
    """Several people export at the same time. Each must get the same file as when they are alone."""
    wanted = list(crowd(assessed, PEOPLE))
    asked = [partial(_made, whole, kind, renderer) for whole, kind in wanted]
    alone = [once(work) for work in asked]
    with ThreadPoolExecutor(PEOPLE) as people:
        together = list(people.map(once, asked))
    right = [made for _, made in together] == [made for _, made in alone] and len({made for _, made in alone}) == PEOPLE
    total = sum(seconds for seconds, _ in alone)
    slowest = max(seconds for seconds, _ in together)
    yield Measured(f"{PEOPLE} people at once, the slowest", slowest, total, "one after the other", total, right)


def _drawn(whole: View, paper: Paper) -> Drawn:
    return figures(whole)[DRAWN].draw(whole, Canvas(paper=paper))


def _file(whole: View, kind: FileKind, paper: Paper, renderer: Renderer) -> bytes:
    return figure_file(_drawn(whole, paper), kind, paper=paper, lang=whole.text.code, renderer=renderer)


def _drawings(parts: list[FigurePart], whole: Report, kind: Format, renderer: Renderer) -> list[Drawing]:
    return [draw_part(part, kind, whole, renderer) for part in parts]


def _made(whole: Report, kind: Format, renderer: Renderer) -> bytes:
    *_, made = make(whole, kind, renderer)
    assert isinstance(made, Made)
    assert not made.failed, made.failed
    return made.content


def _empty_pdf() -> bytes:
    return typst.compile(b"", format="pdf")


def _topojson() -> str:
    return (STATIC / "topojson").as_uri() + "/"


if __name__ == "__main__":
    sys.exit(main())
