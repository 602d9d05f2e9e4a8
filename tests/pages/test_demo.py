"""Exempeldata is announced on every page and stamped into every figure, and shows what a complete record looks like."""

import pytest

from tests.pages.screen import PAGES, look, walk


@pytest.mark.parametrize("page", PAGES)
def test_every_page_and_figure_says_that_the_data_are_made_up(page: str) -> None:
    screen = walk(data="demo", kommun="1260")[page]
    assert screen.broken == []
    assert screen.warning == ["Exempeldata: uppgifterna är påhittade och säger inget om verkligheten."]
    assert "Exempeldata, uppgifter per 2020-12-31" in screen.footer
    assert screen.address["data"] == "demo"
    for figure in screen.figures.values():
        assert "Exempeldata: påhittade uppgifter." in figure.words
        assert figure.config["toImageButtonOptions"]["filename"].endswith("_data-demo")


def test_it_agrees_with_what_is_documented_and_leaves_nothing_open() -> None:
    screens = walk(data="demo", kommun="1260")
    assert screens["overview"].answer == "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."
    assert screens["overview"].key_figures["Alla 4 erbjudanden"] == ("3", "Bjuv, Klippan och Sjöbo, av 21 som kunde delta")
    assert screens["map"].answer == "33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."
    assert screens["map"].notes[-1] == "Inget svar saknas."
    assert screens["reference_group"].notes == look("reference_group").notes


def test_it_is_announced_in_english_too() -> None:
    screen = look(data="demo", sprak="en")
    assert screen.warning == ["Example data: the figures are made up and say nothing about reality."]
    assert all("Example data: made-up data." in figure.words for figure in screen.figures.values())
