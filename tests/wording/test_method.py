"""The closing page says how it was counted and what is not known, and follows the data."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.language import Code
from src.wording.method import limits, method, rules, unknowns
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    LANTERN,
    NO_LISTS,
    SOTBO,
    compass_rule,
    complete_lists,
    council_lists,
    make_programme,
    make_register,
)
from tests.selection.views import look, write
from tests.wording.records import council_record


@pytest.fixture(scope="module")
def made_up() -> AssessedRecord:
    return council_record()


def said(view: object) -> str:
    return " ".join(rules(view))


def test_it_has_three_headings_and_no_empty_paragraph(made_up: AssessedRecord) -> None:
    sections = method(look(made_up))
    assert [section.heading for section in sections] == ["Så är det räknat", "Vad vi inte vet", "Vad siffrorna inte säger"]
    assert all(section.paragraphs and all(section.paragraphs) for section in sections)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_it_is_written_in_the_readers_language(code: Code, shipped: AssessedRecord) -> None:
    words = " ".join(paragraph for section in method(look(shipped, code)) for paragraph in section.paragraphs)
    assert ("okänt" in words) == (code == "sv")
    assert ("unknown" in words) == (code == "en")


def test_the_municipalities_are_those_of_the_register_whoever_is_selected(made_up: AssessedRecord) -> None:
    assert "Kommunerna är registrets 4." in said(look(made_up))
    assert "Kommunerna är registrets 4." in said(look(made_up, groups=("A",)))
    fewer = write(register=make_register().iloc[:2], programme=make_programme(eligibility=()))
    assert "Kommunerna är registrets 2." in said(look(fewer))


def test_the_goal_is_about_the_programmes_own_offering(made_up: AssessedRecord, in_blekinge: AssessedRecord) -> None:
    assert "ska ha varit med i rådet; en kommun räknas en gång." in said(look(made_up))
    assert "ska ha varit med i nätverket; en kommun räknas en gång." in said(look(in_blekinge))


def test_a_limit_is_told_with_its_year_and_who_is_excepted(made_up: AssessedRecord) -> None:
    assert rules(look(made_up))[-1] == (
        "Kompasspaket är för kommuner med högst 12\xa0000 invånare 2021. Undantagna från gränsen: Sotbo."
    )


def test_a_limit_follows_the_programme_and_names_nobody_where_nobody_is_excepted() -> None:
    rule = compass_rule(population_at_most=9_999, population_year=2022, excepted=())
    assert rules(look(write(programme=make_programme(eligibility=(rule,)))))[-1] == (
        "Kompasspaket är för kommuner med högst 9\xa0999 invånare 2022."
    )


def test_without_limits_there_is_no_such_rule() -> None:
    without = rules(look(write(programme=make_programme(eligibility=()))))
    assert without == rules(look(write()))[:-1]


def test_what_is_open_is_told_for_each_selected_offering_with_its_number(made_up: AssessedRecord) -> None:
    assert unknowns(look(made_up))[1:-1] == (
        "Lyktpaket: okänt eller motstridigt för 3 av 4 kommuner.",
        "Kompasspaket: okänt eller motstridigt för 3 av 4 kommuner.",
    )
    assert unknowns(look(made_up, offerings=(COMPASS,), groups=("B",)))[1:-1] == (
        "Kompasspaket: okänt eller motstridigt för 1 av 2 kommuner.",
    )


def test_in_all_it_is_the_number_that_the_pages_say(made_up: AssessedRecord) -> None:
    assert unknowns(look(made_up))[0].startswith("6 av 12 kombinationer av kommun och erbjudande är okända.")


def test_a_contradiction_is_open_too() -> None:
    assessed = write((SOTBO, LANTERN, 2022, "yes", "letter"), (SOTBO, LANTERN, 2022, "no", "minutes"))
    assert "Lyktpaket: okänt eller motstridigt för 4 av 4 kommuner." in unknowns(look(assessed))


def test_what_is_known_is_not_told_as_open(demo: AssessedRecord) -> None:
    assert unknowns(look(demo))[0] == "Inget är okänt i urvalet."
    assert len(unknowns(look(demo))) == 2


def test_complete_lists_are_told_with_their_years(made_up: AssessedRecord) -> None:
    assert unknowns(look(made_up))[-1] == "Kompletta listor finns för Råd (2022–2024)."
    lists = complete_lists((COUNCIL, 2024, "minutes"), (COUNCIL, 2022, "minutes"), (LANTERN, None, "letter"))
    assert unknowns(look(write(lists=lists)))[-1] == "Kompletta listor finns för Råd (2022 och 2024) och Lyktpaket (hela perioden)."


def test_where_no_list_is_complete_it_says_so() -> None:
    assert unknowns(look(write(lists=NO_LISTS)))[-1] == "Ingen lista är komplett."


def test_nobody_selected_leaves_nothing_unknown_and_the_lists(made_up: AssessedRecord) -> None:
    assert unknowns(look(made_up, groups=("B",), cooperation=("Norr",))) == ("Kompletta listor finns för Råd (2022–2024).",)


def test_the_figures_do_not_say_what_participation_led_to() -> None:
    assert limits(look(write(lists=council_lists()))) == (
        "Siffrorna räknar deltagande. De säger inget om vad det ledde till i biblioteken eller för användarna.",
    )


def test_numbers_of_the_shipped_record(shipped: AssessedRecord) -> None:
    assert "Kommunerna är registrets 33." in said(look(shipped))
    assert "Ledarpaket är för kommuner med högst 25\xa0000 invånare" in said(look(shipped))
    assert "Undantagna från gränsen: Kävlinge." in said(look(shipped))
