"""A back-test: the shipped documented record gives the numbers that were published, all the way from the files."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from src.analysis.assessed import AssessedRecord, assess
from src.analysis.counts import with_at_least
from src.analysis.evidence import state_over_years
from src.analysis.goal import joined_by_year, reasons
from src.analysis.reference_group import members_every_year, reference_group_by_year
from src.programme.definition import Programme
from src.record import Record
from src.selection.view import View
from tests.selection.views import look

SOURCE = "regionskane-2020-11-13"
GROUP = "referensgrupp"
STAFFANSTORP, KAVLINGE, PERSTORP = "1230", "1261", "1275"
PUBLISHED = pd.read_csv(Path(__file__).parent / "reference_group_by_year.csv", sep=";").astype({"year": "Int64"})


def counted(programme: Programme, record: Record) -> View:
    return look(assess(programme, record, ""))


@pytest.fixture(scope="module")
def view(shipped: AssessedRecord) -> View:
    return look(shipped)


def names(view: View, codes: tuple[str, ...]) -> list[str]:
    return [view.name_of(code) for code in codes]


def not_eligible(view: View) -> set[str]:
    states = view.states
    return set(states.loc[(states["offering"] == "ledarpaket") & (states["state"] == "not_eligible"), "code"])


def test_the_group_year_by_year_is_as_published(view: View) -> None:
    by_year = view.coverage
    assert_frame_equal(by_year[PUBLISHED.columns], PUBLISHED)
    assert by_year["at_most"].tolist() == by_year["members"].tolist()  # the lists are complete
    assert by_year["so_far_at_most"].tolist() == by_year["so_far"].tolist()
    assert by_year["of"].tolist() == [33, 33, 33]


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_a_single_year_has_the_numbers_that_it_has_among_all_three(view: View, year: int) -> None:
    alone = reference_group_by_year(view.memberships, view.register, years=[year])[PUBLISHED.columns]
    assert_frame_equal(alone, PUBLISHED[PUBLISHED["year"] == year].reset_index(drop=True))


def test_new_members_are_those_who_joined(view: View) -> None:
    joined = joined_by_year(view.memberships, years=view.programme.years)
    assert joined.groupby("year")["code"].nunique().to_dict() == {2018: 11, 2019: 9, 2020: 12}
    assert joined["code"].is_unique


def test_32_of_33_have_been_in_the_group_and_staffanstorp_is_missing(view: View) -> None:
    count = view.goal_count
    assert (count.confirmed, count.at_most, count.of) == (32, 32, 33)
    assert view.missing.to_numpy().tolist() == [[STAFFANSTORP, "no"]]
    assert names(view, (STAFFANSTORP,)) == ["Staffanstorp"]


def test_three_complete_lists_are_why_we_say_that_staffanstorp_is_missing(view: View) -> None:
    why = reasons(view.pieces, code=STAFFANSTORP, offering=GROUP, years=view.programme.years)
    assert why.to_numpy().tolist() == [[year, "no", "list", SOURCE, line] for year, line in ((2018, 2), (2019, 3), (2020, 4))]


def test_perstorp_and_the_four_libraries_with_an_agreement_were_there_every_year(view: View) -> None:
    assert view.programme.agreements is not None
    every_year = members_every_year(view.memberships, years=view.programme.years)
    assert set(every_year) == {PERSTORP, *view.programme.agreements.municipalities}
    assert names(view, every_year) == ["Helsingborg", "Kristianstad", "Lund", "Malmö", "Perstorp"]


def test_all_four_offerings_are_confirmed_for_exactly_bjuv_klippan_and_sjobo(view: View) -> None:
    assert len(view.programme.offerings) == 4
    assert names(view, with_at_least(view.counts, 4).codes) == ["Bjuv", "Klippan", "Sjöbo"]


def test_reached_by_at_least_one_offering_are_32_and_at_most_33(view: View) -> None:
    reached = view.reached
    assert (reached.confirmed, reached.at_most, reached.of) == (32, 33, 33)
    assert reached.possible == (STAFFANSTORP,)


def test_packages_without_a_year_count_for_the_whole_period_only(view: View) -> None:
    packages = [key for key in view.programme.offering_keys if key != GROUP]
    in_part = state_over_years(view.states_by_year, view.pieces, programme=view.programme, years=(2019, 2020))
    assert not (in_part["offering"].isin(packages) & (in_part["state"] == "yes")).any()
    confirmed = view.states[view.states["offering"].isin(packages) & (view.states["state"] == "yes")]
    assert confirmed.groupby("offering").size().to_dict() == dict.fromkeys(packages, 3)


def test_12_municipalities_are_above_the_limit_and_kavlinge_is_excepted(view: View) -> None:
    shut_out = not_eligible(view)
    assert len(shut_out) == 12
    assert KAVLINGE not in shut_out
    assert STAFFANSTORP not in shut_out


def test_on_the_population_of_2019_staffanstorp_passes_the_limit_too(view: View) -> None:
    (rule,) = view.programme.eligibility
    later = msgspec.structs.replace(view.programme, eligibility=(msgspec.structs.replace(rule, population_year=2019),))
    shut_out = not_eligible(counted(later, view.assessed.record))
    assert shut_out == not_eligible(view) | {STAFFANSTORP}
    assert len(shut_out) == 13


def with_staffanstorp(view: View, source: str) -> View:
    """The record with one more membership in the last year, said by this source."""
    record = view.assessed.record
    said = record.participation
    row = said[said["offering"] == GROUP].tail(1).assign(code=STAFFANSTORP, year=pd.array([2020], dtype="Int64"), source=source)
    return counted(view.programme, replace(record, participation=pd.concat([said, row], ignore_index=True)))


def test_one_more_row_for_staffanstorp_and_every_number_follows(view: View) -> None:
    whole = with_staffanstorp(view, SOURCE)
    count = whole.goal_count
    assert (count.confirmed, count.at_most, count.of, count.share) == (33, 33, 33, 1)
    assert whole.missing.empty
    by_year = whole.coverage.tail(1)
    assert by_year[["year", "members", "new", "returning", "so_far", "of"]].to_numpy().tolist() == [[2020, 18, 13, 5, 33, 33]]
    assert by_year[["at_most", "so_far_at_most"]].to_numpy().tolist() == [[18, 33]]
    reached = whole.reached
    assert (reached.confirmed, reached.at_most) == (33, 33)


def test_the_same_row_from_another_source_is_a_conflict_and_no_member(view: View) -> None:
    disputed = with_staffanstorp(view, "scb-folkmangd-2019")
    count = disputed.goal_count
    assert (count.confirmed, count.at_most, count.of) == (32, 33, 33)
    assert disputed.missing.to_numpy().tolist() == [[STAFFANSTORP, "conflicting"]]


def test_national_representatives_are_kept_and_not_counted(view: View) -> None:
    kept = view.assessed.record.national_representatives
    assert kept[["year", "organisation"]].to_numpy().tolist() == [[2019, "Digiteket"], [2020, "Digiteket"]]
    assert len(view.pieces[view.pieces["basis"] == "row"]) == 42 + 9
