"""How many have taken part in something, in one offering, and what is known of one municipality."""

from src.analysis.assessed import AssessedRecord
from src.vocabulary import Evidence
from src.wording.municipality_words import known_answer, municipality_facts, offerings_in, other_states
from src.wording.sentences import in_offering_answer, map_answer, reached_answer, where
from tests.analysis.made_up import COMPASS, COUNCIL, DIMVIK, HULTMYRA, LANTERN, SOTBO, council_lists, make_programme
from tests.selection.views import look, write

BJUV, STAFFANSTORP, MALMO, KAVLINGE = "1260", "1230", "1280", "1261"


def test_reached_says_at_least_and_at_most(shipped: AssessedRecord) -> None:
    assert reached_answer(look(shipped)) == (
        "Minst 32 och högst 33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."
    )


def test_reached_is_one_number_where_all_is_known(demo: AssessedRecord, in_blekinge: AssessedRecord) -> None:
    assert reached_answer(look(demo)) == "33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."
    assert reached_answer(look(in_blekinge)) == "5 av 5 kommuner i Blekinge har deltagit i minst ett erbjudande 2022–2025."


def test_reached_follows_the_selected_offerings(shipped: AssessedRecord) -> None:
    packages = look(shipped, offerings=("startpaket", "folkpaket"), groups=("B4",))
    assert reached_answer(packages) == (
        "Minst 3 och högst 13 av 13 kommuner i urvalet i Skåne har deltagit i minst ett av de valda erbjudandena 2018–2020."
    )


def test_one_offering_of_which_some_is_known(shipped: AssessedRecord) -> None:
    assert in_offering_answer(look(shipped), "ledarpaket") == (
        "Minst 3 och högst 21 av 33 kommuner i Skåne har deltagit i Ledarpaketet 2018–2020."
    )


def test_one_offering_that_is_confirmed_for_nobody_is_from_nothing_to_those_who_may(shipped: AssessedRecord) -> None:
    view = look(shipped, years=(2018,))
    assert in_offering_answer(view, "ledarpaket") == "0–21 av 33 kommuner i Skåne har deltagit i Ledarpaketet 2018."
    assert in_offering_answer(view, "referensgrupp") == "11 av 33 kommuner i Skåne har deltagit i referensgruppen 2018."


def test_the_map_answers_for_one_offering_or_for_several(shipped: AssessedRecord) -> None:
    assert map_answer(look(shipped, offerings=("ledarpaket",))) == in_offering_answer(look(shipped), "ledarpaket")
    assert map_answer(look(shipped)) == reached_answer(look(shipped))


def test_where_says_that_there_is_a_selection(shipped: AssessedRecord) -> None:
    assert where(look(shipped)) == "i Skåne"
    assert where(look(shipped, years=(2018,), offerings=("startpaket",))) == "i Skåne"
    assert where(look(shipped, groups=("A1",))) == "i urvalet i Skåne"
    assert where(look(shipped, cooperation=("Skåne Nordost",))) == "i urvalet i Skåne"


def test_one_that_has_taken_part_in_all(shipped: AssessedRecord) -> None:
    view = look(shipped)
    assert known_answer(view, BJUV) == (
        "Bjuv har deltagit i 4 av 4 erbjudanden 2018–2020: Startpaket, Folkpaket, Ledarpaket och Referensgrupp."
    )
    assert other_states(view, BJUV) == ()


def test_one_of_which_nothing_is_confirmed(shipped: AssessedRecord) -> None:
    view = look(shipped)
    assert known_answer(view, STAFFANSTORP) == "Underlaget bekräftar inget erbjudande för Staffanstorp 2018–2020."
    assert other_states(view, STAFFANSTORP) == (
        "Nej: Referensgrupp.",
        "Okänt, vilket inte betyder nej: Startpaket, Folkpaket och Ledarpaket.",
    )


def test_one_that_may_have_taken_part_in_more_has_at_least_so_many(shipped: AssessedRecord) -> None:
    view = look(shipped)
    assert known_answer(view, MALMO) == "Malmö har deltagit i minst 1 av 4 erbjudanden 2018–2020: Referensgrupp."
    assert other_states(view, MALMO) == ("Okänt, vilket inte betyder nej: Startpaket och Folkpaket.", "Ej aktuellt: Ledarpaket.")


def test_sources_that_disagree_are_said_to(in_blekinge: AssessedRecord) -> None:
    view = look(in_blekinge)
    assert known_answer(view, "1083") == "Sölvesborg har deltagit i minst 1 av 3 erbjudanden 2022–2025: Nätverk."
    assert "Källorna motsäger varandra: Grundkurs." in other_states(view, "1083")


def test_only_selected_offerings_and_years_are_told(shipped: AssessedRecord) -> None:
    view = look(shipped, years=(2018, 2020), offerings=("startpaket", "referensgrupp"))
    assert known_answer(view, BJUV) == "Bjuv har deltagit i minst 1 av 2 erbjudanden 2018 och 2020: Referensgrupp."
    assert offerings_in(view, BJUV, Evidence.UNKNOWN) == ["Startpaket"]


def test_one_outside_the_selection_is_told_of_all_the_same(shipped: AssessedRecord) -> None:
    assert known_answer(look(shipped, groups=("B4",)), MALMO) == known_answer(look(shipped), MALMO)


def test_offerings_are_told_in_the_programmes_order() -> None:
    rows = [(DIMVIK, key, 2022, "yes", "rules") for key in (COUNCIL, COMPASS, LANTERN)]
    assert offerings_in(look(write(*rows)), DIMVIK, Evidence.YES) == ["Lyktpaket", "Kompasspaket", "Råd"]


def test_the_facts_of_one(shipped: AssessedRecord) -> None:
    assert municipality_facts(look(shipped), STAFFANSTORP) == [
        ("Folkmängd", "24\xa0724", "invånare den 31 december 2018"),
        ("Kommungrupp", "Pendlingskommun nära storstad", "A2"),
        ("Kommunsamarbete", "MalmöLundregionen", ""),
        (
            "Aktuell för Ledarpaketet",
            "ja",
            "Gränsen är 25\xa0000 invånare 2018; kommunen hade 24\xa0724. Gäller den första omgången.",
        ),
    ]


def test_above_the_limit_is_no_and_excepted_from_it_is_yes(shipped: AssessedRecord) -> None:
    assert municipality_facts(look(shipped), MALMO)[3][:2] == ("Aktuell för Ledarpaketet", "nej")
    _, value, meaning = municipality_facts(look(shipped), KAVLINGE)[3]
    assert value == "ja"
    assert meaning.startswith("Undantagen från gränsen. Gränsen är 25\xa0000 invånare 2018; kommunen hade 31\xa0491.")


def test_the_limit_holds_for_those_who_stand_on_it() -> None:
    made = write(lists=council_lists())
    assert [municipality_facts(look(made), code)[3][1] for code in ("9902", HULTMYRA, SOTBO)] == ["ja", "nej", "ja"]


def test_one_without_a_cooperation_body(in_blekinge: AssessedRecord) -> None:
    assert municipality_facts(look(in_blekinge), "1080")[2] == ("Kommunsamarbete", "–", "underlaget nämner inget")


def test_a_programme_without_rules_has_three_facts() -> None:
    assert len(municipality_facts(look(write(programme=make_programme(eligibility=()))), DIMVIK)) == 3
