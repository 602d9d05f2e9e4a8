"""A developer can run any page by itself, without the frame."""

import pytest

from tests.pages.screen import PAGES, look, open_alone


@pytest.mark.parametrize("page", PAGES)
def test_it_has_the_title_the_answer_and_the_figures_that_it_has_in_the_frame(page: str) -> None:
    alone, framed = open_alone(page), look(page)
    assert alone.broken == []
    assert (alone.title, alone.answer, list(alone.figures)) == (framed.title, framed.answer, list(framed.figures))


def test_where_the_frame_would_link_to_a_municipality_its_name_stands() -> None:
    screen = open_alone("overview")
    assert screen.links == []
    assert "Staffanstorp" in screen.said


def test_it_sees_the_export_and_the_language_that_the_address_asks_for() -> None:
    screen = open_alone("map", data="demo", sprak="en")
    assert (screen.broken, screen.title) == ([], "Map")
    assert "Example data: made-up data." in screen.figures["karta"].words
