"""The command on two exports: as it was known on a day, and compared with another."""

from pathlib import Path

import pytest

from src.reporting.flags import FAULTY, WRONG
from tests.records.next_export import NEW, OLD, write_two_exports
from tests.reporting.commands import Run, sheets

GROUP = ("--parts", "tabell-referensgrupp-ar")


@pytest.fixture
def two(tmp_path: Path) -> str:
    return str(write_two_exports(tmp_path / "data"))


def members(run: Run, *flags: str) -> object:
    """The members of 2020, as the workbook says."""
    ended = run("xlsx", *GROUP, *flags)
    assert (ended.code, ended.said) == (0, "")
    return next(iter(sheets(ended.content).values()))[-1][1]


@pytest.mark.parametrize(("day", "count"), [("2020-11-13", 17), ("2021-04-09", 17), ("2021-04-10", 18)])
def test_known_on_a_day(run: Run, two: str, day: str, count: int) -> None:
    assert members(run, "--data", two, "--known-on", day) == count


def test_a_day_before_all_exports_what_is_no_day_and_a_day_with_an_export_are_wrong(run: Run, two: str) -> None:
    assert run("xlsx", *GROUP, "--data", two, "--known-on", "2020-11-12").said.strip() == "2020-11-12 fanns inget underlag."
    for flags in (("--known-on", "2020-11-12"), ("--known-on", "i går"), ("--known-on", "2021-04-10", "--export", OLD)):
        assert run("xlsx", *GROUP, "--data", two, *flags).code == WRONG
    assert "i går är inget datum" in run("xlsx", *GROUP, "--data", two, "--known-on", "i går").said


def test_what_has_changed_is_a_part_where_an_export_to_compare_with_is_named(run: Run, two: str) -> None:
    asked = ("--parts", "tabell-andringar", "--data", two)
    held = sheets(run("xlsx", *asked, "--compare-with", OLD).content)
    headers, *rows = next(iter(held.values()))
    assert headers[3:5] == [f"Före ({OLD})", f"Efter ({NEW})"]
    assert [row[0] for row in rows] == ["Lund", "Perstorp", "Staffanstorp"]
    assert f"fran={OLD}" in str(held)
    without = run("xlsx", *asked)
    assert without.code == WRONG
    assert "tabell-andringar finns inte" in without.said


def test_the_standard_report_says_what_has_changed_where_an_export_to_compare_with_is_named(run: Run, two: str) -> None:
    standard, compared = (sheets(run("xlsx", "--data", two, *flags).content) for flags in ((), ("--compare-with", OLD)))
    assert list(compared) == [*list(standard)[:-3], "Ändringar sedan ett tidigare u…", *list(standard)[-3:]]


def test_an_export_to_compare_with_that_is_not_there_is_wrong_and_a_faulty_one_is_faulty(
    run: Run, two: str, tmp_path: Path
) -> None:
    asked = ("--parts", "tabell-andringar", "--compare-with")
    ended = run("xlsx", *asked, "2022-01-01", "--data", two)
    assert (ended.code, "Exporten 2022-01-01 finns inte" in ended.said) == (WRONG, True)
    faulty = write_two_exports(tmp_path / "faulty", faulty=True)
    ended = run("xlsx", *asked, NEW, "--data", str(faulty), "--export", OLD)
    assert (ended.code, "20l9" in ended.said) == (FAULTY, True)


def test_a_later_export_with_faults_is_named_and_the_last_whole_one_makes_the_file(run: Run, tmp_path: Path) -> None:
    faulty = write_two_exports(tmp_path / "faulty", faulty=True)
    ended = run("xlsx", *GROUP, "--data", str(faulty))
    assert ended.code == 0
    assert next(iter(sheets(ended.content).values()))[-1][1] == 17
    first, fault = ended.said.splitlines()
    assert first == f"Exporten {NEW} har fel och används inte:"
    assert fault.startswith(f"exports/{NEW}/participation.csv:54:ar:20l9: Året hör inte till projektets år.")
    assert members(run, "--data", str(faulty), "--export", OLD) == 17
    assert members(run, "--data", str(faulty), "--known-on", "2021-05-01") == 17
