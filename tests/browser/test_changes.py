"""Two exports in a real browser: what has changed since a meeting, a day on which nothing was known, and a fault in a file."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, WIDE, Visiting, no_traceback
from tests.conftest import ROOT
from tests.records.next_export import NEW, OLD, write_two_exports
from tests.serving import serving

MEETING = f"/andringar?sedan={OLD}"  # the day of the last meeting, when the older export was known
ANSWER = f"Sedan {OLD}: fler bekräftade erbjudanden för Lund och Staffanstorp; andra svar för Perstorp."


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two exports."""
    return write_two_exports(tmp_path_factory.mktemp("two") / "data")


@pytest.fixture(scope="module")
def url(data: Path) -> Iterator[str]:
    """The dashboard with the two exports."""
    with serving(ROOT, DIGITALT_DATA=str(data)) as site:
        yield site.url
        no_traceback(site)


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_link_shows_what_has_changed_since_the_meeting_in_words_map_and_tables(
    visit: Visiting, url: str, viewport: ViewportSize
) -> None:
    opened = visit(url, viewport).open(MEETING)
    assert opened.answer == ANSWER
    (figure,) = opened.figures
    assert figure.headline == "2 kommuner med fler bekräftade erbjudanden och 1 kommun med andra svar"
    assert {"+1", "≠"} <= {text.words for text in figure.texts}
    said = opened.page.get_by_test_id("stMain").inner_text()
    for words in ("Staffanstorp (från nej till ja)", "Perstorp (från ja till nej)", "32 av 33", "33 av 33", "avviker"):
        assert words in said
    assert rules.broken(opened) == {}


def test_the_button_of_a_meeting_copies_the_link_for_the_next_one_and_says_so(visit: Visiting, url: str) -> None:
    opened = visit(url).open(f"{MEETING}&ar=2019")
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = opened.page.get_by_role("button", name="Markera möte i dag", exact=True)
    button.click()
    expect(opened.page.locator("#said")).to_have_text("Länken är kopierad.")
    assert "Länken är kopierad." in button.evaluate("button => getComputedStyle(button, '::after').content")
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"{url}/andringar\?ar=2019&sedan=\d{{4}}-\d\d-\d\d", copied)
    assert opened.open(copied).answer.startswith("Inget har ändrats sedan ")


def test_where_nothing_was_known_the_page_says_so_breaks_no_rule_and_keeps_every_choice(visit: Visiting, url: str) -> None:
    chosen = {"kommun": ["1260"], "ar": ["2019"]}
    seen = visit(url).open("/kommun?kommun=1260&ar=2019")
    field = seen.page.get_by_test_id("stSidebar").get_by_role("textbox", name="Visa läget ett visst datum")
    field.fill("2019-01-01")
    seen.run(lambda: field.press("Enter"))
    assert (seen.answer, seen.figures) == ("2019-01-01 fanns inga uppgifter.", [])
    assert rules.broken(seen) == {}
    seen.run(seen.page.get_by_role("button", name="Visa det som är känt nu").click)
    assert (seen.title, seen.query) == ("Bjuv", chosen)
    expect(seen.page.get_by_test_id("stMain").get_by_role("combobox", name="Kommun")).to_have_value("Bjuv")
    seen.run(seen.page.get_by_test_id("stSidebar").get_by_text("2020", exact=True).click)
    assert seen.query == chosen | {"ar": ["2019", "2020"]}


def test_a_fault_in_a_file_is_shown_instead_of_figures_while_the_server_runs(visit: Visiting, url: str, data: Path) -> None:
    place = f"exports/{NEW}/participation.csv"
    seen, before = visit(url).open(f"/karta?data={NEW}"), (data / place).read_text("utf-8")
    assert len(seen.figures) == 1
    after = before.replace(";Referensgrupp;2019;ja;", ";Referensgrupp;20l9;ja;", 1)
    [line] = [n for n, row in enumerate(after.splitlines(), 1) if "20l9" in row]
    (data / place).write_text(after, "utf-8")
    try:
        said = seen.open(f"/karta?data={NEW}").page.get_by_test_id("stMain").inner_text()
    finally:
        (data / place).write_text(before, "utf-8")
    assert re.search(rf"{re.escape(place)}\s+{line}\s.*20l9", said, re.DOTALL), said
    assert seen.page.get_by_role("alert").inner_text()
    assert seen.figures == []
    assert seen.page.get_by_test_id("stSidebarNav").count() == 0
    assert rules.broken(seen) == {}
