"""Each published claim has its verdict, both numbers and the municipalities that make the difference."""

import msgspec
import pandas as pd

from src.analysis.assessed import AssessedRecord
from src.analysis.judgement import Judgement, Measure, Verdict, Wanted
from src.language import Localised
from src.programme.claims import Began, Everyone, NumberOfMunicipalities, WithinLimit
from src.selection.view import View
from src.wording.claims import claims_about, claims_answer, claims_said, claims_table, record_says
from tests.analysis.made_up import COUNCIL, DIMVIK, HULTMYRA, LANTERN, SOTBO, make_programme
from tests.selection.views import look, write
from tests.wording.records import ROWS, council_lists

SAID = {"text": Localised("Så är det.", "So it is."), "source": "minutes"}
ALL_IN = Everyone(key="alla", offerings=(COUNCIL,), **SAID)
COUNTED = NumberOfMunicipalities(key="antal", number=4, **SAID)
REACHED = Everyone(key="nadda", offerings=(LANTERN,), **SAID)


def claiming(*claims: object, language: str = "sv", **selection: tuple[object, ...]) -> View:
    """A view of the council's record, of which these claims are published."""
    programme = msgspec.structs.replace(make_programme(), claims=claims)
    return look(write(*ROWS, lists=council_lists(), programme=programme), language, **selection)


def row(table: pd.DataFrame, place: int = 0) -> list[str]:
    return table.iloc[place].tolist()


def test_each_claim_has_its_verdict_both_numbers_and_who_makes_the_difference() -> None:
    table = claims_table(claiming(ALL_IN, COUNTED))
    assert list(table.columns) == ["Påstående", "Omdöme", "Underlaget säger", "Källa"]
    assert row(table) == ["Så är det.", "avviker", "3 kommuner, mot påståendets 4. Skillnaden: Hultmyra.", "Protokollet"]
    assert row(table, 1)[1:3] == ["stämmer", "4 kommuner."]


def test_an_untestable_claim_names_the_unknown_municipalities_and_what_would_settle_it() -> None:
    table = claims_table(claiming(REACHED))
    assert row(table)[1:3] == [
        "går inte att kontrollera ännu",
        "Minst 1 och högst 4 kommuner, mot påståendets 4. Okänt för Ekskog, Hultmyra och Sotbo. "
        "Avgörs av: uppgift om Lyktpaket 2022–2024 för Ekskog, Hultmyra och Sotbo.",
    ]


def test_the_answer_counts_the_verdicts() -> None:
    view = claiming(ALL_IN, COUNTED, REACHED)
    assert claims_answer(view) == "1 av 3 publicerade påståenden stämmer, 1 avviker och 1 går inte att kontrollera ännu."
    assert claims_answer(claiming()) == "Inga publicerade påståenden är inlagda."


def test_filters_change_no_verdict() -> None:
    whole, part = claiming(ALL_IN, REACHED), claiming(ALL_IN, REACHED, years=(2022,), groups=("A",), offerings=(LANTERN,))
    pd.testing.assert_frame_equal(claims_table(whole), claims_table(part))


def test_a_report_says_each_in_a_paragraph_in_its_own_language() -> None:
    assert claims_said(claiming(COUNTED)) == ("”Så är det.” Omdöme: stämmer. 4 kommuner.",)
    (english,) = claims_said(claiming(COUNTED, language="en"))
    assert english == "“So it is.” Verdict: holds. 4 municipalities."


def test_numbers_are_said_for_what_they_count() -> None:
    view = claiming()
    began, limit = Began(key="a", offering=COUNCIL, year=2022, **SAID), WithinLimit(key="b", offering=LANTERN, **SAID)

    def said(claim: object, measure: Measure, least: int | None, most: int | None, **rest: object) -> str:
        claimed = 2022 if measure == Measure.FIRST_YEAR else 4
        return record_says(view, Judgement(claim, Verdict.UNTESTABLE, measure, claimed, least, most, **rest))

    assert said(began, Measure.FIRST_YEAR, 2022, 2022) == "Första året är 2022."
    assert said(began, Measure.FIRST_YEAR, 2022, 2024) == "Första året är tidigast 2022 och senast 2024."
    assert said(began, Measure.FIRST_YEAR, 2022, None) == "Första året är tidigast 2022, och inget är bekräftat."
    assert said(began, Measure.FIRST_YEAR, None, None) == "Inget år är möjligt."
    assert said(limit, Measure.ABOVE_LIMIT, 1, 1) == "1 kommun över gränsen deltog."
    assert said(limit, Measure.ABOVE_LIMIT, 2, 2) == "2 kommuner över gränsen deltog."
    assert said(limit, Measure.ABOVE_LIMIT, 0, 1) == "Minst 0 och högst 1 kommun över gränsen deltog."
    assert said(limit, Measure.ABOVE_LIMIT, 0, 2) == "Minst 0 och högst 2 kommuner över gränsen deltog."
    assert said(ALL_IN, Measure.MUNICIPALITIES, 1, 1) == "1 kommun, mot påståendets 4."
    assert said(ALL_IN, Measure.MUNICIPALITIES, 3, 3) == "3 kommuner, mot påståendets 4."
    assert said(ALL_IN, Measure.MUNICIPALITIES, 0, 1) == "Minst 0 och högst 1 kommun, mot påståendets 4."
    assert said(ALL_IN, Measure.MUNICIPALITIES, 1, 3) == "Minst 1 och högst 3 kommuner, mot påståendets 4."
    assert said(began, Measure.FIRST_YEAR, 2022, 2022, wanted=(Wanted(COUNCIL, (2023,)),)).endswith(
        "Avgörs av: listan för Råd 2023."
    )
    disputed = (Wanted(COUNCIL, (2023,), (SOTBO,), disputed=True),)
    assert said(ALL_IN, Measure.MUNICIPALITIES, 1, 3, wanted=disputed).endswith(
        "Avgörs av: vilken källa som har rätt om Råd 2023 för Sotbo."
    )
    assert said(limit, Measure.ABOVE_LIMIT, 2, 2, further=(SOTBO,)).endswith("Det är också sant för Sotbo.")


def test_many_are_counted_and_few_are_named(shipped: AssessedRecord) -> None:
    found = {judgement.claim.key: record_says(look(shipped), judgement) for judgement in look(shipped).judgements}
    assert "Skillnaden: Staffanstorp." in found["alla-har-varit-med"]
    assert "Skillnaden: 16 kommuner." in found["alla-tackade-ja-2020"]
    assert "Det är också sant för Perstorp." in found["avtalsbiblioteken-varje-ar"]


def test_the_claims_that_depend_on_one_municipality_say_its_part_in_each() -> None:
    view = claiming(ALL_IN, COUNTED, REACHED)
    rows, claims = claims_about(view, HULTMYRA)
    assert rows.to_numpy().tolist() == [
        ["Så är det.", "avviker", "gör ensam skillnaden"],
        ["Så är det.", "går inte att kontrollera ännu", "är en av 3 kommuner som det är okänt för"],
    ]
    assert claims == [ALL_IN, REACHED]
    assert claims_about(view, DIMVIK)[1] == []
