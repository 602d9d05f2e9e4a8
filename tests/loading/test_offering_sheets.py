"""A workbook with a sheet for each offering is one table; every row of every sheet is counted, and told with its sheet."""

import io

import pytest
import xlsxwriter

from src.handed_in import HANDED_IN, Refused
from src.language import read_language
from tests.loading.handed_in import hand_in, understood
from tests.loading.sheets import xlsx

SWEDISH = read_language("sv")
LIST = [["Kommun", "År"], ["Malmö", 2018], ["Lund", 2019]]


def test_each_sheet_is_about_the_offering_that_its_name_says() -> None:
    found = understood(
        xlsx({"Läs mig": [["Hej"], ["på er"]], "Startpaket": LIST, "Folkpaket": [["Kommun"], ["Lund"]], "Blad3": []}), "a.xlsx"
    )
    assert [(cell.code, cell.offering, cell.year) for cell in found.cells] == [
        ("1280", "startpaket", 2018),
        ("1281", "startpaket", 2019),
        ("1281", "folkpaket", None),
    ]
    assert found.sheets_read == ("Startpaket", "Folkpaket")
    assert found.lacks == ("year",)
    told = {notice.kind: notice.values for notice in found.notices}
    assert told["offering_sheets"] == {"sheets": "Startpaket, Folkpaket"}
    assert told["sheets"] == {"others": "Läs mig, Blad3"}


def test_every_row_is_counted_and_told_with_its_sheet() -> None:
    sheets = {
        "Startpaket": [*LIST, ["Lundd", 2018], ["Summa", 3]],
        "Folkpaket": [["År", "Kommun"], [2018, "Lund"], [2018, "Lund"], [], [2001, "Lundd"]],
    }
    found = understood(xlsx(sheets), "a.xlsx")
    assert found.tally == (8, 3, 1, 2, 1, 1)
    assert [(cause.sheet, cause.reason, [row.line for row in cause.rows]) for cause in found.causes] == [
        ("Startpaket", "municipality_unknown", [4]),
        ("Folkpaket", "year_outside", [5]),
        ("Folkpaket", "municipality_unknown", [5]),
    ]
    assert found.causes[1].finding(found.causes[1].rows[0], "a.xlsx").in_one_line(SWEDISH).startswith("a.xlsx:Folkpaket:5:")
    (skipped,) = [notice.said(SWEDISH) for notice in found.notices if notice.kind == "skipped"]
    assert skipped.startswith("Bladet Startpaket: ")
    (word,) = found.unknown_words
    assert (word.value, word.rows) == ("Lundd", 2)


def test_the_rows_to_mend_say_their_offering_and_come_back_alone() -> None:
    found = understood(xlsx({"Startpaket": [*LIST, ["Lundd", 2018]], "Folkpaket": [["År", "Kommun"], [2018, "Lundd"]]}), "a.xlsx")
    rows = [[cell.replace("Lundd", "Lund") for cell in cells] for _, cells in found.rejected_rows]
    mended = understood("\n".join(";".join(row) for row in [found.known_headers, *rows]))
    assert {(cell.code, cell.offering, cell.year) for cell in mended.cells} == {
        ("1281", "startpaket", 2018),
        ("1281", "folkpaket", 2018),
    }


def test_what_is_confirmed_holds_on_all_sheets_and_is_told_once() -> None:
    book = xlsx({"Startpaket": [["Kommun"], ["Lundd"]], "Folkpaket": LIST})
    found = understood(book, "a.xlsx", confirmed=[("Lundd", "Lund")])
    assert len(found.cells) == 3
    assert [notice.kind for notice in found.notices if "confirmed" in notice.kind] == ["confirmed"]


def test_a_column_of_one_sheet_may_be_named() -> None:
    book = xlsx({"Startpaket": [["Ort", "År"], ["Lund", 2018]], "Folkpaket": LIST})
    found = understood(book, "a.xlsx", mapping={"Ort": "municipality", "Stad": "code"})
    assert len(found.cells) == 3
    assert [notice.values["header"] for notice in found.notices if notice.kind == "unmatched"] == ["Stad"]


@pytest.mark.parametrize(
    ("sheets", "reason"),
    [
        ({"Startpaket": LIST, "Folkpaket": [["Kommun", "Status"], ["Lund", "Avbokad"]]}, "column_unclear"),
        ({"Startpaket": LIST, "Folkpaket": [["Lund"], ["Malmö"]]}, "header_missing"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_named(sheets: dict[str, list[list[object]]], reason: str) -> None:
    found = hand_in(xlsx(sheets), "a.xlsx")
    assert isinstance(found, Refused)
    assert (found.reason, found.sheet, found.finding.file) == (reason, "Folkpaket", "a.xlsx:Folkpaket")


@pytest.mark.parametrize(
    "sheets",
    [
        pytest.param({"Startpaket": LIST, "Folkpaket": LIST, "Data": LIST}, id="a sheet that may be another list"),
        pytest.param({"Startpaket": LIST, "Startpaket 2019": LIST}, id="an offering on two sheets"),
        pytest.param({"Startpaket": LIST, "Läs mig": LIST}, id="one sheet"),
    ],
)
def test_other_workbooks_are_read_by_one_sheet_and_the_others_told(sheets: dict[str, list[list[object]]]) -> None:
    found = understood(xlsx(sheets), "a.xlsx")
    assert (found.sheet, found.sheets_read, len(found.cells)) == ("Startpaket", (), 2)
    assert any(notice.kind == "sheets" for notice in found.notices)


def test_a_sheet_or_an_offering_that_is_chosen_is_the_only_one() -> None:
    book = xlsx({"Startpaket": LIST, "Folkpaket": LIST})
    assert {cell.offering for cell in understood(book, "a.xlsx", sheet="Folkpaket", source=HANDED_IN).cells} == {"folkpaket"}
    assert understood(book, "a.xlsx", offering="startpaket").sheet == "Startpaket"


NAMES = [["Kommun"], ["Lund"]]


def test_the_year_that_is_asked_for_is_for_the_sheets_that_have_none() -> None:
    found = understood(xlsx({"Startpaket": NAMES, "Folkpaket 2019": NAMES}), "a.xlsx", year=2018)
    assert [(cell.offering, cell.year) for cell in found.cells] == [("startpaket", 2018), ("folkpaket", 2019)]
    early = hand_in(xlsx({"Startpaket 2017": NAMES, "Folkpaket": NAMES}), "a.xlsx", year=2018)
    assert isinstance(early, Refused)
    assert (early.reason, early.sheet) == ("titled_year", "Startpaket 2017")


@pytest.mark.parametrize("headers", [["Kommun", "Budget"], ["Kommun", "Kontaktperson"]])
def test_a_sheet_that_may_list_anything_about_its_offering_is_no_list_of_who_took_part(headers: list[str]) -> None:
    found = hand_in(xlsx({"Startpaket": [headers, ["Malmö", "3000"]], "Folkpaket": NAMES}), "a.xlsx")
    assert isinstance(found, Refused)
    assert found.reason == "offering_column_missing"
    told = understood(xlsx({"Startpaket deltagare": [headers, ["Malmö", "3000"]], "Folkpaket": NAMES}), "a.xlsx")
    assert told.tally.accepted == 2


def test_counts_are_told_with_their_sheet_and_a_sheet_that_is_not_to_be_read_is_left_out() -> None:
    log = [["Kommun", "År", "Namn"], ["Malmö", 2018, "Bo Ek"], ["Malmö", 2018, "Anna Ek"]]
    book = xlsx({"Startpaket": log, "Folkpaket": log, "Ledarpaket": log})
    found = understood(book, "a.xlsx", mapping={"Folkpaket": "ignore"})
    assert {cell.offering for cell in found.cells} == {"startpaket", "ledarpaket"}
    assert [notice.sheet for notice in found.notices if notice.kind == "log"] == ["Startpaket", "Ledarpaket"]


def painted(**sheets: list[tuple[str, str]]) -> bytes:
    """A workbook of sheets of names and their colours, the last one after a blank row and before what it means."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, cells in sheets.items():
            made = book.add_worksheet(name)
            made.write_row(0, 0, ["Kommun", "År"])
            for line, (text, colour) in enumerate(cells, start=1):
                made.write_row(
                    line,
                    0,
                    [text, 2018 if text in ("Lund", "Bjuv") else None],
                    book.add_format({"bg_color": colour} if colour else {}),
                )
    return out.getvalue()


def test_a_colour_that_one_sheet_explains_is_asked_about_on_all() -> None:
    book = painted(Startpaket=[("Lund", ""), ("", ""), ("avbokad", "#FF0000")], Folkpaket=[("Lund", ""), ("Bjuv", "#FF0000")])
    found = hand_in(book, "a.xlsx")
    assert isinstance(found, Refused)
    assert (found.reason, found.sheet, found.finding.line) == ("colours_unread", "Startpaket", 4)
    assert (
        understood(painted(Startpaket=[("Lund", "")], Folkpaket=[("Lund", ""), ("Bjuv", "#FF0000")]), "a.xlsx").tally.accepted == 3
    )
