"""The page Granska export in a browser: a good, a bad and a hostile file, the preview, the folder, the workbook of questions."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visiting
from tests.browser.test_downloads import downloaded
from tests.browser.visit import Visit

GOOD = "Kommun;Erbjudande;År;Deltar\nLund;Startpaket;2019;ja\n"
BAD = "Kommun;Erbjudande;År;Deltar\nLund;Startpaket;2019;ja\nLundd;Startpaket;2019;ja\n"
HOSTILE = (
    "Kommun;Erbjudande;År;Deltar;Namn\n<img src=x onerror=alert(1)>;Startpaket;2019;ja;Anna Ek\n"
    "=cmd|' /C calc'!A1;Folkpaket;2019;ja;Bo\n"
)
WHO = {
    "sv": "Vem som har uppgifterna (en roll eller organisation, ingen person)",
    "en": "Who has the information (a role or an organisation, no person)",
}


def hand_in(visit: Visit, content: str | bytes, name: str = "lista.csv") -> Visit:
    """Drops a file on the page, and waits until it is read."""
    payload = content if isinstance(content, bytes) else content.encode()
    before = visit.answer
    visit.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files({"name": name, "mimeType": "", "buffer": payload})
    expect(visit.page.locator("h1")).not_to_have_text(before)
    return visit.ready()


@pytest.mark.parametrize(
    ("language", "answer"), [("sv", "Raden är läst."), pytest.param("en", "The row is read.", marks=pytest.mark.slow)]
)
def test_a_good_file_becomes_a_folder(visit: Visiting, language: str, answer: str) -> None:
    seen = hand_in(visit().open(f"/granska?sprak={language}"), GOOD)
    assert seen.answer == answer
    who = seen.page.get_by_label(WHO[language])
    who.fill("Kansliet")
    seen.run(lambda: who.press("Enter"))
    name, content = downloaded(seen, seen.page.get_by_role("button", name=re.compile("ZIP")))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[a-z-]+\.zip", name)
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        files = {path.rpartition("/")[2]: folder.read(path).decode() for path in folder.namelist()}
    assert sorted(files) == [
        "complete_lists.csv",
        "export.toml",
        "manifest.json",
        "national_representatives.csv",
        "participation.csv",
        "sources.toml",
    ]
    assert re.search(r"^1281;Lund;Startpaket;2019;ja;kansliet-", files["participation.csv"], re.MULTILINE)
    assert "Kansliet" in files["sources.toml"]


@pytest.mark.parametrize(
    ("language", "answer"),
    [("sv", "1 rad av 2 behöver rättas; de andra är lästa."), pytest.param("en", "1 row of 2", marks=pytest.mark.slow)],
)
def test_a_bad_row_is_told_with_its_line_and_comes_back_as_a_file(visit: Visiting, language: str, answer: str) -> None:
    seen = hand_in(visit().open(f"/granska?sprak={language}"), BAD)
    assert seen.answer.startswith(answer)
    row = seen.page.get_by_role("row").filter(has_text="Lundd")
    assert row.get_by_role("cell").nth(0).inner_text() == "3"
    _, content = downloaded(seen, seen.page.get_by_role("button", name=re.compile(r"\(lista\.csv\)")))
    assert content.decode("utf-8-sig").splitlines() == ["Kommun;Erbjudande;År;Deltar", "Lundd;Startpaket;2019;ja"]


def test_a_hostile_file_runs_nothing_and_no_person_is_shown(visit: Visiting) -> None:
    seen = hand_in(visit().open("/granska"), HOSTILE, '"><script>alert(1)</script>.csv')
    said = seen.page.get_by_test_id("stMain").inner_text()
    assert "<img src=x onerror=alert(1)>" in said
    assert "Anna" not in said
    assert seen.page.locator("img[src=x]").count() == 0
    _, content = downloaded(seen, seen.page.get_by_role("button", name=re.compile("raderna att rätta")))
    assert "\n'=cmd|" in content.decode("utf-8-sig").replace("\r", "")


def test_the_whole_dashboard_shows_the_export_to_this_visitor_alone(visit: Visiting) -> None:
    seen, other = visit(), visit()
    hand_in(seen.open("/granska"), "Kommun;Erbjudande;År;Deltar\nStaffanstorp;Startpaket;2019;ja\n")
    seen.run(seen.page.get_by_role("button", name="Se hela instrumentpanelen med exporten").click)
    seen.turn_to("Karta")
    assert seen.answer.startswith("33 av 33 kommuner")
    expect(seen.page.locator("p.warning")).to_have_text(
        "Förhandsvisning av en inlämnad export: den räknas inte än, och bara du ser den."
    )
    assert "Förhandsvisning: exporten räknas inte än." in seen.figures[0].words
    other.open(seen.page.url.removeprefix(seen.home))
    assert other.answer.startswith("Minst 32 och högst 33")
    seen.run(seen.page.get_by_role("button", name="Sluta förhandsvisa").click)
    assert seen.answer.startswith("Minst 32 och högst 33")


def test_the_workbook_of_questions_is_filled_in_and_handed_in(visit: Visiting, tmp_path: Path) -> None:
    seen = visit().open("/underlag?flik=luckor&erbjudande=startpaket&ar=2019")
    name, content = downloaded(seen, seen.page.get_by_role("button", name="Fyll i det som saknas (Excel)"))
    assert name.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    line = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, header.index("Kommun") + 1).value == "Kristianstad")
    sheet.cell(line, header.index("Svar") + 1, "ja")
    sheet.cell(line, header.index("Källa") + 1, "vår deltagarlista")
    book.save(tmp_path / "svar.xlsx")
    hand_in(seen.open("/granska"), (tmp_path / "svar.xlsx").read_bytes(), "svar.xlsx")
    assert seen.answer == "Raden är läst."
    expect(seen.page.locator("p.verdict")).to_have_text("Sedan 2020-11-13: fler bekräftade erbjudanden för Kristianstad.")
