"""Blekinge: another data folder, and every number, name, goal and sentence on every page follows."""

import re
from collections.abc import Mapping

import pytest

from tests.pages.screen import PAGES, Screen, look, open_page, walk
from tests.records.frozen import BLEKINGE

OTHERS = ("Skåne", "referensgrupp", "Startpaket", "Folkpaket", "Ledarpaket", "2018", "2019", "2020", " 33 ", "Digitalt först")


@pytest.fixture(autouse=True)
def _blekinges_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(BLEKINGE))


@pytest.fixture
def screens() -> Mapping[str, Screen]:
    return walk(kommun="1083", uppgift="mal")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_and_nothing_on_it_is_of_the_shipped_region(page: str, screens: Mapping[str, Screen]) -> None:
    screen = screens[page]
    assert screen.broken == []
    figures = [figure.words + figure.alt for figure in screen.figures.values()]
    shown = " ".join([screen.title, *screen.headings, screen.html, screen.said, *figures])
    assert [word for word in OTHERS if word in shown] == []
    assert "Läget i december 2025, uppgifter per 2025-12-01" in screen.footer
    for figure in screen.figures.values():
        assert figure.config["toImageButtonOptions"]["filename"] == (
            f"trygg-pa-natet_{figure.name}_2022-2025_alla-erbjudanden_data-2025-12-01"
        )


def test_its_own_numbers_stand_on_its_pages(screens: Mapping[str, Screen]) -> None:
    overview, on_map, group, goal = (screens[page] for page in ("overview", "map", "reference_group", "goal"))
    assert overview.answer == "Minst 4 och högst 5 av 5 kommuner i Blekinge har varit med i nätverket 2022–2025."
    assert overview.key_figures["Deltagare 2025"] == ("minst 1", "nya: högst 1, återkommande: minst 1")
    assert overview.key_figures["Alla 3 erbjudanden"] == ("minst 1", "Karlshamn, av 4 som kunde delta; högst 4")
    assert on_map.answer == "5 av 5 kommuner i Blekinge har deltagit i minst ett erbjudande 2022–2025."
    assert on_map.figures["karta"].coloured() == ["1060", "1080", "1081", "1082", "1083"]
    assert group.title == "Nätverk"
    assert group.tables["Deltagare per år, nya och återkommande"]["Deltagare, möjligt"].astype(str).tolist() == ["2", "2", "5", "5"]
    assert goal.figures["mal"].headline == "Högst 1 kommun kvar till målet på 5"
    assert goal.links == [("Olofström", "kommun=1060")]
    assert screens["municipality"].title == "Sölvesborg"
    assert "Källorna motsäger varandra: Grundkurs 2023." in screens["municipality"].notes


def test_the_page_of_the_group_has_an_address_of_its_own() -> None:
    addresses = {about["url_pathname"] for about in open_page()._registered_pages.values()}
    assert addresses == {
        "",
        "karta",
        "natverk",
        "mal",
        "kommun",
        "underlag",
        "andringar",
        "granska",
        "rapport",
        "uppgifter",
        "tillganglighet",
    }


def test_its_own_filters_stand_in_the_address_and_the_shipped_ones_do_not() -> None:
    screen = look(ar=("2023", "2018"), erbjudande=("grundkurs", "startpaket"), grupp=("KUST", "A1"))
    assert screen.address == {"ar": "2023", "erbjudande": "grundkurs", "grupp": "KUST"}
    assert screen.answer == "3 av 4 kommuner av typen Kuststad i Blekinge har varit med i nätverket 2022 eller 2023."


def test_a_text_without_english_stands_in_swedish_in_english_too() -> None:
    screen = look(sprak="en")
    assert screen.broken == []
    assert "at most 5 of 5" in screen.answer
    assert "the Network" in screen.answer


def test_its_own_claims_are_tried_and_its_numbers_lead_to_them_and_to_their_records(screens: Mapping[str, Screen]) -> None:
    evidence, shown = screens["evidence"], screens["map"].html + screens["goal"].html
    claims = evidence.tables["Varje publicerat påstående med sitt omdöme"]
    assert claims["Omdöme"].nunique() > 1
    asked = set(re.findall(r'#(pastaende-[a-z0-9-]+)"', shown))
    assert asked
    assert asked <= set(re.findall(r'<tr id="(pastaende-[a-z0-9-]+)"', evidence.html))
    records = screens["records"]
    assert records.tables["Uppgifter som räknas"]["Kommun"].nunique() == int(re.search(r"\d+", records.answer)[0])
