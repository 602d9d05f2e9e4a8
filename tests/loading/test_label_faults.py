"""What an export says of itself and cannot be is told on its line: its days, and who withdrew it."""

import pytest

from tests.loading.data_folder import DESCRIPTION, EXPORT, SmallFolder, in_words, place

WITHDRAWN = f"exports/{EXPORT}/withdrawn.toml"
SAID = 'who = "Kansliet"\nwhy = "Fel lista"\non = 2024-12-05\n'


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "words"),
    [
        ("2024-12-05", "2999-01-01", 3, "on", "Dagen har inte kommit än."),
        ("Kansliet", " ", 1, "who", "Här står inget."),
        ("Fel lista", "", 2, "why", "Här står inget."),
    ],
)
def test_a_withdrawal_that_cannot_be_is_told_on_its_line(
    folder: SmallFolder, old: str, new: str, line: int, column: str, words: str
) -> None:
    folder.write(WITHDRAWN, SAID.replace(old, new))
    assert place(folder.finding())[:3] == (WITHDRAWN, line, column)
    assert in_words(folder.finding())[0] == words


@pytest.mark.parametrize(("year", "is_fault"), [("2017", True), ("2018", False), ("0001", True)])
@pytest.mark.parametrize("key", ["as_of", "published"])
def test_a_day_long_before_the_programme_is_a_fault_and_one_in_which_it_may_be_planned_is_none(
    folder: SmallFolder, year: str, key: str, is_fault: bool
) -> None:
    days = {"as_of": "2024-12-01", "published": "2024-12-02"} | {key: f"{year}-12-01"}
    written = "".join(f"{key} = {day}\n" for key, day in days.items())
    folder.write(DESCRIPTION, f'title = {{ sv = "December 2024" }}\nmade_up = false\n{written}')
    assert [place(finding) for finding in folder.read().findings] == [
        (DESCRIPTION, 3 if key == "as_of" else 4, key, f"{year}-12-01")
    ] * is_fault
