"""A data folder is opened once for all visitors, and again when a file in it changes."""

from collections import Counter
from pathlib import Path

import pytest

from src.analysis.assessed import AssessedRecord
from src.app.cached import data_folder
from src.app.process import language
from src.opening import Faults
from tests.records.frozen import PARTICIPATION

EXPORT = "exports/2025-12-01"


@pytest.fixture
def folder(blekinge: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIGITALT_DATA", str(blekinge))
    return blekinge


def assessed(folder: str | None = None) -> AssessedRecord:
    found = data_folder().open(folder)
    assert isinstance(found, AssessedRecord)
    return found


def test_the_documented_record_is_the_default_and_the_made_up_one_never() -> None:
    labels, default = data_folder().labels, data_folder().default
    assert [(label.folder, label.made_up) for label in labels] == [("2020-11-13", False), ("demo", True)]
    assert default == labels[0]
    assert assessed().record.label.folder == "2020-11-13"
    assert assessed("demo").record.label.folder == "demo"


@pytest.mark.parametrize("asked", [None, "", "nowhere", "../2020-11-13", "/etc", "demo/../demo"])
def test_an_export_that_is_not_there_is_the_default(asked: str | None) -> None:
    assert assessed(asked).record.label.folder == "2020-11-13"


def test_the_same_content_is_opened_once(folder: Path) -> None:
    assert assessed() is assessed()


def test_a_run_reads_each_file_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, read_bytes = assessed(), Path.read_bytes  # by an earlier run
    read: Counter[Path] = Counter()
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.update([path]) or read_bytes(path))
    run = data_folder()
    assert run.open() is run.open(opened.record.label.folder) is opened
    assert opened.record.label in run.labels
    assert {path.name for path in read} >= {"export.toml", "participation.csv", "programme.toml", "municipalities.csv"}
    assert set(read.values()) == {1}


def test_a_changed_file_is_read_at_once(folder: Path) -> None:
    before = assessed()
    (folder / EXPORT / "participation.csv").write_text(
        PARTICIPATION + "1060;Olofström;Nätverk;2025;ja;natverkets-listor\n", "utf-8"
    )
    assert len(assessed().record.participation) == len(before.record.participation) + 1


def test_faulty_data_are_faults_and_no_record(folder: Path) -> None:
    (folder / EXPORT / "participation.csv").write_text(PARTICIPATION.replace(";2022;", ";2002;"), "utf-8")
    found = data_folder().open()
    assert isinstance(found, Faults)
    assert {finding.file for finding in found.findings} == {f"{EXPORT}/participation.csv"}
    assert found.programme is not None  # so that the pages still have their addresses
    (folder / "programme.toml").write_text("years = []", "utf-8")
    found = data_folder().open()
    assert isinstance(found, Faults)
    assert found.programme is None


def test_no_export_at_all_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(tmp_path))
    assert isinstance(data_folder().open(), Faults)
    assert (data_folder().labels, data_folder().default) == ((), None)


def test_a_language_is_read_once() -> None:
    assert language("en") is language("en")
    assert language("sv").code == "sv"
