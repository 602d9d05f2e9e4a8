"""The consequences of assumptions stand beside what the record says."""

from dataclasses import replace

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.selection.view import View
from src.wording.filters import each_in_words
from src.wording.sentences import why_missing
from src.wording.tables import evidence_table, known_table
from src.wording.warnings import warnings
from src.wording.what_if import follows, follows_table, not_surely_reached, nothing_open_about_the_goal, open_in
from tests.analysis.made_up import COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, YEARS, council_lists
from tests.selection.views import LABEL, look, write
from tests.wording.records import council_record, rows_of

HULTMYRA_YES = Assumption(HULTMYRA, LANTERN, 2023, True)


def test_what_can_be_assumed_is_by_municipality_and_offering_within_the_filters() -> None:
    found = open_in(look(council_record()))
    assert open_in(look(council_record(), what_if=(HULTMYRA_YES,))) == found  # what is assumed already can be said otherwise
    assert {code: list(offerings) for code, offerings in found.items()} == {
        DIMVIK: [LANTERN, COMPASS],
        EKSKOG: [LANTERN, COMPASS],
        HULTMYRA: [LANTERN],
        SOTBO: [LANTERN, COMPASS],
    }
    assert found[HULTMYRA][LANTERN] == tuple(Assumption(HULTMYRA, LANTERN, y, a) for y in (None, *YEARS) for a in (True, False))
    narrow = open_in(look(council_record(), years=(2023,), groups=("B",), offerings=(LANTERN, COUNCIL)))
    assert narrow == {
        code: {LANTERN: (Assumption(code, LANTERN, 2023, True), Assumption(code, LANTERN, 2023, False))}
        for code in (HULTMYRA, SOTBO)
    }


def test_the_municipalities_reached_with_and_without_the_assumptions() -> None:
    view = look(council_record(), what_if=(HULTMYRA_YES,))
    assert (
        follows(view)
        == "Deltagit i minst ett erbjudande: med antagandena 4 av 4 kommuner, utan dem minst 3 och högst 4 av 4 kommuner."
    )
    assert not_surely_reached(view) == (HULTMYRA,)


def test_a_row_for_each_measure_as_the_record_says_and_as_assumed() -> None:
    table = follows_table(look(council_record(), what_if=(HULTMYRA_YES,)))
    assert list(table.columns) == ["Vad", "Enligt underlaget", "Med antagandena"]
    assert rows_of(table) == [
        ["Har varit med i rådet", "3 av 4 kommuner", "3 av 4 kommuner"],
        ["Har deltagit i minst ett erbjudande", "minst 3 och högst 4 av 4 kommuner", "4 av 4 kommuner"],
        ["Svar som saknas eller motsäger varandra", "6", "5"],
    ]


def test_a_claim_that_gets_another_verdict_is_a_row_too(shipped: AssessedRecord) -> None:
    view = look(shipped, what_if=(Assumption("1230", "startpaket", 2019, True),))
    (claim,) = [row for row in rows_of(follows_table(view)) if str(row[0]).startswith("Påståendet")]
    assert claim[1:] == ["går inte att kontrollera ännu", "stämmer"]


def test_a_fully_known_goal_is_said_to_be_unaffected_by_assumptions() -> None:
    said = "Inget antagande om rådet ändrar hur långt det är till målet."
    assert nothing_open_about_the_goal(look(council_record())) == said
    assert nothing_open_about_the_goal(look(write())) == ""
    assert nothing_open_about_the_goal(look(council_record(), groups=("B",), cooperation=("Norr",))) == ""


def test_a_goal_settled_by_assumptions_is_not_said_to_be_unaffected() -> None:
    assessed = write(lists=council_lists().iloc[:2])
    view: View = look(assessed, groups=("A",), cooperation=("Norr",), what_if=(Assumption(DIMVIK, COUNCIL, 2024, True),))
    assert view.goal_count.exact
    assert nothing_open_about_the_goal(view) == ""


def test_each_assumption_is_listed_in_words() -> None:
    view = look(
        council_record(), what_if=(HULTMYRA_YES, Assumption(SOTBO, LANTERN, None, True), Assumption(SOTBO, COMPASS, None, False))
    )
    assert [words for _, words in each_in_words(view)] == [
        "Lyktpaket 2023 ja för Hultmyra",
        "Lyktpaket ja, något år för Sotbo",
        "Kompasspaket nej, varje öppet år för Sotbo",
    ]


def test_tables_and_reasons_say_what_is_assumed() -> None:
    view = look(council_record(), what_if=(Assumption(SOTBO, LANTERN, None, True),))
    assert evidence_table(view, SOTBO).iloc[-1].tolist() == [
        *("Lyktpaket", "år okänt", "ja", "antagande, bara i den här vyn", "antagande", "", ".")
    ]
    assert known_table(view, SOTBO)["Källa"].iloc[0] == "antagande"
    noes = tuple(Assumption(DIMVIK, COUNCIL, year, False) for year in (2023, 2024))
    reasons = why_missing(look(write(lists=council_lists()[:1]), what_if=noes))
    assert (
        "Finns inte på den kompletta deltagarlistan 2022 (Protokollet). Antaget för den här vyn: nej för 2023 och 2024." in reasons
    )


def test_made_up_data_and_assumptions_are_each_warned_of() -> None:
    assessed = write(label=replace(LABEL, made_up=True))
    view = look(assessed, what_if=(HULTMYRA_YES, Assumption(SOTBO, LANTERN, None, True)))
    assert warnings(assessed, view.selection, view.text) == (
        ("Protokoll: påhittade uppgifter.", "Protokoll: uppgifterna är påhittade och säger inget om verkligheten."),
        ("Tänkt läge: 2 uppgifter är antagna.", "Tänkt läge: 2 uppgifter är antagna och finns inte i underlaget."),
    )
    assert warnings(write(), look(write()).selection, view.text) == ()
