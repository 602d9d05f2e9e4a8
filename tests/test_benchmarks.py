"""What `make bench` says of what it measured. The measuring itself is no test."""

import pytest

from benchmarks import __main__ as bench
from benchmarks.measuring import Measured, summary, table
from benchmarks.shipped import crowd, view
from src.analysis.assessed import AssessedRecord
from src.reporting.figure.renderer import Renderer
from src.reporting.making import FORMATS

FAST = Measured("figure, png", 0.25, 0.5, "a bare file", 0.2)
SLOW = Measured("report, pdf", 3.5, 3.0)
WRONG = Measured("ten at once", 1.0, 9.0, right=False)


@pytest.mark.parametrize(("measured", "met"), [(FAST, True), (SLOW, False), (WRONG, False), (Measured("x", 9.0), True)])
def test_a_target_is_met_in_time_and_with_the_right_file(measured: Measured, met: bool) -> None:
    assert measured.met is met


def test_the_table_tells_seconds_target_verdict_and_ratio_in_columns() -> None:
    head, *lines = table([FAST, SLOW, WRONG]).splitlines()
    assert [line.split() for line in lines] == [
        ["figure,", "png", "0.25", "0.50", "ok", "1.2", "x", "a", "bare", "file", "(0.20", "s)"],
        ["report,", "pdf", "3.50", "3.00", "MISSED"],
        ["ten", "at", "once", "1.00", "9.00", "WRONG", "FILE"],
    ]
    assert head.index("target") + len("target") == lines[0].index("0.50") + len("0.50")


def test_what_is_missed_is_named() -> None:
    assert summary([FAST]) == "Every target is met."
    assert summary([FAST, SLOW, WRONG]) == "2 missed: report, pdf; ten at once."


def test_ten_people_export_ten_different_things_in_every_format(shipped: AssessedRecord) -> None:
    wanted = list(crowd(shipped, 10))
    assert len({(report.origin.filters, report.title, report.text.code) for report, _ in wanted}) == 10
    assert len({report.origin.filters for report, _ in wanted}) > 5
    assert {kind for _, kind in wanted} == set(FORMATS)
    assert all(report.parts for report, _ in wanted)


@pytest.mark.slow
def test_a_figures_file_is_measured_beside_the_bare_one(shipped: AssessedRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "TIMES", 1)
    with Renderer() as renderer:
        measured = next(bench.figure_files(view(shipped), renderer))
    assert measured.what == "figure, png, full"
    assert measured.bare
