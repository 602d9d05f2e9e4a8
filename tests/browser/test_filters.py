"""The filters stand in the address: they hold across pages, and come back from a link."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visiting
from tests.browser.shipped import GROUP, NAMES
from tests.browser.visit import Visit, titled

SET = {
    "ar": ["2019", "2020"],
    "erbjudande": [GROUP],
    "grupp": ["B4"],
    "samarbete": ["Familjen Helsingborg"],
    "storlek": ["15000-24999"],
    "forsta": ["2020"],
}
LINK = f"ar=2019&ar=2020&erbjudande={GROUP}&grupp=B4&samarbete=Familjen+Helsingborg&storlek=15000-24999&forsta=2020"
SEEN = {
    "År": ["2019", "2020"],
    "Erbjudanden": ["Referensgrupp"],
    "Kommuntyp (SKR)": ["Pendlingskommun nära större stad"],
    "Kommunsamarbete": ["Familjen Helsingborg"],
    "Storlek": ["15 000–24 999 invånare"],
    "Första bekräftade år": ["Först bekräftad 2020"],
}


def shown(visit: Visit) -> tuple[str, list[str], dict[str, list[str]]]:
    """What a page says with the filters in force: its answer, its figures' findings and numbers, its sidebar."""
    visit.ready()
    return visit.answer, [figure.name for figure in visit.figures], visit.filters


def test_filters_hold_from_page_to_page_come_back_from_a_pasted_link_and_are_reset(visit: Visiting) -> None:
    seen = visit().open("/")
    without = shown(seen)
    sidebar = seen.page.get_by_test_id("stSidebar")
    for pill, said in (("2019", "ar=2019"), ("2020", "ar=2020"), ("Referensgrupp", f"erbjudande={GROUP}")):
        sidebar.get_by_role("button", name=pill, exact=True).click()
        expect(seen.page).to_have_url(re.compile(said))
        seen.ready()
    seen.choose("Kommuntyp (SKR)", "Pendlingskommun nära större stad")
    expect(seen.page).to_have_url(re.compile("grupp=B4"))
    seen.choose("Kommunsamarbete", "Familjen Helsingborg")
    expect(seen.page).to_have_url(re.compile("samarbete="))
    seen.choose("Storlek", "15 000–24 999 invånare")
    expect(seen.page).to_have_url(re.compile("storlek="))
    seen.choose("Första bekräftade år", "Först bekräftad 2020")
    expect(seen.page).to_have_url(re.compile("forsta="))
    first = shown(seen)
    assert seen.query == SET
    assert {label: first[2][label] for label in SEEN} == SEEN
    assert first[:2] != without[:2]

    pages = {}
    for title in ("Karta", "Kommun", "Rapport", "Översikt"):
        seen.turn_to(title)
        assert seen.query == SET, title
        pages[seen.page.evaluate("location.pathname + location.search")] = shown(seen)
    assert pages[f"/?{LINK}"] == first

    seen.page.go_back()
    expect(seen.page).to_have_title(titled("Rapport"))
    assert shown(seen) == pages[f"/rapport?{LINK}"]
    seen.page.go_forward()
    expect(seen.page).to_have_title(titled("Översikt"))
    assert shown(seen) == first
    assert seen.query == SET

    address = f"/karta?{LINK}"
    assert shown(seen.open(address)) == pages[address]

    seen.turn_to("Översikt").page.get_by_role("button", name="Återställ filter").click()
    expect(seen.page).not_to_have_url(re.compile("ar="))
    assert (shown(seen), seen.query) == (without, {})


def test_the_data_source_and_the_language_stand_on_the_first_screen_below_all_filters(visit: Visiting) -> None:
    seen = visit(viewport={"width": 1366, "height": 768}).open("/")
    sidebar = seen.page.get_by_test_id("stSidebar")
    for page in ("Översikt", "Karta"):
        assert len(seen.turn_to(page).filters) == 7  # six filters and the language
        expect(sidebar.get_by_role("combobox", name="Datakälla")).to_be_in_viewport(ratio=1)
        expect(sidebar.get_by_role("radio", name="English")).to_be_in_viewport(ratio=1)


def test_another_language_keeps_the_filters_and_their_figures_and_back_undoes_it(visit: Visiting) -> None:
    seen = visit().open(f"/mal?{LINK}")
    in_swedish = seen.figures
    seen.page.get_by_role("radio", name="English").click()
    expect(seen.page).to_have_title(titled("Goal"))
    expect(seen.page.locator("html")).to_have_attribute("lang", "en")
    assert seen.ready().query == SET | {"sprak": ["en"]}
    for swedish, english in zip(in_swedish, seen.figures, strict=True):
        assert english.headline != swedish.headline
        assert sorted(re.findall(r"\d+", english.headline)) == sorted(re.findall(r"\d+", swedish.headline))

    seen.page.go_back()
    expect(seen.page).to_have_title(titled("Mål"))
    assert (seen.ready().query, {label: seen.filters[label] for label in SEEN}) == (SET, SEEN)
    seen.page.go_forward()
    expect(seen.page).to_have_title(titled("Goal"))
    assert seen.ready().query == SET | {"sprak": ["en"]}


def test_a_link_to_a_municipality_opens_it_and_another_can_be_chosen_again_and_again(visit: Visiting) -> None:
    seen = visit().open("/mal?ar=2020&kommun=1260")
    seen.page.get_by_test_id("stMain").get_by_role("link", name="Staffanstorp").click()
    expect(seen.page.locator(".page .name")).to_have_text("Staffanstorp")
    assert seen.ready().query == {"ar": ["2020"], "kommun": ["1230"]}
    for code in ("1290", "1260"):
        box = seen.page.get_by_test_id("stMain").get_by_role("combobox", name="Kommun")
        box.fill(NAMES[code])
        seen.page.get_by_role("option", name=NAMES[code], exact=True).click()
        expect(seen.page.locator(".page .name")).to_have_text(NAMES[code])
        assert seen.ready().query == {"ar": ["2020"], "kommun": [code]}


# In how many of the answers to come a frame shows the new answer beside the old figure. The shell's patience is made endless, since
# a busy machine may take longer for a frame.
PAINTED = """() => {
    const wait = setTimeout;
    window.setTimeout = (call, ms, ...more) => wait(call, ms === 250 ? 60000 : ms, ...more);
    window.answeredFirst = 0;
    window.watched = null;
    const look = () => {
        const answer = document.querySelector('h1.answer'), figure = document.querySelector('svg.main-svg');
        if (watched && answer !== watched.answer) {
            answeredFirst += watched.figure.isConnected;
            watched = null;
        }
        if (answer && figure && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning')
            watched = { answer, figure };
        requestAnimationFrame(look);
    };
    look();
}"""


def test_the_answer_to_a_click_is_painted_before_the_figures_are_drawn(visit: Visiting) -> None:
    seen = visit().open("/karta")
    year = seen.page.get_by_test_id("stSidebar").get_by_role("button", name="2019", exact=True)

    def press() -> None:
        before = seen.answer
        year.click()
        expect(seen.page.locator("h1.answer")).not_to_have_text(before)
        seen.ready()

    press()
    press()
    seen.page.evaluate(PAINTED)
    for _ in range(4):  # what has been drawn once, the server sends at once
        seen.page.wait_for_function("() => watched")
        press()
    assert seen.page.evaluate("answeredFirst") == 4
