"""An export's files as a spreadsheet or an office leaves them: read as they were meant, or a fault."""

import shutil
import unicodedata
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from src.loading.exports import list_exports
from tests.loading.data_folder import CORRECTIONS, FILES, PARTICIPATION, SmallFolder, place
from tests.records.frozen import ISLAND

CLEAN = FILES[PARTICIPATION]
IN_OTHER_WORDS = {
    "a tab between the cells": CLEAN.replace(";", "\t"),
    "a comma between the cells": CLEAN.replace(";", ","),
    "UTF-16": CLEAN.encode("utf-16"),
    "Windows-1252": CLEAN.encode("windows-1252"),
    "a mark before the text": "\ufeff" + CLEAN,
    "letters composed of two": unicodedata.normalize("NFD", CLEAN),
    "another line break": CLEAN.replace("\n", "\r"),
    "empty columns to the right": CLEAN.replace("\n", ";;\n").replace("kalla;;", "kalla"),
    "a note below": CLEAN + "Källa: kursanmälan;;;;;\n",
    "a name as people write it": CLEAN.replace("Karlskrona", "Karlskrona kommun").replace("Olofström", "OLOFSTRÖMS KOMMUN"),
    "code and name in one cell": CLEAN.replace("1080;Karlskrona", "1080 Karlskrona;"),
    "a name without its code": CLEAN.replace("1080;Karlskrona", ";Karlskrona"),
    "an offering in small letters": CLEAN.replace("Grundkurs", " grundkurs"),
    "years as numbers with decimals": CLEAN.replace("2023", "2023.0"),
    "days": CLEAN.replace("2023", "2023-10-01"),
    "answers in other words": CLEAN.replace("ja;", "JA;").replace("nej;", "0;"),
    "codes as formulas": CLEAN.replace("1080;", '="1080";'),
}


@pytest.mark.parametrize("content", IN_OTHER_WORDS.values(), ids=IN_OTHER_WORDS)
def test_what_says_the_same_is_read_as_the_same(folder: SmallFolder, content: str | bytes) -> None:
    expected = folder.record().participation
    (folder.root / PARTICIPATION).write_bytes(content if isinstance(content, bytes) else content.encode())
    pd.testing.assert_frame_equal(folder.record().participation, expected)


def test_a_title_may_stand_above(folder: SmallFolder) -> None:
    expected = folder.record().participation
    folder.write(PARTICIPATION, "Deltagande\n" + CLEAN)
    pd.testing.assert_frame_equal(folder.record().participation, expected.assign(line=expected.line + 1))


def test_what_says_the_same_in_other_words_is_the_same_row(folder: SmallFolder) -> None:
    folder.append(PARTICIPATION, ";Karlskrona kommun;GRUNDKURS;2023;x;anmalan")
    assert place(folder.finding()) == (PARTICIPATION, 5, None, None)
    folder.write(PARTICIPATION, CLEAN + ";Karlskrona kommun;GRUNDKURS;2023;0;anmalan\n")
    assert place(folder.finding()) == (PARTICIPATION, 5, "deltar", "nej")


def test_a_correction_finds_its_row_in_other_words(folder: SmallFolder) -> None:
    header = CLEAN.partition("\n")[0] + ";rattas_till;varfor;vem;datum;status\n"
    folder.write(CORRECTIONS, header + ";Karlskrona;GRUNDKURS;2023.0;Ja;anmalan;Stryks;Inställd;Kansliet;2025-01-15;Gäller\n")
    assert folder.record().participation.code.tolist() == ["1060", "1083"]


def test_corrections_of_rows_that_cannot_be_read_are_no_second_fault(folder: SmallFolder) -> None:
    header = CLEAN.partition("\n")[0] + ";rattas_till;varfor;vem;datum;status\n"
    folder.write(CORRECTIONS, header + "1080;;Grundkurs;2023;ja;anmalan;nej;Inställd;Kansliet;2025-01-15;gäller\n")
    folder.write(PARTICIPATION, CLEAN.replace("deltar", "svar"))
    assert {place(finding)[0] for finding in folder.findings()} == {PARTICIPATION}


def test_a_value_that_is_not_understood_is_shown_as_it_is_written(folder: SmallFolder) -> None:
    folder.append(PARTICIPATION, "1080;Karlskrona Stad;Grundkurs;2023/24;Kanske;anmalan")
    assert [place(finding)[2:] for finding in folder.findings()] == [("ar", "2023/24"), ("deltar", "Kanske")]


def test_a_zero_that_a_spreadsheet_ate_comes_back(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    island = SmallFolder(Path(shutil.copytree(ISLAND, tmp_path / "island")), connection)
    (export,) = list_exports(island.root)
    expected = island.record(export.name).participation
    file = export.path / "participation.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("0980;", "980;"), encoding="utf-8")
    pd.testing.assert_frame_equal(island.record(export.name).participation, expected)
    assert expected.code.tolist()
