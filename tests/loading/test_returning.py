"""The rows that are to be mended come back as they were written, and are understood by themselves when they are mended."""

from typing import Any

import pytest

from src.handed_in import CellEvidence
from tests.loading.handed_in import understood

LOG = "Namn;E-post;Kommun;Erbjudande;Datum\n"


def test_the_rejected_rows_can_be_mended_and_handed_in_alone() -> None:
    found = understood("Namn;Kommun;Erbjudande\nAnna;Malmo;Startpaket\nBo;Lund;Startpaket\n")
    assert found.rejected_rows == ((2, ("Malmo", "Startpaket")),)
    (row,) = (cells for _, cells in found.rejected_rows)
    mended = ";".join(found.known_headers) + "\n" + ";".join(row).replace("Malmo", "Malmö") + "\n"
    assert understood(mended).tally.accepted == 1


@pytest.mark.parametrize("end", ["", "Summa\n"])  # read by DuckDB alone, and row by row
def test_a_row_of_a_log_comes_back_with_the_word_that_is_wrong_and_its_day(end: str) -> None:
    rows = (
        "Anna;a@b.se;Malmö;Startpakett;2018-03-01\nBo;b@b.se;Lundd;Folkpaket;2019-05-05 10:00\n"
        "Bo;b@b.se;Malmö;Folkpaket;2018-02-30\nBo;b@b.se;Malmö;Folkpaket;5 maj 18\nBo;b@b.se;Karin;Folkpaket;2018-01-01\n"
    )
    found = understood(LOG + rows + end)
    assert found.known_headers == ("Kommun", "Erbjudande", "Datum")
    assert found.rejected_rows == (
        (2, ("Malmö", "Startpakett", "2018-03-01")),
        (3, ("Lundd", "Folkpaket", "2019-05-05 10:00")),
        (4, ("Malmö", "Folkpaket", "2018-02-30")),
        (5, ("Malmö", "Folkpaket", "5 maj 18")),
        (6, ("?", "Folkpaket", "2018-01-01")),
    )


def test_the_day_beside_a_year_comes_back_too() -> None:
    found = understood("Kommun;Erbjudande;År;Datum\nLundd;Startpaket;2018;2018-03-01\n")
    assert (found.known_headers, found.rejected_rows) == (
        ("Kommun", "Erbjudande", "År", "Datum"),
        ((2, ("Lundd", "Startpaket", "2018", "2018-03-01")),),
    )


@pytest.mark.parametrize(
    ("content", "told", "headers"),
    [
        ("Namn;Kommun;Datum\nAnna;Lundd;2019-03-01\n", {"offering": "startpaket"}, ("Kommun", "Datum", "erbjudande")),
        ("Kommun;Erbjudande\nLundd;Startpaket\n", {"year": 2019}, ("Kommun", "Erbjudande", "år")),
        ("Kommun;2019\nLundd;ja\n", {"offering": "startpaket"}, ("Kommun", "Startpaket 2019")),
        (
            "Ort;Del;xx\nLundd;Startpaket;2019\n",
            {"mapping": {"Ort": "municipality", "Del": "offering", "xx": "year"}},
            ("kommun", "erbjudande", "år"),
        ),
        (
            "Ort;xx\nLundd;ja\n",
            {"mapping": {"Ort": "municipality", "xx": "offering:startpaket:2019"}},
            ("kommun", "Startpaket 2019"),
        ),
        (
            "Namn;Erbjudande;År\nLundd;Startpaket;2019\nMalmö;Folkpaket;2018\nBjuv;Folkpaket;2018\n",
            {},
            ("kommun", "Erbjudande", "År"),
        ),
        (
            "Till Karin: vilken kommun?;Erbjudande;År\nLundd;Startpaket;2019\nMalmö;Folkpaket;2018\nBjuv;Folkpaket;2018\n",
            {},
            ("kommun", "Erbjudande", "År"),
        ),
    ],
)
def test_what_was_told_of_a_file_stands_in_its_rejected_rows(content: str, told: dict[str, Any], headers: tuple[str, ...]) -> None:
    found = understood(content, **told)
    assert found.known_headers == headers
    ((_, cells),) = found.rejected_rows
    alone = understood(";".join(headers) + "\n" + ";".join(cells).replace("Lundd", "Lund") + "\n")
    assert alone.cells == (CellEvidence("1281", "startpaket", 2019, True, None, 1),)


def test_a_table_without_a_fault_gives_no_rows_back() -> None:
    assert understood("Kommun;Erbjudande\nLund;Startpaket\n").rejected_rows == ()
