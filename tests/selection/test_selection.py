"""A selection becomes the query of an address, and comes back from one."""

from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest

from src.analysis.assessed import AssessedRecord
from src.selection.selection import Selection, day_of, everything, options
from tests.analysis.made_up import COMPASS, COUNCIL, DIMVIK, LANTERN, OFFERINGS, YEARS
from tests.selection.views import write

ALL = Selection(YEARS, OFFERINGS)
QUERIES = {
    "": ALL,
    "ar=2023": Selection((2023,), OFFERINGS, (), ()),
    "ar=2022&ar=2024&erbjudande=council&grupp=B&samarbete=S%C3%B6der": Selection((2022, 2024), (COUNCIL,), ("B",), ("Söder",)),
    "erbjudande=lantern&erbjudande=compass&grupp=A&grupp=B": Selection(YEARS, (LANTERN, COMPASS), ("A", "B"), ()),
    "storlek=under-10000&forsta=2022&forsta=ingen": Selection(
        YEARS, OFFERINGS, sizes=("under-10000",), first_years=("2022", "ingen")
    ),
}


@pytest.fixture(scope="module")
def made_up() -> AssessedRecord:
    return write((DIMVIK, COUNCIL, 2022, "yes", "rules"))


def test_everything_is_all_years_and_offerings_and_no_filter(made_up: AssessedRecord) -> None:
    assert everything(made_up.programme) == ALL


def test_the_options_are_what_programme_and_register_hold(made_up: AssessedRecord) -> None:
    assert options(made_up) == {
        "ar": [2022, 2023, 2024],
        "erbjudande": ["lantern", "compass", "council"],
        "grupp": ["A", "B"],
        "samarbete": ["Norr", "Söder"],
        "storlek": ["under-10000", "minst-10000"],
        "forsta": ["2022", "ingen"],
    }


def test_a_group_or_a_body_that_no_municipality_has_is_no_option() -> None:
    assessed = write(register=write().record.register.assign(group="B", cooperation=""))
    assert (options(assessed)["grupp"], options(assessed)["samarbete"]) == (["B"], [])
    assert Selection.from_query({"grupp": ["A"], "samarbete": [""]}, assessed) == ALL


@pytest.mark.parametrize(("query", "selection"), QUERIES.items())
def test_a_query_holds_only_what_is_filtered_and_gives_it_back(query: str, selection: Selection, made_up: AssessedRecord) -> None:
    assert urlencode(selection.to_query(made_up.programme)) == query
    assert Selection.from_query(parse_qs(query), made_up) == selection


def test_values_without_an_option_are_left_out(made_up: AssessedRecord) -> None:
    query = {"ar": ["2031", "2023", "²"], "erbjudande": ["okand"], "grupp": ["B", "Z"], "samarbete": ["", "Söder", "<b>"]}
    query |= {"storlek": ["0", "under-9000"], "forsta": ["2023", ""]}
    assert Selection.from_query(query, made_up) == Selection((2023,), OFFERINGS, ("B",), ("Söder",))


def test_a_value_with_decomposed_letters_is_the_one_with_composed_letters(made_up: AssessedRecord) -> None:
    assert Selection.from_query({"samarbete": ["So\u0308der"]}, made_up).cooperation == ("Söder",)


def test_the_options_order_holds_and_what_is_asked_for_twice_counts_once(made_up: AssessedRecord) -> None:
    query = {"ar": ["2024", "2022", "2024"], "erbjudande": [COUNCIL, LANTERN], "grupp": ["B", "A"], "samarbete": ["Söder", "Norr"]}
    assert Selection.from_query(query, made_up) == Selection((2022, 2024), (LANTERN, COUNCIL), ("A", "B"), ("Norr", "Söder"))


def test_all_years_and_offerings_asked_for_are_no_filter(made_up: AssessedRecord) -> None:
    assert Selection.from_query({"ar": [*map(str, YEARS)], "erbjudande": OFFERINGS}, made_up) == ALL


def test_another_record_takes_over_the_filters_that_it_has_options_for() -> None:
    selection = Selection((2023,), OFFERINGS, ("A", "B"), ("Norr",))
    other = write(register=write().record.register.assign(group="B", cooperation=""))
    assert selection.of_record(other) == Selection((2023,), OFFERINGS, ("B",), ())


@pytest.mark.parametrize(
    "words", [None, "", "2021", "20210405", "2021-4-5", "2021-02-30", "i går", "2021-04-05T10:00", "2021-W01-1"]
)
def test_only_a_whole_date_is_a_day(words: str | None) -> None:
    assert day_of(words) is None


def test_a_day_is_read_with_spaces_around_it() -> None:
    assert day_of(" 2021-04-05 ") == date(2021, 4, 5)
