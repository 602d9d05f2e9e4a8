"""An export with a list of its files, or a number of rows, counts only while they are as they were written."""

import re
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
    REPRESENTATIVES,
    SmallFolder,
    in_words,
    place,
)

MANIFEST = f"exports/{EXPORT}/{MANIFEST_FILE}"


WHOLE = (COMPLETE_LISTS, DESCRIPTION, REPRESENTATIVES, PARTICIPATION)


def listed(folder: SmallFolder, *files: str) -> None:
    """Writes the manifest of these files as they are now."""
    folder.write(MANIFEST, manifest_of({file.rpartition("/")[2]: (folder.root / file).read_bytes() for file in files}))


def test_an_export_that_is_as_its_manifest_says_is_read(folder: SmallFolder) -> None:
    listed(folder, *WHOLE)
    assert len(folder.record().participation) == 3


AGAIN = "Vänta tills kopieringen är klar, eller lägg in filen på nytt."
ALL_AGAIN = "Vänta tills kopieringen är klar, eller lägg in exporten på nytt, med alla filer."
MEANT = f"{AGAIN} Är ändringen menad, ta bort manifest.json."


@pytest.mark.parametrize("left_out", WHOLE)
def test_a_file_that_counts_and_is_not_listed_is_told(folder: SmallFolder, left_out: str) -> None:
    name = left_out.rpartition("/")[2]
    listed(folder, *(file for file in WHOLE if file != left_out))
    assert place(folder.finding()) == (MANIFEST, 2, "files", None)
    remedy = "Ta bort filen ur exportens mapp, eller lägg in exporten på nytt. Är filen menad, ta bort manifest.json"
    assert in_words(folder.finding()) == (f"{name} finns i mappen, men nämns inte här.", f"{remedy}.")
    folder.append(DESCRIPTION, "manifest = true")
    listed(folder, *(file for file in WHOLE if file != left_out))
    assert in_words(folder.finding())[1] == f"{remedy}, och raden manifest = true i export.toml."


def test_a_manifest_that_lists_nothing_is_told_of_every_file_and_one_of_what_is_not_there_is_not(folder: SmallFolder) -> None:
    folder.write(MANIFEST, '{"files": {}}')
    assert [place(fault) for fault in folder.findings()] == [(MANIFEST, 1, "files", None)] * len(WHOLE)
    (folder.root / REPRESENTATIVES).unlink()
    listed(folder, *(file for file in WHOLE if file != REPRESENTATIVES))
    assert len(folder.record().participation) == 3


def test_what_may_come_later_needs_no_listing(folder: SmallFolder) -> None:
    folder.write(f"exports/{EXPORT}/withdrawn.toml", 'who = "Kansliet"\nwhy = "Fel lista"\non = 2024-12-05\n')
    listed(folder, *WHOLE)
    assert len(folder.record().participation) == 3


def test_a_file_that_is_listed_twice_is_told_whichever_is_right(folder: SmallFolder) -> None:
    listed(folder, *WHOLE)
    entry = '"participation.csv": {"bytes": 1, "sha256": "0"}'
    manifest = (folder.root / MANIFEST).read_text("utf-8")
    folder.write(MANIFEST, manifest.replace('"files": {', f'"files": {{\n{entry},'))
    assert place(folder.finding()) == (MANIFEST, 16, "files.participation.csv", None)
    assert in_words(folder.finding()) == ("Nyckeln står två gånger.", "Ta bort den ena, så att det är säkert vad som gäller.")


def test_a_file_that_is_cut_short_is_told_though_every_row_of_it_is_right(folder: SmallFolder) -> None:
    listed(folder, *WHOLE)
    whole = (folder.root / PARTICIPATION).read_bytes()
    folder.write(PARTICIPATION, b"\n".join(whole.splitlines()[:3]) + b"\n")
    fault = folder.finding()
    assert place(fault) == (MANIFEST, 15, "files.participation.csv", None)
    size = (folder.root / PARTICIPATION).stat().st_size
    assert in_words(fault) == (f"participation.csv är {size} byte stor, men här står {len(whole)}.", MEANT)


def test_a_file_of_the_same_size_with_another_content_is_told_as_that(folder: SmallFolder) -> None:
    listed(folder, *WHOLE)
    folder.change(PARTICIPATION, ";nej;", ";NEJ;")
    fault = folder.finding()
    assert place(fault) == (MANIFEST, 15, "files.participation.csv", None)
    assert in_words(fault) == ("participation.csv har ett annat innehåll än kontrollsumman (sha256) här säger.", MEANT)


def test_who_meant_the_change_is_told_each_thing_to_take_away(folder: SmallFolder) -> None:
    folder.append(DESCRIPTION, "manifest = true")
    listed(folder, *WHOLE)
    folder.change(PARTICIPATION, ";nej;", ";NEJ;")
    remedy = f"{AGAIN} Är ändringen menad, ta bort manifest.json, och raden manifest = true i export.toml."
    assert in_words(folder.finding())[1] == remedy


def test_a_file_that_has_not_come_yet_is_told_though_it_may_be_missing(folder: SmallFolder) -> None:
    listed(folder, *WHOLE)
    (folder.root / COMPLETE_LISTS).unlink()
    assert place(folder.finding()) == (MANIFEST, 3, "files.complete_lists.csv", None)
    assert in_words(folder.finding()) == ("complete_lists.csv saknas, fast den nämns här.", ALL_AGAIN)


def test_a_file_that_every_export_has_is_told_to_be_missing_once(folder: SmallFolder) -> None:
    listed(folder, *WHOLE)
    (folder.root / PARTICIPATION).unlink()
    assert place(folder.finding()) == (PARTICIPATION, None, None, None)


def test_a_checksum_may_have_capital_letters_and_the_file_a_mark_of_its_encoding(folder: SmallFolder) -> None:
    listed(folder, *WHOLE)
    manifest = (folder.root / MANIFEST).read_text("utf-8")
    for checksum in re.findall(r"[0-9a-f]{64}", manifest):
        manifest = manifest.replace(checksum, checksum.upper())
    folder.write(MANIFEST, "\ufeff" + manifest)
    assert len(folder.record().participation) == 3


def test_corrections_may_be_added_later(folder: SmallFolder) -> None:
    folder.write(CORRECTIONS, "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rattas_till;varfor;vem;datum;status\n")
    listed(folder, *WHOLE, CORRECTIONS)
    folder.append(CORRECTIONS, "1080;;Grundkurs;2023;ja;anmalan;nej;Fel;biblioteket;2024-12-02;gäller")
    assert len(folder.record().corrections) == 1


def test_a_faulty_manifest_is_told_with_its_line_and_field(folder: SmallFolder) -> None:
    listed(folder, *WHOLE)
    manifest = (folder.root / MANIFEST).read_text("utf-8")
    folder.write(MANIFEST, manifest[:40])
    assert place(folder.finding()) == (MANIFEST, 3, None, None)
    assert in_words(folder.finding())[0] == "Filen tar slut mitt i."
    folder.write(MANIFEST, manifest.replace('"bytes"', '"size"'))
    assert place(folder.finding()) == (MANIFEST, 3, "files.complete_lists.csv.bytes", None)
    folder.write(MANIFEST, b"\xff\xfe{\0}\0")
    assert place(folder.finding()) == (MANIFEST, 1, None, None)
    (folder.root / MANIFEST).unlink()
    (folder.root / MANIFEST).mkdir()
    assert in_words(folder.finding())[0] == "Här är en mapp, där en fil ska vara."


@pytest.mark.parametrize("name", [f"../../{REGISTER}", "particpation.csv", "corrections.CSV"])
def test_a_file_that_no_export_has_is_told_and_not_followed(folder: SmallFolder, name: str) -> None:
    listed(folder, *WHOLE)
    manifest = (folder.root / MANIFEST).read_text("utf-8")
    folder.write(MANIFEST, manifest.replace('"files": {', f'"files": {{\n"{name}": {{"bytes": 1, "sha256": "0"}},'))
    fault = folder.finding()
    assert (fault.file, fault.column, fault.line) == (MANIFEST, f"files.{name}", 3)
    assert in_words(fault) == (
        f"{name} är ingen av en exports filer.",
        "Rätta eller ta bort. Det som kan stå här är export.toml, participation.csv, complete_lists.csv, "
        "national_representatives.csv, corrections.csv, sources.toml, withdrawn.toml.",
    )


def test_an_export_that_says_that_it_has_a_manifest_is_not_whole_without_it(folder: SmallFolder) -> None:
    folder.append(DESCRIPTION, "manifest = true")
    problem, remedy = in_words(folder.finding())
    assert place(folder.finding()) == (MANIFEST, None, None, None)
    assert problem == "Exportens innehållsförteckning saknas, fast export.toml säger att den ska finnas."
    assert remedy == ALL_AGAIN
    listed(folder, *WHOLE)
    assert folder.record().label.folder == EXPORT


@pytest.mark.parametrize(("rows", "found"), [("participation = 3, complete_lists = 2", None), ("participation = 4", 3)])
def test_a_file_with_fewer_rows_than_the_export_says_is_told(folder: SmallFolder, rows: str, found: int | None) -> None:
    folder.append(DESCRIPTION, f"rows = {{ {rows} }}")
    if found is None:
        assert len(folder.record().participation) == 3
    else:
        assert place(folder.finding()) == (DESCRIPTION, 4, "rows.participation", "4")
        assert in_words(folder.finding()) == (
            "participation.csv har 3 rader, men här står 4.",
            f"{AGAIN} Är ändringen menad, rätta antalet här.",
        )


def test_a_file_that_may_be_missing_may_not_when_its_rows_are_counted(folder: SmallFolder) -> None:
    folder.append(DESCRIPTION, "rows = { complete_lists = 2 }")
    (folder.root / COMPLETE_LISTS).unlink()
    assert in_words(folder.finding())[0] == "complete_lists.csv har 0 rader, men här står 2."


def test_rows_of_a_file_that_cannot_be_read_are_not_said_to_be_missing(folder: SmallFolder) -> None:
    folder.append(DESCRIPTION, "rows = { participation = 3 }")
    folder.write(PARTICIPATION, "")
    assert folder.finding().file == PARTICIPATION


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
