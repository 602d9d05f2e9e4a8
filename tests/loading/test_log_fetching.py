"""A log in DuckDB or Parquet: what it says, as a handed-in file of the same rows would; and why it could not be fetched."""

import sys
from pathlib import Path

import ibis
import pytest

from src.handed_in import CellEvidence
from src.loading.logs import fetching, grouping
from src.loading.logs.grouping import grouped
from tests.loading.data_folder import in_words
from tests.loading.handed_in import understood
from tests.loading.made_logs import COLUMNS, fetched, refused, write_log

PLACE = {"municipality": "kommun", "offering": "kurs"}


@pytest.mark.parametrize("backend", ["duckdb", "parquet"])
def test_each_cell_comes_with_its_number_of_rows(tmp_path: Path, backend: str) -> None:
    found = fetched(write_log(tmp_path, backend=backend))
    assert found.cells == (
        CellEvidence("1280", "startpaket", 2018, True, "anmalan", 2),
        CellEvidence("1281", "folkpaket", 2019, True, "anmalan", 1),
    )
    assert (found.tally.records, found.tally.accepted, found.causes) == (3, 3, ())


def test_several_parquet_files_are_one_log(tmp_path: Path) -> None:
    file = write_log(tmp_path, backend="parquet", address="part-*.parquet")
    for number in (1, 2):
        (tmp_path / f"part-{number}.parquet").write_bytes((tmp_path / "log.parquet").read_bytes())
    assert [cell.rows for cell in fetched(file).cells] == [4, 2]


def test_only_the_columns_that_are_named_are_asked_for() -> None:
    log = ibis.table({"kommun": "string", "kurs": "string", "anmald": "date", "epost": "string", "namn": "string"}, name="log")
    asked = ibis.to_sql(grouped(log, COLUMNS), dialect="postgres")
    assert not {"epost", "namn"} & set(asked.replace('"', " ").split())
    assert set(COLUMNS.values()) <= set(asked.replace('"', " ").split())


def test_the_rows_mean_what_they_would_in_a_handed_in_file(tmp_path: Path) -> None:
    words = [("Malmö stad", "startpaket", 2018), ("LUND", "Start package", 2019), ("Malmo", "Startpaket", 2018)]
    words += [
        ("1256", "Folkpaket och Ledarpaket", 2020),
        ("Bjuv", "Startpaket?", 2018),
        ("", "Startpaket", 2018),
        ("Summa", "", 1999),
    ]
    rows = " UNION ALL ".join(f"SELECT '{k}' AS kommun, '{o}' AS kurs, {y}::SMALLINT AS ar" for k, o, y in words)
    found = fetched(write_log(tmp_path, rows, columns={**PLACE, "year": "ar"}))
    csv = "Kommun;Kurs;År;E-post\n" + "".join(f"{k};{o};{y};x\n" for k, o, y in words[:-1])
    handed_in = understood(csv, source="anmalan")
    assert found.cells == handed_in.cells
    assert found.tally.rejected == handed_in.tally.rejected + 1
    assert {(word.value, word.suggestions) for word in found.unknown_words} >= {
        (word.value, word.suggestions) for word in handed_in.unknown_words
    }


def test_unknown_words_are_counted_and_a_suggestion_can_be_confirmed(tmp_path: Path) -> None:
    file = write_log(tmp_path, "SELECT 'Malmo' AS kommun, 'Startpaket' AS kurs, DATE '2018-01-01' AS anmald FROM range(7)")
    found = fetched(file)
    assert [(cause.reason, cause.count) for cause in found.causes] == [("municipality_unknown", 7)]
    confirmed = fetched(file, confirmed=[("Malmo", "Malmö")])
    assert [(cell.code, cell.rows) for cell in confirmed.cells] == [("1280", 7)]


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("code", "1280::INTEGER", ("1280", None, True)),
        ("code", "1280::DECIMAL(9, 0)", ("1280", None, True)),
        ("year", "'2018'", ("1280", 2018, True)),
        ("date", "TIMESTAMP '2018-12-31 23:30:00'", ("1280", 2018, True)),
        ("date", "NULL::DATE", ("1280", None, True)),
        ("participates", "true", ("1280", None, True)),
        ("participates", "false", ("1280", None, False)),
        ("participates", "'Nej'", ("1280", None, False)),
    ],
)
def test_a_column_may_have_another_type(tmp_path: Path, column: str, value: str, expected: tuple[object, ...]) -> None:
    rows = f"SELECT 'Malmö' AS kommun, 'Startpaket' AS kurs, {value} AS annan"
    (cell,) = fetched(write_log(tmp_path, rows, columns={**PLACE, column: "annan"})).cells
    assert (cell.code, cell.year, cell.participates) == expected


def test_an_answer_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    rows = "SELECT 'Malmö' AS kommun, 'Startpaket' AS kurs, NULL::BOOLEAN AS deltog"
    found = fetched(write_log(tmp_path, rows, columns={**PLACE, "participates": "deltog"}))
    assert (found.cells, found.tally.blank) == ((), 1)


@pytest.mark.parametrize("backend", ["duckdb", "parquet"])
@pytest.mark.parametrize(("zone", "year"), [("Europe/Stockholm", 2019), ("UTC", 2018)])
def test_a_point_in_time_has_its_year_in_the_time_zone(tmp_path: Path, backend: str, zone: str, year: int) -> None:
    rows = "SELECT 'Malmö' AS kommun, 'Startpaket' AS kurs, TIMESTAMPTZ '2018-12-31 23:30:00+00' AS anmald"
    (cell,) = fetched(write_log(tmp_path, rows, backend=backend, time_zone=zone)).cells
    assert cell.year == year


def test_what_all_rows_are_about_can_be_told(tmp_path: Path) -> None:
    file = write_log(tmp_path, columns={"municipality": "kommun"})
    assert refused(file).reason == "offering_column_missing"
    cells = fetched(file, offering="ledarpaket", year=2020).cells
    assert [(cell.code, cell.offering, cell.year, cell.rows) for cell in cells] == [
        ("1280", "ledarpaket", 2020, 2),
        ("1281", "ledarpaket", 2020, 1),
    ]


FAULTS = {
    "no file": ({"address": "annan.duckdb"}, "file_missing", "log.address"),
    "no parquet": ({"backend": "parquet", "address": "annan-*.parquet"}, "file_missing", "log.address"),
    "no database": ({"address": "log.toml"}, "file_unread", "log.address"),
    "no parquet file": ({"backend": "parquet", "address": "log.toml"}, "file_unread", "log.address"),
    "no table": ({"table": "annan"}, "table_missing", "log.table"),
    "no schema": ({"table": "annan.log"}, "table_missing", "log.table"),
    "no column": ({"columns": {**COLUMNS, "date": "datum"}}, "column_missing", "log.columns.date"),
    "no day": ({"columns": {**COLUMNS, "date": "kurs"}}, "column_type", "log.columns.date"),
    "no text": ({"columns": {**COLUMNS, "offering": "anmald"}}, "column_type", "log.columns.offering"),
    "persons": ({"columns": {**COLUMNS, "municipality": "epost"}}, "column_person", "log.columns.municipality"),
    "no rows": ({"rows": "SELECT '' AS kommun, '' AS kurs, DATE '2018-01-01' AS anmald LIMIT 0"}, "empty", "log"),
    "no such address": ({"backend": "postgres", "address": "db.example", "table": "log"}, "address_form", "log.address"),
    "nobody there": (
        {"backend": "postgres", "address": "postgresql://reader@127.0.0.1:1/programme", "table": "log"},
        "unreachable",
        "log.address",
    ),
}


@pytest.mark.parametrize(("made", "reason", "place"), FAULTS.values(), ids=FAULTS)
def test_why_a_log_was_not_fetched_is_told_once_at_its_place(
    tmp_path: Path, made: dict[str, object], reason: str, place: str
) -> None:
    found = refused(write_log(tmp_path, **made))  # type: ignore[arg-type]
    assert (found.reason, found.finding.column) == (reason, place)
    assert found.finding.line
    in_words(found.finding)


@pytest.mark.parametrize("column", ["Avbokad", "status", "boknings_status", "inte_deltog", "antal_deltagare"])
def test_a_column_that_may_take_a_row_back_is_asked_about(tmp_path: Path, column: str) -> None:
    rows = f"SELECT 'Malmö' AS kommun, 'Startpaket' AS kurs, DATE '2018-01-01' AS anmald, 'x' AS {column}"
    found = refused(write_log(tmp_path, rows))
    assert (found.reason, found.finding.values["column"]) == ("column_unclear", column)


def test_a_column_that_somebody_has_looked_at_is_ignored(tmp_path: Path) -> None:
    rows = "SELECT 'Malmö' AS kommun, 'Startpaket' AS kurs, DATE '2018-01-01' AS anmald, 'betald' AS status"
    assert fetched(write_log(tmp_path, rows, ignored='["status"]')).tally.accepted == 1


def test_an_engine_that_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for backend, module in (("postgres", "psycopg"), ("spark", "pyspark.sql")):
        monkeypatch.setitem(sys.modules, module, None)
        monkeypatch.setitem(sys.modules, "py4j.protocol", None)
        found = refused(write_log(tmp_path, backend=backend, address="postgresql://x@y/z", table="log"))
        assert found.reason == "engine_missing"
        assert "requirements-log.txt" in in_words(found.finding)[1]


def test_columns_with_too_many_words_are_wrong_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (grouping, fetching):
        monkeypatch.setattr(module, "MOST_GROUPS", 1)
    assert refused(write_log(tmp_path)).reason == "too_many_cells"
