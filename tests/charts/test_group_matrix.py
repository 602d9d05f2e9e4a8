"""A field counts a group's members in a year; its colour is the quarter of the group's municipalities that they are."""

import pandas as pd

from src.analysis.reference_group import MEMBERS
from src.charts.drawn import Drawn
from src.charts.group_matrix import matrix_by_group
from src.charts.paper import FULL, Paper
from src.charts.theme import RAMP
from src.vocabulary import AT_MOST, GROUP, OF, YEAR
from tests.charts.figure_frames import legend, make_frame, of_kind, seen

ROWS = [("N", 2022, 0, 0, 4), ("N", 2023, 1, 1, 4), ("S", 2022, 0, 3, 8), ("S", 2023, 7, 8, 8)]


def draw(paper: Paper | None = None) -> Drawn:
    members = pd.DataFrame(ROWS, columns=[GROUP, YEAR, MEMBERS, AT_MOST, OF])
    words = {"headline": "Fler", "kind": "län", "unknown": (4, 24), "leads": {"N": "grupp=N", "S": "grupp=S"}}
    return matrix_by_group(members, {"N": "Norr", "S": "Söder"}, frame=make_frame(paper=paper), years=[2022, 2023], **words)


def test_a_field_carries_its_number_and_the_colour_of_its_quarter() -> None:
    found = {
        (seen(row), round(base)): (number, bar.marker.color)
        for bar in of_kind(draw(), "bar")
        for row, base, number in zip(bar.y, (b + bar.x[0] / 2 for b in bar.base), bar.text, strict=True)
    }
    assert found == {
        ("Norr (4)", 0): ("0", RAMP[0]),
        ("Norr (4)", 1): ("1", RAMP[1]),
        ("Söder (8)", 0): ("0+", "#FFFFFF"),
        ("Söder (8)", 1): ("7+", RAMP[4]),
    }


def test_its_words_say_how_many_and_how_many_at_most() -> None:
    drawn = draw()
    assert drawn.words.data_points == (("Norr (4)", "2022 0, 2023 1"), ("Söder (8)", "2022 högst 3, 2023 minst 7, högst 8"))
    assert legend(drawn) == ["ingen", "högst en fjärdedel", "fler", "ingen bekräftad"]


def test_a_field_leads_to_the_filter_on_its_group_on_a_screen_only() -> None:
    found = {seen(row): lead for bar in of_kind(draw(), "bar") for row, lead in zip(bar.y, bar.meta, strict=True)}
    assert found == {"Norr (4)": "grupp=N", "Söder (8)": "grupp=S"}
    assert {bar.meta for bar in of_kind(draw(FULL), "bar")} == {None}
