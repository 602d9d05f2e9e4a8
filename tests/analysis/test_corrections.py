"""Which cells a correction touches, and what follows where a row has been corrected."""

import pandas as pd
import pytest

from src.analysis.corrections import cell_set, corrected_cells, corrected_over
from src.vocabulary import LINE, YEAR
from tests.analysis.made_up import COUNCIL, DIMVIK, EKSKOG, LANTERN, NO_CORRECTIONS, SOTBO, YEARS, corrections

ROWS = corrections(
    (SOTBO, COUNCIL, 2022, "minutes", "yes", "no", "in_force"),
    (DIMVIK, LANTERN, None, "letter", "yes", "struck", "in_force"),
    (EKSKOG, COUNCIL, 2023, "minutes", "yes", "no", "proposed"),
    (EKSKOG, COUNCIL, 2024, "minutes", "yes", "no", "rejected"),
)


def test_only_those_in_force_touch_a_cell() -> None:
    assert cell_set(corrected_cells(ROWS, years=YEARS)) == {(SOTBO, COUNCIL, 2022), (DIMVIK, LANTERN, None)}


def test_each_cell_knows_the_line_of_its_correction() -> None:
    assert corrected_cells(ROWS, years=YEARS)[LINE].tolist() == [2, 3]


@pytest.mark.parametrize(
    ("said", "becomes", "each_year"),
    [("yes", "struck", False), ("yes", "no", True), ("no", "yes", True), ("no", "struck", True)],
)
def test_a_row_without_a_year_touches_each_year_where_it_says_or_becomes_no(said: str, becomes: str, each_year: bool) -> None:
    rows = corrections((DIMVIK, LANTERN, None, "letter", said, becomes, "in_force"))
    whole = {(DIMVIK, LANTERN, None)}
    found = corrected_cells(rows, years=YEARS)
    assert cell_set(found) == (whole | {(DIMVIK, LANTERN, year) for year in YEARS} if each_year else whole)
    assert set(found[LINE]) == {2}  # one correction, however many cells


@pytest.mark.parametrize(
    ("years", "whole_period", "expected"),
    [
        ((2022,), False, {(SOTBO, COUNCIL, 2022)}),
        ((2023, 2024), False, set()),
        (YEARS, True, {(SOTBO, COUNCIL, 2022), (DIMVIK, LANTERN, None)}),
    ],
)
def test_the_whole_periods_cells_bear_on_the_whole_period_alone(
    years: tuple[int, ...], whole_period: bool, expected: set[object]
) -> None:
    assert cell_set(corrected_over(corrected_cells(ROWS, years=YEARS), years=years, whole_period=whole_period)) == expected


def test_without_corrections_no_cell_is_touched_and_the_types_are_the_same() -> None:
    found = corrected_cells(NO_CORRECTIONS, years=YEARS)
    assert cell_set(found) == frozenset()
    pd.testing.assert_series_equal(found.dtypes, corrected_cells(ROWS, years=YEARS).dtypes)
    assert found[YEAR].dtype == "Int64"
