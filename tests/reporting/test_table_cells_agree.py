"""A cell says the same on the screen and in every file, and in CSV and Excel a number stays a number."""

import csv
import io
import re
from collections.abc import Callable

import docx
import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from src.app import tables
from src.catalogue.report import TablePart
from src.language import Language
from src.reporting.clean_text import clean
from src.reporting.document.report import report_docx
from src.reporting.pdf.report import report_pdf
from src.reporting.slides.report import report_pptx
from src.reporting.table.csv_file import excel_csv
from src.reporting.table.workbook import table_workbook
from tests.reporting.pdf.reading import letters
from tests.reporting.reports import ORIGIN, SV, report_of

CELLS = {
    "None": (None, ".."),
    "NaN": (float("nan"), ".."),
    "NA": (pd.NA, ".."),
    "NaT": (pd.NaT, ".."),
    "infinity": (float("inf"), ".."),
    "minus infinity": (float("-inf"), ".."),
    "blank": ("", ""),
    "nought": (0, "–"),
    "decimal nought": (0.0, "–"),
    "quarter": (1.25, "1,250"),
    "little": (0.004, "0,004"),
    "billion": (1e9, "1\xa0000\xa0000\xa0000,000"),
    "True": (True, "ja"),
    "text": ("<Å> & 0.5", "<Å> & 0.5"),
    "control characters": ("ring\x07 ut\x1b", "ring ut"),
}
ROWS = pd.DataFrame({"Fall": list(CELLS), "Cell": pd.Series([value for value, _ in CELLS.values()], dtype="object")})
WORDS = [words for _, words in CELLS.values()]
PART = TablePart("tabell-celler", "Celler", ROWS)


def in_csv() -> list[str]:
    lines = csv.reader(io.StringIO(excel_csv(ROWS, SV).decode("utf-8-sig"), newline=""), delimiter=";")
    return [line[1] for line in lines][1:]


def in_excel() -> list[object]:
    book = openpyxl.load_workbook(io.BytesIO(table_workbook([PART], ORIGIN, (), SV)))
    return ["" if cell.value is None else cell.value for cell in book["Data"]["B"][1:]]


def in_word() -> list[str]:
    paper = docx.Document(io.BytesIO(report_docx(report_of(PART), {})))
    (table,) = [table for table in paper.tables if table.cell(0, 0).text == "Fall"]
    return [row.cells[1].text for row in table.rows][1:]


def in_powerpoint() -> list[str]:
    deck = Presentation(io.BytesIO(report_pptx(report_of(PART), {})))
    found = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    return [row.cells[1].text for table in found if table.cell(0, 0).text == "Fall" for row in list(table.rows)[1:]]


def in_pdf() -> list[str]:
    """The words that stand between each row's name and the next one's."""
    words = letters(report_pdf(report_of(PART), {})).rpartition("FallCell")[2].partition("Källa:")[0]
    names = "|".join(re.escape("".join(name.split())) for name in CELLS)
    return re.split(f"(?:{names})", words)[1:]


def on_the_screen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    shown: list[list[str]] = []
    monkeypatch.setattr(tables.st, "html", lambda _: None)
    monkeypatch.setattr(tables.markup, "html_table", lambda _alt, _headers, lines, *_, **__: shown.extend(lines))
    monkeypatch.setattr(tables, "_downloads", lambda *_, **__: None)

    class View:
        text: Language = SV

    tables.short_table(View(), ROWS, name="", alt="")  # type: ignore[arg-type]
    return [clean(line[1], "svg") for line in shown]  # a browser shows no control characters


@pytest.mark.parametrize("cells", [in_word, in_powerpoint])
def test_files_for_reading_say_the_same(cells: Callable[[], list[str]]) -> None:
    assert cells() == WORDS


def test_a_pdf_says_the_same() -> None:
    assert in_pdf() == ["".join(words.split()) for words in WORDS]


def test_the_screen_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_the_screen(monkeypatch) == WORDS


def test_files_for_counting_say_the_same_and_have_the_numbers_themselves() -> None:
    numbers = {"nought": 0, "decimal nought": 0, "quarter": 1.25, "little": 0.004, "billion": 1e9}
    assert dict(zip(CELLS, in_excel(), strict=True)) == {name: words for name, (_, words) in CELLS.items()} | numbers
    as_text = {name: f"{value:g}".replace(".", ",") for name, value in numbers.items()} | {"billion": "1000000000"}
    assert dict(zip(CELLS, in_csv(), strict=True)) == {name: words for name, (_, words) in CELLS.items()} | as_text
