"""A cell says the same on the screen and in every file, and in CSV and Excel a number stays a number."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd
import pytest

from src.app import tables
from src.catalogue.report import TablePart
from src.language import Language
from src.reporting.clean_text import clean
from src.reporting.document.report import report_docx
from src.reporting.pdf.report import report_pdf
from src.reporting.slides.report import report_pptx
from src.reporting.table.csv_file import excel_csv
from src.reporting.table.workbook import table_workbook
from tests.reporting.reading import cells, opened_deck, opened_document, squeezed, words_in
from tests.reporting.reports import ONE, ORIGIN, SV, report_of
from tests.reporting.slides.reading import tables_in

# Each case: the value, and what is said of it; in files for counting the number itself, as CSV writes it.
CELLS = {
    "None": (None, "..", ".."),
    "NaN": (float("nan"), "..", ".."),
    "NA": (pd.NA, "..", ".."),
    "NaT": (pd.NaT, "..", ".."),
    "infinity": (float("inf"), "..", ".."),
    "minus infinity": (float("-inf"), "..", ".."),
    "blank": ("", "", ""),
    "nought": (0, "–", "0"),
    "decimal nought": (0.0, "–", "0"),
    "quarter": (1.25, "1,250", "1,25"),
    "little": (0.004, "0,004", "0,004"),
    "billion": (1e9, "1\xa0000\xa0000\xa0000,000", "1000000000"),
    "True": (True, "ja", "ja"),
    "text": ("<Å> & 0.5", "<Å> & 0.5", "<Å> & 0.5"),
    "control characters": ("ring\x07 ut\x1b", "ring ut", "ring ut"),
}
NUMBERS = {"nought", "decimal nought", "quarter", "little", "billion"}
ROWS = pd.DataFrame({"Fall": list(CELLS), "Cell": pd.Series([value for value, _, _ in CELLS.values()], dtype="object")})
WORDS, COUNTED = [words for _, words, _ in CELLS.values()], [words for _, _, words in CELLS.values()]
PART = TablePart("tabell-celler", "Celler", ROWS)


def in_word() -> list[str]:
    document = opened_document(report_docx(report_of(PART), {}))
    (table,) = [table for table in document.tables if table.cell(0, 0).text == "Fall"]
    return [row.cells[1].text for row in table.rows][1:]


def in_powerpoint() -> list[str]:
    of_one = replace(ONE, tables=(PART,))  # which goes on to more slides; a long table of its own is left to other files
    found = [table for table in tables_in(opened_deck(report_pptx(report_of(of_one), {}))) if table.cell(0, 0).text == "Fall"]
    return [row.cells[1].text for table in found for row in list(table.rows)[1:]]


@pytest.mark.parametrize("written", [in_word, in_powerpoint])
def test_files_for_reading_say_the_same(written: Callable[[], list[str]]) -> None:
    assert written() == WORDS


def test_a_pdf_says_the_same() -> None:
    words = words_in(report_pdf(report_of(PART), {}), "pdf").rpartition("FallCell")[2].partition("Källa:")[0]
    between = re.split("|".join(re.escape(squeezed(name)) for name in CELLS), words)  # each row begins with its name
    assert between[1:] == [squeezed(said) for said in WORDS]


def test_the_screen_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(tables.st, "html", lambda _: None)
    monkeypatch.setattr(tables.markup, "html_table", lambda _alt, _headers, lines, *_, **__: shown.extend(lines))
    monkeypatch.setattr(tables, "_downloads", lambda *_, **__: None)
    monkeypatch.setattr(tables, "_links", lambda *_: [])

    @dataclass
    class View:
        text: Language = SV
        register: tuple[object, ...] = ()

    tables.table(View(), ROWS, name="", alt="")  # type: ignore[arg-type]
    assert [clean(line[1], "svg") for line in shown] == WORDS  # a browser shows no control characters


def test_files_for_counting_say_the_same_and_have_the_numbers_themselves() -> None:
    lines = csv.reader(io.StringIO(excel_csv(ROWS, SV).decode("utf-8-sig"), newline=""), delimiter=";")
    assert [line[1] for line in lines][1:] == COUNTED
    in_excel = [cell or ("" if cell is None else cell) for _, cell in cells(table_workbook([PART], ORIGIN, (), SV))["Data"][1:]]
    assert in_excel == [value if name in NUMBERS else words for name, (value, words, _) in CELLS.items()]
