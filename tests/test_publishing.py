"""An export is published whole or not at all, in place of no other, and can be withdrawn without being erased."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from src import publishing
from src.analysis.assessed import AssessedRecord
from src.language import read_language
from src.loading.database import open_database
from src.opening import DataFolder, Faults
from src.publishing import publish, still_in, withdraw
from src.wording.warnings import label_warnings
from tests.loading.data_folder import EXPORT, FILES, PARTICIPATION, SmallFolder

NEW = "2025-03-01-varen"
CONTENT = {
    "export.toml": b'title = { sv = "V\xc3\xa5ren" }\nas_of = 2025-03-01\nmade_up = false\n',
    "participation.csv": b"kommun_kod;kommun;erbjudande;ar;deltar;kalla\n1081;Ronneby;Grundkurs;2023;ja;anmalan\n",
}
NOON = datetime(2025, 3, 2, 12, tzinfo=UTC)


class Stopped(Exception):
    """The machine stops here."""


@pytest.fixture
def folder(tmp_path: Path) -> SmallFolder:
    """A data folder without a fault."""
    folder = SmallFolder(tmp_path / "data", open_database())
    for file, content in FILES.items():
        folder.write(file, content)
    return folder


def hand_over(folder: SmallFolder, files: dict[str, bytes] = CONTENT) -> Path | Faults:
    return publish(files, NEW, folder.root, folder.connection, who="Kansliet", note="Efter mötet", at=NOON)


def shown(folder: SmallFolder) -> str | None:
    default = DataFolder(folder.root).default
    return default.folder if default else None


def test_a_published_export_is_shown_and_says_who_put_it_there(folder: SmallFolder) -> None:
    assert hand_over(folder) == folder.root / "exports" / NEW
    assert shown(folder) == NEW
    manifest = (folder.root / "exports" / NEW / "manifest.json").read_text()
    for said in ("Kansliet", "Efter mötet", "2025-03-02T12:00:00Z", "participation.csv"):
        assert said in manifest


def test_no_export_is_put_in_place_of_another(folder: SmallFolder) -> None:
    hand_over(folder)
    with pytest.raises(FileExistsError):
        hand_over(folder, CONTENT | {"participation.csv": b"kommun_kod;kommun;erbjudande;ar;deltar;kalla\n"})
    assert b"Ronneby" in (folder.root / "exports" / NEW / "participation.csv").read_bytes()


def test_a_faulty_one_is_told_and_leaves_nothing(folder: SmallFolder) -> None:
    found = hand_over(folder, CONTENT | {"participation.csv": b"kommun_kod;kommun;erbjudande;ar;deltar;kalla\n9;X;Y;1;?;z\n"})
    assert isinstance(found, Faults)
    assert found.findings[0].file == f"exports/{NEW}/participation.csv"
    assert [path.name for path in (folder.root / "exports").iterdir()] == [EXPORT]


@pytest.mark.parametrize("step", ["first file", "second file", "manifest", "reading", "renaming"])
def test_stopped_at_any_step_the_data_are_as_before_and_the_next_attempt_is_whole(
    folder: SmallFolder, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = DataFolder(folder.root).labels

    def stop(*_: object, **__: object) -> None:
        raise Stopped

    def stop_at(last: int) -> Callable[[Path, bytes], None]:
        written = []

        def write(path: Path, content: bytes) -> None:
            path.write_bytes(content[: len(content) // 2] if len(written) == last else content)
            if len(written) == last:
                raise Stopped
            written.append(path)

        return write

    with monkeypatch.context() as patched:
        if step == "reading":
            patched.setattr(publishing, "open_found", stop)
        elif step == "renaming":
            patched.setattr(Path, "rename", stop)
        else:
            patched.setattr(publishing, "_write", stop_at(["first file", "second file", "manifest"].index(step)))
        with pytest.raises(Stopped):
            hand_over(folder)
    assert DataFolder(folder.root).labels == before
    hand_over(folder)
    assert shown(folder) == NEW
    assert sorted(path.name for path in (folder.root / "exports").iterdir()) == [EXPORT, NEW]


def test_a_withdrawn_export_is_shown_only_to_those_who_ask_for_it_and_says_so(folder: SmallFolder) -> None:
    hand_over(folder)
    withdraw(NEW, folder.root, who="Kansliet", why="Fel lista", on=date(2025, 3, 3))
    assert shown(folder) == EXPORT
    asked = DataFolder(folder.root).open(NEW)
    assert isinstance(asked, AssessedRecord), asked
    (warning,) = label_warnings(asked.record.label, read_language("sv"))
    assert warning.short == "Våren: tillbakadragen."
    assert warning.full == (
        "Våren: exporten är tillbakadragen, och visas bara för att adressen ber om den. "
        "Tillbakadragen 2025-03-03 av Kansliet: Fel lista."
    )
    with pytest.raises(FileExistsError):
        withdraw(NEW, folder.root, who="Kansliet", why="Igen", on=date(2025, 3, 4))
    for name in ("2020-01-01", ".", "..", "../exports"):
        with pytest.raises(FileNotFoundError):
            withdraw(name, folder.root, who="Kansliet", why="Finns inte", on=date(2025, 3, 4))


def put_export(
    folder: SmallFolder, name: str, published: str, rows: str, more: str = "made_up = false", *, as_of: str = "2024-12-02"
) -> None:
    says = f'title = {{ sv = "X" }}\nas_of = {as_of}\npublished = {published}\n{more}\n'
    folder.write(f"exports/{name}/export.toml", says)
    folder.write(f"exports/{name}/participation.csv", FILES[PARTICIPATION] + rows)


def test_the_rows_of_an_export_are_found_in_those_that_came_later_and_count(folder: SmallFolder) -> None:
    own = "1082;Karlshamn;Grundkurs;2024;ja;anmalan\n"

    put = partial(put_export, folder)
    put("first", "2025-01-01", own)
    put("struck-since", "2024-12-10", own)
    put("before", "2024-12-20", own.replace("2024;ja", "2023;ja"))
    put("later", "2025-01-02", own)
    put("other", "2025-01-03", "")
    put("made-up", "2025-01-04", own, "made_up = true")
    withdraw("first", folder.root, who="Kansliet", why="Fel lista", on=date(2025, 1, 5))
    found = DataFolder(folder.root)
    label = found.label_of("first")
    assert label
    assert [later.folder for later in still_in(found, label)] == ["later"]
    nothing_new = found.label_of("other")
    assert nothing_new
    assert still_in(found, nothing_new) == ()


def test_the_rows_of_an_export_are_those_that_what_it_was_added_to_lacked(folder: SmallFolder) -> None:
    own = "1082;Karlshamn;Grundkurs;2024;ja;anmalan\n"
    put_export(folder, "later-day", "2025-01-01", own, as_of="2024-12-31")
    put_export(folder, "earlier-day", "2025-01-02", own)
    put_export(folder, "newest", "2025-01-03", own, as_of="2025-01-03")
    found = DataFolder(folder.root)
    label = found.label_of("earlier-day")
    assert label
    assert [later.folder for later in still_in(found, label)] == ["newest"]
