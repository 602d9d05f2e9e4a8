"""How many have taken part in something, in one offering, and what is known of one municipality."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.vocabulary import Evidence
from src.wording.coverage_of_evidence import lists_that_lack
from src.wording.municipality_words import known_answer, municipality_facts, offerings_in, other_states
from src.wording.sentences import all_words, map_answer, reached_answer, reached_words
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    SOTBO,
    complete_lists,
    council_lists,
    make_programme,
)
from tests.selection.views import look, write

BJUV, STAFFANSTORP, MALMO, KAVLINGE = "1260", "1230", "1280", "1261"


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        ({}, "Minst 32 och högst 33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."),
        (
            {"offerings": ("startpaket", "folkpaket"), "groups": ("B4",)},
            "Minst 3 och högst 13 av 13 kommuner av typen Pendlingskommun nära större stad i Skåne har deltagit i minst ett av de "
            "valda erbjudandena 2018–2020.",
        ),
        (
            {"offerings": ("ledarpaket",)},
            "Minst 3 och högst 21 av de 21 kommuner i Skåne som kunde delta har deltagit i Ledarpaketet 2018–2020. "
            "I allt finns 33.",
        ),
        (
            {"offerings": ("ledarpaket",), "years": (2018,)},
            "Vi vet inte om någon av de 21 kommuner i Skåne som kunde delta har deltagit i Ledarpaketet 2018. I allt finns 33.",
        ),
        ({"groups": ("A1",), "cooperation": ("Skåne Nordost",)}, "Ingen kommun passar alla filter."),
    ],
)
def test_the_map_answers_for_the_one_selected_offering_or_for_any_of_them(
    selection: dict[str, tuple[object, ...]], said: str, shipped: AssessedRecord
) -> None:
    assert map_answer(look(shipped, **selection)) == said


def test_a_known_number_has_no_range(demo: AssessedRecord, shipped: AssessedRecord) -> None:
    assert reached_answer(look(demo)) == "33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."
    assert map_answer(look(shipped, offerings=("referensgrupp",))) == (
        "32 av 33 kommuner i Skåne har deltagit i referensgruppen 2018–2020."
    )


def test_a_key_figures_words_say_how_high_it_could_be_and_name_few(shipped: AssessedRecord, demo: AssessedRecord) -> None:
    assert reached_words(look(shipped)) == "av 33 har deltagit i minst ett erbjudande 2018–2020; högst 33"
    assert reached_words(look(demo)) == "av 33 har deltagit i minst ett erbjudande 2018–2020"
    assert all_words(look(shipped)) == "Bjuv, Klippan och Sjöbo, av 21 som kunde delta; högst 20"
    assert all_words(look(shipped, years=(2018,))) == "av 21 som kunde delta; ingen är bekräftad"


def test_a_municipality_with_every_offering(shipped: AssessedRecord) -> None:
    view = look(shipped)
    assert known_answer(view, BJUV) == (
        "Bjuv har deltagit i 4 av 4 erbjudanden 2018–2020: Startpaket, Folkpaket, Ledarpaket och Referensgrupp."
    )
    assert other_states(view, BJUV) == ()


def test_a_municipality_with_nothing_confirmed(shipped: AssessedRecord) -> None:
    view = look(shipped)
    assert known_answer(view, STAFFANSTORP) == "Underlaget bekräftar inget erbjudande för Staffanstorp 2018–2020."
    assert other_states(view, STAFFANSTORP) == (
        "Nej: Referensgrupp.",
        "Okänt, vilket inte betyder nej: Startpaket, Folkpaket och Ledarpaket.",
    )


def test_a_municipality_with_unknowns_has_at_least_so_many_offerings(shipped: AssessedRecord) -> None:
    view = look(shipped, groups=("B4",))  # Malmö is outside
    assert known_answer(view, MALMO) == "Malmö har deltagit i minst 1 av 3 erbjudanden 2018–2020: Referensgrupp."
    assert other_states(view, MALMO) == ("Okänt, vilket inte betyder nej: Startpaket och Folkpaket.", "Ej aktuellt: Ledarpaket.")


def test_conflicting_sources_are_named(in_blekinge: AssessedRecord) -> None:
    assert "Källorna motsäger varandra: Grundkurs." in other_states(look(in_blekinge), "1083")


def test_only_selected_offerings_and_years_are_said_in_the_programmes_order(shipped: AssessedRecord) -> None:
    view = look(shipped, years=(2018, 2020), offerings=("startpaket", "referensgrupp"))
    assert known_answer(view, BJUV) == "Bjuv har deltagit i minst 1 av 2 erbjudanden 2018 eller 2020: Referensgrupp."
    assert offerings_in(view, BJUV, Evidence.UNKNOWN) == ["Startpaket"]
    rows = [(DIMVIK, key, 2022, "yes", "rules") for key in (COUNCIL, COMPASS, LANTERN)]
    assert offerings_in(look(write(*rows)), DIMVIK, Evidence.YES) == ["Lyktpaket", "Kompasspaket", "Råd"]


def test_complete_lists_without_the_municipality_are_named_by_offering_source_and_years() -> None:
    lists = complete_lists((LANTERN, 2023, "letter"), (COUNCIL, 2024, "minutes"), (COUNCIL, 2022, "minutes"))
    assert lists_that_lack(look(write(lists=lists)), DIMVIK) == (
        "Finns inte på den kompletta deltagarlistan för Lyktpaketet 2023 (Brevet).",
        "Finns inte på de kompletta deltagarlistorna för rådet 2022 och 2024 (Protokollet).",
    )
    assert lists_that_lack(look(write(lists=lists), years=(2023,), offerings=(COUNCIL,)), DIMVIK) == ()


def test_the_facts_of_a_municipality(shipped: AssessedRecord, in_blekinge: AssessedRecord) -> None:
    assert municipality_facts(look(shipped), STAFFANSTORP) == [
        ("Folkmängd", "24\xa0724", "invånare den 31 december 2018"),
        ("Kommuntyp (SKR)", "Pendlingskommun nära storstad", ""),
        ("Kommunsamarbete", "MalmöLundregionen", ""),
        (
            "Aktuell för Ledarpaketet",
            "ja",
            "Gränsen är 25\xa0000 invånare 2018; kommunen hade 24\xa0724. Gäller den första omgången.",
        ),
    ]
    assert municipality_facts(look(in_blekinge), "1080")[2] == ("Kommunsamarbete", "inget", "")
    assert len(municipality_facts(look(write(programme=make_programme(eligibility=()))), DIMVIK)) == 3


def test_above_the_limit_is_no_and_on_it_or_excepted_is_yes(shipped: AssessedRecord) -> None:
    made = look(write(lists=council_lists()))
    assert [municipality_facts(made, code)[3][1] for code in (EKSKOG, HULTMYRA, SOTBO)] == ["ja", "nej", "ja"]
    assert municipality_facts(look(shipped), KAVLINGE)[3][2].startswith(
        "Undantagen från gränsen. Gränsen är 25\xa0000 invånare 2018; kommunen hade 31\xa0491."
    )
