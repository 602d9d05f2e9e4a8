"""A bar is a group's share; what nobody knows is hatched, and the line is the share of all."""

from typing import Any

import pandas as pd
import pytest

from src.charts.coverage import spread_over_groups
from src.charts.drawn import Drawn
from src.charts.theme import DARK, LIGHT, Theme, contrast
from tests.charts.figure_frames import all_words, legend, make_frame, of_kind, seen, words
from tests.charts.frames import make_spread


def draw(spread: pd.DataFrame, labels: list[str] | None = None, theme: Theme = LIGHT, **more: Any) -> Drawn:
    return spread_over_groups(
        spread,
        labels or ["Kust", "Skog"][: len(spread)],
        frame=make_frame(theme=theme),
        name="council-kommungrupp",
        headline="En av två",
        subtitle="Andel av kommunerna.",
        **more,
    )


OPEN = make_spread(("A", 1, 2, 4), ("B", 2, 2, 2))
KNOWN = make_spread(("A", 1, 1, 4), ("B", 2, 2, 2))


def test_a_bar_is_the_share_of_the_group_and_nothing_is_hatched_where_all_is_known() -> None:
    (bar,) = of_kind(draw(KNOWN), "bar")
    assert (list(bar.y), list(bar.x), bar.orientation) == (["Kust", "Skog"], [0.25, 1.0], "h")


def test_a_bar_has_the_colour_of_those_who_took_part_and_the_line_the_one_of_the_goal() -> None:
    drawn = draw(KNOWN)
    assert (of_kind(drawn, "bar")[0].marker.color, drawn.figure.layout.shapes[-1].line.color) == (LIGHT.new, LIGHT.accent)


def test_the_words_at_the_line_stay_inside_the_figure() -> None:
    def anchor(spread: pd.DataFrame) -> str:
        return next(note for note in draw(spread).figure.layout.annotations if "tillsammans" in note.text).xanchor

    assert (anchor(make_spread(("A", 3, 3, 4))), anchor(make_spread(("A", 1, 1, 4)))) == ("right", "left")


def test_what_it_could_be_at_most_is_hatched_beyond_it() -> None:
    _, rest = of_kind(draw(OPEN), "bar")
    assert list(rest.x) == [0.25, 0.0]
    assert rest.marker.pattern.shape == "/"
    assert draw(OPEN).figure.layout.barmode == "stack"


def test_the_bars_need_no_legend() -> None:
    assert legend(draw(OPEN)) == []


def test_each_group_is_named_with_its_numbers_and_so_are_they_in_the_alt_text() -> None:
    assert words(draw(OPEN))[:2] == ["Kust: minst 1 av 4", "Skog: 2 av 2"]
    assert draw(OPEN).words.alt == "Stapeldiagram. En av två. Kust: minst 1 av 4; Skog: 2 av 2."


def test_the_line_stands_at_the_share_of_all_of_them() -> None:
    drawn = draw(OPEN)
    for line in drawn.figure.layout.shapes:
        assert (line.x0, line.x1) == (0.5, 0.5)  # three of six, and not the mean of 25 and 100 %
    assert "tillsammans minst 50 %" in all_words(drawn)
    assert "tillsammans högst 25 %" in all_words(draw(make_spread(("A", 0, 1, 4))))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_line_is_seen_between_the_bars_and_cuts_none(theme: Theme) -> None:
    (line,) = draw(OPEN, theme=theme).figure.layout.shapes
    assert line.layer == "below"
    assert contrast(line.line.color, theme.ground) >= 3


def test_groups_are_categories_in_the_frames_order_from_above() -> None:
    axis = draw(OPEN).figure.layout.yaxis
    assert (axis.type, axis.autorange) == ("category", "reversed")


def test_a_group_that_is_called_by_a_number_is_a_category_too() -> None:
    assert list(of_kind(draw(OPEN, ["2024", "2025"]), "bar")[0].y) == ["2024", "2025"]


def test_the_axis_runs_from_nothing_to_all_and_says_so_in_swedish() -> None:
    drawn = draw(OPEN)
    axis = drawn.figure.layout.xaxis
    assert (axis.range[0], axis.range[1]) == (0, pytest.approx(1, abs=0.02))
    assert [seen(tick) for tick in axis.ticktext] == ["", "50 %", "100 %"]
    (nothing,) = (note for note in drawn.figure.layout.annotations if seen(note.text) == "0 %")
    assert (nothing.x, nothing.xanchor) == (0, "left")  # under the bars' beginning, and not cut at the figure's edge
    assert contrast(axis.gridcolor, LIGHT.ground) >= 3


def test_it_says_how_much_is_unknown() -> None:
    assert "Okända uppgifter: 1 av 6." in all_words(draw(OPEN))
    assert "Okända uppgifter: 0 av 6." in all_words(draw(KNOWN))


def test_names_from_data_are_drawn_letter_by_letter() -> None:
    drawn = draw(make_spread(("A", 1, 1, 4)), ["<script>"])
    assert drawn.figure.layout.annotations[0].text == "&lt;script&gt;: <b>1 av 4</b>"
    assert drawn.figure.layout.annotations[0].y == of_kind(drawn, "bar")[0].y[0]
    assert "<script>: 1 av 4" in drawn.words.alt


def test_a_long_name_is_whole_on_two_lines_and_its_numbers_stay_together() -> None:
    name = "Sydöstra Sagolandets samarbetskommitté för bibliotek"
    label = draw(make_spread(("A", 1, 1, 4)), [name]).figure.layout.annotations[0].text
    assert seen(label) == f"{name}: 1 av 4"
    assert label.endswith("<b>1 av 4</b>")
    assert len(label.split("<br>")) == 2


def test_every_group_has_room_and_more_groups_make_a_higher_figure() -> None:
    assert draw(OPEN).figure.layout.height > draw(make_spread(("A", 1, 1, 4))).figure.layout.height


def test_no_group_at_all_says_so() -> None:
    drawn = draw(make_spread())
    assert "Ingen kommun passar alla filter." in all_words(drawn)
    assert len(drawn.figure.data) == 0


def test_each_whole_row_leads_to_the_filter_on_its_group() -> None:
    *drawn, over = of_kind(draw(KNOWN, leads=["grupp=A", "grupp=B"]), "bar")
    assert [bar.meta for bar in drawn] == [None]
    assert (list(over.meta), list(over.base), list(over.x), over.width) == (["grupp=A", "grupp=B"], [0, 0], [1, 1], 1)
    assert -1 < over.offset < -0.5  # the label above the bar is within it
    assert list(over.customdata) == ["Visa bara Kust", "Visa bara Skog"]


def test_a_group_alone_leads_nowhere() -> None:
    assert len(of_kind(draw(make_spread(("A", 1, 1, 4)), leads=["grupp=A"]), "bar")) == 1
