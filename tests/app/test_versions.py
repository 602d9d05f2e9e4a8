"""A link keeps the version that is shown and the one that it is compared with."""

from datetime import date
from pathlib import Path

import pytest

from src.app import versions
from src.app.address_widgets import CHOICES
from src.app.cached import data_folder
from src.record import ExportLabel
from tests.records.next_export import NEW, OLD, write_two_exports


@pytest.fixture(autouse=True)
def _two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(write_two_exports(tmp_path / "data")))


def label_of(folder: str) -> ExportLabel:
    label = data_folder().label_of(folder)
    assert label is not None
    return label


def asking(monkeypatch: pytest.MonkeyPatch, **asked: str) -> None:
    monkeypatch.setattr("streamlit.session_state", {CHOICES: {key: [value] for key, value in asked.items()}})


@pytest.mark.parametrize(
    ("asked", "shown", "kept"),
    [
        ({}, NEW, ()),
        ({"data": OLD}, OLD, (("data", OLD),)),
        ({"per": "2021-04-05"}, OLD, (("per", "2021-04-05"),)),
        ({"per": "i går", "data": OLD}, OLD, (("data", OLD),)),
        ({"fran": "demo"}, NEW, (("fran", "demo"),)),
        ({"per": "2021-04-05", "sedan": "2020-12-01"}, OLD, (("per", "2021-04-05"), ("sedan", "2020-12-01"))),
    ],
    ids=str,
)
def test_a_link_keeps_the_day_or_the_export_and_what_is_compared_with(
    monkeypatch: pytest.MonkeyPatch, asked: dict[str, str], shown: str, kept: tuple[tuple[str, str], ...]
) -> None:
    asking(monkeypatch, **asked)
    assert data_folder().open(versions.shown_export()).record.label.folder == shown
    assert versions.kept(label_of(shown)) == kept


def test_an_export_that_is_asked_for_goes_before_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asking(monkeypatch, fran=OLD, sedan="2021-04-10")
    found = versions.compared(label_of(NEW))
    assert found.label is not None
    assert (found.label.folder, found.since) == (OLD, None)


def test_before_the_first_export_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    asking(monkeypatch, per="2020-11-12")
    assert versions.nothing_known()
    assert versions.shown_export() == NEW, "the default, which is not shown"
    asking(monkeypatch, per="2020-11-13")
    assert not versions.nothing_known()
    assert versions.known_day() == date(2020, 11, 13)
