"""The marks beside a number: its records, the claims about it that do not hold, and what is unknown."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.wording.marks import marks, municipality_marks, records_link
from src.wording.numbers import ALL_TAKEN, GOAL_COUNT, MEMBERS_IN, REACHED, numbers
from tests.selection.views import look

UNTESTABLE = "Går inte att kontrollera ännu"


def test_a_number_that_contradicts_a_claim_leads_to_the_claims_row(shipped: AssessedRecord) -> None:
    records, claim = marks(look(shipped), GOAL_COUNT)
    assert (records.words, records.address) == ("Visa raderna bakom siffran", "./uppgifter?uppgift=mal")
    assert (claim.words, claim.address) == ("Webbsidan säger 33", "./underlag#pastaende-alla-har-varit-med")
    assert claim.spoken == "Webbsidan säger 33: ”Alla kommuner har varit med i referensgruppen under projektet.”"


def test_beside_the_number_of_a_part_it_says_that_a_claim_is_about_the_whole_region(shipped: AssessedRecord) -> None:
    (_, claim) = marks(look(shipped, groups=("A2",)), GOAL_COUNT)
    assert claim.words == "Webbsidan säger 33 i Skåne"


def test_each_year_has_its_own_claim(shipped: AssessedRecord) -> None:
    (_, claim) = marks(look(shipped), f"{MEMBERS_IN}2020")
    assert claim.address.endswith("#pastaende-alla-tackade-ja-2020")


@pytest.mark.parametrize(
    ("name", "selection", "said"),
    [
        (REACHED, {}, ["1 kommun saknar uppgift", UNTESTABLE]),
        (ALL_TAKEN, {}, ["17 kommuner saknar uppgift", UNTESTABLE]),
        (f"{MEMBERS_IN}2019", {}, []),
        (GOAL_COUNT, {"years": (2018, 2019)}, []),
        (GOAL_COUNT, {"cooperation": ("Familjen Helsingborg",)}, []),  # the one that is missing is elsewhere
        (REACHED, {"offerings": ("startpaket", "referensgrupp")}, ["1 kommun saknar uppgift"]),
    ],
)
def test_only_unknowns_and_claims_about_the_same_cells_are_marked(
    name: str, selection: dict[str, tuple[object, ...]], said: list[str], shipped: AssessedRecord
) -> None:
    assert [mark.words for mark in marks(look(shipped, **selection), name)] == ["Visa raderna bakom siffran", *said]


@pytest.mark.parametrize("name", [REACHED, ALL_TAKEN])
def test_a_claim_that_holds_has_no_mark(name: str, demo: AssessedRecord) -> None:
    assert [mark.words for mark in marks(look(demo), name)] == ["Visa raderna bakom siffran"]


def test_the_spoken_words_of_a_mark_include_the_visible_ones(shipped: AssessedRecord) -> None:
    view = look(shipped)
    for name in numbers(view):
        for mark in marks(view, name):
            assert mark.spoken.startswith(mark.words)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_link_keeps_filters_and_language(shipped: AssessedRecord, language: str) -> None:
    address = records_link(look(shipped, language, years=(2020,)), "mal")
    assert address == "./uppgifter?ar=2020&" + ("sprak=en&" if language == "en" else "") + "uppgift=mal"


def test_a_municipality_leads_to_its_records_and_to_what_is_unknown_of_it(shipped: AssessedRecord, demo: AssessedRecord) -> None:
    records, unknown = municipality_marks(look(shipped), "1230")
    assert (records.words, records.address) == ("Visa raderna bakom siffran", "./uppgifter?uppgift=1230")
    assert (unknown.words, unknown.address) == ("Säker uppgift saknas för 3 erbjudanden", "./underlag?flik=luckor#okant")
    assert [mark.words for mark in municipality_marks(look(demo), "1230")] == ["Visa raderna bakom siffran"]
    assert [mark.words for mark in municipality_marks(look(shipped, offerings=("referensgrupp",)), "1230")] == [
        "Visa raderna bakom siffran"
    ]
