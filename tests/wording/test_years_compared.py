"""Two years compared, in words and as a table."""

from src.wording.years_compared import of_years, years_answer, years_filter_not_in_force, years_table
from tests.analysis.made_up import COUNCIL, DIMVIK, LANTERN
from tests.selection.views import look, write
from tests.wording.records import council_record, rows_of


def test_without_an_offering_it_is_about_the_group_and_says_how_many_came_stayed_and_left() -> None:
    view = look(council_record())
    assert years_answer(view, 2022, 2024) == "Rådet 2024 mot 2022: 1 ny, 0 kvar och 2 inte längre med av 4 kommuner i Sagolandet."
    assert of_years(view, 2022).selection.offerings == (COUNCIL,)
    assert of_years(view, 2022).query() == view.query()


def test_what_is_open_in_one_of_the_years_is_counted_as_neither() -> None:
    one = write((DIMVIK, LANTERN, 2022, "no", "letter"), (DIMVIK, LANTERN, 2023, "yes", "letter"))
    said = years_answer(look(one, offerings=(LANTERN,)), 2022, 2023)
    assert said.endswith("1 ny, 0 kvar och 0 inte längre med av 4 kommuner i Sagolandet. För 3 kommuner går det inte att säga.")


def test_where_nothing_is_known_no_zero_is_said() -> None:
    said = years_answer(look(council_record(), offerings=(LANTERN,)), 2022, 2023)
    assert said == "Lyktpaketet 2023 mot 2022: det går inte att säga för någon kommun i Sagolandet."


def test_a_filter_on_years_is_said_to_change_nothing() -> None:
    assert years_filter_not_in_force(look(council_record())) == ()
    filtered = look(council_record(), years=(2023,))
    assert years_filter_not_in_force(filtered) == ("Filtret på år ändrar inget när två år jämförs.",)
    assert years_answer(filtered, 2022, 2024) == years_answer(look(council_record()), 2022, 2024)


def test_the_table_begins_with_those_who_differ() -> None:
    rows = rows_of(years_table(look(council_record()), 2022, 2023).drop(columns="Kod"))
    assert rows == [
        ["Ekskog", "ja", "ja", "kvar"],
        ["Sotbo", "ja", "nej", "inte längre med"],
        ["Dimvik", "nej", "nej", "inte med"],
        ["Hultmyra", "nej", "nej", "inte med"],
    ]
