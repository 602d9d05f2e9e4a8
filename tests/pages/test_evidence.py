"""Källor: its parts in order, each with its anchor, and what they say of the shipped record and of another region's."""

import pytest

from tests.pages.screen import Screen, look, open_page, set_to, widget
from tests.records.frozen import BLEKINGE

OPEN = "Det som är okänt, och vad som skulle avgöra det"
PARTS = [
    ("pastaenden", "Stämmer det som är publicerat?"),
    ("listor", "Kompletta listor"),
    ("okant", "Vad vi inte vet"),
    ("kallor", "Var uppgifterna kommer ifrån"),
    ("raknat", "Så är det räknat"),
    ("ord", "Vad ord och tecken betyder"),
    ("programmet", "Programmet i korthet"),
    ("granser", "Vad siffrorna inte säger"),
    ("figur", "Gäller en figur ännu?"),
]


def headers(screen: Screen) -> list[tuple[str, str]]:
    return [(element.proto.anchor, element.value) for element in screen.elements if element.type == "header"]


@pytest.fixture
def in_blekinge(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """The page of another region, which has no text about its programme."""
    monkeypatch.setenv("DIGITALT_DATA", str(BLEKINGE))
    return look("evidence")


def test_the_parts_are_in_order_and_the_links_lead_to_them() -> None:
    screen = look("evidence")
    assert headers(screen) == PARTS
    for anchor, words in PARTS:
        assert f'<a href="#{anchor}">{words}</a>' in screen.html


def test_every_open_cell_is_listed() -> None:
    screen = look("evidence")
    rows = screen.tables[OPEN]
    assert list(rows.columns) == ["Kommun", "Erbjudande", "År", "Läge", "Vad som skulle avgöra", "Kod"]
    assert len(rows) == 261
    assert (
        "261 uppgifter av 396 (kommun, erbjudande och år) är okända: Startpaket 99, Folkpaket 99 och Ledarpaket 63." in screen.notes
    )
    bjuv = rows[(rows["Kommun"] == "Bjuv") & (rows["Erbjudande"] == "Folkpaket") & (rows["År"] == "2019")]
    assert bjuv["Vad som skulle avgöra"].tolist() == ["året: Region Skåne säger ja, men inte för vilket år"]


def test_without_open_cells_there_is_nothing_to_fill_in() -> None:
    screen = look("evidence", data="demo")
    assert "Inget svar saknas." in screen.notes
    assert OPEN not in screen.tables
    assert not any("Frågelistan" in said for said in screen.notes)


def test_the_programme_is_described_with_its_hoped_for_effects() -> None:
    screen = look("evidence")
    assert any(said.startswith("Kungliga biblioteket leder satsningen") for said in screen.notes)
    assert screen.html.count("<li>att ") == 4


def test_another_region_without_a_description_has_no_part_about_its_programme(in_blekinge: Screen) -> None:
    assert in_blekinge.broken == []
    assert headers(in_blekinge) == [part for part in PARTS if part[0] != "programmet"]
    assert "#programmet" not in in_blekinge.html
    assert len(in_blekinge.tables[OPEN]) == 35
    assert "motstridigt" in in_blekinge.tables[OPEN]["Läge"].tolist()
    words = in_blekinge.tables["Ord med sina betydelser"].set_index("Ord")["Betydelse"]
    assert words["Nätverk"] == "Det erbjudande som målet handlar om."


def test_a_figure_that_the_address_asks_about_is_answered_first_and_else_last() -> None:
    asked = look("evidence", figur="karta.12345678.12345678")
    assert headers(asked) == [PARTS[-1], *PARTS[:-1]]


def test_the_field_for_an_id_does_not_move_while_somebody_types() -> None:
    page = open_page("evidence")
    figure = widget(page, "text_input", "Figurens id").set_value("karta.12345678.12345678").run()
    assert headers(Screen(figure)) == PARTS
    assert headers(set_to(page, "pills", "År", ["2018"])) == PARTS
    assert widget(page, "text_input", "Figurens id").value == "karta.12345678.12345678"
    first = open_page("evidence", figur="karta.12345678.12345678")
    assert headers(set_to(first, "text_input", "Figurens id", ""))[0] == PARTS[-1]
