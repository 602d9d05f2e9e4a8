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
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook

from src.charts.drawn import ChartData, ChartSeries
from src.charts.theme import LIGHT, ink_on
from src.language import Language
from src.reporting.clean_text import clean
from src.reporting.steady_zip import steady
from src.text_width import lines_of, width_of

BARS, LINE, COLUMNS = "bars", "line", "stacked-columns"
KINDS = {BARS: XL_CHART_TYPE.BAR_STACKED, LINE: XL_CHART_TYPE.LINE_MARKERS, COLUMNS: XL_CHART_TYPE.COLUMN_STACKED}
TYPE, SMALL = 16, 12  # pt
MANY = 8  # categories; beyond, the labels are small
SHEET = "Sheet1"  # the name that python-pptx's charts refer to


def insert_chart(place: Any, chart: ChartData, *, text: Language, language: str, created: datetime) -> Any:
    """Puts the chart in its placeholder."""
    categories = [clean(category, "pptx") for category in chart.categories]
    series = [replace(one, name=clean(one.name, "pptx")) for one in chart.series]
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = categories
    formats = [_format(one.numbers, chart.format, text, stacked=len(series) > 1) for one in series]
    for one, pattern in zip(series, formats, strict=True):
        data.add_series(one.name, one.numbers, pattern)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.kind == BARS and len(series) == 1 else KINDS[chart.kind]
    frame = place.insert_chart(kind, data)
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(categories, series, formats, created))
    size = TYPE if len(categories) <= MANY else SMALL
    _letter(drawn, size)
    for drawn_series, one, pattern in zip(drawn.plots[0].series, series, formats, strict=True):
        _paint(drawn_series, one, chart.kind)
        _label(drawn_series, one, chart.kind, pattern, size, alone=len(series) == 1)
    _set_axes(drawn, chart, series, _percent(text))
    for letters in drawn._chartSpace.iter(qn("a:defRPr"), qn("a:endParaRPr")):
        letters.set("lang", language)
    if chart.kind == BARS:
        _make_room(drawn, categories, size, frame.width / Pt(1), legend=len(series) > 1)
    return frame


def _format(values: Sequence[float], meant: str, text: Language, *, stacked: bool) -> str:
    """How Excel and PowerPoint are to write the numbers, in their own sign language; zero is not written in a stack."""
    if meant != "0 %":
        return "#,##0;-#,##0;"
    percent = _percent(text)
    if any(0 < value < 0.01 for value in values):  # never as none
        return f'[>=0.01]{percent};[>0]"{text.share(0.001)}";{"" if stacked else percent}'
    if stacked and not any(0.99 < value < 1 for value in values):
        return f"{percent};-{percent};"
    return f'[>=1]{percent};[>0.99]"{text.share(0.999)}";{percent}'  # never as all


def _percent(text: Language) -> str:
    return "0\u00a0%" if text.code == "sv" else "0%"


def _workbook(categories: list[str], series: Sequence[ChartSeries], formats: list[str], created: datetime) -> bytes:
    """The chart's data where python-pptx would put them, with no cell that is a formula, and with no clock in it."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": created})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, max(len(category) for category in categories) + 2)
    for row, category in enumerate(categories, start=1):
        sheet.write_string(row, 0, category)
    for column, (one, pattern) in enumerate(zip(series, formats, strict=True), start=1):
        sheet.write_string(0, column, one.name)
        shown = book.add_format({"num_format": pattern.replace(";-#,##0;", "")})
        for row, value in enumerate(one.numbers, start=1):
            sheet.write_number(row, column, value, shown)
    book.close()
    return steady(out.getvalue())


def _letter(chart: Chart, size: float) -> None:
    chart.font.size = Pt(size)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title = False
    if len(list(chart.plots[0].series)) > 1:
        chart.has_legend = True
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False


def _paint(series: BarSeries | LineSeries, one: ChartSeries, kind: str) -> None:
    """The figures' own colours; what is hatched there is hatched here, so that a grey print tells the series apart."""
    colour = _rgb(one.colour)
    if isinstance(series, LineSeries):
        series.smooth = False
        series.format.line.color.rgb = colour
        series.format.line.width = Pt(2.25 if one.colour == LIGHT.accent else 3.5)
        if one.colour == LIGHT.accent:
            series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
            series.marker.style = XL_MARKER_STYLE.NONE
        elif one.open:
            series.format.line.dash_style, series.format.line.width = MSO_LINE_DASH_STYLE.ROUND_DOT, Pt(2.25)
            series.marker.style, series.marker.size = XL_MARKER_STYLE.DIAMOND, 9
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = _rgb(LIGHT.ground)
            series.marker.format.line.color.rgb = colour
        else:
            series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = series.marker.format.line.color.rgb = colour
        return
    series.invert_if_negative = False
    if one.colour != LIGHT.returning and not one.open:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        return
    ground = _rgb(LIGHT.ground)
    series.format.fill.patterned()
    if kind == BARS or one.open:
        series.format.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        series.format.fill.fore_color.rgb, series.format.fill.back_color.rgb = colour, ground
        series.format.line.color.rgb = colour
    else:
        series.format.fill.pattern = MSO_PATTERN_TYPE.LIGHT_UPWARD_DIAGONAL
        series.format.fill.fore_color.rgb, series.format.fill.back_color.rgb = ground, colour


def _label(series: BarSeries | LineSeries, one: ChartSeries, kind: str, pattern: str, size: float, *, alone: bool) -> None:
    if kind == LINE and one.colour == LIGHT.accent:
        return  # the legend names it, with its number
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = pattern, False
    labels.font.size, labels.font.bold = Pt(size), True
    if kind == LINE:
        # Above may run the goal's line. How high it could be has no other place, and stands on a ground of its own.
        labels.position = XL_LABEL_POSITION.ABOVE if one.open else XL_LABEL_POSITION.BELOW
        if one.open:
            _ground(labels, LIGHT.ground)
    elif kind == BARS and alone:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
    else:
        labels.position = XL_LABEL_POSITION.CENTER
        hatched = one.colour == LIGHT.returning or one.open
        faint = hatched and (kind == BARS or one.open)
        labels.font.color.rgb = _rgb(LIGHT.ink if faint else ink_on(one.colour))
        if hatched:  # no line of the hatching runs through the number
            _ground(labels, LIGHT.ground if faint else one.colour)


def _ground(labels: DataLabels, colour: str) -> None:
    fill = f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill></c:spPr>'
    labels._element.find(qn("c:txPr")).addprevious(parse_xml(fill))


def _set_axes(chart: Chart, drawn: ChartData, series: Sequence[ChartSeries], percent: str) -> None:
    across, up = chart.category_axis, chart.value_axis
    across.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    across.major_tick_mark = up.major_tick_mark = XL_TICK_MARK.NONE
    across.has_major_gridlines = up.has_major_gridlines = False
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    up.format.line.fill.background()
    up.minimum_scale = 0
    if drawn.format == "0 %":
        up.maximum_scale, up.major_unit = 1, 0.5
        up.tick_labels.number_format, up.tick_labels.number_format_is_linked = percent, False
        up.tick_labels.font.size = Pt(SMALL)
        up.has_major_gridlines = True
        up.major_gridlines.format.line.color.rgb = _rgb(LIGHT.line)
    else:
        stacked = [sum(values) for values in zip(*(one.numbers for one in series), strict=True)]
        highest = max(stacked) if drawn.kind == COLUMNS else max(value for one in series for value in one.numbers)
        up.maximum_scale = highest * 1.05 or 1
        up.visible = False
    if drawn.kind == BARS:
        across.reverse_order = True
        up._element.find(qn("c:crosses")).set("val", "max")  # its numbers stand under the last bar
    if drawn.kind != LINE:
        plot = chart.plots[0]
        plot.gap_width = 60 if drawn.kind == BARS else 80
        plot.overlap = 100 if drawn.kind == COLUMNS or len(series) > 1 else 0


def _make_room(chart: Chart, categories: list[str], size: float, width: float, *, legend: bool) -> None:
    """Places the bars so that their names stand to the left of them, and the number of a whole bar to its right."""
    longest = max(width_of(line, size) for category in categories for line in lines_of(category, size, width * 0.36))
    left = (longest + 1.2 * size) / width
    right = 4 * size / width
    parts = {"x": left, "y": 0.02, "w": 1 - left - right, "h": 0.77 if legend else 0.88}
    sizes = "".join(f'<c:{part} val="{value:.4f}"/>' for part, value in parts.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{sizes}</c:manualLayout></c:layout>"))


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]
