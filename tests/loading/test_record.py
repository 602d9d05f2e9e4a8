from concurrent.futures import ThreadPoolExecutor
from datetime import date

import duckdb
import pandas as pd
import pytest

from src.language import Localised
from src.loading.record import default_export, export_before, exports, fingerprint, known_on, read_record
from src.programme.definition import read_programme
from src.record import ExportLabel
from tests.loading.data_folder import (
    COMPLETE_LISTS,
    DESCRIPTION,
    EXPORT,
    FILES,
    PARTICIPATION,
    REGISTER,
    REPRESENTATIVES,
    DataFolder,
    in_words,
    place,
)
from tests.records.frozen import SKANE


def label(folder: str, as_of: date, *, made_up: bool = False, received_on: date | None = None) -> ExportLabel:
    return ExportLabel(folder, Localised("Titel"), as_of, made_up, None, received_on)


def describe(folder: DataFolder, name: str, as_of: str, *, made_up: str = "false") -> None:
    folder.write(f"exports/{name}/export.toml", f'title = {{ sv = "{name}" }}\nas_of = {as_of}\nmade_up = {made_up}\n')


def test_the_latest_export_comes_first_and_the_made_up_ones_last(folder: DataFolder) -> None:
    describe(folder, "demo", "2030-01-01", made_up="true")
    describe(folder, "a", "2023-01-01")
    describe(folder, "b", "2025-06-30")
    labels, findings = exports(folder.root)
    assert [one.folder for one in labels] == ["b", EXPORT, "a", "demo"]
    assert findings == ()


def test_an_export_says_what_it_is(folder: DataFolder) -> None:
    folder.append(DESCRIPTION, '[note]\nsv = "Preliminär"\nen = "Preliminary"')
    labels, _ = exports(folder.root)
    note = Localised("Preliminär", "Preliminary")
    assert labels == (ExportLabel(EXPORT, Localised("December 2024"), date(2024, 12, 1), False, note),)


def test_the_default_export_is_the_latest_that_is_not_made_up() -> None:
    made_up, old, new = label("demo", date(2030, 1, 1), made_up=True), label("a", date(2023, 1, 1)), label("b", date(2024, 1, 1))
    assert default_export([made_up, old, new]) == new
    assert default_export([made_up]) == made_up
    with pytest.raises(ValueError, match="no export"):
        default_export([])


def test_the_day_on_which_an_export_was_laid_may_be_said_and_is_otherwise_the_day_it_describes(folder: DataFolder) -> None:
    (one,), _ = exports(folder.root)
    assert one.published == date(2024, 12, 1)
    folder.append(DESCRIPTION, "published = 2025-01-15")
    (one,), findings = exports(folder.root)
    assert (one.as_of, one.published, findings) == (date(2024, 12, 1), date(2025, 1, 15), ())
    record = folder.read().record
    assert record is not None
    assert record.label == one


def test_of_two_exports_about_the_same_day_the_one_laid_last_is_the_latest() -> None:
    first, corrected = label("a", date(2024, 1, 1)), label("b", date(2024, 1, 1), received_on=date(2024, 2, 1))
    assert default_export([first, corrected]) == default_export([corrected, first]) == corrected
    assert known_on([corrected, first], date(2024, 2, 1)) == corrected
    assert export_before([corrected, first], corrected) == first


@pytest.mark.parametrize(
    ("day", "folder"),
    [
        (date(2022, 12, 31), None),
        (date(2023, 1, 1), "a"),
        (date(2024, 1, 9), "a"),  # b describes the first of January, and was laid on the tenth
        (date(2024, 1, 10), "b"),
        (date(2031, 1, 1), "b"),  # what is made up was never known
    ],
)
def test_known_on_a_day_is_the_latest_documented_export_that_was_there_by_then(day: date, folder: str | None) -> None:
    made_up = label("demo", date(2030, 1, 1), made_up=True)
    labels = [made_up, label("b", date(2024, 1, 1), received_on=date(2024, 1, 10)), label("a", date(2023, 1, 1))]
    known = known_on(labels, day)
    assert (known.folder if known else None) == folder


def test_an_older_export_that_is_laid_later_does_not_take_the_place_of_a_newer_one() -> None:
    newer, older = label("newer", date(2024, 1, 1)), label("older", date(2023, 1, 1), received_on=date(2024, 6, 1))
    assert known_on([newer, older], date(2024, 7, 1)) == newer


def test_an_export_is_compared_with_the_documented_one_before_it_and_a_made_up_one_with_the_latest() -> None:
    made_up, old, new = label("demo", date(2030, 1, 1), made_up=True), label("a", date(2023, 1, 1)), label("b", date(2024, 1, 1))
    labels = [new, old, made_up]
    assert [export_before(labels, shown) for shown in labels] == [old, None, new]
    assert export_before([made_up], made_up) is None


def test_a_folder_without_exports_is_said(folder: DataFolder) -> None:
    (folder.root / "exports").rename(folder.root / "elsewhere")
    labels, (finding,) = exports(folder.root)
    assert labels == ()
    assert place(finding) == ("exports", None, None, None)
    assert in_words(finding)[0] == "Det finns inget underlag i mappen."


def test_an_export_whose_description_cannot_be_used_is_said_and_the_others_are_there(folder: DataFolder) -> None:
    folder.write("exports/new/export.toml", 'title = { sv = "Ny" }\nas_of = 2025-01-01\n')
    labels, (finding,) = exports(folder.root)
    assert [one.folder for one in labels] == [EXPORT]
    assert finding.file == "exports/new/export.toml"
    assert "made_up" in in_words(finding)[0]


def test_tables_without_a_description_are_said(folder: DataFolder) -> None:
    (folder.root / DESCRIPTION).unlink()
    labels, (finding,) = exports(folder.root)
    assert labels == ()
    assert place(finding) == place(folder.finding()) == (DESCRIPTION, None, None, None)
    assert in_words(finding)[0] == "Filen saknas."


def test_other_folders_are_no_exports(folder: DataFolder) -> None:
    folder.write("exports/notes/readme.txt", "x")
    folder.write("exports/.cache/participation.csv", "x")
    folder.write("exports/loose.csv", "x")
    labels, findings = exports(folder.root)
    assert [one.folder for one in labels] == [EXPORT]
    assert findings == ()


@pytest.mark.parametrize("name", ["", ".", "..", "../exports/2024-12-01", "2024-12-0?", "2024-12-01/", "none", "/etc"])
def test_only_a_listed_name_becomes_a_path(folder: DataFolder, name: str) -> None:
    with pytest.raises(ValueError, match="2024-12-01"):
        read_record(folder.root, folder.programme, name, folder.connection)
    with pytest.raises(ValueError, match="2024-12-01"):
        fingerprint(folder.root, name)


def test_an_export_whose_name_is_a_pattern_is_read_and_no_other(folder: DataFolder) -> None:
    for name, answer in (("a1", "nej"), ("a[1]", "ja")):
        describe(folder, name, "2024-01-01")
        folder.write(
            f"exports/{name}/participation.csv",
            f"kommun_kod;kommun;erbjudande;ar;deltar;kalla\n1080;;Nätverk;2023;{answer};anmalan\n",
        )
    record = read_record(folder.root, folder.programme, "a[1]", folder.connection).record
    assert record is not None
    assert record.participation["participates"].tolist() == [True]
    assert record.participation["file"].tolist() == ["exports/a[1]/participation.csv"]


def test_complete_lists_and_representatives_are_typed_frames(folder: DataFolder) -> None:
    record = folder.read().record
    assert record is not None
    types = {"offering": "str", "year": "Int64", "source": "str", "file": "str", "line": "int64"}
    lists = [("natverk", 2024, "anmalan", COMPLETE_LISTS, 2), ("grundkurs", pd.NA, "arsrapport", COMPLETE_LISTS, 3)]
    pd.testing.assert_frame_equal(record.complete_lists, pd.DataFrame(lists, columns=list(types)).astype(types))
    types = {"year": "Int64", "organisation": "str", "source": "str", "file": "str", "line": "int64"}
    representatives = [(2023, "Digitala rådet", "anmalan", REPRESENTATIVES, 2)]
    pd.testing.assert_frame_equal(record.national_representatives, pd.DataFrame(representatives, columns=list(types)).astype(types))


def test_lists_and_representatives_may_be_missing_and_have_the_same_columns_then(folder: DataFolder) -> None:
    whole = folder.read().record
    (folder.root / COMPLETE_LISTS).unlink()
    (folder.root / REPRESENTATIVES).unlink()
    record = folder.read().record
    assert whole is not None
    assert record is not None
    pd.testing.assert_frame_equal(record.complete_lists, whole.complete_lists.head(0))
    pd.testing.assert_frame_equal(record.national_representatives, whole.national_representatives.head(0))


def test_participation_may_not_be_missing(folder: DataFolder) -> None:
    (folder.root / PARTICIPATION).unlink()
    finding = folder.finding()
    assert place(finding) == (PARTICIPATION, None, None, None)
    assert in_words(finding)[0] == "Filen saknas."


def test_a_misspelt_file_is_not_taken_for_a_missing_one(folder: DataFolder) -> None:
    (folder.root / COMPLETE_LISTS).rename(folder.root / f"exports/{EXPORT}/complete_list.csv")
    finding = folder.finding()
    assert place(finding) == (f"exports/{EXPORT}/complete_list.csv", None, None, None)
    assert in_words(finding) == (
        "Filen är okänd, så inget i den är läst.",
        "Rätta filens namn till ett av participation.csv, complete_lists.csv, national_representatives.csv, corrections.csv, "
        "eller flytta den ut ur mappen.",
    )


def test_a_table_in_excels_own_encoding_is_read_and_latin_1_is_refused(folder: DataFolder) -> None:
    content = FILES[PARTICIPATION].replace("\n", "\r\n")
    folder.write(PARTICIPATION, content.encode("utf-8-sig"))
    assert folder.read().findings == ()
    folder.write(PARTICIPATION, content.encode("cp1252"))
    assert place(folder.finding()) == (PARTICIPATION, 3, None, None)


def test_a_record_says_which_export_it_is(folder: DataFolder) -> None:
    record = folder.read().record
    assert record is not None
    assert record.label == ExportLabel(EXPORT, Localised("December 2024"), date(2024, 12, 1), False, None)


@pytest.mark.parametrize("file", [*FILES, f"exports/{EXPORT}/more.csv"])
def test_the_fingerprint_changes_with_every_file_that_is_read(folder: DataFolder, file: str) -> None:
    before = fingerprint(folder.root, EXPORT)
    assert fingerprint(folder.root, EXPORT) == before
    (folder.root / file).touch()
    folder.append(file, "# x")
    assert fingerprint(folder.root, EXPORT) != before


def test_the_fingerprint_tells_a_files_name_from_its_content(folder: DataFolder) -> None:
    before = fingerprint(folder.root, EXPORT)
    (folder.root / COMPLETE_LISTS).rename(folder.root / f"exports/{EXPORT}/complete_listz.csv")
    assert fingerprint(folder.root, EXPORT) != before


def test_the_fingerprint_does_not_care_about_another_export(folder: DataFolder) -> None:
    before = fingerprint(folder.root, EXPORT)
    describe(folder, "other", "2025-01-01")
    assert fingerprint(folder.root, EXPORT) == before


def test_many_threads_with_one_connection_each_get_their_own_record(folder: DataFolder) -> None:
    years = ["2023", "2024"] * 8
    header = "kommun_kod;kommun;erbjudande;ar;deltar;kalla\n"
    for number, year in enumerate(years):
        describe(folder, f"e{number}", "2024-01-01")
        folder.write(f"exports/e{number}/participation.csv", header + f"1080;;Nätverk;{year};ja;anmalan\n")
    programme = folder.programme

    def year_of(number: int) -> str:
        record = read_record(folder.root, programme, f"e{number}", folder.connection).record
        assert record is not None
        return str(record.participation["year"].item())

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(year_of, range(len(years)))) == years


def test_nothing_is_left_in_the_database(folder: DataFolder) -> None:
    folder.read()
    assert folder.connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == [(0,)]


def test_the_shipped_record_reads_without_a_fault(connection: duckdb.DuckDBPyConnection) -> None:
    labels, findings = exports(SKANE)
    assert findings == ()
    assert default_export(labels).folder == "2020-11-13"
    reading = read_record(SKANE, read_programme(SKANE), "2020-11-13", connection)
    assert reading.findings == ()
    record = reading.record
    assert record is not None
    assert len(record.register) == 33
    assert record.register["municipality"].tolist()[-4:] == ["Åstorp", "Ängelholm", "Örkelljunga", "Östra Göinge"]
    assert len(record.participation) == 51
    assert record.participation["year"].isna().sum() == 9
    assert record.participation.groupby("year").size().to_dict() == {2018: 11, 2019: 14, 2020: 17}
    assert record.participation["participates"].all()
    assert record.complete_lists["year"].tolist() == [2018, 2019, 2020]
    assert record.national_representatives["organisation"].tolist() == ["Digiteket", "Digiteket"]
    assert len(record.geography.points) == 33
    bjuv = record.geography.neighbours.query("code == '1260'")["neighbour"].tolist()
    assert bjuv == ["1214", "1277", "1283"]  # Svalöv, Åstorp, Helsingborg


def test_every_shipped_export_reads_without_a_fault(connection: duckdb.DuckDBPyConnection) -> None:
    programme = read_programme(SKANE)
    labels, _ = exports(SKANE)
    assert {one.folder: read_record(SKANE, programme, one.folder, connection).findings for one in labels} == {
        "2020-11-13": (),
        "demo": (),
    }


def test_the_register_is_the_only_place_that_says_which_municipalities_there_are(folder: DataFolder) -> None:
    folder.change(REGISTER, "1081;Ronneby", "1081;Runnaby")
    record = folder.read().record
    assert record is not None
    assert "Runnaby" in record.register["municipality"].tolist()
    assert "Runnaby" in str(record.geography.geojson)
