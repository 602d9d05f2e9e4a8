"""The open cells in a sentence, in a table, and as a file of questions to fill in."""

from dataclasses import replace

from src.analysis.assessed import AssessedRecord
from src.programme.definition import Contact, Source
from src.wording.unknowns import (
    answers_table,
    how_to_answer,
    missing_answers,
    open_cells_answer,
    open_cells_table,
)
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    LANTERN,
    SOTBO,
    complete_lists,
    corrections,
    council_lists,
    make_programme,
)
from tests.selection.views import SOURCES, look, write
from tests.wording.records import council_record, rows_of


def settled_by(assessed: AssessedRecord, **selection: tuple[object, ...]) -> list[str]:
    return list(open_cells_table(look(assessed, **selection))["Vad som skulle avgöra"])


def test_the_answer_says_how_many_and_of_what() -> None:
    assert open_cells_answer(look(council_record())) == (
        "21 uppgifter av 36 (kommun, erbjudande och år) är okända: Lyktpaket 12 och Kompasspaket 9."
    )
    assert open_cells_answer(look(council_record(), years=(2022,), offerings=(COMPASS,), groups=("B",))) == (
        "1 uppgift av 2 (kommun, erbjudande och år) är okänd: Kompasspaket 1."
    )
    conflicting = write((SOTBO, COUNCIL, 2022, "yes", "letter"), lists=council_lists())
    assert open_cells_answer(look(conflicting, offerings=(LANTERN, COUNCIL), years=(2022,))) == (
        "5 uppgifter av 8 (kommun, erbjudande och år) är öppna, och 1 av dem motstridiga: Lyktpaket 4 och Råd 1."
    )


def test_nothing_unknown_and_nobody_selected_are_said(demo: AssessedRecord) -> None:
    assert open_cells_answer(look(demo)) == "Inget svar saknas."
    assert open_cells_answer(look(council_record(), groups=("B",), cooperation=("Norr",))) == "Ingen kommun passar alla filter."


def test_a_row_says_what_it_is_about_and_its_state() -> None:
    view = look(council_record(), offerings=(COMPASS,), years=(2023,))
    assert rows_of(open_cells_table(view).drop(columns="Vad som skulle avgöra")) == [
        ["Dimvik", "Kompasspaket", "2023", "okänt", DIMVIK],
        ["Ekskog", "Kompasspaket", "2023", "okänt", EKSKOG],
        ["Sotbo", "Kompasspaket", "2023", "okänt", SOTBO],
    ]


def test_each_open_cell_says_what_would_settle_it() -> None:
    of_dimvik = {"years": (2022,), "offerings": (LANTERN,), "cooperation": ("Norr",)}
    assert settled_by(write(), **of_dimvik) == ["en uppgift om kommunen, eller en komplett lista"]
    undated = write((DIMVIK, LANTERN, None, "yes", "letter"))
    assert settled_by(undated, **of_dimvik) == ["året: Brevet säger ja, men inte för vilket år"]
    against = write((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, LANTERN, 2022, "no", "rules"))
    assert settled_by(against, **of_dimvik) == ["vilket som är rätt: Brevet säger ja, och Sagorådet säger nej"]
    missing = write((DIMVIK, LANTERN, 2022, "yes", "letter"), lists=complete_lists((LANTERN, 2022, "minutes")))
    assert settled_by(missing, **of_dimvik) == [
        "vilket som är rätt: Brevet säger ja, och den kompletta listan från Protokollet saknar kommunen"
    ]


def test_an_undated_yes_without_a_possible_year_is_open_for_the_whole_period() -> None:
    assessed = write((DIMVIK, COUNCIL, None, "yes", "letter"), lists=council_lists())
    view = look(assessed, offerings=(COUNCIL,))
    assert rows_of(open_cells_table(view)) == [
        [
            "Dimvik",
            "Råd",
            "hela perioden",
            "motstridigt",
            "vilket som är rätt: Brevet säger ja utan år, och Protokollet nej för varje år",
            DIMVIK,
        ]
    ]


def test_sources_of_the_same_producer_are_told_apart_by_their_titles() -> None:
    assessed = write((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, LANTERN, 2022, "no", "rules"))
    same = {key: Source(producer="Rådet", title=key, licence="CC0 1.0") for key in SOURCES}
    assert settled_by(
        replace(assessed, programme=make_programme(sources=same)), offerings=(LANTERN,), years=(2022,), cooperation=("Norr",)
    ) == ["vilket som är rätt: Rådet (letter) säger ja, och Rådet (rules) säger nej"]


def test_what_a_correction_says_is_not_put_in_the_mouth_of_its_source() -> None:
    rows = ((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, LANTERN, 2022, "no", "rules"))
    of_dimvik = {"years": (2022,), "offerings": (LANTERN,), "cooperation": ("Norr",)}
    said = "vilket som är rätt: Brevet (rättad) säger ja, och Sagorådet säger nej"
    for year in (2022, None):
        made = corrections((DIMVIK, LANTERN, year, "letter", "no", "yes", "in_force"))
        assert settled_by(write(*rows, corrections=made), **of_dimvik) == [said]
    for other in (
        (DIMVIK, LANTERN, 2023, "letter", "no", "yes", "in_force"),
        (DIMVIK, LANTERN, 2022, "letter", "no", "yes", "proposed"),
        (EKSKOG, LANTERN, 2022, "letter", "no", "yes", "in_force"),
    ):
        assert settled_by(write(*rows, corrections=corrections(other)), **of_dimvik) == [said.replace(" (rättad)", "")]


def test_what_is_missing_of_a_municipality_is_named_by_offering_and_years() -> None:
    view = look(council_record())
    assert missing_answers(view, EKSKOG) == (
        "Svar saknas för 6 av 9 rutor: Lyktpaket 2022–2024 och Kompasspaket 2022–2024. Det betyder inte nej.",
    )
    assert missing_answers(look(council_record(), years=(2022,), offerings=(COUNCIL,)), EKSKOG) == ("Inget svar saknas.",)


def test_what_sources_differ_about_is_named_apart_and_without_a_year_for_the_whole_period() -> None:
    rows = [
        (DIMVIK, LANTERN, 2023, "yes", "letter"),
        (DIMVIK, LANTERN, 2023, "no", "rules"),
        (DIMVIK, COUNCIL, None, "yes", "letter"),
    ]
    assert missing_answers(look(write(*rows, lists=council_lists()), offerings=(LANTERN, COUNCIL)), DIMVIK) == (
        "Svar saknas för 2 av 6 rutor: Lyktpaket 2022 och 2024. Det betyder inte nej.",
        "Källorna motsäger varandra: Lyktpaket 2023 och Råd hela perioden.",
    )


def test_the_answers_to_fill_in_are_those_of_one_municipality_with_its_code_as_text() -> None:
    table = answers_table(look(council_record(), offerings=(LANTERN, COUNCIL), years=(2022, 2024)), SOTBO)
    assert list(table) == ["Kod", "Kommun", "Erbjudande", "År", "Svar", "Källa", "Läge", "Vad som skulle avgöra"]
    settles = "en uppgift om kommunen, eller en komplett lista"
    assert rows_of(table) == [[SOTBO, "Sotbo", "Lyktpaket", year, "", "", "okänt", settles] for year in ("2022", "2024")]


def test_without_a_municipality_every_open_cell_is_asked_for_and_the_file_is_handed_in() -> None:
    view = look(council_record(), offerings=(LANTERN,), years=(2022,))
    assert set(answers_table(view)["Kommun"]) == {"Sotbo", "Ekskog", "Dimvik", "Hultmyra"}
    assert how_to_answer(view)[-1] == "Spara filen, och lämna in den på sidan Granska export."


def test_answers_are_sent_to_the_contact_or_to_the_owner_where_there_is_none() -> None:
    assert how_to_answer(look(write()), SOTBO)[-1] == "Spara filen, och skicka den till Sagorådet."
    programme = make_programme(contact=Contact("svar@sagor.example"), sources=SOURCES)
    assert how_to_answer(look(write(programme=programme)), SOTBO)[-1] == "Spara filen, och skicka den till svar@sagor.example."
