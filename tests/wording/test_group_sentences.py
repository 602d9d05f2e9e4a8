"""Who was in the group: its members, who was there every year, the agreements, the national representatives, the spread."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.counts import spread
from src.language import Localised
from src.programme.definition import Agreements
from src.selection.view import View
from src.vocabulary import COOPERATION, GROUP, SIZE
from src.wording import headlines
from src.wording.group_sentences import agreements_answer, maybe_earlier_answer, members_answer, national_answer
from src.wording.headlines import matrix_headline
from src.wording.spread import SpreadMeasure, spread_headline, spread_subtitle
from tests.analysis.made_up import COUNCIL, DIMVIK, EKSKOG, HULTMYRA, YEARS, complete_lists, council_lists, make_programme
from tests.selection.views import Row, look, write


def headline(view: View, by: str) -> str:
    return spread_headline(view, spread(view.group_count, view.register, by=by), by, SpreadMeasure.MEMBERS)


def council(*codes_and_years: tuple[str, int]) -> list[Row]:
    return [(code, COUNCIL, year, "yes", "minutes") for code, year in codes_and_years]


def test_the_last_years_members_and_how_many_so_far(shipped: AssessedRecord, in_blekinge: AssessedRecord) -> None:
    assert members_answer(look(shipped)) == (
        "17 av 33 kommuner i Skåne var med i referensgruppen 2020. Nya: 12. Återkommande: 5. Hittills: 32."
    )
    assert members_answer(look(shipped, years=(2019,))) == (
        "14 av 33 kommuner i Skåne var med i referensgruppen 2019. Nya: 9. Återkommande: 5. Hittills: 20."
    )
    assert members_answer(look(in_blekinge)) == (
        "Minst 1 och högst 5 av 5 kommuner i Blekinge var med i nätverket 2025. "
        "Nya: högst 1. Återkommande: minst 1. Hittills: minst 4."
    )


def test_members_of_every_year_are_named(shipped: AssessedRecord, in_blekinge: AssessedRecord) -> None:
    assert matrix_headline(look(shipped)) == "Helsingborg, Kristianstad, Lund, Malmö och Perstorp har varit med varje år"
    assert matrix_headline(look(in_blekinge)) == "Ingen kommun är bekräftad varje år"
    assert matrix_headline(look(shipped, years=(2018,))) == "Medlemmar 2018: 11"
    assert matrix_headline(look(in_blekinge, years=(2025,))) == "Deltagare 2025: minst 1"


def test_few_are_named_and_many_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    view = look(write(*council(*((code, year) for code in (DIMVIK, EKSKOG) for year in (2022, 2023)))), years=(2022, 2023))
    assert matrix_headline(view) == "Dimvik och Ekskog har varit med varje år"
    monkeypatch.setattr(headlines, "FEW", 1)
    assert matrix_headline(view) == "Minst 2 kommuner har varit med varje år"


def test_agreements_list_who_was_present_each_year_and_who_always_was_without_one(shipped: AssessedRecord) -> None:
    said = agreements_answer(look(shipped))
    assert said == (
        "Det finns samarbetsavtal med Helsingborg, Kristianstad, Lund och Malmö.",
        "Av dem var följande med i referensgruppen – 2018: Helsingborg, Kristianstad, Lund och Malmö; "
        "2019: Helsingborg, Kristianstad, Lund och Malmö; 2020: Helsingborg, Kristianstad, Lund och Malmö.",
        "Har inget avtal men har också varit med 2018–2020: Perstorp.",
        "Avtalens teman: pedagogik, handledning och bemötande; källkritik, sökkritik och källtillit; "
        "kompetensbehov utifrån självskattningstestet; barn och unga. Underlaget säger inte vilken kommun som har vilket tema.",
    )
    assert agreements_answer(look(shipped, groups=("A1",))) == said  # a filter on municipalities changes nothing
    assert not any("varje år" in sentence for sentence in agreements_answer(look(shipped, years=(2019,))))


def test_a_year_without_any_of_the_municipalities_with_an_agreement_says_none() -> None:
    agreements = Agreements(municipalities=(DIMVIK,), themes=(Localised("ljus"),), source="rules")
    view = look(write(*council((DIMVIK, 2022)), programme=make_programme(agreements=agreements)), years=(2022, 2023))
    assert agreements_answer(view) == (
        "Det finns samarbetsavtal med Dimvik.",
        "Av dem var följande med i rådet – 2022: Dimvik; 2023: ingen.",
        "Avtalens teman: ljus. Underlaget säger inte vilken kommun som har vilket tema.",
    )


def test_a_programme_without_agreements_says_nothing_of_them(in_blekinge: AssessedRecord) -> None:
    assert agreements_answer(look(in_blekinge)) == ()


def test_the_national_representatives_are_named_once_a_year_and_not_counted() -> None:
    made = write(lists=council_lists(), representatives=((2023, "Arkivet"), (2022, "Museet"), (2022, "Arkivet"), (2022, "Museet")))
    assert national_answer(look(made)) == (
        "Nationella representanter – 2022: Museet och Arkivet; 2023: Arkivet. De räknas inte, eftersom de inte är kommuner.",
    )
    assert national_answer(look(made, years=(2024,))) == ("Underlaget nämner ingen nationell representant 2024.",)
    assert national_answer(look(write(lists=council_lists()))) == ()
    assert members_answer(look(made)).endswith("Hittills: 0.")


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (GROUP, "6 av 7 kommuntyper har alla sina kommuner med"),
        (COOPERATION, "3 av 4 kommunsamarbeten har alla sina kommuner med"),
        (SIZE, "3 av 4 storleksklasser har alla sina kommuner med"),
    ],
)
def test_the_spread_is_how_many_groups_are_whole(shipped: AssessedRecord, by: str, said: str) -> None:
    assert headline(look(shipped), by) == said
    assert headline(look(shipped, groups=("A1",), cooperation=("Skåne Nordost",)), by) == "Ingen kommun passar alla filter"


def test_those_without_a_cooperation_body_are_not_counted_as_a_body(in_blekinge: AssessedRecord) -> None:
    assert headline(look(in_blekinge), COOPERATION) == "Högst 1 av 1 kommunsamarbete har alla sina kommuner med"


def test_only_those_confirmed_in_the_selected_years_make_a_group_whole() -> None:
    made = write(*council((DIMVIK, 2022), (EKSKOG, 2023), (HULTMYRA, 2022)), lists=complete_lists((COUNCIL, 2022, "minutes")))
    assert headline(look(made), GROUP) == "Minst 1 av 2 kommuntyper har alla sina kommuner med"  # Sotbo is unknown
    assert headline(look(made, years=(2022,)), GROUP) == "0 av 2 kommuntyper har alla sina kommuner med"


def test_the_spread_of_those_who_were_new_counts_nobody_twice_and_says_what_it_counts(shipped: AssessedRecord) -> None:
    view = look(shipped, years=(2019,)).of_group
    assert [view.group_count.confirmed, view.new_count.confirmed] == [14, 9]
    shares = spread(view.new_count, view.register, by=GROUP)
    assert spread_headline(view, shares, GROUP, SpreadMeasure.NEW) == "Nya 2019: 9, i 3 av 7 kommuntyper"
    assert spread_subtitle(view, SpreadMeasure.NEW) == (
        "Nya: andel av kommunerna som kom med i referensgruppen 2019 och inte förut, Skåne."
    )
    assert spread_subtitle(view, SpreadMeasure.MEMBERS) == "Andel av kommunerna som har varit med i referensgruppen, Skåne, 2019."


def test_new_members_that_may_have_been_members_before_are_named(shipped: AssessedRecord) -> None:
    view = look(write(*council((EKSKOG, 2023), (DIMVIK, 2022))))
    assert maybe_earlier_answer(view, YEARS) == (
        "Ny är den som inte är känd från något tidigare år; Ekskog kan ha varit med förut.",
    )
    assert maybe_earlier_answer(look(shipped), (2018, 2019, 2020)) == ()  # every earlier year is known
