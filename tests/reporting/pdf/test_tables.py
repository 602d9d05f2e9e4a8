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
from src.reporting.pdf.table import APART, INSET, LANDSCAPE, PORTRAIT, laid_out
from tests.reporting.pdf.reading import DRAWINGS, letters
from tests.reporting.reports import ONE, REPORT, report_of

SV = read_language("sv")
NARROW = pd.DataFrame({"År": ["2022", "2023"], "Nya": [1, 2]})
WIDE = pd.DataFrame({f"Kolumnnummer {n}": ["Ängsby kommun", "Åkarp"] for n in range(9)})
NAMES = pd.DataFrame({"År": ["2022"], "Kommuner": [", ".join(f"Ort{n}" for n in range(90))]})
LINES = pd.DataFrame({f"Kolumn {n}": ["Ängsby kommun i öster", "Åkarp"] for n in range(6)})
WIDEST = pd.DataFrame({f"{n}" * 9: ["Abcdefghijklmno"] for n in range(20)})


@pytest.mark.parametrize(
    ("rows", "points", "landscape"),
    [
        pytest.param(NARROW, 9.5, False, id="narrow"),
        pytest.param(WIDE, 9.5, True, id="wide"),
        pytest.param(NAMES, 9.5, False, id="one very long cell"),
        pytest.param(LINES, 9.5, False, id="few rows of two lines"),
        pytest.param(pd.concat([LINES] * 7), 9.5, True, id="many rows that would take two lines"),
        pytest.param(WIDEST, 8, True, id="too wide for any page"),
        pytest.param(NARROW.head(0), 9.5, False, id="no rows"),
        pytest.param(pd.DataFrame({"A": []}), 9.5, False, id="one column without rows"),
    ],
)
def test_a_table_fills_its_page_which_is_landscape_where_it_needs_the_width(
    rows: pd.DataFrame, points: float, landscape: bool
) -> None:
    table = laid_out(rows, SV)
    assert (table["points"], table["flipped"]) == (points, landscape)
    assert sum(table["widths"]) == pytest.approx(LANDSCAPE if landscape else PORTRAIT, abs=0.1)
    assert table["headers"] == list(rows.columns)
    assert len(table["rows"]) == len(rows)


def test_in_a_table_too_wide_for_any_page_words_are_broken() -> None:
    assert laid_out(WIDEST, SV)["breaks"] != laid_out(WIDE, SV)["breaks"]
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
