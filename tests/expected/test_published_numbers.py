"""A back-test: the shipped documented record gives the numbers that were published, all the way from the files."""

import csv
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import msgspec
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from src.analysis.assessed import AssessedRecord
from src.analysis.counts import Count, in_offering, offerings_per_municipality, with_at_least
from src.analysis.evidence import pieces_of_evidence, state_by_year, state_over_years
from src.analysis.goal import joined_by_year, missing, reasons
from src.analysis.reference_group import members_every_year, memberships, reference_group_by_year
from src.opening import DataFolder
from src.programme.definition import Programme
from src.record import Record
from tests.records.frozen import SKANE

DOCUMENTED = "2020-11-13"
SOURCE = "regionskane-2020-11-13"
GROUP = "referensgrupp"
STAFFANSTORP, KAVLINGE, PERSTORP = "1230", "1261", "1275"


@dataclass(frozen=True)
class Counted:
    """A record and what is counted from it over the whole period."""

    programme: Programme
    record: Record

    @cached_property
    def pieces(self) -> pd.DataFrame:
        record = self.record
        return pieces_of_evidence(record.participation, record.complete_lists, record.register, programme=self.programme)

    @cached_property
    def by_year(self) -> pd.DataFrame:
        return state_by_year(self.pieces, self.record.register, programme=self.programme)

    @cached_property
    def over_all(self) -> pd.DataFrame:
        return self.over(self.programme.years)

    @cached_property
    def cells(self) -> pd.DataFrame:
        return memberships(self.by_year, self.over_all, self.record.register, offering=GROUP)

    def over(self, years: tuple[int, ...]) -> pd.DataFrame:
        return state_over_years(self.by_year, self.pieces, programme=self.programme, years=years)

    def with_offerings(self, at_least: int) -> Count:
        counts = offerings_per_municipality(self.over_all, self.record.register, offerings=self.programme.offering_keys)
        return with_at_least(counts, at_least)

    def in_group(self) -> Count:
        return in_offering(self.over_all, self.record.register, offering=GROUP)

    def missing(self) -> list[list[str]]:
        return missing(self.over_all, self.record.register, offering=GROUP).to_numpy().tolist()

    def names(self, codes: tuple[str, ...]) -> list[str]:
        return self.record.register.set_index("code").loc[list(codes), "municipality"].tolist()

    def not_eligible(self, offering: str) -> set[str]:
        return set(self.over_all.loc[(self.over_all["offering"] == offering) & (self.over_all["state"] == "not_eligible"), "code"])


@pytest.fixture(scope="module")
def shipped() -> Counted:
    assessed = DataFolder(SKANE).open(DOCUMENTED)
    assert isinstance(assessed, AssessedRecord), assessed
    return Counted(assessed.programme, assessed.record)


def published() -> pd.DataFrame:
    with (Path(__file__).parent / "reference_group_by_year.csv").open(encoding="utf-8", newline="") as file:
        rows = [{column: int(value) for column, value in row.items()} for row in csv.DictReader(file, delimiter=";")]
    return pd.DataFrame(rows).astype({"year": "Int64"})


def test_the_group_year_by_year_is_as_published(shipped: Counted) -> None:
    by_year = reference_group_by_year(shipped.cells, shipped.record.register, years=shipped.programme.years)
    assert_frame_equal(by_year[published().columns], published())
    assert by_year["at_most"].tolist() == by_year["members"].tolist()  # the lists are complete
    assert by_year["so_far_at_most"].tolist() == by_year["so_far"].tolist()
    assert by_year["of"].tolist() == [33, 33, 33]


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_a_single_year_has_the_numbers_that_it_has_among_all_three(shipped: Counted, year: int) -> None:
    alone = reference_group_by_year(shipped.cells, shipped.record.register, years=[year])[published().columns]
    assert_frame_equal(alone, published()[published()["year"] == year].reset_index(drop=True))


def test_new_members_are_those_who_joined(shipped: Counted) -> None:
    joined = joined_by_year(shipped.cells, years=shipped.programme.years)
    assert joined.groupby("year")["code"].nunique().to_dict() == {2018: 11, 2019: 9, 2020: 12}
    assert joined["code"].is_unique


def test_32_of_33_have_been_in_the_group_and_staffanstorp_is_missing(shipped: Counted) -> None:
    count = shipped.in_group()
    assert (count.confirmed, count.at_most, count.of) == (32, 32, 33)
    assert shipped.missing() == [[STAFFANSTORP, "no"]]
    assert shipped.names((STAFFANSTORP,)) == ["Staffanstorp"]


def test_three_complete_lists_are_why_we_say_that_staffanstorp_is_missing(shipped: Counted) -> None:
    why = reasons(shipped.pieces, code=STAFFANSTORP, offering=GROUP, years=shipped.programme.years)
    assert why.to_numpy().tolist() == [[year, "no", "list", SOURCE, line] for year, line in ((2018, 2), (2019, 3), (2020, 4))]


def test_perstorp_and_the_four_libraries_with_an_agreement_were_there_every_year(shipped: Counted) -> None:
    assert shipped.programme.agreements is not None
    every_year = members_every_year(shipped.cells, years=shipped.programme.years)
    assert set(every_year) == {PERSTORP, *shipped.programme.agreements.municipalities}
    assert shipped.names(every_year) == ["Helsingborg", "Kristianstad", "Lund", "Malmö", "Perstorp"]


def test_all_four_offerings_are_confirmed_for_exactly_bjuv_klippan_and_sjobo(shipped: Counted) -> None:
    assert len(shipped.programme.offerings) == 4
    assert shipped.names(shipped.with_offerings(4).codes) == ["Bjuv", "Klippan", "Sjöbo"]


def test_reached_by_at_least_one_offering_are_32_and_at_most_33(shipped: Counted) -> None:
    reached = shipped.with_offerings(1)
    assert (reached.confirmed, reached.at_most, reached.of) == (32, 33, 33)
    assert reached.possible == (STAFFANSTORP,)


def test_packages_without_a_year_count_for_the_whole_period_only(shipped: Counted) -> None:
    packages = [key for key in shipped.programme.offering_keys if key != GROUP]
    in_part = shipped.over((2019, 2020))
    assert not (in_part["offering"].isin(packages) & (in_part["state"] == "yes")).any()
    confirmed = shipped.over_all[shipped.over_all["offering"].isin(packages) & (shipped.over_all["state"] == "yes")]
    assert confirmed.groupby("offering").size().to_dict() == dict.fromkeys(packages, 3)


def test_12_municipalities_are_above_the_limit_and_kavlinge_is_excepted(shipped: Counted) -> None:
    shut_out = shipped.not_eligible("ledarpaket")
    assert len(shut_out) == 12
    assert KAVLINGE not in shut_out
    assert STAFFANSTORP not in shut_out


def test_on_the_population_of_2019_staffanstorp_passes_the_limit_too(shipped: Counted) -> None:
    (rule,) = shipped.programme.eligibility
    later = msgspec.structs.replace(shipped.programme, eligibility=(msgspec.structs.replace(rule, population_year=2019),))
    shut_out = Counted(later, shipped.record).not_eligible("ledarpaket")
    assert shut_out == shipped.not_eligible("ledarpaket") | {STAFFANSTORP}
    assert len(shut_out) == 13


def with_staffanstorp(shipped: Counted, source: str) -> Counted:
    """The record with one more membership in the last year, said by this source."""
    said = shipped.record.participation
    row = said[said["offering"] == GROUP].tail(1).assign(code=STAFFANSTORP, year=pd.array([2020], dtype="Int64"), source=source)
    return replace(shipped, record=replace(shipped.record, participation=pd.concat([said, row], ignore_index=True)))


def test_one_more_row_for_staffanstorp_and_every_number_follows(shipped: Counted) -> None:
    whole = with_staffanstorp(shipped, SOURCE)
    count = whole.in_group()
    assert (count.confirmed, count.at_most, count.of, count.share) == (33, 33, 33, 1)
    assert whole.missing() == []
    by_year = reference_group_by_year(whole.cells, whole.record.register, years=[2020])
    assert by_year[["year", "members", "new", "returning", "so_far", "of"]].to_numpy().tolist() == [[2020, 18, 13, 5, 33, 33]]
    assert by_year[["at_most", "so_far_at_most"]].to_numpy().tolist() == [[18, 33]]
    reached = whole.with_offerings(1)
    assert (reached.confirmed, reached.at_most) == (33, 33)


def test_the_same_row_from_another_source_is_a_conflict_and_no_member(shipped: Counted) -> None:
    disputed = with_staffanstorp(shipped, "scb-folkmangd-2019")
    count = disputed.in_group()
    assert (count.confirmed, count.at_most, count.of) == (32, 33, 33)
    assert disputed.missing() == [[STAFFANSTORP, "conflicting"]]


def test_national_representatives_are_kept_and_not_counted(shipped: Counted) -> None:
    kept = shipped.record.national_representatives
    assert kept[["year", "organisation"]].to_numpy().tolist() == [[2019, "Digiteket"], [2020, "Digiteket"]]
    assert len(shipped.pieces[shipped.pieces["basis"] == "row"]) == 42 + 9
