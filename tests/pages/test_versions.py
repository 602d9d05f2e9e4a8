"""Two exports: what has changed between them, and every page as it was known on a day."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from src.app import version_form
from src.publishing import withdraw
from tests.pages.screen import PAGES, Screen, address_query, look, open_page, press, set_to, walk, widget
from tests.records.frozen import SKANE
from tests.records.next_export import NEW, OLD, write_two_exports

TODAY = date(2021, 5, 1)
ANSWER = f"Sedan {OLD}: fler bekräftade erbjudanden för Lund och Staffanstorp; andra svar för Perstorp."
COMPARED = f"Dokumenterat underlag {OLD} jämförs med Dokumenterat underlag {NEW}."
KEY_FIGURES = "Varje nyckeltal före och efter, med skillnaden"
BY_YEAR = "Vilka som har tillkommit, försvunnit eller fått ett annat läge, per erbjudande och år"
EVERY = "Varje ändring, med kommun, erbjudande och år"
AGAINST, SINCE, KNOWN = "Jämför med", "eller med det som var känt den", "Visa läget ett visst datum"
VERDICTS = "Påståenden med ett annat omdöme än förut"
OLD_ANSWER, NEW_ANSWER = (f"{n} av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020." for n in (32, 33))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a newer export. No test changes it."""
    return write_two_exports(tmp_path_factory.mktemp("two") / "data")


@pytest.fixture(autouse=True)
def _two(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newer export is there, on a day in May."""
    monkeypatch.setenv("DIGITALT_DATA", str(folder))
    monkeypatch.setattr(version_form, "today", lambda: TODAY)


def changes(**query: str | tuple[str, ...]) -> Screen:
    """The page at an address with this query."""
    screen = look("changes", **query)
    assert screen.broken == []
    assert screen.title == "Ändringar"
    return screen


def copied(screen: Screen) -> list[str]:
    """The addresses that buttons copy, besides the page's own."""
    return [unescape(address) for address in re.findall(r'data-address="(.*?)"', screen.html)]


def named(screen: Screen, caption: str) -> list[tuple[str, str]]:
    """The links in a table: address and name."""
    (found,) = re.findall(rf"<table[^>]*><caption>{caption}</caption>.*?</table>", screen.html, re.DOTALL)
    return [(unescape(way), name) for way, name in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', found)]


def test_what_has_changed_since_the_export_before_in_words_tables_and_on_the_map() -> None:
    screen = changes()
    assert screen.answer == ANSWER
    assert screen.notes[0] == COMPARED
    assert screen.tables[BY_YEAR].to_numpy().tolist() == [
        ["Startpaket", "hela 2018–2020", "Lund (från okänt till ja)", "–", "–"],
        ["Referensgrupp", "2018", "–", "Perstorp (från ja till nej)", "–"],
        ["Referensgrupp", "2020", "Staffanstorp (från nej till ja)", "–", "–"],
    ]
    assert screen.tables[EVERY].to_numpy().tolist() == [
        ["Lund", "Startpaket", "hela 2018–2020", "okänt", "ja", "tillkommit", "1281"],
        ["Perstorp", "Referensgrupp", "2018", "ja", "nej", "försvunnit", "1275"],
        ["Staffanstorp", "Referensgrupp", "2020", "nej", "ja", "tillkommit", "1230"],
    ]
    figure = screen.figures["andringar-karta"]
    assert figure.headline == "2 kommuner med fler bekräftade erbjudanden och 1 kommun med andra svar"
    signs = [sign for trace in figure.data if trace.get("mode") == "text" for sign in trace["text"]]
    assert [sign for sign in signs if sign.startswith("<b>")] == ["<b>+1</b>", "<b>≠</b>", "<b>+1</b>"]


def test_key_figures_before_and_after_and_the_claims_with_another_verdict() -> None:
    tables = changes().tables
    assert tables[KEY_FIGURES].iloc[0].tolist() == [
        "Målet: har varit med i referensgruppen, 2018–2020",
        "32 av 33 kommuner",
        "33 av 33 kommuner",
        "+1",
    ]
    assert tables[VERDICTS].iloc[0, 1:3].tolist() == ["avviker", "stämmer"]


def test_the_filters_hold_here_too() -> None:
    screen = changes(erbjudande="referensgrupp", samarbete="Familjen Helsingborg")
    assert screen.tables[EVERY]["Kommun"].tolist() == ["Perstorp"]


def test_where_nothing_has_changed_that_is_said_once_and_neither_map_nor_list_is_drawn() -> None:
    screen = changes(ar="2019")
    assert screen.figures == {}
    assert list(screen.tables) == [KEY_FIGURES, VERDICTS]  # the claims are about the whole record
    assert screen.html.count("Inget ") == 1


@pytest.mark.parametrize(
    ("page", "query", "answer"),
    [
        ("changes", {"fran": OLD}, ANSWER),
        ("changes", {"sedan": "2021-04-09"}, ANSWER),  # the day before the newer one was published, though it describes March
        ("changes", {"sedan": "2021-04-10"}, "Inget har ändrats sedan 2021-04-10."),
        ("changes", {"sedan": "2020-01-01"}, "2020-01-01 fanns inga uppgifter att jämföra med."),
        ("changes", {"sedan": "i går"}, ANSWER),
        ("changes", {"fran": "finns-inte"}, ANSWER),
        ("changes", {"fran": NEW}, f"Datakällan jämförs med sig själv: Dokumenterat underlag {NEW}."),
        ("changes", {"data": OLD}, "Det finns ingen tidigare datakälla att jämföra med."),
        ("overview", {}, NEW_ANSWER),
        ("overview", {"per": "2021-04-09"}, OLD_ANSWER),
        ("overview", {"per": "2021-04-10"}, NEW_ANSWER),
        ("overview", {"per": "2021-04-09", "data": NEW}, OLD_ANSWER),
        ("overview", {"per": "2021-13-45"}, NEW_ANSWER),
    ],
    ids=str,
)
def test_the_address_says_which_versions_are_shown_and_compared(page: str, query: dict[str, str], answer: str) -> None:
    assert look(page, **query).answer == answer


def test_a_chosen_export_clears_the_day_and_a_day_the_export_and_both_stay_in_the_address() -> None:
    at = open_page("changes", sedan="2021-04-09")
    assert widget(at, "selectbox", AGAINST).value is None
    screen = set_to(at, "selectbox", AGAINST, "demo")
    assert screen.address == {"fran": "demo"}
    assert screen.answer.startswith("Jämfört med Exempeldata 2020-12-31 (påhittade uppgifter): ")
    screen = set_to(at, "text_input", SINCE, "2021-04-09")
    assert (screen.address, screen.answer) == ({"sedan": "2021-04-09"}, ANSWER)
    assert Screen(at.switch_page("pages/goal.py").run()).address == {"sedan": "2021-04-09"}
    assert Screen(at.switch_page("pages/changes.py").run()).answer == ANSWER


def test_the_link_for_the_next_meeting_has_the_filters_and_today_and_no_version() -> None:
    shown = look("changes", data=OLD, ar="2020", fran="demo", sprak="en")
    assert copied(shown) == ["/andringar?ar=2020&sprak=en&sedan=2021-05-01"]
    assert copied(changes(per="2021-04-05")) == ["/andringar?sedan=2021-05-01"]


@pytest.mark.parametrize(
    ("query", "folded"),
    [({}, True), ({"sedan": "2021-04-10"}, True), ({"fran": NEW}, False), ({"sedan": "2020-01-01"}, False)],
    ids=str,
)
def test_what_to_compare_with_is_folded_away_where_the_page_answers(query: dict[str, str], folded: bool) -> None:
    at = open_page("changes", **query)
    assert widget(at, "selectbox", AGAINST)
    assert [fold.label for fold in at.expander if not fold.key] == ["Jämför med något annat"] * folded


def test_the_address_under_the_map_says_that_it_holds() -> None:
    assert address_query(changes(data=OLD, fran=NEW).figures["andringar-karta"].address)["fran"] == (NEW,)
    screen = look("evidence", **address_query(changes().figures["andringar-karta"].address))
    assert screen.answer == f"Figuren gäller: samma data, samma siffror (Dokumenterat underlag, {NEW})."


def test_after_a_newer_export_the_address_under_the_map_says_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = write_two_exports(tmp_path / "data")
    monkeypatch.setenv("DIGITALT_DATA", str(two))
    asked = address_query(changes().figures["andringar-karta"].address)
    newest = two / "exports" / "2021-06-30"
    newest.mkdir()
    for file in (two / "exports" / NEW).iterdir():
        (newest / file.name).write_text(file.read_text("utf-8").replace(f"as_of = {NEW}", "as_of = 2021-06-30"), "utf-8")
    with (newest / "participation.csv").open("a", encoding="utf-8") as more:
        more.write(f"1281;Lund;Folkpaket;2019;ja;regionskane-{OLD}\n")
    screen = look("evidence", **asked)
    assert screen.answer == "Figuren gäller inte längre: siffrorna är andra i dag (Dokumenterat underlag, 2021-06-30)."
    told = screen.tables["Det som har ändrats sedan figuren skapades"].to_numpy().tolist()
    assert told == [["Lund", "1 bekräftat erbjudande till", "2 bekräftade erbjudanden till"]]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_what_was_known_on_a_day_and_says_so(page: str) -> None:
    screen = walk(per="2021-04-05", kommun="1230")[page]
    assert screen.broken == []
    assert screen._of_class("known") == [f"Läget som det var känt 2021-04-05: Dokumenterat underlag, uppgifter per {OLD}."]
    assert f"uppgifter per {OLD}" in screen.footer
    assert screen.address["per"] == "2021-04-05"


@pytest.mark.parametrize("page", PAGES)
def test_where_nothing_was_known_each_page_says_so_in_place_of_figures(page: str) -> None:
    screen = look(page, per="2019-01-01")
    assert screen.broken == []
    assert screen.answer == "2019-01-01 fanns inga uppgifter."
    assert screen.notes[0] == f"Den äldsta datakällan är Dokumenterat underlag, känd från {OLD}."
    assert (screen.figures, screen.tables, screen.key_figures) == ({}, {}, {})


def test_the_day_is_typed_in_the_sidebar_and_cleared_by_choosing_an_export() -> None:
    at = open_page("goal")
    screen = set_to(at, "text_input", KNOWN, "5 april")
    assert screen.answer == NEW_ANSWER
    assert "Skriv datumet som 2021-04-05." in screen.notes
    screen = set_to(at, "text_input", KNOWN, "2021-04-05")
    assert (screen.address, screen.answer) == ({"per": "2021-04-05"}, OLD_ANSWER)
    assert widget(at, "selectbox", "Datakälla").value == OLD
    screen = set_to(at, "selectbox", "Datakälla", NEW)
    assert (screen.address, screen.answer) == ({}, NEW_ANSWER)
    assert widget(at, "text_input", KNOWN).value == ""


def test_where_nothing_was_known_a_button_goes_back_to_now() -> None:
    screen = press(open_page("goal", per="2019-01-01"), "Visa det som är känt nu")
    assert (screen.answer, screen.address) == (NEW_ANSWER, {})


def test_a_faulty_export_is_named_and_not_compared_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(write_two_exports(tmp_path / "data", faulty=True)))
    screen = changes(data=OLD, fran=NEW)
    assert screen.answer == f"Datakällan Dokumenterat underlag {NEW} har fel och kan inte jämföras med."
    assert screen.figures == {}


def test_a_report_can_hold_the_map_and_the_table_and_its_address_what_is_compared() -> None:
    screen = look("report", **{"del": ("andringar-karta", "tabell-andringar")})
    assert screen.broken == []
    assert [label for label, _ in screen.parts] == ["Karta över ändringarna", "Tabell: Ändringar sedan en tidigare datakälla"]
    assert screen.parts[1][1] == "3 rader"
    assert any(f"/rapport?fran={OLD}&del=andringar-karta" in code for code in screen.codes)


def test_with_one_documented_export_the_page_says_that_there_is_none_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(SKANE))
    screen = changes()
    assert screen.answer == "Det finns ingen tidigare datakälla att jämföra med."
    assert screen.notes[0] == "När nästa export har kommit visar sidan vad som har ändrats."
    assert (screen.figures, screen.tables) == ({}, {})


def test_each_name_in_a_cell_leads_to_its_page_with_what_is_compared_and_the_filters_kept() -> None:
    assert named(changes(ar=("2018", "2020")), BY_YEAR) == [
        ("./kommun?ar=2018&ar=2020&kommun=1275", "Perstorp"),
        ("./kommun?ar=2018&ar=2020&kommun=1230", "Staffanstorp"),
    ]
    assert named(changes(data=OLD, fran=NEW), VERDICTS)[0] == (f"./kommun?data={OLD}&fran={NEW}&kommun=1230", "Staffanstorp")


def test_a_withdrawn_export_is_named_so_where_it_is_asked_for_and_is_no_choice_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_two_exports(tmp_path / "data")
    withdraw(NEW, root, who="Kansliet", why="Fel lista", on=TODAY)
    monkeypatch.setenv("DIGITALT_DATA", str(root))
    asked, other = open_page(data=NEW), open_page()
    assert widget(asked, "selectbox", "Datakälla").value == NEW
    assert "Dokumenterat underlag (tillbakadragen)" in widget(asked, "selectbox", "Datakälla").options
    assert Screen(asked).warning == [
        "Dokumenterat underlag: exporten är tillbakadragen, och visas bara för att adressen ber om den. "
        "Tillbakadragen 2021-05-01 av Kansliet: Fel lista."
    ]
    assert not any("tillbakadragen" in option for option in widget(other, "selectbox", "Datakälla").options)
    assert Screen(other).warning == []


def test_a_withdrawn_export_says_which_later_one_has_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_two_exports(tmp_path / "data")
    withdraw(OLD, root, who="Kansliet", why="Fel lista", on=TODAY)
    monkeypatch.setenv("DIGITALT_DATA", str(root))
    assert Screen(open_page(data=OLD)).warning[1:] == [
        f"Rader som kom med {OLD} finns också i {NEW}, och räknas där. "
        "Dra tillbaka även dem som inte ska visas, eller rätta raderna i corrections.csv."
    ]
    assert Screen(open_page()).warning == []
