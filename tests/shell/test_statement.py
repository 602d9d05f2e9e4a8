"""The accessibility statement and the list of criteria behind it."""

import re
from typing import Final

from tests.conftest import ROOT

SWEDISH, ENGLISH, CRITERIA = (
    (ROOT / "docs" / file).read_text(encoding="utf-8") for file in ("tillganglighet.md", "tillganglighet.en.md", "accessibility.md")
)
ROWS = re.findall(r"^\| (\d\.\d+\.\d+) .*?\| (?:[^|]+) \| ([^|]+) \|$", CRITERIA, re.MULTILINE)
# How many criteria of WCAG 2.1 at A and AA each guideline has.
IN_EACH: Final = {
    "1.1": 1,
    "1.2": 5,
    "1.3": 5,
    "1.4": 9,
    "2.1": 3,
    "2.2": 2,
    "2.3": 1,
    "2.4": 7,
    "2.5": 4,
    "3.1": 2,
    "3.2": 4,
    "3.3": 4,
    "4.1": 3,
}


def gaps(statement: str) -> list[str]:
    """The criteria that a statement names as known to fall short, in order."""
    return sorted(re.findall(r"\((\d\.\d+\.\d+)\)", statement))


def test_every_criterion_is_listed_once() -> None:
    listed = [criterion for criterion, _ in ROWS]
    assert len(listed) == len(set(listed)) == 50
    assert {guideline: sum(each.startswith(f"{guideline}.") for each in listed) for guideline in IN_EACH} == IN_EACH


def test_each_is_shown_by_a_test_that_is_there_or_was_judged() -> None:
    for criterion, shown in ROWS:
        tests = re.findall(r"`([^`]+)`", shown)
        assert tests or shown == "judged", criterion
        assert [test for test in tests if not (ROOT / test).is_file()] == []


def test_both_languages_name_the_gaps_of_the_list() -> None:
    listed = sorted(re.findall(r"^\| (\d\.\d+\.\d+) .*?\(\*gap\*", CRITERIA, re.MULTILINE))
    assert gaps(SWEDISH) == gaps(ENGLISH) == listed != []


def test_both_languages_have_the_same_parts_and_day() -> None:
    shape = [(line[0], line[:3] == "## ") for line in SWEDISH.splitlines() if re.match(r"#|- |\d\. ", line)]
    assert shape == [(line[0], line[:3] == "## ") for line in ENGLISH.splitlines() if re.match(r"#|- |\d\. ", line)]
    assert re.findall(r"\d{4}-\d\d-\d\d", SWEDISH) == re.findall(r"\d{4}-\d\d-\d\d", ENGLISH) != []
