"""What is shown of a rejected cell, a header and a sheet: nothing that may name a person."""

import json

import pytest

from src.handed_in import Refused
from src.language import read_language
from src.loading.intake.columns import Vocabulary
from src.loading.intake.places import Gazetteer
from src.loading.intake.words import read_words
from src.loading.json_answer import as_json
from tests.loading.handed_in import PROGRAMME, REGISTER, hand_in, understood

WORDS = read_words()
SHOWN = Vocabulary(PROGRAMME, Gazetteer(REGISTER, WORDS), WORDS).shown  # Heby, Burlöv, Östra Göinge, Bjuv, Malmö, Lund, Höganäs
SWEDISH = read_language("sv")


@pytest.mark.parametrize(
    "cell",
    [
        "Malmo",
        "Malmoe",
        "Hoganas",
        "Starttpaket",
        "Region Skåne",
        "Alla kommuner",
        "Malmö, Lund",
        "0180",
        "Startpaket Folkpaket",
        "Ja, 2019",
        "#REF!",
        "VT 2018",
        "",
        "Startpakket",
        "delvis",
        "Östra Göinge kommun och Lund",
        "Bibliotek i Lund",
        "Solna",
        "2018-03-01",
        "1/3/2018",
        "31/12 2018",
        "2018-03-01 10:15:30",
        "2018/2019",
        "3 november 2018 delvis",
    ],
)
def test_a_cell_that_names_nobody_is_shown(cell: str) -> None:
    assert SHOWN.cell(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "Karin",
        "@karin",
        "Svensson",
        "Åsa",
        "anna",
        "Jan",
        "Augusta",
        "Kristina",
        "Malmberg",
        "Malm",
        "Annas svar",
        "ja, sa Åsa",
        "Atlantis",
        "Anna Ek",
        "Ek, Anna",
        "K. Ek",
        "ANNA EK",
        "Bo Lund",
        "Malmö Lund",
        "Jan Ek",
        "Startpaket Anna Andersson",
        "anna andersson",
        "Carl von Linné",
        "Øyvind Ødegaard",
        "Łukasz Ćwik",
        "Anna/Andersson",
        'Anna "Lotta" Andersson',
        "Anna N",
        "Anna Ek, Lunds kommun",
        "a@b.se",
        "070-123 45 67",
        "19800101-1234",
        "800101-XXXX",
        "070–123 45 67",
        "(040) 34 10 00",
        "701234567",
        "850101–1234",
        "850101 - 1234",
        "1985-01-01-1234",
        "1985-01-01 1234",
        "123456",
        "Mark",
    ],
)
def test_a_cell_that_may_name_a_person_is_not_shown(cell: str) -> None:
    assert not SHOWN.cell(cell)


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ("Kommun;Erbjudande;År\nAnna Ek;Startpaket;2018\n", "Kommun"),
        ("Kommun;Erbjudande;År\nMalmö;Anna Ek;2018\n", "Erbjudande"),
        ("Kommun;Erbjudande;År\nMalmö;Startpaket;Anna Ek\n", "År"),
        ("Kommun;Erbjudande;Deltar\nMalmö;Startpaket;Anna Ek\n", "Deltar"),
        ("Kommun;Erbjudande;Källa\nMalmö;Startpaket;Anna Ek\n", "Källa"),
        ("Kommun;Startpaket\nMalmö;Anna Ek\n", "Startpaket"),
        ("Kommunkod;Kommun;Erbjudande\nAnna Ek;Bo Ek;Startpaket\n", "Kommunkod"),
        ("Kommunkod;Kommun;Erbjudande\nAnna Ek 1280;Lund;Startpaket\n", "Kommunkod"),
        ("Kommunkod;Kommun;Erbjudande\n1280;Anna Ek;Startpaket\n", "Kommunkod"),
    ],
)
def test_a_name_in_any_column_is_told_by_its_line_and_stands_nowhere(rows: str, column: str) -> None:
    found = understood(rows)
    (cause,) = found.causes
    (row,) = cause.rows
    assert (cause.column, row.line) == (column, 2)
    everything = repr(found) + cause.said(row, SWEDISH) + "".join(notice.said(SWEDISH) for notice in found.notices)
    assert "Ek" not in everything
    assert "Anna" not in everything


def test_a_suggestion_shows_no_value_with_a_persons_number() -> None:
    (cause,) = understood("Kommun;Erbjudande\nMalmo 850101–1234;Startpaket\n").causes
    assert cause.rows[0].value is None


@pytest.mark.parametrize("name", ["Karin", "@karin", "Svensson", "Åsa"])
@pytest.mark.parametrize("row", ["{};Startpaket;2018;ja", "Malmö;{};2018;ja", "Malmö;Startpaket;{};ja", "Malmö;Startpaket;2018;{}"])
def test_a_single_name_stands_nowhere_and_its_length_is_told(row: str, name: str) -> None:
    found = understood(f"Kommun;Erbjudande;År;Deltar\n{row.format(name)}\n")
    (cause,) = found.causes
    assert (cause.rows[0].value, cause.rows[0].hidden, cause.rows[0].length) == (None, True, len(name))
    assert name not in repr(found)
    (said,) = json.loads(json.dumps(as_json(found, SWEDISH)))["rejected"]
    assert (said["value"], said["length"]) == (None, len(name))


def test_a_form_with_a_column_for_each_person_shows_none_of_them() -> None:
    names = ("Anna", "Karin Svensson", "åsa", "Bo", "Annas svar", "Har Anna svarat?", "Malmberg", "Lund")
    rows = f"Kommun;Erbjudande;{';'.join(names)}\nMalmö;Startpaket;{';'.join('5' * len(names))}\n"
    found = understood(rows)
    everything = repr(found) + json.dumps(as_json(found, SWEDISH), ensure_ascii=False)
    assert not [name for name in names if name in everything]
    assert [column.header for column in found.columns[2:]] == [f"kolumn {place}" for place in range(3, 3 + len(names))]
    refused = hand_in(rows.replace("5", "ja"))
    assert isinstance(refused, Refused)
    assert not [name for name in names if name in repr(refused)]


def test_a_header_that_is_not_shown_is_still_a_hint_of_what_its_column_says() -> None:
    found = understood("Erbjudande;Till Karin: vilken kommun kommer du ifrån?\nStartpaket;Malmö\n")
    assert (found.cells[0].code, found.columns[1].header) == ("1280", "kolumn 2")


def test_a_value_that_is_not_shown_says_why() -> None:
    (cause,) = understood("Kommun;Erbjudande\nAnna Ek;Startpaket\n").causes
    said = "Kommunen finns inte i registret. Värdet visas inte, eftersom det kan vara ett personnamn."
    assert (cause.said(cause.rows[0], SWEDISH), cause.rows[0].value) == (said, None)


def test_a_cell_that_is_not_shown_is_a_question_mark_among_the_rows_to_mend_since_a_blank_one_might_be_accepted() -> None:
    found = understood("Kommun;Erbjudande;År\nMalmö;Startpaket;Anna Ek\nMalmo;Startpaket;\n")
    assert found.rejected_rows == ((2, ("Malmö", "Startpaket", "?")), (3, ("Malmo", "Startpaket", "")))
    assert understood("Kommun;Erbjudande;År\nMalmö;Startpaket;?\n").tally.rejected == 1


@pytest.mark.parametrize(
    "header",
    [
        "Anna Ek",
        "Ek, Anna",
        "ANNA EK",
        "a@b.se",
        "070-123 45 67",
        "Svar från Anna Andersson",
        "Anna K. Andersson",
        "Anna Andersson 2019",
        "Carl von Linné",
    ],
)
def test_a_header_that_may_name_a_person_is_called_by_its_number_and_can_be_chosen_by_it(header: str) -> None:
    rows = f'Kommun;Erbjudande;"{header}"\nMalmö;Startpaket;5\n'
    found = understood(rows)
    assert found.columns[2].header == "kolumn 3"
    assert header not in repr(found)
    for name in ("kolumn 3", "column 3"):
        assert understood(rows, mapping={name: "ignore"}).columns[2].meaning == "ignore"
    assert header not in repr(hand_in(rows.replace("Startpaket;5", "Startpaket;ja")))  # refused: it seems to hold answers


@pytest.mark.parametrize(
    "header",
    [
        "Plats",
        "Övrigt",
        "Hur gick det?",
        "Vilken Kommun",
        "Komun",
        "Startpakett 2019",
        "Antal deltagare",
        "Startpaket 2018",
        "Pris €",
        "IT-Stöd",
        "Anmälan Startpaket",
    ],
)
def test_another_header_is_shown(header: str) -> None:
    assert SHOWN.header(header)


def test_a_column_without_a_name_is_called_by_its_letter_in_the_readers_language() -> None:
    (notice,) = understood("Kommun;Erbjudande;;Övrigt\nMalmö;Startpaket;5;6\n").notices[:1]
    assert [notice.said(text) for text in (SWEDISH, read_language("en"))] == [
        "Kolumn C har ingen rubrik, och är inte läst. Celler med innehåll i den: 1.",
        "Column C has no heading, and is not read. Cells in it that are not empty: 1.",
    ]
