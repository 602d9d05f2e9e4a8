"""The files that the page Rapport makes: of what was chosen, offered for that and nothing else, and made once."""

import io
import zipfile
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from src.app.cached import REPORTS
from src.app.report_form import MADE
from src.language import Language
from src.reporting.figure.browser import no_browser_words
from tests.pages.screen import Screen, open_page, press, set_to
from tests.records.frozen import BLEKINGE

STEM = "digitalt-forst_rapport_2018-2020_alla-erbjudanden_data-2020-11-13"
ODD = 'Å & b=c?d#e%f+g "h" <i>'


def made(at: AppTest, kind: str) -> tuple[str, bytes]:
    """Name and content of the report as such a file."""
    set_to(at, "radio", "Andra format", kind)
    press(at, "Skapa filen")
    found = at.session_state[MADE][0]
    assert (found.failed, [said.value for said in at.success]) == ((), ["Filen är klar."])
    assert offered(at) == [f"Ladda ned {found.name}"]
    return found.name, found.content


def offered(at: AppTest) -> list[str]:
    """The files that can be fetched."""
    return [element.proto.label for element in Screen(at).elements if element.type == "download_button"]


def test_a_workbook_is_made_of_the_tables_that_were_chosen() -> None:
    parts = ("karta", "tabell-erbjudanden", "tabell-referensgrupp-ar")
    at = open_page("report", ar="2018", titel=ODD, **{"del": parts})
    name, content = made(at, "xlsx")
    assert name == f"{STEM.replace('2018-2020', '2018')}.xlsx"
    book = load_workbook(io.BytesIO(content))
    codes = {cell.value for row in book.worksheets[0].iter_rows() for cell in row if isinstance(cell.value, str)}
    assert {"1260", "1230", "Bjuv", "Staffanstorp"} <= codes
    written = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "år 2018." in written
    query = [("ar", "2018"), ("data", "2020-11-13"), *(("del", part) for part in parts), ("titel", ODD)]
    assert any(str(words).endswith(f"/rapport?{urlencode(query)}") for words in written)


def test_a_zip_holds_a_pdf_for_each_municipality_of_the_selection() -> None:
    name, content = made(open_page("report", samarbete="Skåne Nordost"), "kommuner")
    assert name == f"{STEM.replace('_data', '_skane-nordost_data')}.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {file.split("_")[1][:11] for file in packed.namelist()} == {
            f"kommun-{code}" for code in ("1256", "1266", "1272", "1273", "1290", "1293")
        }
        assert all(packed.read(file).startswith(b"%PDF-") for file in packed.namelist())


def test_a_file_is_offered_only_for_what_it_was_made_of() -> None:
    at = open_page("report", **{"del": ("tabell-erbjudanden", "tabell-nya-per-ar")})
    made(at, "xlsx")
    at.button(key="move-tabell-nya-per-ar--1").click().run()
    assert offered(at) == []
    at.button(key="move-tabell-nya-per-ar-1").click().run()
    assert len(offered(at)) == 1
    set_to(at, "radio", "Andra format", "zip")
    assert offered(at) == []
    set_to(at, "radio", "Andra format", "xlsx")
    set_to(at, "pills", "År", ["2018"])
    assert offered(at) == []


def test_a_file_that_somebody_had_made_is_not_made_again_and_nothing_else_is_taken_for_it() -> None:
    choice = {"del": ("tabell-erbjudanden", "mal"), "titel": "Delad"}
    first = open_page("report", **choice)
    _, content = made(first, "xlsx")
    assert made(open_page("report", **choice), "xlsx")[1] is content
    assert made(open_page("report", **choice, ar="2018"), "xlsx")[1] != content
    assert made(open_page("report", **choice | {"titel": "Egen"}), "xlsx")[1] != content


def test_a_file_that_lacks_parts_is_not_kept_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    made_for, kept = [], REPORTS.forget
    monkeypatch.setattr(REPORTS, "forget", lambda key: made_for.append(key) or kept(key))
    at = open_page("report", titel="Utan figurer")
    press(at, "Skapa PDF")
    (key,) = made_for
    assert at.session_state[MADE][0].failed
    assert REPORTS.kept(key) is None


def test_without_a_browser_the_page_says_so_and_makes_the_rest_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    at = open_page("report", **{"del": ("mal", "tabell-erbjudanden", "karta")})
    assert [warning.value for warning in at.warning] == [no_browser_words(Language("sv"))]
    press(at, "Skapa PDF")
    assert Screen(at).broken == []
    assert at.warning[-1].value.replace("\\", "") == (
        "Filen är klar, men dessa delar kunde inte skapas: Vägen till målet och Karta över erbjudandena."
    )
    assert at.session_state[MADE][0].content.startswith(b"%PDF-")
    assert offered(at) == [f"Ladda ned {STEM}.pdf"]
    made(at, "xlsx")


def test_another_region_has_its_own_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(BLEKINGE))
    at = open_page("report", **{"del": ("natverk-per-ar", "referensgrupp-per-ar", "kommun-1083")})
    assert Screen(at).address == {"del": ["natverk-per-ar", "kommun-1083"]}
    assert [label for label, _ in Screen(at).parts] == ["Nätverk: deltagare per år", "Kommun: Sölvesborg"]
    press(at, "Lägg till alla kommuner")
    assert Screen(at).parts[2][0] == "Kommuner: alla 5 i urvalet"
    assert made(at, "xlsx")[0] == "trygg-pa-natet_rapport_2022-2025_alla-erbjudanden_data-2025-12-01.xlsx"
