"""What a cell of a table says."""

import datetime

import numpy as np
import pandas as pd
import pytest

from src.language import Code, read_language
from src.wording.table_cells import cell_value, column_words, is_number_column

SV = read_language("sv")


@pytest.mark.parametrize("missing", [None, float("nan"), np.float32("nan"), pd.NA, pd.NaT, float("inf"), float("-inf")])
def test_missing_values_are_two_points(missing: object) -> None:
    assert column_words([missing, 3], SV) == ["..", "3"]


@pytest.mark.parametrize("zero", [0, 0.0, -0.0, np.int64(0), np.float32(0)])
def test_zero_is_a_dash(zero: object) -> None:
    assert column_words([zero, 0.5], SV) == ["–", "0,5"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([1, 20], ["1", "20"]),
        ([1.0, 20.0], ["1", "20"]),
        ([1.25, 20], ["1,25", "20,00"]),
        ([0.004, 1 / 3], ["0,0040", "0,3333"]),
        ([np.float32(0.5), np.float64(-0.5)], ["0,5", "-0,5"]),
        ([1e9, np.int64(1234)], ["1\xa0000\xa0000\xa0000", "1\xa0234"]),
    ],
)
def test_a_columns_numbers_have_as_many_decimals_as_the_most_exact_needs(values: list[object], words: list[str]) -> None:
    assert [word.replace("−", "-") for word in column_words(values, SV)] == words


@pytest.mark.parametrize(("code", "words"), [("sv", ["1\xa0234,5", "ja", "nej"]), ("en", ["1,234.5", "yes", "no"])])
def test_numbers_and_truth_follow_the_language(code: Code, words: list[str]) -> None:
    assert column_words([1234.5, True, np.False_], read_language(code)) == words


def test_texts_codes_and_dates_are_their_own_words() -> None:
    values = ["", " x ", "0114", "0", "1.5", datetime.date(2020, 11, 13)]
    assert column_words(values, SV) == ["", " x ", "0114", "0", "1.5", "2020-11-13"]


def test_files_that_keep_numbers_get_them_as_numbers() -> None:
    assert [cell_value(value, SV) for value in (np.int64(2**62 + 1), 0, np.float64(1.25), "7", None)] == [
        2**62 + 1,
        0,
        1.25,
        "7",
        "..",
    ]


@pytest.mark.parametrize(
    ("values", "expected"), [([1, 2], True), ([0.5, None], True), ([True, False], False), (["1"], False), ([None], False)]
)
def test_a_number_column_is_recognised_by_its_type(values: list[object], expected: bool) -> None:
    assert is_number_column(pd.Series(values)) is expected
