"""What a workbook holds reads back as it was, no cell of it can run, and it says itself where it comes from."""

import io
import re

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from src.catalogue.report import TablePart
from src.language import Language, read_language
from src.reporting.clean_text import clean
from src.reporting.table.workbook import answers_workbook, report_xlsx, sheet_names, table_workbook
from src.wording.origin import Origin
from tests.reporting.reading import active_content, cells, opened_book, rows, unpacked
from tests.reporting.reports import ONE, ORIGIN, REPORT, SV, TABLE, figure, report_of

MADE_UP = report_of(made_up=True).origin
SIGNS = (("?", "okänt"), ("=", "lika"), ("–", "noll"))
ROWS = pd.DataFrame({"Kommun": ["Ask", "Ek"], "Kod": ["0101", "0102"], "År": ["2021", "2022"], "Antal": [1200, 0]})
NASTY_STARTS = ["=", "+", "-", "@", "\t", "\n", "\r", "'", "{=", "&", "<b>", "https://", "mailto:", "_x0041_", "\x00", " "]
NASTY = st.one_of(st.text(max_size=40), st.builds("{}{}".format, st.sampled_from(NASTY_STARTS), st.text(max_size=20)))


def made(rows: pd.DataFrame = ROWS, origin: Origin = ORIGIN, text: Language = SV, title: str = "Stunder per kommun") -> bytes:
    return table_workbook([TablePart("stunder", title, rows)], origin, SIGNS, text)


def sheet_of(rows: pd.DataFrame = ROWS) -> Worksheet:
    """The data sheet of a table's workbook."""
    return opened_book(made(rows)).worksheets[0]


def cells_of(frame: pd.DataFrame) -> list[list[object]]:
    return list(rows(sheet_of(frame)))


# The table


def test_the_first_row_holds_the_headers_and_the_rest_is_as_it_was() -> None:
    book = cells(made())
    assert list(book) == ["Data", "Filter", "Källor", "Teckenförklaring"]
    assert book["Data"] == [["Kommun", "Kod", "År", "Antal"], ["Ask", "0101", "2021", 1200], ["Ek", "0102", "2022", 0]]
    english = read_language("en")
    assert list(cells(made(text=english))) == [english(name) for name in book]


@pytest.mark.parametrize(("frame", "kept"), [(ROWS.head(0), [["Kommun", "Kod", "År", "Antal"]]), (pd.DataFrame(), [])])
def test_a_table_without_rows_or_columns_is_a_sheet_too(frame: pd.DataFrame, kept: list[list[str]]) -> None:
    assert cells_of(frame) == kept


def test_codes_and_years_are_text_and_counts_are_numbers_with_thousands_apart_and_zero_as_a_dash() -> None:
    sheet = sheet_of()
    assert [[cell.data_type for cell in row] for row in sheet.iter_rows(min_row=2)] == [["s", "s", "s", "n"]] * 2
    assert sheet["D3"].number_format == '#,##0;-#,##0;"–"'
    assert b'<ignoredError sqref="A1:D3" numberStoredAsText="1"/>' in unpacked(made())["xl/worksheets/sheet1.xml"]


def test_decimals_are_as_many_as_the_column_needs() -> None:
    sheet = sheet_of(pd.DataFrame({"a": [0.5, 12.25], "b": [3.0, 4.0], "c": [1 / 3, 0.0]}))
    assert [sheet.cell(2, column).number_format.split(";")[0] for column in (1, 2, 3)] == ["#,##0.00", "#,##0", "#,##0.0000"]
    assert list(rows(sheet))[1:] == [[0.5, 3, pytest.approx(1 / 3)], [12.25, 4, 0]]


def test_a_missing_number_leaves_the_others_numbers() -> None:
    assert cells_of(pd.DataFrame({"a": [11.0, None], "b": pd.array([2018, None], dtype="Int64")}))[1:] == [[11, 2018], ["..", ".."]]


def test_headers_are_frozen_bold_filterable_and_printed_on_every_page() -> None:
    sheet = sheet_of()
    (table,) = sheet.tables.values()
    assert (sheet.freeze_panes, table.ref, table.autoFilter.ref, sheet.print_title_rows) == ("B2", "A1:D3", "A1:D3", "$1:$1")
    assert table.column_names == [cell.value for cell in sheet[1]]
    assert [[cell.font.bold for cell in row] for row in sheet.iter_rows()] == [[True] * 4, [False] * 4, [False] * 4]
    setup = sheet.page_setup
    assert (setup.orientation, int(setup.paperSize), setup.fitToHeight) == ("landscape", 9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("headers", [["a", "A"], ["a", " "], ["a", "b\nc"], ["a", "b" * 256]])
def test_headers_that_excel_takes_for_no_tables_stay_cells(headers: list[str]) -> None:
    sheet = sheet_of(pd.DataFrame([[1, 2]], columns=headers))
    assert (len(sheet.tables), [cell.value for cell in sheet[1]]) == (0, headers)


def test_what_explains_the_tables_is_no_table_to_filter() -> None:
    others = openpyxl.load_workbook(io.BytesIO(made())).worksheets[1:]
    assert [(len(sheet.tables), sheet.auto_filter.ref) for sheet in others] == [(0, None)] * 3


def test_a_column_is_as_wide_as_its_text_up_to_a_limit_and_then_the_row_is_higher() -> None:
    sheet = sheet_of(pd.DataFrame({"a": ["Ek", "x"], "b": ["Ekeby, Ask och Alm", "x"], "c": ["ord " * 60, "x"]}))
    narrow, middle, wide = (sheet.column_dimensions[column].width for column in "abc".upper())
    assert narrow < middle < wide < 65
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (60, None)
    assert sheet["C2"].alignment.wrap_text


def test_the_filter_button_covers_no_right_aligned_header() -> None:
    sheet = sheet_of()
    assert [(sheet[cell].alignment.horizontal, sheet[cell].alignment.indent) for cell in ("D1", "D2")] == [("right", 2)] * 2


@given(st.lists(NASTY, min_size=1, max_size=6), NASTY)
@example(["=1+1", "=HYPERLINK(1)", "{=1}", "@SUM(1)", "https://example.org", "_x0041_"], "=1")
@example(["internal:Data!A1", "file:///x", "\ud800", "\x00", "\uffff", "  x  "], "+1")
def test_every_text_reads_back_as_it_was_and_none_becomes_a_formula(words: list[str], header: str) -> None:
    frame = pd.DataFrame({header: words}, dtype="object")
    before = frame.copy(deep=True)
    content = made(frame)
    sheet = opened_book(content).worksheets[0]
    assert [cell.value or "" for row in sheet.iter_rows() for cell in row] == [clean(word, "xlsx") for word in [header, *words]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s"}
    assert active_content(content) == []
    pd.testing.assert_frame_equal(frame, before)


def test_a_formula_or_a_link_would_be_found() -> None:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.active["A2"].hyperlink = "https://example.org"
    book.save(out)
    assert len(active_content(out.getvalue())) == 3


@pytest.mark.parametrize(("words", "kept"), [("a" * 32_767, 32_767), ("a" * 32_768, 32_767), ("😀" * 20_000, 16_384)])
def test_a_text_that_is_too_long_for_a_cell_ends_in_an_ellipsis(words: str, kept: int) -> None:
    [[_], [read]] = cells_of(pd.DataFrame({"a": [words]}))
    assert len(str(read)) == kept
    assert str(read).endswith("…") == (len(words.encode("utf-16-le")) > 2 * 32_767)


# What stands beside it


def test_the_other_sheets_tell_where_it_comes_from_its_sources_and_its_signs() -> None:
    book = cells(made())
    assert book["Filter"] == [
        ["Uppgift", "Innehåll"],
        ["Program", "Sagor åt alla"],
        ["Ägare", "Sagorådet"],
        ["Område", "Sagolandet"],
        ["Period", "2022–2024"],
        ["Filter", "Inga filter."],
        ["Datakälla", "Protokoll"],
        ["Uppgifter per", "2024-12-31"],
        ["Påhittade uppgifter", "nej"],
        ["Dataversion", "3c4d5e6f"],
        ["Adress", ORIGIN.address],
        ["Blad Data", "Stunder per kommun"],
    ]
    assert book["Källor"] == [
        ["Producent", "Titel", "Datum", "Licens"],
        ["Sagorådet", "Protokoll, hela", "2024-12-31", "CC0 1.0"],
        ["Brevet", "Ett brev", "..", "Ingen"],
    ]
    assert book["Teckenförklaring"] == [["Tecken eller ord", "Betydelse"], ["?", "okänt"], ["=", "lika"], ["–", "noll"]]


def test_made_up_data_are_announced_on_every_sheet() -> None:
    book = opened_book(made(origin=MADE_UP))
    said = "Protokoll: uppgifterna är påhittade och säger inget om verkligheten."
    _, *others = book.worksheets
    assert [(sheet["A1"].value, sheet.freeze_panes) for sheet in others] == [(said, "B3")] * 3
    assert [sheet.oddHeader.right.text for sheet in book] == ["Protokoll: påhittade uppgifter."] * 4
    assert next(rows(book["Data (påhittat)"])) == ["Kommun", "Kod", "År", "Antal"]
    assert all(name.endswith(" (påhittat)") for name in book.sheetnames)


def test_a_print_says_what_it_is_where_it_comes_from_and_which_page() -> None:
    sheet = opened_book(made(title="Ask & Ek")).worksheets[0]
    assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == ("Ask && Ek", "Sagorådet")
    assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("Protokoll, uppgifter per 2024-12-31", "&P/&N")


@pytest.mark.parametrize("title", ["&" * 300, "å" * 300, "a&" * 300, "a\nb\x00" * 90])
def test_a_printed_header_is_never_too_long_for_excel(title: str) -> None:
    sheet = unpacked(made(origin=MADE_UP, title=title))["xl/worksheets/sheet1.xml"].decode()
    [header] = re.findall("<oddHeader>(.*?)</oddHeader>", sheet)
    assert len(header.replace("&amp;", "&")) <= 255
    assert "påhittade" in header


# Several tables


def test_a_reports_tables_are_sheets_with_its_title_and_introduction_and_a_municipalitys_are_named_after_it() -> None:
    content = report_xlsx(report_of(figure(), TABLE, ONE))
    book = cells(content)
    assert list(book) == ["Byar", "Ängsby Vad vi vet", "Filter", "Källor", "Teckenförklaring"]
    assert opened_book(content).properties.title == REPORT.title
    assert book["Filter"][-3:] == [
        ["Inledning", REPORT.introduction],
        ["Blad Byar", "Byar"],
        ["Blad Ängsby Vad vi vet", "Ängsby: Vad vi vet"],
    ]


def test_sheet_names_are_valid_in_excel() -> None:
    titles = ["a/b: c?", "[x]*\\", "'citat'", "", "  ", "History", "ASK", "ask", "Filter", "rad\nbryt", "\x00", "x" * 40, "x" * 50]
    assert sheet_names(["Filter", *titles])[1:] == [
        *("a b c", "x", "citat", "1", "1 (2)", "History (2)", "ASK", "ask (2)", "Filter (2)", "rad bryt", "1 (3)"),
        f"{'x' * 30}…",
        f"{'x' * 26}… (2)",
    ]


def test_a_mark_stands_at_the_end_of_every_sheets_name_however_long_it_is() -> None:
    assert sheet_names(["x" * 40, "x" * 40, "Kort"], mark=" (påhittat)") == [
        f"{'x' * 19}… (påhittat)",
        f"{'x' * 15}… (2) (påhittat)",
        "Kort (påhittat)",
    ]


@given(st.lists(st.one_of(NASTY, st.text("aA'😀 /", max_size=40)), max_size=8))
def test_any_titles_give_a_workbook_that_opens(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(1 <= len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert not any(re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names)
    content = table_workbook([TablePart("a", title, pd.DataFrame({"a": [1]})) for title in titles], ORIGIN, SIGNS, SV)
    assert len(opened_book(content).sheetnames) == len(titles) + 3


# Questions to fill in


def questions_to(origin: Origin = ORIGIN, name: str = "Ask") -> bytes:
    rows = pd.DataFrame({"Kod": ["0101", "0101"], "Kommun": [name] * 2, "Svar": ["", ""], "Källa": ["", ""]})
    return answers_workbook(rows, ("Svar",), ("Svar", "Källa"), ["Välj.", "Skicka."], origin, SV, title="Om Ask")


def test_questions_come_first_and_then_how_to_fill_them_in_and_where_they_come_from() -> None:
    book = cells(questions_to())
    assert list(book) == ["Frågor", "Så fyller du i"]
    assert book["Frågor"] == [["Kod", "Kommun", "Svar", "Källa"], ["0101", "Ask", None, None], ["0101", "Ask", None, None]]
    assert book["Så fyller du i"][1:4] == [["Steg 1", "Välj."], ["Steg 2", "Skicka."], ["Program", "Sagor åt alla"]]
    assert list(cells(questions_to(MADE_UP))) == ["Frågor (påhittat)", "Så fyller du i (påhittat)"]


def test_excel_offers_yes_and_no_in_each_answer_and_nowhere_else() -> None:
    (offered,) = opened_book(questions_to()).worksheets[0].data_validations.dataValidation
    assert (str(offered.sqref), offered.type, offered.formula1, offered.allow_blank) == ("C2:C3", "list", '"ja,nej"', True)


def test_a_name_in_the_questions_cannot_run() -> None:
    content = questions_to(name="=1+1")
    assert cells(content)["Frågor"][1][1] == "=1+1"
    assert active_content(content) == []
