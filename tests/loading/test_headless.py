"""A column whose heading is gone leaves a trace, wherever it has something: by its letter, or as a question where it may count."""

import pytest

from src.handed_in import Refused
from src.language import read_language
from tests.loading.handed_in import hand_in, understood
from tests.loading.sheets import xlsx

SWEDISH = read_language("sv")


@pytest.mark.parametrize(
    ("content", "file", "told"),
    [
        ("Kommun;;Erbjudande\nMalmö;foo;Startpaket\nLund;;Startpaket\n", "a.csv", "Kolumn B har ingen rubrik"),
        ("Kommun;Startpaket;\nMalmö;ja;gick bra\n", "a.csv", "Kolumn C har ingen rubrik"),
        ("Kommun;;Erbjudande\n" + "Malmö;;Startpaket\n" * 300 + "Lund;foo;Startpaket\n", "a.csv", "Kolumn B har ingen rubrik"),
        (xlsx({"B": [[None, "Kommun", None, "Erbjudande"], [None, "Malmö", "foo", "Startpaket"]]}), "a.xlsx", "Kolumn C har"),
    ],
)
def test_a_column_without_a_heading_is_told_by_its_letter(content: str | bytes, file: str, told: str) -> None:
    found = understood(content, file)
    (notice,) = [notice for notice in found.notices if notice.kind == "headless"]
    assert notice.said(SWEDISH).startswith(told)
    assert notice.values["count"] == 1
    assert not [notice for notice in found.notices if notice.kind == "unknown_columns"]


def test_an_empty_column_is_not_told() -> None:
    assert "headless" not in {notice.kind for notice in understood("Kommun;;Erbjudande\nMalmö; ;Startpaket\n").notices}


@pytest.mark.parametrize("cells", [("1", ""), ("x", "1"), ("0", "1")])
def test_a_column_of_answers_without_a_heading_is_asked_about(cells: tuple[str, str]) -> None:
    found = hand_in("Kommun;Startpaket;\nMalmö;1;{}\nLund;x;{}\n".format(*cells))
    assert isinstance(found, Refused)
    assert (found.reason, found.finding.column, found.headers) == (
        "column_unclear",
        "kolumn 3",
        ("Kommun", "Startpaket", "kolumn 3"),
    )
    assert found.finding.values["meant"].sv == "Folkpaket"  # the first offering that has no column
    assert understood("Kommun;Startpaket;Antal\nMalmö;1;{}\nLund;x;{}\n".format("1", "")).tally.accepted == 2


def test_what_it_means_is_said_by_its_number() -> None:
    rows = "Kommun;Startpaket;\nMalmö;1;0\nLund;1;1\n"
    assert understood(rows, mapping={"kolumn 3": "ignore"}).tally.accepted == 2
    told = understood(rows, mapping={"kolumn 3": "offering:folkpaket"})
    assert [cell.participates for cell in told.cells if cell.offering == "folkpaket"] == [False, True]


def test_a_question_about_the_place_of_work_is_shown_as_it_is_written() -> None:
    found = hand_in("Namn;Var arbetar du?;Paket\nx;Malmö;Startpaket\ny;Lund;Startpaket\n")
    assert isinstance(found, Refused)
    assert (found.reason, found.finding.column) == ("place_unclear", "Var arbetar du?")


@pytest.mark.parametrize("heading", ["Ej deltagit;3;", "Deltog inte;2;", "Nej;2;", "Ej deltagit;;2", "Tackade nej;2;"])
def test_a_no_with_how_many_they_are_is_a_heading_of_the_rows_below(heading: str) -> None:
    found = understood(f"Kommun;Erbjudande;År\nMalmö;Startpaket;2018\n{heading}\nLund;Startpaket;2018\n")
    assert ([cell.code for cell in found.cells], [cause.reason for cause in found.causes]) == (["1280"], ["section"])
