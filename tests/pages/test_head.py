"""The head of a page: its names, its finding, the filters in force as buttons, and the buttons that share and save."""

import re
from typing import Any

import pytest
import streamlit
from streamlit.navigation.page import StreamlitPage
from streamlit.testing.v1 import AppTest

from tests.pages.screen import PATIENCE, ROOT, Screen, look, open_page, press

CHIPS = {"ar": ("2018", "2019"), "erbjudande": "startpaket", "grupp": "A1", "samarbete": "MalmöLundregionen"}


def buttons(screen: Screen) -> list[str]:
    """The labels of the buttons in the row above the page."""
    (row,) = [element for element in screen.elements if getattr(element, "key", "") == "page-row"]
    kinds = ("button", "download_button")
    return [child.proto.label for child in row.children.values() if child.type in kinds]


def test_the_finding_is_the_heading_and_the_names_stand_above_it() -> None:
    screen = look("goal")
    assert screen.answer in re.sub("<.*?>", "", re.search("<h1.*?</h1>", screen.html)[0])
    assert screen._of_class("name") == ["Mål"]
    assert screen._of_class("programme") == ["Digitalt först med användaren i fokus, Region Skåne"]


def test_each_filter_in_force_is_a_button_and_the_last_takes_all_away() -> None:
    named = ["2018 ✕", "2019 ✕", "Startpaket ✕", "Storstäder ✕", "MalmöLundregionen ✕", "Återställ filter"]
    assert buttons(look("map", **CHIPS))[:6] == named
    assert buttons(look("map")) == ["Spara som bild", "Spara för bildspel"]


@pytest.mark.parametrize(
    ("chip", "left"),
    [
        ("2018 ✕", {"ar": "2019"}),
        ("Startpaket ✕", {"erbjudande": None}),
        ("Storstäder ✕", {"grupp": None}),
        ("MalmöLundregionen ✕", {"samarbete": None}),
    ],
)
def test_pressing_one_takes_that_filter_away_and_no_other(chip: str, left: dict[str, str | None]) -> None:
    screen = press(open_page("map", **CHIPS), chip)
    asked = {key: list(value) if isinstance(value, tuple) else value for key, value in CHIPS.items()} | left
    assert screen.address == {key: value for key, value in asked.items() if value}


def test_a_filter_that_lets_everything_through_is_no_button() -> None:
    assert buttons(look("map", ar=("2018", "2019", "2020"))) == ["Spara som bild", "Spara för bildspel"]


def test_a_page_without_a_figure_has_nothing_to_save() -> None:
    assert buttons(look("report")) == []


def test_without_a_browser_that_draws_files_nothing_can_be_saved_and_figures_keep_their_small_print(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = look("goal").figures["mal"]
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    screen = Screen(open_page("goal"))
    assert buttons(screen) == []
    figure = screen.figures["mal"]
    assert (figure.id, figure.headline, figure.beside) == (bare.id, bare.headline, [])
    assert (figure.config["displayModeBar"], bare.config["displayModeBar"]) == (True, False)


def test_a_headline_that_the_page_says_already_is_for_screen_readers_only() -> None:
    assert '<h2 class="headline said">Minst 3 och högst 20 av' in look("map").html
    assert '<h2 class="headline">Minst 3 och högst 20 av' in look("overview").html


def test_a_screen_reader_hears_a_short_name_of_each_figure() -> None:
    figures = [figure for page in ("overview", "reference_group", "goal") for figure in look(page).figures.values()]
    assert [figure.called for figure in figures if len(figure.called) > 150] == []
    assert all(figure.alt.startswith(figure.called.removesuffix(" …")) for figure in figures)


def test_the_pages_are_looked_for_once_and_each_visitor_has_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    shown, navigation = list[list[StreamlitPage]](), streamlit.navigation

    def navigate(pages: list[StreamlitPage], **options: Any) -> StreamlitPage:
        shown.append(pages)
        return navigation(pages, **options)

    monkeypatch.setattr(streamlit, "navigation", navigate)
    for _ in range(2):  # Streamlit marks the page that a visitor has opened
        AppTest.from_file(ROOT / "dashboard.py", default_timeout=PATIENCE).run()
    first, second = shown
    assert [page.url_path for page in first] == [page.url_path for page in second]
    assert not any(one is other for one, other in zip(first, second, strict=True))
