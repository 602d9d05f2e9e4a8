"""Exempeldata: made up, complete, and in agreement with all that is documented. The rules are read off the files themselves."""

import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.data.files import DATA, DOCUMENTED, read_rows

DEMO = DATA / "exports" / "demo"
GROUP = "Referensgrupp"
PACKAGES = {"Startpaket", "Folkpaket", "Ledarpaket"}
YEARS = {"2018", "2019", "2020"}

Row = dict[str, str]


@pytest.fixture(scope="module")
def register() -> list[Row]:
    return read_rows(DATA / "register" / "municipalities.csv")


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return read_rows(DEMO / "participation.csv")


@pytest.fixture(scope="module")
def offerings_of(rows: list[Row]) -> dict[str, set[str]]:
    """For each municipality, by name, the offerings that it took part in over the whole period."""
    taken: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["deltar"] == "ja":
            taken[row["kommun"]].add(row["erbjudande"])
    return taken


def test_the_reference_group_is_exactly_the_documented_one_with_its_source(rows: list[Row]) -> None:
    def of_the_group(among: list[Row]) -> list[tuple[str, ...]]:
        return sorted(tuple(row.values()) for row in among if row["erbjudande"] == GROUP)

    assert of_the_group(rows) == of_the_group(read_rows(DOCUMENTED / "participation.csv"))
    assert len(of_the_group(rows)) == 42


def test_the_national_representatives_are_the_documented_ones() -> None:
    name = "national_representatives.csv"
    assert (DEMO / name).read_bytes() == (DOCUMENTED / name).read_bytes()


def test_exactly_bjuv_klippan_and_sjobo_have_all_four_offerings(offerings_of: dict[str, set[str]]) -> None:
    assert {name for name, taken in offerings_of.items() if taken == PACKAGES | {GROUP}} == {"Bjuv", "Klippan", "Sjöbo"}


def test_every_municipality_has_at_least_one_offering(offerings_of: dict[str, set[str]], register: list[Row]) -> None:
    assert set(offerings_of) == {row["kommun"] for row in register}


def test_staffanstorp_has_a_package_and_stays_outside_the_group(offerings_of: dict[str, set[str]]) -> None:
    assert offerings_of["Staffanstorp"] & PACKAGES
    assert GROUP not in offerings_of["Staffanstorp"]


def test_one_two_three_and_four_offerings_all_occur_several_times(offerings_of: dict[str, set[str]]) -> None:
    counts = Counter(len(taken) for taken in offerings_of.values())
    assert set(counts) == {1, 2, 3, 4}
    assert min(counts.values()) >= 3


def test_ledarpaket_names_only_those_it_is_open_to_in_every_population_year(rows: list[Row], register: list[Row]) -> None:
    open_to = {r["kommun"] for r in register if all(int(r[f"folkmangd_{year}"]) <= 25_000 for year in range(2016, 2020))}
    assert len(open_to) == 19
    named = {row["kommun"] for row in rows if row["erbjudande"] == "Ledarpaket"}  # a yes or a no
    assert named <= open_to | {"Kävlinge"}
    assert len(named) >= 5


def test_every_package_row_has_a_year_of_the_project(rows: list[Row]) -> None:
    assert {row["ar"] for row in rows if row["erbjudande"] in PACKAGES} == YEARS


def test_every_package_has_more_participants_each_year(rows: list[Row]) -> None:
    taken = Counter((row["erbjudande"], row["ar"]) for row in rows if row["deltar"] == "ja")
    for package in PACKAGES:
        assert 0 < taken[package, "2018"] < taken[package, "2019"] < taken[package, "2020"]


def test_some_take_the_same_package_in_more_than_one_year(rows: list[Row]) -> None:
    times = Counter((row["kommun"], row["erbjudande"]) for row in rows if row["deltar"] == "ja" and row["erbjudande"] in PACKAGES)
    assert max(times.values()) > 1


def test_made_up_rows_and_only_those_name_the_made_up_source(rows: list[Row]) -> None:
    assert {(row["erbjudande"] == GROUP, row["kalla"]) for row in rows} == {
        (True, "regionskane-2020-11-13"),
        (False, "exempeldata"),
    }


def test_every_offering_and_year_has_one_complete_list_so_that_nothing_is_unknown() -> None:
    lists = [(row["erbjudande"], row["ar"]) for row in read_rows(DEMO / "complete_lists.csv")]
    assert len(lists) == 12
    assert set(lists) == {(offering, year) for offering in PACKAGES | {GROUP} for year in YEARS}


def test_every_yes_is_on_the_complete_list_of_its_own_source_so_that_nothing_conflicts(rows: list[Row]) -> None:
    complete = {(row["erbjudande"], row["ar"], row["kalla"]) for row in read_rows(DEMO / "complete_lists.csv")}
    assert {(row["erbjudande"], row["ar"], row["kalla"]) for row in rows if row["deltar"] == "ja"} <= complete


def test_a_few_rows_say_no_and_none_says_so_where_another_says_yes(rows: list[Row]) -> None:
    cells = {
        answer: [(row["kommun_kod"], row["erbjudande"], row["ar"]) for row in rows if row["deltar"] == answer]
        for answer in ("ja", "nej")
    }
    assert 3 <= len(cells["nej"]) <= 10
    assert len(set(cells["ja"] + cells["nej"])) == len(rows)


def test_the_export_says_that_it_is_made_up() -> None:
    label = tomllib.loads((DEMO / "export.toml").read_text(encoding="utf-8"))
    assert label["made_up"] is True
    assert label["title"] == {"sv": "Exempeldata", "en": "Example data"}


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_script_gives_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(DATA / "make_demo.py"), str(tmp_path / "demo")], check=True)
    assert files_in(tmp_path / "demo") == files_in(DEMO)
