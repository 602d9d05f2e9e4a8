"""A data folder is opened whole, or it is said what is wrong with it."""

import shutil
from pathlib import Path

import pytest

from src.analysis.assessed import AssessedRecord
from src.finding import Finding
from src.loading.database import Database, open_database
from src.opening import Faults, Found, find_export, open_found
from tests.records.frozen import SKANE

PARTICIPATION = "exports/2025-12-01/participation.csv"


@pytest.fixture(scope="module")
def database() -> Database:
    return open_database()


def found(root: Path, folder: str | None = None) -> Found:
    at = find_export(root, folder)
    assert isinstance(at, Found)
    return at


def only_finding(faults: object) -> Finding:
    assert isinstance(faults, Faults)
    (finding,) = faults.findings
    return finding


def change(file: Path, old: str, new: str) -> None:
    content = file.read_text("utf-8")
    assert old in content
    file.write_text(content.replace(old, new), "utf-8")


def test_the_shipped_data_open_with_the_documented_record(database: Database) -> None:
    assessed = open_found(found(SKANE), database)
    assert isinstance(assessed, AssessedRecord)
    assert (assessed.record.label.folder, assessed.record.label.made_up) == ("2020-11-13", False)
    assert len(assessed.version) == 8
    assert found(SKANE).content.startswith(assessed.version)


def test_an_export_is_found_by_its_folder_and_an_unknown_one_gives_the_default() -> None:
    assert found(SKANE, "demo").folder == "demo"
    assert found(SKANE, "2031-01-01").folder == found(SKANE, "").folder == found(SKANE).folder == "2020-11-13"


@pytest.mark.parametrize("folder", ["..", "../exports/demo", "/etc", ".", "demo/", "DEMO"])
def test_no_address_leads_out_of_the_exports(folder: str) -> None:
    assert found(SKANE, folder).folder == "2020-11-13"


def test_another_region_is_another_folder(blekinge: Path, database: Database) -> None:
    assessed = open_found(found(blekinge), database)
    assert isinstance(assessed, AssessedRecord)
    assert assessed.programme.region.name == "Blekinge"
    assert len(assessed.record.register) == 5
    assert set(assessed.states["state"]) == {"yes", "no", "unknown", "not_eligible", "conflicting"}


def test_the_default_is_the_latest_that_is_not_made_up(blekinge: Path) -> None:
    for folder, date, made_up in (
        ("early", "2024-01-01", "false"),
        ("late", "2026-02-01", "false"),
        ("tale", "2026-12-31", "true"),
    ):
        shutil.copytree(blekinge / "exports/2025-12-01", blekinge / "exports" / folder)
        change(blekinge / "exports" / folder / "export.toml", "2025-12-01", date)
        change(blekinge / "exports" / folder / "export.toml", "made_up = false", f"made_up = {made_up}")
    assert found(blekinge).folder == "late"
    assert found(blekinge, "tale").folder == "tale"


def test_the_content_follows_every_file_that_is_read_and_no_other_export(blekinge: Path) -> None:
    hashes = [found(blekinge).content]
    for file in ("programme.toml", "sources.toml", "register/municipalities.csv", PARTICIPATION):
        (blekinge / file).write_bytes((blekinge / file).read_bytes() + b"\n")
        hashes.append(found(blekinge).content)
    assert len(set(hashes)) == 5
    shutil.copytree(blekinge / "exports/2025-12-01", blekinge / "exports/2020-01-01")
    change(blekinge / "exports/2020-01-01/export.toml", "2025-12-01", "2020-01-01")
    assert found(blekinge).content == hashes[-1]


@pytest.mark.parametrize("folder", [None, "2025-12-01"])
def test_a_folder_without_exports_says_so(tmp_path: Path, folder: str | None) -> None:
    finding = only_finding(find_export(tmp_path / "nowhere", folder))
    assert (finding.file, finding.problem) == ("exports", "Det finns inget underlag i mappen.")


def test_a_description_that_cannot_be_read_is_a_fault_before_anything_is_opened(blekinge: Path) -> None:
    change(blekinge / "exports/2025-12-01/export.toml", "made_up = false", "made_up = perhaps")
    assert only_finding(find_export(blekinge, None)).file == "exports/2025-12-01/export.toml"


def test_a_programme_that_cannot_be_read_is_a_fault_without_a_programme(blekinge: Path, database: Database) -> None:
    change(blekinge / "programme.toml", 'offering = "natverk"', 'offering = "okand"')
    faults = open_found(found(blekinge), database)
    finding = only_finding(faults)
    assert (finding.file, finding.column, finding.value) == ("programme.toml", "goal.offering", "okand")
    assert faults.programme is None


def test_faulty_rows_are_all_told_with_their_lines_and_the_programme_that_could_be_read(blekinge: Path, database: Database) -> None:
    change(blekinge / PARTICIPATION, "1080;Karlskrona;Grundkurs;2022;ja", "9999;Karlskrona;Grundkurs;2031;ja")
    faults = open_found(found(blekinge), database)
    assert isinstance(faults, Faults)
    assert {(finding.file, finding.line) for finding in faults.findings} == {(PARTICIPATION, 2)}
    assert {(finding.column, finding.value) for finding in faults.findings} >= {("kommun_kod", "9999"), ("ar", "2031")}
    assert faults.programme is not None
    assert faults.programme.region.name == "Blekinge"


def test_an_export_that_is_gone_when_it_is_opened_is_a_fault_and_no_crash_of_the_programme(
    blekinge: Path, database: Database
) -> None:
    at = found(blekinge)
    (blekinge / PARTICIPATION).unlink()
    faults = open_found(at, database)
    assert isinstance(faults, Faults)
    assert PARTICIPATION in {finding.file for finding in faults.findings}
