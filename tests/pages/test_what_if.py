"""An assumption holds on every page for one visitor, is marked wherever it counts, and can be dropped."""

import csv
import io

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from src.app.report_form import MADE
from tests.pages.screen import PAGES, Screen, address_query, look, open_page, press, walk
from tests.records.frozen import SKANE

ONE = "1230.startpaket.2019.ja"
MARK = "Tänkt läge: 1 uppgift är antagen."
WORDS = "Inga filter. Tänkt läge: Startpaket 2019 ja för Staffanstorp."


def add(at: AppTest, code: str, offering: str, year: int, *, answer: bool) -> None:
    """Adds an assumption with the fields on the goal page; year 0 means some year."""
    wanted = {"code": code, "offering": offering, "year": year}
    fields = [(at.selectbox, f"what-if-{name}", value) for name, value in wanted.items()]
    for kind, key, value in [*fields, (at.button_group, "what-if-answer-2", answer)]:
        if kind(key=key).value != value:
            kind(key=key).set_value(value).run()
    at.button(key="what-if-add").click().run()


def assumed(at: AppTest) -> list[str]:
    """What the address assumes. (AppTest gives a single value as it is.)"""
    found = at.query_params["om"]
    return [found] if isinstance(found, str) else found


@pytest.mark.parametrize("page", PAGES)
def test_every_page_and_figure_says_that_it_is_a_what_if_and_of_what_and_keeps_it(page: str) -> None:
    screen = walk(om=ONE, kommun="1230")[page]
    assert screen.broken == []
    assert screen.warning == ["Tänkt läge: 1 uppgift är antagen och finns inte i underlaget. Startpaket 2019 ja för Staffanstorp."]
    assert screen.address["om"] == ONE
    assert any(getattr(element, "key", "") == "what-if-forget" for element in screen.elements)
    for name, figure in screen.figures.items():
        bears = name in ("karta", "listor")  # the others are about the group, of which nothing is assumed
        assert (MARK in figure.words) == bears
        assert (WORDS in figure.words) == bears
        assert (f"om={ONE}" in figure.address) == bears
        assert ("_tankt-lage_data-" in figure.config["toImageButtonOptions"]["filename"]) == bears


def test_the_numbers_the_map_and_the_claim_follow() -> None:
    screens = walk(om=ONE, kommun="1230")
    assert screens["map"].answer == "33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."
    assert look("map").answer.startswith("Minst 32 och högst 33 av 33 kommuner")
    assert screens["overview"].answer == look().answer  # the group's lists are complete
    claims = screens["evidence"].tables["Varje publicerat påstående med sitt omdöme"]
    verdicts = dict(zip(claims["Påstående"], claims["Omdöme"], strict=True))
    assert verdicts["Alla kommuner är nådda: var och en har tagit del av minst ett erbjudande."] == "stämmer"
    known = screens["municipality"].tables["Läget för varje erbjudande, år för år"]
    assert known.iloc[0].tolist()[:4] == ["Startpaket", "okänt", "ja (antagen)", "okänt"]
    pieces = screens["municipality"].tables["Varje uppgift om kommunen, med källa, fil och rad"]
    assert "antagande, bara i den här vyn" in pieces["Varför"].tolist()


def test_without_one_nothing_is_marked() -> None:
    for screen in walk().values():
        assert screen.warning == []
        assert not any("Tänkt läge" in figure.words for figure in screen.figures.values())
        assert "Tänkt läge" not in screen.html


def test_the_goals_page_says_what_follows_and_gives_the_link() -> None:
    screen = look("goal", om=ONE)
    assert (
        "Deltagit i minst ett erbjudande: med antagandena 33 av 33 kommuner, utan dem minst 32 och högst 33 av 33 kommuner."
        in screen.notes
    )
    table = screen.tables["Vad som följer av antagandena"]
    assert table.iloc[1].tolist() == [
        "Har deltagit i minst ett erbjudande",
        "minst 32 och högst 33 av 33 kommuner",
        "33 av 33 kommuner",
    ]
    (link,) = [code for code in screen.codes if "/underlag" not in code and "om=" in code]
    shared = look("goal", **address_query(link))
    assert shared.tables["Vad som följer av antagandena"].equals(table)


def test_made_up_data_leave_nothing_to_assume() -> None:
    at = open_page("goal", data="demo", om=ONE)
    assert "Inget är öppet med dessa filter, så det finns inget att anta." in Screen(at).notes
    assert Screen(at).address == {"data": "demo"}
    assert not [box for box in at.selectbox if box.key == "what-if-code"]


def test_an_assumption_that_is_invalid_or_not_open_is_left_out_of_view_and_address() -> None:
    screen = Screen(open_page("goal", om=("x", "1230.referensgrupp.2019.ja", "9999.startpaket.2019.ja", ONE, "<b>")))
    assert screen.address == {"om": ONE}
    assert Screen(open_page("goal", om=("x", "1230.startpaket.2019.ja", "1230.startpaket.2019.nej"))).warning == []


def test_an_assumption_is_added_changed_and_dropped_on_the_page() -> None:
    at = open_page("goal")
    assert at.selectbox(key="what-if-code").value == "1230"  # the one of whom it is open whether it is reached
    add(at, "1230", "folkpaket", 2020, answer=True)
    assert assumed(at) == ["1230.folkpaket.2020.ja"]
    assert Screen(at).warning == [
        "Tänkt läge: 1 uppgift är antagen och finns inte i underlaget. Folkpaket 2020 ja för Staffanstorp."
    ]
    add(at, "1230", "folkpaket", 2020, answer=False)
    assert assumed(at) == ["1230.folkpaket.2020.nej"]
    add(at, "1280", "startpaket", 0, answer=True)
    assert sorted(assumed(at)) == ["1230.folkpaket.2020.nej", "1280.startpaket..ja"]
    at.button(key="what-if-drop-1230.folkpaket.2020.nej").click().run()
    assert assumed(at) == ["1280.startpaket..ja"]
    at.button(key="what-if-drop-all").click().run()
    assert (Screen(at).warning, Screen(at).address) == ([], {})


@pytest.mark.parametrize(("button", "left"), [("Ta bort alla antaganden", {"ar": "2019"}), ("Återställ filter", {})])
def test_the_button_of_the_warning_and_the_reset_drop_every_assumption(button: str, left: dict[str, str]) -> None:
    at = open_page("goal", om=(ONE, "1260.startpaket.2018.nej"), ar="2019")
    assert Screen(at).warning[0].startswith("Tänkt läge: 2 uppgifter är antagna")
    screen = press(at, button)
    assert (screen.address, screen.warning) == (left, [])
    assert "Tänkt läge" not in screen.figures["mal"].words


def test_other_visitors_do_not_see_an_assumption() -> None:
    mine, other = open_page("goal", om=ONE), open_page("goal")
    mine.run()
    assert Screen(mine).warning
    assert (Screen(other.run()).warning, Screen(other).address) == ([], {})


def test_no_more_can_be_added_than_a_link_holds() -> None:
    with (SKANE / "register/municipalities.csv").open(encoding="utf-8") as register:
        codes = [row["kommun_kod"] for row in csv.DictReader(register, delimiter=";")]
    at = open_page("goal", om=tuple(f"{code}.folkpaket.2019.ja" for code in codes[:25]))
    assert "Fler än 20 antaganden ryms inte i en länk." in Screen(at).notes
    assert Screen(at).warning == ["Tänkt läge: 20 uppgifter är antagna och finns inte i underlaget."]
    assert not [button for button in at.button if button.key == "what-if-add"]


def test_a_report_says_that_it_is_a_what_if_in_its_name_and_inside() -> None:
    at = open_page("report", om=ONE, format="xlsx", **{"del": "tabell-erbjudanden"})
    press(at, "Skapa filen")
    made = at.session_state[MADE][0]
    assert made.name == "digitalt-forst_rapport_2018-2020_alla-erbjudanden_tankt-lage_data-2020-11-13.xlsx"
    book = load_workbook(io.BytesIO(made.content))
    told = [str(cell.value) for row in book["Filter (tänkt läge)"].iter_rows() for cell in row]
    assert told[0] == "Tänkt läge: 1 uppgift är antagen och finns inte i underlaget."
    assert WORDS in told
    assert any(f"om={ONE}" in words for words in told)
    assert [sheet.oddHeader.right.text for sheet in book] == [MARK] * len(book.worksheets)
