"""What is said of a handed-in file: how it was read, how its rows were counted, and what is to be mended."""

from dataclasses import replace

from src.finding import Finding
from src.handed_in import Cause, FileColumn, Refused, RejectedRow, Tally, Understood, UnknownWord
from src.language import read_language
from src.wording.intake import (
    causes_table,
    columns_table,
    intake_answer,
    kind_words,
    refusal_words,
    tally_table,
    understood_words,
    unknown_word_label,
)
from tests.analysis.made_up import make_programme

TEXT = read_language("sv")
COLUMNS = (
    FileColumn(0, "Kommun", "municipality"),
    FileColumn(1, "Råd 2023", "cell", "rad", 2023),
    FileColumn(2, "E-post", "person"),
    FileColumn(3, "", "unknown"),
)
FILE = Understood(
    file="lista.csv",
    encoding="windows-1252",
    delimiter=";",
    sheet=None,
    sheets=(),
    shape="wide_by_year",
    header_line=3,
    columns=COLUMNS,
    tally=Tally(12, 8, 1, 0, 1, 2),
    cells=(),
    causes=(),
    known_headers=("Kommun", "Råd 2023"),
    rejected_rows=(),
    notices=(),
)
REFUSED = Refused("bild.csv", "html", Finding("bild.csv", "Filen är en webbsida, ingen tabell.", "Spara om den."))


def unknown(count: int, *rows: RejectedRow) -> Cause:
    return Cause("municipality_unknown", "Kommun", count, rows, {})


def test_a_refused_file_is_told_with_the_row_and_the_column() -> None:
    assert refusal_words(REFUSED, TEXT) == "bild.csv: Filen är en webbsida, ingen tabell. Spara om den."
    for column, swedish, english in (("Status", "kolumnen Status", "the column Status"), ("kolumn 3", "kolumn 3", "column 3")):
        refused = replace(REFUSED, finding=replace(REFUSED.finding, line=1, column=column))
        assert refusal_words(refused, TEXT).startswith(f"bild.csv, rad 1, {swedish}: Filen")
        assert refusal_words(refused, read_language("en")).startswith(f"bild.csv, line 1, {english}: ")


def test_the_answer_counts_the_rows_of_the_table_and_not_those_around_it() -> None:
    assert intake_answer([FILE], TEXT) == "Alla 9 ifyllda rader är lästa."
    one = replace(FILE, tally=Tally(9, 7, 0, 1, 1, 0))
    assert intake_answer([one], TEXT) == "1 av 8 ifyllda rader behöver rättas; de andra är lästa."
    none = replace(FILE, tally=Tally(9, 0, 0, 8, 1, 0))
    assert intake_answer([none], TEXT) == "Alla 8 ifyllda rader behöver rättas."
    blank = replace(FILE, tally=Tally(9, 0, 0, 0, 1, 8))
    assert intake_answer([blank], TEXT) == "Ingen rad är ifylld."


def test_a_file_that_is_refused_is_the_answer_whatever_else_is_read() -> None:
    assert intake_answer([FILE, REFUSED], TEXT) == "bild.csv kan inte läsas."
    assert tally_table([FILE, REFUSED], TEXT).to_numpy().tolist() == [["lista.csv", 12, 8, 1, 0, 1, 2]]


def test_it_says_how_a_text_or_a_sheet_was_read() -> None:
    form = "en rad för varje kommun, en kolumn för varje erbjudande och år"
    assert understood_words(FILE, TEXT) == (f"lista.csv: {form}. Kolumnernas namn står på rad 3.")
    assert kind_words(FILE, TEXT) == "Text i WINDOWS-1252 med semikolon mellan cellerna."
    sheet = replace(FILE, file="bok.xlsx", encoding=None, delimiter=None, sheet="Svar", shape="long")
    assert understood_words(sheet, TEXT) == "bok.xlsx, bladet Svar: en rad för varje uppgift. Kolumnernas namn står på rad 3."
    assert kind_words(sheet, TEXT) == ""
    sheets = replace(sheet, sheet=None, sheets_read=("Startpaket", "Folkpaket"))
    assert understood_words(sheets, TEXT).startswith("bok.xlsx, bladen Startpaket och Folkpaket: en rad för varje uppgift. ")


def test_each_named_column_says_what_it_was_read_as() -> None:
    programme = make_programme()
    key = programme.goal.offering
    columns = (COLUMNS[0], COLUMNS[1]._replace(offering=key), *COLUMNS[2:])
    assert columns_table(replace(FILE, columns=columns), programme, TEXT).to_numpy().tolist() == [
        ["Kommun", "kommun"],
        ["Råd 2023", f"svar: {programme.goal_offering.name.sv} 2023"],
        ["E-post", "om personer: inte läst"],
    ]


def test_rows_with_the_same_fault_and_value_are_told_once() -> None:
    cause = unknown(4, *(RejectedRow(line, "Lundd", ("Lund",)) for line in (4, 9, 11)), RejectedRow(7, "Xby"))
    assert causes_table([replace(FILE, causes=(cause,))], TEXT)[["Var", "Värde", "Vad som är fel"]].to_numpy().tolist() == [
        ["rad 4, 9, 11", "Lundd", "Kommunen finns inte i registret. Kanske är Lund menat."],
        ["rad 7", "Xby", "Kommunen finns inte i registret."],
    ]


def test_a_message_is_true_of_every_row_that_it_is_told_of() -> None:
    rows = (RejectedRow(2, "Lund", named="Malmö"), RejectedRow(3, "Lund", named="Bjuv"), RejectedRow(4, "Lund", named="Malmö"))
    table = causes_table([replace(FILE, causes=(Cause("code_name_disagree", "Kommun", 9, rows, {}),))], TEXT)
    assert table[["Var", "Vad som är fel"]].to_numpy().tolist() == [
        ["rad 2, 4", "Namnet och koden hör inte ihop: i registret har Malmö den koden."],
        ["rad 3", "Namnet och koden hör inte ihop: i registret har Bjuv den koden."],
        ["6 rader till", "Namnet och koden hör inte ihop."],
    ]


def test_of_many_rows_the_first_are_named_and_the_others_counted() -> None:
    shown = [RejectedRow(line, "Xby") for line in range(2, 52)]
    rows = causes_table([replace(FILE, causes=(unknown(87_000, *shown),))], TEXT)
    assert rows["Var"].tolist() == ["rad 2, 3, 4, 5, 6, 7, 8, 9 och 42 till", "86\xa0950 rader till"]
    assert rows["Värde"].tolist() == ["Xby", ""]


def test_a_row_of_one_of_several_sheets_is_told_with_it() -> None:
    cause = replace(unknown(1, RejectedRow(3, "X")), sheet="Folkpaket")
    (row,) = causes_table([replace(FILE, causes=(cause,))], TEXT).to_dict("records")
    assert row["Var"] == "bladet Folkpaket, rad 3"
    refused = Refused("bok.xlsx", "header_missing", Finding("bok.xlsx:Folkpaket", "Fel.", "Rätta."), sheet="Folkpaket")
    assert refusal_words(refused, TEXT) == "bok.xlsx, bladet Folkpaket: Fel. Rätta."


def test_values_that_stand_on_one_line_each_are_told_so() -> None:
    rows = causes_table([replace(FILE, causes=(unknown(60, RejectedRow(2, "Xby"), RejectedRow(3, "Yby")),))], TEXT)
    assert rows["Var"].tolist() == ["rad 2", "rad 3", "58 rader till"]


def test_faults_stand_by_line_whatever_their_cause_and_name_their_file_only_where_there_are_several() -> None:
    year = Cause("year_outside", "År", 1, (RejectedRow(5, "1999"),), {"years": "2018"})
    file = replace(FILE, causes=(unknown(2, RejectedRow(3, "Xby"), RejectedRow(9, "Yby")), year))
    rows = causes_table([file], TEXT)
    assert rows["Var"].tolist() == ["rad 3", "rad 5", "rad 9"]
    assert "Fil" not in rows
    assert causes_table([file, REFUSED], TEXT)["Fil"].tolist() == ["lista.csv"] * 3


def test_a_value_that_may_be_personal_is_said_to_be_hidden_and_a_blank_one_is_blank() -> None:
    missing = Cause("year_outside", "År", 1, (RejectedRow(3, None, hidden=True, length=7),), {"years": "2018"})
    blank = Cause("municipality_missing", "Kommun", 1, (RejectedRow(4, None),), {})
    rows = causes_table([replace(FILE, causes=(missing, blank))], TEXT)
    assert rows["Värde"].tolist() == ["visas inte (7 tecken): kan vara en personuppgift", ""]


def test_an_unknown_value_is_asked_about_with_its_rows_and_its_file_where_there_are_several() -> None:
    word = UnknownWord("Kommun", "Malmo", ("Malmö",), 3)
    assert unknown_word_label(word, None, TEXT) == "Malmo (3 rader) betyder"
    assert unknown_word_label(word._replace(rows=1), "a.csv", TEXT) == "Malmo (1 rad i a.csv) betyder"
