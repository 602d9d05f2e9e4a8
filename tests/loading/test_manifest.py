"""An export with a list of its files counts only while they are as they were written."""

from src.loading.manifest import MANIFEST_FILE, manifest_of
from tests.loading.data_folder import COMPLETE_LISTS, CORRECTIONS, DESCRIPTION, EXPORT, PARTICIPATION, SmallFolder, place

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
