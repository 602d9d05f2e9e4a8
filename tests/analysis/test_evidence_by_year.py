"""The state of every municipality × offering × year."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from src.vocabulary import CODE, OFFERING, STATE, YEAR
from tests.analysis.made_up import CODES, OFFERINGS, complete_lists, evidence, make_programme, make_register, of_cell, participation

DIMVIK, EKSKOG, HULTMYRA, SOTBO = CODES
LANTERN, COMPASS, COUNCIL = OFFERINGS


def test_every_municipality_offering_and_year_has_one_state_even_without_rows() -> None:
    programme = make_programme(years=(2022, 2023), offerings=make_programme().offerings[1:])
    said = participation((EKSKOG, COUNCIL, 2023, "yes", "letter"))
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
    assert_frame_equal(evidence(said, programme=programme, register=make_register().iloc[1:3]).states, expected)


def test_a_record_without_rows_and_lists_is_unknown_but_for_the_rules() -> None:
    assert evidence().states[STATE].value_counts().to_dict() == {"unknown": 11 * 3, "not_eligible": 3}


def test_a_register_without_municipalities_gives_no_rows() -> None:
    states = evidence(register=make_register().iloc[:0]).states
    assert (len(states), states.columns.tolist()) == (0, [CODE, OFFERING, YEAR, STATE])


@pytest.mark.parametrize(
    ("said", "states"),
    [
        ([(2023, "no", "letter")], ["unknown", "no", "unknown"]),
        ([(None, "no", "letter")], ["no", "no", "no"]),
        ([(None, "yes", "letter")], ["unknown", "unknown", "unknown"]),
        ([(2022, "yes", "letter"), (2022, "no", "phone")], ["conflicting", "unknown", "unknown"]),
        ([(2022, "yes", "letter"), (2023, "no", "phone")], ["yes", "no", "unknown"]),
        ([(2022, "yes", "letter"), (None, "no", "phone")], ["conflicting", "no", "no"]),
        ([(2022, "yes", "letter"), (2022, "yes", "letter"), (2022, "yes", "phone")], ["yes", "unknown", "unknown"]),
    ],
    ids=[
        "a no is of its year alone",
        "an undated no is of each year",
        "an undated yes is of no year in particular",
        "a yes and a no of one year conflict",
        "a yes and a no of two years do not",
        "a dated yes conflicts with an undated no",
        "what is said twice is said once",
    ],
)
def test_rows_of_one_municipality(said: list[tuple[int | None, str, str]], states: list[str]) -> None:
    found = evidence(participation(*((DIMVIK, LANTERN, *row) for row in said))).states
    assert of_cell(found, DIMVIK, LANTERN) == states
    assert of_cell(found, EKSKOG, LANTERN) == ["unknown"] * 3


@pytest.mark.parametrize(
    ("says", "states"), [(None, ["not_eligible"] * 3), ("no", ["not_eligible"] * 3), ("yes", ["no", "yes", "unknown"])]
)
def test_not_eligible_outweighs_a_no_and_a_list_but_not_a_yes(says: str | None, states: list[str]) -> None:
    said = participation(*([(HULTMYRA, COMPASS, 2023, says, "letter")] if says else []))
    assert of_cell(evidence(said, complete_lists((COMPASS, 2022, "letter"))).states, HULTMYRA, COMPASS) == states


def test_an_excepted_municipality_is_as_unknown_as_any_other() -> None:
    assert of_cell(evidence().states, SOTBO, COMPASS) == ["unknown"] * 3
