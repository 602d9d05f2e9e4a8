"""The steps climb as the frame says, toward a line at the number of municipalities."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from src.charts.goal import steps_to_goal
from src.charts.theme import LIGHT
from tests.charts.frames import known, make_coverage, partly_known
from tests.charts.surroundings import all_words, make_around, of_kind, words


def draw(coverage: pd.DataFrame) -> go.Figure:
    return steps_to_goal(coverage, around=make_around())


def test_each_year_is_a_step_that_is_level_from_its_beginning_to_its_end() -> None:
    (steps,) = of_kind(draw(known()), "scatter")
    assert list(steps.x) == [0, 1, 1, 2, 2, 3]
    assert list(steps.y) == [1, 1, 3, 3, 4, 4]


def test_the_line_of_the_goal_stands_at_the_number_of_municipalities() -> None:
    figure = draw(known())
    (line,) = figure.layout.shapes
    assert (line.y0, line.y1, line.line.color) == (5, 5, LIGHT.accent)
    assert "mål: 5" in words(figure)
    assert figure.layout.yaxis.range[1] > 5


def test_each_step_carries_its_number_at_its_level() -> None:
    marks = [note for note in draw(known()).layout.annotations if note.text in {"<b>1</b>", "<b>3</b>", "<b>4</b>"}]
    assert [(note.x, note.y) for note in marks] == [(0.5, 1), (1.5, 3), (2.5, 4)]


def test_the_years_are_named_in_the_middle_of_their_steps_and_are_no_numbers() -> None:
    axis = draw(known()).layout.xaxis
    assert (list(axis.tickvals), list(axis.ticktext)) == ([0.5, 1.5, 2.5], ["2022", "2023", "2024"])


def test_years_that_do_not_follow_on_each_other_stand_side_by_side() -> None:
    figure = draw(known().iloc[[0, 2]])
    assert list(figure.layout.xaxis.ticktext) == ["2022", "2024"]
    assert list(of_kind(figure, "scatter")[0].y) == [1, 1, 4, 4]


@pytest.mark.parametrize(
    ("row", "headline"),
    [
        ((2024, 1, 1, 0, 4, 4, 1, 5), "1 kommun kvar till målet 5"),
        ((2024, 1, 1, 0, 3, 3, 1, 5), "2 kommuner kvar till målet 5"),
        ((2024, 1, 1, 0, 5, 5, 1, 5), "Målet är nått: 5 av 5 kommuner"),
        ((2024, 1, 1, 0, 3, 4, 2, 5), "Högst 2 kommuner kvar till målet 5"),
        ((2024, 0, 0, 0, 0, 0, 0, 5), "5 kommuner kvar till målet 5"),
    ],
)
def test_the_headline_is_how_many_are_left(row: tuple[int, ...], headline: str) -> None:
    assert draw(make_coverage(row)).layout.meta["headline"] == headline


def test_a_step_that_could_be_higher_has_a_plus_in_the_figure_and_in_its_alt_text() -> None:
    figure = draw(partly_known())
    assert {"2", "2+"} <= set(words(figure))
    assert figure.layout.meta["alt"] == "Trappdiagram. Högst 3 kommuner kvar till målet 5. 2022: 2 av 5; 2023: 2+ av 5."


def test_it_says_what_is_counted_where_and_when() -> None:
    assert "Kommuner som hittills har varit med i rådet, Sagolandet, 2022–2024. Inga filter." in all_words(draw(known()))
    assert draw(known()).layout.meta["name"] == "mal"


def test_years_in_which_nobody_was_in_are_steps_on_the_ground() -> None:
    figure = draw(make_coverage((2022, 0, 0, 0, 0, 0, 0, 5), (2023, 0, 0, 0, 0, 0, 0, 5)))
    assert list(of_kind(figure, "scatter")[0].y) == [0, 0, 0, 0]


@pytest.mark.parametrize("coverage", [make_coverage(), make_coverage((2022, 0, 0, 0, 0, 0, 0, 0))], ids=["no year", "nobody"])
def test_without_years_or_municipalities_it_says_so(coverage: pd.DataFrame) -> None:
    assert "Inga kommuner i urvalet." in all_words(draw(coverage))
    assert len(draw(coverage).layout.shapes) == 0
