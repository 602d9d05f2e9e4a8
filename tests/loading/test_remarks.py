"""What is told of free words beside the rows, which are not read, and how a comment on a cell is answered."""

from src.handed_in import Refused, Understood
from src.language import read_language
from tests.loading.asked_files import commented
from tests.loading.handed_in import hand_in, understood

SWEDISH = read_language("sv")
ROWS = "Kommun;Paket;År;Kommentar\nMalmö;Startpaket;2018;rapport saknas\nLund;Startpaket;2018;-\nBjuv;Startpaket;2018;Anna var\n"


def said(found: Understood, kind: str) -> list[str]:
    return [notice.said(SWEDISH) for notice in found.notices if notice.kind == kind]


def test_rows_that_count_are_told_with_the_remarks_that_may_be_shown() -> None:
    found = understood(f"{ROWS}Okänd;Startpaket;2018;bra\n")
    assert said(found, "remarks") == ["2 rader som räknas har en kommentar som inte tolkats, i kolumnen Kommentar (rad 2, 4)."]
    assert said(found, "remark_words") == ["De första kommentarerna som kan visas: ”rapport saknas”."]
    assert found.tally.accepted == 3


def test_a_log_without_remarks_says_nothing_of_them() -> None:
    found = understood("Namn;Kommun;Erbjudande;Datum;Kommentar\nAnna;Malmö;Startpaket;2018-03-01;\n")
    assert not said(found, "remarks")


def test_a_comment_on_a_cell_is_told_by_its_row_and_one_in_doubt_by_its_cell() -> None:
    found = understood(commented("B2", "ringde i mars"), "a.xlsx")
    assert said(found, "comments") == ["En cell har en kommentar som inte tolkats (rad 2)."]
    refused = hand_in(commented("B2", "Bodil: avbokad"), "a.xlsx")
    assert isinstance(refused, Refused)
    assert (refused.finding.line, refused.finding.column, refused.headers[-1]) == (2, "Startpaket", "kommentar B2")
    assert "Bodil" not in repr(refused)


def test_a_caller_who_says_that_the_comment_is_not_to_be_read_is_believed() -> None:
    found = understood(commented("B2", "avbokad"), "a.xlsx", mapping={"kommentar B2": "ignore"})
    assert (found.tally.accepted, found.unread_texts) == (2, ("kommentar B2",))
