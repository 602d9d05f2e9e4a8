"""A row of a year and a day is of the year, or of the day where that is blank; how many days are in another year is told."""

import pytest

from src.language import read_language
from src.loading.intake.understanding import read_rows
from tests.loading.handed_in import understood
from tests.loading.sheets import xlsx

HEADER = "Kommun;Erbjudande;År;Datum\n"


def other_years(content: str | bytes, file: str = "lista.csv") -> list[object]:
    found = understood(content, file)
    assert {cell.year for cell in found.cells} == {2018}
    return [notice.values["count"] for notice in found.notices if notice.kind == "other_year"]


@pytest.mark.parametrize(
    ("year", "day", "is_other"),
    [
        ("2018", "2017-12-30", True),
        ("2018", "2017-12-30 10:15:00", True),
        ("2018", "20171230", True),
        ("2018", "30.12.2017", True),
        ("2018", "30/12 2017 kl", True),
        ("2018.0", "2019-01-01", True),
        ("2 018", "2019-01-01", True),
        ("2018-03-01", "2019-01-01", True),
        ("2018", "2018-12-30", False),
        ("2018", "1/12 2018", False),
        ("2018.0", "2018-01-01", False),
        ("2 018", "2018-01-01", False),
        ("2018-03-01", "2018-01-01", False),
        ("2018", "", False),
        ("2018", "vår -17", False),
        ("2018", "vecka 2017", False),
    ],
)
@pytest.mark.parametrize("above", ["", "Summa;;;\n"], ids=["read by DuckDB", "row by row"])
def test_a_row_whose_day_is_in_another_year_is_counted(year: str, day: str, is_other: bool, above: str) -> None:
    rows = f"Malmö;Startpaket;{year};{day}\nLund;Startpaket;2018;2018-05-05\n"
    assert other_years(HEADER + above + rows) == ([1] if is_other else [])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2019-01-01", 2019),
        ("2019-01-01 10:15:00", 2019),
        ("1/12 2019", 2019),
        ("", None),
        ("2017-12-30", "year_outside"),
        ("2018-02-30", "date_impossible"),
        ("vår -17", "year_form"),
    ],
)
@pytest.mark.parametrize("above", ["", "Summa;;;\n"], ids=["read by DuckDB", "row by row"])
@pytest.mark.parametrize("blank", ["", " "])
def test_a_blank_year_is_that_of_the_day_beside_it(day: str, said: int | str | None, above: str, blank: str) -> None:
    found = understood(HEADER + above + f"Malmö;Startpaket;{blank};{day}\n")
    assert [cell.year for cell in found.cells] + [cause.reason for cause in found.causes] == [said]
    assert "other_year" not in {notice.kind for notice in found.notices}


def test_both_ways_of_reading_were_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    used = list[bool]()
    monkeypatch.setattr("src.loading.intake.understanding.read_rows", lambda *given: used.append(True) or read_rows(*given))
    rows = HEADER + "Malmö;Startpaket;2018;2017-12-30\n"
    assert (other_years(rows), used) == ([1], [])
    assert (other_years(rows.replace("\n", "\nSumma;;;\n", 1)), used) == ([1], [True])


def test_rows_to_mend_are_not_counted_and_all_others_are() -> None:
    rows = "Malmö;Startpaket;2018;2017-12-30\n" * 3 + "Atlantis;Startpaket;2018;2017-12-30\n"
    assert other_years(HEADER + rows) == [3]
    cells = [row.split(";") for row in (HEADER + rows).splitlines()]
    assert other_years(xlsx({"Blad": cells}), "bok.xlsx") == [3]


def test_it_is_told_in_both_languages() -> None:
    one, many = (understood(HEADER + "Malmö;Startpaket;2018;2017-12-30\n" * times) for times in (1, 12))
    said = [notice.said(text) for found in (one, many) for text in map(read_language, ("sv", "en")) for notice in found.notices]
    assert [words for words in said if "datum" in words or "date is" in words] == [
        "På en rad ligger datumet i ett annat år än årtalet; årtalet gäller.",
        "In one row the date is in another year than the year column says; the year column counts.",
        "På 12 rader ligger datumet i ett annat år än årtalet; årtalet gäller.",
        "In 12 rows the date is in another year than the year column says; the year column counts.",
    ]
