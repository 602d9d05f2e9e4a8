"""A report with every kind of part, and what a Word file of it says, read back."""

from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from src.catalogue.report import Part, TablePart
from src.reporting.document.report import report_docx
from src.reporting.figure.files import Drawing, Drawings
from tests.reporting.reading import opened_document
from tests.reporting.reports import ONE, drawing, figure, picture, report_of

ROWS = pd.DataFrame(
    {"By": ["Ängsby", "Åkarp", "Ekskog"], "Läsare": [12345, 0, 7], "Andel": [0.5, None, 2.0], "Kod": ["0101", "0102", ""]}
)
WIDE = pd.DataFrame({f"Kolumn {letter}": ["ganska många ord här"] * 40 for letter in "ABCDEFGHIJK"})
PARTS: tuple[Part, ...] = (
    figure("karta", "Första stycket.\n\nAndra stycket.", "Karta över byarna"),
    TablePart("tabell-byar", "Byarna", ROWS, "Om tabellen."),
    figure("mal"),
    TablePart("tabell-bred", "Den breda", WIDE),
    ONE,
    replace(ONE, name="kommun-0102", code="0102", title="Åkarp"),
)


def drawn(width: int = 605, height: int = 400, *, failed: bool = False) -> Drawing:
    return drawing(width, height, png=b"" if failed else picture(width, height), failed=failed)


DRAWINGS = {"karta": drawn(), "mal": drawn()}


@cache
def standard() -> bytes:
    return report_docx(report_of(*PARTS), DRAWINGS)


def written(*parts: Part, drawings: Drawings = DRAWINGS, **changes: Any) -> Document:
    """The report with these parts, or with all of them, as a Word file that is opened again."""
    is_standard = not parts and not changes and drawings is DRAWINGS
    return opened_document(standard() if is_standard else report_docx(report_of(*(parts or PARTS), **changes), drawings))


def words(paper: Document, *styles: str) -> list[str]:
    """The paragraphs of these styles, in order."""
    return [paragraph.text for paragraph in paper.paragraphs if paragraph.style.name in styles]


def captioned(paper: Document, start: str) -> Table:
    """The table under the caption that begins so."""
    content = list(paper.iter_inner_content())
    at = next(n for n, block in enumerate(content) if isinstance(block, Paragraph) and block.text.startswith(start))
    table = content[at + 1]
    assert isinstance(table, Table)
    return table


def attribute(element: Any, path: str, name: str) -> str | None:
    found = element.find(f".//{qn(path)}")
    return None if found is None else found.get(qn(name))
