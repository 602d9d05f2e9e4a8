"""The panel under each figure has the choices for a file, and the address and alt texts of that figure."""

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from src import address
from src.reporting.figure.browser import find_browser
from tests.pages.screen import PATIENCE, ROOT, Screen, look, open_page, walk


def protos(screen: Screen, figure: str, kind: str) -> list:
    return [element.proto for element in screen.panels[figure] if element.type == kind]


def said(screen: Screen, figure: str, kind: str) -> list[str]:
    return [element.value for element in screen.panels[figure] if element.type == kind]


@pytest.mark.parametrize("query", [{}, {"ar": "2018"}], ids=str)
def test_every_figure_has_one_with_its_own_address_and_alt_texts(query: dict[str, str]) -> None:
    for screen in walk(**query).values():
        assert list(screen.panels) == list(screen.figures)
        for name, figure in screen.figures.items():
            address, short, alt = said(screen, name, "code")
            assert (address, alt) == (figure.address, figure.alt), name
            assert alt.startswith(f"{short} "), name
            assert figure.headline in short, name


def test_where_a_choice_is_too_long_the_figures_address_has_its_mark_which_leads_back_and_its_file_is_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(address, "MOST_LETTERS", 250)
    short = Screen(open_page("map", ar=("2018", "2019"), grupp=("A1", "B3", "C6")))
    asked = parse_qs(urlsplit(said(short, "karta", "code")[0]).query)
    assert asked.keys() == {"val", "figur"}
    labels = [button.label for button in protos(short, "karta", "download_button")]
    assert labels == ["Ladda ned figuren", "Spara valet i en fil"]
    again = look("map", val=tuple(asked["val"]))
    assert again.address == {"ar": ["2018", "2019"], "grupp": ["A1", "B3", "C6"]}


def test_a_file_can_be_of_three_kinds_three_sizes_two_languages_and_see_through() -> None:
    find_browser()  # else the choices are not there
    sizes = ["Hel bredd, 160 mm", "Halv bredd, 78 mm", "Bildspel, 1920 × 1080"]
    for screen in walk().values():
        for name in screen.figures:
            groups = protos(screen, name, "button_group")
            options = [[option.content for option in group.options] for group in groups]
            assert options == [["PNG", "SVG", "PDF"], sizes, ["Svenska", "English"]]
            assert [list(group.default) for group in groups] == [[0], [0], [0]]
            assert [toggle.label for toggle in protos(screen, name, "toggle")] == ["Genomskinlig bakgrund"]
            assert [button.label for button in protos(screen, name, "download_button")] == ["Ladda ned figuren"]
            assert said(screen, name, "warning") == []


def test_on_an_english_page_the_file_is_in_english_unless_swedish_is_asked_for() -> None:
    screen = look("map", sprak="en")
    _, _, languages = protos(screen, "karta", "button_group")
    assert list(languages.default) == [1]
    assert [button.label for button in protos(screen, "karta", "download_button")] == ["Download the figure"]


def test_without_a_browser_it_says_so_and_how_to_get_one_and_still_gives_address_and_alt_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    screen = Screen(open_page("map"))
    assert screen.broken == []
    (words,) = said(screen, "karta", "warning")
    assert words.startswith("Ingen Chromium eller Chrome hittades")
    assert "sudo apt install chromium" in words
    assert "CHROMIUM" in words
    assert words.endswith("Kameran i figurens övre hörn fungerar ändå.")
    assert protos(screen, "karta", "download_button") == protos(screen, "karta", "button_group") == []
    address, short, _ = said(screen, "karta", "code")
    inside = screen.figures["karta"].inside[-1]  # which says the id alone, since the test has no host
    assert inside.endswith(f"Figur {address.partition('figur=')[2]}.")
    assert short == screen.figures["karta"].called


def test_a_failed_drawing_is_reported_once_in_its_own_panel() -> None:
    at = open_page("goal")
    at.session_state["figures-that-failed"] = {"mal"}
    screen = Screen(at.run())
    assert [name for name in screen.panels if said(screen, name, "warning")] == ["mal"]
    (words,) = said(screen, "mal", "warning")
    assert words == "Figuren kunde inte ritas till en fil nyss. Försök igen."
    again = Screen(at.run())
    assert [name for name in again.panels if said(again, name, "warning")] == []


def test_a_folded_panel_is_not_made_until_it_is_unfolded() -> None:
    at = AppTest.from_file(ROOT / "dashboard.py", default_timeout=PATIENCE).switch_page(str(ROOT / "pages/goal.py")).run()
    panels = Screen(at).panels
    assert panels["mal"] == panels["mal-samarbete"] == []
    at.session_state["panel-mal"] = True
    panels = Screen(at.run()).panels
    assert [element.value for element in panels["mal"] if element.type == "code"]
    assert panels["mal-samarbete"] == []
