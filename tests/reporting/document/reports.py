"""Reports made by hand, and what a Word file of them says, read back."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import docx
import pandas as pd
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image

from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report, TablePart
from src.charts.drawn import Drawn, FigureWords
from src.language import Code, read_language
from src.reporting.document.report import report_docx
from src.reporting.figure.files import Drawing, Drawings
from src.wording.method import Section
from src.wording.origin import Origin, SourceLine
from tests.reporting.made_up_origin import of_made_up

ADDRESS = "https://sagor.example/rapport"
SOURCES = (SourceLine("Sagorådet", "Protokoll, hela", "2024-12-31", "CC0 1.0"), SourceLine("Brevet", "Ett brev", "", "Ingen"))
METHOD = (Section("Så är det räknat", ("En by räknas en gång.", "Ett nej kräver underlag.")), Section("Gränser", ("En enda.",)))
LONG = "En mycket lång uppgift om en mycket liten kommun"
VILLAGES = pd.DataFrame(
    {
        "By": ["Sotbo", "Hultmyra", "Ekskog"],
        "Besök": [12345, 0, 7],
        "Andel": [0.5, None, 2.0],
        "Kod": ["0101", "0102", ""],
    }
)
WIDE = pd.DataFrame({f"Kolumn {letter}": ["ganska många ord här"] * 40 for letter in "ABCDEFGHIJK"})


def picture(width: int = 605, height: int = 400) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#2F74B0").save(out, "PNG", dpi=(96, 96))
    return out.getvalue()


def drawing(name: str, *, width: int = 605, height: int = 400, failed: bool = False) -> Drawing:
    said = FigureWords(
        name,
        f"Rubrik {name}",
        subtitle=f"Mått {name}, Sagolandet, 2022–2024.",
        filters="Inga filter.",
        alt=f"Karta {name}. Sotbo: 2; Hultmyra: okänt.",
    )
    return Drawing(said, width, height, b"", b"" if failed else picture(width, height), failed)


def never(_paper: object) -> Drawn:
    raise AssertionError("a figure that is drawn already was laid out once more")


def figure(name: str, comment: str = "") -> FigurePart:
    return FigurePart(name, f"Etikett {name}", never, comment)


def municipality(code: str, title: str) -> MunicipalityPart:
    table = TablePart(f"kommun-{code}-1", "Vad vi vet", pd.DataFrame({"Erbjudande": ["Lykta"], "2022": ["ja"]}))
    facts = (("Folkmängd", "1 234", "invånare"), ("Samarbete", "–", "underlaget nämner inget"))
    return MunicipalityPart(f"kommun-{code}", code, title, (f"{title} har varit med.", "Nej: Lykta."), facts, (table,))


PARTS: tuple[Part, ...] = (
    figure("karta", "Första stycket.\n\nAndra stycket."),
    TablePart("tabell-byar", "Byarna", VILLAGES, "Om tabellen."),
    figure("mal"),
    TablePart("tabell-bred", "Den breda", WIDE),
    municipality("0101", "Sotbo"),
    municipality("0102", "Hultmyra"),
)
DRAWINGS = {name: drawing(name) for name in ("karta", "mal")}


def make_report(code: Code = "sv", *, made_up: bool = False, address: str = ADDRESS, **changes: Any) -> Report:
    origin = Origin(
        programme="Sagor för alla",
        owner="Sagorådet",
        region="Sagolandet",
        period="2022–2024",
        filters="Inga filter.",
        export="Protokollen",
        as_of=date(2024, 12, 31),
        made_up=False,
        version="c0ffee12",
        address=address,
        source="Sagorådet",
        sources=(
            SourceLine("Sagorådet", "Protokoll, hela", "2024-12-31", "CC0 1.0"),
            SourceLine("Brevet", "Ett brev", "", "Ingen"),
        ),
    )
    report = Report(
        text=read_language(code),
        title="Sagorna: läget 2022–2024",
        introduction="Till styrelsen.\n\nMed två stycken\noch en radbrytning.",
        summary=("2 av 3 byar har varit med.", "En återstår."),
        parts=PARTS,
        origin=of_made_up(origin, code) if made_up else origin,
        method=(
            Section("Så är det räknat", ("En by räknas en gång.", "Ett nej kräver underlag.")),
            Section("Gränser", ("En enda.",)),
        ),
        signs=(("● ja", "en uppgift säger ja"), ("..", "uppgift saknas")),
        file_name="sagor_rapport",
    )
    return replace(report, **changes)


@cache
def _standard() -> bytes:
    return report_docx(make_report(), DRAWINGS)


def written(report: Report | None = None, drawings: Drawings = DRAWINGS) -> Document:
    """The report as a Word file, opened again."""
    standard = report is None and drawings is DRAWINGS
    return docx.Document(io.BytesIO(_standard() if standard else report_docx(report or make_report(), drawings)))


def words(paper: Document, *styles: str) -> list[str]:
    """The paragraphs of these styles, in order."""
    return [paragraph.text for paragraph in paper.paragraphs if paragraph.style.name in styles]


def blocks(paper: Document) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables as they follow on each other."""
    return paper.iter_inner_content()


def captioned(paper: Document, start: str) -> Table:
    """The table under the caption that begins so."""
    content = list(blocks(paper))
    at = next(n for n, block in enumerate(content) if isinstance(block, Paragraph) and block.text.startswith(start))
    table = content[at + 1]
    assert isinstance(table, Table)
    return table


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def said_in(element: Any) -> str:
    """The words below an element of a file."""
    return "".join(words.text for words in element.iter(qn("w:t")))


def attribute(element: Any, path: str, name: str) -> str | None:
    found = element.find(f".//{qn(path)}")
    return None if found is None else found.get(qn(name))
