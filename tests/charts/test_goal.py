"""The steps climb as the frame says, toward a line at the number of municipalities."""

import pandas as pd
import pytest

from src.analysis.counts import Count
from src.charts.drawn import ChartSeries, Drawn
from src.charts.goal import steps_to_goal
from src.charts.paper import PAPERS, Paper
from src.charts.theme import DARK, LIGHT, Theme
from src.text_width import width_of
from tests.charts.figure_frames import all_words, legend, make_frame, of_kind, seen, words
from tests.charts.frames import known, make_coverage, partly_known


def reached(confirmed: int, possible: int = 0, of: int = 5) -> Count:
    """A count of so many municipalities."""
    codes = tuple(f"99{n:02}" for n in range(confirmed + possible))
    return Count(codes[:confirmed], codes[confirmed:], of, of)


def draw(coverage: pd.DataFrame, count: Count | None = None) -> Drawn:
    return steps_to_goal(coverage, count or reached(4), frame=make_frame(), headline="En kvar")


def test_each_year_is_a_step_that_is_level_from_its_beginning_to_its_end() -> None:
    (steps,) = of_kind(draw(known()), "scatter")
    assert list(steps.x) == [0, 1, 1, 2, 2, 3]
    assert list(steps.y) == [1, 1, 3, 3, 4, 4]


def test_the_line_of_the_goal_stands_at_the_number_of_municipalities() -> None:
    drawn = draw(known())
    (line,) = drawn.figure.layout.shapes
    assert (line.y0, line.y1, line.line.color) == (5, 5, LIGHT.accent)
    assert "mål: 5" in words(drawn)
    assert drawn.figure.layout.yaxis.range[1] > 5


def test_each_step_carries_its_number_at_its_level() -> None:
    marks = [note for note in draw(known()).figure.layout.annotations if note.text in {"<b>1</b>", "<b>3</b>", "<b>4</b>"}]
    assert [(note.x, note.y) for note in marks] == [(0.5, 1), (1.5, 3), (2.5, 4)]


def test_the_years_are_named_in_the_middle_of_their_steps_and_are_no_numbers() -> None:
    axis = draw(known()).figure.layout.xaxis
    assert (list(axis.tickvals), list(axis.ticktext)) == ([0.5, 1.5, 2.5], ["2022", "2023", "2024"])


def test_years_that_do_not_follow_on_each_other_stand_side_by_side() -> None:
    drawn = draw(known().iloc[[0, 2]])
    assert list(drawn.figure.layout.xaxis.ticktext) == ["2022", "2024"]
    assert list(of_kind(drawn, "scatter")[0].y) == [1, 1, 4, 4]


def test_a_step_needs_no_legend() -> None:
    assert legend(draw(known())) == []


def test_it_says_of_how_many_it_is_unknown() -> None:
    assert "Okända uppgifter: 1 av 5." in all_words(draw(known(), reached(3, 1)))
    assert "Okända uppgifter: 0 av 5." in all_words(draw(known()))


def test_a_step_that_could_be_higher_has_a_plus_in_the_figure_and_in_its_alt_text() -> None:
    drawn = draw(partly_known(), reached(2, 2))
    assert {"2", "2+ högst 4"} <= set(words(drawn))
    assert drawn.words.alt == ("Trappdiagram. En kvar. 2022: 2 av 5; 2023: minst 2, högst 4 av 5.")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_how_high_the_steps_could_be_stands_on_them_hatched_and_outlined(theme: Theme) -> None:
    drawn = steps_to_goal(partly_known(), reached(2, 2), frame=make_frame(theme=theme), headline="En kvar")
    (band,) = of_kind(drawn, "bar")
    assert (list(band.x), list(band.base), list(band.y), band.width) == ([1.5], [2], [2], 1)
    assert (band.marker.pattern.shape, band.marker.pattern.fgcolor, band.marker.line.color) == ("/", theme.new, theme.new)
    assert legend(drawn) == ["kan ha varit med"]


def test_where_nothing_is_open_there_is_no_band() -> None:
    assert of_kind(draw(known()), "bar") == []


def test_a_step_near_the_ground_has_its_number_above_it_on_a_ground_of_its_own() -> None:
    drawn = draw(make_coverage((2022, 0, 0, 0, 0, 5, 5, 5), (2023, 4, 4, 0, 4, 5, 5, 5)), reached(4, 1))
    low, high = (note for note in drawn.figure.layout.annotations if seen(note.text) in {"0+ högst 5", "4+ högst 5"})
    assert (low.yanchor, low.bgcolor, high.yanchor, high.bgcolor) == ("bottom", LIGHT.ground, "top", None)


def test_an_office_program_gets_how_high_the_steps_could_be_where_that_is_higher() -> None:
    so_far, at_most, goal = draw(partly_known(), reached(2, 2)).words.chart.series
    assert at_most == ChartSeries("hittills, högst", (2, 4), LIGHT.returning, open=True)
    assert (so_far.numbers, goal.numbers) == ((2, 2), (5, 5))
    assert [one.name for one in draw(known()).words.chart.series] == ["hittills", "mål: 5"]


def test_it_says_what_is_counted_where_and_when() -> None:
    assert "Kommuner som hittills har varit med i rådet, Sagolandet, 2022–2024. Inga filter." in all_words(draw(known()))
    assert draw(known()).words.name == "mal"


def test_years_in_which_nobody_was_in_are_steps_on_the_ground() -> None:
    drawn = draw(make_coverage((2022, 0, 0, 0, 0, 0, 0, 5), (2023, 0, 0, 0, 0, 0, 0, 5)), reached(0))
    assert list(of_kind(drawn, "scatter")[0].y) == [0, 0, 0, 0]


@pytest.mark.parametrize(("coverage", "of"), [(make_coverage(), 5), (make_coverage((2022, 0, 0, 0, 0, 0, 0, 0)), 0)])
def test_without_years_or_municipalities_it_says_so(coverage: pd.DataFrame, of: int) -> None:
    drawn = draw(coverage, reached(0, of=of))
    assert "Ingen kommun passar alla filter." in all_words(drawn)
    assert len(drawn.figure.layout.shapes) == 0


@pytest.mark.parametrize("paper", [None, *PAPERS.values()], ids=["screen", *PAPERS])
def test_who_is_missing_stands_over_the_last_step_and_beside_the_goal(paper: Paper | None) -> None:
    said = ("Dimvik saknas", "Inte bekräftat: Ekskog och Hultmyra<b>")
    frame = make_frame(paper=paper)
    drawn = steps_to_goal(known(), reached(2, 2), frame=frame, headline="Tre kvar", missing=said)
    layout = drawn.figure.layout
    (note,) = (note for note in layout.annotations if "saknas" in note.text)
    (aim,) = (note for note in layout.annotations if "mål: 5" in note.text)
    lines = [seen(line) for line in note.text.split("<br>")]
    assert " ".join(lines) == " ".join(said)
    assert (note.x, note.y, note.xanchor, note.yanchor) == (3, 5, "right", "bottom")
    room = frame.width - width_of(seen(aim.text), aim.font.size, bold=True)
    assert max(width_of(line, note.font.size, bold=True) for line in lines) < room
    high = layout.height - layout.margin.t - layout.margin.b
    assert len(lines) * note.font.size * 1.3 < high * (1 - 5 / layout.yaxis.range[1])
    assert drawn.words.data_points[-1] == ("vid sista steget", ", ".join(said))
