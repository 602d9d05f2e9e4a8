"""Which offerings and years have a complete list, and how many cells are known: by hand on the made-up programme."""

from typing import Any

import pandas as pd

from src.analysis.coverage_of_evidence import coverage_of_evidence
from src.analysis.evidence import pieces_of_evidence, state_by_year
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    LANTERN,
    NO_LISTS,
    NO_ROWS,
    OFFERINGS,
    YEARS,
    complete_lists,
    council_lists,
    make_programme,
    make_register,
    participation,
)


def coverage(
    said: pd.DataFrame = NO_ROWS,
    lists: pd.DataFrame = NO_LISTS,
    *,
    offerings: tuple[str, ...] = OFFERINGS,
    years: tuple[int, ...] = YEARS,
    register: pd.DataFrame | None = None,
) -> list[tuple[Any, ...]]:
    """Offering, year, listed, sources, known, conflicting and of, row by row; a missing year is None."""
    programme, whole = make_programme(), make_register()
    pieces = pieces_of_evidence(said, lists, whole, programme=programme)
    states = state_by_year(pieces, whole, programme=programme)
    shown = whole if register is None else register
    found = coverage_of_evidence(states, pieces, lists, shown, programme=programme, offerings=offerings, years=years)
    assert str(found["year"].dtype) == "Int64"
    return [tuple(None if cell is pd.NA else cell for cell in row) for row in found.astype(object).itertuples(index=False)]


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


def test_the_period_has_no_row_where_a_part_of_it_is_selected_or_nothing_is_said_of_it() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), (DIMVIK, COMPASS, None, "no", "letter"))
    assert len(coverage(said, offerings=(LANTERN,), years=(2022, 2023))) == 2
    assert len(coverage(said, offerings=(COMPASS,))) == 3  # a no without a year holds for every year
    assert len(coverage(said, offerings=(LANTERN,), register=make_register().iloc[1:])) == 3  # Dimvik is not selected


def test_a_conflict_is_told_apart_and_is_not_known() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "letter"))
    assert coverage(said, complete_lists((COUNCIL, 2022, "minutes")), offerings=(COUNCIL,), years=(2022,)) == [
        (COUNCIL, 2022, True, ("minutes",), 3, 1, 4)
    ]


def test_the_municipalities_are_those_of_the_selection() -> None:
    register = make_register().iloc[:2]
    assert coverage(offerings=(LANTERN,), years=(2022,), register=register) == [(LANTERN, 2022, False, (), 0, 0, 2)]
    assert coverage(offerings=(LANTERN,), years=(2022,), register=register.iloc[:0]) == [(LANTERN, 2022, False, (), 0, 0, 0)]
