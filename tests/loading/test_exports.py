"""Which exports a data folder has, what each says of itself, and which of their files count."""

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from src.finding import Finding
from src.language import Localised
from src.loading.exports import dated_fingerprint, fingerprint, list_exports, shared_hash
from src.programme.toml import Unreadable
from src.record import ExportLabel
from tests.loading.data_folder import COMPLETE_LISTS, CORRECTIONS, DESCRIPTION, EXPORT, FILES, SmallFolder, in_words, place

DAY = date(2025, 1, 15)
UNKNOWN = "Filen är okänd, så inget i den är läst."


def names(folder: SmallFolder) -> list[str]:
    return [export.name for export in list_exports(folder.root)]


def version(folder: SmallFolder, name: str = EXPORT) -> str:
    return fingerprint(folder.export(name), shared_hash(folder.root))


def unlisted(root: Path) -> Finding:
    with pytest.raises(Unreadable) as raised:
        list_exports(root)
    (finding,) = raised.value.findings
    return finding


def test_an_export_says_what_it_is(folder: SmallFolder) -> None:
    folder.append(DESCRIPTION, 'note = { sv = "Preliminär", en = "Preliminary" }')
    note = Localised("Preliminär", "Preliminary")
    export = folder.export()
    assert export.label == ExportLabel(EXPORT, Localised("December 2024"), date(2024, 12, 1), made_up=False, note=note)
    assert (export.findings, export.path) == ((), folder.root / "exports" / EXPORT)
    assert export.label.published == export.label.as_of


def test_the_day_from_which_it_was_known_may_be_written_down(folder: SmallFolder) -> None:
    folder.append(DESCRIPTION, "published = 2025-01-15")
    label = folder.export().label
    assert label is not None
    assert (label.as_of, label.published) == (date(2024, 12, 1), date(2025, 1, 15))


def test_a_folder_with_anything_like_an_exports_file_is_an_export_and_others_are_not(folder: SmallFolder) -> None:
    folder.write("exports/notes/readme.txt", "x")
    folder.write("exports/.copying/participation.csv", "x")
    folder.write("exports/readme.txt", "x")
    folder.write("exports/locked/.~lock.participation.csv#", "x")
    assert names(folder) == [EXPORT]
    folder.write("exports/loud/PARTICIPATION.CSV", "x")
    folder.write("exports/described/export.toml", "x")
    folder.write("exports/book/deltagande.xlsx", "x")
    assert names(folder) == [EXPORT, "book", "described", "loud"]


def test_a_table_beside_the_exports_folders_is_named(folder: SmallFolder) -> None:
    folder.write("exports/participation.csv", "x")
    (loose,) = (export for export in list_exports(folder.root) if export.name != EXPORT)
    assert place(loose.findings[0]) == ("exports/participation.csv", None, None, None)
    assert in_words(loose.findings[0])[0] == "Filen ligger utanför exporternas mappar, så inget i den är läst."


@pytest.mark.parametrize(
    ("description", "column", "problem"),
    [
        (None, None, "Filen saknas."),
        ("", "title", "Nyckeln saknas."),
        ('title = { sv = "Ny" }\nas_of = 2025-01-01\n', "made_up", "Nyckeln saknas."),
    ],
)
def test_an_export_without_a_description_that_can_be_used_is_named_and_hides_no_other(
    folder: SmallFolder, description: str | None, column: str | None, problem: str
) -> None:
    folder.write("exports/2025-01-01/participation.csv", "x")
    if description is not None:
        folder.write("exports/2025-01-01/export.toml", description)
    whole, broken = list_exports(folder.root)
    assert (whole.name, whole.label is None, whole.findings) == (EXPORT, False, ())
    assert (broken.name, broken.label) == ("2025-01-01", None)
    (finding,) = broken.findings
    assert place(finding) == ("exports/2025-01-01/export.toml", None, column, None)
    assert in_words(finding)[0] == problem


@pytest.mark.parametrize("content", [None, "file", "empty"])
def test_a_data_folder_without_exports_is_named(tmp_path: Path, content: str | None) -> None:
    if content == "file":
        (tmp_path / "exports").write_text("")
    elif content == "empty":
        (tmp_path / "exports/2025-01-01").mkdir(parents=True)
    finding = unlisted(tmp_path)
    assert place(finding) == ("exports", None, None, None)
    assert in_words(finding)[0] == "Det finns inga uppgifter i mappen."


def test_a_folder_that_cannot_be_listed_is_named(folder: SmallFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.root / "exports/gone").symlink_to(folder.root / "nowhere")
    dangling = folder.export("gone")
    assert dangling.label is None
    assert in_words(dangling.findings[0])[0] == "Länken leder till något som inte finns."

    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    assert in_words(unlisted(folder.root))[0] == "Rätt att läsa saknas."


def test_a_name_with_decomposed_letters_is_known_by_the_composed_ones(folder: SmallFolder) -> None:
    (folder.root / "exports" / EXPORT).rename(folder.root / "exports/ma\u030ane")
    export = folder.export("måne")
    assert export.file("participation.csv") == "exports/måne/participation.csv"
    assert (export.path / "participation.csv").is_file()


def test_a_name_that_is_no_text_can_be_shown(folder: SmallFolder) -> None:
    (folder.root / "exports" / EXPORT).rename(folder.root / "exports/m\udce5ne")
    assert names(folder) == ["m�ne"]
    assert version(folder, "m�ne")


@pytest.mark.parametrize("file", [*FILES, "claims.toml", f"exports/{EXPORT}/more.csv"])
def test_the_version_changes_with_every_file_that_is_read(folder: SmallFolder, file: str) -> None:
    before = version(folder)
    assert version(folder) == before
    (folder.root / file).touch()
    folder.append(file, "# x")
    assert version(folder) != before


def test_the_version_is_of_the_description_that_the_label_was_read_from(folder: SmallFolder) -> None:
    export, before = folder.export(), version(folder)
    folder.append(DESCRIPTION, "published = 2025-01-15")
    assert fingerprint(export, shared_hash(folder.root)) == before
    assert version(folder) != before


def test_the_version_changes_with_a_files_name(folder: SmallFolder) -> None:
    before = version(folder)
    (folder.root / COMPLETE_LISTS).rename(folder.root / f"exports/{EXPORT}/complete_listz.csv")
    assert version(folder) != before


def test_a_file_that_cannot_be_read_has_a_version_too(folder: SmallFolder) -> None:
    before = version(folder)
    (folder.root / CORRECTIONS).symlink_to(folder.root / "nowhere")
    dangling = version(folder)
    (folder.root / CORRECTIONS).unlink()
    (folder.root / CORRECTIONS).mkdir()
    assert len({before, dangling, version(folder)}) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
@pytest.mark.parametrize("file", ["participation.csv", "export.toml"])
def test_a_pipe_in_a_files_place_has_a_version_without_being_opened(folder: SmallFolder, file: str) -> None:
    before, place = version(folder), folder.root / f"exports/{EXPORT}/{file}"
    place.unlink()
    os.mkfifo(place)
    assert version(folder) != before


def test_the_version_does_not_follow_another_export(folder: SmallFolder) -> None:
    before = version(folder)
    folder.write("exports/other/export.toml", "x")
    assert version(folder) == before


def test_the_day_makes_another_version_only_where_there_are_corrections(folder: SmallFolder) -> None:
    export, days = folder.export(), (None, DAY - timedelta(days=1), DAY)
    assert {dated_fingerprint("f00", export, day) for day in days} == {"f00"}
    folder.write(CORRECTIONS, "x")
    assert len({dated_fingerprint("f00", export, day) for day in days}) == 3
