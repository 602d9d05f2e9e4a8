"""Källor: its tabs with their parts, each with its anchor, and what they say of the shipped record and of another region's."""

import re
import shutil
from pathlib import Path

import pytest

from src.app import own_answers
from tests.pages.screen import Screen, look, open_page, set_to, widget
from tests.records.frozen import BLEKINGE, SKANE

OPEN = "Det som är okänt, och vad som skulle avgöra det"
PARTS = {
    "pastaenden": [("pastaenden", "Stämmer det som är publicerat?")],
    "luckor": [("okant", "Vad vi inte vet"), ("listor", "Kompletta listor")],
    "kallor": [("kallor", "Var uppgifterna kommer ifrån")],
    "metod": [
        ("raknat", "Så är det räknat"),
        ("granser", "Vad siffrorna inte säger"),
        ("figur", "Gäller en figur ännu?"),
        ("programmet", "Programmet i korthet"),
    ],
    "ordlista": [("ord", "Vad ord och tecken betyder")],
}
CHECK = PARTS["metod"][2]
ID = "karta.12345678.12345678"


def headers(screen: Screen) -> list[tuple[str, str]]:
    return [(element.proto.anchor, element.value) for element in screen.elements if element.type == "header"]


@pytest.fixture
def _in_blekinge(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another region, which has no text about its programme."""
    monkeypatch.setenv("DIGITALT_DATA", str(BLEKINGE))


@pytest.mark.parametrize("tab", PARTS)
def test_only_the_parts_of_the_tab_in_the_address_are_drawn(tab: str) -> None:
    screen = look("evidence", flik=tab)
    assert screen.broken == []
    assert headers(screen) == PARTS[tab]
    assert bool(screen.figures) == (tab == "luckor")


def test_the_claims_are_open_first_and_a_chosen_tab_stands_in_the_address() -> None:
    at = open_page("evidence", ar="2019", flik="finns-inte")
    assert headers(Screen(at)) == PARTS["pastaenden"]
    assert Screen(at).address == {"ar": "2019"}
    at.segmented_control(key="flik").set_value("ordlista").run()
    assert (headers(Screen(at)), Screen(at).address) == (PARTS["ordlista"], {"ar": "2019", "flik": "ordlista"})


def test_a_programme_without_claims_opens_with_what_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SKANE, tmp_path / "data")
    (tmp_path / "data" / "claims.toml").unlink()
    monkeypatch.setenv("DIGITALT_DATA", str(tmp_path / "data"))
    at = open_page("evidence")
    assert at.segmented_control(key="flik").options == ["Luckor", "Källor", "Metod", "Ordlista"]
    screen = Screen(at)
    assert headers(screen) == PARTS["luckor"]
    assert screen.answer not in screen.notes


def test_a_link_that_names_a_part_alone_is_led_to_its_tab() -> None:
    # The first tab's parts need none, and corrections are a part only where there are any.
    lists = re.findall(r"^ {4}(\w+): \[(.*)\],$", own_answers.SCRIPT.read_text("utf-8"), re.MULTILINE)
    known = {tab: set(re.findall(r'"(.*?)"', parts)) - {"rattelser"} for tab, parts in lists}
    assert known == {tab: {anchor for anchor, _ in parts} for tab, parts in PARTS.items() if tab != "pastaenden"}


def test_every_open_cell_is_listed() -> None:
    screen = look("evidence", flik="luckor")
    rows = screen.tables[OPEN]
    assert list(rows.columns) == ["Kommun", "Erbjudande", "År", "Läge", "Vad som skulle avgöra", "Kod"]
    assert len(rows) == 261
    assert (
        "261 uppgifter av 396 (kommun, erbjudande och år) är okända: Startpaket 99, Folkpaket 99 och Ledarpaket 63." in screen.notes
    )
    bjuv = rows[(rows["Kommun"] == "Bjuv") & (rows["Erbjudande"] == "Folkpaket") & (rows["År"] == "2019")]
    assert bjuv["Vad som skulle avgöra"].tolist() == ["året: Region Skåne säger ja, men inte för vilket år"]


def test_without_open_cells_there_is_nothing_to_fill_in() -> None:
    screen = look("evidence", data="demo", flik="luckor")
    assert "Inget svar saknas." in screen.notes
    assert OPEN not in screen.tables
    assert not any("Frågelistan" in said for said in screen.notes)


def test_the_programme_is_described_with_its_hoped_for_effects() -> None:
    screen = look("evidence", flik="metod")
    assert any(said.startswith("Kungliga biblioteket leder satsningen") for said in screen.notes)
    assert screen.html.count("<li>att ") == 4


@pytest.mark.usefixtures("_in_blekinge")
def test_another_region_without_a_description_has_no_part_about_its_programme() -> None:
    assert headers(look("evidence", flik="metod")) == PARTS["metod"][:-1]
    gaps = look("evidence", flik="luckor")
    assert gaps.broken == []
    assert len(gaps.tables[OPEN]) == 35
    assert "motstridigt" in gaps.tables[OPEN]["Läge"].tolist()
    words = look("evidence", flik="ordlista").tables["Ord med sina betydelser"].set_index("Ord")["Betydelse"]
    assert words["Nätverk"] == "Det erbjudande som målet handlar om."


@pytest.mark.parametrize("tab", ["pastaenden", "metod"])
def test_a_figure_that_the_address_asks_about_is_answered_first_whatever_the_tab(tab: str) -> None:
    assert headers(look("evidence", figur=ID, flik=tab)) == [CHECK, *(part for part in PARTS[tab] if part != CHECK)]


def test_the_field_for_an_id_does_not_move_while_somebody_types() -> None:
    page = open_page("evidence", flik="metod")
    figure = widget(page, "text_input", "Figurens id").set_value(ID).run()
    assert headers(Screen(figure)) == PARTS["metod"]
    assert headers(set_to(page, "pills", "År", ["2018"])) == PARTS["metod"]
    assert widget(page, "text_input", "Figurens id").value == ID
    first = open_page("evidence", figur=ID)
    assert headers(set_to(first, "text_input", "Figurens id", ""))[0] == CHECK


@pytest.mark.parametrize("came", [{"figur": ID}, {"figur": ID, "flik": "metod"}], ids=str)
def test_to_choose_a_tab_ends_the_check(came: dict[str, str]) -> None:
    page = open_page("evidence", **came)
    page.segmented_control(key="flik").set_value("kallor").run()
    assert (headers(Screen(page)), Screen(page).address) == (PARTS["kallor"], {"flik": "kallor"})
    page.segmented_control(key="flik").set_value("metod").run()
    assert headers(Screen(page)) == PARTS["metod"]
    assert widget(page, "text_input", "Figurens id").value == ""
