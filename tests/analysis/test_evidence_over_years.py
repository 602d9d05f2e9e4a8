"""The state of every municipality × offering over a selection of years."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from src.analysis.evidence import pieces_of_evidence, state_by_year, state_over_years
from src.vocabulary import CODE, OFFERING, STATE
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    NO_ROWS,
    YEARS,
    complete_lists,
    council_lists,
    make_programme,
    make_register,
    of_cell,
    participation,
    states_over,
)

UNDATED = participation((DIMVIK, LANTERN, None, "yes", "letter"))
NEVER = [(DIMVIK, LANTERN, year, "no", "phone") for year in YEARS]


def test_every_municipality_and_offering_has_one_state() -> None:
    states = states_over([2022], participation((EKSKOG, COUNCIL, 2022, "yes", "letter")), register=make_register().iloc[1:3])
    expected = pd.DataFrame(
        [
            (EKSKOG, LANTERN, "unknown"),
            (EKSKOG, COMPASS, "unknown"),
            (EKSKOG, COUNCIL, "yes"),
            (HULTMYRA, LANTERN, "unknown"),
            (HULTMYRA, COMPASS, "not_eligible"),
            (HULTMYRA, COUNCIL, "unknown"),
        ],
        columns=[CODE, OFFERING, STATE],
    )
    assert_frame_equal(states, expected)


@pytest.mark.parametrize(
    ("years", "state"),
    [([2022], "no"), ([2023], "yes"), ([2024], "unknown"), ([2022, 2023], "yes"), ([2022, 2024], "unknown"), (YEARS, "yes")],
)
def test_yes_in_some_selected_year_is_yes_and_a_no_needs_evidence_for_each(years: list[int], state: str) -> None:
    said = participation((DIMVIK, LANTERN, 2022, "no", "letter"), (DIMVIK, LANTERN, 2023, "yes", "letter"))
    assert of_cell(states_over(years, said), DIMVIK, LANTERN) == [state]


@pytest.mark.parametrize("years", [YEARS, YEARS[::-1]])
def test_undated_package_counts_for_the_whole_period_in_whatever_order_its_years_stand(years: tuple[int, ...]) -> None:
    assert of_cell(states_over(years, UNDATED), DIMVIK, LANTERN) == ["yes"]


@pytest.mark.parametrize("years", [[2022], [2023, 2024], [2022, 2024]])
def test_undated_package_counts_only_for_the_whole_period(years: list[int]) -> None:
    assert of_cell(states_over(years, UNDATED), DIMVIK, LANTERN) == ["unknown"]


def test_undated_yes_counts_although_some_years_are_a_no() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), *NEVER[:2])
    assert of_cell(states_over(YEARS, said), DIMVIK, LANTERN) == ["yes"]
    assert of_cell(states_over([2022, 2023], said), DIMVIK, LANTERN) == ["no"]


def test_undated_yes_with_a_no_for_each_single_year_conflicts() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), *NEVER)
    assert of_cell(states_over(YEARS, said), DIMVIK, LANTERN) == ["conflicting"]


def test_undated_yes_conflicts_with_an_undated_no() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), (DIMVIK, LANTERN, None, "no", "phone"))
    assert of_cell(states_over(YEARS, said), DIMVIK, LANTERN) == ["conflicting"]


def test_undated_yes_conflicts_with_complete_lists_of_all_years_that_lack_the_name() -> None:
    said = participation((DIMVIK, COUNCIL, None, "yes", "letter"))
    assert of_cell(states_over(YEARS, said, council_lists()), DIMVIK, COUNCIL) == ["conflicting"]
    assert of_cell(states_over(YEARS, said, council_lists()[:2]), DIMVIK, COUNCIL) == ["yes"]


def test_undated_yes_is_a_name_on_its_own_sources_complete_list_without_a_year() -> None:
    states = states_over(YEARS, UNDATED, complete_lists((LANTERN, None, "letter")))
    assert of_cell(states, DIMVIK, LANTERN) == ["yes"]
    assert of_cell(states, EKSKOG, LANTERN) == ["no"]


def test_undated_yes_in_another_source_conflicts_with_a_complete_list_without_a_year() -> None:
    states = states_over(YEARS, UNDATED, complete_lists((LANTERN, None, "phone")))
    assert of_cell(states, DIMVIK, LANTERN) == ["conflicting"]


def test_conflicting_comes_before_unknown_and_after_a_yes() -> None:
    conflict = [(DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, LANTERN, 2022, "no", "phone")]
    assert of_cell(states_over(YEARS, participation(*conflict)), DIMVIK, LANTERN) == ["conflicting"]
    undisputed = participation(*conflict, (DIMVIK, LANTERN, 2023, "yes", "letter"))
    assert of_cell(states_over(YEARS, undisputed), DIMVIK, LANTERN) == ["yes"]
    assert of_cell(states_over([2022], undisputed), DIMVIK, LANTERN) == ["conflicting"]


def test_not_eligible_over_years_yields_to_a_yes_outside_the_selection_too() -> None:
    assert of_cell(states_over([2022], NO_ROWS), HULTMYRA, COMPASS) == ["not_eligible"]
    said = participation((HULTMYRA, COMPASS, 2024, "yes", "letter"))
    assert of_cell(states_over([2022], said), HULTMYRA, COMPASS) == ["unknown"]
    assert of_cell(states_over(YEARS, said), HULTMYRA, COMPASS) == ["yes"]


def test_of_no_years_nothing_is_known_and_no_state_is_blank() -> None:
    states = states_over([], participation((DIMVIK, COUNCIL, 2022, "yes", "minutes")), council_lists())
    assert states[STATE].tolist() == ["unknown"] * 4 * 3


def test_the_frames_that_come_in_are_not_changed() -> None:
    programme, register = make_programme(), make_register()
    pieces = pieces_of_evidence(UNDATED, council_lists(), register, programme=programme)
    states = state_by_year(pieces, register, programme=programme)
    before = pieces.copy(), states.copy()
    state_over_years(states, pieces, programme=programme, years=[2022])
    assert_frame_equal(pieces, before[0])
    assert_frame_equal(states, before[1])
