"""Two exports in a real browser: what has changed since a meeting, the link for the next one, and how it was known on a day."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, WIDE, Visiting, no_traceback
from tests.conftest import ROOT
from tests.records.next_export import NEW, OLD, write_two_exports
from tests.serving import serving

MEETING = f"/andringar?sedan={OLD}"  # the day of the last meeting, when the older export was known
ANSWER = f"Sedan {OLD} har uppgifter om deltagande tillkommit för Lund och Staffanstorp och försvunnit för Perstorp."


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard with two exports."""
    data = write_two_exports(tmp_path_factory.mktemp("two") / "data")
    with serving(ROOT, DIGITALT_DATA=str(data)) as site:
        yield site.url
        no_traceback(site)


@pytest.mark.parametrize("viewport", [WIDE, pytest.param(PHONE, marks=pytest.mark.slow)], ids=["wide", "phone"])
def test_a_link_shows_what_has_changed_since_the_meeting_in_words_map_and_tables(
    visit: Visiting, url: str, viewport: ViewportSize
) -> None:
    opened = visit(url, viewport).open(MEETING)
    assert opened.answer == ANSWER
    (figure,) = opened.figures
    assert figure.headline == "2 kommuner med fler bekräftade erbjudanden och 1 kommun med andra ändringar"
    assert {"+1", "≠"} <= {text.words for text in figure.texts}
    said = opened.page.get_by_test_id("stMain").inner_text()
    for words in ("Staffanstorp (från nej till ja)", "Perstorp (från ja till nej)", "32 av 33", "33 av 33", "avviker"):
        assert words in said
    assert rules.broken(opened) == {}


def test_the_link_for_the_next_meeting_says_that_nothing_has_changed_since_today(visit: Visiting, url: str) -> None:
    opened = visit(url).open(MEETING)
    link = next(words for words in opened.page.locator("code").all_inner_texts() if re.search(r"/andringar\?sedan=", words))
    assert parse_qs(urlsplit(link).query) == {"sedan": [(day := datetime.now().astimezone().date().isoformat())]}
    opened.open(link)
    assert opened.answer == f"Inget har ändrats sedan {day}."
    assert f"Dokumenterat underlag {NEW}" in opened.page.get_by_test_id("stMain").inner_text()
    assert rules.broken(opened) == {}


def test_a_day_in_the_sidebar_holds_on_every_page_until_an_export_is_chosen(visit: Visiting, url: str) -> None:
    seen = visit(url).open("/")
    field = seen.page.get_by_test_id("stSidebar").get_by_role("textbox", name="Som det var känt den")
    field.fill("2021-04-05")
    seen.run(lambda: field.press("Enter"))
    for title in ("Översikt", "Mål", "Ändringar"):
        seen.turn_to(title)
        assert seen.query == {"per": ["2021-04-05"]}, title
        expect(seen.page.locator(".known")).to_have_text(
            f"Som det var känt 2021-04-05: Dokumenterat underlag, uppgifter per {OLD}."
        )
    assert seen.answer == "Det finns inget tidigare underlag att jämföra med."
    assert rules.inaccessible(seen) == []
    seen.run(lambda: seen.choose("Underlag", f"{NEW} Dokumenterat underlag"))
    assert seen.answer == ANSWER
    expect(seen.page).not_to_have_url(re.compile("per="))
    expect(field).to_have_value("")


def test_where_nothing_was_known_the_page_says_so_breaks_no_rule_and_keeps_every_choice(visit: Visiting, url: str) -> None:
    chosen = {"kommun": ["1260"], "ar": ["2019"]}
    seen = visit(url).open("/kommun?kommun=1260&ar=2019")
    field = seen.page.get_by_test_id("stSidebar").get_by_role("textbox", name="Som det var känt den")
    field.fill("2019-01-01")
    seen.run(lambda: field.press("Enter"))
    assert (seen.answer, seen.figures) == ("2019-01-01 fanns inget underlag.", [])
    assert rules.broken(seen) == {}
    seen.run(seen.page.get_by_role("button", name="Visa det som är känt nu").click)
    assert (seen.title, seen.query) == ("Bjuv", chosen)
    expect(seen.page.get_by_test_id("stMain").get_by_role("combobox", name="Kommun")).to_have_value("Bjuv")
    seen.run(seen.page.get_by_test_id("stSidebar").get_by_text("2020", exact=True).click)
    assert seen.query == chosen | {"ar": ["2019", "2020"]}
