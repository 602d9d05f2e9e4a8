"""On a slide, nothing is outside, on top of something else, or higher than its place: in shipped reports and in a crammed one."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from pptx.oxml.ns import qn

from src.analysis.assessed import AssessedRecord
from src.app.cached import open_export
from src.catalogue.parts import one_each, report, standard
from src.catalogue.report import FigurePart, MunicipalityPart, Report, ReportChoice, TablePart
from src.charts.drawn import ChartData, ChartSeries
from src.language import Code, read_language
from src.reporting.figure.files import Drawing
from src.reporting.slides.report import FIGURE_PAPER, report_pptx
from src.selection.selection import everything
from src.selection.view import View
from src.text_width import lines_of
from tests.reporting.reports import ONE, TABLE, drawing, figure, picture
from tests.reporting.slides.reading import charts, made, notes, read, shown, titles

WORD = "Referensgruppens "
LEAST = {True: 9, False: 10}  # pt; in tables, elsewhere


def standard_report(code: Code, folder: str | None) -> tuple[Report, dict[str, Drawing]]:
    assessed = open_export(folder)
    assert isinstance(assessed, AssessedRecord)
    view = View(assessed, everything(assessed.programme), read_language(code))
    wanted = report(view, ReportChoice(parts=(*standard(view), *one_each(view)[:2])))
    drawn = {part.name: part.draw(FIGURE_PAPER) for part in wanted.parts if isinstance(part, FigurePart)}
    return wanted, {name: Drawing(one.words, 1000, 450, png=picture(1000, 450)) for name, one in drawn.items()}


def crammed() -> Any:
    """Every part with more words than there is room for."""
    rows = pd.DataFrame({f"{WORD}{n}": [WORD * (n % 4), "x" * 40, None] * 10 for n in range(14)})
    one = replace(ONE, paragraphs=(WORD * 150,) * 3, tables=(replace(TABLE, rows=rows),))
    parts = (figure("mal", WORD * 30), figure("karta", WORD * 300), replace(TABLE, rows=rows, comment=WORD * 5), one)
    said = {"headline": WORD * 40, "subtitle": WORD * 60, "provenance": WORD * 60, "alt": WORD * 500}
    series = tuple(ChartSeries(WORD, (0.5,) * 14, colour) for colour in ("#2F74B0", "#7A8794"))
    chart = ChartData("bars", (WORD * 12,) * 14, series, "0 %")
    drawings = {"mal": drawing(chart=chart, **said), "karta": drawing(png=picture(), **said)}
    return made(*parts, drawings=drawings, title=WORD * 30, summary=(WORD * 30, WORD * 400), made_up=True)


@pytest.fixture(scope="module", params=[("sv", None), ("en", "demo"), None], ids=["documented", "example", "crammed"])
def deck(request: pytest.FixtureRequest) -> Any:
    return read(report_pptx(*standard_report(*request.param))) if request.param else crammed()


def test_every_shape_is_inside_its_slide(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top + shape.height <= deck.slide_height, shape.name


def test_no_shape_covers_another(deck: Any) -> None:
    for slide in deck.slides:
        for one, other in combinations(slide.shapes, 2):
            across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
            down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            assert across <= 0 or down <= 0, (slide.shapes.title.text_frame.text, one.name, other.name)


def test_no_text_is_higher_than_its_place_or_too_small(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.has_text_frame:
                continue
            default, bold = laid_out(slide, shape)
            height = 0.0
            for paragraph in shape.text_frame.paragraphs:
                for run in paragraph.runs:
                    size = run.font.size.pt if run.font.size else default
                    assert size >= LEAST[False]
                    lines = lines_of(run.text, size, shape.width.pt, bold=bold or bool(run.font.bold))
                    height += len(lines) * size * 1.2 + (paragraph.space_before.pt if paragraph.space_before else 0)
            assert height <= shape.height.pt + 0.01, (shape.name, shape.text_frame.text[:40])


def test_no_cell_is_higher_than_its_row_or_too_small(deck: Any) -> None:
    for _, shape in shown(deck):
        if not shape.has_table:
            continue
        widths = [column.width.pt for column in shape.table.columns]
        for row in shape.table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                for run in cell.text_frame.paragraphs[0].runs:
                    size = run.font.size.pt
                    assert size >= LEAST[True]
                    lines = lines_of(run.text, size, width - cell.margin_left.pt - cell.margin_right.pt, bold=bool(run.font.bold))
                    needed = len(lines) * size * 1.2 + cell.margin_top.pt + cell.margin_bottom.pt
                    assert needed <= row.height.pt + 0.01, run.text


@pytest.mark.parametrize(("code", "folder"), [("sv", None), ("en", None), ("sv", "demo"), ("en", "demo")])
def test_the_standard_report_has_native_charts_with_the_figures_own_numbers(code: Code, folder: str | None) -> None:
    wanted, drawings = standard_report(code, folder)
    deck = read(report_pptx(wanted, drawings))
    meant = [drawing.words.chart for drawing in drawings.values() if drawing.words.chart]
    assert len(meant) >= 3
    for chart, told in zip(charts(deck), meant, strict=True):
        assert list(chart.plots[0].categories) == list(told.categories)
        assert [(one.name, list(one.values)) for one in chart.plots[0].series] == [(s.name, list(s.numbers)) for s in told.series]


def test_the_standard_report_has_a_slide_with_notes_for_each_figure_and_one_for_each_other_part() -> None:
    wanted, drawings = standard_report("sv", None)
    deck = read(report_pptx(wanted, drawings))
    said = dict(zip(titles(deck), map(notes, deck.slides), strict=True))
    for drawn in drawings.values():
        assert drawn.words.alt in said[drawn.words.headline]
        assert drawn.words.address in said[drawn.words.headline]
    for part in wanted.parts:
        if isinstance(part, TablePart | MunicipalityPart):
            assert any(title.startswith(part.title) for title in said), part.title


def laid_out(slide: Any, shape: Any) -> tuple[float, bool]:
    """The type size in pt that the layout gives a placeholder, and whether it is heavy."""
    index = shape.placeholder_format.idx
    place = next(one for one in slide.slide_layout.placeholders if one.placeholder_format.idx == index)
    look = next(place.element.iter(qn("a:defRPr")))
    return int(look.get("sz")) / 100, look.get("b") == "1"
