"""How far it is to the goal, who is missing, and why."""

import pandas as pd
import pytest

from src.analysis.goal import joined_by_year, missing, reasons
from src.analysis.reference_group import memberships
from tests.analysis.made_up import NO_ROWS, council_lists, evidence, make_register, participation, rows_of, states_over
from tests.analysis.names import CODES, COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, YEARS

REGISTER = make_register()
LISTS = council_lists()
SAID = participation(
    (SOTBO, COUNCIL, 2022, "yes", "minutes"),
    (DIMVIK, COUNCIL, 2023, "yes", "minutes"),
    (SOTBO, COUNCIL, 2024, "yes", "minutes"),
    (EKSKOG, COUNCIL, 2024, "yes", "letter"),
)


def joined(said: pd.DataFrame, *years: int) -> list[tuple[int, str]]:
    made = evidence(said, LISTS)
    return rows_of(joined_by_year(memberships(made.states, made.over(YEARS), REGISTER, offering=COUNCIL), years=years))


def test_each_municipality_joins_once_in_its_first_year() -> None:
    assert joined(SAID, *YEARS) == [(2022, SOTBO), (2023, DIMVIK)]


def test_who_joined_before_the_selected_years_does_not_join_in_them() -> None:
    assert joined(SAID, 2023, 2024) == [(2023, DIMVIK)]
    assert joined(SAID) == []


def test_an_undated_membership_joined_in_no_known_year() -> None:
    assert joined(participation((DIMVIK, COUNCIL, None, "yes", "letter")), *YEARS) == []


@pytest.mark.parametrize(
    ("years", "lists", "expected"),
    [
        (YEARS, LISTS, [(EKSKOG, "conflicting"), (HULTMYRA, "no")]),
        (YEARS, LISTS[2:], [(EKSKOG, "conflicting"), (HULTMYRA, "unknown")]),
        ((2023,), LISTS, [(EKSKOG, "no"), (HULTMYRA, "no"), (SOTBO, "no")]),
        ((), LISTS, [(code, "unknown") for code in CODES]),
    ],
)
def test_missing_are_those_that_the_record_does_not_confirm_in_these_years_with_their_states(
    years: tuple[int, ...], lists: pd.DataFrame, expected: list[tuple[str, str]]
) -> None:
    assert rows_of(missing(states_over(years, SAID, lists), REGISTER, offering=COUNCIL)) == expected


def test_those_who_may_not_take_part_are_missing_as_not_eligible() -> None:
    states = missing(states_over(YEARS, NO_ROWS), REGISTER, offering=COMPASS)
    assert states["state"].tolist() == ["unknown", "unknown", "not_eligible", "unknown"]


def test_nobody_is_missing_when_all_have_been_in_the_group() -> None:
    said = participation(*((code, COUNCIL, 2022, "yes", "minutes") for code in CODES))
    assert missing(states_over(YEARS, said), REGISTER, offering=COUNCIL).empty


def test_reasons_are_what_each_source_says_dated_pieces_first() -> None:
    said = participation((EKSKOG, COUNCIL, None, "no", "phone"), (EKSKOG, COUNCIL, 2024, "yes", "letter"))
    found = reasons(evidence(said, LISTS).pieces, code=EKSKOG, offering=COUNCIL, years=[2024])
    assert found.columns.tolist() == ["year", "says", "basis", "source", "line"]
    assert rows_of(found) == [
        (2024, "yes", "row", "letter", 3),
        (2024, "no", "list", "minutes", 4),
        (None, "no", "row", "phone", 2),
    ]


def test_a_rule_is_a_reason_in_every_year_and_no_evidence_is_none() -> None:
    pieces = evidence(SAID, LISTS).pieces
    assert rows_of(reasons(pieces, code=HULTMYRA, offering=COMPASS, years=[2023])) == [(None, "not_eligible", "rule", "rules", 0)]
    assert reasons(pieces, code=DIMVIK, offering=LANTERN, years=YEARS).empty
