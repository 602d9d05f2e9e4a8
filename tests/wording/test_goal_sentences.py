"""How far to the goal, who is missing and why: the sentences, from the shipped record and from rows that test one rule each."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.reference_group import reference_group_by_year
from src.language import Localised
from src.programme.definition import Region
from src.selection.view import View
from src.wording import sentences
from src.wording.group_sentences import members_answer
from src.wording.sentences import (
    goal_answer,
    ignored_filters,
    missing_answer,
    open_answer,
    pace_answer,
    undated_answer,
    where,
    why_missing,
)
from src.wording.tables import coverage_table
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    SOTBO,
    compass_rule,
    complete_lists,
    council_lists,
    make_programme,
)
from tests.selection.views import Row, look, write

WHOLE = [(code, COUNCIL, 2022, "yes", "minutes") for code in (DIMVIK, EKSKOG, HULTMYRA, SOTBO)]


def council(code: str, year: int | None, says: str = "yes", source: str = "rules") -> Row:
    return (code, COUNCIL, year, says, source)


def pace(view: View) -> str:
    return pace_answer(view, reference_group_by_year(view.memberships, view.register, years=view.selection.years))


def test_32_of_33_and_staffanstorp_is_missing(shipped: AssessedRecord) -> None:
    view = look(shipped)
    assert goal_answer(view) == "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."
    assert missing_answer(view) == "Enligt underlaget saknas Staffanstorp."
    assert why_missing(view) == {"Saknas i de kompletta listorna för 2018–2020 (Region Skåne).": ["1230"]}
    assert pace(view) == "Nya kommuner: 11 (2018), 9 (2019) och 12 (2020). Kvar till målet: 1."


def test_in_english_too(shipped: AssessedRecord) -> None:
    said = goal_answer(look(shipped, "en"))
    assert "32" in said
    assert "33" in said
    assert "Skåne" in said
    assert "kommuner" not in said


def test_the_first_year_alone_counts_that_year(shipped: AssessedRecord) -> None:
    view = look(shipped, years=(2018,))
    assert goal_answer(view) == "11 av 33 kommuner i Skåne har varit med i referensgruppen 2018."
    assert missing_answer(view) == "Enligt underlaget saknas 22 kommuner."
    assert pace(view) == "Nya kommuner: 11 (2018). Kvar till målet: 22."


def test_a_later_year_counts_toward_the_goal_what_came_before_it(shipped: AssessedRecord) -> None:
    view = look(shipped, years=(2019,))
    assert goal_answer(view) == "20 av 33 kommuner i Skåne har varit med i referensgruppen, räknat till och med 2019."
    assert pace(view) == "Nya kommuner: 9 (2019). Kvar till målet: 13."


def test_a_filter_on_kinds_of_municipality_changes_the_denominator(shipped: AssessedRecord) -> None:
    view = look(shipped, groups=("A2",))
    assert goal_answer(view) == "7 av 8 kommuner i urvalet i Skåne har varit med i referensgruppen 2018–2020."
    assert missing_answer(view) == "Enligt underlaget saknas Staffanstorp."


def test_where_two_filters_meet_only_those_in_both_are_counted(shipped: AssessedRecord) -> None:
    view = look(shipped, groups=("B4", "C7"), cooperation=("Skåne Nordost",))
    assert goal_answer(view) == "4 av 4 kommuner i urvalet i Skåne har varit med i referensgruppen 2018–2020."
    assert missing_answer(view) == "Ingen kommun saknas."
    assert why_missing(view) == {}


def test_filters_that_do_not_meet_leave_nobody_and_nothing_breaks(shipped: AssessedRecord) -> None:
    view = look(shipped, groups=("A1",), cooperation=("Skåne Nordost",))
    assert goal_answer(view) == "Inga kommuner i urvalet."
    assert (missing_answer(view), open_answer(view)) == ("", "")
    assert pace(view) == "Nya kommuner: 0 (2018), 0 (2019) och 0 (2020). Kvar till målet: 0."


def test_a_record_that_leaves_some_open_says_at_least(in_blekinge: AssessedRecord) -> None:
    view = look(in_blekinge)
    assert goal_answer(view) == "Minst 4 och högst 5 av 5 kommuner i Blekinge har varit med i nätverket 2022–2025."
    assert missing_answer(view) == "Underlaget bekräftar inte Olofström."
    assert pace(view) == "Nya kommuner: minst 2 (2022), 1 (2023), 1 (2024) och 0 (2025). Kvar till målet: högst 1."


def test_a_record_that_confirms_nobody_says_from_nothing_to_how_many() -> None:
    view = look(write(council(DIMVIK, 2022, "no")))
    assert goal_answer(view) == "0–4 av 4 kommuner i Sagolandet har varit med i rådet 2022–2024."


def test_all_of_them_and_nobody_is_missing() -> None:
    view = look(write(*WHOLE))
    assert goal_answer(view) == "4 av 4 kommuner i Sagolandet har varit med i rådet 2022–2024."
    assert missing_answer(view) == "Ingen kommun saknas."


def test_as_many_as_make_a_sentence_are_named_and_more_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    view = look(write(*WHOLE[:1]))
    monkeypatch.setattr(sentences, "FEW", 3)
    assert "Ekskog, Hultmyra och Sotbo" in missing_answer(view)
    monkeypatch.setattr(sentences, "FEW", 2)
    assert "3" in missing_answer(view)
    assert "Ekskog" not in missing_answer(view)


def test_two_that_are_missing_are_both_named() -> None:
    assert missing_answer(look(write(*WHOLE[:2]))) == "Underlaget bekräftar inte Hultmyra och Sotbo."


@pytest.mark.parametrize(
    ("rows", "lists", "why"),
    [
        (
            [],
            council_lists(),
            "Saknas i de kompletta listorna för 2022–2024 (Protokollet).",
        ),
        (
            [council(SOTBO, 2023, "no")],
            complete_lists(),
            "En uppgift säger nej för 2023 (Sagorådet). "
            "För 2022 och 2024 finns varken uppgift om kommunen eller en komplett lista.",
        ),
        (
            [council(SOTBO, None, "no")],
            complete_lists(),
            "En uppgift säger nej för hela perioden (Sagorådet).",
        ),
        (
            [],
            complete_lists(),
            "För 2022–2024 finns varken uppgift om kommunen eller en komplett lista.",
        ),
        (
            [council(SOTBO, 2022), council(SOTBO, 2022, "no", "letter")],
            complete_lists((COUNCIL, 2023, "rules"), (COUNCIL, 2024, "rules")),
            "En uppgift säger ja för 2022 (Sagorådet). En uppgift säger nej för 2022 (Brevet). "
            "Saknas i de kompletta listorna för 2023 och 2024 (Sagorådet).",
        ),
        (
            [],
            complete_lists((COUNCIL, 2024, "letter"), (COUNCIL, None, "letter")),
            "Saknas i de kompletta listorna för 2022–2024 (Brevet).",
        ),
        (
            [council(SOTBO, None)],
            complete_lists(*((COUNCIL, year, "letter") for year in (2022, 2023, 2024))),
            "Saknas i de kompletta listorna för 2022–2024 (Brevet). En uppgift säger ja, men inte för vilket år (Sagorådet).",
        ),
    ],
    ids=["lists", "a no in a year", "a no without a year", "nothing", "a yes and a no", "a list said twice", "an undated yes"],
)
def test_why_one_is_missing_is_what_the_record_holds(rows: list[Row], lists: object, why: str) -> None:
    view = look(write(*rows, lists=lists))
    (said,) = (said for said, codes in why_missing(view).items() if SOTBO in codes)
    assert said == why


def test_one_that_the_programmes_rule_shuts_out_is_missing_for_that_reason() -> None:
    programme = make_programme(eligibility=(compass_rule(offering=COUNCIL, excepted=()),))
    view = look(write(*WHOLE[:2], programme=programme))
    assert why_missing(view) == {"Programmets regel gör kommunen ej aktuell (Sagorådet).": [HULTMYRA, SOTBO]}


def test_the_same_reason_is_said_once_for_all_of_whom_it_is_true() -> None:
    view = look(write(council(DIMVIK, 2022), council(EKSKOG, 2023, "no"), lists=complete_lists((COUNCIL, 2022, "rules"))))
    codes = list(why_missing(view).values())
    assert sorted(codes) == [[EKSKOG], [HULTMYRA, SOTBO]]


def test_why_is_told_of_the_selected_municipalities_and_years_only() -> None:
    view = look(write(lists=council_lists()), years=(2022,), groups=("B",))
    assert why_missing(view) == {"Saknas i de kompletta listorna för 2022 (Protokollet).": [HULTMYRA, SOTBO]}


def test_one_without_a_year_is_in_the_total_and_in_no_year_and_that_is_said() -> None:
    view = look(write(council(DIMVIK, None), council(EKSKOG, 2022)))
    assert goal_answer(view) == "Minst 2 och högst 4 av 4 kommuner i Sagolandet har varit med i rådet 2022–2024."
    assert undated_answer(view) == ("Med i totalen men inte i något år, eftersom året är okänt: Dimvik.",)
    assert coverage_table(view, view.coverage)["Hittills"].tolist() == [1, 1, 2]
    assert members_answer(view, view.coverage).endswith("hittills har minst 2 varit med.")


def test_for_a_part_of_the_period_one_without_a_year_is_not_counted() -> None:
    view = look(write(council(DIMVIK, None), council(EKSKOG, 2022)), years=(2022, 2023))
    assert goal_answer(view) == "Minst 1 och högst 4 av 4 kommuner i Sagolandet har varit med i rådet 2022 och 2023."
    assert undated_answer(view) == ()


def test_nothing_is_said_of_undated_ones_where_every_year_is_known(shipped: AssessedRecord) -> None:
    assert undated_answer(look(shipped)) == ()


def test_what_nobody_knows_is_counted_and_is_not_called_no(shipped: AssessedRecord, in_blekinge: AssessedRecord) -> None:
    rest = "Okänt betyder inte nej: underlaget säger varken ja eller nej."
    assert open_answer(look(shipped)) == f"78 av 132 kombinationer av kommun och erbjudande är okända. {rest}"
    assert open_answer(look(in_blekinge)) == f"5 av 15 kombinationer av kommun och erbjudande är okända eller motstridiga. {rest}"


def test_a_complete_record_leaves_nothing_unknown(demo: AssessedRecord) -> None:
    assert open_answer(look(demo)) == "Inget är okänt i urvalet."


def test_a_filter_on_offerings_that_a_page_does_not_follow_is_pointed_out(shipped: AssessedRecord) -> None:
    said = "Sidan handlar bara om referensgruppen: filtret på erbjudanden ändrar inget här."
    assert ignored_filters(look(shipped, offerings=("startpaket",))) == (said,)
    assert ignored_filters(look(shipped)) == ()
    assert goal_answer(look(shipped, offerings=("startpaket",))) == goal_answer(look(shipped))


def test_a_yes_for_another_offering_is_no_step_toward_the_goal() -> None:
    view = look(write((DIMVIK, LANTERN, 2022, "yes", "rules"), (DIMVIK, COMPASS, 2022, "yes", "rules"), lists=council_lists()))
    assert goal_answer(view) == "0 av 4 kommuner i Sagolandet har varit med i rådet 2022–2024."


def test_a_region_that_takes_another_preposition_has_it_in_every_sentence() -> None:
    island = Region("Gotland", "99", Localised("på Gotland", "on Gotland"))
    record = write((SOTBO, COUNCIL, 2022, "yes", "minutes"), programme=make_programme(region=island))
    assert where(look(record)) == "på Gotland"
    assert where(look(record, "en")) == "on Gotland"
    assert where(look(record, groups=("A",))) == "i urvalet på Gotland"
