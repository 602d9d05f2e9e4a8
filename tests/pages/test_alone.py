"""Every page stands by itself, without the frame: whoever works on one can run it alone."""

import pytest

from src.language import read_language
from tests.pages.screen import PAGES, alone

WHOLE = {
    "overview": ("Översikt", "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."),
    "map": ("Karta", "Minst 32 och högst 33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."),
    "reference_group": (
        "Referensgrupp",
        "17 av 33 kommuner i Skåne var med i referensgruppen 2020, 12 nya och 5 återkommande; hittills har 32 varit med.",
    ),
    "goal": ("Mål", "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."),
    "municipality": ("Kommun", "Välj en kommun för att se allt vi vet om den."),
    "evidence": (
        "Underlag",
        "Av 9 publicerade påståenden stämmer 4, 2 avviker och 3 kan inte prövas.",
    ),
    "records": ("Uppgifter", "Välj ett tal för att se de uppgifter som det bygger på."),
    "changes": ("Ändringar", "Det finns inget tidigare underlag att jämföra med."),
    "report": ("Rapport", "Välj vad rapporten ska innehålla, och hämta den som en fil."),
}


@pytest.mark.parametrize("page", PAGES)
def test_its_title_and_its_answer(page: str) -> None:
    screen = alone(page)
    assert screen.broken == []
    assert (screen.title, screen.answer) == WHOLE[page]


def test_where_the_frame_would_link_to_a_municipality_its_name_stands() -> None:
    for page in ("overview", "goal"):
        assert alone(page).links == []
        assert "Staffanstorp" in alone(page).said


@pytest.mark.parametrize("page", PAGES)
def test_it_sees_the_export_and_the_language_that_the_address_asks_for(page: str) -> None:
    screen, english = alone(page, data="demo", sprak="en"), read_language("en")
    assert screen.broken == []
    titles = ("Översikt", "Karta", "Mål", "Kommun", "Underlag", "Ändringar", "Rapport", "Uppgifter")
    assert screen.title in {english(title) for title in titles} | {"Reference group"}
    warning = english("{export}: påhittade uppgifter.", export="Example data")
    assert [figure.name for figure in screen.figures.values() if warning not in figure.words] == []
