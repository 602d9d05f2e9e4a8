"""A row with neither answer nor source is a question: it says nothing, and may stand anywhere beside what is right."""

import csv
import io

import pandas as pd
import pytest

from src.analysis.assessed import assess
from src.reporting.table.csv_file import excel_csv
from src.selection.selection import everything
from src.selection.view import View
from src.wording.unknowns import questions
from tests.loading.data_folder import CORRECTIONS, LANGUAGES, PARTICIPATION, SmallFolder, place

QUESTION = "1081;Ronneby;Nätverk;2024;;"
FACTS = ["code", "offering", "year", "participates", "source"]
HEADER = "kommun_kod;kommun;erbjudande;ar;deltar;kalla"


def look(folder: SmallFolder) -> View:
    programme = folder.programme
    return View(assess(programme, folder.record(), "0" * 8), everything(programme), LANGUAGES[1])


def question_list(folder: SmallFolder) -> bytes:
    """What the page gives to be filled in."""
    view = look(folder)
    return excel_csv(questions(view), view.text)


def facts(folder: SmallFolder) -> pd.DataFrame:
    return folder.record().participation[FACTS]


def rows_in(folder: SmallFolder) -> list[str]:
    return (folder.root / PARTICIPATION).read_text("utf-8-sig").splitlines()[1:]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([QUESTION], id="one"),
        pytest.param([QUESTION, QUESTION], id="the same twice"),
        pytest.param(["1081;;Nätverk;;;"], id="without name and year"),
        pytest.param(["1080;Karlskrona;Grundkurs;2023;;"], id="one that has its answer in another row"),
        pytest.param(["1081;Ronneby;Nätverk;2024; ;\u00a0"], id="with spaces for blanks"),
    ],
)
def test_a_question_is_no_fact_and_no_fault(folder: SmallFolder, rows: list[str]) -> None:
    before = facts(folder)
    folder.append(PARTICIPATION, *rows)
    pd.testing.assert_frame_equal(facts(folder), before)


def test_it_may_stand_first_and_the_answers_keep_their_lines(folder: SmallFolder) -> None:
    folder.change(PARTICIPATION, f"{HEADER}\n", f"{HEADER}\n{QUESTION}\n")
    assert folder.record().participation["line"].tolist() == [3, 4, 5]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("1283;Helsingborg;Nätverk;2024;;", "kommun_kod", "1283"),
        ("1081;Karlshamn;Nätverk;2024;;", "kommun", "Karlshamn"),
        ("1081;Ronneby;Kurs;2024;;", "erbjudande", "Kurs"),
        ("1081;Ronneby;;2024;;", "erbjudande", ""),
        ("1081;Ronneby;Nätverk;2022;;", "ar", "2022"),
        ("1081;Ronneby;Nätverk;2024;;anmalan", "deltar", ""),
        ("1081;Ronneby;Nätverk;2024;ja;", "kalla", ""),
        ("1081;Ronneby;Nätverk;2024;?;", "deltar", "?"),
    ],
)
def test_every_other_cell_of_a_question_must_be_right(folder: SmallFolder, row: str, column: str, value: str) -> None:
    folder.append(PARTICIPATION, QUESTION, row)
    found = [place(finding) for finding in folder.findings()]
    assert (PARTICIPATION, 6, column, value) in found
    assert {line for _, line, _, _ in found} == {6}
    assert not any("säger" in finding.problem for finding in folder.findings())  # neither a repetition nor a contradiction


# What the page gives to be filled in


def test_the_question_list_is_read_as_the_record_that_it_was_made_from(folder: SmallFolder) -> None:
    before = facts(folder)
    folder.write(PARTICIPATION, question_list(folder))
    pd.testing.assert_frame_equal(facts(folder), before)


def test_the_list_beside_the_same_corrections_is_the_same_record(folder: SmallFolder) -> None:
    """A corrected row keeps what its source wrote, and a struck one is there, so that both corrections find their rows."""
    written = rows_in(folder)
    folder.write(
        CORRECTIONS,
        f"{HEADER};rattas_till;varfor;vem;datum;status\n"
        "1080;;Grundkurs;2023;ja;anmalan;nej;Fel kryss;Karlskrona;2024-12-02;gäller\n"
        "1060;;Nätverk;;nej;anmalan;stryks;Fel kommun;Olofström;2024-12-03;gäller\n"
        "1083;;Nätverk;2024;ja;arsrapport;nej;Kanske fel;Sölvesborg;2024-12-03;föreslagen\n",
    )
    before, content = folder.record(), question_list(folder)
    folder.write(PARTICIPATION, content)
    assert rows_in(folder)[:3] == written
    after = folder.record()
    pd.testing.assert_frame_equal(after.participation, before.participation)
    pd.testing.assert_frame_equal(after.corrections, before.corrections)


def test_a_list_made_from_a_list_holds_each_question_once(folder: SmallFolder) -> None:
    content = question_list(folder)
    folder.write(PARTICIPATION, content)
    assert question_list(folder) == content


def test_it_is_as_excel_likes_it(folder: SmallFolder) -> None:
    content = question_list(folder)
    assert content.startswith(b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n1080;Karlskrona;Grundkurs;2023;ja;anmalan\r\n")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert "1082;Karlshamn;Nätverk;2023;;" in lines
    assert lines[-1] == ""


def test_an_answer_that_is_filled_in_changes_that_cell_and_no_other(folder: SmallFolder) -> None:
    before = look(folder).states_by_year
    content = question_list(folder)
    asked = "1082;Karlshamn;Nätverk;2023;;\r\n".encode()
    assert content.count(asked) == 1
    folder.write(PARTICIPATION, content.replace(asked, "1082;Karlshamn;Nätverk;2023;ja;arsrapport\r\n".encode()))
    after = look(folder).states_by_year
    changed = after[(before != after).any(axis=1)]
    assert changed.to_numpy().tolist() == [["1082", "natverk", 2023, "yes"]]


def saved_by_pandas(content: bytes) -> bytes:
    rows = pd.read_csv(io.BytesIO(content), sep=";", dtype="str", keep_default_na=False)
    return rows.to_csv(sep=";", index=False).encode()


def saved_with_quotes(content: bytes) -> bytes:
    out = io.StringIO()
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def saved_with_rows_below(content: bytes) -> bytes:
    return content + b";;;;;\r\n;;;;;\r\n"


@pytest.mark.parametrize("saved", [saved_by_pandas, saved_with_quotes, saved_with_rows_below])
def test_it_is_read_as_other_programs_save_it(folder: SmallFolder, saved: object) -> None:
    before = facts(folder)
    folder.write(PARTICIPATION, saved(question_list(folder)))  # type: ignore[operator]
    pd.testing.assert_frame_equal(facts(folder), before)


def test_the_sorting_of_the_rows_changes_nothing_that_is_known(folder: SmallFolder) -> None:
    before = look(folder).states_by_year
    header, *rows = question_list(folder).decode("utf-8-sig").split("\r\n")
    folder.write(PARTICIPATION, "\r\n".join([header, *sorted(rows, reverse=True)]))
    pd.testing.assert_frame_equal(look(folder).states_by_year, before)
