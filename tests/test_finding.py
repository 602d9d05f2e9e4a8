"""A fault, said in words."""

from src.finding import Finding
from src.language import read_language

SWEDISH = read_language("sv")


def test_problem_and_remedy_are_said_with_their_values_filled_in() -> None:
    finding = Finding("a.csv", "Året {year} är okänt.", "Skriv ett av {known}.", values={"year": "20l8", "known": "2018, 2019"})
    assert finding.said(SWEDISH) == "Året 20l8 är okänt."
    assert finding.mended(SWEDISH) == "Skriv ett av 2018, 2019."


def test_braces_in_a_value_are_shown_as_they_stand() -> None:
    assert Finding("a.csv", "Okänt: {value}", "", values={"value": "{0} {x}"}).said(SWEDISH) == "Okänt: {0} {x}"


def test_a_fault_of_a_whole_file_has_no_line_column_or_value() -> None:
    finding = Finding("a.csv", "Filen saknas.", "Lägg den här.")
    assert (finding.line, finding.column, finding.value, dict(finding.values)) == (None, None, None, {})
    assert finding.said(SWEDISH) == "Filen saknas."
