"""The page Granska export in a browser: a good, a bad and a hostile file, the preview, the folder, the workbook of questions."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from src.app.versions import today
from tests.browser.conftest import Visiting
from tests.browser.test_downloads import downloaded
from tests.browser.visit import Visit

GOOD = "Kommun;Erbjudande;År;Deltar\nLund;Startpaket;2019;ja\n"
BAD = "Kommun;Erbjudande;År;Deltar\nLund;Startpaket;2019;ja\nLundd;Startpaket;2019;ja\n"
HOSTILE = (
    "Kommun;Erbjudande;År;Deltar;Namn;<form name=comment>;<img src=x onerror=alert(1)>\n"
    "<form name=note>;Startpaket;2019;ja;Anna Ek;5;5\n_Lund_;Startpaket;2019;ja;Bo;5;5\n"
    "=1+1;Folkpaket;2019;ja;Bo;5;5\n19800101-1234;Folkpaket;2019;ja;Bo;5;5\n"
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
    ("language", "answer"),
    [("sv", "Den ifyllda raden är läst."), pytest.param("en", "The filled-in row is read.", marks=pytest.mark.slow)],
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
    ("language", "answer", "line"),
    [
        ("sv", "1 av 2 ifyllda rader behöver rättas", "rad"),
        pytest.param("en", "1 of 2 filled-in rows", "line", marks=pytest.mark.slow),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_comes_back_as_a_file(visit: Visiting, language: str, answer: str, line: str) -> None:
    seen = hand_in(visit().open(f"/granska?sprak={language}"), BAD)
    assert seen.answer.startswith(answer)
    row = seen.page.get_by_role("row").filter(has_text="Lundd")
    assert row.get_by_role("rowheader").inner_text() == f"{line} 3"
    _, content = downloaded(seen, seen.page.get_by_role("button", name=re.compile(r"\(lista\.csv\)")))
    rows = content.decode("utf-8-sig").replace(",", ";")  # as an English Excel takes them, on an English page
    assert rows.splitlines() == ["Kommun;Erbjudande;År;Deltar", "Lundd;Startpaket;2019;ja"]


@pytest.mark.parametrize(("language", "rows"), [("sv", "raderna att rätta"), ("en", "rows to mend")])
def test_a_hostile_file_runs_nothing_and_no_person_is_shown(visit: Visiting, language: str, rows: str) -> None:
    seen = hand_in(visit().open(f"/granska?sprak={language}"), HOSTILE, "../../<img src=x>*a*.csv")
    main = seen.page.get_by_test_id("stMain")
    said = main.inner_text()
    assert "<form name=comment>" in said
    assert "<form name=note>" in said
    assert "onerror" not in said
    assert "_Lund_" in said
    assert "<img src=x>*a*.csv" in said
    for person in ("Anna", "19800101", "1234"):
        assert person not in said
    assert main.locator("img[src=x], img:not([src]), form[name], em").count() == 0
    name, content = downloaded(seen, seen.page.get_by_role("button", name=re.compile(rows)))
    assert re.fullmatch(r"[a-z0-9_.-]+\.csv", name)
    assert re.search(r"\n'=1\+1[;,]", content.decode("utf-8-sig").replace("\r", ""))
    assert b"19800101" not in content


@pytest.mark.slow
def test_the_reading_of_a_large_file_can_be_stopped_and_begun_again(visit: Visiting) -> None:
    rows = 'Anna;Lund;Startpaket; "2019"\n' * 250_000  # a quote after a space: read row by row
    seen, payload = visit().open("/granska"), f"Namn;Kommun;Erbjudande;År\n{rows}".encode()
    seen.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files({"name": "*a*.csv", "mimeType": "", "buffer": payload})
    seen.page.get_by_role("button", name="Avbryt", exact=True).dispatch_event("click")  # a click waits until nothing moves
    expect(seen.page.get_by_text("Läsningen av *a*.csv är avbruten.")).to_be_visible()
    assert seen.answer == "Se vad en export skulle ändra, innan den räknas."
    seen.page.get_by_role("button", name="Läs filen").click()
    expect(seen.page.locator("h1")).to_contain_text("behöver rättas", timeout=60_000)


@pytest.mark.slow
def test_the_whole_dashboard_shows_the_export_to_this_visitor_alone(visit: Visiting) -> None:
    seen, other = visit(), visit()
    hand_in(seen.open("/granska"), "Kommun;Erbjudande;År;Deltar\nStaffanstorp;Startpaket;2019;ja\n")
    seen.run(seen.page.get_by_role("button", name="Se hela instrumentpanelen med exporten").click)
    expect(seen.page.locator("p.warning")).to_be_in_viewport()
    assert seen.page.url.removeprefix(seen.home).startswith("/?data=")
    seen.turn_to("Karta")
    assert seen.answer.startswith("33 av 33 kommuner")
    day = f"{today()}"
    expect(seen.page.locator("p.warning")).to_have_text(
        f"Förhandsvisning {day} av en export som inte är publicerad: Inlämnad export, uppgifter per {day}. Bara du ser den."
    )
    assert f"Förhandsvisning {day}: exporten är inte publicerad." in seen.figures[0].words
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
    assert seen.answer == "Den ifyllda raden är läst."
    expect(seen.page.locator("p.verdict")).to_have_text("Sedan 2020-11-13: fler bekräftade erbjudanden för Kristianstad.")


@pytest.mark.slow
def test_a_template_is_filled_in_and_previewed_in_english(visit: Visiting, tmp_path: Path) -> None:
    seen = visit().open("/granska?sprak=en")
    seen.page.get_by_text("No file yet? Get a template").click()
    _, content = downloaded(seen, seen.page.get_by_role("button", name="A row for each municipality (Excel)"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    line = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 2).value == "Staffanstorp")
    sheet.cell(line, header.index("Start package 2019") + 1, "yes")
    book.save(tmp_path / "filled.xlsx")
    hand_in(seen, (tmp_path / "filled.xlsx").read_bytes(), "filled.xlsx")
    assert seen.answer == "The filled-in row is read."
    seen.run(seen.page.get_by_role("button", name="See the whole dashboard with the export").click)
    seen.turn_to("Map")
    expect(seen.page.locator("p.warning")).to_have_text(
        f"Preview {today()} of an export that is not published: Export handed in, as of {today()}. Only you see it."
    )
    seen.run(seen.page.get_by_role("button", name="End the preview").click)
    assert seen.answer.startswith("At least 32")


def test_a_file_that_is_removed_and_the_files_of_a_page_that_is_left_are_let_go(visit: Visiting) -> None:
    """`again` sends a file to the address of the one before, as an attacker would who has seen it."""
    seen = hand_in(visit().open("/granska"), GOOD)
    with seen.page.expect_request(lambda sent: sent.method == "DELETE" and "/_stcore/upload_file/" in sent.url) as deleted:
        seen.page.get_by_role("button", name=re.compile("^Ta bort")).first.click()
    again = """async way => (await fetch(way, {method: "PUT",
        headers: {"X-Xsrftoken": /_streamlit_xsrf=([^;]+)/.exec(document.cookie)[1]},
        body: (form => (form.append("f", new Blob(["x"])), form))(new FormData())})).status"""
    assert seen.page.evaluate(again, deleted.value.url) == 204
    empty = seen.ready().answer
    seen.page.get_by_role("link", name="Karta").first.click()
    expect(seen.page.locator("h1")).not_to_have_text(empty)
    assert seen.ready().page.evaluate(again, deleted.value.url) == 404
    seen.errors.clear()  # the browser notes that
