"""The state of every municipality × offering × year."""

import pandas as pd
from pandas.testing import assert_frame_equal

from src.analysis.evidence import pieces_of_evidence, state_by_year
from src.vocabulary import CODE, OFFERING, STATE, YEAR
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    NO_LISTS,
    NO_ROWS,
    SOTBO,
    complete_lists,
    council_lists,
    make_programme,
    make_register,
    of_cell,
    participation,
    states_by_year,
)


def test_every_municipality_offering_and_year_has_one_state_even_without_rows() -> None:
    programme = make_programme(years=(2022, 2023), offerings=make_programme().offerings[1:])
    states = states_by_year(
        participation((EKSKOG, COUNCIL, 2023, "yes", "letter")), programme=programme, register=make_register().iloc[1:3]
    )
    expected = pd.DataFrame(
        [
            (EKSKOG, COMPASS, 2022, "unknown"),
            (EKSKOG, COMPASS, 2023, "unknown"),
            (EKSKOG, COUNCIL, 2022, "unknown"),
            (EKSKOG, COUNCIL, 2023, "yes"),
            (HULTMYRA, COMPASS, 2022, "not_eligible"),
            (HULTMYRA, COMPASS, 2023, "not_eligible"),
            (HULTMYRA, COUNCIL, 2022, "unknown"),
            (HULTMYRA, COUNCIL, 2023, "unknown"),
        ],
        columns=[CODE, OFFERING, YEAR, STATE],
    ).astype({YEAR: "Int64"})
    assert_frame_equal(states, expected)


def test_a_record_without_rows_and_lists_is_unknown_but_for_the_rules() -> None:
    states = states_by_year(NO_ROWS, NO_LISTS)
    assert states[STATE].value_counts().to_dict() == {"unknown": 11 * 3, "not_eligible": 3}


def test_a_register_without_municipalities_gives_no_rows() -> None:
    states = states_by_year(NO_ROWS, NO_LISTS, register=make_register().iloc[:0])
    assert states.empty
    assert states.columns.tolist() == [CODE, OFFERING, YEAR, STATE]


def test_absence_from_a_complete_list_is_no_and_from_any_other_list_unknown() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (DIMVIK, COUNCIL, 2023, "yes", "minutes"))
    states = states_by_year(said, complete_lists((COUNCIL, 2022, "minutes")))
    assert of_cell(states, DIMVIK, COUNCIL) == ["yes", "yes", "unknown"]
    assert of_cell(states, EKSKOG, COUNCIL) == ["no", "unknown", "unknown"]


def test_absence_from_a_list_that_is_not_complete_is_unknown() -> None:
    states = states_by_year(participation((DIMVIK, LANTERN, 2022, "yes", "letter")))
    assert of_cell(states, EKSKOG, LANTERN) == ["unknown", "unknown", "unknown"]


def test_a_row_that_says_no_is_a_no_in_its_year_alone() -> None:
    states = states_by_year(participation((DIMVIK, LANTERN, 2023, "no", "letter")))
    assert of_cell(states, DIMVIK, LANTERN) == ["unknown", "no", "unknown"]


def test_undated_no_holds_for_each_year() -> None:
    states = states_by_year(participation((DIMVIK, LANTERN, None, "no", "letter")))
    assert of_cell(states, DIMVIK, LANTERN) == ["no", "no", "no"]


def test_undated_yes_holds_for_no_year_in_particular() -> None:
    states = states_by_year(participation((DIMVIK, LANTERN, None, "yes", "letter")))
    assert of_cell(states, DIMVIK, LANTERN) == ["unknown", "unknown", "unknown"]


def test_a_yes_and_a_no_from_two_sources_conflict_in_their_year_alone() -> None:
    said = participation((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, LANTERN, 2022, "no", "phone"))
    assert of_cell(states_by_year(said), DIMVIK, LANTERN) == ["conflicting", "unknown", "unknown"]


def test_a_yes_and_a_no_in_different_years_do_not_conflict() -> None:
    said = participation((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, LANTERN, 2023, "no", "phone"))
    assert of_cell(states_by_year(said), DIMVIK, LANTERN) == ["yes", "no", "unknown"]


def test_a_yes_from_another_source_conflicts_with_a_complete_list_that_lacks_the_name() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (EKSKOG, COUNCIL, 2022, "yes", "letter"))
    states = states_by_year(said, complete_lists((COUNCIL, 2022, "minutes")))
    assert of_cell(states, DIMVIK, COUNCIL)[0] == "yes"
    assert of_cell(states, EKSKOG, COUNCIL)[0] == "conflicting"


def test_a_name_on_one_complete_list_conflicts_with_another_complete_list_that_lacks_it() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"))
    states = states_by_year(said, complete_lists((COUNCIL, 2022, "minutes"), (COUNCIL, 2022, "letter")))
    assert of_cell(states, DIMVIK, COUNCIL)[0] == "conflicting"
    assert of_cell(states, EKSKOG, COUNCIL)[0] == "no"


def test_a_dated_yes_conflicts_with_an_undated_no() -> None:
    said = participation((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, LANTERN, None, "no", "phone"))
    assert of_cell(states_by_year(said), DIMVIK, LANTERN) == ["conflicting", "no", "no"]


def test_a_complete_list_without_a_year_is_a_no_in_each_year_for_those_it_never_names() -> None:
    said = participation((DIMVIK, LANTERN, 2023, "yes", "letter"))
    states = states_by_year(said, complete_lists((LANTERN, None, "letter")))
    assert of_cell(states, DIMVIK, LANTERN) == ["unknown", "yes", "unknown"]
    assert of_cell(states, EKSKOG, LANTERN) == ["no", "no", "no"]


def test_not_eligible_outweighs_a_no_and_a_list_but_not_a_yes() -> None:
    lists = complete_lists((COMPASS, 2022, "letter"))
    assert of_cell(states_by_year(NO_ROWS, lists), HULTMYRA, COMPASS) == ["not_eligible"] * 3
    with_no = participation((HULTMYRA, COMPASS, 2023, "no", "letter"))
    assert of_cell(states_by_year(with_no, lists), HULTMYRA, COMPASS) == ["not_eligible"] * 3
    with_yes = participation((HULTMYRA, COMPASS, 2023, "yes", "letter"))
    assert of_cell(states_by_year(with_yes, lists), HULTMYRA, COMPASS) == ["no", "yes", "unknown"]


def test_excepted_municipality_is_as_unknown_as_any_other() -> None:
    assert of_cell(states_by_year(NO_ROWS), SOTBO, COMPASS) == ["unknown"] * 3


def test_repeated_rows_and_lists_change_nothing() -> None:
    row, listed = (DIMVIK, COUNCIL, 2022, "yes", "minutes"), (COUNCIL, 2022, "minutes")
    once = states_by_year(participation(row), complete_lists(listed))
    assert_frame_equal(states_by_year(participation(row, row, row), complete_lists(listed, listed)), once)


def test_order_of_rows_never_matters() -> None:
    said = participation(
        (DIMVIK, COUNCIL, 2022, "yes", "minutes"),
        (EKSKOG, COUNCIL, 2022, "yes", "letter"),
        (DIMVIK, COUNCIL, 2022, "no", "phone"),
        (SOTBO, LANTERN, None, "yes", "letter"),
    )
    assert_frame_equal(states_by_year(said[::-1], council_lists()[::-1]), states_by_year(said, council_lists()))


def test_the_pieces_that_come_in_are_not_changed() -> None:
    programme, register = make_programme(), make_register()
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"))
    pieces = pieces_of_evidence(said, council_lists(), register, programme=programme)
    before = pieces.copy()
    state_by_year(pieces, register, programme=programme)
    assert_frame_equal(pieces, before)
    assert_frame_equal(register, make_register())
