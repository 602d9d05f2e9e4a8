"""A data folder is opened once, its whole exports are shown, and a faulty one hides no other."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from src import opening
from src.analysis.assessed import AssessedRecord
from src.finding import Finding
from src.loading.database import open_database
from src.opening import DataFolder, Faults, FilesChanged, Found, open_found
from src.record import ExportLabel
from tests.records.frozen import SKANE
from tests.records.next_export import OLD, write_two_exports

EXPORT = "exports/2025-12-01"
PARTICIPATION = f"{EXPORT}/participation.csv"


class Labels(DataFolder):
    """A data folder of descriptions alone: the exports named `faulty` are so, the others are whole."""

    def __init__(self, root: Path, *exports: str, faulty: Sequence[str] = ()) -> None:
        for export in exports:
            name, as_of, *more = export.split()
            made_up, published = "made-up" in more, [day for day in more if day != "made-up"]
            described = [f'title = {{ sv = "{name}" }}', f"as_of = {as_of}", f"made_up = {str(made_up).lower()}"]
            described += [f"published = {day}" for day in published]
            file = root / "exports" / name / "export.toml"
            file.parent.mkdir(parents=True)
            file.write_text("\n".join(described) if as_of != "?" else "title")
        super().__init__(root)
        self.faulty = faulty

    def read(self, found: Found) -> AssessedRecord | Faults:
        return Faults(self.faults_of(found))

    def faults_of(self, found: Found) -> tuple[Finding, ...]:
        if found.export.findings:
            return found.export.findings
        return (Finding(found.export.name, "faulty", ""),) if found.export.name in self.faulty else ()


def name(label: ExportLabel | None) -> str | None:
    return label.folder if label else None


def files(opened: AssessedRecord | Faults) -> list[str]:
    assert isinstance(opened, Faults)
    return [finding.file for finding in opened.findings]


def shown(opened: AssessedRecord | Faults) -> str:
    assert isinstance(opened, AssessedRecord), opened
    return opened.record.label.folder


def change(file: Path, old: str, new: str) -> None:
    content = file.read_text("utf-8")
    assert old in content
    file.write_text(content.replace(old, new), "utf-8")


def later(root: Path, folder: str = "2026-06-30") -> Path:
    """A newer export in Blekinge's folder."""
    shutil.copytree(root / EXPORT, root / "exports" / folder)
    change(root / "exports" / folder / "export.toml", "2025-12-01", "2026-06-30")
    return root / "exports" / folder


# Which export


def test_the_documented_ones_stand_first_the_latest_before_all_and_the_default_is_the_first(tmp_path: Path) -> None:
    folder = Labels(tmp_path, "demo 2026-01-01 made-up", "a 2023-01-01", "c 2024-01-01", "b 2024-01-01 2024-02-01")
    assert [label.folder for label in folder.labels] == ["b", "c", "a", "demo"]
    assert name(folder.default) == "b"


def test_where_all_are_made_up_the_latest_of_them_is_the_default(tmp_path: Path) -> None:
    assert name(Labels(tmp_path, "a 2023-01-01 made-up", "b 2024-01-01 made-up").default) == "b"


def test_a_faulty_export_gives_way_to_the_latest_whole_one(tmp_path: Path) -> None:
    folder = Labels(tmp_path, "demo 2026-01-01 made-up", "a 2023-01-01", "b 2024-01-01", "c ?", faulty=["b"])
    assert [label.folder for label in folder.labels] == ["a", "demo"]
    assert (name(folder.default), name(folder.known_on(date(2031, 1, 1)))) == ("a", "a")
    assert folder.folders == ("a", "b", "c", "demo")
    assert {export: [finding.file for finding in faults] for export, faults in folder.faulty_since.items()} == {
        "b": ["b"],
        "c": ["exports/c/export.toml"],
    }
    assert (name(folder.label_of("b")), folder.label_of("c")) == ("b", None)


def test_an_older_faulty_export_and_a_made_up_one_are_not_missed(tmp_path: Path) -> None:
    folder = Labels(tmp_path, "demo 2026-01-01 made-up", "a 2023-01-01", "b 2024-01-01", faulty=["a", "demo"])
    assert (name(folder.default), folder.faulty_since) == ("b", {})


@pytest.mark.parametrize(("exports", "faulty"), [(["a 2023-01-01"], ["a"]), (["a ?"], [])])
def test_made_up_data_never_stand_in_for_documented_data_that_fail(tmp_path: Path, exports: list[str], faulty: list[str]) -> None:
    folder = Labels(tmp_path, "demo 2026-01-01 made-up", *exports, faulty=faulty)
    assert folder.default is None
    assert ([label.folder for label in folder.labels], list(folder.faulty_since)) == (["demo"], ["a"])
    assert files(folder.open()) == (["a"] if faulty else ["exports/a/export.toml"])


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (date(2022, 12, 31), None),
        (date(2023, 1, 1), "a"),
        (date(2024, 1, 9), "a"),  # b describes the first of January, and came on the tenth
        (date(2024, 1, 10), "b"),
        (date(2024, 6, 1), "b"),  # c came then, and describes an earlier year
        (date(2031, 1, 1), "b"),  # what is made up was never known
    ],
)
def test_known_on_a_day_is_the_latest_documented_export_that_was_there_by_then(
    tmp_path: Path, day: date, known: str | None
) -> None:
    folder = Labels(tmp_path, "demo 2026-01-01 made-up", "a 2023-01-01", "b 2024-01-01 2024-01-10", "c 2023-06-01 2024-06-01")
    assert name(folder.known_on(day)) == known


def test_an_export_is_compared_with_the_whole_documented_one_before_it_and_a_made_up_one_with_the_latest(tmp_path: Path) -> None:
    folder = Labels(
        tmp_path, "demo 2026-01-01 made-up", "a 2023-01-01", "b 2024-01-01", "c 2024-01-01 2024-02-01", "d 2025-01-01", faulty=["b"]
    )
    before = {label.folder: name(folder.before(label)) for label in folder.labels}
    assert before == {"d": "c", "c": "a", "a": None, "demo": "d"}


# Opened, or what is wrong


@pytest.mark.parametrize(
    ("exports", "first"),
    [
        (("a 2024-01-01", "b 2024-02-02"), "b"),
        (("a 2024-01-01", "b 2024-01-01 2024-03-01"), "b"),
        (("a 2024-01-01", "b 2023-01-01 2024-03-01"), None),
        (("a 2024-01-01", "demo 2024-02-02 made-up"), None),
    ],
)
def test_what_is_shown_first_instead_of_an_export_is_of_a_later_day_or_came_later(
    tmp_path: Path, exports: tuple[str, ...], first: str | None
) -> None:
    folder = Labels(tmp_path, *exports)
    label = folder.label_of("a")
    assert label
    assert name(folder.first_instead_of(label)) == first


def test_an_export_is_found_by_its_name_and_an_unknown_one_gives_the_default() -> None:
    folder = DataFolder(SKANE)
    assert shown(folder.open("demo")) == "demo"
    for asked in (None, "", "2031-01-01", "..", "../exports/demo", "/etc", ".", "demo/", "DEMO"):
        assert shown(folder.open(asked)) == "2020-11-13"


def test_the_version_is_the_hash_of_the_files_that_were_read() -> None:
    assessed = DataFolder(SKANE).open()
    assert isinstance(assessed, AssessedRecord)
    assert assessed.version == "1f5008e3"


class Reading(DataFolder):
    """A data folder that remembers what was opened."""

    opened: Sequence[str] = ()

    def read(self, found: Found) -> AssessedRecord | Faults:
        self.opened = (*self.opened, found.export.name)
        return super().read(found)


def test_a_version_is_looked_for_by_the_hashes_and_only_what_has_it_is_opened(tmp_path: Path) -> None:
    folder = Reading(write_two_exports(tmp_path / "data"))
    assert (folder.of_version("00000000"), folder.opened) == ((), ())
    version = DataFolder(folder.root).open(OLD).version  # type: ignore[union-attr]
    assert [label.folder for label in folder.of_version(version)] == list(folder.opened) == [OLD]


def test_an_export_is_opened_once_and_anew_by_the_next_run(blekinge: Path) -> None:
    folder = DataFolder(blekinge)
    assert folder.open() is folder.open("2025-12-01")
    change(blekinge / "programme.toml", "Trygg på nätet", "Trygga nät")
    assert folder.open() is folder.open()
    assert DataFolder(blekinge).open() != folder.open()


def test_a_name_with_decomposed_letters_is_found_by_either(blekinge: Path) -> None:
    (blekinge / EXPORT).rename(blekinge / "exports/ma\u030ane")
    folder = DataFolder(blekinge)
    assert files(folder.open("måne")) == files(folder.open("ma\u030ane")) == ["exports/måne"]


@pytest.mark.parametrize("root", ["", "nowhere"])
def test_a_folder_without_exports_says_so(tmp_path: Path, root: str) -> None:
    folder = DataFolder(tmp_path / root)
    assert (folder.labels, folder.default, folder.folders, folder.faulty_since) == ((), None, (), {})
    assert files(folder.open()) == files(folder.open("2025-12-01")) == ["exports"]


def test_a_programme_that_cannot_be_read_is_a_fault_without_a_programme(blekinge: Path) -> None:
    change(blekinge / "programme.toml", 'offering = "natverk"', 'offering = "okand"')
    faults = DataFolder(blekinge).open()
    assert isinstance(faults, Faults)
    assert [(finding.file, finding.column, finding.value) for finding in faults.findings] == [
        ("programme.toml", "goal.offering", "okand")
    ]
    assert faults.programme is None


def test_faulty_rows_are_all_named_with_the_programme_that_could_be_read(blekinge: Path) -> None:
    change(blekinge / PARTICIPATION, "1080;Karlskrona;Grundkurs;2022;ja", "9999;Karlskrona;Grundkurs;2031;ja")
    faults = DataFolder(blekinge).open()
    assert isinstance(faults, Faults)
    assert {(finding.file, finding.line) for finding in faults.findings} == {(PARTICIPATION, 2)}
    assert {(finding.column, finding.value) for finding in faults.findings} >= {("kommun_kod", "9999"), ("ar", "2031")}
    assert faults.programme is not None
    assert faults.programme.region.name == "Blekinge"


def test_the_corrections_of_a_day_are_part_of_the_version(blekinge: Path) -> None:
    (blekinge / EXPORT / "corrections.csv").write_text(
        "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rattas_till;varfor;vem;datum;status\n"
        "1080;;Grundkurs;2022;ja;anmalningar;stryks;Fel;Anna Ek;2026-01-15;gäller\n",
        "utf-8",
    )
    folder = DataFolder(blekinge)
    now, then = folder.open(), folder.open(None, date(2026, 1, 14))
    assert isinstance(now, AssessedRecord)
    assert isinstance(then, AssessedRecord)
    assert (len(now.record.corrections), len(then.record.corrections)) == (1, 0)
    assert now.version != then.version


# A later export that is half copied, or has a fault


def cut_in_a_row(folder: Path) -> None:
    rows = folder / "participation.csv"
    rows.write_bytes(rows.read_bytes()[:-20])


def locked_away(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to("nowhere")


HALF_COPIED: dict[str, Any] = {
    "no description": lambda folder: (folder / "export.toml").unlink(),
    "an empty description": lambda folder: (folder / "export.toml").write_text(""),
    "half a description": lambda folder: change(folder / "export.toml", "made_up = false", "made_up = fa"),
    "a description a thousand deep": lambda folder: (folder / "export.toml").write_text("title = " + "[" * 100_000),
    "a description from Notepad in another encoding": lambda folder: (folder / "export.toml").write_bytes("t = å".encode("cp1252")),
    "no rows": lambda folder: (folder / "participation.csv").unlink(),
    "an empty file of rows": lambda folder: (folder / "participation.csv").write_text(""),
    "cut in a row": cut_in_a_row,
    "a bad row": lambda folder: change(folder / "participation.csv", ";2022;ja", ";2022;kanske"),
    "a bad correction": lambda folder: (folder / "corrections.csv").write_text("rader\n"),
    "a correction of the year nought": lambda folder: (folder / "corrections.csv").write_text(
        "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rattas_till;varfor;vem;datum;status\n"
        "1080;;Grundkurs;2022;ja;anmalningar;stryks;Fel;Anna Ek;0000-01-01;gäller\n"
    ),
    "a stray table": lambda folder: (folder / "corrections.csv.txt").write_text("x"),
    "a folder named as a table": lambda folder: (folder / "corrections.csv").mkdir(),
    "a link to nothing": lambda folder: (
        (folder / "complete_lists.csv").unlink() or (folder / "complete_lists.csv").symlink_to("nowhere")
    ),
    "a folder that cannot be listed": locked_away,
}


@pytest.mark.parametrize("half", HALF_COPIED.values(), ids=HALF_COPIED)
def test_the_last_whole_export_stays_and_what_is_wrong_with_the_later_one_is_known(blekinge: Path, half: Any) -> None:
    half(later(blekinge))
    folder = DataFolder(blekinge)
    assert shown(folder.open()) == "2025-12-01"
    assert [label.folder for label in folder.labels] == ["2025-12-01"]
    assert list(folder.faulty_since) == ["2026-06-30"]
    faults = folder.open("2026-06-30")
    assert isinstance(faults, Faults)
    assert faults.findings
    assert all(finding.file.startswith("exports/2026-06-30") for finding in faults.findings)


def test_when_the_rest_has_come_the_later_one_is_shown(blekinge: Path) -> None:
    cut_in_a_row(later(blekinge))
    assert shown(DataFolder(blekinge).open()) == "2025-12-01"
    shutil.copy(blekinge / PARTICIPATION, blekinge / "exports/2026-06-30")
    folder = DataFolder(blekinge)
    assert (shown(folder.open()), folder.faulty_since) == ("2026-06-30", {})


def test_files_that_change_while_they_are_read_give_no_record_of_another_version(
    blekinge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = opening.read_record

    def meanwhile(*asked: Any, **also: Any) -> Any:
        read = reading(*asked, **also)
        with (blekinge / PARTICIPATION).open("a") as file:
            file.write("\n")
        return read

    monkeypatch.setattr(opening, "read_record", meanwhile)
    monkeypatch.setattr(opening, "open_found", open_found)  # the one that the tests do not remember
    folder = DataFolder(blekinge)
    with pytest.raises(FilesChanged):
        open_found(folder._found(folder._exports["2025-12-01"]), open_database())
    assert folder.default is None
    assert files(folder.open()) == [EXPORT]
    monkeypatch.undo()
    assert shown(folder.open()) == "2025-12-01"
