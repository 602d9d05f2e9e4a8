"""Who was in the group that the goal is about, year by year."""

import pandas as pd
from pandas.testing import assert_frame_equal

from src.analysis.counts import Count
from src.analysis.reference_group import (
    first_confirmed_years,
    maybe_earlier,
    members_by_group,
    members_every_year,
    memberships,
    new_in,
    reference_group_by_year,
    returning_in,
)
from tests.analysis.made_up import NO_LISTS, NO_ROWS, complete_lists, council_lists, evidence, make_register, participation, rows_of
from tests.analysis.names import COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, YEARS

REGISTER = make_register()
SAID = participation(
    (DIMVIK, COUNCIL, 2022, "yes", "minutes"),
    (DIMVIK, COUNCIL, 2023, "yes", "minutes"),
    (EKSKOG, COUNCIL, 2023, "yes", "minutes"),
    (DIMVIK, COUNCIL, 2024, "yes", "minutes"),
    (SOTBO, COUNCIL, 2024, "yes", "minutes"),
)
BACK_AGAIN = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (DIMVIK, COUNCIL, 2024, "yes", "minutes"))
COLUMNS = ["year", "members", "new", "returning", "so_far", "so_far_at_most", "at_most", "new_at_most", "of"]


def cells_of(said: pd.DataFrame, lists: pd.DataFrame = NO_LISTS, register: pd.DataFrame = REGISTER) -> pd.DataFrame:
    made = evidence(said, lists)
    return memberships(made.states, made.over(YEARS), register, offering=COUNCIL)


def council(*rows: tuple[str, int | None, str]) -> pd.DataFrame:
    """Yes rows of code, year and source."""
    return participation(*((code, COUNCIL, year, "yes", source) for code, year, source in rows))


CELLS = cells_of(SAID, council_lists())


def coverage(cells: pd.DataFrame, *years: int, register: pd.DataFrame = REGISTER) -> list[tuple[int, ...]]:
    found = reference_group_by_year(cells, register, years=years)
    assert found.columns.tolist() == COLUMNS
    return rows_of(found.drop(columns="new_at_most"))


def test_the_first_confirmed_year_is_the_first_with_a_yes_and_is_missing_where_there_is_none() -> None:
    conflict = participation((EKSKOG, COUNCIL, 2022, "yes", "minutes"), (EKSKOG, COUNCIL, 2022, "no", "letter"))
    undated = participation((HULTMYRA, COUNCIL, None, "yes", "letter"))
    package = participation((HULTMYRA, LANTERN, 2022, "yes", "letter"), (DIMVIK, LANTERN, 2022, "yes", "letter"))
    states = evidence(pd.concat([conflict, undated, package, SAID[SAID["year"] > 2022]], ignore_index=True)).states
    assert first_confirmed_years(states, offering=COUNCIL).to_dict() == {DIMVIK: 2023, EKSKOG: 2023, SOTBO: 2024}


def test_every_municipality_has_a_row_for_every_year_and_new_marks_its_first_membership() -> None:
    expected = pd.DataFrame(
        [
            (EKSKOG, 2022, "no", False, 2023, "yes"),
            (EKSKOG, 2023, "yes", True, 2023, "yes"),
            (EKSKOG, 2024, "no", False, 2023, "yes"),
            (HULTMYRA, 2022, "no", False, None, "no"),
            (HULTMYRA, 2023, "no", False, None, "no"),
            (HULTMYRA, 2024, "no", False, None, "no"),
        ],
        columns=["code", "year", "state", "new", "first_year", "ever"],
    ).astype({"year": "Int64", "first_year": "Int64"})
    assert_frame_equal(cells_of(SAID, council_lists(), REGISTER.iloc[1:3]), expected)


def test_memberships_are_those_of_one_offering() -> None:
    said = participation((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, COUNCIL, 2024, "yes", "minutes"))
    assert cells_of(said).loc[lambda cells: cells["new"], ["code", "year"]].to_numpy().tolist() == [[DIMVIK, 2024]]


def test_members_are_new_or_returning_and_so_far_counts_each_municipality_once() -> None:
    assert coverage(CELLS, *YEARS) == [(2022, 1, 1, 0, 1, 1, 1, 4), (2023, 2, 1, 1, 2, 2, 2, 4), (2024, 2, 1, 1, 3, 3, 2, 4)]


def test_new_means_in_no_earlier_year_even_when_earlier_years_are_not_shown() -> None:
    assert coverage(CELLS, 2024) == [(2024, 2, 1, 1, 3, 3, 2, 4)]
    assert coverage(CELLS) == []


def test_new_could_be_higher_by_those_of_the_year_that_are_open_and_not_known_from_an_earlier_one() -> None:
    cells = cells_of(council((DIMVIK, 2022, "minutes"), (EKSKOG, 2023, "minutes")), complete_lists((COUNCIL, 2022, "minutes")))
    found = reference_group_by_year(cells, REGISTER, years=YEARS)
    assert rows_of(found[["year", "new", "new_at_most"]]) == [(2022, 1, 1), (2023, 1, 3), (2024, 0, 2)]


def test_those_new_in_some_year_and_those_that_could_be() -> None:
    cells = cells_of(council((DIMVIK, 2022, "minutes"), (EKSKOG, 2023, "minutes")), complete_lists((COUNCIL, 2022, "minutes")))
    assert new_in(cells, REGISTER, years=(2022,)) == Count((DIMVIK,), (), 4, 4)
    assert new_in(cells, REGISTER, years=(2023, 2024)) == Count((EKSKOG,), (HULTMYRA, SOTBO), 4, 4)


def test_a_municipality_that_comes_back_after_a_year_away_is_returning() -> None:
    cells = cells_of(BACK_AGAIN, council_lists())
    assert coverage(cells, 2022, 2024) == [(2022, 1, 1, 0, 1, 1, 1, 4), (2024, 1, 0, 1, 1, 1, 1, 4)]


def test_a_municipality_counts_once_a_year_however_many_rows_it_has() -> None:
    cells = cells_of(council(*((DIMVIK, 2022, source) for source in ("minutes", "minutes", "letter", "phone"))))
    assert coverage(cells, 2022) == [(2022, 1, 1, 0, 1, 4, 4, 4)]


def test_a_year_without_a_complete_list_could_hold_every_municipality_and_so_far_counts_them_from_then() -> None:
    by_year = coverage(cells_of(SAID, council_lists()[:2]), *YEARS)
    assert [(so_far_at_most, at_most) for *_, so_far_at_most, at_most, _ in by_year] == [(1, 1), (2, 2), (4, 4)]


def test_a_conflicting_membership_is_possible_and_not_counted_and_the_next_one_is_new() -> None:
    cells = cells_of(council((DIMVIK, 2022, "letter"), (DIMVIK, 2023, "minutes")), council_lists())
    assert coverage(cells, 2022, 2023) == [(2022, 0, 0, 0, 0, 1, 1, 4), (2023, 1, 1, 0, 1, 1, 1, 4)]


def test_an_undated_membership_is_of_no_year_and_of_the_whole_period() -> None:
    cells = cells_of(council((DIMVIK, None, "letter")), council_lists()[:1])
    assert coverage(cells, *YEARS) == [(2022, 0, 0, 0, 0, 0, 0, 4), (2023, 0, 0, 0, 0, 4, 4, 4), (2024, 0, 0, 0, 1, 4, 4, 4)]


def test_an_undated_membership_that_each_year_denies_is_possible_over_the_whole_period() -> None:
    cells = cells_of(council((DIMVIK, None, "letter")), council_lists())
    assert coverage(cells, 2023, 2024) == [(2023, 0, 0, 0, 0, 0, 0, 4), (2024, 0, 0, 0, 0, 1, 0, 4)]


def test_the_denominator_is_the_register_with_or_without_rows_or_filters() -> None:
    group = REGISTER[REGISTER["group"] == "B"]
    expected = [(2022, 0, 0, 0, 0, 0, 0, 2), (2023, 0, 0, 0, 0, 0, 0, 2), (2024, 1, 1, 0, 1, 1, 1, 2)]
    assert coverage(CELLS, *YEARS, register=group) == expected
    assert coverage(cells_of(SAID, council_lists(), group), *YEARS, register=group) == expected
    assert coverage(CELLS[CELLS["code"] == DIMVIK], 2022) == [(2022, 1, 1, 0, 1, 1, 1, 4)]


def test_without_rows_or_municipalities_every_year_has_zeros() -> None:
    assert coverage(cells_of(NO_ROWS), *YEARS) == [(year, 0, 0, 0, 0, 4, 4, 4) for year in YEARS]
    nobody = REGISTER.iloc[:0]
    assert coverage(cells_of(SAID, register=nobody), *YEARS, register=nobody) == [(year, *[0] * 7) for year in YEARS]


def test_members_every_year_are_confirmed_in_each_selected_year() -> None:
    assert members_every_year(CELLS, years=YEARS) == (DIMVIK,)
    assert members_every_year(CELLS, years=[2023]) == (DIMVIK, EKSKOG)
    assert members_every_year(CELLS, years=[2022, 2024, 2024]) == (DIMVIK,)
    assert members_every_year(CELLS, years=[]) == ()


def test_returning_are_those_who_were_in_before_and_others_may_be_where_an_earlier_year_or_this_one_is_open() -> None:
    cells = cells_of(council((DIMVIK, 2022, "minutes"), (DIMVIK, 2023, "minutes"), (EKSKOG, 2024, "minutes")), council_lists()[:1])
    found = [returning_in(cells, REGISTER, year=year) for year in YEARS]
    assert [(count.codes, count.possible) for count in found] == [((), ()), ((DIMVIK,), ()), ((), tuple(REGISTER["code"]))]


def test_members_of_each_group_of_municipalities_and_how_many_there_could_be() -> None:
    cells = cells_of(council((DIMVIK, 2023, "minutes"), (SOTBO, 2024, "minutes")), council_lists()[:2])  # 2024 has no list
    found = members_by_group(cells, REGISTER, years=[2023, 2024])
    assert found.columns.tolist() == ["group", "year", "members", "at_most", "of"]
    assert rows_of(found) == [("A", 2023, 1, 1, 2), ("A", 2024, 0, 2, 2), ("B", 2023, 0, 0, 2), ("B", 2024, 1, 2, 2)]


def test_a_new_one_may_have_come_before_where_an_earlier_year_is_open() -> None:
    cells = cells_of(council((DIMVIK, 2023, "minutes"), (EKSKOG, 2024, "minutes")), council_lists()[:1])  # nobody in 2022
    assert maybe_earlier(cells, years=YEARS) == (EKSKOG,)
    assert maybe_earlier(cells, years=[2023]) == ()
    assert maybe_earlier(CELLS, years=YEARS) == ()  # every earlier year is known
    assert maybe_earlier(cells_of(BACK_AGAIN), years=YEARS) == ()  # returns
