"""A row with neither answer nor source is a question: it says nothing, and may stand anywhere beside what is right."""

import pandas as pd
import pytest

from tests.loading.data_folder import PARTICIPATION, SmallFolder, place

QUESTION = "1081;Ronneby;Nätverk;2024;;"
FACTS = ["code", "offering", "year", "participates", "source"]
HEADER = "kommun_kod;kommun;erbjudande;ar;deltar;kalla"


def facts(folder: SmallFolder) -> pd.DataFrame:
    return folder.record().participation[FACTS]


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
