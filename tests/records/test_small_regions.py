"""The records of one offering in one year and of one municipality say what README.md promises, and have nothing else."""

from pathlib import Path

import pytest

from src.analysis.assessed import AssessedRecord
from src.opening import DataFolder
from tests.records.frozen import HEALTH, ISLAND
from tests.records.signs import signs_by_year

BOTH = pytest.mark.parametrize("folder", [HEALTH, ISLAND], ids=lambda folder: folder.name)


def _open(folder: Path) -> AssessedRecord:
    assessed = DataFolder(folder).open()
    assert isinstance(assessed, AssessedRecord), assessed
    return assessed


def test_the_health_rollout_says_what_its_table_says() -> None:
    assessed = _open(HEALTH)
    assert signs_by_year(assessed) == {
        ("vardcentral", "1315"): "?",
        ("vardcentral", "1380"): "y",
        ("vardcentral", "1381"): "n",
        ("vardcentral", "1382"): "?",
        ("vardcentral", "1383"): "y",
        ("vardcentral", "1384"): "n",
    }
    assert assessed.programme.years == (2026,)


def test_the_island_says_what_its_table_says() -> None:
    assessed = _open(ISLAND)
    assert signs_by_year(assessed) == {("surfhjalp", "0980"): "ny?", ("bredband", "0980"): "???"}
    undated = assessed.record.participation[assessed.record.participation["year"].isna()]
    assert undated[["code", "offering", "participates"]].to_numpy().tolist() == [["0980", "bredband", True]]


@BOTH
def test_what_may_be_left_out_is_left_out(folder: Path) -> None:
    assessed = _open(folder)
    programme, record = assessed.programme, assessed.record
    assert (programme.cooperation, programme.agreements, programme.about) == (None, None, None)
    assert (programme.eligibility, programme.claims) == ((), ())
    assert set(record.register["cooperation"]) == {""}
    assert [len(frame) for frame in (record.complete_lists, record.national_representatives, record.corrections)] == [0, 0, 0]


@BOTH
def test_no_word_is_the_shipped_programmes(folder: Path) -> None:
    written = " ".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.*")).casefold()
    words = ("bibliotek", "library", "paket", "package", "medlem", "member", "skåne", "referens")
    assert [word for word in words if word in written] == []
