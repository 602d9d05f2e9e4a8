"""Charts on slides: the receiver can edit them, they look as the figures do, and their data lie beside them."""

from dataclasses import replace
from typing import Any

import pytest
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_FILL, MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml.ns import qn

from src.charts.drawn import ChartData, ChartSeries
from src.charts.theme import LIGHT
from src.language import Code
from tests.reporting.reading import cells, opened_book
from tests.reporting.reports import WORDS
from tests.reporting.slides.reading import COLUMNS, SHARES, STEPS, UNKNOWN, charted, charts, titled

SURE, GOAL = ChartSeries("hittills", (1, 1), LIGHT.new), ChartSeries("mål: 4", (4, 4), LIGHT.accent)
OPEN_STEPS = replace(STEPS, series=(SURE, ChartSeries("högst", (3, 3), LIGHT.returning, open=True), GOAL))
OPEN_COLUMNS = replace(COLUMNS, series=(*COLUMNS.series, ChartSeries("kan", (2, 2, 2), LIGHT.new, open=True)))


def only(chart: ChartData, code: Code = "sv") -> Any:
    (drawn,) = charts(charted(chart, code))
    return drawn


def series_of(chart: ChartData, code: Code = "sv") -> list[Any]:
    return list(only(chart, code).plots[0].series)


def workbook(chart: ChartData) -> bytes:
    return only(chart).part.chart_workbook.xlsx_part.blob


def filled(series: Any) -> tuple[Any, str]:
    """How a bar is filled: plainly, or the pattern; and the colour of its ground."""
    fill = series.format.fill
    if fill.type == MSO_FILL.SOLID:
        return None, str(fill.fore_color.rgb)
    return fill.pattern, str(fill.back_color.rgb)


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
    assert (drawn.chart_type, list(drawn.plots[0].categories)) == (kind, list(chart.categories))
    numbers = {one.name: list(one.numbers) for one in chart.series}
    assert {one.name: list(one.values) for one in drawn.plots[0].series} == numbers
    (header, *rows), *_ = cells(workbook(chart)).values()
    assert header == [None, *numbers]
    assert rows == [list(row) for row in zip(chart.categories, *numbers.values(), strict=True)]
    assert drawn.has_legend == (len(numbers) > 1)


def test_a_workbook_has_no_formula_and_knows_no_clock() -> None:
    book = opened_book(workbook(replace(STEPS, categories=("=1+1", "https://sagor.example"))))
    assert [(book.active[cell].value, book.active[cell].data_type, book.active[cell].hyperlink) for cell in ("A2", "A3")] == [
        ("=1+1", "s", None),
        ("https://sagor.example", "s", None),
    ]
    assert book.properties.created.isoformat() == "2024-12-31T00:00:00"


def test_the_chart_stands_in_the_layouts_place_for_a_chart() -> None:
    slide = titled(charted(STEPS), WORDS.headline)
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    assert frame.element.find(".//" + qn("p:ph")).get("type") == "chart"


def test_the_goal_is_dashed_in_the_accent_and_how_high_a_line_could_be_dotted_with_numbers_on_their_own_ground() -> None:
    sure, most, goal = series_of(OPEN_STEPS)
    dashes = [one.format.line.dash_style for one in (sure, most, goal)]
    assert dashes == [None, MSO_LINE_DASH_STYLE.ROUND_DOT, MSO_LINE_DASH_STYLE.DASH]
    assert [str(one.format.line.color.rgb) for one in (sure, goal)] == ["2F74B0", "B5470B"]
    assert goal._element.find(qn("c:dLbls")) is None  # the legend names it
    assert (sure.data_labels.position, most.data_labels.position) == (XL_LABEL_POSITION.BELOW, XL_LABEL_POSITION.ABOVE)
    (ground,) = most._element.iter(qn("c:dLbls"))
    assert ground.find(qn("c:spPr")).find(".//" + qn("a:srgbClr")).get("val") == LIGHT.ground[1:]


@pytest.mark.parametrize(
    ("chart", "fills"),
    [
        (COLUMNS, [(MSO_PATTERN_TYPE.LIGHT_UPWARD_DIAGONAL, "7A8794"), (None, "2F74B0")]),
        (UNKNOWN, [(None, "2F74B0"), (MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL, "FFFFFF")]),
        (OPEN_COLUMNS, [..., ..., (MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL, "FFFFFF")]),
    ],
)
def test_what_is_hatched_in_the_figure_is_hatched_here(chart: ChartData, fills: list[object]) -> None:
    for found, expected in zip(map(filled, series_of(chart)), fills, strict=True):
        assert expected in (found, ...)


def test_the_open_part_of_a_column_is_outlined() -> None:
    assert str(series_of(OPEN_COLUMNS)[-1].format.line.color.rgb) == LIGHT.new[1:]


@pytest.mark.parametrize(
    ("chart", "least", "most", "lines"), [(SHARES, 1, 1, True), (COLUMNS, 1200, 1300, False), (OPEN_COLUMNS, 1202, 1300, False)]
)
def test_the_scale_runs_from_nothing_to_all_and_only_shares_have_gridlines(
    chart: ChartData, least: float, most: float, lines: bool
) -> None:
    axis = only(chart).value_axis
    assert axis.minimum_scale == 0
    assert least <= axis.maximum_scale <= most
    assert axis.has_major_gridlines == lines


def test_the_first_bar_is_at_the_top_and_the_scale_under_the_last() -> None:
    drawn = only(SHARES)
    assert drawn.category_axis.reverse_order
    assert drawn.value_axis._element.find(qn("c:crosses")).get("val") == "max"


@pytest.mark.parametrize(("code", "percent"), [("sv", "0\u00a0%"), ("en", "0%")])
def test_shares_are_labelled_as_the_language_writes_them(code: Code, percent: str) -> None:
    nearly = percent.replace("0", "99")
    assert series_of(SHARES, code)[0].data_labels.number_format == f'[>=1]{percent};[>0.99]"{nearly}";{percent}'
    assert only(SHARES, code).value_axis.tick_labels.number_format == percent


def test_almost_nothing_is_not_labelled_as_none_and_nothing_has_no_label() -> None:
    little = replace(SHARES, series=(replace(SHARES.series[0], numbers=(0.004, 0.5)),))
    assert '[>0]"1\u00a0%"' in series_of(little)[0].data_labels.number_format
    assert {one.data_labels.number_format for one in series_of(COLUMNS)} == {"#,##0;-#,##0;"}
    assert series_of(UNKNOWN)[1].data_labels.number_format == "0\u00a0%;-0\u00a0%;"
    assert all(one.data_labels.show_value for one in (*series_of(COLUMNS), *series_of(UNKNOWN)))


@pytest.mark.parametrize(("chart", "colours"), [(COLUMNS, ["000000", "FFFFFF"]), (UNKNOWN, [..., "1B2733"])])
def test_labels_in_the_bars_can_be_read(chart: ChartData, colours: list[object]) -> None:
    for one, expected in zip(series_of(chart), colours, strict=True):
        assert expected in (str(one.data_labels.font.color.rgb), ...)


def test_the_charts_letters_have_a_language() -> None:
    assert {one.get("lang") for one in only(SHARES)._chartSpace.iter(qn("a:defRPr"), qn("a:endParaRPr"))} == {"sv-SE"}


def test_the_names_of_the_bars_have_room_inside_the_chart() -> None:
    chart = replace(SHARES, categories=("Byar i söder som ligger långt bortom den långa ån", "Norr"))
    layout = only(chart)._chartSpace.find(".//" + qn("c:manualLayout"))
    left, width = (float(layout.find(qn(part)).get("val")) for part in ("c:x", "c:w"))
    assert 0.25 < left < 0.45
    assert left + width < 0.97
