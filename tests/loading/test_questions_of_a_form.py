"""Columns that are called by a form's questions: what they ask is read, or asked about as what it is."""

import pytest

from src.handed_in import Refused
from tests.loading.handed_in import hand_in, understood


@pytest.mark.parametrize(
    ("wish", "words"),
    [("Vill ni ha Startpaket?", "Vill ni"), ("Önskar ni Startpaket?", "Önskar"), ("Would like Startpaket?", "Would like")],
)
def test_a_wish_is_no_answer_whatever_stands_beside_it(wish: str, words: str) -> None:
    content = f"Kommun;Har ni haft Startpaket?;{wish}\nMalmö;ja;nej\nLund;nej;ja\n"
    for header in (
        content,
        content.replace("Har ni haft Startpaket?", "Startpaket"),
        content.replace("Har ni haft Startpaket?", "X"),
    ):
        found = hand_in(header)
        assert isinstance(found, Refused)
        assert (found.reason, found.finding.column, found.finding.values["words"]) == ("column_other", wish, words)
    read = understood(content, mapping={wish: "ignore"})
    assert [(cell.code, cell.participates) for cell in read.cells] == [("1280", True), ("1281", False)]


@pytest.mark.parametrize(
    "content",
    [
        "Respondent ID,Var arbetar du?,Vilka paket har ni deltagit i?,\n,Open-Ended Response,Startpaket,Folkpaket\n"
        "1,Malmö,Startpaket,\n2,Lund,Startpaket,Folkpaket\n",
        "x,Var arbetar du?,Startpaket,Folkpaket\n1,Malmö,ja,\n2,Lund,ja,ja\n",
        "x;Var arbetar du?;Vilket paket?;År\n1;Malmö;Startpaket;\n2;Lund;Startpaket;\n3;Lund;Folkpaket;\n",
    ],
)
def test_a_column_of_municipalities_is_found_by_its_cells_and_asked_about(content: str) -> None:
    found = hand_in(content)
    assert isinstance(found, Refused)
    assert (found.reason, found.finding.column) == ("place_unclear", "Var arbetar du?")
    read = understood(content, mapping={"Var arbetar du?": "municipality"})
    assert {(cell.code, cell.offering) for cell in read.cells} == {
        ("1280", "startpaket"),
        ("1281", "startpaket"),
        ("1281", "folkpaket"),
    }


def test_a_row_with_a_municipality_is_no_header() -> None:
    found = hand_in("Malmö,Startpaket,Folkpaket\nLund,Startpaket,Folkpaket\n")
    assert isinstance(found, Refused)
    assert found.reason == "header_missing"
