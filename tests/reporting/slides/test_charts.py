"""Charts on slides: the receiver can edit them, they look as the figures do, and each has its data in a workbook."""

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
from tests.reporting.slides.reading import COLUMNS, SHARES, STEPS, UNKNOWN, charted, charts

SURE, GOAL = ChartSeries("hittills", (1, 1), LIGHT.new), ChartSeries("mål: 4", (4, 4), LIGHT.accent)
OPEN_STEPS = replace(STEPS, series=(SURE, ChartSeries("högst", (3, 3), LIGHT.returning, open=True), GOAL))
OPEN_COLUMNS = replace(COLUMNS, series=(*COLUMNS.series, ChartSeries("kan", (2, 2, 2), LIGHT.new, open=True)))


def only(chart: ChartData, code: Code = "sv") -> Any:
    (drawn,) = charts(charted(chart, code))
    return drawn


def series_of(chart: ChartData) -> list[Any]:
    return list(only(chart).plots[0].series)


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
    (header, *rows), *_ = cells(drawn.part.chart_workbook.xlsx_part.blob).values()
    assert header == [None, *numbers]
    assert rows == [list(row) for row in zip(chart.categories, *numbers.values(), strict=True)]
    assert drawn.has_legend == (len(numbers) > 1)


def test_a_workbook_has_no_formula_and_knows_no_clock() -> None:
    words = ("=1+1", "https://sagor.example")
    book = opened_book(only(replace(STEPS, categories=words)).part.chart_workbook.xlsx_part.blob)
    found = [book.active[cell] for cell in ("A2", "A3")]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in found] == [(word, "s", None) for word in words]
    assert book.properties.created.isoformat() == "2024-12-31T00:00:00"


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
    ("chart", "n", "pattern", "ground", "label"),
    [
        (COLUMNS, 0, MSO_PATTERN_TYPE.LIGHT_UPWARD_DIAGONAL, "7A8794", "000000"),
        (COLUMNS, 1, None, "2F74B0", "FFFFFF"),
        (UNKNOWN, 0, None, "2F74B0", "FFFFFF"),
        (UNKNOWN, 1, MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL, "FFFFFF", "1B2733"),
        (OPEN_COLUMNS, 2, MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL, "FFFFFF", "1B2733"),
    ],
)
def test_what_is_hatched_in_the_figure_is_hatched_here_and_its_labels_can_be_read(
    chart: ChartData, n: int, pattern: object, ground: str, label: str
) -> None:
    bars = series_of(chart)[n]
    fill = bars.format.fill
    assert (None if fill.type == MSO_FILL.SOLID else fill.pattern) == pattern
    assert str((fill.back_color if pattern else fill.fore_color).rgb) == ground
    assert str(bars.data_labels.font.color.rgb) == label
    if ground == "FFFFFF":  # lines on white need an outline
        assert str(bars.format.line.color.rgb) == chart.series[n].colour[1:]


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


@pytest.mark.parametrize(("code", "percent", "tag"), [("sv", "0\u00a0%", "sv-SE"), ("en", "0%", "en-GB")])
def test_a_chart_is_in_the_reports_language(code: Code, percent: str, tag: str) -> None:
    drawn, nearly = only(SHARES, code), percent.replace("0", "99")
    assert drawn.plots[0].series[0].data_labels.number_format == f'[>=1]{percent};[>0.99]"{nearly}";{percent}'
    assert drawn.value_axis.tick_labels.number_format == percent
    assert {look.get("lang") for look in drawn._chartSpace.iter(qn("a:defRPr"), qn("a:endParaRPr"))} == {tag}


def test_almost_nothing_is_not_labelled_as_none_and_nothing_has_no_label() -> None:
    little = replace(SHARES, series=(replace(SHARES.series[0], numbers=(0.004, 0.5)),))
    assert '[>0]"1\u00a0%"' in series_of(little)[0].data_labels.number_format
    assert {one.data_labels.number_format for one in series_of(COLUMNS)} == {"#,##0;-#,##0;"}
    assert series_of(UNKNOWN)[1].data_labels.number_format == "0\u00a0%;-0\u00a0%;"
    assert all(one.data_labels.show_value for one in (*series_of(COLUMNS), *series_of(UNKNOWN)))


def test_the_names_of_the_bars_have_room_inside_the_chart() -> None:
    chart = replace(SHARES, categories=("Byar i söder som ligger långt bortom den långa ån", "Norr"))
    layout = only(chart)._chartSpace.find(".//" + qn("c:manualLayout"))
    left, width = (float(layout.find(qn(part)).get("val")) for part in ("c:x", "c:w"))
    assert 0.25 < left < 0.45
    assert left + width < 0.97


def test_many_bars_have_a_name_each_in_small_letters() -> None:
    drawn = only(ChartData("bars", tuple(f"län {n}" for n in range(21)), (ChartSeries("med", (0.5,) * 21, LIGHT.new),), "0 %"))
    assert drawn.font.size.pt == 8
    assert drawn.category_axis._element.find(qn("c:tickLblSkip")).get("val") == "1"
