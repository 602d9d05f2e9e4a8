"""What `make bench` says of what it measured. The measuring itself is no test."""

import math
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import __main__ as bench
from benchmarks.country import write_country
from benchmarks.growth import PAGES, Taken, of_growth, panels, rows_of
from benchmarks.growth_figure import drawn
from benchmarks.load import not_theirs, percentile
from benchmarks.measuring import Measured, summary, table
from benchmarks.shipped import crowd, view
from benchmarks.waiting import judged
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
        ["ten", "at", "once", "1.00", "9.00", "WRONG"],
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


def taken(size: int, seconds: float) -> Taken:
    pages = dict.fromkeys(PAGES, seconds)
    return Taken(size, seconds, seconds, pages, pages, pages, 300, seconds, seconds, 500)


def test_growth_is_judged_beside_the_least_and_shown_as_a_table_and_a_figure() -> None:
    found = {"municipalities": [taken(34, 1), taken(290, 2.1)], "rows of a log": [taken(10_000, 1), taken(1_000_000, 1.2)]}
    judged = list(of_growth(found))
    assert {row.what for row in judged if not row.met} == {
        f"page {page}, {when}" for page in PAGES for when in ("first", "chosen", "again")
    }
    assert len(list(rows_of(found))) == 2 + 4
    ElementTree.fromstring(figure := drawn(list(panels(found))))
    assert "290</text>" in figure
    assert "10⁶</text>" in figure


@pytest.mark.slow
def test_a_figures_file_is_measured_beside_the_bare_one(shipped: AssessedRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "TIMES", 1)
    with Renderer() as renderer:
        measured = next(bench.figure_files(view(shipped), renderer))
    assert measured.what == "figure, png, full"
    assert measured.bare


SWEDISH = '<a href="./kommun?ar=2019&amp;kommun=1280">Malmö</a> <a href="./underlag?ar=2018&amp;ar=2019">..</a> Källa: X.'
ENGLISH = '<a href="./kommun?ar=2019&amp;sprak=en&amp;kommun=1280">Malmö</a> Source: X.'


@pytest.mark.parametrize(
    ("html", "chips", "mixed"),
    [
        (SWEDISH, {"2019"}, ""),
        (ENGLISH, {"2019"}, "en for sv"),
        (SWEDISH + ENGLISH, {"2019"}, "en for sv"),
        (SWEDISH.replace("2019", "2020"), {"2019"}, "2020 for 2019"),
        (SWEDISH, {"2018"}, "2018 for 2019"),
        ("Källa: X.", set(), "2019 for 2019"),
    ],
)
def test_a_page_in_anothers_language_or_of_anothers_year_is_a_mix_up(html: str, chips: set[str], mixed: str) -> None:
    assert not_theirs(html, chips, "sv", 2019) == mixed


def test_a_page_without_its_end_is_an_error_and_no_mix_up() -> None:
    with pytest.raises(ValueError, match="without an end"):
        not_theirs("<h1>32 av 33</h1>", {"2019"}, "sv", 2019)


def test_a_percentile_is_the_least_time_that_so_many_stay_within() -> None:
    taken = [0.004, 0.001, 0.003, 0.002]
    assert [percentile(taken, percent) for percent in (25, 50, 75, 95)] == [1, 2, 3, 4]
    assert percentile(taken, 76) == 4
    assert math.isnan(percentile([], 50))


def test_the_targets_of_pages_follow_from_what_the_peers_take() -> None:
    bare = {("bare Streamlit", what, ""): [seconds] for what, seconds in (("start", 4.0), ("load", 1.0), ("click", 0.2))}
    ours = {("ours", "start", ""): [3.0, 9.0, 3.5], ("ours", "load", "karta"): [1.3], ("ours", "click", ""): [0.1]}
    alone = {row.what: (row.seconds, row.met) for row in judged(bare | ours)}
    assert alone["start, /"] == (3.5, True)
    assert alone["load, /karta"] == (1.3, False)
    assert alone["click, /"] == (0.1, True)
    beside_dash = {row.what: row.met for row in judged(bare | ours | {("Dash", "click", ""): [0.05]})}
    assert beside_dash["click, /"] is False


def test_a_seed_gives_the_same_country(tmp_path: Path) -> None:
    for name in ("one", "other"):
        assert write_country(tmp_path / name, counties=2, years=2, offerings=7) == 34
    one, other = ([file.read_bytes() for file in sorted((tmp_path / name).rglob("*.*"))] for name in ("one", "other"))
    assert one == other
