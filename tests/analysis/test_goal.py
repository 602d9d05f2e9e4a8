"""Who joined when, who is missing, and why we say so."""

import pandas as pd
from pandas.testing import assert_frame_equal

from src.analysis.evidence import pieces_of_evidence
from src.analysis.goal import joined_by_year, missing, reasons
from src.analysis.reference_group import memberships
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    NO_ROWS,
    SOTBO,
    YEARS,
    council_lists,
    make_programme,
    make_register,
    participation,
    states_by_year,
    states_over,
)

REGISTER = make_register()
SAID = participation(
    (SOTBO, COUNCIL, 2022, "yes", "minutes"),
    (DIMVIK, COUNCIL, 2023, "yes", "minutes"),
    (SOTBO, COUNCIL, 2024, "yes", "minutes"),
    (EKSKOG, COUNCIL, 2024, "yes", "letter"),
)
CELLS = memberships(states_by_year(SAID, council_lists()), states_over(YEARS, SAID, council_lists()), REGISTER, offering=COUNCIL)
PIECES = pieces_of_evidence(SAID, council_lists(), REGISTER, programme=make_programme())


def joined(*rows: tuple[int, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["year", "code"]).astype({"year": "Int64", "code": "str"})


def still_missing(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["code", "state"]).astype("str")


def test_each_municipality_joins_once_in_its_first_year() -> None:
    assert_frame_equal(joined_by_year(CELLS, years=YEARS), joined((2022, SOTBO), (2023, DIMVIK)))


def test_who_joined_before_the_selected_years_does_not_join_in_them() -> None:
    assert_frame_equal(joined_by_year(CELLS, years=[2023, 2024]), joined((2023, DIMVIK)))
    assert_frame_equal(joined_by_year(CELLS, years=[]), joined())


def test_an_undated_membership_joined_in_no_known_year() -> None:
    said = participation((DIMVIK, COUNCIL, None, "yes", "letter"))
    cells = memberships(states_by_year(said), states_over(YEARS, said), REGISTER, offering=COUNCIL)
    assert_frame_equal(joined_by_year(cells, years=YEARS), joined())


def test_missing_are_all_whom_the_record_does_not_confirm_with_the_reason_in_a_state() -> None:
    expected = still_missing((EKSKOG, "conflicting"), (HULTMYRA, "no"))
    assert_frame_equal(missing(states_over(YEARS, SAID, council_lists()), REGISTER, offering=COUNCIL), expected)


def test_missing_depends_on_the_selected_years() -> None:
    expected = still_missing((EKSKOG, "no"), (HULTMYRA, "no"), (SOTBO, "no"))
    assert_frame_equal(missing(states_over([2023], SAID, council_lists()), REGISTER, offering=COUNCIL), expected)


def test_absence_from_lists_that_are_not_complete_is_missing_as_unknown() -> None:
    expected = still_missing((EKSKOG, "conflicting"), (HULTMYRA, "unknown"))
    assert_frame_equal(missing(states_over(YEARS, SAID, council_lists()[2:]), REGISTER, offering=COUNCIL), expected)


def test_those_who_may_not_take_part_are_missing_as_not_eligible() -> None:
    states = missing(states_over(YEARS, NO_ROWS), REGISTER, offering=COMPASS)
    assert states["state"].tolist() == ["unknown", "unknown", "not_eligible", "unknown"]


def test_of_no_years_everybody_is_missing_as_unknown() -> None:
    states = missing(states_over([], SAID, council_lists()), REGISTER, offering=COUNCIL)
    assert states["state"].tolist() == ["unknown"] * 4


def test_nobody_is_missing_when_all_have_been_in_the_group() -> None:
    said = participation(*((code, COUNCIL, 2022, "yes", "minutes") for code in REGISTER["code"]))
    assert_frame_equal(missing(states_over(YEARS, said), REGISTER, offering=COUNCIL), still_missing())


def test_reasons_are_what_each_source_says_dated_pieces_first() -> None:
    said = participation((EKSKOG, COUNCIL, None, "no", "phone"), (EKSKOG, COUNCIL, 2024, "yes", "letter"))
    pieces = pieces_of_evidence(said, council_lists(), REGISTER, programme=make_programme())
    expected = pd.DataFrame(
        [(2024, "yes", "row", "letter"), (2024, "no", "list", "minutes"), (None, "no", "row", "phone")],
        columns=["year", "says", "basis", "source"],
    ).astype({"year": "Int64"})
    assert_frame_equal(reasons(pieces, code=EKSKOG, offering=COUNCIL, years=[2024]), expected)


def test_a_rule_is_a_reason_in_whatever_year() -> None:
    said = reasons(PIECES, code=HULTMYRA, offering=COMPASS, years=[2023])
    assert said[["says", "basis", "source"]].to_numpy().tolist() == [["not_eligible", "rule", "rules"]]


def test_where_the_record_is_silent_there_is_no_reason() -> None:
    assert reasons(PIECES, code=DIMVIK, offering=LANTERN, years=YEARS).empty


def test_the_frames_that_come_in_are_not_changed() -> None:
    register, states = make_register(), states_over(YEARS, SAID)
    cells = memberships(states_by_year(SAID), states_over(YEARS, SAID), register, offering=COUNCIL)
    pieces = pieces_of_evidence(SAID, council_lists(), register, programme=make_programme())
    frames = cells, states, register, pieces
    before = [frame.copy() for frame in frames]
    joined_by_year(cells, years=YEARS)
    missing(states, register, offering=COUNCIL)
    reasons(pieces, code=EKSKOG, offering=COUNCIL, years=YEARS)
    for frame, copy in zip(frames, before, strict=True):
        assert_frame_equal(frame, copy)
