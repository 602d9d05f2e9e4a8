"""Every cell that is open, and why: nothing is said, a yes has no year, or two sources are in conflict."""

from typing import Any

import pandas as pd

from src.analysis.evidence import pieces_of_evidence, state_by_year
from src.analysis.unknowns import Why, open_cells
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    NO_LISTS,
    NO_ROWS,
    OFFERINGS,
    SOTBO,
    YEARS,
    complete_lists,
    council_lists,
    make_programme,
    make_register,
    participation,
)


def cells(
    said: pd.DataFrame = NO_ROWS,
    lists: pd.DataFrame = NO_LISTS,
    *,
    offerings: tuple[str, ...] = OFFERINGS,
    years: tuple[int, ...] = YEARS,
    register: pd.DataFrame | None = None,
) -> list[tuple[Any, ...]]:
    """Code, offering, year, state, why, sources of yes and of no, and whether lists alone say no; a missing year is None."""
    programme, whole = make_programme(), make_register()
    pieces = pieces_of_evidence(said, lists, whole, programme=programme)
    states = state_by_year(pieces, whole, programme=programme)
    shown = whole if register is None else register
    found = open_cells(states, pieces, shown, programme=programme, offerings=offerings, years=years)
    assert str(found["year"].dtype) == "Int64"
    return [tuple(None if cell is pd.NA else cell for cell in row) for row in found.astype(object).itertuples(index=False)]


def unsaid(code: str, offering: str, year: int) -> tuple[Any, ...]:
    return (code, offering, year, "unknown", Why.NOTHING_SAID, (), (), False)


def test_what_nothing_is_said_of_is_open_by_offering_year_and_register() -> None:
    lists = complete_lists((LANTERN, 2022, "letter"))
    assert cells(lists=lists, offerings=(LANTERN, COMPASS), years=(2022, 2023)) == [
        *(unsaid(code, LANTERN, 2023) for code in (DIMVIK, EKSKOG, HULTMYRA, SOTBO)),
        *(unsaid(code, COMPASS, year) for year in (2022, 2023) for code in (DIMVIK, EKSKOG, SOTBO)),  # Hultmyra: not eligible
    ]


def test_the_offerings_and_municipalities_stand_in_the_selections_order() -> None:
    backwards = make_register().iloc[[3, 0]]
    found = cells(offerings=(COMPASS, LANTERN), years=(2022,), register=backwards)
    assert [row[:2] for row in found] == [(SOTBO, COMPASS), (DIMVIK, COMPASS), (SOTBO, LANTERN), (DIMVIK, LANTERN)]


def test_a_yes_without_a_year_could_be_any_year_that_is_open() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), (DIMVIK, LANTERN, 2023, "no", "minutes"))
    found = [row for row in cells(said, offerings=(LANTERN,)) if row[0] == DIMVIK]
    assert found == [(DIMVIK, LANTERN, year, "unknown", Why.UNDATED, ("letter",), (), False) for year in (2022, 2024)]


def test_a_conflict_names_who_says_yes_and_who_says_no() -> None:
    said = participation(
        (DIMVIK, LANTERN, 2022, "yes", "letter"),
        (DIMVIK, LANTERN, 2022, "no", "minutes"),
        (DIMVIK, LANTERN, 2023, "no", "rules"),  # about another year
        (EKSKOG, LANTERN, 2022, "yes", "rules"),
        (EKSKOG, LANTERN, None, "no", "minutes"),  # holds for every year
    )
    assert [row for row in cells(said, offerings=(LANTERN,)) if row[3] == "conflicting"] == [
        (DIMVIK, LANTERN, 2022, "conflicting", Why.CONFLICT, ("letter",), ("minutes",), False),
        (EKSKOG, LANTERN, 2022, "conflicting", Why.CONFLICT, ("rules",), ("minutes",), False),
    ]


def test_a_list_that_lacks_the_municipality_is_told_from_a_row_that_says_no() -> None:
    said = participation((SOTBO, COUNCIL, 2022, "yes", "letter"))
    assert cells(said, council_lists(), offerings=(COUNCIL,)) == [
        (SOTBO, COUNCIL, 2022, "conflicting", Why.CONFLICT, ("letter",), ("minutes",), True)
    ]


def test_a_yes_without_a_year_against_a_no_for_each_year_is_open_for_the_whole_period_and_no_year() -> None:
    said = participation((SOTBO, COUNCIL, None, "yes", "letter"))
    assert cells(said, council_lists(), offerings=(COUNCIL,)) == [
        (SOTBO, COUNCIL, None, "conflicting", Why.NO_YEAR_LEFT, ("letter",), ("minutes",), True)
    ]
    assert cells(said, council_lists(), offerings=(COUNCIL,), years=(2022, 2023)) == []
    assert cells(said, council_lists(), offerings=(LANTERN,), years=(2022,), register=make_register().iloc[:0]) == []


def test_a_conflict_of_one_year_is_not_told_again_for_the_period() -> None:
    said = participation((SOTBO, COUNCIL, None, "yes", "rules"), (SOTBO, COUNCIL, 2022, "yes", "letter"))
    assert [row[2] for row in cells(said, council_lists(), offerings=(COUNCIL,))] == [2022]


def test_there_are_as_many_as_the_states_leave_open() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), (DIMVIK, COUNCIL, 2022, "yes", "letter"))
    whole = make_register()
    pieces = pieces_of_evidence(said, council_lists(), whole, programme=make_programme())
    states = state_by_year(pieces, whole, programme=make_programme())
    assert len(cells(said, council_lists())) == states["state"].isin(["unknown", "conflicting"]).sum() == 12 + 9 + 1
