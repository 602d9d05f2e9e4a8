"""Blekinge: another data folder, and every number, name, goal and sentence on every page follows."""

import re
from collections.abc import Mapping

import pytest

from tests.pages.screen import PAGES, Screen, frame, walk_anew
from tests.records.frozen import BLEKINGE

OTHERS = ("Skåne", "referensgrupp", "Startpaket", "Folkpaket", "Ledarpaket", "2018", "2019", "2020", " 33 ", "Digitalt först")


@pytest.fixture(autouse=True)
def _blekinges_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(BLEKINGE))


@pytest.fixture(scope="module")
def screens() -> Mapping[str, Screen]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGITALT_DATA", str(BLEKINGE))
        return walk_anew(kommun="1083")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_and_nothing_on_it_is_of_the_shipped_region(page: str, screens: Mapping[str, Screen]) -> None:
    screen = screens[page]
    assert screen.broken == []
    figures = [figure.words + figure.alt for figure in screen.figures.values()]
    shown = " ".join([screen.title, *screen.headings, screen.html, screen.said, *figures])
    assert [word for word in OTHERS if word in shown] == []
    assert "Läget i december 2025, uppgifter per 2025-12-01" in screen.footer


@pytest.mark.parametrize("page", PAGES)
def test_its_files_have_its_own_prefix_and_years(page: str, screens: Mapping[str, Screen]) -> None:
    for figure in screens[page].figures.values():
        assert figure.config["toImageButtonOptions"]["filename"] == (
            f"trygg-pa-natet_{figure.name}_2022-2025_alla-erbjudanden_data-2025-12-01"
        )


def test_the_overview(screens: Mapping[str, Screen]) -> None:
    screen = screens["overview"]
    assert screen.answer == "Minst 4 och högst 5 av 5 kommuner i Blekinge har varit med i nätverket 2022–2025."
    assert screen.notes[0] == "Underlaget bekräftar inte Olofström."
    assert screen.key_figures["Målet"][0] == "minst 4 av 5"
    assert screen.key_figures["Medlemmar 2025"] == ("minst 1", "0 nya och 1 återkommande")
    assert screen.key_figures["Nådda"][0] == "5"
    assert screen.key_figures["Alla 3 erbjudanden"] == ("minst 1", "Karlshamn; högst 4")


def test_the_map(screens: Mapping[str, Screen]) -> None:
    screen = screens["map"]
    assert screen.answer == "5 av 5 kommuner i Blekinge har deltagit i minst ett erbjudande 2022–2025."
    assert screen.figures["karta"].coloured() == ["1060", "1080", "1081", "1082", "1083"]
    assert screen.figures["karta"].alt.endswith(
        "Karlshamn: 3; Karlskrona: 2; Olofström: minst 1, högst 3; Ronneby: minst 2, högst 3; Sölvesborg: minst 1, högst 3."
    )
    (table,) = screen.tables.values()
    assert table.set_index("Kommun").loc["Karlskrona", "Handledarkurs"] == "ej aktuellt"


def test_the_page_of_the_group_is_called_after_it_and_says_at_least(screens: Mapping[str, Screen]) -> None:
    screen = screens["reference_group"]
    assert screen.title == "Nätverk"
    assert screen.answer.endswith("hittills har minst 4 varit med.")
    by_year = screen.tables["Medlemmar per år, nya och återkommande"]
    assert by_year["Medlemmar"].tolist() == ["2", "2", "1", "1"]
    assert by_year["Medlemmar, högst"].tolist() == ["2", "2", "5", "5"]
    assert screen.figures["natverk-samarbete"].headline == "0 av 1 kommunsamarbeten har alla sina kommuner med"
    assert "Nationella representanter – 2024: Digitala rådet. De räknas inte, eftersom de inte är kommuner." in screen.notes


def test_the_goal_says_at_most_how_many_are_left_and_why(screens: Mapping[str, Screen]) -> None:
    screen = screens["goal"]
    assert screen.figures["mal"].headline == "Högst 1 kommun kvar till målet på 5"
    assert screen.links == [("Olofström", "kommun=1060")]
    assert (
        "Saknas i de kompletta listorna för 2022 och 2023 (Region Blekinge). "
        "För 2024 och 2025 finns varken uppgift om kommunen eller en komplett lista."
    ) in screen.notes


def test_a_municipality_whose_sources_disagree(screens: Mapping[str, Screen]) -> None:
    screen = screens["municipality"]
    assert screen.title == "Sölvesborg"
    assert "Källorna motsäger varandra: Grundkurs." in screen.notes
    known = screen.tables["Läget för varje erbjudande, år för år"]
    assert known.iloc[0].tolist() == [
        "Grundkurs",
        "nej",
        "motstridigt",
        "okänt",
        "okänt",
        "motstridigt",
        "Region Blekinge; Sölvesborgs bibliotek",
    ]


def test_its_own_filters_stand_in_the_address_and_the_shipped_ones_do_not() -> None:
    screen = Screen(frame(ar=("2023", "2018"), erbjudande=("grundkurs", "startpaket"), grupp=("KUST", "A1")))
    assert screen.address == {"ar": "2023", "erbjudande": "grundkurs", "grupp": "KUST"}
    assert screen.answer == "3 av 4 kommuner i urvalet i Blekinge har varit med i nätverket, räknat till och med 2023."


def test_a_text_without_english_stands_in_swedish_in_english_too() -> None:
    screen = Screen(frame(sprak="en"))
    assert screen.broken == []
    assert "at most 5 of 5" in screen.answer
    assert "the Network" in screen.answer


def test_its_own_claims_are_tried_and_its_numbers_lead_to_them_and_to_their_records(screens: Mapping[str, Screen]) -> None:
    evidence, overview = screens["evidence"], screens["overview"]
    claims = evidence.tables["Varje publicerat påstående med sitt omdöme"]
    assert claims["Omdöme"].nunique() > 1
    asked = set(re.findall(r'#(pastaende-[a-z0-9-]+)"', overview.html))
    assert asked
    assert asked <= set(re.findall(r'<tr id="(pastaende-[a-z0-9-]+)"', evidence.html))
    records = walk_anew("records", uppgift="mal")["records"]
    assert records.tables["Uppgifter som räknas"]["Kommun"].nunique() == int(re.search(r"\d+", records.answer)[0])
