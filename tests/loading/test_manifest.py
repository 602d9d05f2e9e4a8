"""An export with a list of its files, or a number of rows, counts only while they are as they were written."""

from typing import ClassVar

import pytest

from src.analysis.assessed import AssessedRecord
from src.loading.manifest import MANIFEST_FILE, manifest_of
from src.opening import DataFolder, Faults, Found
from tests.loading.data_folder import (
    COMPLETE_LISTS,
    CORRECTIONS,
    DESCRIPTION,
    EXPORT,
    PARTICIPATION,
    REGISTER,
    SmallFolder,
    in_words,
    place,
)

MANIFEST = f"exports/{EXPORT}/{MANIFEST_FILE}"


def listed(folder: SmallFolder, *files: str) -> None:
    """Writes the manifest of these files as they are now."""
    folder.write(MANIFEST, manifest_of({file.rpartition("/")[2]: (folder.root / file).read_bytes() for file in files}))


def test_an_export_that_is_as_its_manifest_says_is_read(folder: SmallFolder) -> None:
    listed(folder, DESCRIPTION, PARTICIPATION, COMPLETE_LISTS)
    assert len(folder.record().participation) == 3


def test_a_file_that_is_cut_short_is_told_though_every_row_of_it_is_right(folder: SmallFolder) -> None:
    listed(folder, PARTICIPATION)
    whole = (folder.root / PARTICIPATION).read_bytes()
    folder.write(PARTICIPATION, b"\n".join(whole.splitlines()[:3]) + b"\n")
    fault = folder.finding()
    assert place(fault) == (PARTICIPATION, None, None, None)
    assert fault.values["stated"] == len(whole)


def test_a_file_that_has_not_come_yet_is_told_though_it_may_be_missing(folder: SmallFolder) -> None:
    listed(folder, PARTICIPATION, COMPLETE_LISTS)
    (folder.root / COMPLETE_LISTS).unlink()
    assert place(folder.finding()) == (COMPLETE_LISTS, None, None, None)


def test_corrections_may_be_added_later(folder: SmallFolder) -> None:
    folder.write(CORRECTIONS, "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rattas_till;varfor;vem;datum;status\n")
    listed(folder, PARTICIPATION, CORRECTIONS)
    folder.append(CORRECTIONS, "1080;;Grundkurs;2023;ja;anmalan;nej;Fel;biblioteket;2024-12-02;gäller")
    assert len(folder.record().corrections) == 1


def test_a_manifest_that_is_cut_short_is_told(folder: SmallFolder) -> None:
    listed(folder, PARTICIPATION)
    folder.write(MANIFEST, (folder.root / MANIFEST).read_bytes()[:40])
    assert place(folder.finding()) == (MANIFEST, None, None, None)


def test_a_name_in_the_manifest_that_leads_elsewhere_is_not_followed(folder: SmallFolder) -> None:
    manifest = manifest_of({f"../../{REGISTER}": (folder.root / REGISTER).read_bytes()})
    folder.write(MANIFEST, manifest)
    assert folder.finding().values["size"] == 0


def test_an_export_that_says_that_it_has_a_manifest_is_not_whole_without_it(folder: SmallFolder) -> None:
    folder.append(DESCRIPTION, "manifest = true")
    problem, remedy = in_words(folder.finding())
    assert place(folder.finding()) == (MANIFEST, None, None, None)
    assert problem == "Exportens innehållsförteckning saknas, fast export.toml säger att den ska finnas."
    assert remedy == "Vänta tills kopieringen är klar, eller lägg in exporten på nytt, med alla filer."
    listed(folder, DESCRIPTION, PARTICIPATION)
    assert folder.record().label.folder == EXPORT


@pytest.mark.parametrize(("rows", "found"), [("participation = 3, complete_lists = 2", None), ("participation = 4", 3)])
def test_a_file_with_fewer_rows_than_the_export_says_is_told(folder: SmallFolder, rows: str, found: int | None) -> None:
    folder.append(DESCRIPTION, f"rows = {{ {rows} }}")
    if found is None:
        assert len(folder.record().participation) == 3
    else:
        assert place(folder.finding()) == (PARTICIPATION, None, None, None)
        assert in_words(folder.finding())[0] == "Filen har 3 rader, men export.toml säger 4."


def test_a_file_that_may_be_missing_may_not_when_its_rows_are_counted(folder: SmallFolder) -> None:
    folder.append(DESCRIPTION, "rows = { complete_lists = 2 }")
    (folder.root / COMPLETE_LISTS).unlink()
    assert in_words(folder.finding())[0] == "Filen har 0 rader, men export.toml säger 2."


NEW = "exports/2025-06-01"
ROWS = "".join(f"{code};;Grundkurs;{year};ja;anmalan\n" for code in (1060, 1080) for year in (2023, 2024))
NEW_FILES = {
    "export.toml": b'manifest = true\nas_of = 2025-06-01\nmade_up = false\ntitle = { sv = "Juni" }\nnote = { sv = "Allt." }\n',
    "participation.csv": f"kommun_kod;kommun;erbjudande;ar;deltar;kalla\n{ROWS}".encode(),
    "complete_lists.csv": b"erbjudande;ar;kalla\nGrundkurs;2023;anmalan\nGrundkurs;2024;anmalan\n",
}
STATED = NEW_FILES["export.toml"].replace(b"manifest = true", b"rows = { participation = 4, complete_lists = 2 }")


def cuts(content: bytes) -> list[bytes]:
    """The file as it grows: empty, a byte, after each line but one, without its last byte, whole."""
    lines = content.splitlines(keepends=True)
    return [b"", content[:1], *(b"".join(lines[:count]) for count in range(1, len(lines))), content[:-1], content]


class Remembering(DataFolder):
    """Opens each version once, as the server does."""

    opened: ClassVar[dict[str, AssessedRecord | Faults]] = {}

    def read(self, found: Found) -> AssessedRecord | Faults:
        """The export, opened."""
        if found.content not in self.opened:
            self.opened[found.content] = super().read(found)
        return self.opened[found.content]


@pytest.mark.usefixtures("one_map")
@pytest.mark.parametrize(
    ("files", "order"),
    [
        ({**NEW_FILES, MANIFEST_FILE: manifest_of(NEW_FILES)}, [*NEW_FILES, MANIFEST_FILE]),
        ({**NEW_FILES, MANIFEST_FILE: manifest_of(NEW_FILES)}, sorted([*NEW_FILES, MANIFEST_FILE])),
        ({**NEW_FILES, "export.toml": STATED}, [*NEW_FILES]),
    ],
    ids=["the manifest last", "by name", "rows instead of a manifest"],
)
def test_an_export_that_is_copied_a_piece_at_a_time_is_shown_as_a_whole_or_not_yet(
    folder: SmallFolder, files: dict[str, bytes], order: list[str]
) -> None:
    for name in order:
        for cut in cuts(files[name]):
            folder.write(f"{NEW}/{name}", cut)
            shown = Remembering(folder.root).open()
            assert isinstance(shown, AssessedRecord)
            label = shown.record.label
            found = (label.folder, label.note and label.note.sv, len(shown.record.participation), len(shown.record.complete_lists))
            assert found in {("2025-06-01", "Allt.", 4, 2), (EXPORT, None, 3, 2)}
    assert found[0] == "2025-06-01"
