"""From a number on a page to its records, and from a municipality to the claims that it decides."""

import pytest

from tests.pages.screen import look

COUNTED = "Uppgifter som räknas"


def test_a_number_beside_its_mark_is_the_number_of_its_records() -> None:
    overview, records = look(), look("records", uppgift="mal")
    assert './uppgifter?uppgift=mal"' in overview.html
    assert records.tables[COUNTED]["Kommun"].nunique() == 32
    assert set(records.tables["De som inte räknas, och vad underlaget säger"]["Kommun"]) == {"Staffanstorp"}


def test_the_way_to_the_records_keeps_the_filters() -> None:
    asked = {"uppgift": "medlemmar-2020", "ar": "2020", "grupp": "B4"}
    overview, records = look(**asked), look("records", **asked)
    assert "./uppgifter?ar=2020&amp;grupp=B4&amp;uppgift=medlemmar-2020" in overview.html
    assert records.tables[COUNTED]["Kommun"].nunique() == int(overview.key_figures["Medlemmar 2020"][0])


@pytest.mark.parametrize("asked", ["", "nonsens", "1260.startpaket.1999"])
def test_without_a_number_there_is_the_choice_of_all(asked: str) -> None:
    screen = look("records", **({"uppgift": asked} if asked else {}))
    assert screen.answer == "Välj ett tal för att se de uppgifter som det bygger på."
    assert screen.tables["Varje tal som går att följa till sina uppgifter"].iloc[0].tolist() == [
        "har varit med i referensgruppen 2018–2020",
        "32 av 33 kommuner",
    ]


def test_a_cell_leads_to_its_own_records() -> None:
    screen = look("records", uppgift="1230.referensgrupp.2019")
    assert screen.answer == "Staffanstorp, Referensgrupp 2019: nej."
    (rows,) = screen.tables.values()
    assert rows["Fil"].tolist() == ["complete_lists.csv"]
    assert screen.links == [("Staffanstorp", "kommun=1230")]


def test_the_missing_ones_page_names_the_lists_that_lack_it_and_the_claims_that_say_otherwise() -> None:
    screen = look("municipality", kommun="1230")
    assert "Finns inte på de kompletta deltagarlistorna för referensgruppen 2018–2020 (Region Skåne)." in screen.notes
    claims = screen.tables["Påståenden som inte stämmer eller inte kan prövas, och kommunens del i det"]
    assert claims.to_numpy().tolist() == [
        ["Alla kommuner har varit med i referensgruppen under projektet.", "avviker", "gör ensam skillnaden"],
        [
            "År 2020 erbjöds alla kommuner en plats i referensgruppen, och alla tog den.",
            "avviker",
            "är en av 16 kommuner som gör skillnaden",
        ],
        [
            "Alla kommuner är nådda: var och en har tagit del av minst ett erbjudande.",
            "går inte att kontrollera ännu",
            "är den enda som det är okänt för",
        ],
    ]
    assert './underlag#pastaende-alla-har-varit-med"' in screen.html


def test_a_municipality_of_which_nothing_is_claimed_has_no_such_section() -> None:
    screen = look("municipality", kommun="1280")
    assert "Saknas i den kompletta listan" not in screen.html
    assert "Publicerade påståenden som kommunen avgör" in screen.headings  # Malmö may have taken all four, or not
    demo = look("municipality", kommun="1280", data="demo")
    assert "Publicerade påståenden som kommunen avgör" not in demo.headings
