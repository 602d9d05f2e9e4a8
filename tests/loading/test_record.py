"""An export is read completely, with everything that belongs to it, or everything that is wrong with it is reported."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from unicodedata import normalize

import duckdb
import pandas as pd
import pytest

from src.language import Localised
from src.loading import record as record_reading
from src.record import ExportLabel
from tests.loading.data_folder import (
    COMPLETE_LISTS,
    CORRECTIONS,
    DESCRIPTION,
    EXPORT,
    FILES,
    PARTICIPATION,
    REGISTER,
    REPRESENTATIVES,
    SmallFolder,
    in_words,
    place,
)

CLAIMS = """\
[[claims]]
key = "alla"
text = { sv = "Alla är med i nätverket." }
source = "anmalan"
rule = "everyone"
"""
HEADER = "kommun_kod;kommun;erbjudande;ar;deltar;kalla\n"


def test_a_data_folder_whose_name_is_a_pattern_is_read_and_no_other(folder: SmallFolder, tmp_path: Path) -> None:
    for name, answer in (("a1", "nej"), ("a[1]", "ja")):
        shutil.copytree(folder.root, tmp_path / name)
        SmallFolder(tmp_path / name, folder.connection).write(PARTICIPATION, f"{HEADER}1080;;Nätverk;2023;{answer};anmalan\n")
    assert SmallFolder(tmp_path / "a[1]", folder.connection).record().participation["participates"].tolist() == [True]


def test_files_with_decomposed_letters_are_read_as_those_with_composed_ones(folder: SmallFolder) -> None:
    """In TOML and CSV alike, one file at a time: else an offering's name would reject its own rows."""
    files = {**FILES, "claims.toml": CLAIMS}
    folder.write("claims.toml", CLAIMS)
    programme, record = folder.programme, folder.record()
    for file, content in files.items():
        folder.write(file, normalize("NFD", content))
        again = folder.record()
        assert (folder.programme, again.label) == (programme, record.label)
        for frame in ("register", "participation", "complete_lists", "national_representatives"):
            pd.testing.assert_frame_equal(getattr(again, frame), getattr(record, frame))
        folder.write(file, content)


PLACE = {"source": "str", "file": "str", "line": "int64"}
FRAMES = {
    "participation": (
        {
            "code": "str",
            "offering": "str",
            "year": "Int64",
            "participates": "bool",
            "source": "str",
            "row_count": "Int64",
            "file": "str",
            "line": "int64",
        },
        [
            ("1080", "grundkurs", 2023, True, "anmalan", pd.NA, PARTICIPATION, 2),
            ("1060", "natverk", pd.NA, False, "anmalan", pd.NA, PARTICIPATION, 3),
            ("1083", "natverk", 2024, True, "arsrapport", pd.NA, PARTICIPATION, 4),
        ],
    ),
    "complete_lists": (
        {"offering": "str", "year": "Int64", **PLACE},
        [("natverk", 2024, "anmalan", COMPLETE_LISTS, 2), ("grundkurs", pd.NA, "arsrapport", COMPLETE_LISTS, 3)],
    ),
    "national_representatives": (
        {"year": "Int64", "organisation": "str", **PLACE},
        [(2023, "Digitala rådet", "anmalan", REPRESENTATIVES, 2)],
    ),
}


@pytest.mark.parametrize(("frame", "types", "rows"), [(frame, *made) for frame, made in FRAMES.items()], ids=FRAMES)
def test_rows_become_typed_frames_and_without_rows_the_columns_are_the_same(
    folder: SmallFolder, frame: str, types: dict[str, str], rows: list[tuple[object, ...]]
) -> None:
    expected = pd.DataFrame(rows, columns=list(types)).astype(types)
    pd.testing.assert_frame_equal(getattr(folder.record(), frame), expected)
    folder.write(PARTICIPATION, HEADER)
    (folder.root / COMPLETE_LISTS).unlink()
    (folder.root / REPRESENTATIVES).unlink()
    pd.testing.assert_frame_equal(getattr(folder.record(), frame), expected.head(0))


def test_without_a_description_the_tables_are_checked_all_the_same(folder: SmallFolder) -> None:
    (folder.root / DESCRIPTION).unlink()
    folder.append(PARTICIPATION, "1081;Ronneby;Nätverk;2023;kanske;anmalan")
    assert [place(finding) for finding in folder.findings()] == [
        (DESCRIPTION, None, None, None),
        (PARTICIPATION, 5, "deltar", "kanske"),
    ]


def test_an_unknown_file_is_a_fault(folder: SmallFolder) -> None:
    (folder.root / COMPLETE_LISTS).rename(folder.root / f"exports/{EXPORT}/complete_list.csv")
    assert place(folder.finding()) == (f"exports/{EXPORT}/complete_list.csv", None, None, None)


@pytest.mark.parametrize("made", [Path.mkdir, lambda file: file.symlink_to("nowhere")], ids=["a folder", "a link to nothing"])
def test_what_may_be_missing_is_not_missing_when_it_cannot_be_read(folder: SmallFolder, made: Callable[[Path], None]) -> None:
    made(folder.root / CORRECTIONS)
    assert place(folder.finding()) == (CORRECTIONS, None, None, None)


def test_a_table_that_the_memory_cannot_hold_is_a_fault(folder: SmallFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise duckdb.OutOfMemoryException("failed to allocate data")

    monkeypatch.setattr(record_reading, "load_table", full)
    finding = folder.finding()
    assert place(finding) == (f"exports/{EXPORT}", None, None, None)
    assert in_words(finding)[0] == "Exportens filer är för stora för att läsas."


def test_a_record_says_which_export_it_is(folder: SmallFolder) -> None:
    assert folder.record().label == ExportLabel(EXPORT, Localised("December 2024"), date(2024, 12, 1), False, None)


def test_many_threads_with_one_connection_each_get_their_own_record(folder: SmallFolder) -> None:
    years = ["2023", "2024"] * 8
    for number, year in enumerate(years):
        folder.write(f"exports/e{number}/export.toml", FILES[DESCRIPTION])
        folder.write(f"exports/e{number}/participation.csv", f"{HEADER}1080;;Nätverk;{year};ja;anmalan\n")

    def year_of(number: int) -> str:
        return str(folder.record(f"e{number}").participation["year"].item())

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(year_of, range(len(years)))) == years


def test_nothing_is_left_in_the_database(folder: SmallFolder) -> None:
    folder.read()
    assert folder.connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == [(0,)]


def test_the_register_is_the_only_place_that_says_which_municipalities_there_are(folder: SmallFolder) -> None:
    folder.change(REGISTER, "1081;Ronneby", "1081;Runnaby")
    record = folder.record()
    assert "Runnaby" in record.register["municipality"].tolist()
    assert "Runnaby" in str(record.geography.geojson)
