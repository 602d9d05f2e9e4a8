"""How far to the goal, who is missing and why: the sentences, from the shipped record and from rows that test one rule each."""

from dataclasses import replace

import pytest

from src.analysis.assessed import AssessedRecord
from src.language import Localised
from src.programme.definition import Population, Region
from src.wording import sentences
from src.wording.count_sentences import where
from src.wording.group_sentences import members_answer
from src.wording.sentences import (
    filters_not_in_force,
    goal_answer,
    missing_answer,
    missing_notes,
    open_answer,
    pace_answer,
    undated_answer,
    why_missing,
)
from src.wording.tables import coverage_table
from tests.analysis.made_up import (
    CODES,
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    NO_LISTS,
    SOTBO,
    compass_rule,
    complete_lists,
    council_lists,
    make_programme,
)
from tests.selection.views import Row, look, write
from tests.wording.records import council_record

WHOLE = [(code, COUNCIL, 2022, "yes", "minutes") for code in CODES]


def council(code: str, year: int | None, says: str = "yes", source: str = "rules") -> Row:
    return (code, COUNCIL, year, says, source)


@pytest.mark.parametrize(
    ("selection", "goal", "missing", "pace"),
    [
        (
            {},
            "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020.",
            "Enligt underlaget saknas Staffanstorp.",
            "Nya kommuner: 11 (2018), 9 (2019) och 12 (2020). Kvar till målet: 1.",
        ),
        (
            {"years": (2018,)},
            "11 av 33 kommuner i Skåne har varit med i referensgruppen 2018.",
            "Enligt underlaget saknas 22 kommuner.",
            "Nya kommuner: 11 (2018). Kvar till målet: 22.",
        ),
        (
            {"years": (2019,)},
            "20 av 33 kommuner i Skåne har varit med i referensgruppen 2018 eller 2019.",
            "Enligt underlaget saknas 13 kommuner.",
            "Nya kommuner: 11 (2018) och 9 (2019). Kvar till målet: 13.",
        ),
        (
            {"groups": ("A2",)},
            "7 av 8 kommuner av typen Pendlingskommun nära storstad i Skåne har varit med i referensgruppen 2018–2020.",
            "Enligt underlaget saknas Staffanstorp.",
            "Nya kommuner: 2 (2018), 2 (2019) och 3 (2020). Kvar av kommunerna av typen Pendlingskommun nära storstad i Skåne: 1.",
        ),
        (
            {"groups": ("B4", "C7"), "cooperation": ("Skåne Nordost",)},
            "4 av 4 kommuner av typen Pendlingskommun nära större stad eller Pendlingskommun nära mindre tätort i Skåne Nordost "
            "har varit med i referensgruppen 2018–2020.",
            "Ingen kommun av typen Pendlingskommun nära större stad eller Pendlingskommun nära mindre tätort i Skåne Nordost "
            "saknas.",
            "Nya kommuner: 1 (2018), 2 (2019) och 1 (2020). Kvar av kommunerna av typen Pendlingskommun nära större stad eller "
            "Pendlingskommun nära mindre tätort i Skåne Nordost: 0.",
        ),
        (
            {"groups": ("A1",), "cooperation": ("Skåne Nordost",)},
            "Ingen kommun passar alla filter.",
            "",
            "Nya kommuner: 0 (2018), 0 (2019) och 0 (2020). Kvar av kommunerna av typen Storstäder i Skåne Nordost: 0.",
        ),
    ],
    ids=["all", "the first year", "a year and those before it", "a filter", "two filters that meet", "nobody"],
)
def test_the_shipped_record(
    selection: dict[str, tuple[object, ...]], goal: str, missing: str, pace: str, shipped: AssessedRecord
) -> None:
    view = look(shipped, **selection)
    assert (goal_answer(view), missing_answer(view), pace_answer(view)) == (goal, missing, pace)


def test_an_incomplete_record_gives_at_least_and_at_most(in_blekinge: AssessedRecord) -> None:
    view = look(in_blekinge)
    assert goal_answer(view) == "Minst 4 och högst 5 av 5 kommuner i Blekinge har varit med i nätverket 2022–2025."
    assert missing_answer(view) == "Underlaget bekräftar inte Olofström."
    assert pace_answer(view) == ("Nya kommuner: 2 (2022), 1 (2023), minst 1 (2024) och högst 1 (2025). Kvar till målet: högst 1.")


@pytest.mark.parametrize(
    ("rows", "lists", "begins"),
    [
        ([council(DIMVIK, 2022, "no")], NO_LISTS, "Vi vet inte om någon av de 4 kommunerna"),
        ([(DIMVIK, key, 2022, "yes", "rules") for key in (LANTERN, COMPASS)], council_lists(), "0 av 4 kommuner"),
    ],
    ids=["nobody is confirmed", "a yes for another offering"],
)
def test_only_a_confirmed_yes_for_the_goals_offering_counts(rows: list[Row], lists: object, begins: str) -> None:
    assert goal_answer(look(write(*rows, lists=lists))) == f"{begins} i Sagolandet har varit med i rådet 2022–2024."


def test_a_few_municipalities_are_named_and_many_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    view = look(write(*WHOLE[:1]))
    monkeypatch.setattr(sentences, "FEW", 3)
    assert missing_answer(view) == "Underlaget bekräftar inte Ekskog, Hultmyra och Sotbo."
    monkeypatch.setattr(sentences, "FEW", 2)
    assert missing_answer(replace(view)) == "Underlaget bekräftar inte 3 av kommunerna."


LISTED = "Finns inte på de kompletta deltagarlistorna"
UNSAID = "finns varken en egen uppgift eller en komplett lista."


@pytest.mark.parametrize(
    ("rows", "lists", "why"),
    [
        ([], council_lists(), f"{LISTED} 2022–2024 (Protokollet)."),
        ([], NO_LISTS, f"För 2022–2024 {UNSAID}"),
        ([council(SOTBO, 2023, "no")], NO_LISTS, f"En uppgift säger nej för 2023 (Sagorådet). För 2022 och 2024 {UNSAID}"),
        ([council(SOTBO, None, "no")], NO_LISTS, "En uppgift säger nej för hela perioden (Sagorådet)."),
        (
            [council(SOTBO, 2022), council(SOTBO, 2022, "no", "letter")],
            complete_lists((COUNCIL, 2023, "rules"), (COUNCIL, 2024, "rules")),
            "En uppgift säger ja för 2022 (Sagorådet). En uppgift säger nej för 2022 (Brevet). "
            f"{LISTED} 2023 och 2024 (Sagorådet).",
        ),
        (
            [council(SOTBO, None)],
            council_lists(),
            f"{LISTED} 2022–2024 (Protokollet). En uppgift säger ja, men inte för vilket år (Sagorådet).",
        ),
        ([], complete_lists((COUNCIL, 2024, "letter"), (COUNCIL, None, "letter")), f"{LISTED} 2022–2024 (Brevet)."),
    ],
    ids=["lists", "nothing", "a no in a year", "an undated no", "a yes and a no", "an undated yes", "a list said twice"],
)
def test_the_reason_for_a_missing_municipality_is_what_the_record_says(rows: list[Row], lists: object, why: str) -> None:
    (said,) = (said for said, codes in why_missing(look(write(*rows, lists=lists))).items() if SOTBO in codes)
    assert said == why


def test_a_municipality_that_is_not_eligible_is_missing_for_that_reason() -> None:
    programme = make_programme(eligibility=(compass_rule(offering=COUNCIL, excepted=()),))
    view = look(write(*WHOLE[:2], programme=programme))
    assert why_missing(view) == {"Programmets regel gör kommunen ej aktuell (Sagorådet).": [HULTMYRA, SOTBO]}


def test_the_same_reason_is_said_once_and_of_the_selection_only() -> None:
    assessed = write(council(DIMVIK, 2022), council(EKSKOG, 2023, "no"), lists=complete_lists((COUNCIL, 2022, "rules")))
    assert sorted(why_missing(look(assessed)).values()) == [[EKSKOG], [HULTMYRA, SOTBO]]
    view = look(write(lists=council_lists()), years=(2022,), groups=("B",))
    assert why_missing(view) == {"Finns inte på den kompletta deltagarlistan 2022 (Protokollet).": [HULTMYRA, SOTBO]}


def test_an_undated_member_is_in_the_total_but_in_no_year_and_is_named() -> None:
    view = look(write(council(DIMVIK, None), council(EKSKOG, 2022)))
    assert goal_answer(view) == "Minst 2 och högst 4 av 4 kommuner i Sagolandet har varit med i rådet 2022–2024."
    assert undated_answer(view) == ("Med i totalen men inte i något år, eftersom året är okänt: Dimvik.",)
    assert coverage_table(view)["Hittills"].tolist() == ["minst 1", "minst 1", "minst 2"]
    assert members_answer(view).endswith("Hittills: minst 2.")


def test_an_undated_member_does_not_count_for_part_of_the_period() -> None:
    view = look(write(council(DIMVIK, None), council(EKSKOG, 2022)), years=(2022, 2023))
    assert goal_answer(view) == "Minst 1 och högst 4 av 4 kommuner i Sagolandet har varit med i rådet 2022 eller 2023."
    assert undated_answer(view) == ()


def test_unknown_cells_are_counted_and_not_called_no(
    shipped: AssessedRecord, in_blekinge: AssessedRecord, demo: AssessedRecord
) -> None:
    rest = "Okänt betyder inte nej: underlaget säger varken ja eller nej."
    assert open_answer(look(shipped)) == f"Svar saknas för 78 av 132 (kommuner gånger erbjudanden). {rest}"
    assert open_answer(look(in_blekinge)) == (
        f"Svar saknas eller motsäger varandra för 5 av 15 (kommuner gånger erbjudanden). {rest}"
    )
    assert open_answer(look(demo)) == "Inget svar saknas."
    assert open_answer(look(shipped, groups=("A1",), cooperation=("Skåne Nordost",))) == ""


def test_a_filter_that_a_page_ignores_is_pointed_out_and_changes_nothing(shipped: AssessedRecord) -> None:
    view = look(shipped, offerings=("startpaket",), years=(2020,), groups=("A1",))
    offerings = "Filtret på erbjudanden ändrar inget i det som handlar om referensgruppen."
    assert filters_not_in_force(view, view.of_group) == (offerings,)
    assert filters_not_in_force(view, view.of_goal) == (
        offerings,
        "Målet räknas från 2018 till och med 2020, vilka av åren som än är valda.",
    )
    assert filters_not_in_force(view, view.narrowed(everywhere=True)) == ("Filtren på kommuner ändrar inget här.",)
    assert filters_not_in_force(look(shipped), look(shipped).of_goal) == ()
    assert goal_answer(look(shipped, offerings=("startpaket",))) == goal_answer(look(shipped))


def test_a_region_with_another_preposition_has_it_in_every_sentence() -> None:
    record = write(programme=make_programme(region=Region("Gotland", "99", Localised("på Gotland", "on Gotland"))))
    assert (where(look(record)), where(look(record, "en"))) == ("på Gotland", "on Gotland")
    assert where(look(record, groups=("A",))) == "av typen Kust på Gotland"
    assert where(look(record, groups=("A", "B"))) == "av typen Kust eller Skog på Gotland"
    assert where(look(record, cooperation=("Söder",))) == "i Söder"
    assert where(look(record, groups=("A",), cooperation=("Söder",))) == "av typen Kust i Söder"


@pytest.mark.parametrize(
    ("filters", "named"),
    [
        ({"sizes": ("under-10000",)}, "med under 10 000 invånare i Sagolandet"),
        ({"groups": ("A",), "sizes": ("under-10000",)}, "av typen Kust med under 10 000 invånare i Sagolandet"),
        ({"first_years": ("2022", "2024")}, "i Sagolandet vars första bekräftade år i rådet är 2022 eller 2024"),
        ({"first_years": ("2022", "ingen")}, "i Sagolandet vars första bekräftade år i rådet är 2022, eller saknas"),
        ({"first_years": ("ingen",), "cooperation": ("Norr",)}, "i Norr som saknar bekräftat år i rådet"),
    ],
)
def test_a_part_is_named_by_its_size_and_first_confirmed_year(filters: dict[str, tuple[str, ...]], named: str) -> None:
    assert where(look(council_record(), **filters)).replace("\xa0", " ") == named


def test_more_than_two_sizes_are_counted() -> None:
    assessed = write(programme=make_programme(population=Population(year=2021, class_limits=(10_000, 20_000), source="rules")))
    view = look(assessed, sizes=("under-10000", "10000-19999", "minst-20000"))
    assert where(view) == "i 3 storleksklasser i Sagolandet"


def test_a_figure_names_few_who_are_missing_and_never_says_of_the_unknown_that_they_are() -> None:
    never = [council(code, year, "no") for code in (DIMVIK, EKSKOG) for year in (2022, 2023, 2024)]
    assert missing_notes(look(write(*never, council(HULTMYRA, 2022), council(SOTBO, 2022)))) == ("Dimvik och Ekskog saknas",)
    assert missing_notes(look(write(*never[:3], council(SOTBO, 2022)))) == (
        "Dimvik saknas",
        "Inte bekräftat: Ekskog och Hultmyra",
    )
    assert missing_notes(look(write(*never))) == ()  # all four are too many
