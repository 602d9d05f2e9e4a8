"""A table's file opens in a Swedish Excel as it is meant, and no cell of it can run."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from src.language import Language, read_language
from src.reporting.clean_text import clean
from src.reporting.table.csv_file import excel_csv

SV = read_language("sv")
STARTS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", " =", "\xa0@"]


def text_of(table: pd.DataFrame, text: Language = SV) -> str:
    return excel_csv(table, text).decode("utf-8-sig")


def read_back(table: pd.DataFrame) -> list[list[str]]:
    """The cells as Python's csv module reads them."""
    return list(csv.reader(io.StringIO(text_of(table), newline=""), delimiter=";"))


def cell(value: object) -> str:
    """How one value of a column is written. Beside it stands a text, since a line of one empty cell is written otherwise."""
    return read_back(pd.DataFrame({"värde": [value], "text": ["x"]}))[1][0]


def test_semicolons_crlf_and_a_byte_order_mark() -> None:
    table = pd.DataFrame({"Kommun": ["Åstorp", "Höör"], "Antal": [3, 1]})
    assert excel_csv(table, SV) == b"\xef\xbb\xbfKommun;Antal\r\n\xc3\x85storp;3\r\nH\xc3\xb6\xc3\xb6r;1\r\n"


def test_the_byte_order_mark_stands_once_and_no_line_of_sep() -> None:
    whole = text_of(pd.DataFrame({"Kommun": ["Höör"]}))
    assert "\ufeff" not in whole
    assert not whole.startswith("sep=")


def test_a_table_without_rows_still_has_its_headers() -> None:
    assert text_of(pd.DataFrame({"Kommun": [], "Antal": []})) == "Kommun;Antal\r\n"


def test_the_index_is_no_column() -> None:
    assert text_of(pd.DataFrame({"Antal": [1, 2]}, index=["a", "b"])) == "Antal\r\n1\r\n2\r\n"


def test_decimals_have_a_comma_and_in_english_a_point() -> None:
    table = pd.DataFrame({"Andel": [0.5, 33.25]})
    assert text_of(table) == "Andel\r\n0,5\r\n33,25\r\n"
    assert text_of(table, read_language("en")) == "Andel\r\n0.5\r\n33.25\r\n"


def test_only_numbers_get_a_comma() -> None:
    assert cell("v. 0.5") == "v. 0.5"


@pytest.mark.parametrize("start", STARTS)
def test_a_text_that_would_run_as_a_formula_is_made_a_text(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("start", STARTS)
def test_so_is_a_header(start: str) -> None:
    assert read_back(pd.DataFrame({f"{start}HYPERLINK()": [1]}))[0] == [f"'{start}HYPERLINK()"]


def test_the_usual_attack_stays_in_its_cell() -> None:
    attack = "=cmd|' /C calc'!A0;\"x\"\n=1+1"
    assert read_back(pd.DataFrame({"Kommun": [attack], "Antal": [1]})) == [["Kommun", "Antal"], [f"'{attack}", "1"]]


def test_other_texts_are_left_alone() -> None:
    assert [cell(words) for words in ("Höör", "a=b", "1+", "–", "?", "·", ". .", "0")] == [
        "Höör",
        "a=b",
        "1+",
        "–",
        "?",
        "·",
        ". .",
        "0",
    ]


def test_negative_numbers_stay_numbers() -> None:
    assert [cell(-3), cell(-0.5)] == ["-3", "-0,5"]


def test_codes_keep_their_zeros() -> None:
    assert [cell("0114"), cell("1260")] == ["0114", "1260"]


@pytest.mark.parametrize("words", ["a;b", 'a "b" c', "a\nb", '"', ";", "x\n"])
def test_separators_quotes_and_line_breaks_survive_the_way_there_and_back(words: str) -> None:
    table = pd.DataFrame({"a": [words], "b": ["sist"]})
    assert read_back(table) == [["a", "b"], [words, "sist"]]


def test_a_missing_number_leaves_the_others_whole() -> None:
    assert text_of(pd.DataFrame({"a": [11.0, None], "b": pd.array([2018, None], dtype="Int64")})) == "a;b\r\n11;2018\r\n..;..\r\n"


def test_whole_numbers_in_a_column_of_decimals_have_no_decimals() -> None:
    assert [cell(value) for value in pd.Series([3.0, 0.0, -2.0])] == ["3", "0", "-2"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1_234_567.0, "1234567"),
        (1_234_567.5, "1234567,5"),
        (10_500_000, "10500000"),
        (9_007_199_254_740_991.0, "9007199254740991"),
        (2**63 - 1, "9223372036854775807"),
        (1e15, "1000000000000000"),
        (1 / 3, "0,333333333333333"),
        (0.1 + 0.2, "0,3"),
    ],
)
def test_numbers_keep_their_digits(value: float, written: str) -> None:
    assert cell(value) == written


def test_the_table_is_not_changed() -> None:
    table = pd.DataFrame({"=a": ["=1", None], "b": [0.5, 1.0]})
    before = table.copy(deep=True)
    excel_csv(table, SV)
    pd.testing.assert_frame_equal(table, before)


def as_swedish_excel_reads(content: bytes) -> list[list[str | float]]:
    """The cells: `;` between, comma for decimals, what looks like a number is one, a `'` before what would run is taken away."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    return [[number_or_text(words) for words in line] for line in lines]


def number_or_text(words: str) -> str | float:
    if re.fullmatch(r"-?\d+(,\d+)?", words, re.ASCII):
        return float(words.replace(",", "."))
    return re.sub(r"^'(?='*[ \xa0]*[=+\-@＝＋－＠\t\r\n])", "", words)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.text("=+-@\t\r\n';\" aå1,", max_size=8), st.text(max_size=30)),
            st.integers(-(10**9), 10**9),
            st.floats(-1e6, 1e6).map(lambda number: round(number, 4)),
        ),
        min_size=1,
        max_size=6,
    )
)
@example([("'=1", 1, 0.5), ("''", -1, -0.5), ("' =1", 0, 0.0), ("=1;2\n", 3, 1.5)])
def test_a_table_comes_back_as_it_went_and_no_text_of_it_runs(rows: list[tuple[str, int, float]]) -> None:
    table = pd.DataFrame(rows, columns=["=a", "b", "c"])
    content = excel_csv(table, SV)
    head, *lines = as_swedish_excel_reads(content)
    assert head == ["=a", "b", "c"]
    assert lines == [[as_read(words), count, pytest.approx(share)] for words, count, share in rows]
    written = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert not any(line[0].lstrip(" \xa0").startswith(tuple("=+-@\t\r\n")) for line in written)


def as_read(words: str) -> str | float:
    """A text as it comes back: cleaned, and a code of digits alone is a number to Excel."""
    kept = clean(words, "csv")
    return float(kept.replace(",", ".")) if re.fullmatch(r"\d+(,\d+)?", kept, re.ASCII) else kept
