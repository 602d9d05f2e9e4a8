"""The state of every municipality × offering over a selection of years."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from src.vocabulary import CODE, OFFERING, STATE
from tests.analysis.made_up import NO_ROWS, complete_lists, council_lists, make_register, of_cell, participation, states_over
from tests.analysis.names import COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, YEARS

UNDATED = (None, "yes", "letter")
NEVER = [(year, "no", "phone") for year in YEARS]
CONFLICT = [(2022, "yes", "letter"), (2022, "no", "phone")]


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


@pytest.mark.parametrize(
    ("years", "said", "state"),
    [
        (YEARS, [UNDATED], "yes"),
        (YEARS[::-1], [UNDATED], "yes"),
        ([2022], [UNDATED], "unknown"),
        ([2022, 2024], [UNDATED], "unknown"),
        (YEARS, [UNDATED, *NEVER[:2]], "yes"),
        ([2022, 2023], [UNDATED, *NEVER[:2]], "no"),
        (YEARS, [UNDATED, *NEVER], "conflicting"),
        (YEARS, [UNDATED, (None, "no", "phone")], "conflicting"),
        (YEARS, CONFLICT, "conflicting"),
        (YEARS, [*CONFLICT, (2023, "yes", "letter")], "yes"),
        ([2022], [*CONFLICT, (2023, "yes", "letter")], "conflicting"),
    ],
)
def test_an_undated_yes_counts_for_the_whole_period_only_and_conflicting_comes_after_yes_and_before_unknown(
    years: list[int], said: list[tuple[int | None, str, str]], state: str
) -> None:
    states = states_over(years, participation(*((DIMVIK, LANTERN, *row) for row in said)))
    assert of_cell(states, DIMVIK, LANTERN) == [state]


@pytest.mark.parametrize(("source", "states"), [("letter", ["yes", "no"]), ("phone", ["conflicting", "no"])])
def test_an_undated_yes_is_on_the_undated_list_of_its_own_source_only(source: str, states: list[str]) -> None:
    found = states_over(YEARS, participation((DIMVIK, LANTERN, *UNDATED)), complete_lists((LANTERN, None, source)))
    assert [*of_cell(found, DIMVIK, LANTERN), *of_cell(found, EKSKOG, LANTERN)] == states


def test_a_yes_outside_the_selected_years_lifts_not_eligible_too() -> None:
    assert of_cell(states_over([2022], NO_ROWS), HULTMYRA, COMPASS) == ["not_eligible"]
    said = participation((HULTMYRA, COMPASS, 2024, "yes", "letter"))
    assert of_cell(states_over([2022], said), HULTMYRA, COMPASS) == ["unknown"]
    assert of_cell(states_over(YEARS, said), HULTMYRA, COMPASS) == ["yes"]


def test_of_no_years_nothing_is_known() -> None:
    states = states_over([], participation((DIMVIK, COUNCIL, 2022, "yes", "minutes")), council_lists())
    assert states[STATE].tolist() == ["unknown"] * 4 * 3
