"""Assumptions become words in an address, and come back from it as far as the record leaves them open."""

from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.selection.assumptions import MOST, assumption_code, open_assumptions, parse_assumption
from src.selection.selection import Selection, everything
from tests.analysis.made_up import CODES, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, YEARS, council_lists
from tests.selection.views import look, write
from tests.wording.records import NO, SOME_YEAR, YES, council_record


@pytest.fixture(scope="module")
def made_up() -> AssessedRecord:
    return council_record()


@pytest.mark.parametrize(
    ("assumption", "words"), [(YES, "9902.lantern.2023.ja"), (SOME_YEAR, "9904.lantern..ja"), (NO, "9903.lantern..nej")]
)
def test_an_assumption_is_an_address_and_an_address_an_assumption(assumption: Assumption, words: str) -> None:
    assert assumption_code(assumption) == words
    assert parse_assumption(words) == assumption


@pytest.mark.parametrize(
    "words",
    ["", "9902", "9902.lantern.2023", "9902.lantern.2023.yes", "9902.lantern.23.ja", "9902.lantern.x.ja", "9902.lantern.²².ja",
     "9902.lantern.²²²².ja", ".lantern.2023.ja", "9902..2023.ja", "9902.lantern.2023.ja.nej", "9902.lantern.2023.JA",
     "<b>.lantern.2023.", "....", "9902.lantern.20234.ja"],
)  # fmt: skip
def test_an_invalid_code_is_no_assumption(words: str) -> None:
    assert parse_assumption(words) is None


def test_an_address_gives_the_assumptions_back(made_up: AssessedRecord) -> None:
    selection = replace(everything(made_up.programme), what_if=(YES, NO, SOME_YEAR))
    query = urlencode(selection.to_query(made_up.programme))
    assert query == "om=9902.lantern.2023.ja&om=9903.lantern..nej&om=9904.lantern..ja"
    assert Selection.from_query(parse_qs(query), made_up) == selection


def test_unknown_and_settled_cells_cannot_be_assumed(made_up: AssessedRecord) -> None:
    asked = ["nonsense", "9902.sundial.2023.ja", "1234.lantern.2023.ja", "9902.council.2022.nej", "9903.council.2022.ja"]
    assert open_assumptions(made_up, ["9902.lantern.2023.ja", *asked]) == (YES,)
    known = write((EKSKOG, LANTERN, 2023, "no", "letter"), lists=council_lists())
    assert look(made_up, what_if=(YES, NO)).of_record(known).selection.what_if == (NO,)


def test_a_view_has_at_most_as_many_assumptions_as_an_address_holds() -> None:
    asked = [f"{code}.{key}.{year}.ja" for code in CODES for key in (COUNCIL, LANTERN) for year in YEARS]
    assert len(asked) > MOST
    assert len(open_assumptions(write(), asked)) == MOST


def test_a_views_counts_follow_its_assumptions_and_the_record_stays_as_it_is(made_up: AssessedRecord) -> None:
    before, after = look(made_up).counts.set_index("code"), look(made_up, what_if=(YES, SOME_YEAR)).counts.set_index("code")
    assert (after["confirmed"] - before["confirmed"]).to_dict() == {DIMVIK: 0, EKSKOG: 1, HULTMYRA: 0, SOTBO: 1}
    assert after["at_most"].equals(before["at_most"])
    assert look(made_up).pieces is made_up.pieces
