"""Who was in the group that the goal is about, year by year."""

import pandas as pd
from pandas.testing import assert_frame_equal

from src.analysis.reference_group import maybe_earlier, members_every_year, memberships, reference_group_by_year
from tests.analysis.made_up import (
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    NO_LISTS,
    NO_ROWS,
    SOTBO,
    YEARS,
    council_lists,
    make_register,
    participation,
    states_by_year,
    states_over,
)

REGISTER = make_register()
SAID = participation(
    (DIMVIK, COUNCIL, 2022, "yes", "minutes"),
    (DIMVIK, COUNCIL, 2023, "yes", "minutes"),
    (EKSKOG, COUNCIL, 2023, "yes", "minutes"),
    (DIMVIK, COUNCIL, 2024, "yes", "minutes"),
    (SOTBO, COUNCIL, 2024, "yes", "minutes"),
)
STATES = states_by_year(SAID, council_lists())
WHOLE_PERIOD = states_over(YEARS, SAID, council_lists())
CELLS = memberships(STATES, WHOLE_PERIOD, REGISTER, offering=COUNCIL)
COLUMNS = ["year", "members", "new", "returning", "so_far", "so_far_at_most", "at_most", "of"]


def coverage(*rows: tuple[int, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS).astype({"year": "Int64"})


def cells_of(said: pd.DataFrame, lists: pd.DataFrame = NO_LISTS) -> pd.DataFrame:
    return memberships(states_by_year(said, lists), states_over(YEARS, said, lists), REGISTER, offering=COUNCIL)


def test_every_municipality_has_a_row_for_every_year_and_new_marks_its_first_membership() -> None:
    two = memberships(STATES, WHOLE_PERIOD, REGISTER.iloc[1:3], offering=COUNCIL)
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
    assert_frame_equal(two, expected)


def test_memberships_are_those_of_one_offering() -> None:
    said = participation((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, COUNCIL, 2024, "yes", "minutes"))
    assert cells_of(said).loc[lambda cells: cells["new"], ["code", "year"]].to_numpy().tolist() == [[DIMVIK, 2024]]


def test_members_are_new_or_returning_and_so_far_counts_each_municipality_once() -> None:
    assert_frame_equal(
        reference_group_by_year(CELLS, REGISTER, years=YEARS),
        coverage((2022, 1, 1, 0, 1, 1, 1, 4), (2023, 2, 1, 1, 2, 2, 2, 4), (2024, 2, 1, 1, 3, 3, 2, 4)),
    )


def test_new_means_in_no_earlier_year_even_when_earlier_years_are_not_shown() -> None:
    assert_frame_equal(reference_group_by_year(CELLS, REGISTER, years=[2024]), coverage((2024, 2, 1, 1, 3, 3, 2, 4)))


def test_a_municipality_that_comes_back_after_a_year_away_is_returning() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (DIMVIK, COUNCIL, 2024, "yes", "minutes"))
    assert_frame_equal(
        reference_group_by_year(cells_of(said, council_lists()), REGISTER, years=[2022, 2024]),
        coverage((2022, 1, 1, 0, 1, 1, 1, 4), (2024, 1, 0, 1, 1, 1, 1, 4)),
    )


def test_a_municipality_counts_once_per_year_however_many_rows_and_representatives() -> None:
    said = participation(*[(DIMVIK, COUNCIL, 2022, "yes", source) for source in ("minutes", "minutes", "letter", "phone")])
    assert_frame_equal(reference_group_by_year(cells_of(said), REGISTER, years=[2022]), coverage((2022, 1, 1, 0, 1, 4, 4, 4)))


def test_a_year_without_a_complete_list_could_hold_every_municipality() -> None:
    cells = cells_of(SAID, council_lists()[:2])
    assert reference_group_by_year(cells, REGISTER, years=YEARS)["at_most"].tolist() == [1, 2, 4]


def test_so_far_at_most_counts_each_municipality_from_the_first_year_that_is_open_to_it() -> None:
    cells = cells_of(SAID, council_lists()[:2])
    assert reference_group_by_year(cells, REGISTER, years=YEARS)["so_far_at_most"].tolist() == [1, 2, 4]


def test_a_conflicting_membership_is_not_counted_but_possible() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "letter"), (EKSKOG, COUNCIL, 2022, "yes", "minutes"))
    assert_frame_equal(
        reference_group_by_year(cells_of(said, council_lists()), REGISTER, years=[2022]), coverage((2022, 1, 1, 0, 1, 2, 2, 4))
    )


def test_a_membership_after_a_conflicting_one_is_new() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "letter"), (DIMVIK, COUNCIL, 2023, "yes", "minutes"))
    by_year = reference_group_by_year(cells_of(said, council_lists()), REGISTER, years=[2022, 2023])
    assert by_year["new"].tolist() == [0, 1]


def test_an_undated_membership_is_of_no_year_and_of_the_whole_period() -> None:
    cells = cells_of(participation((DIMVIK, COUNCIL, None, "yes", "letter")), council_lists()[:1])
    assert_frame_equal(
        reference_group_by_year(cells, REGISTER, years=YEARS),
        coverage((2022, 0, 0, 0, 0, 0, 0, 4), (2023, 0, 0, 0, 0, 4, 4, 4), (2024, 0, 0, 0, 1, 4, 4, 4)),
    )


def test_an_undated_membership_that_each_year_denies_is_possible_over_the_whole_period() -> None:
    cells = cells_of(participation((DIMVIK, COUNCIL, None, "yes", "letter")), council_lists())
    by_year = reference_group_by_year(cells, REGISTER, years=YEARS)
    assert by_year[["so_far", "so_far_at_most"]].to_numpy().tolist() == [[0, 0], [0, 0], [0, 1]]


def test_denominator_is_the_register_even_for_municipalities_without_rows() -> None:
    only_dimvik = CELLS[CELLS["code"] == DIMVIK]
    assert reference_group_by_year(only_dimvik, REGISTER, years=[2022])["of"].tolist() == [4]


def test_group_filter_changes_the_denominator() -> None:
    group = REGISTER[REGISTER["group"] == "B"]
    expected = coverage((2022, 0, 0, 0, 0, 0, 0, 2), (2023, 0, 0, 0, 0, 0, 0, 2), (2024, 1, 1, 0, 1, 1, 1, 2))
    assert_frame_equal(reference_group_by_year(CELLS, group, years=YEARS), expected)
    assert_frame_equal(
        reference_group_by_year(memberships(STATES, WHOLE_PERIOD, group, offering=COUNCIL), group, years=YEARS), expected
    )


def test_a_record_without_rows_gives_every_year_with_zeros() -> None:
    expected = coverage(*((year, 0, 0, 0, 0, 4, 4, 4) for year in YEARS))
    assert_frame_equal(reference_group_by_year(cells_of(NO_ROWS), REGISTER, years=YEARS), expected)


def test_a_register_without_municipalities_gives_every_year_with_zeros() -> None:
    nobody = REGISTER.iloc[:0]
    expected = coverage(*((year, 0, 0, 0, 0, 0, 0, 0) for year in YEARS))
    assert_frame_equal(
        reference_group_by_year(memberships(STATES, WHOLE_PERIOD, nobody, offering=COUNCIL), nobody, years=YEARS), expected
    )


def test_no_years_give_every_column_and_no_row() -> None:
    assert_frame_equal(reference_group_by_year(CELLS, REGISTER, years=[]), coverage((2022, 1, 1, 0, 1, 1, 1, 4)).iloc[:0])


def test_members_every_year_are_confirmed_in_each_selected_year() -> None:
    assert members_every_year(CELLS, years=YEARS) == (DIMVIK,)
    assert members_every_year(CELLS, years=[2023]) == (DIMVIK, EKSKOG)
    assert members_every_year(CELLS, years=[2022, 2024, 2024]) == (DIMVIK,)
    assert members_every_year(CELLS, years=[]) == ()


def test_the_frames_that_come_in_are_not_changed() -> None:
    states, register = states_by_year(SAID), make_register()
    whole_period = states_over(YEARS, SAID)
    cells = memberships(states, whole_period, register, offering=COUNCIL)
    cells_before = cells.copy()
    reference_group_by_year(cells, register, years=YEARS)
    members_every_year(cells, years=YEARS)
    assert_frame_equal(states, states_by_year(SAID))
    assert_frame_equal(whole_period, states_over(YEARS, SAID))
    assert_frame_equal(register, make_register())
    assert_frame_equal(cells, cells_before)


def test_a_new_one_may_have_come_before_where_an_earlier_year_is_open() -> None:
    said = participation((DIMVIK, COUNCIL, 2023, "yes", "minutes"), (EKSKOG, COUNCIL, 2024, "yes", "minutes"))
    cells = cells_of(said, council_lists()[:1])  # 2022 is whole, and nobody is in it
    assert maybe_earlier(cells, years=YEARS) == (EKSKOG,)
    assert maybe_earlier(cells, years=[2023]) == ()


def test_a_new_one_surely_is_where_every_earlier_year_is_whole_and_one_that_returns_is_none() -> None:
    assert maybe_earlier(CELLS, years=YEARS) == ()
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (DIMVIK, COUNCIL, 2024, "yes", "minutes"))
    assert maybe_earlier(cells_of(said), years=YEARS) == ()
