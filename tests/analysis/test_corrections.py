"""Which cells a correction touches, and what follows where a row has been corrected."""

import pandas as pd
import pytest

from src.analysis.corrections import cell_set, corrected_cells, corrected_over, rows_as_written
from src.vocabulary import LINE, ROW_COUNT, ROW_LINE, YEAR
from tests.analysis.made_up import CODES, NO_CORRECTIONS, OFFERINGS, YEARS, corrections, participation, rows_of

DIMVIK, EKSKOG, HULTMYRA, SOTBO = CODES
LANTERN, COMPASS, COUNCIL = OFFERINGS
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
def test_cells_without_a_year_count_for_the_whole_period_only(
    years: tuple[int, ...], whole_period: bool, expected: set[object]
) -> None:
    assert cell_set(corrected_over(corrected_cells(ROWS, years=YEARS), years=years, whole_period=whole_period)) == expected


def test_without_corrections_no_cell_is_touched_and_the_types_are_the_same() -> None:
    found = corrected_cells(NO_CORRECTIONS, years=YEARS)
    assert cell_set(found) == frozenset()
    pd.testing.assert_series_equal(found.dtypes, corrected_cells(ROWS, years=YEARS).dtypes)
    assert found[YEAR].dtype == "Int64"


def test_rows_as_written_have_no_correction_made_and_stand_in_the_files_order() -> None:
    made = participation((EKSKOG, COUNCIL, 2023, "yes", "minutes"), (SOTBO, COUNCIL, 2022, "no", "minutes"))
    made[LINE], made[ROW_COUNT] = [2, 5], [12, 3]  # Dimvik's letter, struck, stands on line 3
    written = rows_as_written(made, ROWS.assign(**{ROW_LINE: [5, 3, 2, 2]}))
    assert rows_of(written) == [
        (EKSKOG, COUNCIL, 2023, True, "minutes", 12, 2),
        (DIMVIK, LANTERN, None, True, "letter", None, 3),
        (SOTBO, COUNCIL, 2022, True, "minutes", None, 5),
    ]
    pd.testing.assert_series_equal(written.dtypes, rows_as_written(made, NO_CORRECTIONS).dtypes)
