"""An export's files as a spreadsheet or an office leaves them: read as they were meant, or a fault."""

import shutil
import unicodedata
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from src.loading.exports import list_exports
from tests.loading.data_folder import COMPLETE_LISTS, CORRECTIONS, FILES, PARTICIPATION, REGISTER, SmallFolder, place
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
    "empty columns to the right": CLEAN.replace("\n", ";;\n"),
    "a note below": CLEAN + "Källa: kursanmälan;;;;;\n",
    "a sum below": CLEAN + "Summa;;;;3;\n",
    "a sentence below": CLEAN + "\nListan är inte fullständig;;;;;\n",
    "a mark for the end, of old": CLEAN + "\x1a",
    "apostrophes before text": CLEAN.replace("1080;Karlskrona", "'1080;'Karlskrona").replace("2023", "'2023"),
    "headers in other words": CLEAN.replace("kommun_kod", "Kommunkod").replace("ar;", "År;", 1).replace("kalla", "Källa"),
    "headers in capitals": CLEAN.replace(CLEAN.partition("\n")[0], CLEAN.partition("\n")[0].upper()),
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


@pytest.mark.parametrize("title", ["Deltagande", "Deltagande;2024-12-01;;;;", "Deltagande, hela regionen"])
def test_a_title_may_stand_above(folder: SmallFolder, title: str) -> None:
    expected = folder.record().participation
    folder.write(PARTICIPATION, f"{title}\n{CLEAN}")
    pd.testing.assert_frame_equal(folder.record().participation, expected.assign(line=expected.line + 1))


def test_what_says_the_same_in_other_words_is_the_same_row(folder: SmallFolder) -> None:
    folder.append(PARTICIPATION, ";Karlskrona kommun;GRUNDKURS;2023;x;anmalan")
    assert place(folder.finding()) == (PARTICIPATION, 5, None, None)
    folder.write(PARTICIPATION, CLEAN + ";Karlskrona kommun;GRUNDKURS;2023;0;anmalan\n")
    assert place(folder.finding()) == (PARTICIPATION, 5, "deltar", "0")  # as it is written


def test_a_correction_finds_its_row_in_other_words(folder: SmallFolder) -> None:
    header = CLEAN.partition("\n")[0] + ";rattas_till;varfor;vem;datum;status\n"
    folder.write(CORRECTIONS, header + ";Karlskrona;GRUNDKURS;2023.0;Ja;anmalan;Stryks;Inställd;Kansliet;2025-01-15;Gäller\n")
    assert folder.record().participation.code.tolist() == ["1060", "1083"]


WRONG = {
    "another separator": CLEAN.replace(";", "|"),
    "a column with another name": CLEAN.replace("deltar", "utfall"),
    "a row with a cell too many": CLEAN.replace("2023;", "2023;;;"),
    "a row with an unknown code": CLEAN.replace("1080;", "9999;"),
    "a row with another answer": CLEAN.replace("ja;anmalan", "kanske;anmalan"),
    "quotes that do not match": CLEAN.replace("Karlskrona", '"Karlskrona'),
    "another row with a cell too many": CLEAN + "1081;Ronneby;Nätverk;2024;ja;anmalan;x\n",
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_a_right_correction_is_no_fault_where_its_row_is(folder: SmallFolder, content: str) -> None:
    header = CLEAN.partition("\n")[0] + ";rattas_till;varfor;vem;datum;status\n"
    folder.write(CORRECTIONS, header + "1080;;Grundkurs;2023;ja;anmalan;nej;Inställd;Kansliet;2025-01-15;gäller\n")
    folder.write(PARTICIPATION, content)
    assert {place(finding)[0] for finding in folder.findings()} == {PARTICIPATION}


def test_what_else_is_wrong_with_a_correction_is_told_beside_a_faulty_row(folder: SmallFolder) -> None:
    header = CLEAN.partition("\n")[0] + ";rattas_till;varfor;vem;datum;status\n"
    folder.write(CORRECTIONS, header + "1080;;Grundkurs;2023;ja;anmalan;bort;Inställd;Kansliet;2025-01-15;gäller\n")
    folder.write(PARTICIPATION, WRONG["a row with an unknown code"])
    assert place(folder.findings()[-1]) == (CORRECTIONS, 2, "rattas_till", "bort")


def test_two_tables_in_one_file_are_one_fault(folder: SmallFolder) -> None:
    folder.write(PARTICIPATION, CLEAN + CLEAN)
    assert place(folder.finding()) == (PARTICIPATION, 5, None, None)


def test_a_row_above_the_columns_names_is_a_fault(folder: SmallFolder) -> None:
    header, first, *others = CLEAN.splitlines()
    folder.write(PARTICIPATION, "\n".join([first, header, *others]))
    assert place(folder.finding()) == (PARTICIPATION, 1, None, first)


@pytest.mark.parametrize("code", ["*1080", "Källa: 1080", "Not"])
def test_a_row_that_says_much_is_not_passed_over_as_a_note(folder: SmallFolder, code: str) -> None:
    folder.write(PARTICIPATION, CLEAN.replace("1080;", f"{code};"))
    assert place(folder.finding())[:2] == (PARTICIPATION, 2)


def test_a_short_row_lacks_what_its_rule_asks_for(folder: SmallFolder) -> None:
    folder.append(PARTICIPATION, "1081;Ronneby")
    assert place(folder.finding()) == (PARTICIPATION, 5, "erbjudande", "")


def test_an_offering_of_many_words_alone_on_its_row_is_no_note(folder: SmallFolder) -> None:
    folder.append(COMPLETE_LISTS, "Kurs i digital delaktighet;;")
    assert {place(finding)[:2] for finding in folder.findings()} == {(COMPLETE_LISTS, 4)}


def test_what_is_guessed_or_passed_over_is_told_in_the_log(folder: SmallFolder, caplog: pytest.LogCaptureFixture) -> None:
    folder.record()
    assert caplog.messages == []
    folder.write(PARTICIPATION, (CLEAN + "Summa;;;;3;\n").encode("windows-1252"))
    folder.record()
    assert caplog.messages == [
        f"{PARTICIPATION} is not UTF-8 and was read as windows-1252: see that its letters are right",
        f"{PARTICIPATION}: titles, sums or notes were not read, lines 5",
    ]


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


def test_the_register_too_is_read_as_a_spreadsheet_leaves_it(folder: SmallFolder) -> None:
    expected = folder.record().register
    header, _, rows = FILES[REGISTER].replace("1080", "'1080").partition("\n")
    folder.write(REGISTER, f"Kommuner\n{header.upper()}\n{rows}Summa;;;;158200;158000\n".replace(";", "\t"))
    pd.testing.assert_frame_equal(folder.record().register, expected)
