"""What a workbook holds reads back as it was, no cell of it can run, and it says itself where it comes from."""

import dataclasses
import io
import re
from typing import Any
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from src.catalogue.report import TablePart
from src.language import Language, read_language
from src.reporting.clean_text import clean
from src.reporting.table.workbook import report_xlsx, sheet_names, table_workbook
from src.wording.origin import Origin, SourceLine
from tests.reporting.reports import ONE, ORIGIN, REPORT, SV, TABLE, figure, report_of

MADE_UP = report_of(made_up=True).origin
SIGNS = (("?", "okänt"), ("=", "lika"), ("–", "noll"))
NASTY = st.one_of(
    st.text(max_size=40),
    st.builds(
        "{}{}".format,
        st.sampled_from(
            ["=", "+", "-", "@", "\t", "\n", "\r", "'", "{=", "&", "<b>", "https://", "mailto:", "_x0041_", "\x00", " "]
        ),
        st.text(max_size=20),
    ),
)


def made(rows: pd.DataFrame, origin: Origin = ORIGIN, text: Language = SV, title: str = "Stunder per kommun") -> bytes:
    return table_workbook([TablePart("stunder", title, rows)], origin, SIGNS, text)


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_of(rows: pd.DataFrame) -> Worksheet:
    """The data sheet of a table's workbook."""
    return opened(made(rows)).worksheets[0]


def cells(sheet: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def table() -> pd.DataFrame:
    return pd.DataFrame({"Kommun": ["Ask", "Ek"], "Kod": ["0101", "0102"], "År": ["2021", "2022"], "Antal": [1200, 0]})


def test_a_table_and_what_it_needs_are_four_sheets() -> None:
    assert opened(made(table())).sheetnames == ["Data", "Filter", "Källor", "Teckenförklaring"]


def test_the_first_row_holds_the_headers_and_the_rest_is_as_it_was() -> None:
    assert cells(sheet_of(table())) == [["Kommun", "Kod", "År", "Antal"], ["Ask", "0101", "2021", 1200], ["Ek", "0102", "2022", 0]]


def test_codes_and_years_are_text_and_counts_are_numbers() -> None:
    kinds = [[cell.data_type for cell in row] for row in sheet_of(table()).iter_rows(min_row=2)]
    assert kinds == [["s", "s", "s", "n"]] * 2


def test_no_cell_is_marked_as_a_number_kept_as_text() -> None:
    with ZipFile(io.BytesIO(made(table()))) as file:
        assert b'<ignoredError sqref="A1:D3" numberStoredAsText="1"/>' in file.read("xl/worksheets/sheet1.xml")


def test_thousands_are_apart_and_zero_is_shown_as_a_dash() -> None:
    assert sheet_of(table())["D3"].number_format == '#,##0;-#,##0;"–"'


def test_decimals_are_as_many_as_the_column_needs() -> None:
    sheet = sheet_of(pd.DataFrame({"a": [0.5, 12.25], "b": [3.0, 4.0], "c": [1 / 3, 0.0]}))
    assert [sheet.cell(2, column).number_format.split(";")[0] for column in (1, 2, 3)] == ["#,##0.00", "#,##0", "#,##0.0000"]
    assert cells(sheet)[1:] == [[0.5, 3, pytest.approx(1 / 3)], [12.25, 4, 0]]


def test_a_missing_number_leaves_the_others_numbers() -> None:
    rows = pd.DataFrame({"a": [11.0, None], "b": pd.array([2018, None], dtype="Int64")})
    assert cells(sheet_of(rows))[1:] == [[11, 2018], ["..", ".."]]


def test_a_table_without_rows_still_has_its_headers() -> None:
    assert cells(sheet_of(table().head(0))) == [["Kommun", "Kod", "År", "Antal"]]


def test_a_table_without_columns_is_an_empty_sheet() -> None:
    assert cells(sheet_of(pd.DataFrame())) == []


def test_headers_stand_still_are_bold_can_be_filtered_and_are_printed_on_every_page() -> None:
    sheet = sheet_of(table())
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:D3", "$1:$1")
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet["A2"].font.bold


def test_it_is_printed_lying_on_a4_as_wide_as_a_page() -> None:
    setup = sheet_of(table()).page_setup
    assert (setup.orientation, int(setup.paperSize), setup.fitToHeight) == ("landscape", 9, 0)
    assert sheet_of(table()).sheet_properties.pageSetUpPr.fitToPage


def test_a_column_is_as_wide_as_its_text_up_to_a_limit_and_then_the_row_is_higher() -> None:
    sheet = sheet_of(pd.DataFrame({"a": ["Ek", "x"], "b": ["Ekeby, Ask och Alm", "x"], "c": ["ord " * 60, "x"]}))
    narrow, middle, wide = (sheet.column_dimensions[column].width for column in "abc".upper())
    assert narrow < middle < wide < 65
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (60, None)
    assert sheet["C2"].alignment.wrap_text


def test_the_filter_button_covers_no_right_aligned_header() -> None:
    sheet = sheet_of(table())
    assert (sheet["D1"].alignment.horizontal, sheet["D1"].alignment.indent) == ("right", 2)
    assert (sheet["D2"].alignment.horizontal, sheet["D2"].alignment.indent) == ("right", 2)


@settings(max_examples=40, deadline=None)
@given(st.lists(NASTY, min_size=1, max_size=6), NASTY)
@example(["=1+1", "=HYPERLINK(1)", "{=1}", "@SUM(1)", "https://example.org", "_x0041_"], "=1")
@example(["internal:Data!A1", "file:///x", "\ud800", "\x00", "\uffff", "  x  "], "+1")
def test_every_text_comes_back_as_it_went_and_none_runs(words: list[str], header: str) -> None:
    content = made(pd.DataFrame({header: words}, dtype="object"))
    sheet = opened(content).worksheets[0]
    assert [cell.value or "" for row in sheet.iter_rows() for cell in row] == [clean(word, "xlsx") for word in [header, *words]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s"}
    assert runs(content) == []


def runs(content: bytes) -> list[str]:
    """What in the file is a formula, a link, or asks for something outside it."""
    with ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    signs = ("<f>", "<f ", "<hyperlink", 'TargetMode="External"', "externalLink", "<ddeLink", "<oleLink")
    return [f"{name}: {sign}" for name, part in parts.items() for sign in signs if sign in part]


def test_what_runs_would_be_found() -> None:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.active["A2"].hyperlink = "https://example.org"
    book.save(out)
    assert len(runs(out.getvalue())) == 3


def test_nor_does_anything_else_in_the_file_run() -> None:
    origin = dataclasses.replace(
        MADE_UP,
        programme="=1+1",
        filters="=HYPERLINK(1)\ud800",
        export="@x",
        source="Sagorådet",
        sources=(SourceLine("=1", "https://example.org", "-1", "mailto:a@example.org"),),
    )
    part = TablePart("a", "=cmd|' /C calc'!A0", pd.DataFrame({"=a": ["=1"]}), "=2")
    content = table_workbook([part, part], origin, [("=", "=1"), ("@", "+1")], SV)
    assert runs(content) == []
    assert {cell.data_type for sheet in opened(content) for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


@pytest.mark.parametrize(("words", "kept"), [("a" * 32_767, 32_767), ("a" * 32_768, 32_767), ("😀" * 20_000, 16_384)])
def test_a_text_that_is_too_long_for_a_cell_ends_in_an_ellipsis(words: str, kept: int) -> None:
    [[_], [read]] = cells(sheet_of(pd.DataFrame({"a": [words]})))
    assert len(read) == kept
    assert read.endswith("…") == (len(words.encode("utf-16-le")) > 2 * 32_767)


def test_the_table_is_not_changed() -> None:
    rows = pd.DataFrame({"=a": ["=1", None], "b": [0.5, 1.0]})
    before = rows.copy(deep=True)
    made(rows)
    pd.testing.assert_frame_equal(rows, before)


def test_the_filter_sheet_tells_where_it_comes_from() -> None:
    assert cells(opened(made(table()))["Filter"]) == [
        ["Uppgift", "Innehåll"],
        ["Program", "Sagor åt alla"],
        ["Ägare", "Sagorådet"],
        ["Område", "Sagolandet"],
        ["Period", "2022–2024"],
        ["Filter", "Inga filter."],
        ["Underlag", "Protokoll"],
        ["Uppgifter per", "2024-12-31"],
        ["Påhittade uppgifter", "nej"],
        ["Dataversion", "3c4d5e6f"],
        ["Adress", ORIGIN.address],
        ["Blad Data", "Stunder per kommun"],
    ]


def test_a_table_of_its_own_comment_says_it_in_the_filter_sheet() -> None:
    content = table_workbook([TablePart("a", "Stunder", table(), "Räknat i mars.")], ORIGIN, SIGNS, SV)
    assert cells(opened(content)["Filter"])[-1] == ["Blad Data", "Stunder\nRäknat i mars."]


def test_sources_and_signs_are_a_row_each() -> None:
    book = opened(made(table()))
    assert cells(book["Källor"]) == [
        ["Producent", "Titel", "Datum", "Licens"],
        ["Sagorådet", "Protokoll, hela", "2024-12-31", "CC0 1.0"],
        ["Brevet", "Ett brev", "..", "Ingen"],
    ]
    assert cells(book["Teckenförklaring"]) == [["Tecken eller ord", "Betydelse"], ["?", "okänt"], ["=", "lika"], ["–", "noll"]]


def test_made_up_data_are_announced_on_every_sheet() -> None:
    book = opened(made(table(), MADE_UP))
    said = "Protokoll: uppgifterna är påhittade och säger inget om verkligheten."
    assert [book[name]["A1"].value for name in ("Filter", "Källor", "Teckenförklaring")] == [said] * 3
    assert [book[name].freeze_panes for name in ("Filter", "Källor", "Teckenförklaring")] == ["B3"] * 3
    assert [sheet.oddHeader.right.text for sheet in book] == ["Protokoll: påhittade uppgifter."] * 4
    assert book.properties.description.startswith(said)
    assert ["Påhittade uppgifter", "ja"] in [row[:2] for row in cells(book["Filter"])]
    assert cells(book["Data"])[0] == ["Kommun", "Kod", "År", "Antal"]


def test_real_data_are_not_announced_as_made_up() -> None:
    with ZipFile(io.BytesIO(made(table()))) as file:
        whole = b"".join(file.read(name) for name in file.namelist()).decode()
    assert "påhittade och" not in whole
    assert "påhittade uppgifter." not in whole


def test_a_print_says_what_it_is_where_it_comes_from_and_which_page() -> None:
    sheet = opened(made(table(), title="Ask & Ek")).worksheets[0]
    assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == ("Ask && Ek", "Sagorådet")
    assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("Protokoll, uppgifter per 2024-12-31", "&P/&N")


@pytest.mark.parametrize("title", ["&" * 300, "å" * 300, "a&" * 300, "a\nb\x00" * 90])
def test_a_printed_header_is_never_too_long_for_excel(title: str) -> None:
    with ZipFile(io.BytesIO(made(table(), MADE_UP, title=title))) as file:
        [header] = re.findall("<oddHeader>(.*?)</oddHeader>", file.read("xl/worksheets/sheet1.xml").decode())
    assert len(header.replace("&amp;", "&")) <= 255
    assert "påhittade" in header


def test_its_properties_tell_title_owner_and_the_data_s_date() -> None:
    properties = opened(made(table())).properties
    assert (properties.title, properties.creator) == ("Stunder per kommun", "Sagorådet")
    assert properties.subject == "Sagor åt alla, Sagolandet, 2022–2024"
    assert properties.created.isoformat() == properties.modified.isoformat() == "2024-12-31T00:00:00"
    assert properties.description == "Filter: Inga filter. Källa: Sagorådet; Brevet. Uppgifter per 2024-12-31. Underlag: Protokoll."


def test_several_tables_have_a_sheet_each_by_their_titles() -> None:
    parts = [TablePart("a", "Ask: alla år", table()), TablePart("b", "Ek", table().head(1))]
    book = opened(table_workbook(parts, ORIGIN, SIGNS, SV))
    assert book.sheetnames == ["Ask alla år", "Ek", "Filter", "Källor", "Teckenförklaring"]
    assert [len(cells(sheet)) for sheet in book.worksheets[:2]] == [3, 2]
    assert cells(book["Filter"])[-2:] == [["Blad Ask alla år", "Ask: alla år"], ["Blad Ek", "Ek"]]
    assert book.properties.title == "Sagor åt alla"


def test_the_sheets_names_follow_the_language() -> None:
    english = read_language("en")
    names = opened(made(table(), text=english)).sheetnames
    assert names == [english(name) for name in ("Data", "Filter", "Källor", "Teckenförklaring")]


def test_the_names_of_sheets_are_such_as_excel_takes() -> None:
    titles = ["a/b: c?", "[x]*\\", "'citat'", "", "  ", "History", "ASK", "ask", "Filter", "rad\nbryt", "\x00", "x" * 40, "x" * 50]
    assert sheet_names(titles, taken=["Filter"]) == [
        "a b c",
        "x",
        "citat",
        "1",
        "1 (2)",
        "History (2)",
        "ASK",
        "ask (2)",
        "Filter (2)",
        "rad bryt",
        "1 (3)",
        f"{'x' * 30}…",
        f"{'x' * 26}… (2)",
    ]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.one_of(NASTY, st.text("aA'😀 /", max_size=40)), max_size=8))
def test_any_titles_give_a_workbook_that_opens(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(1 <= len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert not any(re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names)
    content = table_workbook([TablePart("a", title, pd.DataFrame({"a": [1]})) for title in titles], ORIGIN, SIGNS, SV)
    assert len(opened(content).sheetnames) == len(titles) + 3


def test_a_reports_tables_are_sheets_with_its_title_and_introduction_and_a_municipalitys_are_named_after_it() -> None:
    book = opened(report_xlsx(report_of(figure(), TABLE, ONE)))
    assert book.sheetnames == ["Byar", "Ängsby Vad vi vet", "Filter", "Källor", "Teckenförklaring"]
    assert book.properties.title == REPORT.title
    assert ["Inledning", REPORT.introduction] in cells(book["Filter"])
