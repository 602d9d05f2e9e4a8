"""Reports made by hand for slides, and what can be read in a presentation."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report, TablePart
from src.charts.drawn import ChartData, ChartSeries, FigureWords
from src.language import Code, read_language
from src.reporting.figure.files import Drawing
from src.reporting.slides.report import report_pptx
from src.wording.method import Section
from src.wording.origin import Origin, SourceLine
from tests.reporting.made_up_origin import of_made_up

WORDS = FigureWords(
    name="mal",
    id="mal.1a2b3c4d.5e6f",
    version="5e6f",
    headline="En by kvar till målet på 4",
    subtitle="Byar som läser, Sagolandet, 2022–2024.",
    filters="Inga filter.",
    short_alt="Trappdiagram. En by kvar.",
    alt="Trappdiagram. En by kvar. 2022: 1 av 4; 2023: 3 av 4.",
    data_points=(("2022", "1 av 4"), ("2023", "3 av 4")),
    provenance="Okända uppgifter: 0. Källa: Sagorådet. Uppgifter per 2024-12-31. Underlag: Protokoll.",
    unknown="Okända uppgifter: 0.",
    source="Sagorådet",
    date="2024-12-31",
    export="Protokoll",
    address="/underlag?figur=mal.1a2b3c4d.5e6f",
)
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
ORIGIN = Origin(
    programme="Sagor åt alla",
    owner="Sagorådet",
    region="Sagolandet",
    period="2022–2024",
    filters="Inga filter.",
    export="Protokoll",
    as_of=date(2024, 12, 31),
    made_up=False,
    version="5e6f",
    address="/rapport?data=2024-12-31",
    source="Sagorådet",
    sources=(SourceLine("Sagorådet", "Protokoll, hela", "2024-12-31", "CC0 1.0"), SourceLine("Brevet", "Ett brev", "", "Ingen")),
)
VILLAGES = pd.DataFrame({"By": ["Ängsby", "Östra Åkarp"], "Läsare": [1234, 0], "Sedan": ["2022", None]})
TABLE = TablePart("tabell-byar", "Byar", VILLAGES)
ONE = MunicipalityPart(
    name="kommun-0101",
    code="0101",
    title="Ängsby",
    paragraphs=("Ängsby har deltagit i minst 1 av 2 erbjudanden.", "Okänt, vilket inte betyder nej: Lyktan."),
    facts=(("Folkmängd", "1 234", "invånare"),),
    tables=(TablePart("kommun-0101-1", "Vad vi vet", pd.DataFrame({"Erbjudande": ["Rådet", "Lyktan"], "2024": ["ja", "okänt"]})),),
)
REPORT = Report(
    text=read_language("sv"),
    title="Sagor åt alla: läget 2022–2024",
    introduction="Till styrgruppen.\n\nTvå minuter.",
    summary=("Två av fyra byar läser.", "En uppgift är okänd."),
    parts=(),
    origin=ORIGIN,
    method=(Section("Så är det räknat", ("En by räknas en gång.",)), Section("Vad vi inte vet", ("Lyktan är okänd.",))),
    signs=(("● ja", "en uppgift säger ja"), ("? okänt", "ingen uppgift")),
    file_name="sagor_rapport",
)


def picture(width: int = 200, height: int = 90) -> bytes:
    """A PNG."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#2F74B0").save(out, "PNG")
    return out.getvalue()


def never(_paper: object) -> Any:
    raise AssertionError("a figure that is drawn already was laid out once more")


def figure(name: str = "mal", comment: str = "") -> FigurePart:
    return FigurePart(name, "Vägen till målet", never, comment)


def drawing(*, png: bytes = b"", failed: bool = False, **words: Any) -> Drawing:
    return Drawing(replace(WORDS, **words), 1000, 450, png=png, failed=failed)


def made(*parts: Part, drawings: dict[str, Drawing] | None = None, made_up: bool = False, code: Code = "sv", **changes: Any) -> Any:
    """The presentation of a report with these parts, read back."""
    origin = of_made_up(ORIGIN, code) if made_up else ORIGIN
    report = replace(REPORT, **{"parts": parts, "origin": origin, "text": read_language(code), **changes})
    return read(report_pptx(report, drawings or {}))


def charted(chart: ChartData, **words: Any) -> Any:
    """A presentation with this chart on one slide."""
    return made(figure(), drawings={"mal": drawing(chart=chart, **words)})


def read(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


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


def all_words(deck: Any) -> str:
    return "\n".join(map(words, deck.slides))


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def charts(deck: Any) -> list[Any]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


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


def of_kind(slide: Any, kind: PP_PLACEHOLDER) -> list[Any]:
    return [shape for shape in slide.placeholders if shape.placeholder_format.type == kind]
