"""What is said of a handed-in file beyond its counts: meanings, messages, suggestions, and nothing of any person."""

import pytest

from src.handed_in import CellEvidence, Understood
from src.language import read_language
from src.loading.intake import tallying
from tests.loading.handed_in import hand_in, refused, understood
from tests.loading.odd_file import ONE, H

SWEDISH, ENGLISH = read_language("sv"), read_language("en")
LOG = "Namn;E-post;Personnr;Kommun;Erbjudande;Datum\n"
ANNA = "Anna Ek;anna@exempel.se;19800101-1234;Malmö;Startpaket;2018-03-01\n"


def messages(found: Understood, text=SWEDISH) -> list[str]:
    return [f"{row.line}: {cause.said(row, text)}" for cause in found.causes for row in cause.rows]


def test_the_rows_that_say_the_same_are_one_cell_with_their_number_as_evidence() -> None:
    found = understood(LOG + ANNA * 3 + ANNA.replace("Malmö", "1280 Malmö stad") + ANNA.replace("2018", "2019"))
    assert found.cells == (
        CellEvidence("1280", "startpaket", 2018, True, None, 4),
        CellEvidence("1280", "startpaket", 2019, True, None, 1),
    )


def test_nothing_of_a_person_is_kept_or_said() -> None:
    rows = ANNA + ANNA.replace("Malmö", "Atlantis") + ANNA.replace("Startpaket", "070-123 45 67") + "Anna Ek;x;y;z;å;ä;ö\n"
    found = understood(LOG + rows + ANNA.replace("Malmö", "19800101-1234"))
    kept = repr(found) + "".join(messages(found)) + "".join(notice.said(SWEDISH) for notice in found.notices)
    for personal in ("Anna", "exempel.se", "1234", "123 45 67"):
        assert personal not in kept
    assert [(cause.rows[0].value, cause.rows[0].hidden) for cause in found.causes] == [
        (None, True),
        (None, True),
        (None, False),
    ]
    assert found.known_headers == ("Kommun", "Erbjudande", "Datum")
    assert "Kolumner om personer är inte lästa, och sparas inte: Namn, E-post, Personnr." in [
        n.said(SWEDISH) for n in found.notices
    ]


def test_a_cause_is_said_once_with_its_first_fifty_rows_and_their_number() -> None:
    found = understood("Kommun;Erbjudande\n" + "".join(f"Ort{n:05};Startpaket\n" for n in range(300)))
    (cause,) = found.causes
    assert (cause.reason, cause.column, cause.count) == ("municipality_unknown", "Kommun", 300)
    assert [row.line for row in cause.rows] == list(range(2, 52))
    assert cause.rows[0].value == "Ort00000"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Malmo;Startpaket;2018", "2: Kommunen finns inte i registret. Kanske är Malmö menat."),
        ("MalmÃ¶;Startpaket;2018", "2: Kommunen finns inte i registret. Kanske är Malmö menat."),
        (
            "331;Startpaket;2018",
            "2: Kommunkoden har för få siffror, och inget namn visar vilken kommun som är menad. Kanske är 0331 Heby menat.",
        ),
        ("1280 Lund;Startpaket;2018", "2: Namnet och koden hör inte ihop: i registret har Malmö den koden."),
        ("1299 Lund;Startpaket;2018", "2: Kommunkoden finns inte i registret. Kanske är 1281 Lund menat."),
        ("Biblioteken i Lund;Startpaket;2018", "2: Kommunen finns inte i registret. Kanske är Lund menat."),
        ("Hoganas;Startpaket;2018", "2: Kommunen finns inte i registret. Kanske är Höganäs menat."),
        ("Malmö och Lund;Startpaket;2018", "2: Kommunen finns inte i registret."),
        ("Malmö;Startpakett;2018", "2: Erbjudandet finns inte i programmet. Kanske är Startpaket menat."),
    ],
)
def test_what_may_be_meant_is_suggested_and_never_applied(row: str, said: str) -> None:
    found = understood(f"Kommun;Erbjudande;År\n{row}\n")
    assert messages(found) == [said]
    assert found.cells == ()


def test_a_rejected_row_is_told_in_english_too() -> None:
    found = understood("Kommun;Erbjudande;År\nMalmö;Startpaket;1999\n")
    (cause,) = found.causes
    assert cause.said(cause.rows[0], ENGLISH) == "The year is not one of the project’s years."
    remedy = "Write one of the years 2018, 2019, 2020, or remove the row: a blank cell means any one of them."
    assert next(cause.findings("a.csv")).mended(ENGLISH) == remedy


def test_a_caller_says_what_a_column_means() -> None:
    text = "Ort;Del;Var med\nMalmö;Startpaket;nej\n"
    assert refused(text).reason == "header_missing"
    mapping = {"Ort": "municipality", "Del": "offering", "Var med": "participates"}
    assert understood(text, mapping=mapping).cells == (CellEvidence("1280", "startpaket", None, False, None, 1),)
    found = understood("Kommun;A;B\nMalmö;ja;nej\n", mapping={"A": "offering:folkpaket:2019", "B": "ignore"})
    assert found.cells == (CellEvidence("1280", "folkpaket", 2019, True, None, 1),)
    assert refused(text, mapping={"Ort": "plats"}).reason == "mapping_unknown"


def test_a_source_in_words_of_its_own_is_told_and_gets_the_one_that_is_said() -> None:
    text = "Kommun;Erbjudande;År;Svar;Källa\nMalmö;Startpaket;2018;ja;deltagarlista\nLund;Startpaket;2018;ja;Anna Ek\n"
    text += "Bjuv;Startpaket;2018;ja;exempeldata\nLund;Startpaket;2019;ja;exempeldatan\nMalmö;Startpaket;2019;;deltagarlista\n"
    found = understood(text, source="ny")
    assert {cell.code: cell.source for cell in found.cells} == {"1280": "ny", "1281": "ny", "1260": "exempeldata"}
    assert [(cause.reason, cause.rows[0].line) for cause in found.causes] == [("source_unknown", 5), ("answer_missing", 6)]
    assert [word.value for word in found.unknown_words] == ["exempeldatan"]
    assert [notice.said(SWEDISH) for notice in found.notices][:3] == [
        "Källan står med egna ord i kolumnen Källa (antal rader: 3). "
        "Orden sparas inte; raderna får den källa som anges för hela filen.",
        "Egna ord för källan: deltagarlista.",
        "Egna ord för källan som inte visas här: 1.",
    ]
    (cause,) = understood(text).causes
    assert (cause.reason, cause.count) == ("source_unknown", 4)


@pytest.mark.parametrize(
    ("header", "meant"), [("Kommmun;Erbjudande;År", "kommun"), ("Kommun;Erbjudnade;År", "erbjudande"), ("Kommun;Ort;År", "")]
)
def test_a_slip_in_the_name_of_a_column_that_must_be_there_is_told(header: str, meant: str) -> None:
    found = refused(f"{header}\nMalmö;Startpaket;2018\n")
    assert (found.reason == "column_unclear", f"Kanske är {meant} menat." in found.finding.mended(SWEDISH)) == (bool(meant),) * 2


def test_a_caller_names_the_source_of_rows_that_name_none() -> None:
    text = "Kommun;Erbjudande;Källa\nMalmö;Startpaket;\nLund;Startpaket;exempeldata\n"
    assert [cell.source for cell in understood(text, source="ny").cells] == ["ny", "exempeldata"]
    assert understood(text).causes[0].reason == "source_missing"


def test_a_wrong_delimiter_in_the_rows_is_one_cause() -> None:
    found = understood("Kommun;Erbjudande\n" + "Malmö,Startpaket\n" * 90 + "Lund;Startpaket\n")
    assert [(cause.reason, cause.count) for cause in found.causes] == [("delimiter", 90)]


def test_what_is_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("records", "sorting"):
        monkeypatch.setattr(f"src.loading.intake.{module}.MOST_RECORDS", 3)
    assert refused(LOG + ANNA * 5).reason == "too_many_rows"
    assert refused("Kommun;Erbjudande\n" + "Malmö;Startpaket\n" * 5).reason == "too_many_rows"
    monkeypatch.setattr("src.loading.intake.content.MOST_BYTES", 20)
    assert refused(LOG + ANNA).reason == "too_large"
    monkeypatch.undo()
    monkeypatch.setattr("src.loading.intake.meaning.MOST_VALUES", 3)
    assert refused("Kommun;Erbjudande\n" + "".join(f"Ort {n};Startpaket\n" for n in range(4))).reason == "too_many_values"


def test_a_lost_row_would_stop_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallying, "_unread_causes", lambda found: [])
    honest = tallying.Tally
    monkeypatch.setattr(tallying, "Tally", lambda records, *others: honest(records + 1, *others))
    with pytest.raises(AssertionError, match="rows are lost"):
        hand_in("Kommun;Erbjudande\nMalmö;Startpaket\n")


def test_a_log_that_duckdb_reads_alone_and_one_read_row_by_row_say_the_same() -> None:
    rows = ANNA * 2 + ANNA.replace("2018-03-01", "2018-02-30") + ANNA.replace("Malmö", "Malmo")
    alone, by_row = understood(LOG + rows), understood(LOG + rows + "Summa\n")
    assert alone.cells == by_row.cells
    assert alone.causes == by_row.causes
    assert [(cause.reason, cause.rows[0].line, cause.rows[0].value) for cause in alone.causes] == [
        ("date_impossible", 4, "2018-02-30"),
        ("municipality_unknown", 5, "Malmo"),
    ]


def test_a_day_outside_the_programme_is_shown_as_it_was_written() -> None:
    (cause,) = understood(LOG + ANNA.replace("2018-03-01", "2017-03-01")).causes
    assert (cause.reason, cause.rows[0].value) == ("year_outside", "2017-03-01")


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        ("Kommun\nMalmö\n", [(2019, True)]),
        ("Kommun;Svar\nMalmö;nej\n", [(2019, False)]),
        ("Kommun;År\nMalmö;2018\n", [(2018, True)]),
        ("Kommun;År\nMalmö;\n", [(None, True)]),
        ("Kommun;2018;2019;2020\nMalmö;x;;nej\n", [(2018, True), (2020, False)]),
    ],
)
def test_a_caller_says_what_a_list_of_one_offering_is_about(content: str, cells: list[tuple[int | None, bool]]) -> None:
    found = understood(content, offering="folkpaket", year=2019)
    assert [cell.offering for cell in found.cells] == ["folkpaket"] * len(cells)
    assert [(cell.year, cell.participates) for cell in found.cells] == cells


def test_what_the_columns_say_of_offerings_and_years_is_believed_before_the_caller() -> None:
    found = understood("Kommun;Erbjudande;År\nMalmö;Startpaket;2018\n", offering="folkpaket", year=2019)
    assert [(cell.offering, cell.year) for cell in found.cells] == [("startpaket", 2018)]


@pytest.mark.parametrize("header", ["Namn på deltagare", "Pnr", "Tel.", "Vad heter du?", "Full Name", "Skapad av", "IP-adress"])
def test_a_column_of_persons_is_known_by_its_header(header: str) -> None:
    found = understood(f"Kommun;Erbjudande;{header}\nLund;Startpaket;x y\n")
    assert [column.meaning for column in found.columns] == ["municipality", "offering", "person"]


def test_a_day_with_two_digits_for_its_year_is_shown_as_it_was_written() -> None:
    (cause,) = understood(LOG + ANNA.replace("2018-03-01", "2/3/19")).causes
    assert (cause.reason, cause.rows[0].value) == ("year_form", "2/3/19")


HEAD = ["Kommun", "Erbjudande", "År"]


@pytest.mark.parametrize(
    "rows",
    [
        "Kommun;2018;;2019;\n;Startpaket;Folkpaket;Startpaket;Folkpaket\n",
        "Kommun;2018;2018\n;Startpaket;Folkpaket\n",
        "Kommun;Startpaket;Folkpaket\n;2018;2019\n",
        "Kommun;Startpaket;\n;2018;2019\n",
    ],
)
def test_two_rows_of_headers_name_the_cell_together(rows: str) -> None:
    (cell,) = understood(rows + "Malmö;x\n").cells
    assert (cell.offering, cell.year) == ("startpaket", 2018)


def test_how_many_pieces_of_information_have_no_year_is_told() -> None:
    found = understood("Kommun;Erbjudande;År\nMalmö;Startpaket;2018\nLund;Startpaket;\n")
    told = [notice.said(SWEDISH) for notice in found.notices]
    assert "Uppgifter utan år: 1. Ett ja gäller då något av projektets år, ett nej alla." in told


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Kommun;Erbjudande;Datum\nMalmö;Startpaket;2018-03-01 10:00 avbokad\n", "year_form"),
        ("Kommun;Erbjudande;Datum\nMalmö;Startpaket;2018-03-01 avbokad\n", "year_form"),  # to DuckDB a time zone
        ("Kommun;Erbjudande;År\nMalmö;Startpaket;1/3/2018 10:00 INSTÄLLT\n", "year_form"),
        ("Kommun;Erbjudande;År\nMalmö;Startpaket?;2018\n", "offering_unknown"),
        ("Kommun;Erbjudande;År\nMalmö;(Startpaket);2018\n", "offering_unknown"),
        ("Kommun;Erbjudande;År\n*Malmö;Startpaket;2018\n", "municipality_unknown"),
    ],
)
def test_what_may_take_a_participation_back_is_rejected(content: str, reason: str) -> None:
    found = understood(content)
    assert ([cause.reason for cause in found.causes], found.tally.rejected, found.cells) == ([reason], 1, ())


@pytest.mark.parametrize("time", ["10:00", "10:00:59", "T10:00:00.123Z", "10:00 am", "10.00 CET", "10:00 +01:00"])
def test_a_time_of_any_form_after_a_day_takes_nothing_back(time: str) -> None:
    (cell,) = understood(f"Kommun;Erbjudande;Datum\nMalmö;Startpaket;2018-03-01{' ' * (time[0] != 'T')}{time}\n").cells
    assert (cell.year, cell.participates) == (2018, True)


def test_a_note_with_rows_below_may_be_about_them_and_is_not_passed_over() -> None:
    found = understood("Kommun;Erbjudande;År\nMalmö;Startpaket;2018\nObs! Nedan tackade nej\nLund;Startpaket;2018\nSumma: 2\n")
    assert messages(found) == ["4: Raden står under rubriken ”tackade nej” på rad 3, så den gäller kanske inte deltagande."]
    assert (found.tally.accepted, found.tally.skipped) == (1, 2)


@pytest.mark.parametrize(
    "content",
    [
        "Kommun;Startpaket;Folkpaket\nMalmö;ja;nej\nKommun;Folkpaket;Startpaket\nLund;ja;nej\n",
        "Kommun;Startpaket 2018;Folkpaket 2018\nMalmö;ja;nej\n;Startpaket 2019;Folkpaket 2019\nLund;ja;nej\n",
        "Kommun;Startpaket;\nMalmö;ja;\nBjuv;ja;\n\nKommun;Folkpaket;Startpaket\nLund;ja;nej\n",
    ],
)
def test_two_tables_in_a_file_are_refused(content: str) -> None:
    assert refused(content).reason == "header_twice"


def test_of_two_tables_with_other_columns_the_first_is_read_and_the_rows_of_the_second_are_told() -> None:
    found = understood("Kommun;Startpaket\nMalmö;ja\nBjuv;ja\n\nKommun;Startpaket;Folkpaket\nLund;ja;nej\n")
    assert (found.tally.accepted, found.tally.rejected, found.tally.skipped) == (2, 2, 0)


@pytest.mark.parametrize("column", ["Tackat nej;2018-01-01", "Kommentar;Avbokat", "Väntelista;x", "Övrigt;återbud"])
def test_a_column_that_may_say_that_somebody_did_not_take_part_is_asked_about(column: str) -> None:
    title, value = column.split(";")
    assert refused(f"Kommun;Erbjudande;År;{title}\nMalmö;Startpaket;2018;{value}\n").reason == "column_unclear"


@pytest.mark.parametrize("before", ["", "x"])
def test_a_large_text_is_utf_8_wherever_it_is_cut(before: str) -> None:
    """It is decoded in pieces of an even number of bytes: with one of the two, a cut is within an å."""
    found = understood("Namn;Kommun;Erbjudande\n" + f"{before}{'å' * 100_000};Malmö;Startpaket\n" * 3)
    assert (found.encoding, found.tally.accepted) == ("utf-8", 3)


@pytest.mark.parametrize(
    ("text", "content", "file"),
    [
        ("Avbokade är borttagna", f"Avbokade är borttagna\n{H}{ONE}", "lista.csv"),
        ("x = anmäld", f"{H}{ONE}x = anmäld\n", "lista.csv"),
        ("vantelista.csv", H + ONE, "vantelista.csv"),
    ],
)
def test_a_text_that_may_turn_the_rows_is_asked_about_until_it_is_said_to_turn_nothing(text: str, content: str, file: str) -> None:
    asked = refused(content, file=file)
    assert asked.headers == ("Kommun", "Erbjudande", "År", text)
    found = understood(content, file, mapping={text: "ignore"})
    assert (found.tally.accepted, found.unread_texts) == (1, (text,))
    assert f"Inte läst, som du har valt: {text}." in [notice.said(SWEDISH) for notice in found.notices]


def test_a_text_that_may_name_a_person_is_not_shown() -> None:
    said = refused(f"{H}{ONE}x = Anna Ek\n")
    assert "Anna" not in repr(said)
    assert said.finding.said(SWEDISH) == "Utanför tabellen står ”x”, men tecknet läses här som ett annat svar."
