"""A figure's numbers as a chart that the receiver can edit, with its data in a workbook inside the file."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.datalabel import DataLabels
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.color import RGBColor
from pptx.enum import chart as enum
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook

from src.charts.drawn import ChartData, ChartSeries
from src.charts.theme import LIGHT, ink_on
from src.language import Language
from src.reporting.clean_text import clean
from src.reporting.properties import locale
from src.reporting.steady_zip import steady
from src.text_width import lines_of, width_of

KINDS = {
    "bars": enum.XL_CHART_TYPE.BAR_STACKED,
    "line": enum.XL_CHART_TYPE.LINE_MARKERS,
    "stacked-columns": enum.XL_CHART_TYPE.COLUMN_STACKED,
}
_SHARE = "0 %"
TYPE, _SMALL, _LEAST = 16, 12, 8  # pt
MANY, _VERY_MANY = 8, 14  # categories; with more, the labels are small, or as small as they may be
SHEET = "Sheet1"  # the name that python-pptx's charts refer to


def insert_chart(placeholder: Any, chart: ChartData, text: Language, created: datetime) -> Any:
    """Puts the chart in its placeholder, with its data in a workbook."""
    chart = replace(
        chart,
        categories=tuple(clean(category, "pptx") for category in chart.categories),
        series=tuple(replace(series, name=clean(series.name, "pptx")) for series in chart.series),
    )
    number, alone = len(chart.categories), len(chart.series) == 1
    size = TYPE if number <= MANY else _SMALL if number <= _VERY_MANY else _LEAST
    formats = [_number_format(series.numbers, text, counts=chart.format != _SHARE, stacked=not alone) for series in chart.series]
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = chart.categories
    for series, number_format in zip(chart.series, formats, strict=True):
        data.add_series(series.name, series.numbers, number_format)
    frame = placeholder.insert_chart(
        enum.XL_CHART_TYPE.BAR_CLUSTERED if chart.kind == "bars" and alone else KINDS[chart.kind], data
    )
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(chart, formats, created))
    drawn.font.size, drawn.font.color.theme_color = Pt(size), MSO_THEME_COLOR.TEXT_1
    drawn.has_title, drawn.has_legend = False, not alone
    if not alone:
        drawn.legend.position, drawn.legend.include_in_layout = enum.XL_LEGEND_POSITION.BOTTOM, False
    for shape, series, number_format in zip(drawn.plots[0].series, chart.series, formats, strict=True):
        if chart.kind == "line":
            _paint_line(shape, series)
        else:
            _paint_bars(shape, series, chart)
        if chart.kind != "line" or series.colour != LIGHT.accent:  # the legend names the goal, with its number
            _add_labels(shape.data_labels, series, chart, number_format, size)
    _set_axes(drawn, chart, text.share(0))
    for look in drawn._chartSpace.iter(qn("a:defRPr"), qn("a:endParaRPr")):
        look.set("lang", locale(text.code))
    if chart.kind == "bars":
        _make_room(drawn, chart.categories, size, frame.width / Pt(1), legend=not alone)
    return frame


def _number_format(numbers: Sequence[float], text: Language, *, counts: bool, stacked: bool) -> str:
    """How Office writes counts or shares. In a stack, zero is left out; shares are rounded as `Language.share` does."""
    if counts:
        return "#,##0;-#,##0;"
    percent = text.share(0)
    if any(0 < number < 0.01 for number in numbers):  # never as none
        return f'[>=0.01]{percent};[>0]"{text.share(0.001)}";{"" if stacked else percent}'
    if stacked and not any(0.99 < number < 1 for number in numbers):
        return f"{percent};-{percent};"
    return f'[>=1]{percent};[>0.99]"{text.share(0.999)}";{percent}'  # never as all


def _workbook(chart: ChartData, formats: Sequence[str], created: datetime) -> bytes:
    """The chart's data where python-pptx would put them; its own workbook has formulas and the time of day."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": created})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, max(map(len, chart.categories)) + 2)
    sheet.write_column(1, 0, chart.categories)
    sheet.write_row(0, 1, [series.name for series in chart.series])
    for column, (series, number_format) in enumerate(zip(chart.series, formats, strict=True), start=1):
        look = book.add_format({"num_format": number_format.replace(";-#,##0;", "")})
        sheet.write_column(1, column, series.numbers, look)
    book.close()
    return steady(out.getvalue())


def _paint_line(shape: LineSeries, series: ChartSeries) -> None:
    """The goal is dashed; what is open is dotted with hollow markers."""
    colour, line, marker = _rgb(series.colour), shape.format.line, shape.marker
    shape.smooth = False
    line.color.rgb, line.width = colour, Pt(3.5)
    if series.colour == LIGHT.accent:
        line.width, line.dash_style, marker.style = Pt(2.25), MSO_LINE_DASH_STYLE.DASH, enum.XL_MARKER_STYLE.NONE
        return
    marker.style, marker.size = enum.XL_MARKER_STYLE.CIRCLE, 9
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = marker.format.line.color.rgb = colour
    if series.open:
        line.width, line.dash_style, marker.style = Pt(2.25), MSO_LINE_DASH_STYLE.ROUND_DOT, enum.XL_MARKER_STYLE.DIAMOND
        marker.format.fill.fore_color.rgb = _rgb(LIGHT.ground)


def _paint_bars(shape: BarSeries, series: ChartSeries, chart: ChartData) -> None:
    """Hatches what the figures hatch, so that a grey print tells the series apart."""
    colour, ground, fill = _rgb(series.colour), _ground(series, chart), shape.format.fill
    shape.invert_if_negative = False
    if not ground:
        fill.solid()
        fill.fore_color.rgb = colour
        return
    fill.patterned()
    if ground == LIGHT.ground:
        fill.pattern, fill.fore_color.rgb = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL, colour
        shape.format.line.color.rgb = colour
    else:
        fill.pattern, fill.fore_color.rgb = MSO_PATTERN_TYPE.LIGHT_UPWARD_DIAGONAL, _rgb(LIGHT.ground)
    fill.back_color.rgb = _rgb(ground)


def _ground(series: ChartSeries, chart: ChartData) -> str:
    """The colour between the lines of a hatched series: the background, or its own under white lines. Empty for a plain series."""
    if series.open or (series.colour == LIGHT.returning and chart.kind == "bars"):
        return LIGHT.ground
    return series.colour if series.colour == LIGHT.returning else ""


def _add_labels(labels: DataLabels, series: ChartSeries, chart: ChartData, number_format: str, size: float) -> None:
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.font.size, labels.font.bold = Pt(size), True
    if chart.kind == "line":
        # Above is the goal's line. How high it could be has no other place, and gets a ground of its own.
        labels.position = enum.XL_LABEL_POSITION.ABOVE if series.open else enum.XL_LABEL_POSITION.BELOW
        if series.open:
            _set_ground(labels, LIGHT.ground)
    elif chart.kind == "bars" and len(chart.series) == 1:
        labels.position = enum.XL_LABEL_POSITION.OUTSIDE_END
    else:
        labels.position = enum.XL_LABEL_POSITION.CENTER
        ground = _ground(series, chart)
        labels.font.color.rgb = _rgb(LIGHT.ink if ground == LIGHT.ground else ink_on(series.colour))
        if ground:  # no line of the hatching crosses the number
            _set_ground(labels, ground)


def _set_ground(labels: DataLabels, colour: str) -> None:
    fill = f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></c:spPr>'
    labels._element.find(qn("c:txPr")).addprevious(parse_xml(fill))


def _set_axes(drawn: Chart, chart: ChartData, percent: str) -> None:
    across, up, plot = drawn.category_axis, drawn.value_axis, drawn.plots[0]
    across.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    across.major_tick_mark = up.major_tick_mark = enum.XL_TICK_MARK.NONE
    across.has_major_gridlines = up.has_major_gridlines = False
    across.tick_label_position = enum.XL_TICK_LABEL_POSITION.LOW
    up.format.line.fill.background()
    up.minimum_scale = 0
    if chart.format == _SHARE:
        up.maximum_scale, up.major_unit = 1, 0.5
        up.tick_labels.number_format, up.tick_labels.number_format_is_linked = percent, False
        up.tick_labels.font.size = Pt(_SMALL)
        up.has_major_gridlines = True
        up.major_gridlines.format.line.color.rgb = _rgb(LIGHT.line)
    else:
        bars = zip(*(series.numbers for series in chart.series), strict=True)
        up.maximum_scale = max(sum(bar) if chart.kind == "stacked-columns" else max(bar) for bar in bars) * 1.05 or 1
        up.visible = False
    if chart.kind == "bars":
        each = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')  # or office programs leave out names of many bars
        across._element.find(qn("c:noMultiLvlLbl")).addprevious(each)
        across.reverse_order = True
        up._element.find(qn("c:crosses")).set("val", "max")  # puts its numbers under the last bar
    if chart.kind != "line":
        plot.gap_width = (60 if len(chart.categories) <= _VERY_MANY else 30) if chart.kind == "bars" else 80
        plot.overlap = 100 if chart.kind == "stacked-columns" or len(chart.series) > 1 else 0


def _make_room(drawn: Chart, categories: Sequence[str], size: float, width: float, *, legend: bool) -> None:
    """Places the bars so that their names fit to the left of them, and the number of a whole bar to its right."""
    longest = max(width_of(line, size) for category in categories for line in lines_of(category, size, width * 0.36))
    if size == _LEAST:  # a name in two lines would push out the next; an office program without our typeface takes a wider one
        longest *= 1.25
    left, right = (longest + 1.2 * size) / width, 4 * size / width
    parts = {"x": left, "y": 0.02, "w": 1 - left - right, "h": (0.84 if size == _LEAST else 0.77) if legend else 0.88}
    sizes = "".join(f'<c:{part} val="{value:.4f}"/>' for part, value in parts.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    layout = parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{sizes}</c:manualLayout></c:layout>")
    drawn._chartSpace.chart.plotArea.insert(0, layout)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]
