"""Charts made by hand, and what can be read in a presentation."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from src.catalogue.report import Part
from src.charts.drawn import ChartData, ChartSeries
from src.language import Code
from src.reporting.figure.files import Drawing
from src.reporting.slides.report import report_pptx
from tests.reporting.reading import opened_deck
from tests.reporting.reports import drawing, figure, report_of

STEPS = ChartData(
    "line",
    ("2022", "2023"),
    (ChartSeries("hittills", (1, 3), "#2F74B0"), ChartSeries("mål: 4", (4, 4), "#B5470B")),
)
COLUMNS = ChartData(
    "stacked-columns",
    ("2022", "2023", "2024"),
    (ChartSeries("återkommande", (0, 1, 2), "#7A8794"), ChartSeries("nya", (1200, 2, 0), "#2F74B0")),
)
SHARES = ChartData("bars", ("Norr", "Söder om den långa ån"), (ChartSeries("har varit med", (0.995, 0.5), "#2F74B0"),), "0 %")
UNKNOWN = replace(SHARES, series=(*SHARES.series, ChartSeries("okänt", (0.0, 0.25), "#7A8794")))


def made(*parts: Part, drawings: dict[str, Drawing] | None = None, **changes: Any) -> Any:
    """The presentation of a report with these parts, read back."""
    return opened_deck(report_pptx(report_of(**{"parts": parts, **changes}), drawings or {}))


def charted(chart: ChartData, code: Code = "sv") -> Any:
    """A presentation with this chart on one slide."""
    return made(figure(), drawings={"mal": drawing(chart=chart)}, code=code)


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def titled(deck: Any, title: str) -> Any:
    """The slide with this title."""
    return next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == title)


def words(slide: Any) -> str:
    """All that stands on a slide outside its charts."""
    said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join(said + tables)


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def charts(deck: Any) -> list[Any]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def tables_in(deck: Any) -> list[Any]:
    return [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]


def described(shape: Any) -> tuple[str, str]:
    """A shape's title and description for a screen reader."""
    element = shape.element.xpath(".//p:cNvPr")[0]
    return element.get("title", ""), element.get("descr", "")


def shown(deck: Any) -> Iterator[tuple[Any, Any]]:
    """Every chart, picture and table with its slide."""
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.element.tag.endswith("}pic"):
                yield slide, shape
