"""The page Rapport in a browser: making a file shows progress and can be stopped, and the link gives the same report."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visiting
from tests.browser.shipped import EXPORT, PROGRAMME
from tests.browser.visit import Visit

STEM = f"{PROGRAMME['file_prefix']}_rapport_2018-2020_alla-erbjudanden_data-{EXPORT}"
ODD = 'Å & b=c?d#e%f+g "h" <i>'
# Keeps every step that is shown of a making: each can be over before anybody looks.
REMEMBER = """() => {
    window.steps = [];
    const bar = () => document.querySelector('.st-key-making [role="progressbar"]');
    const look = () => steps.push(bar()?.closest('.st-key-making').innerText ?? '');
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


@pytest.fixture(scope="module")
def seen(long_visit: Visiting) -> Visit:
    """The page, with a few parts; each test sets what it needs."""
    return long_visit().open("/rapport?del=mal&del=tabell-erbjudanden")


def make(visit: Visit, button: str = "Skapa filen") -> Locator:
    """Begins the file, and gives what shows how far it is."""
    visit.page.get_by_role("button", name=button).click()
    return visit.page.get_by_role("progressbar")


def offered(visit: Visit) -> Locator:
    """The button that gives the finished file."""
    return visit.page.locator(".st-key-report").get_by_role("button")


def parts(visit: Visit) -> list[str]:
    """The report's parts, from its first."""
    return visit.page.locator('[class*="st-key-part-"] p strong').all_inner_texts()


def choose(visit: Visit, kind: str) -> None:
    visit.run(visit.page.get_by_test_id("stRadio").get_by_text(re.compile(f"^{kind}")).click)


def test_a_pdf_is_made_with_its_progress_and_fetched(visit: Visiting) -> None:
    seen = visit().open("/rapport")  # all parts, since two are made before the browser has shown any
    seen.page.evaluate(REMEMBER)
    progress = make(seen, "Skapa PDF")
    expect(offered(seen)).to_be_visible()
    seen.ready()
    assert re.search(r"\d av \d+: \w", seen.page.evaluate("steps.join()"))
    assert progress.count() == 0
    assert seen.page.get_by_role("button", name="Avbryt").count() == 0
    with seen.page.expect_download() as download:
        offered(seen).click()
    assert download.value.suggested_filename == f"{STEM}.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    assert offered(seen).evaluate(CUT_OFF) == []


@pytest.mark.slow
def test_the_making_is_stopped_and_nothing_is_offered_and_the_page_works_on(seen: Visit) -> None:
    choose(seen, "ZIP, en PDF för varje kommun")  # many, so that there is time to stop
    progress = make(seen)
    expect(seen.page.locator(".st-key-making")).to_contain_text(re.compile(r"[1-9]\d? av 33: \w"))
    # By key: a click waits until the button stands still, and it is drawn anew with each step.
    seen.run(lambda: seen.page.get_by_role("button", name="Avbryt").press("Enter"))
    expect(progress).to_have_count(0)
    seen.page.wait_for_timeout(500)  # what goes on after all would come now
    assert offered(seen).count() == 0
    assert seen.page.get_by_text("Filen är klar.").count() == 0
    assert seen.page.get_by_test_id("stException").count() == 0

    choose(seen, "XLSX")
    make(seen)
    expect(offered(seen)).to_have_text(f"Ladda ned {STEM}.xlsx")


@pytest.mark.slow
def test_who_asks_second_sees_how_far_it_is_and_leaves_it_to_the_first(visit: Visiting) -> None:
    first, second = (visit().open("/rapport?format=kommuner") for _ in range(2))  # all parts, so that it is not soon done
    for one in (first, second):
        make(one)
    for one in (first, second):
        expect(one.page.locator(".st-key-making")).to_contain_text(re.compile(r"\d av 33: \w"))
    second.run(lambda: second.page.get_by_role("button", name="Avbryt").press("Enter"))
    expect(second.page.get_by_role("progressbar")).to_have_count(0)
    assert offered(second).count() == 0
    expect(offered(first)).to_have_text(re.compile(r"^Ladda ned digitalt-forst_.*\.zip$"), timeout=120_000)


def write(seen: Visit, key: str, label: str, words: str) -> None:
    """Writes in a field, and waits until the address that is shown has taken it."""
    field = seen.ready().page.get_by_role("textbox", name=label, exact=True)
    field.fill(words)
    field.press("Control+Enter")
    expect(seen.page.get_by_test_id("stCode")).to_contain_text(f"&{key}=")
    seen.ready()


@pytest.mark.slow
def test_a_pasted_link_gives_the_same_choice(seen: Visit) -> None:
    seen.open("/rapport?del=mal&del=tabell-erbjudanden")
    choose(seen, "XLSX")
    seen.run(seen.page.locator(".st-key-part-mal").get_by_role("button", name="Ned").click)
    write(seen, "titel", "Titel", ODD)
    write(seen, "inledning", "Inledning", "Två\nrader")
    write(seen, "kommentar-mal", "Egen kommentar till del 2", ODD)
    chosen = ["1. Tabell: Erbjudanden per kommun", "2. Vägen till målet"]
    expected = {
        "del": ["tabell-erbjudanden", "mal"],
        "format": ["xlsx"],
        "titel": [ODD],
        "inledning": ["Två\nrader"],
        "kommentar-mal": [ODD],
    }
    assert parts(seen) == chosen
    assert seen.query == expected

    shown = urlsplit(seen.page.get_by_test_id("stCode").locator("code").inner_text())
    again = seen.open(f"{shown.path}?{shown.query}")
    assert parts(again) == chosen
    assert again.query == expected
    assert again.page.get_by_role("radio", name=re.compile("^XLSX")).is_checked()
    assert again.page.get_by_role("textbox", name="Titel", exact=True).input_value() == ODD
    assert again.page.get_by_role("textbox", name="Inledning").input_value() == "Två\nrader"
    assert again.page.get_by_role("textbox", name="Egen kommentar till del 2").input_value() == ODD

    again.turn_to("Mål")
    again.turn_to("Rapport")
    assert (parts(again), again.query) == (chosen, expected), "a look at another page takes nothing away"


# Parts of a button that are too narrow for their words.
CUT_OFF = """button => [...button.querySelectorAll('*')].filter(part => part.scrollWidth > part.clientWidth && part.clientWidth > 0)
    .map(part => part.outerHTML.slice(0, 120))"""
