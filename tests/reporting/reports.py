"""A report made by hand, from which the tests of every kind of file start."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from PIL import Image

from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report, TablePart
from src.charts.drawn import Drawn, FigureWords
from src.language import Code, read_language
from src.reporting.figure.browser import RenderFailed
from src.reporting.figure.files import Drawing
from src.wording.method import Section
from src.wording.origin import Origin, SourceLine
from src.wording.warnings import made_up_warning

SV = read_language("sv")
WORDS = FigureWords(
    name="mal",
    id="mal.1a2b3c4d.3c4d5e6f",
    version="3c4d5e6f",
    headline="En by kvar till målet på 4",
    subtitle="Byar som läser, Sagolandet, 2022–2024.",
    filters="Inga filter.",
    short_alt="Trappdiagram. En by kvar.",
    alt="Trappdiagram. En by kvar. 2022: 1 av 4; 2023: 3 av 4.",
    data_points=(("2022", "1 av 4"), ("2023", "3 av 4")),
    provenance="Okända uppgifter: 0. Källa: Sagorådet. Uppgifter per 2024-12-31. Datakälla: Protokoll.",
    unknown="Okända uppgifter: 0.",
    source="Sagorådet",
    date="2024-12-31",
    export="Protokoll",
    address="/underlag?figur=mal.1a2b3c4d.3c4d5e6f",
)
ORIGIN = Origin(
    programme="Sagor åt alla",
    owner="Sagorådet",
    region="Sagolandet",
    period="2022–2024",
    filters="Inga filter.",
    export="Protokoll",
    as_of=date(2024, 12, 31),
    made_up=False,
    version="3c4d5e6f",
    address="https://sagor.example/rapport?data=2024-12-31&del=mal",
    assumed=False,
    sources=(SourceLine("Sagorådet", "Protokoll, hela", "2024-12-31", "CC0 1.0"), SourceLine("Brevet", "Ett brev", "", "Ingen")),
)
BARS = b"""<svg xmlns="http://www.w3.org/2000/svg" width="160mm" height="80mm" viewBox="0 0 605 302">
<defs><pattern id="hatch" width="14" height="14" patternUnits="userSpaceOnUse"><rect width="14" height="14" fill="#7A8794"/>
<path d="M0,14L14,0" style="stroke: #FFFFFF"/></pattern></defs>
<rect x="20" y="40" width="90" height="200" style="fill: #2F74B0"/>
<path d="M140,90h90v150h-90Z" style="fill: url('#hatch')"/>
<text x="20" y="20"
 style="font-family: 'Source Sans 3', Arial; font-weight: bold; font-size: 17px">Tv\xc3\xa5 av fyra byar</text></svg>"""
VILLAGES = pd.DataFrame({"By": ["Ängsby", "Östra Åkarp"], "Läsare": [1234, 0], "Sedan": ["2022", None]})
FILE = "sagor_{}_2022-2024_alla-erbjudanden_data-2024-12-31"
TABLE = TablePart("tabell-byar", "Byar", VILLAGES, file_name=FILE.format("tabell-byar"))
ONE = MunicipalityPart(
    name="kommun-0101",
    code="0101",
    title="Ängsby",
    paragraphs=("Ängsby har deltagit i minst 1 av 2 erbjudanden.", "Okänt, vilket inte betyder nej: Lyktan."),
    facts=(("Folkmängd", "1 234", "invånare"), ("Kommunsamarbete", "–", "underlaget nämner inget"), ("Grupp", "Byar", "")),
    tables=(
        TablePart(
            "kommun-0101-1",
            "Vad vi vet",
            pd.DataFrame({"Erbjudande": ["Rådet", "Lyktan"], "2024": ["ja", "okänt"]}),
            file_name=FILE.format("kommun-0101-1"),
        ),
    ),
    file_name=FILE.format("kommun-0101"),
)


def never(_paper: object) -> Drawn:
    raise AssertionError("a figure that is drawn already was laid out once more")


def figure(name: str = "mal", comment: str = "", label: str = "Vägen till målet") -> FigurePart:
    return FigurePart(name, label, never, comment, FILE.format(name))


def picture(width: int = 200, height: int = 90) -> bytes:
    """A PNG."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#2F74B0").save(out, "PNG", dpi=(96, 96))
    return out.getvalue()


def drawing(
    width: int = 1000, height: int = 450, *, svg: bytes = b"", png: bytes = b"", failed: bool = False, **words: Any
) -> Drawing:
    return Drawing(replace(WORDS, **words), width, height, svg, png, RenderFailed("not done") if failed else None)


REPORT = Report(
    text=SV,
    title="Sagor åt alla: läget 2022–2024",
    introduction="Den här rapporten är till styrgruppen.\n\nDen läses\npå två minuter.",
    summary=("Två av fyra byar läser.", "En uppgift är okänd."),
    parts=(figure(), TABLE),
    origin=ORIGIN,
    method=(
        Section("Så är det räknat", ("En by räknas en gång.", "Ett nej kräver underlag.")),
        Section("Vad vi inte vet", ("Lyktan är okänd.",)),
    ),
    signs=(("● ja", "en uppgift säger ja"), ("? okänt", "ingen uppgift"), ("! motstridigt", "källor säger olika"), ("–", "noll")),
    file_name=FILE.format("rapport"),
)


def filled_with(words: str) -> Report:
    """A report that says the words in every place that holds words."""
    rows = pd.DataFrame([[words, 1], ["x", 2]], columns=pd.Index([words, "Antal"], dtype="object"), dtype="object")
    table = TablePart("tabell", words, rows, comment=words)
    one = replace(ONE, title=words, paragraphs=(words, words), facts=((words, words, words),), tables=(table,), comment=words)
    return report_of(
        figure(label=words, comment=words),
        table,
        one,
        title=words,
        introduction=words,
        summary=(words, words),
        method=(Section(words, (words,)),),
        signs=((words, words),),
        origin=replace(
            ORIGIN,
            **dict.fromkeys(("programme", "owner", "region", "period", "filters", "export", "version", "address"), words),
            sources=(SourceLine(words, words, words, words),),
        ),
    )


def drawn_with(words: str) -> dict[str, Drawing]:
    """The figure of such a report, described in the same words."""
    said = dict.fromkeys(("headline", "subtitle", "filters", "alt", "short_alt", "provenance"), words)
    return {"mal": drawing(605, 302, svg=BARS, png=picture(), **said)}


def report_of(*parts: Part, made_up: bool = False, code: Code = "sv", **changes: Any) -> Report:
    """The report with these parts, and with other changes."""
    text, origin = read_language(code), changes.pop("origin", ORIGIN)
    if made_up:
        origin = replace(origin, made_up=True, warnings=(made_up_warning(origin.export, text),))
    return replace(REPORT, **{"parts": parts or REPORT.parts, "text": text, "origin": origin, **changes})
