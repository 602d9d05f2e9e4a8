"""What a visitor sees who opens the dashboard: the documented record, whole."""

import re

import pytest

from tests.browser.shipped import PAGES as SHOWN
from tests.pages.screen import PAGES, Screen, look, open_alone, open_page, walk


def test_each_page_is_whole_and_shows_its_heading_its_answer_and_its_figures() -> None:
    screens = list(walk(kommun="1260", uppgift="mal").values())
    assert [screen.broken for screen in screens if screen.broken] == []
    assert sorted((screen.title, screen.answer) for screen in screens) == sorted(page.sv for page in SHOWN.values())
    least = {page.sv: page.figures for page in SHOWN.values()}
    assert [screen.title for screen in screens if len(screen.figures) < least[screen.title, screen.answer]] == []
    footer = r"Källa: Region Skåne.*Datakälla: Dokumenterat underlag, uppgifter per 2020-11-13.*Version \d"
    assert [screen.title for screen in screens if not re.search(footer, screen.footer)] == []


def test_every_figure_says_what_where_when_and_from_where_and_is_saved_under_such_a_name() -> None:
    for figure in [figure for screen in walk().values() for figure in screen.figures.values()]:
        assert figure.headline in figure.words
        for said in ("Skåne, 2018–2020", "Inga filter.", "Okända uppgifter:", "Källa: Region Skåne", "Uppgifter per 2020-11-13."):
            assert said in figure.words, figure.name
        assert ("(SCB)" in figure.words) == (figure.name in ("karta", "listor", "referensgrupp-kartor", "referensgrupp-storlek"))
        assert figure.config["topojsonURL"] == "./app/static/topojson/"
        assert figure.config["toImageButtonOptions"]["filename"] == (
            f"digitalt-forst_{figure.name}_2018-2020_alla-erbjudanden_data-2020-11-13"
        )
        assert "width" not in figure.layout


def test_the_overview_has_the_way_to_the_goal_key_figures_and_what_to_follow_up() -> None:
    screen = look("overview")
    assert screen.notes[0] == "Enligt underlaget saknas Staffanstorp."
    assert screen.steps == ["2018 11", "2019 20", "2020 32", "1 återstår"]
    assert 'href="./mal" target="_self">Se varför Staffanstorp saknas</a>' in screen.html
    assert "Se 2 publicerade påståenden som underlaget säger emot" in screen.html
    assert screen.key_figures == {
        "Medlemmar 2020": ("17", "nya: 12, återkommande: 5"),
        "Har deltagit i något": ("minst 32", "av 33 har deltagit i minst ett erbjudande 2018–2020; högst 33"),
        "Alla 4 erbjudanden": ("minst 3", "Bjuv, Klippan och Sjöbo, av 21 som kunde delta; högst 20"),
    }


def test_the_goal_and_why_staffanstorp_is_missing() -> None:
    screen = look("goal")
    assert screen.notes[0] == "Nya kommuner: 11 (2018), 9 (2019) och 12 (2020). Kvar till målet: 1."
    assert screen.links == [("Staffanstorp", "kommun=1230")]
    assert screen.notes[1] == "Finns inte på de kompletta deltagarlistorna 2018–2020 (Region Skåne)."
    joined = screen.tables["Kommuner efter första år"]
    assert joined["Nya"].tolist() == ["11", "9", "12"]
    assert "Staffanstorp" not in " ".join(joined["Kommuner"])


def test_one_municipality_has_all_that_is_known_of_it() -> None:
    screen = look("municipality", kommun="1230")
    assert screen.broken == []
    assert (screen.title, screen.answer) == ("Staffanstorp", "Underlaget bekräftar inget erbjudande för Staffanstorp 2018–2020.")
    asked = "Startpaket 2018–2020, Folkpaket 2018–2020 och Ledarpaket 2018–2020"
    assert f"Svar saknas för 9 av 12 rutor: {asked}. Det betyder inte nej." in screen.notes
    assert screen.key_figures["Folkmängd"] == ("24 724", "invånare den 31 december 2018")
    assert screen.key_figures["Aktuell för Ledarpaketet"][0] == "ja"
    known, _, evidence, alike = screen.tables.values()
    assert known["Något år 2018–2020"].tolist() == ["okänt", "okänt", "okänt", "nej"]
    assert evidence[["År", "Svar", "Fil", "Rad"]].to_numpy().tolist() == [
        [year, "nej", "exports/2020-11-13/complete_lists.csv", line] for year, line in (("2018", "2"), ("2019", "3"), ("2020", "4"))
    ]
    assert alike["Samband"].value_counts().to_dict() == {"granne": 5, "samma kommuntyp": 4}
    assert "Källa: Region Skåne" in screen.footer


def test_going_through_the_pages_keeps_what_is_chosen_in_the_address() -> None:
    at = open_page(kommun="1230", ar="2018", sprak="en")
    for page in PAGES:
        if page != "overview":  # which AppTest would run without the frame
            at = at.switch_page(f"pages/{page}.py").run()
        assert Screen(at).address == {"kommun": "1230", "ar": "2018", "sprak": "en"}, page


@pytest.mark.parametrize(("theme", "ink"), [("light", "#1B2733"), ("dark", "#E8EDF2")])
def test_figures_have_the_ink_of_the_visitors_scheme(theme: str, ink: str) -> None:
    figures = Screen(open_page("map", theme)).figures
    assert {figure.layout["font"]["color"] for figure in figures.values()} == {ink}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_runs_without_the_frame_shows_the_same(page: str) -> None:
    alone, framed = open_alone(page), look(page)
    assert alone.broken == []
    assert (alone.title, alone.answer, list(alone.figures)) == (framed.title, framed.answer, list(framed.figures))
    assert alone.links == []  # where the frame would link to a municipality, its name stands
    assert [name for name, _ in framed.links if name not in alone.said] == []


def test_a_page_that_runs_without_the_frame_reads_export_and_language_from_the_address() -> None:
    screen = open_alone("map", data="demo", sprak="en")
    assert (screen.broken, screen.title) == ([], "Map")
    assert "Example data: made-up data." in screen.figures["karta"].words
