"""What holds for every record, tried on random small ones; few in `make test`, many in `make test-all`."""

from collections.abc import Sequence

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from src.analysis.counts import in_offering, offerings_per_municipality, with_at_least
from src.analysis.judgement import ClaimEvidence
from src.analysis.reference_group import memberships, reference_group_by_year
from src.vocabulary import CODE, OFFERING, STATE, STATES, YEAR
from tests.analysis.made_up import CODES, COUNCIL, OFFERINGS, YEARS, complete_lists, evidence, make_register, participation

Row = tuple[str, str, int | None, str, str]
List = tuple[str, int | None, str]
Record = tuple[list[Row], list[List]]

REGISTER = make_register()
SOURCES = ("minutes", "letter")
SOME_YEAR = st.sampled_from([*YEARS, None])


def rows_of(codes: Sequence[str], offerings: Sequence[str]) -> st.SearchStrategy[Row]:
    says = st.sampled_from(["yes", "yes", "no"])
    return st.tuples(st.sampled_from(codes), st.sampled_from(offerings), SOME_YEAR, says, st.sampled_from(SOURCES))


ROW = rows_of(CODES, OFFERINGS)
LIST = st.tuples(st.sampled_from(OFFERINGS), SOME_YEAR, st.sampled_from(SOURCES))
LISTS = st.lists(LIST, max_size=4)
RECORD = st.tuples(st.lists(ROW, max_size=10), LISTS)
CROWDED = st.tuples(st.lists(rows_of(CODES[:2], [COUNCIL]), min_size=4, max_size=10), LISTS)  # rows meet in the same cells
SELECTED_YEARS = st.lists(st.sampled_from(YEARS), unique=True)
SELECTED_OFFERINGS = st.lists(st.sampled_from(OFFERINGS), unique=True)


def over(years: Sequence[int], record: Record) -> pd.DataFrame:
    return made(record).over(years)


def made(record: Record) -> ClaimEvidence:
    return evidence(participation(*record[0]), complete_lists(*record[1]))


def counts(years: Sequence[int], record: Record) -> pd.DataFrame:
    """What is confirmed and possible of each municipality."""
    return offerings_per_municipality(over(years, record), REGISTER, offerings=OFFERINGS)[["confirmed", "at_most"]]


@given(RECORD, SELECTED_YEARS, SELECTED_OFFERINGS)
def test_states_make_up_the_selected_offerings_and_confirmed_is_at_most_at_most(
    record: Record, years: list[int], offerings: list[str]
) -> None:
    counted = offerings_per_municipality(over(years, record), REGISTER, offerings=offerings)
    assert counted[CODE].tolist() == list(CODES)
    assert (counted[["confirmed", *STATES[1:]]].sum(axis=1) == len(offerings)).all()
    assert (counted["confirmed"] <= counted["at_most"]).all()
    assert (counted["at_most"] <= len(offerings)).all()


@given(RECORD, ROW, LIST, SELECTED_YEARS, st.sampled_from(YEARS))
def test_a_yes_more_or_a_year_more_never_lowers_counts_and_a_list_more_never_raises_them(
    record: Record, row: Row, listed: List, years: list[int], another: int
) -> None:
    said, lists = record
    yes: Row = (*row[:3], "yes", row[4])
    before = counts(years, record)
    assert (counts(years, ([*said, yes], lists)) >= before).all(axis=None)
    assert (counts(years, (said, [*lists, listed])) <= before).all(axis=None)
    assert (counts([*years, another], record)["confirmed"] >= before["confirmed"]).all()


@given(RECORD, LIST)
def test_marking_a_list_complete_turns_unknown_into_no_and_another_sources_yes_into_conflict(record: Record, listed: List) -> None:
    """Of the list's offering, in its year (in each, when it has none), and only where its source does not name the municipality.

    A list with a year names those with a yes row of that year; one without a year, those with a yes row of any or no year.
    """
    said, lists = record
    offering, year, source = listed
    named = {row[0] for row in said if row[1] == offering and row[3:] == ("yes", source) and year in (None, row[2])}
    expected = made(record).states
    absent = (expected[OFFERING] == offering) & ~expected[CODE].isin(named) & ((expected[YEAR] == year) | (year is None))
    becomes = {"unknown": "no", "yes": "conflicting"}
    expected.loc[absent, STATE] = expected.loc[absent, STATE].replace(becomes)
    assert_frame_equal(made((said, [*lists, listed])).states, expected)


@given(st.data(), CROWDED)
def test_order_of_rows_and_repeated_rows_change_nothing(data: st.DataObject, record: Record) -> None:
    said, lists = record
    again = (data.draw(st.permutations(said + said[:3])), data.draw(st.permutations(lists + lists[:2])))
    assert_frame_equal(made(again).states, made(record).states)
    assert_frame_equal(over(YEARS, again), over(YEARS, record))


@given(CROWDED)
def test_the_group_adds_up_from_year_to_year_and_toward_the_goal(record: Record) -> None:
    states, over_all = made(record).states, over(YEARS, record)
    cells = memberships(states, over_all, REGISTER, offering=COUNCIL)
    group = reference_group_by_year(cells, REGISTER, years=YEARS)
    assert (group["members"] == group["new"] + group["returning"]).all()
    assert (group["so_far"] == group["new"].cumsum())[:-1].all()
    assert group["so_far"].is_monotonic_increasing
    assert (group["members"] <= group[["so_far", "at_most"]].min(axis=1)).all()
    assert (group[["so_far", "at_most"]].max(axis=1) <= group["so_far_at_most"]).all()
    assert (group["so_far_at_most"] <= group["of"]).all()

    in_group = in_offering(over_all, REGISTER, offering=COUNCIL)
    assert (group["so_far"].iloc[-1], group["so_far_at_most"].iloc[-1]) == (in_group.confirmed, in_group.at_most)
    reached = with_at_least(offerings_per_municipality(over_all, REGISTER, offerings=OFFERINGS), 1)
    assert set(cells.loc[cells["new"], CODE]) <= set(in_group.codes) <= set(reached.codes)
    assert set(in_group.codes + in_group.possible) <= set(reached.codes + reached.possible)
