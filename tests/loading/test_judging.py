"""What is said where a column may say that somebody did not take part, and how a caller answers."""

import pytest

from src.handed_in import Refused
from src.language import read_language
from tests.loading.handed_in import PROGRAMME, REGISTER, hand_in, understood

HEADER = "Namn;Kommun;Erbjudande;År;Övrigt\n"
ROW = "Anna Ek;Malmö;Startpaket;2018;bra\n"
CANCELLED = ROW.replace("bra", "avbokad 3/4")


def refused(content: str, **how: object) -> Refused:
    found = hand_in(content, **how)
    assert isinstance(found, Refused), found
    return found


@pytest.mark.parametrize("below", ["", "Summa;;;;\n"], ids=["read by DuckDB", "row by row"])
def test_the_first_such_row_is_told_with_its_line_and_value(below: str) -> None:
    finding = refused(HEADER + ROW * 300 + CANCELLED * 2 + below).finding
    assert (finding.line, finding.column, finding.value) == (302, "Övrigt", "avbokad 3/4")
    swedish = read_language("sv")
    assert finding.said(swedish) == "Kolumnen ser ut att säga något som räknas, men inte säkert vad."
    assert finding.mended(swedish).startswith("Säger den att någon inte deltog, ta bort de raderna.")


@pytest.mark.parametrize("name", ["Bo Alm (avbokad)", "Alm - sjuk", "reserv: alm", "avbokad 0701234567"])
@pytest.mark.parametrize("column", ["Namn", "Övrigt"])
def test_nothing_of_a_person_is_said(column: str, name: str) -> None:
    content = HEADER + (ROW.replace("Anna Ek", name) if column == "Namn" else ROW.replace("bra", name))
    found = refused(content)
    assert (found.finding.line, found.finding.column, found.finding.value) == (2, column, None)
    assert not any(word in repr(found) for word in ("Alm", "alm", "070"))


def test_a_caller_who_has_said_what_the_column_means_is_believed() -> None:
    header = HEADER.replace("Övrigt", "Bokningsstatus")
    assert understood(header + CANCELLED, mapping={"Bokningsstatus": "ignore"}).tally.accepted == 1
    assert understood(header + CANCELLED, mapping={"Bokningsstatus": "person"}).tally.accepted == 1
    (cause,) = understood(header + CANCELLED, mapping={"Bokningsstatus": "participates"}).causes
    assert (cause.reason, cause.rows[0].value) == ("answer_taken_back", CANCELLED.split(";")[-1].strip())
    signed_up = "Kommun;Erbjudande;Anmäld\nMalmö;Startpaket;\nLund;Startpaket;2018-03-01\n"
    assert understood(signed_up, mapping={"Anmäld": "date"}).tally.accepted == 2


def test_of_a_long_file_names_are_not_judged_and_counts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("src.loading.intake.understanding._LONG", 10)
    assert understood(HEADER + ROW.replace("Anna Ek", "avbokad")).tally.accepted == 1
    assert refused(HEADER + CANCELLED).reason == "column_unclear"
    assert refused("Kommun;Erbjudande;Deltagare\nMalmö;Startpaket;0\n").reason == "column_unclear"


def test_names_of_the_register_and_the_programme_take_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REGISTER, "9999", "Reserv")
    monkeypatch.setitem(PROGRAMME.sources, "anmalan", PROGRAMME.sources["exempeldata"])
    content = "Kommun;Erbjudande;Källa;Bibliotek\nReserv;Startpaket;anmalan;Biblioteket i Reserv\n"
    assert understood(content).tally.accepted == 1
    for cell in ("i Reserv (avbokad)", "Reservplats 3"):
        assert refused(content.replace("i Reserv", cell)).reason == "column_unclear"


@pytest.mark.parametrize(("cell", "suggested"), [("Startpaketett", 1), ("Startpaket ej", 0), ("inte Startpaket", 0)])
def test_an_offering_that_is_taken_back_is_not_suggested(cell: str, suggested: int) -> None:
    found = understood(f"Kommun;Erbjudande\nMalmö;{cell}\n")
    assert (found.tally.rejected, len(found.unknown_words)) == (1, suggested)


def test_a_day_of_signing_up_is_counted_as_before_and_told() -> None:
    found = understood("Kommun;Erbjudande;Anmälningsdatum\nMalmö;Startpaket;2018-03-01\n")
    assert (found.tally.accepted, [notice.kind for notice in found.notices]) == (1, ["signed_up", "log"])


def test_a_day_of_signing_up_is_no_second_day() -> None:
    days = "Kommun;Erbjudande;Kursdatum;Anmäld\nMalmö;Startpaket;2018-03-01;2017-12-01\n"
    found = understood(days)
    assert [(cell.year, cell.participates) for cell in found.cells] == [(2018, True)]
    assert [column.meaning for column in found.columns] == ["municipality", "offering", "date", "unknown"]
    assert refused(days.replace("2017-12-01", "x")).reason == "column_unclear"


@pytest.mark.parametrize(
    ("content", "years"),
    [
        ("Tidsstämpel;Kommun;Startpaket\n2020-10-01;Malmö;Ja\n", [None]),  # when a form was filled in
        ("Datum;Kommun;Startpaket\n2020-10-01;Malmö;Ja\n", [2020]),
        ("Starttid;Kommun;Erbjudande;Vilket år?\n2020-10-01;Malmö;Startpaket;2018\n", [2018]),
        ("Skapad;Kommun;Erbjudande;Kursstart\n2018-12-01;Malmö;Startpaket;2019-01-15\n", [2019]),
        ("Kommun;Erbjudande;År;Anmälningsdatum\nMalmö;Startpaket;;2020-01-15\n", [None]),
        ("Kommun;Erbjudande;År;Kursdatum\nMalmö;Startpaket;;2020-01-15\n", [2020]),
        ("Tidsstämpel;Kommun;Erbjudande\n2020-10-01;Malmö;Startpaket\n", [2020]),
    ],
)
def test_a_day_is_the_year_of_what_was_done_unless_a_form_was_filled_in_on_it(content: str, years: list[int | None]) -> None:
    assert [cell.year for cell in understood(content).cells] == years
