"""Two exports: what has changed between them, and every page as it was known on a day."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from src.app import version_form
from tests.pages.screen import PAGES, Screen, address_query, frame, walk
from tests.records.next_export import NEW, OLD, write_two_exports

TODAY = date(2021, 5, 1)
ANSWER = f"Sedan {OLD} har uppgifter om deltagande tillkommit för Lund och Staffanstorp och försvunnit för Perstorp."
COMPARED = f"Dokumenterat underlag {OLD} jämförs med Dokumenterat underlag {NEW}."
KEY_FIGURES = "Varje nyckeltal före och efter, med skillnaden"
BY_YEAR = "Vilka som har tillkommit, försvunnit eller fått ett annat läge, per erbjudande och år"
EVERY = "Varje ändring, med kommun, erbjudande och år"
VERDICTS = "Påståenden med ett annat omdöme än förut"
OLD_ANSWER, NEW_ANSWER = (f"{n} av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020." for n in (32, 33))


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a newer export, on a day in May."""
    monkeypatch.setenv("DIGITALT_DATA", str(write_two_exports(tmp_path / "data")))
    monkeypatch.setattr(version_form, "today", lambda: TODAY)
    return tmp_path / "data"


def changes(**query: str | tuple[str, ...]) -> AppTest:
    """The page at an address with this query."""
    return frame(**query).switch_page("pages/changes.py").run()


def on(page: str, **query: str) -> Screen:
    """A page in its frame. A switch to the one that the frame starts with would leave the frame out."""
    at = frame(**query)
    return Screen(at if page == PAGES[0] else at.switch_page(f"pages/{page}.py").run())


def look(**query: str | tuple[str, ...]) -> Screen:
    screen = Screen(changes(**query))
    assert screen.broken == []
    assert screen.title == "Ändringar"
    return screen


@pytest.mark.usefixtures("two")
def test_what_has_changed_since_the_export_before_in_words_tables_and_on_the_map() -> None:
    screen = look()
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
    assert figure.headline == "2 kommuner med fler bekräftade erbjudanden och 1 kommun med andra ändringar"
    signs = [sign for trace in figure.data if trace.get("mode") == "text" for sign in trace["text"]]
    assert signs == ["<b>+1</b>", "<b>≠</b>", "<b>+1</b>"]


@pytest.mark.usefixtures("two")
def test_key_figures_before_and_after_and_the_claims_with_another_verdict() -> None:
    screen, at_most = look(), "minst: oförändrat, högst: +1"
    assert screen.tables[KEY_FIGURES].to_numpy().tolist() == [
        ["Målet: har varit med i referensgruppen, 2018–2020", "32 av 33", "33 av 33", "+1"],
        ["Medlemmar 2020", "17 av 33", "18 av 33", "+1"],
        ["Nådda: har deltagit i minst ett erbjudande", "minst 32 och högst 33 av 33", "33 av 33", "minst: +1, högst: oförändrat"],
        [
            "Har deltagit i alla 4 erbjudanden",
            "minst 3 och högst 20 av 33",
            "minst 3 och högst 21 av 33",
            at_most,
        ],
        ["Okända eller motstridiga uppgifter", "78", "77", "−1"],
    ]
    assert screen.tables[VERDICTS].iloc[0, :3].tolist() == [
        "Alla kommuner har varit med i referensgruppen under projektet.",
        "avviker",
        "stämmer",
    ]


@pytest.mark.usefixtures("two")
def test_the_filters_hold_here_too() -> None:
    screen = look(erbjudande="referensgrupp", samarbete="Familjen Helsingborg")
    assert screen.tables[EVERY]["Kommun"].tolist() == ["Perstorp"]
    assert look(ar="2019").answer == f"Inget har ändrats sedan {OLD}."
    assert look(ar="2019").notes[1] == "Inget läge har ändrats i urvalet."


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ({"fran": OLD}, ANSWER),
        ({"sedan": "2021-04-09"}, ANSWER),  # the day before the newer one was laid, though it describes March
        ({"sedan": "2021-04-10"}, "Inget har ändrats sedan 2021-04-10."),
        ({"sedan": "2020-01-01"}, "2020-01-01 fanns inget underlag att jämföra med."),
        ({"sedan": "i går"}, ANSWER),
        ({"fran": "finns-inte"}, ANSWER),
        ({"fran": NEW}, f"Underlaget jämförs med sig självt: Dokumenterat underlag {NEW}."),
        ({"data": OLD}, "Det finns inget tidigare underlag att jämföra med."),
    ],
    ids=str,
)
def test_what_to_compare_with_stands_in_the_address(query: dict[str, str], answer: str) -> None:
    assert look(**query).answer == answer


@pytest.mark.usefixtures("two")
def test_an_older_export_compared_with_a_newer_one_says_so_and_no_since() -> None:
    assert look(data=OLD, fran=NEW).answer == (
        f"Jämfört med Dokumenterat underlag {NEW} har uppgifter om deltagande tillkommit för Perstorp "
        "och försvunnit för Lund och Staffanstorp."
    )


@pytest.mark.usefixtures("two")
def test_a_chosen_export_clears_the_day_and_a_day_the_export_and_both_stay_in_the_address() -> None:
    at = changes(sedan="2021-04-09")
    assert at.selectbox(key="fran-seen").value is None
    at.selectbox(key="fran-seen").set_value("demo").run()
    assert dict(at.query_params) == {"fran": "demo"}
    assert Screen(at).answer.startswith("Jämfört med Exempeldata 2020-12-31 (påhittade uppgifter) har")
    at.text_input(key="sedan-seen").set_value("2021-04-09").run()
    assert dict(at.query_params) == {"sedan": "2021-04-09"}
    assert Screen(at).answer == ANSWER
    at.switch_page("pages/goal.py").run()
    assert dict(at.query_params) == {"sedan": "2021-04-09"}
    assert Screen(at.switch_page("pages/changes.py").run()).answer == ANSWER


@pytest.mark.usefixtures("two")
def test_the_link_for_the_next_meeting_has_the_filters_and_today_and_no_version() -> None:
    (link,) = [
        code
        for code in Screen(changes(data=OLD, ar="2020", fran="demo", sprak="en")).codes
        if "figur" not in code and "sedan" in code
    ]
    assert link.endswith("/andringar?ar=2020&sprak=en&sedan=2021-05-01")
    assert [code for code in look(per="2021-04-05").codes if code.endswith("/andringar?sedan=2021-05-01")]


@pytest.mark.usefixtures("two")
def test_the_address_under_the_map_says_that_it_holds_and_after_a_newer_export_what_has_changed(two: Path) -> None:
    asked = address_query(look(data=OLD, fran=NEW).figures["andringar-karta"].address)
    assert asked["fran"] == (NEW,)
    now = address_query(look().figures["andringar-karta"].address)
    screen = Screen(frame(**now).switch_page("pages/evidence.py").run())
    assert screen._of_class("verdict") == [f"Figuren gäller: samma data, samma siffror (Dokumenterat underlag, {NEW})."]
    rows = two / "exports" / NEW / "participation.csv"
    newest = two / "exports" / "2021-06-30"
    newest.mkdir()
    for file in rows.parent.iterdir():
        (newest / file.name).write_text(file.read_text("utf-8").replace(f"as_of = {NEW}", "as_of = 2021-06-30"), "utf-8")
    with (newest / "participation.csv").open("a", encoding="utf-8") as more:
        more.write(f"1281;Lund;Folkpaket;2019;ja;regionskane-{OLD}\n")
    screen = Screen(frame(**now).switch_page("pages/evidence.py").run())
    assert screen._of_class("verdict") == [
        "Figuren gäller inte längre: siffrorna är andra i dag (Dokumenterat underlag, 2021-06-30)."
    ]
    told = screen.tables["Det som har ändrats sedan figuren skapades"].to_numpy().tolist()
    assert told == [["Lund", "1 bekräftat erbjudande till", "2 bekräftade erbjudanden till"]]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_what_was_known_on_a_day_and_says_so(page: str) -> None:
    screen = on(page, per="2021-04-05", kommun="1230")
    assert screen.broken == []
    assert screen._of_class("known") == [f"Som det var känt 2021-04-05: Dokumenterat underlag, uppgifter per {OLD}."]
    assert f"uppgifter per {OLD}" in screen.footer
    assert screen.address["per"] == "2021-04-05"


@pytest.mark.usefixtures("two")
def test_a_day_shows_the_numbers_of_the_export_that_was_known_then() -> None:
    assert Screen(frame()).answer == NEW_ANSWER
    assert Screen(frame(per="2021-04-09")).answer == OLD_ANSWER
    assert Screen(frame(per="2021-04-10")).answer == NEW_ANSWER
    assert Screen(frame(per="2021-04-09", data=NEW)).answer == OLD_ANSWER
    assert Screen(frame(per="2021-13-45")).answer == NEW_ANSWER
    assert Screen(frame())._of_class("known") == []


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("page", PAGES)
def test_where_nothing_was_known_each_page_says_so_in_place_of_figures(page: str) -> None:
    screen = on(page, per="2019-01-01", kommun="1230")
    assert screen.broken == []
    assert screen.answer == "2019-01-01 fanns inget underlag."
    assert screen.notes[0] == f"Det äldsta underlaget är Dokumenterat underlag, känt från {OLD}."
    assert (screen.figures, screen.tables, screen.key_figures) == ({}, {}, {})


@pytest.mark.usefixtures("two")
def test_the_day_is_typed_in_the_sidebar_and_cleared_by_choosing_an_export() -> None:
    at = frame().switch_page("pages/goal.py").run()
    at.text_input(key="per-seen").set_value("2021-04-05").run()
    assert dict(at.query_params) == {"per": "2021-04-05"}
    assert Screen(at).answer == OLD_ANSWER
    assert at.selectbox(key="data-seen").value == OLD
    at.selectbox(key="data-seen").set_value(NEW).run()
    assert dict(at.query_params) == {}
    assert Screen(at).answer == NEW_ANSWER
    assert at.text_input(key="per-seen").value == ""


@pytest.mark.usefixtures("two")
def test_where_nothing_was_known_a_button_goes_back_to_now() -> None:
    at = frame(per="2019-01-01").switch_page("pages/goal.py").run()
    (button,) = [button for button in at.button if button.label == "Visa det som är känt nu"]
    button.click().run()
    assert Screen(at).answer == NEW_ANSWER
    assert dict(at.query_params) == {}


@pytest.mark.usefixtures("two")
def test_what_is_no_date_is_said_and_changes_nothing() -> None:
    at = frame().switch_page("pages/goal.py").run()
    at.text_input(key="per-seen").set_value("5 april").run()
    screen = Screen(at)
    assert screen.answer == NEW_ANSWER
    assert "Skriv datumet som 2021-04-05." in screen.notes


def test_a_faulty_export_is_named_and_not_compared_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(write_two_exports(tmp_path / "data", faulty=True)))
    screen = look(data=OLD, fran=NEW)
    assert screen.answer == f"Underlaget Dokumenterat underlag {NEW} har fel och kan inte jämföras med."
    assert screen.figures == {}


@pytest.mark.usefixtures("two")
def test_a_report_can_hold_the_map_and_the_table_and_its_address_what_is_compared() -> None:
    at = frame(**{"del": ("andringar-karta", "tabell-andringar")}).switch_page("pages/report.py").run()
    screen = Screen(at)
    assert screen.broken == []
    assert [label for label, _ in screen.parts] == ["Karta över ändringarna", "Tabell: Ändringar sedan ett tidigare underlag"]
    assert screen.parts[1][1] == "3 rader"
    assert any(f"/rapport?fran={OLD}&del=andringar-karta" in code for code in screen.codes)


def test_with_one_documented_export_the_page_says_calmly_that_there_is_none_before_it() -> None:
    screen = walk()["changes"]
    assert screen.answer == "Det finns inget tidigare underlag att jämföra med."
    assert screen.notes == ["När nästa export har kommit visar sidan vad som har ändrats."]
    assert (screen.figures, screen.tables) == ({}, {})


def test_made_up_data_are_compared_with_the_documented_record_and_stamped() -> None:
    screen = walk(data="demo", kommun="1260")["changes"]
    assert screen.answer.startswith(
        "Jämfört med Dokumenterat underlag 2020-11-13 har uppgifter om deltagande tillkommit för 25 kommuner"
    )
    assert "påhittade uppgifter." in screen.figures["andringar-karta"].words
    assert "Efter (2020-12-31, påhittat)" in screen.tables[EVERY].columns


def test_the_words_are_in_english_too() -> None:
    screen = walk("changes", data="demo", sprak="en")["changes"]
    assert screen.broken == []
    assert "Documented record 2020-11-13" in " ".join(screen.notes)
