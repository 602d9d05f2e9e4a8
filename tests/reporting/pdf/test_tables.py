"""Tables fit their page: letters of 8 pt or more, no word wider than its column, and a page on its side where that takes it."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pandas as pd
import pytest
from pypdf import PdfReader

from src.catalogue.report import TablePart
from src.language import read_language
from src.reporting.pdf.report import municipality_pdf, report_pdf
from src.reporting.pdf.table import APART, INSET, LANDSCAPE, PORTRAIT, SIZES, laid_out
from tests.reporting.pdf.reading import DRAWINGS, letters
from tests.reporting.reports import ONE, REPORT, report_of

SV = read_language("sv")
NARROW = pd.DataFrame({"År": ["2022", "2023"], "Nya": [1, 2]})
WIDE = pd.DataFrame({f"Kolumnnummer {n}": ["Ängsby kommun", "Åkarp"] for n in range(9)})
NAMES = pd.DataFrame({"År": ["2022"], "Kommuner": [", ".join(f"Ort{n}" for n in range(90))]})
WIDEST = pd.DataFrame({f"{n}" * 9: ["Abcdefghijklmno"] for n in range(20)})


def test_a_narrow_table_is_portrait_in_the_largest_letters() -> None:
    table = laid_out(NARROW, SV)
    assert (table["points"], table["flipped"]) == (9.5, False)
    assert table["headers"] == ["År", "Nya"]
    assert table["rows"] == [["2022", "1"], ["2023", "2"]]


def test_a_wide_table_is_landscape() -> None:
    assert laid_out(WIDE, SV)["flipped"]


def test_a_table_of_one_very_long_cell_stays_portrait() -> None:
    assert not laid_out(NAMES, SV)["flipped"]


def test_a_long_table_is_landscape_rather_than_taking_two_lines_a_row() -> None:
    cells = {f"Kolumn {n}": ["Ängsby kommun i öster", "Åkarp"] for n in range(6)}
    assert not laid_out(pd.DataFrame(cells), SV)["flipped"]
    assert laid_out(pd.concat([pd.DataFrame(cells)] * 7), SV)["flipped"]


@pytest.mark.parametrize("rows", [NARROW, WIDE, NAMES, WIDEST, NARROW.head(0), pd.DataFrame({"A": []})])
def test_columns_fill_the_page_in_letters_of_8_pt_or_more(rows: pd.DataFrame) -> None:
    table = laid_out(rows, SV)
    assert sum(table["widths"]) == pytest.approx(LANDSCAPE if table["flipped"] else PORTRAIT, abs=0.1)
    assert table["points"] >= min(size for size, _ in SIZES) == 8


def test_in_a_table_too_wide_for_any_page_words_are_broken() -> None:
    table = laid_out(WIDEST, SV)
    assert (table["points"], table["flipped"]) == (8, True)
    assert table["breaks"] != laid_out(WIDE, SV)["breaks"]
    pdf = report_pdf(report_of(TablePart("tabell", "Bred", WIDEST)), {})
    assert letters(pdf).count("Abc") == 20
    sizes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    assert [round(float(size.width)) for size in sizes].count(842) == 1


def test_numbers_are_right_aligned_with_space_before_the_next_column() -> None:
    rows = pd.DataFrame({"A": [1], "B": ["x"], "C": [1.5], "D": [2], "E": ["0101"]})
    table = laid_out(rows, SV)
    assert table["numbers"] == [True, False, True, True, False]
    assert table["insets"] == [0, APART, INSET, INSET, APART]


def test_reports_made_at_the_same_time_are_each_their_own() -> None:
    reports = [replace(REPORT, title=f"Rapport {n}") for n in range(16)]
    alone = [report_pdf(report, DRAWINGS) for report in reports]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda report: report_pdf(report, DRAWINGS), reports))
        ones = list(threads.map(lambda report: municipality_pdf(report, ONE), reports))
    assert together == alone
    assert ones == [municipality_pdf(report, ONE) for report in reports]
