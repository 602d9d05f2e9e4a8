"""Every cell that is open, and why: nothing is said, a yes has no year, or two sources are in conflict."""

from typing import Any

import pandas as pd
import pytest

from src.analysis.unknowns import Why, open_cells
from tests.analysis.made_up import NO_LISTS, NO_ROWS, complete_lists, council_lists, evidence, participation, rows_of
from tests.analysis.names import COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, OFFERINGS, SOTBO, YEARS


def cells(
    said: pd.DataFrame = NO_ROWS,
    lists: pd.DataFrame = NO_LISTS,
    *,
    offerings: tuple[str, ...] = OFFERINGS,
    years: tuple[int, ...] = YEARS,
    rows: slice | list[int] = slice(None),
) -> list[tuple[Any, ...]]:
    """Code, offering, year, state, why, sources of yes and of no, by_list; for these `rows` of the register."""
    made = evidence(said, lists)
    register = made.register.iloc[rows]
    return rows_of(open_cells(made.states, made.pieces, register, programme=made.programme, offerings=offerings, years=years))


def unsaid(code: str, offering: str, year: int) -> tuple[Any, ...]:
    return (code, offering, year, "unknown", Why.NOTHING_SAID, (), (), False)


def test_cells_without_evidence_are_open_in_order_of_offering_year_and_register() -> None:
    lists = complete_lists((LANTERN, 2022, "letter"))
    assert cells(lists=lists, offerings=(LANTERN, COMPASS), years=(2022, 2023)) == [
        *(unsaid(code, LANTERN, 2023) for code in (DIMVIK, EKSKOG, HULTMYRA, SOTBO)),
        *(unsaid(code, COMPASS, year) for year in (2022, 2023) for code in (DIMVIK, EKSKOG, SOTBO)),  # Hultmyra: not eligible
    ]


def test_offerings_and_municipalities_keep_the_selections_order() -> None:
    found = cells(offerings=(COMPASS, LANTERN), years=(2022,), rows=[3, 0])
    assert [row[:2] for row in found] == [(SOTBO, COMPASS), (DIMVIK, COMPASS), (SOTBO, LANTERN), (DIMVIK, LANTERN)]


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_a_yes_without_a_year_could_be_any_year_that_is_open_whatever_another_source_says_of_a_year(answer: str) -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), (DIMVIK, LANTERN, 2023, answer, "minutes"))
    assert cells(said, offerings=(LANTERN,), rows=[0]) == [
        (DIMVIK, LANTERN, year, "unknown", Why.UNDATED, ("letter",), (), False) for year in (2022, 2024)
    ]


def test_a_conflict_names_who_says_yes_and_who_says_no() -> None:
    said = participation(
        (DIMVIK, LANTERN, 2022, "yes", "letter"),
        (DIMVIK, LANTERN, 2022, "no", "minutes"),
        (DIMVIK, LANTERN, 2023, "no", "rules"),  # about another year
        (EKSKOG, LANTERN, 2022, "yes", "rules"),
        (EKSKOG, LANTERN, None, "no", "minutes"),  # holds for every year
    )
    assert cells(said, offerings=(LANTERN,), years=(2022,), rows=[0, 1]) == [
        (DIMVIK, LANTERN, 2022, "conflicting", Why.CONFLICT, ("letter",), ("minutes",), False),
        (EKSKOG, LANTERN, 2022, "conflicting", Why.CONFLICT, ("rules",), ("minutes",), False),
    ]


def test_by_list_says_that_only_a_complete_lists_silence_is_the_no() -> None:
    said = participation((SOTBO, COUNCIL, 2022, "yes", "letter"))
    conflict = (SOTBO, COUNCIL, 2022, "conflicting", Why.CONFLICT, ("letter",), ("minutes",))
    assert cells(said, council_lists(), offerings=(COUNCIL,)) == [(*conflict, True)]
    said = participation((SOTBO, COUNCIL, 2022, "yes", "letter"), (SOTBO, COUNCIL, 2022, "no", "minutes"))
    assert cells(said, council_lists(), offerings=(COUNCIL,)) == [(*conflict, False)]


def test_a_yes_without_a_year_against_a_no_for_each_year_is_open_for_the_whole_period_only() -> None:
    said = participation((SOTBO, COUNCIL, None, "yes", "letter"))
    assert cells(said, council_lists(), offerings=(COUNCIL,)) == [
        (SOTBO, COUNCIL, None, "conflicting", Why.NO_YEAR_LEFT, ("letter",), ("minutes",), True)
    ]
    assert cells(said, council_lists(), offerings=(COUNCIL,), years=(2022, 2023)) == []
    assert cells(said, council_lists(), rows=[]) == []


def test_a_conflict_in_a_year_is_not_listed_again_for_the_period() -> None:
    said = participation((SOTBO, COUNCIL, None, "yes", "rules"), (SOTBO, COUNCIL, 2022, "yes", "letter"))
    assert [row[2] for row in cells(said, council_lists(), offerings=(COUNCIL,))] == [2022]
