"""Many municipalities and many groups on paper: the matrix in blocks side by side, and bars that share the height of a slide."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from src.charts.coverage import spread_over_groups
from src.charts.drawn import Drawn
from src.charts.matrix import membership_matrix
from src.charts.paper import FULL, HALF, HIGHEST, PAPERS, SLIDE, Paper
from src.charts.theme import LABEL_SIZE
from src.text_width import width_of
from tests.analysis.made_up import CODES, make_register
from tests.charts.figure_frames import fields, make_frame, of_kind, seen
from tests.charts.frames import make_memberships, make_spread
from tests.charts.test_papers import ON, drawing

# The matrix in blocks

ROWS = 10
NAMES_ROOM = 104  # px, for the municipalities' names


def matrix(paper: Paper | None, rows: int = ROWS) -> Drawn:
    """A matrix of so many municipalities, each a member in the middle year only."""
    codes = [str(9900 + n) for n in range(rows)]
    cells = make_memberships(dict.fromkeys(CODES, ("no", "yes", "no")))
    cells = pd.concat([cells[cells["code"] == CODES[0]].assign(code=code) for code in codes], ignore_index=True)
    register = pd.concat([make_register().iloc[:1].assign(code=code, municipality=f"By {code}") for code in codes])
    frame = make_frame(paper=paper)
    return membership_matrix(cells, register.reset_index(drop=True), frame=frame, years=(2022, 2023, 2024), headline="Alla")


def axes(drawn: Drawn, letter: str) -> list[Any]:
    """The axes of the blocks, from left to right."""
    layout = drawn.figure.layout
    return [layout[name] for name in sorted(name for name in layout if name.startswith(f"{letter}axis"))]


def in_blocks(drawn: Drawn) -> list[list[str]]:
    """The municipalities of each block, from above."""
    return [list(axis.categoryarray) for axis in axes(drawn, "y")]


@pytest.mark.parametrize(
    ("paper", "rows", "wanted"),
    [
        (None, 10, [10]),
        (HALF, 10, [10]),
        (FULL, 10, [4, 4, 2]),
        (SLIDE, 10, [3, 3, 3, 1]),
        (FULL, 33, [11, 11, 11]),
        (SLIDE, 33, [9, 9, 9, 6]),
        (FULL, 2, [1, 1]),
        (SLIDE, 1, [1]),
        (SLIDE, 5, [2, 2, 1]),
    ],
)
def test_a_matrix_stands_in_as_many_blocks_as_the_paper_is_wide(paper: Paper | None, rows: int, wanted: list[int]) -> None:
    assert list(map(len, in_blocks(matrix(paper, rows)))) == wanted


@ON
def test_every_municipality_stands_in_one_block_in_the_registers_order(paper: Paper) -> None:
    drawn = matrix(paper)
    names = [f"By {9900 + n}" for n in range(ROWS)]
    assert [name for block in in_blocks(drawn) for name in block] == names
    assert {place: field.sign for place, field in fields(drawn).items()} == {
        (year, name): "●" if year == "2023" else "–" for year in ("2022", "2023", "2024") for name in names
    }
    for bar in of_kind(drawn, "bar"):
        assert set(bar.y) <= set(drawn.figure.layout[f"yaxis{bar.yaxis.removeprefix('y')}"].categoryarray)


@ON
def test_blocks_stand_beside_each_other_with_room_for_the_names_and_the_years_over_each(paper: Paper) -> None:
    drawn = matrix(paper)
    whole = paper.width - drawn.figure.layout.margin.l - drawn.figure.layout.margin.r
    blocks = [axis.domain for axis in axes(drawn, "x")]
    assert blocks[0][0] == 0
    assert blocks[-1][1] <= 1
    for (_, end), (start, _) in pairwise(blocks):
        assert (start - end) * whole == pytest.approx(NAMES_ROOM, abs=1)
    assert len({round(end - start, 6) for start, end in blocks}) == 1
    assert min((end - start) * whole for start, end in blocks) >= 3 * 22  # three years, each wide enough for a sign
    assert {(axis.side, axis.ticktext) for axis in axes(drawn, "x")} == {("top", ("2022", "2023", "2024"))}


@ON
def test_rows_are_as_high_in_a_block_that_is_not_full(paper: Paper) -> None:
    drawn = matrix(paper)
    assert len({axis.range for axis in axes(drawn, "y")}) == 1
    if paper is not SLIDE:
        assert drawing(drawn) == 23 * len(in_blocks(drawn)[0])


@pytest.mark.parametrize("paper", [FULL, HALF], ids=["full", "half"])
def test_a_long_matrix_is_no_higher_than_a_page(paper: Paper) -> None:
    drawn = matrix(paper, 33)
    assert drawn.figure.layout.height <= HIGHEST
    assert drawing(drawn) / len(in_blocks(drawn)[0]) >= 17  # a row has room for its line


# Bars of many groups


def bars(paper: Paper | None, groups: int) -> Drawn:
    """The spread over so many groups, half of each in it, and a quarter unknown."""
    labels = [f"Kommuner av slaget {n}" for n in range(groups)]
    said = {"name": "prov", "headline": "Ingen", "subtitle": "Andel."}
    frame = make_spread(*((str(n), 2, 3, 4) for n in range(groups)))
    return spread_over_groups(frame, labels, frame=make_frame(paper=paper), **said)


def row_and_bar(drawn: Drawn, groups: int) -> tuple[float, float]:
    """How high a row is, and the bar in it."""
    row = drawing(drawn) / groups
    return row, row * (1 - drawn.figure.layout.bargap)


def labels_of(drawn: Drawn, groups: int) -> Sequence[go.layout.Annotation]:
    return drawn.figure.layout.annotations[:groups]


@pytest.mark.parametrize("groups", [1, 5, 9, 14])
def test_on_a_sheet_there_is_a_row_for_each_however_many(groups: int) -> None:
    for paper in (FULL, HALF):
        row, bar = row_and_bar(bars(paper, groups), groups)
        assert row >= 45
        assert bar >= 16


@pytest.mark.parametrize("paper", [FULL, HALF], ids=["full", "half"])
def test_on_a_sheet_the_bars_of_many_groups_are_thin_and_no_higher_than_a_page(paper: Paper) -> None:
    drawn = bars(paper, 21)
    assert drawn.figure.layout.height <= HIGHEST
    assert row_and_bar(drawn, 21)[1] == pytest.approx(8, abs=0.5)


@pytest.mark.parametrize("groups", [1, 3, 5, 7, 9, 11])
def test_many_groups_are_pressed_together_to_stand_on_a_slide(groups: int) -> None:
    drawn = bars(SLIDE, groups)
    assert drawn.figure.layout.height == SLIDE.height
    row, bar = row_and_bar(drawn, groups)
    assert 4 <= bar <= 28.001
    for label in labels_of(drawn, groups):
        assert label.yshift == pytest.approx(bar / 2)  # right over its bar
        assert label.yshift + LABEL_SIZE <= row - bar / 2  # and clear of the bar above it


def test_the_more_groups_the_thinner_their_bars_on_a_slide() -> None:
    thick = [row_and_bar(bars(SLIDE, groups), groups)[1] for groups in (1, 7, 9, 11)]
    assert thick == sorted(thick, reverse=True)
    assert len(set(thick)) == 4


@ON
def test_each_bars_label_is_no_wider_than_the_paper(paper: Paper) -> None:
    for label in labels_of(bars(paper, 9), 9):
        assert "2 av 4" in seen(label.text)
        assert max(width_of(seen(line), LABEL_SIZE, bold="<b>" in line) for line in label.text.split("<br>")) <= paper.width - 30


def test_the_share_of_all_is_marked_whatever_the_paper() -> None:
    for paper in (*PAPERS.values(), None):
        assert {place for line in bars(paper, 9).figure.layout.shapes for place in (line.x0, line.x1)} == {0.5}
        assert any(
            "50" in seen(note.text) and "tillsammans" in seen(note.text) for note in bars(paper, 9).figure.layout.annotations
        )
