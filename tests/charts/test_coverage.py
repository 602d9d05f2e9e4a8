"""The bars are the frame's numbers, and what the record leaves open is said beside them."""

import pandas as pd
import pytest

from src.charts.coverage import coverage_over_years
from src.charts.drawn import ChartSeries, Drawn
from src.charts.theme import DARK, LIGHT, Theme
from tests.charts.figure_frames import all_words, legend, make_frame, of_kind, seen
from tests.charts.frames import known, make_coverage, partly_known


def draw(coverage: pd.DataFrame, **changes: object) -> Drawn:
    return coverage_over_years(coverage, frame=make_frame(**changes), headline="Fler")


def test_a_year_is_a_bar_of_returning_and_new_members() -> None:
    returning, new = of_kind(draw(known()), "bar")
    assert (returning.name, list(returning.y)) == ("återkommande", [0, 0, 2])
    assert (new.name, list(new.y)) == ("nya", [1, 2, 1])
    assert draw(known()).figure.layout.barmode == "stack"


def test_the_number_of_members_stands_over_its_bar() -> None:
    (over,) = of_kind(draw(known()), "scatter")
    assert (list(over.y), [seen(words) for words in over.text]) == ([1, 2, 3], ["1", "2", "3"])


def test_each_part_carries_its_number_and_an_empty_one_none() -> None:
    drawn = draw(known())
    returning, new = of_kind(drawn, "bar")
    assert (list(returning.text), list(new.text)) == (["", "", ""], ["1", "2", "1"])
    (plate,) = (note for note in drawn.figure.layout.annotations if note.bgcolor)  # so that the hatching is not behind it
    assert (plate.x, plate.text, plate.bgcolor) == (returning.x[2], "2", returning.marker.color)


def test_under_each_year_stands_how_many_have_been_in_so_far() -> None:
    (bar, _) = of_kind(draw(known()), "bar")
    assert [seen(label) for label in bar.x] == ["2022 1 av 5 hittills", "2023 3 av 5 hittills", "2024 4 av 5 hittills"]


@pytest.mark.parametrize(("years", "under"), [(6, "213+ av|290|hittills"), (9, ""), (30, None)])
def test_what_stands_under_a_bar_is_level_and_in_lines_that_fit(years: int, under: str | None) -> None:
    rows = [(2000 + n, 60, 60, 0, 213, 290, 60, 290) for n in range(years)]
    layout, label = (drawn := draw(make_coverage(*rows))).figure.layout, of_kind(drawn, "bar")[0].x[0]
    assert layout.xaxis.tickangle == 0
    assert label == ("<b>00</b>" if under is None else "<br>".join(["<b>2000</b>", *filter(None, under.split("|"))]))


def test_years_are_categories_and_no_numbers() -> None:
    assert draw(known()).figure.layout.xaxis.type == "category"


def test_what_could_be_more_has_a_plus_and_how_many_at_most_in_the_figure_and_in_words_in_its_alt_text() -> None:
    drawn = draw(partly_known())
    (over,) = of_kind(drawn, "scatter")
    assert [seen(words) for words in over.text] == ["2", "1+ högst 3"]
    assert seen(of_kind(drawn, "bar")[0].x[1]) == "2023 2+ av 5 hittills"
    assert drawn.words.alt == (
        "Stapeldiagram. Fler. "
        "2022: i gruppen: 2, nya: 2, återkommande: 0, hittills: 2 av 5; "
        "2023: i gruppen: minst 1, högst 3, nya: högst 2, återkommande: minst 1, hittills: minst 2, högst 4 av 5."
    )
    assert "Okända uppgifter: 2 av 10." in all_words(drawn)


def test_it_says_what_is_counted_where_and_when() -> None:
    assert "Kommuner i rådet per år, Sagolandet, 2022–2024. Inga filter." in all_words(draw(known()))
    assert draw(known()).words.name == "council-per-ar"


def test_the_bars_fit_below_the_upper_edge() -> None:
    low, high = draw(known()).figure.layout.yaxis.range
    assert (low, high > 3) == (0, True)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_the_members_could_be_stands_on_the_bar_hatched_and_outlined(theme: Theme) -> None:
    drawn = draw(partly_known(), theme=theme)
    *_, rest = of_kind(drawn, "bar")
    assert (rest.name, list(rest.y)) == ("kan ha varit med", [0, 2])
    assert (rest.marker.pattern.shape, rest.marker.pattern.fgcolor, rest.marker.line.color) == ("/", theme.new, theme.new)
    assert legend(drawn) == ["återkommande", "nya", "kan ha varit med"]


def test_the_number_stands_above_what_could_be_more_and_below_the_upper_edge() -> None:
    drawn = draw(partly_known())
    (over,) = of_kind(drawn, "scatter")
    known_year, open_year = over.y
    assert known_year == 2
    assert 3 < open_year < drawn.figure.layout.yaxis.range[1] * 0.85


def test_a_year_in_which_nobody_is_known_and_all_could_be_is_a_hatched_bar() -> None:
    drawn = draw(make_coverage((2022, 0, 0, 0, 0, 5, 5, 5)))
    *_, rest = of_kind(drawn, "bar")
    assert list(rest.y) == [5]
    assert drawn.figure.layout.yaxis.range[1] > 5


def test_where_years_stand_close_the_number_has_a_plus_alone() -> None:
    many = make_coverage(*((2000 + n, 1, 0, 1, 2, 4, 3, 5) for n in range(12)))
    (over,) = of_kind(draw(many), "scatter")
    assert {seen(words) for words in over.text} == {"1+"}


def test_an_office_program_gets_what_could_be_more_where_there_is_any() -> None:
    *_, rest = draw(partly_known()).words.chart.series
    assert rest == ChartSeries("kan ha varit med", (0, 2), LIGHT.new, open=True)
    assert [one.name for one in draw(known()).words.chart.series] == ["återkommande", "nya"]


def test_years_without_a_single_member_are_drawn_as_nothing_and_not_refused() -> None:
    drawn = draw(make_coverage((2022, 0, 0, 0, 0, 0, 0, 5), (2023, 0, 0, 0, 0, 0, 0, 5)))
    assert [list(bar.y) for bar in of_kind(drawn, "bar")] == [[0, 0], [0, 0]]
    assert drawn.figure.layout.yaxis.range[1] > 0


@pytest.mark.parametrize("coverage", [make_coverage(), make_coverage((2022, 0, 0, 0, 0, 0, 0, 0))], ids=["no year", "nobody"])
def test_without_years_or_municipalities_it_says_so(coverage: pd.DataFrame) -> None:
    assert "Ingen kommun passar alla filter." in all_words(draw(coverage))
    assert of_kind(draw(coverage), "bar") == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_new_and_returning_have_their_own_colours_in_each_scheme(theme: Theme) -> None:
    returning, new = of_kind(draw(known(), theme=theme), "bar")
    assert (returning.marker.color, new.marker.color) == (theme.returning, theme.new)


def test_the_legend_names_the_two_parts_and_nothing_else() -> None:
    assert legend(draw(known())) == ["återkommande", "nya"]


def test_returning_ones_are_hatched_so_that_a_grey_print_tells_them_from_new_ones() -> None:
    returning, new = of_kind(draw(known()), "bar")
    assert (returning.marker.pattern.shape, new.marker.pattern.shape) == ("/", None)


def test_a_number_stands_only_in_a_bar_that_is_high_enough_to_read_it() -> None:
    drawn = draw(make_coverage((2022, 200, 200, 0, 200, 200, 200, 290), (2023, 40, 15, 25, 215, 215, 40, 290)))
    assert list(of_kind(drawn, "bar")[1].text) == ["200", ""]
    (plate,) = (note for note in drawn.figure.layout.annotations if note.bgcolor)
    assert (plate.text, plate.font.size >= 10.6) == ("25", True)
