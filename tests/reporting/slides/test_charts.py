"""Charts on slides: the receiver can edit them, they look as the figures do, and their data lie beside them."""

import io
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_FILL, MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml.ns import qn

from src.charts.drawn import ChartData, ChartSeries
from src.charts.theme import LIGHT
from src.language import Code
from tests.reporting.reports import WORDS, drawing, figure
from tests.reporting.slides.reading import COLUMNS, SHARES, STEPS, UNKNOWN, charted, charts, made, titled


def only(chart: ChartData, code: Code = "sv") -> Any:
    (drawn,) = charts(made(figure(), drawings={"mal": drawing(chart=chart)}, code=code))
    return drawn


def workbook(chart: ChartData) -> bytes:
    return only(chart).part.chart_workbook.xlsx_part.blob


@pytest.mark.parametrize(
    ("chart", "kind"),
    [
        (STEPS, XL_CHART_TYPE.LINE),
        (COLUMNS, XL_CHART_TYPE.COLUMN_STACKED),
        (SHARES, XL_CHART_TYPE.BAR_CLUSTERED),
        (UNKNOWN, XL_CHART_TYPE.BAR_STACKED),
    ],
    ids=["line", "columns", "bars", "bars with unknown"],
)
def test_each_kind_of_chart_has_the_figures_numbers_in_it_and_in_its_workbook(chart: ChartData, kind: XL_CHART_TYPE) -> None:
    drawn = only(chart)
    assert drawn.chart_type == kind
    assert list(drawn.plots[0].categories) == list(chart.categories)
    assert [(one.name, list(one.values)) for one in drawn.plots[0].series] == [
        (one.name, list(one.numbers)) for one in chart.series
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(chart)))["Sheet1"]
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert header == [None, *(one.name for one in chart.series)]
    assert [row[0] for row in rows] == list(chart.categories)
    assert [list(column) for column in zip(*(row[1:] for row in rows), strict=True)] == [list(one.numbers) for one in chart.series]


OPEN_STEPS = replace(
    STEPS,
    series=(
        ChartSeries("hittills", (1, 1), LIGHT.new),
        ChartSeries("högst", (3, 3), LIGHT.returning, open=True),
        ChartSeries("mål: 4", (4, 4), LIGHT.accent),
    ),
)
OPEN_COLUMNS = replace(COLUMNS, series=(*COLUMNS.series, ChartSeries("kan", (2, 2, 2), LIGHT.new, open=True)))


def test_how_high_a_line_could_be_is_a_dotted_line_with_its_numbers_above_on_a_ground_of_their_own() -> None:
    sure, most, goal = only(OPEN_STEPS).plots[0].series
    dashes = [one.format.line.dash_style for one in (sure, most, goal)]
    assert dashes == [None, MSO_LINE_DASH_STYLE.ROUND_DOT, MSO_LINE_DASH_STYLE.DASH]
    assert (sure.data_labels.position, most.data_labels.position) == (XL_LABEL_POSITION.BELOW, XL_LABEL_POSITION.ABOVE)
    (ground,) = most._element.iter(qn("c:dLbls"))
    assert ground.find(qn("c:spPr")).find(".//" + qn("a:srgbClr")).get("val") == LIGHT.ground[1:]


def test_what_columns_could_be_more_is_hatched_and_outlined_and_fits() -> None:
    drawn = only(OPEN_COLUMNS)
    *_, rest = drawn.plots[0].series
    assert rest.format.fill.type == MSO_FILL.PATTERNED
    assert rest.format.fill.pattern == MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
    assert str(rest.format.line.color.rgb) == LIGHT.new[1:]
    highest = max(sum(values) for values in zip(*(one.numbers for one in OPEN_COLUMNS.series), strict=True))
    assert drawn.value_axis.maximum_scale >= highest


def test_the_chart_stands_in_the_layouts_place_for_a_chart() -> None:
    slide = titled(charted(STEPS), WORDS.headline)
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    assert frame.element.find(".//" + qn("p:ph")).get("type") == "chart"


def test_no_category_is_a_formula_in_the_workbook() -> None:
    chart = replace(STEPS, categories=("=1+1", "https://sagor.example"))
    with ZipFile(io.BytesIO(workbook(chart))) as file:
        sheet = file.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert openpyxl.load_workbook(io.BytesIO(workbook(chart))).active["A2"].value == "=1+1"


def test_the_workbook_knows_no_clock() -> None:
    assert openpyxl.load_workbook(io.BytesIO(workbook(STEPS))).properties.created.isoformat() == "2024-12-31T00:00:00"


def test_the_goal_is_dashed_in_the_accent_and_named_in_the_legend() -> None:
    drawn = only(STEPS)
    so_far, goal = drawn.plots[0].series
    assert goal.format.line.dash_style == MSO_LINE_DASH_STYLE.DASH
    assert (str(so_far.format.line.color.rgb), str(goal.format.line.color.rgb)) == ("2F74B0", "B5470B")
    assert drawn.has_legend
    assert goal._element.find(qn("c:dLbls")) is None


def test_a_single_series_has_no_legend() -> None:
    assert not only(SHARES).has_legend


def test_what_is_hatched_in_the_figure_is_hatched_here() -> None:
    returning, new = only(COLUMNS).plots[0].series
    assert (returning.format.fill.type, new.format.fill.type) == (MSO_FILL.PATTERNED, MSO_FILL.SOLID)
    assert (str(returning.format.fill.back_color.rgb), str(new.format.fill.fore_color.rgb)) == ("7A8794", "2F74B0")
    known, unknown = only(UNKNOWN).plots[0].series
    assert (str(unknown.format.fill.back_color.rgb), str(unknown.format.fill.fore_color.rgb)) == ("FFFFFF", "7A8794")
    assert known.format.fill.type == MSO_FILL.SOLID


def test_shares_run_from_nothing_to_all_and_counts_from_nothing() -> None:
    axis = only(SHARES).value_axis
    assert (axis.minimum_scale, axis.maximum_scale) == (0, 1)
    axis = only(COLUMNS).value_axis
    assert axis.minimum_scale == 0
    assert axis.maximum_scale >= 1200
    assert only(STEPS).value_axis.maximum_scale >= 4


def test_only_shares_have_gridlines() -> None:
    assert only(SHARES).value_axis.has_major_gridlines
    assert not only(COLUMNS).value_axis.has_major_gridlines


def test_the_first_bar_is_at_the_top_and_the_scale_under_the_last() -> None:
    drawn = only(SHARES)
    assert drawn.category_axis.reverse_order
    assert drawn.value_axis._element.find(qn("c:crosses")).get("val") == "max"


@pytest.mark.parametrize(("code", "percent"), [("sv", "0\u00a0%"), ("en", "0%")])
def test_shares_are_labelled_as_the_language_writes_them(code: Code, percent: str) -> None:
    drawn = only(SHARES, code)
    nearly = percent.replace("0", "99")
    assert drawn.plots[0].series[0].data_labels.number_format == f'[>=1]{percent};[>0.99]"{nearly}";{percent}'
    assert drawn.value_axis.tick_labels.number_format == percent


def test_a_share_of_almost_nothing_is_not_labelled_as_none() -> None:
    chart = replace(SHARES, series=(replace(SHARES.series[0], numbers=(0.004, 0.5)),))
    assert '[>0]"1\u00a0%"' in only(chart).plots[0].series[0].data_labels.number_format


def test_zero_in_a_stack_has_no_label() -> None:
    for series in only(COLUMNS).plots[0].series:
        assert series.data_labels.number_format == "#,##0;-#,##0;"
        assert series.data_labels.show_value


def test_nothing_unknown_has_no_label() -> None:
    _, unknown = only(UNKNOWN).plots[0].series
    assert unknown.data_labels.number_format == "0\u00a0%;-0\u00a0%;"


def test_labels_in_the_bars_can_be_read() -> None:
    returning, new = only(COLUMNS).plots[0].series
    assert (str(new.data_labels.font.color.rgb), str(returning.data_labels.font.color.rgb)) == ("FFFFFF", "000000")
    _, unknown = only(UNKNOWN).plots[0].series
    assert str(unknown.data_labels.font.color.rgb) == "1B2733"


def test_the_charts_letters_have_a_language() -> None:
    letters = list(only(SHARES)._chartSpace.iter(qn("a:defRPr"), qn("a:endParaRPr")))
    assert letters
    assert {one.get("lang") for one in letters} == {"sv-SE"}


def test_the_names_of_the_bars_have_room_inside_the_chart() -> None:
    chart = replace(SHARES, categories=("Byar i söder som ligger långt bortom den långa ån", "Norr"))
    layout = only(chart)._chartSpace.find(".//" + qn("c:manualLayout"))
    left, width = (float(layout.find(qn(part)).get("val")) for part in ("c:x", "c:w"))
    assert 0.25 < left < 0.45
    assert left + width < 0.97
