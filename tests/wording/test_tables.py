"""The tables beside the figures: the same facts, a row each, states in words."""

import pandas as pd
import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.counts import spread
from src.programme.definition import Population
from src.vocabulary import COOPERATION, GROUP, SIZE
from src.wording.tables import (
    alike_table,
    coverage_table,
    evidence_table,
    group_labels,
    joined_table,
    known_table,
    membership_table,
    offerings_table,
    ordered,
)
from tests.analysis.made_up import COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, council_lists, make_programme, make_register
from tests.selection.views import look, write
from tests.wording.records import ROWS, council_record, rows_of


def test_the_offerings_table_has_a_row_for_each_municipality() -> None:
    table = offerings_table(look(council_record()))
    assert list(table.columns) == [
        *("Kommun", "Bekräftat", "Möjligt", "Lyktpaket", "Kompasspaket", "Råd"),
        *("Kommuntyp", "Kommunsamarbete", "Folkmängd 2021", "Kod"),
    ]
    assert rows_of(table) == [
        ["Dimvik", 2, 3, "ja", "okänt", "ja", "Kust", "Norr", 8_000, "9901"],
        ["Ekskog", 1, 3, "okänt", "okänt", "ja", "Kust", "Söder", 12_000, "9902"],
        ["Hultmyra", 0, 1, "okänt", "ej aktuellt", "nej", "Skog", "utan samarbetsorgan", 30_000, "9903"],
        ["Sotbo", 1, 3, "okänt", "okänt", "ja", "Skog", "Söder", 31_000, "9904"],
    ]


def test_offerings_only_of_the_selection() -> None:
    table = offerings_table(look(council_record(), offerings=(LANTERN,), years=(2022,), groups=("A",)))
    assert rows_of(table[["Kommun", "Bekräftat", "Möjligt", "Lyktpaket"]]) == [["Dimvik", 0, 1, "okänt"], ["Ekskog", 0, 1, "okänt"]]
    assert "Råd" not in table.columns


def test_the_coverage_table_has_a_maximum_where_some_are_unknown(shipped: AssessedRecord, in_blekinge: AssessedRecord) -> None:
    view = look(shipped)
    table = coverage_table(view)
    assert list(table.columns) == ["År", "Medlemmar", "Nya", "Återkommande", "Hittills", "Av kommuner"]
    assert rows_of(table) == [["2018", 11, 11, 0, 11, 33], ["2019", 14, 9, 5, 20, 33], ["2020", 17, 12, 5, 32, 33]]
    blekinge = look(in_blekinge)
    assert coverage_table(blekinge)["Deltagare, möjligt"].tolist() == [2, 2, 5, 5]


def test_a_number_that_could_be_higher_says_how_high_or_low_it_is(in_blekinge: AssessedRecord) -> None:
    table = coverage_table(look(in_blekinge))
    assert rows_of(table[["År", "Nya", "Återkommande", "Hittills"]])[2:] == [
        ["2024", "minst 1", "högst 3", "minst 4"],
        ["2025", "högst 1", "minst 1", "minst 4"],
    ]


def test_the_matrix_table_has_a_row_for_each_municipality_and_a_column_for_each_year() -> None:
    view = look(council_record())
    table = membership_table(view, "namn")
    assert list(table.columns)[:5] == ["Kommun", "Första år", "2022", "2023", "2024"]
    assert rows_of(table.iloc[:, :5]) == [
        ["Dimvik", "2024", "nej", "nej", "ja"],
        ["Ekskog", "2022", "ja", "ja", "nej"],
        ["Hultmyra", "–", "nej", "nej", "nej"],
        ["Sotbo", "2022", "ja", "nej", "nej"],
    ]
    part = look(council_record(), years=(2023,), cooperation=("Söder",))
    assert rows_of(membership_table(part, "namn").iloc[:, :3]) == [["Ekskog", "2022", "ja"], ["Sotbo", "2022", "nej"]]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("ar", ["Ekskog", "Sotbo", "Dimvik", "Hultmyra"]),
        ("namn", ["Dimvik", "Ekskog", "Hultmyra", "Sotbo"]),
        ("grupp", ["Hultmyra", "Sotbo", "Dimvik", "Ekskog"]),
    ],
)
def test_the_rows_follow_the_chosen_order_and_keep_their_facts(order: str, names: list[str]) -> None:
    register = make_register().assign(group=["B", "B", "A", "A"])
    view = look(write(*ROWS, lists=council_lists(), register=register))
    rows = ordered(view, order)
    assert rows["municipality"].tolist() == names
    table = membership_table(view, order).set_index("Kommun")
    assert table.index.tolist() == names
    assert table.loc["Dimvik", ["Första år", "2022", "2024", "Kommuntyp", "Folkmängd 2021", "Kod"]].tolist() == [
        "2024",
        "nej",
        "ja",
        "Skog",
        8_000,
        "9901",
    ]


def test_the_table_of_new_members_names_them_by_year() -> None:
    view = look(council_record())
    table = joined_table(view)
    assert list(table.columns) == ["År", "Nya", "Kommuner"]
    assert rows_of(table) == [["2022", 2, "Ekskog och Sotbo"], ["2023", 0, "ingen"], ["2024", 1, "Dimvik"]]
    view = look(write((EKSKOG, COUNCIL, 2022, "yes", "minutes")))
    table = joined_table(view)
    assert rows_of(table)[:2] == [["2022", "minst 1", "Ekskog"], ["2023", "högst 3", "ingen bekräftad"]]


def test_the_names_of_groups_and_of_classes_of_size(shipped: AssessedRecord) -> None:
    view = look(shipped)
    assert group_labels(view, pd.Series(["A1", "B3"]), GROUP) == ["Storstäder", "Större stad"]
    assert group_labels(view, pd.Series([0, 1, 2, 3]), SIZE) == [
        "under 15\xa0000 invånare",
        "15\xa0000–24\xa0999 invånare",
        "25\xa0000–49\xa0999 invånare",
        "50\xa0000 invånare och fler",
    ]
    assert group_labels(view, pd.Series(["", "Skåne Nordost"]), COOPERATION) == ["utan samarbetsorgan", "Skåne Nordost"]


@pytest.mark.parametrize(
    ("limits", "sizes", "labels"),
    [((), [0], ["alla storlekar"]), ((10_000,), [0, 1], ["under 10\xa0000 invånare", "10\xa0000 invånare och fler"])],
)
def test_a_programme_with_one_limit_or_none(limits: tuple[int, ...], sizes: list[int], labels: list[str]) -> None:
    programme = make_programme(population=Population(year=2021, class_limits=limits, source="rules"))
    assert group_labels(look(write(programme=programme)), pd.Series(sizes), SIZE) == labels


def test_a_selection_without_municipalities_keeps_every_header(shipped: AssessedRecord) -> None:
    nobody, everybody = look(shipped, groups=("A1",), cooperation=("Skåne Nordost",)), look(shipped)
    assert len(offerings_table(nobody)) == 0
    assert list(offerings_table(nobody).columns) == list(offerings_table(everybody).columns)
    assert list(membership_table(nobody).columns) == list(membership_table(everybody).columns)
    assert coverage_table(nobody)["Av kommuner"].tolist() == [0, 0, 0]
    assert len(spread(nobody.group_count, nobody.register, by=GROUP)) == 0


def test_headers_and_states_are_in_the_readers_language(shipped: AssessedRecord) -> None:
    table = offerings_table(look(shipped, "en"))
    assert {"Start package", "Reference group"} <= set(table.columns)
    assert "okänt" not in set(table["Start package"])


# One municipality


def test_what_is_known_of_a_municipality_has_a_row_for_each_offering() -> None:
    table = known_table(look(council_record()), DIMVIK)
    assert list(table.columns)[:4] == ["Erbjudande", "2022", "2023", "2024"]
    assert rows_of(table) == [
        ["Lyktpaket", "okänt", "okänt", "okänt", "ja", "Brevet"],
        ["Kompasspaket", "okänt", "okänt", "okänt", "okänt", "ingen uppgift"],
        ["Råd", "nej", "nej", "ja", "ja", "Protokollet"],
    ]


def test_a_single_year_has_no_column_for_the_period() -> None:
    table = known_table(look(council_record(), years=(2024,), offerings=(COUNCIL,)), DIMVIK)
    assert rows_of(table) == [["Råd", "ja", "Protokollet"]]


def test_the_evidence_table_has_a_row_for_each_statement_with_file_and_line() -> None:
    table = evidence_table(look(council_record()), DIMVIK)
    assert list(table.columns) == ["Erbjudande", "År", "Svar", "Varför", "Källa", "Fil", "Rad"]
    assert rows_of(table) == [
        ["Råd", "2024", "ja", "egen uppgift", "Protokollet", "participation.csv", "5"],
        ["Lyktpaket", "år okänt", "ja", "egen uppgift", "Brevet", "participation.csv", "6"],
        ["Råd", "2022", "nej", "komplett lista utan kommunen", "Protokollet", "complete_lists.csv", "2"],
        ["Råd", "2023", "nej", "komplett lista utan kommunen", "Protokollet", "complete_lists.csv", "3"],
    ]
    assert evidence_table(look(council_record(), offerings=(LANTERN,)), DIMVIK)["Erbjudande"].tolist() == ["Lyktpaket"]
    assert evidence_table(look(council_record(), years=(2023,)), DIMVIK)["År"].tolist() == ["år okänt", "2023"]


def test_a_rule_has_no_line() -> None:
    table = evidence_table(look(council_record()), HULTMYRA)
    (rule,) = rows_of(table[table["Varför"] == "programmets regel"])
    assert rule == ["Kompasspaket", "alla år", "ej aktuellt", "programmets regel", "Sagorådet", "programme.toml", "."]


def test_neighbours_first_then_those_of_the_same_kind(shipped: AssessedRecord) -> None:
    view = look(shipped)
    table = alike_table(view, "1230")
    assert table["Samband"].tolist() == ["granne"] * 5 + ["samma kommuntyp"] * 4
    assert table["Kommun"].tolist()[:5] == ["Burlöv", "Lomma", "Lund", "Malmö", "Svedala"]
    assert table.set_index("Kommun").loc["Lund", ["Ledarpaket", "Referensgrupp"]].tolist() == ["ej aktuellt", "ja"]
