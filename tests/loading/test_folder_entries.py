"""Whatever stands in an export's folder is read, is harmless, or is a fault that names it and takes no other export down."""

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from src.language import composed
from src.loading.exports import KNOWN_FILES, list_exports, unknown_files
from src.loading.label_faults import latest_day
from src.opening import DataFolder
from tests.loading.data_folder import DESCRIPTION, EXPORT, FILES, SmallFolder, in_words

NEW = "2025-06-01"
HEADER = "kommun_kod;kommun;erbjudande;ar;deltar;kalla\n"
UNKNOWN = "Filen är okänd, så inget i den är läst."
FOLDER_INSIDE = "En exports mapp har inga mappar i sig, så inget i den här är läst."
OUTSIDE = "Länken leder ut ur datamappen."
NOT_YET = "Dagen har inte kommit än."
NAME = "Mappens namn har andra tecken än a–z, 0–9 och bindestreck."
CUT = "Filen tar slut mitt i."
DEEP = "Klamrar står i varandra i för många led."
Make = Callable[[Path], object]
no_pipes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")


@pytest.fixture
def new(folder: SmallFolder) -> Path:
    """The folder of a newer export, right in every cell, beside the older one."""
    path = folder.root / "exports" / NEW
    folder.write(f"exports/{NEW}/export.toml", FILES[DESCRIPTION].replace("2024-12-01", NEW))
    folder.write(f"exports/{NEW}/participation.csv", f"{HEADER}1080;Karlskrona;Grundkurs;2023;ja;anmalan\n")
    return path


def told(root: Path) -> tuple[str | None, dict[str, list[tuple[str, str]]]]:
    """The export that is shown, and what is told of those that are missed: file and problem."""
    folder = DataFolder(root)
    faulty = {name: [(found.file, in_words(found)[0]) for found in faults] for name, faults in folder.faulty_since.items()}
    return folder.default and folder.default.folder, faulty


def file(name: str, content: str = "x") -> Make:
    return lambda path: (path / name).write_text(content, encoding="utf-8")


def directory(name: str) -> Make:
    return lambda path: (path / name).mkdir()


def link(name: str, to: str) -> Make:
    return lambda path: (path / name).symlink_to(to)


def changed(old: str, new: str) -> Make:
    def change(path: Path) -> None:
        toml = path / "export.toml"
        assert old in toml.read_text("utf-8")
        toml.write_text(toml.read_text("utf-8").replace(old, new), "utf-8")

    return change


def pipe(name: str) -> Make:
    def make(path: Path) -> None:
        (path / name).unlink(missing_ok=True)
        os.mkfifo(path / name)

    return make


LEFT_BEHIND = (
    *(".DS_Store", "._participation.csv", ".~lock.participation.csv#", ".participation.csv.swp", "Thumbs.db", "desktop.ini"),
    *("~$participation.csv", "participation.csv~", "participation.csv.bak", "participation.csv.tmp", "Icon\r", "@eaDir"),
)


@pytest.mark.parametrize("make", [file, directory])
def test_what_other_programs_leave_is_neither_a_fault_nor_a_part_of_the_version(new: Path, make: Callable[[str], Make]) -> None:
    before = DataFolder(new.parents[1]).open(NEW)
    for name in LEFT_BEHIND:
        make(name)(new)
    folder = DataFolder(new.parents[1])
    assert folder.open(NEW).version == before.version  # type: ignore[union-attr] # both are whole
    assert (folder.default and folder.default.folder, folder.faulty_since) == (NEW, {})


TOMORROW = (latest_day() + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("make", "where", "problem"),
    [
        (file("corrections.CSV"), "corrections.CSV", UNKNOWN),
        (file("corrections.csv.txt"), "corrections.csv.txt", UNKNOWN),
        (file("Complete_lists.csv"), "Complete_lists.csv", UNKNOWN),
        (file("participation.xlsx"), "participation.xlsx", UNKNOWN),
        (file("participation (1).csv"), "participation (1).csv", UNKNOWN),
        (file("participation.csv.part"), "participation.csv.part", UNKNOWN),
        (file("lista.xlsx"), "lista.xlsx", UNKNOWN),
        (file("anteckningar.docx"), "anteckningar.docx", UNKNOWN),
        (file("la\u0308nk.csv"), "länk.csv", UNKNOWN),
        (file("export.toml.txt"), "export.toml.txt", UNKNOWN),
        (link("lista.txt", "nowhere"), "lista.txt", UNKNOWN),
        pytest.param(pipe("lista.txt"), "lista.txt", UNKNOWN, marks=no_pipes),
        (directory("bilder"), "bilder", FOLDER_INSIDE),
        (directory("complete_lists.csv"), "complete_lists.csv", "Här är en mapp, där en fil ska vara."),
        (link("complete_lists.csv", "nowhere"), "complete_lists.csv", "Länken leder till något som inte finns."),
        (link("complete_lists.csv", "complete_lists.csv"), "complete_lists.csv", "Länken leder runt till sig själv."),
        (link("complete_lists.csv", "../../../outside.csv"), "complete_lists.csv", OUTSIDE),
        (link("sources.toml", "/etc/hostname"), "sources.toml", OUTSIDE),
        pytest.param(pipe("complete_lists.csv"), "complete_lists.csv", "Det är ingen vanlig fil.", marks=no_pipes),
        pytest.param(pipe("export.toml"), "export.toml", "Det är ingen vanlig fil.", marks=no_pipes),
        (lambda path: (path / "export.toml").unlink(), "export.toml", "Filen saknas."),
        (lambda path: (path / "participation.csv").unlink(), "participation.csv", "Filen saknas."),
        (changed("made_up = false", f"made_up = {'[' * 100_000}"), "export.toml", DEEP),
        (file("sources.toml", f"a = {'[' * 100_000}"), "sources.toml", DEEP),
        (changed(NEW, TOMORROW), "export.toml", NOT_YET),
        (changed("made_up", f"published = {TOMORROW}\nmade_up"), "export.toml", NOT_YET),
        (file("manifest.json", '{"files": {'), "manifest.json", CUT),
        (file("manifest.json", '{"files": [' + "[" * 100_000), "manifest.json", DEEP),
        (file("manifest.json", '{"more": ' + "[" * 100_000), "manifest.json", DEEP),
    ],
)  # fmt: skip
def test_what_is_no_file_of_an_export_is_named_and_the_older_export_is_shown(
    new: Path, make: Make, where: str, problem: str
) -> None:
    (new.parents[2] / "outside.csv").write_text("a secret\n")
    make(new)
    assert told(new.parents[1]) == (EXPORT, {NEW: [(f"exports/{NEW}/{where}", problem)]})


MOVE = "Flytta filen ut ur exportens mapp."


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        *(
            (name, f"Om {meant} är menat, ge filen det namnet; flytta den annars ut ur exportens mapp.")
            for name, meant in {
                "corrections.CSV": "corrections.csv",
                "complete_list.csv": "complete_lists.csv",
                "corrections.csv.txt": "corrections.csv",
                "participation (1).csv": "participation.csv",
                "export.toml.txt": "export.toml",
                "Manifest.json": "manifest.json",
            }.items()
        ),
        ("participation.xlsx", f"{MOVE} Sidan Granska export läser kalkylblad, och gör en export av dem."),
        ("anteckningar.docx", MOVE),
    ],
)
def test_the_remedy_names_the_file_that_was_probably_meant(new: Path, name: str, remedy: str) -> None:
    file(name)(new)
    (export,) = (found for found in list_exports(new.parents[1]) if found.name == NEW)
    assert [in_words(finding) for finding in unknown_files(export)] == [(UNKNOWN, remedy)]


@pytest.mark.parametrize("name", ["2025_06_01", "Juni", "juni 2025", "våren", "va\u030aren", "2025-06-01.kopia", "a[1]"])
def test_a_folder_whose_name_the_card_forbids_is_named(new: Path, name: str) -> None:
    new.rename(new.parent / name)
    shown, faulty = told(new.parents[1])
    assert (shown, faulty) == (EXPORT, {composed(name): [(f"exports/{composed(name)}", NAME)]})


def test_of_two_folders_whose_names_differ_in_case_the_one_in_small_letters_is_read(new: Path) -> None:
    new.rename(new.parent / "juni")
    loud = new.parent / "JUNI"
    loud.mkdir()
    for name in ("export.toml", "participation.csv"):
        (loud / name).write_bytes((new.parent / "juni" / name).read_bytes())
    assert told(new.parents[1]) == ("juni", {})
    assert [found.file for found in DataFolder(new.parents[1]).open("JUNI").findings] == ["exports/JUNI"]  # type: ignore[union-attr]


def test_a_folder_that_is_a_link_to_another_place_is_named_and_not_read(new: Path) -> None:
    new.rename(new.parents[2] / "elsewhere")
    new.symlink_to(new.parents[2] / "elsewhere")
    assert told(new.parents[1]) == (EXPORT, {NEW: [(f"exports/{NEW}", OUTSIDE)]})
    new.unlink()
    new.symlink_to("nowhere")
    assert told(new.parents[1]) == (EXPORT, {NEW: [(f"exports/{NEW}", "Länken leder till något som inte finns.")]})


def test_a_link_to_a_file_inside_the_data_folder_is_read(new: Path) -> None:
    (new / "complete_lists.csv").symlink_to(f"../{EXPORT}/complete_lists.csv")
    assert told(new.parents[1]) == (NEW, {})


@pytest.mark.parametrize("name", [*KNOWN_FILES])
def test_a_file_that_may_not_be_read_is_named(new: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    whole = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == new / name:
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    (new / name).touch()
    monkeypatch.setattr(Path, "read_bytes", refused)
    shown, faulty = told(new.parents[1])
    if name == "withdrawn.toml":  # nobody misses what is withdrawn; it is told where it is asked for
        faulty = {NEW: [(found.file, "") for found in DataFolder(new.parents[1]).open(NEW).findings]}  # type: ignore[union-attr]
    assert (shown, [found for found, _ in faulty[NEW]]) == (EXPORT, [f"exports/{NEW}/{name}"])


def test_a_withdrawal_that_cannot_be_read_withdraws_all_the_same_and_is_named(new: Path) -> None:
    (new / "withdrawn.toml").write_text('who = "Registrator"\n')
    assert told(new.parents[1]) == (EXPORT, {})
    (finding,) = DataFolder(new.parents[1]).open(NEW).findings  # type: ignore[union-attr]
    assert (finding.file, finding.column) == (f"exports/{NEW}/withdrawn.toml", "why")


def test_made_up_data_are_not_shown_for_documented_data_that_fail_whatever_is_wrong_with_these(new: Path) -> None:
    changed("made_up = false", "made_up = true")(new)
    root = new.parents[1]
    assert told(root) == (EXPORT, {})
    for break_it in (
        file("lista.xlsx"),
        changed("2024-12-01", TOMORROW),
        directory("bilder"),
        link("sources.toml", "/etc/hostname"),
    ):
        break_it(root / "exports" / EXPORT)
        shown, faulty = told(root)
        assert (shown, [*faulty]) == (None, [EXPORT])


def test_made_up_data_take_no_place_of_documented_data_that_are_withdrawn(new: Path) -> None:
    changed("made_up = false", "made_up = true")(new)
    root = new.parents[1]
    (root / "exports" / EXPORT / "withdrawn.toml").write_text('who = "R"\nwhy = "Fel"\non = 2025-01-02\n')
    folder = DataFolder(root)
    assert folder.default is None
    (finding,) = folder.open().findings  # type: ignore[union-attr]
    problem, remedy = in_words(finding)
    assert (finding.file, problem) == ("exports", "Alla dokumenterade exporter är tillbakadragna.")
    assert remedy.endswith(f"en påhittad också: /?data={NEW}.")
    assert folder.open(NEW).record.label.made_up  # type: ignore[union-attr]


def test_a_folder_of_which_everything_is_withdrawn_says_so(folder: SmallFolder) -> None:
    folder.write(f"exports/{EXPORT}/withdrawn.toml", 'who = "R"\nwhy = "Fel"\non = 2025-01-02\n')
    (finding,) = DataFolder(folder.root).open().findings  # type: ignore[union-attr]
    assert (finding.file, in_words(finding)[0]) == ("exports", "Alla exporter är tillbakadragna.")
