"""The method page says how it is counted and what is not known, and follows the data."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.language import Code
from src.wording.method import limits, method, rules, unknowns
from tests.analysis.made_up import COMPASS, COUNCIL, LANTERN, SOTBO, compass_rule, complete_lists, make_programme, make_register
from tests.selection.views import look, write
from tests.wording.records import council_record


def test_it_has_three_headings_and_no_empty_paragraph() -> None:
    sections = method(look(council_record()))
    assert [section.heading for section in sections] == ["Så är det räknat", "Vad vi inte vet", "Vad siffrorna inte säger"]
    assert all(section.paragraphs and all(section.paragraphs) for section in sections)
    assert sections[-1].paragraphs == limits(look(council_record()))
    assert limits(look(council_record()))[0].startswith("Siffrorna räknar deltagande. De säger inget om vad det ledde till")


@pytest.mark.parametrize("code", ["sv", "en"])
def test_it_is_written_in_the_readers_language(code: Code, shipped: AssessedRecord) -> None:
    words = " ".join(paragraph for section in method(look(shipped, code)) for paragraph in section.paragraphs)
    assert ("okänt" in words) == (code == "sv")
    assert ("unknown" in words) == (code == "en")


def test_the_municipalities_are_those_of_the_register_whatever_is_selected() -> None:
    fewer = write(register=make_register().iloc[:2], programme=make_programme(eligibility=()))
    for view, number in ((look(council_record()), 4), (look(council_record(), groups=("A",)), 4), (look(fewer), 2)):
        assert rules(view)[0].endswith(f"Registret har {number} kommuner.")


def test_the_goal_is_about_the_programmes_own_offering(in_blekinge: AssessedRecord) -> None:
    assert "ska ha varit med i rådet; en kommun räknas en gång." in " ".join(rules(look(council_record())))
    assert "ska ha varit med i nätverket; en kommun räknas en gång." in " ".join(rules(look(in_blekinge)))


def test_a_limit_is_said_with_its_year_and_the_excepted_ones() -> None:
    assert rules(look(council_record()))[-1] == (
        "Kompasspaket är för kommuner med högst 12\xa0000 invånare 2021. Gränsen gäller inte Sotbo."
    )
    rule = compass_rule(population_at_most=9_999, population_year=2022, excepted=())
    assert rules(look(write(programme=make_programme(eligibility=(rule,)))))[-1] == (
        "Kompasspaket är för kommuner med högst 9\xa0999 invånare 2022."
    )
    assert rules(look(write(programme=make_programme(eligibility=())))) == rules(look(council_record()))[:-1]


def test_the_unknowns_are_counted_in_total_and_for_each_selected_offering(demo: AssessedRecord) -> None:
    in_all, *offerings, _ = unknowns(look(council_record()))
    assert in_all.startswith("Svar saknas för 6 av 12 (kommuner gånger erbjudanden).")
    assert offerings == [
        "Lyktpaket: svar saknas eller motsäger varandra för 3 av 4 kommuner.",
        "Kompasspaket: svar saknas eller motsäger varandra för 3 av 3 kommuner.",
    ]
    narrow = unknowns(look(council_record(), offerings=(COMPASS,), groups=("B",)))
    assert narrow[1:-1] == ("Kompasspaket: svar saknas eller motsäger varandra för 1 av 1 kommun.",)
    assert unknowns(look(demo))[:-1] == ("Inget svar saknas.",)


def test_a_contradiction_is_open_too() -> None:
    assessed = write((SOTBO, LANTERN, 2022, "yes", "letter"), (SOTBO, LANTERN, 2022, "no", "minutes"))
    assert "Lyktpaket: svar saknas eller motsäger varandra för 4 av 4 kommuner." in unknowns(look(assessed))


def test_complete_lists_are_named_with_their_years_whatever_is_selected() -> None:
    nobody = look(council_record(), groups=("B",), cooperation=("Norr",))
    assert unknowns(nobody) == ("Kompletta listor finns för Råd (2022–2024).",)
    lists = complete_lists((COUNCIL, 2024, "minutes"), (COUNCIL, 2022, "minutes"), (LANTERN, None, "letter"))
    assert unknowns(look(write(lists=lists)))[-1] == "Kompletta listor finns för Råd (2022 och 2024) och Lyktpaket (hela perioden)."
    assert unknowns(look(write()))[-1] == "Ingen lista är komplett."
