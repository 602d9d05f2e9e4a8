"""The records behind a number, a municipality or a cell, with file and line."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.selection.view import View
from src.wording.numbers import GOAL_COUNT, numbers
from src.wording.records import RecordsBehind, asked_by_cell, numbers_table, origin_note, records_behind
from tests.analysis.made_up import COUNCIL, DIMVIK, EKSKOG, LANTERN
from tests.selection.views import look
from tests.wording.records import council_record, rows_of


def behind(view: View, asked: str) -> RecordsBehind:
    found = records_behind(view, asked)
    assert found is not None
    return found


def test_a_number_leads_to_the_rows_that_it_counts_and_to_why_others_are_not_counted(shipped: AssessedRecord) -> None:
    found = behind(look(shipped), GOAL_COUNT)
    assert found.sentence == "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."
    (counted, rows), (others, missing) = found.tables
    assert (counted, others) == ("Uppgifter som räknas", "De som inte räknas, och vad underlaget säger")
    assert len(rows) == 42
    assert rows["Kommun"].nunique() == 32
    assert rows.iloc[0].tolist() == [
        *("Bjuv", "Referensgrupp", "2018", "ja", "egen uppgift", "Region Skåne", "participation.csv", "2")
    ]
    assert missing[["Kommun", "År", "Svar", "Fil", "Rad"]].to_numpy().tolist() == [
        ["Staffanstorp", year, "nej", "complete_lists.csv", line] for year, line in (("2018", "2"), ("2019", "3"), ("2020", "4"))
    ]


@pytest.mark.parametrize("selection", [{}, {"years": (2020,)}, {"groups": ("B4",)}, {"offerings": ("startpaket",)}])
def test_the_rows_that_are_counted_name_just_the_municipalities_of_the_number(shipped: AssessedRecord, selection: dict) -> None:
    view = look(shipped, **selection)
    for name, number in numbers(view).items():
        found = behind(view, name)
        (_, counted), (_, others) = found.tables
        names = {code: view.name_of(code) for code in view.register["code"]}
        assert set(counted["Kommun"]) == {names[code] for code in number.count.codes}, name
        assert set(others["Kommun"]) == {names[code] for code in names if code not in number.count.codes}, name


def test_a_cell_without_evidence_says_so() -> None:
    found = behind(look(council_record()), f"{EKSKOG}.{LANTERN}")
    assert found.sentence == "Ekskog, Lyktpaket 2022–2024: okänt."
    [(title, rows)] = found.tables
    assert title == "Vad underlaget säger"
    assert rows_of(rows) == [["Ekskog", "Lyktpaket", "..", "okänt", "ingen uppgift", "..", "..", ".."]]


def test_a_cell_of_a_year_shows_that_year_and_undated_rows_which_may_be_about_it() -> None:
    found = behind(look(council_record()), f"{DIMVIK}.{LANTERN}.2023")
    assert found.sentence == "Dimvik, Lyktpaket 2023: okänt."
    assert [row[2:5] for row in rows_of(found.tables[0][1])] == [["år okänt", "ja", "egen uppgift"]]
    assert found.codes == (DIMVIK,)
    of_council = behind(look(council_record()), f"{EKSKOG}.{COUNCIL}.2024")
    assert [row[2:5] for row in rows_of(of_council.tables[0][1])] == [["2024", "nej", "komplett lista utan kommunen"]]


def test_a_municipality_leads_to_all_its_records() -> None:
    found = behind(look(council_record()), DIMVIK)
    assert [row[1:4] for row in rows_of(found.tables[0][1]) if row[3] == "ja"] == [
        ["Lyktpaket", "år okänt", "ja"],
        ["Råd", "2024", "ja"],
    ]


@pytest.mark.parametrize("asked", ["", "x", "9999", f"{DIMVIK}.x", f"{DIMVIK}.{COUNCIL}.1999", f"{DIMVIK}.{COUNCIL}.2022.x", "."])
def test_an_unknown_request_gives_no_records(asked: str) -> None:
    assert records_behind(look(council_record()), asked) is None


def test_a_cell_of_a_table_leads_to_its_offering_its_year_or_the_municipality() -> None:
    view = look(council_record())
    assert asked_by_cell(view, DIMVIK, "Lyktpaket") == f"{DIMVIK}.{LANTERN}"
    assert asked_by_cell(view, DIMVIK, "2023") == f"{DIMVIK}.{COUNCIL}.2023"
    assert asked_by_cell(view, DIMVIK, "Bekräftat") == DIMVIK
    assert records_behind(view, asked_by_cell(view, DIMVIK, "Lyktpaket")) is not None


def test_every_number_has_a_link_to_its_records(shipped: AssessedRecord) -> None:
    rows, addresses = numbers_table(look(shipped))
    assert rows_of(rows)[0] == ["har varit med i referensgruppen 2018–2020", "32 av 33 kommuner"]
    assert addresses[0] == "./uppgifter?uppgift=mal"
    assert len(rows) == len(addresses) == len(numbers(look(shipped)))


def test_the_records_say_as_of_when_they_are_and_in_which_folder(shipped: AssessedRecord) -> None:
    assert origin_note(look(shipped)) == (
        "Uppgifter per 2020-11-13 ur Dokumenterat underlag (mappen 2020-11-13). Rad 1 är filens rubrikrad."
    )
