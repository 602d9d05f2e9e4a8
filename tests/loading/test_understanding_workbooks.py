"""What a workbook says: its sheets, merged cells, and what is hidden or struck through."""

import pytest
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from src.language import read_language
from tests.loading.handed_in import refused, understood
from tests.loading.sheet_files import sheet
from tests.loading.sheets import Merged, ods, xlsx
from tests.loading.struck_files import book

SWEDISH = read_language("sv")

HEAD = ["Kommun", "Erbjudande", "År"]


def test_the_sheet_with_a_table_is_read_unless_another_is_chosen() -> None:
    head = ["Kommun", "Erbjudande"]
    book = xlsx({"Info": [["Hej"]], "Ett": [head, ["Malmö", "Startpaket"]], "Två": [head, ["Lund", "Startpaket"]]})
    first, second = understood(book, "a.xlsx"), understood(book, "a.xlsx", sheet="Två")
    assert (first.sheet, first.cells[0].code, first.sheets) == ("Ett", "1280", ("Info", "Ett", "Två"))
    assert (second.sheet, second.cells[0].code) == ("Två", "1281")
    assert refused(book, file="a.xlsx", sheet="Tre").reason == "sheet_missing"
    assert "Bladet Ett är läst; filen har också Info, Två." in [notice.said(SWEDISH) for notice in first.notices]


def test_an_answer_that_is_merged_over_two_offerings_is_both() -> None:
    book = sheet(lambda made: made.merge_range("B2:C2", "ja"), [["Kommun", "Startpaket", "Folkpaket"], ["Lund"]])
    assert [cell.offering for cell in understood(book, "a.xlsx").cells] == ["folkpaket", "startpaket"]


@pytest.mark.parametrize(
    "book",
    [
        xlsx({"B": [HEAD, ["Malmö", "Startpaket", Merged(2018, 2)], ["Lund", "Startpaket"]]}),
        ods([HEAD, ["Malmö", "Startpaket", Merged("2018", 2)], ["Lund", "Startpaket", ""]]),
    ],
)
def test_a_merged_year_is_that_of_each_of_its_rows(book: bytes) -> None:
    assert [(cell.code, cell.year) for cell in understood(book, "a.ods").cells] == [("1280", 2018), ("1281", 2018)]


def test_a_merged_answer_is_that_of_each_of_its_columns() -> None:
    book = xlsx({"B": [["Kommun", "Startpaket", "Folkpaket"], ["Malmö", Merged("ja", 1, 2)]]})
    assert [cell.offering for cell in understood(book, "a.xlsx").cells] == ["folkpaket", "startpaket"]


def test_how_many_hidden_rows_a_workbook_has_is_told() -> None:
    book = sheet(lambda made: [made.set_row(number, options={"hidden": True}) for number in (1, 7)])
    found = understood(book, "a.xlsx")
    assert found.tally.accepted == 1
    told = [notice.said(SWEDISH) for notice in found.notices if notice.kind == "hidden_rows"]
    assert told == ["Filen har dolda rader (1). De som står på bladet som läses är lästa som andra."]


def test_a_struck_cell_is_told_by_its_column_and_a_struck_row_by_its_line() -> None:
    rows = [["Kommun", "Erbjudande"], ["Malmö", "Startpaket"], ["Lund", "Startpaket"]]

    def strike(sheet: Worksheet, form: Format) -> None:
        sheet.write(1, 1, "Startpaket", form)
        sheet.write_row(2, 0, rows[2], form)

    found = understood(book(strike, rows), "a.xlsx")
    assert [(cause.reason, cause.column, cause.rows[0].line) for cause in found.causes] == [
        ("struck", "Erbjudande", 2),
        ("struck", None, 3),
    ]
    assert found.rejected_rows == ()
