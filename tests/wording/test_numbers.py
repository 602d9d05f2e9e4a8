"""A number that can be followed: what it counts, and that it is the number of the pages."""

from src.analysis.assessed import AssessedRecord
from src.analysis.counts import Count
from src.wording.numbers import ALL_TAKEN, GOAL_COUNT, MEMBERS_IN, REACHED, TAKERS_OF, numbers, on_map
from tests.analysis.made_up import COMPASS, COUNCIL, DIMVIK, EKSKOG, LANTERN, SOTBO, YEARS
from tests.selection.views import look
from tests.wording.records import council_record


def test_each_number_says_what_it_counts_and_of_which_cells_it_is_made() -> None:
    found = numbers(look(council_record()))
    assert list(found) == [
        GOAL_COUNT,
        *(f"{MEMBERS_IN}{year}" for year in YEARS),
        REACHED,
        ALL_TAKEN,
        *(f"{TAKERS_OF}{key}" for key in look(council_record()).selection.offerings),
    ]
    goal, members = found[GOAL_COUNT], found[f"{MEMBERS_IN}2022"]
    assert goal.what == "har varit med i rådet 2022–2024"
    assert (goal.count, goal.offerings, goal.years) == (Count((DIMVIK, EKSKOG, SOTBO), (), 4, 4), (COUNCIL,), YEARS)
    assert (members.count, members.years) == (Count((EKSKOG, SOTBO), (), 4, 4), (2022,))
    assert not found[REACHED].in_each
    assert found[ALL_TAKEN].in_each


def test_an_undated_yes_is_possible_in_part_of_the_period() -> None:
    whole = numbers(look(council_record()))[f"{TAKERS_OF}{LANTERN}"]
    assert whole.count.codes == (DIMVIK,)
    in_part = numbers(look(council_record(), years=(2022,)))[f"{TAKERS_OF}{LANTERN}"]
    assert in_part.count.codes == ()
    assert DIMVIK in in_part.count.possible


def test_the_goals_number_counts_through_the_last_selected_year_and_others_the_selected_years() -> None:
    found = numbers(look(council_record(), years=(2023,)))
    assert found[GOAL_COUNT].years == (2022, 2023)
    assert found[REACHED].years == (2023,)
    assert f"{MEMBERS_IN}2022" in found  # the goal's steps show it


def test_the_numbers_are_those_of_the_view(shipped: AssessedRecord) -> None:
    view = look(shipped, groups=("B4",))
    found = numbers(view)
    assert found[GOAL_COUNT].count == view.goal_count
    for row in view.coverage.itertuples():
        assert (found[f"{MEMBERS_IN}{row.year}"].count.confirmed, found[f"{MEMBERS_IN}{row.year}"].count.of) == (
            row.members,
            row.of,
        )


def test_the_map_answers_with_one_offerings_number_or_with_those_reached() -> None:
    assert on_map(look(council_record())) == REACHED
    assert on_map(look(council_record(), offerings=(COMPASS,))) == f"{TAKERS_OF}{COMPASS}"
    assert numbers(look(council_record(), offerings=(COMPASS,)))[f"{TAKERS_OF}{COMPASS}"].count.of == 3
