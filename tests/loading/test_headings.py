"""Headings between rows: those that only say which places follow are told and read past, others are told with what they say."""

import pytest

from src.language import read_language
from tests.loading.handed_in import understood

SWEDISH = read_language("sv")
ROWS = "Kommun;Erbjudande;År\nMalmö;Startpaket;2018\n{};;\nLund;Startpaket;2018\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Utanför Malmö",
        "Kommuner utanför Malmö:",
        "Övriga",
        "Resten",
        "Kommunerna runt Östra Göinge",
        "Övriga kommuner utom Malmö stad",
    ],
)
def test_a_heading_of_the_other_municipalities_is_told_and_names_none(heading: str) -> None:
    found = understood(ROWS.format(heading))
    assert [cell.code for cell in found.cells] == ["1280", "1281"]
    assert found.tally == (3, 2, 0, 0, 0, 1)
    assert [notice.values["lines"] for notice in found.notices if notice.kind == "skipped"] == ["3"]


@pytest.mark.parametrize("heading", ["Malmö", "Utanför", "Utanför Atlantis"])
def test_another_row_is_none(heading: str) -> None:
    assert understood(ROWS.format(heading)).tally.rejected


def test_a_stage_of_the_project_is_told_by_its_name_wherever_it_stands() -> None:
    (cause,) = understood(ROWS.format("Etapp 2")).causes
    assert (cause.reason, cause.values["words"], cause.rows[0].line) == ("section", "Etapp 2", 4)
    log = "Namn;E-post;Kommun;Erbjudande;Datum\nAnna Ek;a@exempel.se;Malmö;Startpaket;2018-03-01\n"
    found = understood(f"{log}Bo Ek;b@exempel.se;Lund;Etapp 2;2018-03-01\n;;Etapp 2;;\n")
    told = {(cause.reason, row.line, row.value) for cause in found.causes for row in cause.rows}
    assert {("offering_unknown", 3, "Etapp 2"), ("municipality_unknown", 4, "Etapp 2")} <= told
    (words,) = [
        cause.finding(cause.rows[0], "").mended(SWEDISH) for cause in found.causes if cause.reason == "municipality_unknown"
    ]
    assert words.endswith("är raden en rubrik, ta bort den.")
    assert (found.tally.records, found.tally.accepted, found.tally.rejected) == (3, 1, 2)
