"""Two exports in a real browser: what has changed since a meeting, the link for the next one, and how it was known on a day."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, WIDE, Visiting, no_traceback
from tests.browser.visit import Visit
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


@pytest.fixture(scope="module", params=[WIDE, PHONE], ids=["wide", "phone"])
def opened(request: pytest.FixtureRequest, visit_at: Visiting, url: str) -> Visit:
    """The page by its link, on a wide screen and on a phone; each test looks at the same one."""
    return visit_at(url, viewport=request.param).open(MEETING)


def test_a_link_shows_what_has_changed_since_the_meeting_in_words_map_and_tables(opened: Visit) -> None:
    assert opened.answer == ANSWER
    (figure,) = opened.figures
    assert figure.headline == "2 kommuner med fler bekräftade erbjudanden och 1 kommun med andra ändringar"
    assert {"+1", "≠"} <= {text.words for text in figure.texts}
    said = opened.page.get_by_test_id("stMain").inner_text()
    for words in ("Staffanstorp (från nej till ja)", "Perstorp (från ja till nej)", "32 av 33", "33 av 33", "avviker"):
        assert words in said


def test_it_holds_the_rules_of_every_page(opened: Visit) -> None:
    for rule in (rules.inaccessible, rules.unsaid, rules.clipped, rules.overlapping, rules.scrolling_sideways, rules.unreadable):
        assert rule(opened) == [], rule
    assert (opened.errors, opened.violations, opened.elsewhere) == ([], [], [])


def test_the_link_for_the_next_meeting_says_that_nothing_has_changed_since_today(
    opened: Visit, visit_at: Visiting, url: str
) -> None:
    link = next(words for words in opened.page.locator("code").all_inner_texts() if re.search(r"/andringar\?sedan=", words))
    assert parse_qs(urlsplit(link).query) == {"sedan": [(day := datetime.now().astimezone().date().isoformat())]}
    followed = visit_at(url).open(link)
    assert followed.answer == f"Inget har ändrats sedan {day}."
    assert f"Dokumenterat underlag {NEW}" in followed.page.get_by_test_id("stMain").inner_text()
    assert rules.inaccessible(followed) == []


def test_a_day_in_the_sidebar_holds_on_every_page_until_an_export_is_chosen(visit_at: Visiting, url: str) -> None:
    seen = visit_at(url).open("/")
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
    seen.choose("Underlag", NEW)
    expect(seen.page.locator(".answer")).to_have_text(ANSWER)
    assert "per" not in seen.ready().query
    assert field.input_value() == ""


def test_where_nothing_was_known_the_page_says_so_and_leads_back(visit_at: Visiting, url: str) -> None:
    seen = visit_at(url).open("/mal?per=2019-01-01")
    assert seen.answer == "2019-01-01 fanns inget underlag."
    assert seen.figures == []
    assert rules.inaccessible(seen) == []
    seen.run(lambda: seen.page.get_by_role("button", name="Visa det som är känt nu").click())
    assert "33 av 33" in seen.answer
    assert seen.query == {}
