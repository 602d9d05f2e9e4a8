"""Faulty data give a page that says what to mend, and no figures."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tests.pages.screen import Screen, look, open_alone, open_page, widget
from tests.records.frozen import PARTICIPATION
from tests.records.next_export import NEW, OLD, write_two_exports

EXPORT = "exports/2025-12-01"
BELOW_THE_ROOT = ("karta", "natverk", "mal", "kommun", "underlag", "andringar", "granska", "rapport")
COLUMNS = ["Fil", "Rad", "Kolumn", "Värde", "Vad som är fel", "Så rättar du"]


@pytest.fixture
def broken(blekinge: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Screen]:
    """The dashboard over Blekinge's folder with one of its files replaced."""
    monkeypatch.setenv("DIGITALT_DATA", str(blekinge))

    def show(file: str, content: str, **query: str) -> Screen:
        (blekinge / file).write_text(content, encoding="utf-8")
        return Screen(open_page(**query))

    return show


def faults_on(screen: Screen) -> pd.DataFrame:
    """The faults, a row each, on a page that has nothing else."""
    assert screen.broken == []
    assert screen.title == "Uppgifterna kan inte visas"
    assert screen.figures == {}
    assert screen.key_figures == {}
    (faults,) = screen.tables.values()
    assert list(faults.columns) == COLUMNS
    return faults


def test_a_broken_row_is_named_with_file_line_column_and_value_until_it_is_mended(broken: Callable[..., Screen]) -> None:
    rows = PARTICIPATION.replace("1081;Ronneby;Grundkurs;2023", "1081;Ronneby;Grundkurs;2032")
    screen = broken(f"{EXPORT}/participation.csv", rows)
    (fault,) = faults_on(screen)[COLUMNS[:4]].to_numpy().tolist()
    assert fault == [f"{EXPORT}/participation.csv", "3", "ar", "2032"]
    assert screen.answer == "1 fel måste rättas först."
    assert "Inga siffror visas förrän felen är rättade" in screen.notes[0]
    mended = broken(f"{EXPORT}/participation.csv", PARTICIPATION)
    assert mended.answer == "Minst 4 och högst 5 av 5 kommuner i Blekinge har varit med i nätverket 2022–2025."


def test_every_address_shows_the_faults(blekinge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(blekinge))
    (blekinge / EXPORT / "participation.csv").write_text(PARTICIPATION.replace(";2022;", ";2002;"), "utf-8")
    at = open_page()
    at_the_root = faults_on(Screen(at))
    addresses = {info["url_pathname"]: page_hash for page_hash, info in at._registered_pages.items()}
    assert set(BELOW_THE_ROOT) < set(addresses)
    for address in BELOW_THE_ROOT:
        at._page_hash = addresses[address]
        pd.testing.assert_frame_equal(faults_on(Screen(at.run())), at_the_root)


def test_a_value_in_a_file_is_shown_with_each_of_its_characters(broken: Callable[..., Screen]) -> None:
    rows = PARTICIPATION.replace("1081;Ronneby;Grundkurs;2023;ja", "1081;Ronneby;<Grundkurx>;2023;ja")
    screen = broken(f"{EXPORT}/participation.csv", rows)
    assert "<Grundkurx>" in set(faults_on(screen)["Värde"])
    assert "<grundkurx" not in screen.html.casefold()


@pytest.mark.parametrize(
    "cells",
    [
        "Anna Ek;2023",
        "Karin;2023",
        "@karin;2023",
        "Grundkurs;Åsa",
        "19800101-1234;2023",
        "Grundkurs;070 123 45 67",
        "Grundkurs;2023;Anna;Ek",
    ],
)
def test_a_value_that_may_be_about_a_person_is_told_by_its_place_alone(broken: Callable[..., Screen], cells: str) -> None:
    screen = broken(f"{EXPORT}/participation.csv", PARTICIPATION.replace("Ronneby;Grundkurs;2023", f"Ronneby;{cells}"))
    faults = faults_on(screen)
    assert set(faults["Värde"]) == {""}
    assert "3" in set(faults["Rad"])
    for part in cells.replace("2023", "").replace("Grundkurs", "").split(";"):
        assert not part or part not in screen.html


def test_a_fault_in_the_programmes_definition_is_named(broken: Callable[..., Screen]) -> None:
    assert faults_on(broken("programme.toml", "years = [2022"))["Fil"].tolist() == ["programme.toml"]


def test_faults_are_translated(broken: Callable[..., Screen]) -> None:
    screen = broken(f"{EXPORT}/participation.csv", PARTICIPATION.replace(";2023;", ";2032;"), sprak="en")
    assert screen.broken == []
    assert screen.title != "Uppgifterna kan inte visas"
    (faults,) = screen.tables.values()
    assert "2032" in set(faults.iloc[:, 3])
    assert not set(COLUMNS) & set(faults.columns)


def test_of_a_folder_that_is_not_there_no_page_shows_a_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(tmp_path / "nowhere"))
    assert faults_on(Screen(open_page()))["Fil"].tolist() == ["exports"]
    for page in ("overview", "report"):
        screen = open_alone(page)
        assert (screen.broken, screen.figures, screen.title) == ([], {}, "")


# A later export that has a fault


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder whose later export has a row of the year 20l9."""
    root = write_two_exports(tmp_path / "data", faulty=True)
    monkeypatch.setenv("DIGITALT_DATA", str(root))
    return root


def test_the_last_whole_export_stays_on_every_page_and_the_faulty_one_is_named_without_its_rows(two: Path) -> None:
    for page in ("overview", "changes"):
        screen = look(page)
        assert screen.broken == []
        assert screen._of_class("known") == [f"Datakällor med fel visas inte: {NEW}. Felen står i serverns logg."]
        assert f"uppgifter per {OLD}" in screen.footer
        assert "20l9" not in screen.html
    assert widget(open_page(), "selectbox", "Datakälla").options == ["Dokumenterat underlag", "Exempeldata"]


def test_the_faults_stand_in_the_log_once_and_without_what_stands_in_the_row(two: Path, caplog: pytest.LogCaptureFixture) -> None:
    open_page()
    open_page(sprak="en")
    (line,) = [record.message for record in caplog.records if record.name == "src.app.cached"]
    assert line.startswith(f"exports/{NEW}/participation.csv:54:ar: Året hör inte till projektets år. Skriv ett av åren")
    assert "20l9" not in line


def test_the_address_of_a_faulty_export_lists_its_faults_and_has_a_button_back(two: Path) -> None:
    at = open_page(data=NEW)
    assert faults_on(Screen(at))[COLUMNS[:4]].to_numpy().tolist() == [[f"exports/{NEW}/participation.csv", "54", "ar", "20l9"]]
    (back,) = at.button
    screen = Screen(back.click().run())
    assert f"uppgifter per {OLD}" in screen.footer
    assert "data" not in screen.address


def test_days_and_comparisons_skip_a_faulty_export(two: Path) -> None:
    assert f"uppgifter per {OLD}" in look(per="2021-05-01").footer
    changes = look("changes", sedan="2021-05-01")
    assert changes.answer == "Inget har ändrats sedan 2021-05-01."


def test_without_a_whole_documented_export_the_faults_are_shown_and_not_what_is_made_up(two: Path) -> None:
    (two / "exports" / OLD / "participation.csv").unlink()
    at = open_page()
    assert set(faults_on(Screen(at))["Fil"]) == {f"exports/{NEW}/participation.csv"}
    assert list(at.button) == []
    assert f"uppgifter per {OLD}" not in Screen(open_page(data="demo")).footer
