"""What is known of one municipality, from where, and which others are like it."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.likeness import municipalities_alike
from src.wording.tables import alike_table, evidence_table, known_table
from tests.analysis.made_up import COUNCIL, DIMVIK, HULTMYRA, LANTERN
from tests.selection.views import look
from tests.wording.records import council_record, rows_of


@pytest.fixture(scope="module")
def made_up() -> AssessedRecord:
    return council_record()


def test_what_is_known_of_one_a_row_an_offering(made_up: AssessedRecord) -> None:
    table = known_table(look(made_up), DIMVIK)
    assert list(table.columns)[:4] == ["Erbjudande", "2022", "2023", "2024"]
    assert rows_of(table) == [
        ["Lyktpaket", "okänt", "okänt", "okänt", "ja", "Brevet"],
        ["Kompasspaket", "okänt", "okänt", "okänt", "okänt", "ingen uppgift"],
        ["Råd", "nej", "nej", "ja", "ja", "Protokollet"],
    ]


def test_of_a_single_year_the_period_has_no_column(made_up: AssessedRecord) -> None:
    table = known_table(look(made_up, years=(2024,), offerings=(COUNCIL,)), DIMVIK)
    assert rows_of(table) == [["Råd", "ja", "Protokollet"]]


def test_evidence_a_row_a_statement_with_the_place_where_it_stands(made_up: AssessedRecord) -> None:
    table = evidence_table(look(made_up), DIMVIK)
    assert list(table.columns) == ["Erbjudande", "År", "Säger", "Grund", "Källa", "Fil", "Rad"]
    assert rows_of(table) == [
        ["Råd", "2024", "ja", "rad om kommunen", "Protokollet", "participation.csv", "5"],
        ["Lyktpaket", "år okänt", "ja", "rad om kommunen", "Brevet", "participation.csv", "6"],
        ["Råd", "2022", "nej", "komplett lista utan kommunen", "Protokollet", "complete_lists.csv", "2"],
        ["Råd", "2023", "nej", "komplett lista utan kommunen", "Protokollet", "complete_lists.csv", "3"],
    ]
    assert evidence_table(look(made_up, offerings=(LANTERN,)), DIMVIK)["Erbjudande"].tolist() == ["Lyktpaket"]


def test_a_rule_has_no_line(made_up: AssessedRecord) -> None:
    table = evidence_table(look(made_up), HULTMYRA)
    (rule,) = rows_of(table[table["Grund"] == "programmets regel"])
    assert rule == ["Kompasspaket", "alla år", "ej aktuellt", "programmets regel", "Sagorådet", "programme.toml", "."]


def test_neighbours_first_then_those_of_the_same_kind(shipped: AssessedRecord) -> None:
    view = look(shipped)
    alike = municipalities_alike(shipped.record.register, shipped.record.geography.neighbours, code="1230")
    table = alike_table(view, alike)
    assert table["Samband"].tolist() == ["granne"] * 5 + ["samma kommungrupp"] * 4
    assert table["Kommun"].tolist()[:5] == ["Burlöv", "Lomma", "Lund", "Malmö", "Svedala"]
    assert table.set_index("Kommun").loc["Lund", ["Ledarpaket", "Referensgrupp"]].tolist() == ["ej aktuellt", "ja"]
