"""A table's file opens in a Swedish Excel as it is meant, and no cell of it can run."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from src.language import Language, read_language
from src.reporting.clean_text import clean
from src.reporting.table.csv_file import excel_csv

SV = read_language("sv")
STARTS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", " =", "\xa0@"]
TEXTS = st.text("=+-@\t\r\n';\" aå1,", max_size=8) | st.text(max_size=30)
COUNTS, SHARES = st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6).map(lambda number: round(number, 4))


def text_of(table: pd.DataFrame, text: Language = SV) -> str:
    return excel_csv(table, text).decode("utf-8-sig")


def read_back(table: pd.DataFrame) -> list[list[str]]:
    """The cells as Python's csv module reads them."""
    return list(csv.reader(io.StringIO(text_of(table), newline=""), delimiter=";"))


def test_a_csv_file_has_semicolons_crlf_one_byte_order_mark_and_no_sep_line() -> None:
    table = pd.DataFrame({"Kommun": ["Åstorp", "Höör"], "Antal": [3, 1]}, index=["a", "b"])
    assert excel_csv(table, SV) == b"\xef\xbb\xbfKommun;Antal\r\n\xc3\x85storp;3\r\nH\xc3\xb6\xc3\xb6r;1\r\n"
    assert text_of(table.head(0)) == "Kommun;Antal\r\n"


def test_decimals_have_a_comma_and_in_english_a_point() -> None:
    table = pd.DataFrame({"Andel": [0.5, 33.25]})
    assert text_of(table) == "Andel\r\n0,5\r\n33,25\r\n"
    assert text_of(table, read_language("en")) == "Andel\r\n0.5\r\n33.25\r\n"


@pytest.mark.parametrize("start", STARTS)
def test_a_text_or_header_that_would_run_as_a_formula_is_made_a_text(start: str) -> None:
    assert read_back(pd.DataFrame({f"{start}HYPERLINK()": [f"{start}1+1"]})) == [[f"'{start}HYPERLINK()"], [f"'{start}1+1"]]


def test_other_texts_survive_the_way_there_and_back() -> None:
    words = ["a;b", 'a "b" c', "a\nb", '"', ";", "x\n", "Höör", "a=b", "1+", "–", "?", ". .", "v. 0.5", "0114"]
    assert read_back(pd.DataFrame([words], columns=words)) == [words, words]


def test_a_missing_number_leaves_the_others_whole() -> None:
    assert text_of(pd.DataFrame({"a": [11.0, None], "b": pd.array([2018, None], dtype="Int64")})) == "a;b\r\n11;2018\r\n..;..\r\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-3, "-3"),
        (-0.5, "-0,5"),
        (0.0, "0"),
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
def test_numbers_keep_their_digits_and_their_sign(value: float, written: str) -> None:
    assert read_back(pd.DataFrame({"a": [value]}))[1] == [written]


def as_swedish_excel_reads(words: str) -> str | float:
    """A cell: comma for decimals, what looks like a number is one, a `'` before what would run is taken away."""
    if re.fullmatch(r"-?\d+(,\d+)?", words, re.ASCII):
        return float(words.replace(",", "."))
    return re.sub(r"^'(?='*[ \xa0]*[=+\-@＝＋－＠\t\r\n])", "", words)


@given(st.lists(st.tuples(TEXTS, COUNTS, SHARES), min_size=1, max_size=6))
@example([("'=1", 1, 0.5), ("''", -1, -0.5), ("' =1", 0, 0.0), ("=1;2\n", 3, 1.5), ("=cmd|' /C calc'!A0;\"x\"\n=1+1", 1, 1.0)])
def test_a_table_reads_back_as_it_was_and_no_text_becomes_a_formula(rows: list[tuple[str, int, float]]) -> None:
    table = pd.DataFrame(rows, columns=["=a", "b", "c"])
    before = table.copy(deep=True)
    written = read_back(table)
    head, *lines = [[as_swedish_excel_reads(words) for words in line] for line in written]
    assert head == ["=a", "b", "c"]
    assert lines == [[as_read(words), count, pytest.approx(share)] for words, count, share in rows]
    assert not any(line[0].lstrip(" \xa0").startswith(tuple("=+-@\t\r\n")) for line in written)
    pd.testing.assert_frame_equal(table, before)


def as_read(words: str) -> str | float:
    """A text as it comes back: cleaned, and a code of digits alone is a number to Excel."""
    kept = clean(words, "csv")
    return float(kept.replace(",", ".")) if re.fullmatch(r"\d+(,\d+)?", kept, re.ASCII) else kept
