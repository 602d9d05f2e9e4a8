"""Which offerings and years have a complete list, and how many cells are known: by hand on the made-up programme."""

from typing import Any

import pandas as pd

from src.analysis.coverage_of_evidence import coverage_of_evidence
from tests.analysis.made_up import NO_LISTS, NO_ROWS, complete_lists, council_lists, evidence, participation, rows_of
from tests.analysis.names import COMPASS, COUNCIL, DIMVIK, EKSKOG, LANTERN, YEARS


def coverage(
    said: pd.DataFrame = NO_ROWS,
    lists: pd.DataFrame = NO_LISTS,
    *,
    offerings: tuple[str, ...] = (LANTERN,),
    years: tuple[int, ...] = YEARS,
    rows: slice = slice(None),
) -> list[tuple[Any, ...]]:
    """Offering, year, listed, sources, known, conflicting and of; for these `rows` of the register."""
    made = evidence(said, lists)
    found = coverage_of_evidence(
        made.states, made.pieces, lists, made.register.iloc[rows], programme=made.programme, offerings=offerings, years=years
    )
    assert found["year"].dtype == "Int64"
    return rows_of(found)


def test_without_a_list_only_what_a_row_or_a_rule_says_is_known() -> None:
    said = participation((DIMVIK, LANTERN, 2022, "yes", "letter"), (EKSKOG, LANTERN, 2022, "no", "letter"))
    assert coverage(said, offerings=(LANTERN, COMPASS), years=(2022, 2023)) == [
        (LANTERN, 2022, False, (), 2, 0, 4),
        (LANTERN, 2023, False, (), 0, 0, 4),
        (COMPASS, 2022, False, (), 1, 0, 4),  # Hultmyra is not eligible, and that is known
        (COMPASS, 2023, False, (), 1, 0, 4),
    ]


def test_a_list_of_a_year_makes_everybody_known_that_year_and_names_its_source() -> None:
    assert coverage(lists=complete_lists((COUNCIL, 2023, "minutes")), offerings=(COUNCIL,)) == [
        (COUNCIL, 2022, False, (), 0, 0, 4),
        (COUNCIL, 2023, True, ("minutes",), 4, 0, 4),
        (COUNCIL, 2024, False, (), 0, 0, 4),
    ]


def test_a_list_of_the_whole_period_covers_each_year_and_gives_the_period_a_row() -> None:
    lists = complete_lists((COUNCIL, None, "letter"), (COUNCIL, 2023, "minutes"))
    assert coverage(lists=lists, offerings=(COUNCIL,)) == [
        (COUNCIL, 2022, True, ("letter",), 4, 0, 4),
        (COUNCIL, 2023, True, ("letter", "minutes"), 4, 0, 4),
        (COUNCIL, 2024, True, ("letter",), 4, 0, 4),
        (COUNCIL, None, True, ("letter",), 4, 0, 4),
    ]


def test_a_yes_without_a_year_is_known_of_the_whole_period_only() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"))
    assert coverage(said, council_lists(), offerings=(LANTERN, COUNCIL)) == [
        *((LANTERN, year, False, (), 0, 0, 4) for year in YEARS),
        (LANTERN, None, False, (), 1, 0, 4),
        *((COUNCIL, year, True, ("minutes",), 4, 0, 4) for year in YEARS),
        (COUNCIL, None, True, ("minutes",), 4, 0, 4),  # lists of every year cover the period
    ]


def test_the_period_has_no_row_if_only_a_part_is_selected_or_nothing_is_without_a_year() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), (DIMVIK, COMPASS, None, "no", "letter"))
    assert len(coverage(said, years=(2022, 2023))) == 2
    assert len(coverage(said, offerings=(COMPASS,))) == 3  # a no without a year holds for every year
    assert len(coverage(said, rows=slice(1, None))) == 3  # Dimvik is not selected


def test_a_conflict_is_counted_apart_and_is_not_known() -> None:
    said, lists = participation((DIMVIK, COUNCIL, 2022, "yes", "letter")), council_lists()
    assert coverage(said, lists, offerings=(COUNCIL,), years=(2022,)) == [(COUNCIL, 2022, True, ("minutes",), 3, 1, 4)]


def test_the_municipalities_are_those_of_the_selection() -> None:
    assert coverage(years=(2022,), rows=slice(2)) == [(LANTERN, 2022, False, (), 0, 0, 2)]
    assert coverage(years=(2022,), rows=slice(0)) == [(LANTERN, 2022, False, (), 0, 0, 0)]
