"""The first page's way to the goal in parts, and what there is to follow up."""

from src.wording.overview import YearStep, goal_steps, next_steps
from tests.analysis.made_up import COUNCIL, DIMVIK, EKSKOG, HULTMYRA, SOTBO, council_lists
from tests.selection.views import look, write
from tests.wording.records import council_record


def test_each_year_is_as_wide_as_it_added_and_the_last_part_is_what_is_left() -> None:
    assert goal_steps(look(council_record())) == [
        YearStep(0.5, "2", "2022"),
        YearStep(0.0, "2", "2023"),
        YearStep(0.25, "3", "2024"),
        YearStep(0.25, "1", "återstår"),
    ]


def test_nothing_is_left_when_all_have_been_in_the_group() -> None:
    everyone = [(code, COUNCIL, 2022, "yes", "minutes") for code in (SOTBO, EKSKOG, DIMVIK, HULTMYRA)]
    assert goal_steps(look(write(*everyone), years=(2022,))) == [YearStep(1.0, "4", "2022")]


def test_those_whom_the_record_does_not_know_are_not_said_to_be_left() -> None:
    unsure = write((SOTBO, COUNCIL, 2022, "yes", "minutes"))
    assert goal_steps(look(unsure, years=(2022,))) == [YearStep(0.25, "1+", "2022"), YearStep(0.75, "3", "ej bekräftade")]


def test_no_municipality_makes_no_way() -> None:
    assert goal_steps(look(council_record(), groups=("X",), cooperation=("Y",))) == []


def test_what_to_follow_up_leads_to_the_one_that_is_missing_and_to_the_gaps() -> None:
    steps = {step.words: step.address for step in next_steps(look(council_record()))}
    assert list(steps) == ["Se varför Hultmyra saknas", "Fyll i det som saknas"]
    assert steps["Se varför Hultmyra saknas"].endswith("/mal")
    assert steps["Fyll i det som saknas"].endswith("underlag?flik=luckor#okant")


def test_who_is_not_known_is_asked_on_their_own_page() -> None:
    members = [(code, COUNCIL, 2022, "yes", "minutes") for code in (SOTBO, EKSKOG, DIMVIK)]
    (step,) = (step for step in next_steps(look(write(*members))) if "rådet" in step.words)
    assert (step.words, step.address.rpartition("/")[2]) == ("Fråga Hultmyra om rådet", f"kommun?kommun={HULTMYRA}")


def test_nothing_is_to_be_followed_up_where_everything_is_known_and_everybody_has_been_in() -> None:
    everyone = [(code, COUNCIL, 2022, "yes", "minutes") for code in (SOTBO, EKSKOG, DIMVIK, HULTMYRA)]
    known = write(*everyone, lists=council_lists())
    assert next_steps(look(known, years=(2022,), offerings=(COUNCIL,))) == []
