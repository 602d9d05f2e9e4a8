"""On a slide, nothing is outside, on top of something else, or higher than its place: in a real report and in a crammed one."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from pptx.oxml.ns import qn

from src.analysis.assessed import AssessedRecord
from src.catalogue.parts import one_each, report, standard
from src.catalogue.report import FigurePart, ReportChoice
from src.charts.drawn import ChartData, ChartSeries
from src.reporting.figure.files import Drawing
from src.reporting.slides.report import FIGURE_PAPER, report_pptx
from src.text_width import lines_of
from tests.conftest import assessed
from tests.records.frozen import SKANE
from tests.reporting.reading import opened_deck
from tests.reporting.reports import ONE, TABLE, drawing, figure, picture
from tests.reporting.slides.reading import made, tables_in
from tests.selection.views import look

WORD = "Referensgruppens "
LEAST, LEAST_IN_TABLES = 10, 9  # pt


@cache
def real() -> Any:
    """The slides of the documented record's standard report with two municipalities."""
    record = assessed(SKANE)
    assert isinstance(record, AssessedRecord)
    view = look(record)
    wanted = report(view, ReportChoice(parts=(*standard(view), *one_each(view)[:2])))
    drawn = {part.name: part.draw(FIGURE_PAPER).words for part in wanted.parts if isinstance(part, FigurePart)}
    drawings = {name: Drawing(said, 1000, 450, png=picture(1000, 450)) for name, said in drawn.items()}
    return opened_deck(report_pptx(wanted, drawings))


@cache
def crammed() -> Any:
    """Slides of parts with more words than there is room for."""
    rows = pd.DataFrame({f"{WORD}{n}": [WORD * (n % 4), "x" * 40, None] * 10 for n in range(14)})
    one = replace(ONE, paragraphs=(WORD * 150,) * 3, tables=(replace(TABLE, rows=rows),))
    parts = (figure("mal", WORD * 30), figure("karta", WORD * 300), replace(TABLE, rows=rows, comment=WORD * 5), one)
    said = {"headline": WORD * 40, "subtitle": WORD * 60, "provenance": WORD * 60, "alt": WORD * 500}
    series = tuple(ChartSeries(WORD, (0.5,) * 14, colour) for colour in ("#2F74B0", "#7A8794"))
    chart = ChartData("bars", (WORD * 12,) * 14, series, "0 %")
    drawings = {"mal": drawing(chart=chart, **said), "karta": drawing(png=picture(), **said)}
    return made(*parts, drawings=drawings, title=WORD * 200, summary=(WORD * 30, WORD * 400), made_up=True)


@pytest.fixture(params=["real", "crammed"])
def deck(request: pytest.FixtureRequest) -> Any:
    return real() if request.param == "real" else crammed()


def test_every_shape_is_inside_its_slide_and_none_covers_another(deck: Any) -> None:
    for slide in deck.slides:
        boxes = [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
        for name, left, top, right, bottom in boxes:
            assert min(left, top) >= 0, name
            assert (right <= deck.slide_width, bottom <= deck.slide_height) == (True, True), name
        for one, other in combinations(boxes, 2):
            across, down = (min(one[n + 2], other[n + 2]) - max(one[n], other[n]) for n in (1, 2))
            assert across <= 0 or down <= 0, (slide.shapes.title.text_frame.text, one[0], other[0])


def test_no_text_is_higher_than_its_place_or_too_small(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.has_text_frame:
                continue
            default, bold = look_of(slide, shape)
            height = sum(
                height_of(paragraph.runs, shape.width.pt, default, bold)
                + (paragraph.space_before.pt if paragraph.space_before and paragraph.runs else 0)
                for paragraph in shape.text_frame.paragraphs
            )
            assert height <= shape.height.pt + 0.01, (shape.name, shape.text_frame.text[:40])
            assert all(run.font.size is None or run.font.size.pt >= LEAST for p in shape.text_frame.paragraphs for run in p.runs)


def test_no_cell_is_higher_than_its_row_or_too_small(deck: Any) -> None:
    for table in tables_in(deck):
        widths = [column.width.pt for column in table.columns]
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                runs = cell.text_frame.paragraphs[0].runs
                needed = height_of(runs, width - cell.margin_left.pt - cell.margin_right.pt, 0, bold=False)
                assert needed + cell.margin_top.pt + cell.margin_bottom.pt <= row.height.pt + 0.01, cell.text_frame.text
                assert all(run.font.size.pt >= LEAST_IN_TABLES for run in runs)


def height_of(runs: Iterable[Any], width: float, default: float, bold: bool) -> float:
    """How high the runs stand in this width, in pt; a run may have its own size and weight."""
    sized = [(run, run.font.size.pt if run.font.size else default) for run in runs]
    return sum(len(lines_of(run.text, size, width, bold=bold or bool(run.font.bold))) * size * 1.2 for run, size in sized)


def look_of(slide: Any, shape: Any) -> tuple[float, bool]:
    """The type size in pt that the layout gives a placeholder, and whether it is heavy."""
    index = shape.placeholder_format.idx
    place = next(one for one in slide.slide_layout.placeholders if one.placeholder_format.idx == index)
    look = next(place.element.iter(qn("a:defRPr")))
    return int(look.get("sz")) / 100, look.get("b") == "1"
