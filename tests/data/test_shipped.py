"""The shipped data folder: the register, the documented record and the sources, held to the figures as they were published."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from src.analysis.assessed import AssessedRecord
from src.app.process import data_root
from src.catalogue.figures import offerings_map
from src.language import read_language
from src.opening import DataFolder
from src.programme.definition import read_programme
from src.selection.selection import Selection
from src.selection.view import View
from tests.data.files import DATA, DOCUMENTED, read_rows
from tests.records.frozen import SKANE

REGISTER = DATA / "register" / "municipalities.csv"
CSV_FILES = sorted(DATA.rglob("*.csv"))
PROGRAMME = tomllib.loads((DATA / "programme.toml").read_text(encoding="utf-8"))
SOURCES = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))


def sources_named(value: object) -> list[str]:
    """Every value of a key `source`, however deep."""
    if isinstance(value, list):
        return [source for one in value for source in sources_named(one)]
    if isinstance(value, dict):
        return [source for key, one in value.items() for source in ([one] if key == "source" else sources_named(one))]
    return []


def test_the_register_holds_33_different_codes_of_the_region() -> None:
    codes = [row["kommun_kod"] for row in read_rows(REGISTER)]
    assert len(codes) == 33
    assert len(set(codes)) == 33
    assert all(len(code) == 4 and code.startswith(PROGRAMME["region"]["code_prefix"]) for code in codes)


@pytest.mark.parametrize(("year", "total"), [(2016, 1_324_565), (2017, 1_344_689), (2018, 1_362_164), (2019, 1_377_827)])
def test_the_municipalities_sum_to_the_published_population(year: int, total: int) -> None:
    assert sum(int(row[f"folkmangd_{year}"]) for row in read_rows(REGISTER)) == total


def test_every_group_in_the_register_has_a_name_and_every_name_a_municipality() -> None:
    assert {row["grupp"] for row in read_rows(REGISTER)} == set(PROGRAMME["groups"]["names"])


@pytest.mark.parametrize(("year", "how_many"), [(2016, 20), (2017, 20), (2018, 20), (2019, 19)])
def test_the_limit_of_25_000_leaves_20_municipalities_and_one_fewer_on_the_population_of_2019(year: int, how_many: int) -> None:
    (rule,) = PROGRAMME["eligibility"]
    under = {r["kommun_kod"] for r in read_rows(REGISTER) if int(r[f"folkmangd_{year}"]) <= rule["population_at_most"]}
    assert len(under) == how_many
    assert rule["excepted"] == ["1261"]  # Kävlinge, above the limit in every year
    assert "1261" not in under


def test_the_documented_record_has_42_memberships_and_9_packages_without_a_year() -> None:
    rows = Counter((row["erbjudande"], row["ar"], row["deltar"]) for row in read_rows(DOCUMENTED / "participation.csv"))
    assert rows == {
        ("Referensgrupp", "2018", "ja"): 11,
        ("Referensgrupp", "2019", "ja"): 14,
        ("Referensgrupp", "2020", "ja"): 17,
        ("Startpaket", "", "ja"): 3,
        ("Folkpaket", "", "ja"): 3,
        ("Ledarpaket", "", "ja"): 3,
    }


def test_only_bjuv_klippan_and_sjobo_have_documented_packages() -> None:
    rows = read_rows(DOCUMENTED / "participation.csv")
    assert {row["kommun"] for row in rows if row["erbjudande"] != "Referensgrupp"} == {"Bjuv", "Klippan", "Sjöbo"}


def test_the_documented_lists_name_every_municipality_but_staffanstorp() -> None:
    members = {row["kommun"] for row in read_rows(DOCUMENTED / "participation.csv") if row["erbjudande"] == "Referensgrupp"}
    assert {row["kommun"] for row in read_rows(REGISTER)} - members == {"Staffanstorp"}


def test_the_three_lists_of_the_reference_group_and_no_others_are_complete() -> None:
    lists = [tuple(row.values()) for row in read_rows(DOCUMENTED / "complete_lists.csv")]
    assert lists == [("Referensgrupp", year, "regionskane-2020-11-13") for year in ("2018", "2019", "2020")]


def test_digiteket_is_the_national_representative_in_2019_and_2020() -> None:
    rows = read_rows(DOCUMENTED / "national_representatives.csv")
    assert [(row["ar"], row["organisation"]) for row in rows] == [("2019", "Digiteket"), ("2020", "Digiteket")]


def test_the_four_libraries_with_an_agreement_are_those_the_page_names() -> None:
    names = {row["kommun_kod"]: row["kommun"] for row in read_rows(REGISTER)}
    agreements = PROGRAMME["agreements"]
    assert [names[code] for code in agreements["municipalities"]] == ["Helsingborg", "Kristianstad", "Lund", "Malmö"]
    assert len(agreements["themes"]) == 4


def test_only_the_demo_is_made_up() -> None:
    labels = {path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in DATA.rglob("export.toml")}
    assert {folder: label["made_up"] for folder, label in labels.items()} == {"2020-11-13": False, "demo": True}


@pytest.mark.parametrize(("folder", "rows", "lists"), [("2020-11-13", 51, 3), ("demo", 101, 12)])
def test_every_shipped_export_loads_whole_without_a_finding(folder: str, rows: int, lists: int) -> None:
    assessed = DataFolder(DATA).open(folder)
    assert isinstance(assessed, AssessedRecord), assessed
    record = assessed.record
    assert len(record.register) == len(record.geography.points) == 33
    assert len(record.participation) == rows
    assert len(record.complete_lists) == lists
    assert len(record.national_representatives) == 2


@pytest.mark.parametrize("named", [None, ""])
def test_the_shipped_folder_is_used_where_no_other_is_named(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if named is None:
        monkeypatch.delenv("DIGITALT_DATA")
    else:
        monkeypatch.setenv("DIGITALT_DATA", named)
    assert data_root() == DATA


@pytest.mark.parametrize("name", ["participation.csv", "complete_lists.csv", "national_representatives.csv"])
def test_the_documented_rows_are_as_they_were_published(name: str) -> None:
    """The frozen copy is held to the published figures; a later correction stands beside an export, in corrections.csv."""
    assert (DOCUMENTED / name).read_bytes() == (SKANE / "exports" / DOCUMENTED.name / name).read_bytes()


def test_the_documented_record_comes_first() -> None:
    folder = DataFolder(DATA)
    assert [label.folder for label in folder.labels] == ["2020-11-13", "demo"]
    assert folder.default == folder.labels[0]


def test_every_source_that_the_programme_names_is_described() -> None:
    assert len(sources_named(PROGRAMME)) == 8
    assert set(sources_named(PROGRAMME)) <= set(SOURCES)


def test_every_described_source_is_used() -> None:
    in_files = {row["kalla"] for path in CSV_FILES for row in read_rows(path) if "kalla" in row}
    assert in_files | set(sources_named(PROGRAMME)) == set(SOURCES)


@pytest.mark.parametrize("path", CSV_FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_file_is_plain_utf8_with_unix_line_ends(path: Path) -> None:
    content = path.read_bytes()
    assert content.decode("utf-8").endswith("\n")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content


def test_every_text_in_the_shipped_data_is_in_english_too() -> None:
    """Where the English is left out, the Swedish is shown, which is right for names only."""
    labels = DataFolder(DATA).labels
    swedish_only = [text["sv"] for text in localised(to_builtins([read_programme(DATA), *labels])) if not text.get("en")]
    assert swedish_only == ["Region Skåne"]


def localised(data: Any) -> Iterator[dict[str, str]]:
    if isinstance(data, dict) and "sv" in data and data.keys() <= {"sv", "en"}:
        yield data
    elif isinstance(data, dict | list | tuple):
        for part in data.values() if isinstance(data, dict) else data:
            yield from localised(part)


def test_the_readmes_example_of_an_id_is_that_of_the_map() -> None:
    record = DataFolder(DATA).open()
    assert isinstance(record, AssessedRecord)
    view = View(record, Selection.from_query({}, record), read_language("sv"))
    assert f"`{offerings_map(view).words.id}`" in (DATA.parent / "README.md").read_text(encoding="utf-8")
