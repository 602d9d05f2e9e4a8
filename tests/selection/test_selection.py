"""What is selected goes into an address and words, and comes back from an address as what there is."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs

import pytest

from src.analysis.assessed import AssessedRecord
from src.selection.selection import Selection, day_of, everything, in_address, narrowed, options
from src.wording.filters import in_words
from tests.analysis.made_up import COMPASS, COUNCIL, LANTERN, OFFERINGS, YEARS
from tests.selection.views import look, write

ALL = Selection(YEARS, OFFERINGS, (), ())
SOME = [
    ALL,
    Selection((2023,), OFFERINGS, (), ()),
    Selection((2022, 2024), (COUNCIL,), ("B",), ("Söder",)),
    Selection(YEARS, (LANTERN, COMPASS), ("A", "B"), ("Norr", "Söder")),
]


@pytest.fixture(scope="module")
def made_up() -> AssessedRecord:
    return write()


def asked(address: str) -> dict[str, list[Any]]:
    """What an address asks for, as the dashboard reads it: years are numbers."""
    found: dict[str, list[Any]] = parse_qs(address)
    return found | {"ar": [int(year) for year in found.get("ar", [])]}


def test_everything_is_all_years_and_offerings_and_no_filter(made_up: AssessedRecord) -> None:
    assert everything(made_up.programme) == ALL
    assert in_words(ALL, made_up.programme, look(made_up).text) == "Inga filter."


def test_the_options_are_what_programme_and_register_hold(made_up: AssessedRecord) -> None:
    assert options(made_up) == {
        "ar": [2022, 2023, 2024],
        "erbjudande": ["lantern", "compass", "council"],
        "grupp": ["A", "B"],
        "samarbete": ["Norr", "Söder"],
    }


def test_a_group_that_no_municipality_is_of_is_no_option(made_up: AssessedRecord) -> None:
    register = made_up.record.register.assign(group="B")
    assert options(write(register=register))["grupp"] == ["B"]
    assert narrowed(write(register=register), {"grupp": ["A"]}) == ALL


@pytest.mark.parametrize("selection", SOME)
def test_an_address_gives_the_selection_back(selection: Selection, made_up: AssessedRecord) -> None:
    address = in_address(selection, made_up.programme, export="2024-12-31", language="en")
    assert narrowed(made_up, asked(address)) == selection
    assert (asked(address)["data"], asked(address)["sprak"]) == (["2024-12-31"], ["en"])


def test_nothing_selected_is_no_address(made_up: AssessedRecord) -> None:
    assert in_address(ALL, made_up.programme) == ""
    assert in_address(ALL, made_up.programme, language="sv") == ""


def test_an_address_says_only_what_is_filtered(made_up: AssessedRecord) -> None:
    assert in_address(SOME[1], made_up.programme) == "ar=2023"
    assert in_address(SOME[2], made_up.programme) == "ar=2022&ar=2024&erbjudande=council&grupp=B&samarbete=S%C3%B6der"


def test_what_there_is_no_option_for_is_left_out(made_up: AssessedRecord) -> None:
    wanted = {"ar": [2031, 2023], "erbjudande": ["okand"], "grupp": ["B", "Z"], "samarbete": ["", "Söder", "<b>"]}
    assert narrowed(made_up, wanted) == Selection((2023,), OFFERINGS, ("B",), ("Söder",))


@pytest.mark.parametrize("wanted", [{}, {"ar": []}, {"ar": None}, {"ar": ["2023"]}, {"erbjudande": [], "grupp": ()}])
def test_nothing_that_can_be_selected_is_everything(wanted: dict[str, Any], made_up: AssessedRecord) -> None:
    assert narrowed(made_up, wanted) == ALL


def test_the_options_order_holds_and_what_is_asked_for_twice_counts_once(made_up: AssessedRecord) -> None:
    wanted = {"ar": [2024, 2022, 2024], "erbjudande": [COUNCIL, LANTERN], "grupp": ["B", "A"], "samarbete": ["Söder", "Norr"]}
    assert narrowed(made_up, wanted) == Selection((2022, 2024), (LANTERN, COUNCIL), ("A", "B"), ("Norr", "Söder"))


def test_all_of_them_asked_for_is_no_filter(made_up: AssessedRecord) -> None:
    assert narrowed(made_up, {"ar": list(YEARS), "erbjudande": list(OFFERINGS)}) == ALL


def test_a_region_without_bodies_has_none_to_choose(made_up: AssessedRecord) -> None:
    register = made_up.record.register.assign(cooperation="")
    assert options(write(register=register))["samarbete"] == []
    assert narrowed(write(register=register), {"samarbete": [""]}) == ALL


@pytest.mark.parametrize(
    "words", [None, "", "2021", "20210405", "2021-4-5", "2021-02-30", "i går", "2021-04-05T10:00", "2021-W01-1"]
)
def test_only_a_whole_date_is_a_day(words: str | None) -> None:
    assert day_of(words) is None


def test_a_day_is_read_with_the_spaces_in_frame() -> None:
    assert day_of(" 2021-04-05 ") == date(2021, 4, 5)
