"""A handed-in file's evidence becomes an export's folder, which is read as any other, and nothing of it is kept."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from src.analysis.assessed import AssessedRecord
from src.loading.database import open_database
from src.opening import DataFolder, Faults
from src.programme.definition import Source
from src.proposal import Proposal, open_proposed, proposed_files
from src.vocabulary import CODE, OFFERING, PARTICIPATES, SOURCE, YEAR
from tests.loading.data_folder import CORRECTIONS, EXPORT, FILES, SmallFolder

NEW = Source(producer="Kansliet", title="Anmälningar i höst", licence="CC0 1.0")


@pytest.fixture
def folder(tmp_path: Path) -> SmallFolder:
    """A data folder without a fault."""
    folder = SmallFolder(tmp_path / "data", open_database())
    for file, content in FILES.items():
        folder.write(file, content)
    return folder


def cells(*rows: tuple[str, str, int | None, bool, str | None]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=[CODE, OFFERING, YEAR, PARTICIPATES, SOURCE])
    return found.astype({YEAR: "Int64", SOURCE: "object"})


def propose(*rows: tuple[str, str, int | None, bool, str | None], **more: object) -> Proposal:
    return Proposal(cells(*rows), date(2025, 3, 1), "Våren", **{"source": "anmalan", "published": date(2025, 3, 2), **more})  # type: ignore[arg-type]


def files_of(proposal: Proposal, folder: SmallFolder) -> dict[str, str]:
    shown = DataFolder(folder.root).open(EXPORT)
    assert isinstance(shown, AssessedRecord)
    return {name: content.decode() for name, content in proposed_files(proposal, shown, folder.export()).items()}


def opened(proposal: Proposal, folder: SmallFolder) -> AssessedRecord | Faults:
    files = {name: content.encode() for name, content in files_of(proposal, folder).items()}
    return open_proposed(proposal, files, folder.root, folder.connection)


def test_new_rows_stand_after_those_that_are_there_and_one_that_is_there_stands_once(folder: SmallFolder) -> None:
    proposal = propose(("1081", "natverk", 2023, True, None), ("1080", "grundkurs", 2023, True, "anmalan"))
    assert files_of(proposal, folder)["participation.csv"].splitlines() == [
        "kommun_kod;kommun;erbjudande;ar;deltar;kalla",
        "1080;Karlskrona;Grundkurs;2023;ja;anmalan",
        "1060;Olofström;Nätverk;;nej;anmalan",
        "1083;Sölvesborg;Nätverk;2024;ja;arsrapport",
        "1081;Ronneby;Nätverk;2023;ja;anmalan",
    ]


def test_a_file_that_is_all_that_is_known_keeps_no_row_list_or_correction(folder: SmallFolder) -> None:
    files = files_of(propose(("1081", "natverk", 2023, True, None), added=False), folder)
    assert sorted(files) == ["export.toml", "manifest.json", "participation.csv"]
    assert files["participation.csv"].splitlines()[1:] == ["1081;Ronneby;Nätverk;2023;ja;anmalan"]


def test_a_list_is_complete_only_if_it_is_said_to_be(folder: SmallFolder) -> None:
    before = files_of(propose(), folder)["complete_lists.csv"].splitlines()
    after = files_of(propose(complete=(("natverk", 2023),)), folder)["complete_lists.csv"].splitlines()
    assert before == ["erbjudande;ar;kalla", "Nätverk;2024;anmalan", "Grundkurs;;arsrapport"]
    assert after == [*before, "Nätverk;2023;anmalan"]


def test_it_opens_with_the_rest_of_the_data_folder_and_a_source_of_its_own(folder: SmallFolder) -> None:
    found = opened(propose(("1081", "natverk", 2023, True, None), source="var-2025", described=NEW), folder)
    assert isinstance(found, AssessedRecord), found
    assert found.record.label.as_of == date(2025, 3, 1)
    assert found.record.label.folder == "2025-03-01-varen"
    assert found.programme.sources["var-2025"] == NEW
    assert list(found.record.participation[SOURCE]) == ["anmalan", "anmalan", "arsrapport", "var-2025"]
    assert [path.name for path in (folder.root / "exports").iterdir()] == [EXPORT]


def test_a_source_says_both_yes_and_no_is_a_fault_and_nothing_is_lost(folder: SmallFolder) -> None:
    found = opened(propose(("1080", "grundkurs", 2023, False, "anmalan")), folder)
    assert isinstance(found, Faults)
    assert [(finding.line, finding.column) for finding in found.findings] == [(5, "deltar")]


def test_corrections_go_with_the_rows_that_they_are_about(folder: SmallFolder) -> None:
    head = "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rattas_till;varfor;vem;datum;status\n"
    folder.write(CORRECTIONS, f"{head}1080;;Grundkurs;2023;ja;anmalan;stryks;Inställd;biblioteket;2024-12-02;gäller\n")
    files = files_of(propose(("1081", "natverk", 2023, True, None)), folder)
    assert "1080;Karlskrona;Grundkurs;2023;ja;anmalan" in files["participation.csv"]
    assert "Inställd" in files["corrections.csv"]
    found = opened(propose(("1081", "natverk", 2023, True, None)), folder)
    assert isinstance(found, AssessedRecord), found
    assert "1080" not in set(found.record.participation[CODE])


def test_an_export_put_in_the_data_folder_as_it_is_is_read_there(folder: SmallFolder) -> None:
    proposal = propose(("1081", "natverk", 2023, True, None), source="var-2025", described=NEW)
    for name, content in files_of(proposal, folder).items():
        folder.write(f"exports/{proposal.folder}/{name}", content)
    assert DataFolder(folder.root).default.folder == proposal.folder  # type: ignore[union-attr]


def test_it_was_not_known_before_the_day_that_it_was_handed_in(folder: SmallFolder) -> None:
    found = opened(propose(("1081", "natverk", 2023, True, None)), folder)
    assert isinstance(found, AssessedRecord), found
    assert (found.record.label.as_of, found.record.label.published) == (date(2025, 3, 1), date(2025, 3, 2))
    same_day = files_of(propose(published=date(2025, 3, 1)), folder)
    assert "published" not in same_day["export.toml"]


def test_a_source_of_an_exports_own_cannot_take_the_place_of_a_known_one(folder: SmallFolder) -> None:
    folder.write(f"exports/{EXPORT}/sources.toml", '[anmalan]\nproducer = "A"\ntitle = "B"\nlicence = "C"\n')
    found = DataFolder(folder.root).open(EXPORT)
    assert isinstance(found, Faults)
    assert [(finding.file, finding.column) for finding in found.findings] == [(f"exports/{EXPORT}/sources.toml", "anmalan")]
