"""Every figure on every paper: as wide as the paper, as high as what stands on it, and a slide exactly as high as a slide."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from src.charts.coverage import spread_over_groups
from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame
from src.charts.matrix import membership_matrix
from src.charts.paper import FULL, HALF, NARROWEST, PAPERS, SLIDE, Paper
from src.charts.theme import LABEL_SIZE, SOURCE_SIZE, SUBTITLE_SIZE
from src.language import read_language
from src.text_width import width_of
from tests.analysis.made_up import CODES, make_register
from tests.charts.figure_frames import MADE_UP, explained, fields, legend, make_frame, of_kind, seen
from tests.charts.frames import make_memberships, make_spread
from tests.charts.test_every_figure import NAMES, draw

EVERY = pytest.mark.parametrize("kind", NAMES)
ON = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
HEIGHTS = {  # px of each drawing on a full sheet, a half one, and a slide with as many words as can be
    "map": (247, 120, 274),
    "states": (247, 120, 274),
    "years": (106, 168, 274),
    "matrix": (46, 92, 250),
    "coverage": (230, 230, 230),
    "spread": (53, 53, 227),
    "steps": (280, 280, 268),
    "evidence": (150, 312, 272),
    "changes": (247, 120, 252),
}
LONG = "Bibliotekens gemensamma register över deltagare och deras kommuner i hela Sagolandet sedan begynnelsen"


def crowded(paper: Paper, language: str = "sv") -> FigureFrame:
    """As many words around a figure as anybody could ask for: made up, many filters, a long source and address."""
    return make_frame(
        paper=paper,
        text=read_language(language),
        warnings=(MADE_UP,),
        source=f"{LONG}; {LONG[:40]}",
        filters=f"Filter: år 2022 och 2024; erbjudande {LONG[:60]}; samarbete Söder.",
        address="https://panel.example/underlag?ar=2022&ar=2024&erbjudande=lantern&erbjudande=compass&samarbete=S%C3%B6der",
        version="0badcafe",
    )


def drawing(drawn: Drawn) -> float:
    """How high the drawing is, in px: what the words leave of the figure."""
    return float(drawn.figure.layout.height - drawn.figure.layout.margin.t - drawn.figure.layout.margin.b)


def lines(drawn: Drawn) -> list[list[str]]:
    """The lines of headline, subtitle and source."""
    return [note.text.split("<br>") for note in drawn.figure.layout.annotations[-3:]]


def test_papers_are_as_wide_as_the_specification_says() -> None:
    assert (FULL.pixels, FULL.dpi, FULL.height) == (1890, 300, None)
    assert (HALF.pixels, HALF.dpi, HALF.height) == (921, 300, None)
    assert SLIDE.height is not None
    assert (SLIDE.pixels, SLIDE.height * SLIDE.scale) == (1920, 1080)
    assert [round(paper.pixels / paper.dpi * 25.4) for paper in (FULL, HALF)] == [160, 78]
    for paper in (FULL, HALF):
        assert paper.width == pytest.approx(paper.pixels / paper.dpi * 96, abs=0.5)  # 96 px to the inch
        assert min(SOURCE_SIZE, LABEL_SIZE) * 72 / 96 >= 8  # points


@pytest.mark.parametrize("kind", HEIGHTS)
def test_a_drawing_is_as_high_as_what_it_shows_and_on_a_slide_as_the_words_leave(kind: str) -> None:
    assert tuple(drawing(draw(kind, crowded(paper))) for paper in (FULL, HALF, SLIDE)) == HEIGHTS[kind]


@EVERY
@ON
def test_the_sides_leave_the_drawing_half_the_paper(kind: str, paper: Paper) -> None:
    margin = draw(kind, make_frame(paper=paper)).figure.layout.margin
    assert margin.l + margin.r < paper.width / 2


@ON
@pytest.mark.parametrize("kind", ["matrix", "spread"])  # with margins of their own
def test_its_words_begin_at_the_papers_left_and_have_room_above_and_below(kind: str, paper: Paper) -> None:
    drawn = draw(kind, crowded(paper))
    headline, subtitle, source = lines(drawn)
    margin = drawn.figure.layout.margin
    assert margin.t >= 1.3 * (len(headline) * drawn.figure.layout.annotations[-3].font.size + len(subtitle) * SUBTITLE_SIZE)
    assert margin.b >= 1.3 * len(source) * SOURCE_SIZE
    assert {note.x + note.xshift + margin.l for note in drawn.figure.layout.annotations[-3:]} == {2}


@EVERY
@pytest.mark.parametrize("paper", [FULL, HALF], ids=["full", "half"])
def test_more_words_make_a_sheets_figure_higher_and_its_drawing_no_lower(kind: str, paper: Paper) -> None:
    few, many = draw(kind, make_frame(paper=paper)), draw(kind, crowded(paper))
    assert many.figure.layout.height > few.figure.layout.height
    assert drawing(many) == drawing(few)


@EVERY
def test_a_slide_that_has_the_headline_itself_gives_its_room_to_the_drawing(kind: str) -> None:
    whole, bare = (draw(kind, make_frame(paper=paper)) for paper in (SLIDE, replace(SLIDE, headline=False)))
    assert drawing(bare) > drawing(whole)
    assert whole.words.headline == bare.words.headline
    assert not any(note.text == f"<b>{bare.words.headline}</b>" for note in bare.figure.layout.annotations)


@EVERY
@ON
def test_it_tells_the_same_on_every_paper(kind: str, paper: Paper) -> None:
    assert draw(kind, make_frame(paper=paper)).words == draw(kind, make_frame()).words


# Legends


@pytest.mark.parametrize(
    ("paper", "entries", "rows"),
    [
        (SLIDE, 5, 1),
        (SLIDE, 6, 2),
        (FULL, 4, 1),
        (FULL, 5, 2),
        (HALF, 2, 1),
        (HALF, 3, 2),
        (HALF, 6, 3),
        (None, 2, 1),
        (None, 3, 2),
    ],
)
def test_a_legend_has_a_line_for_as_many_entries_as_stand_beside_each_other(paper: Paper | None, entries: int, rows: int) -> None:
    names = ["○ återkommande", "● ny", "– nej", "? okänt", "· nja", "! båda", "+ fler"][:entries]  # 136 px each, as the longest
    bottom = explained(paper, *names).figure.layout.margin.b - explained(paper).figure.layout.margin.b
    assert bottom == rows * 22


def test_an_entry_that_is_wider_than_the_paper_has_a_line_of_its_own() -> None:
    long = "en förklaring som är mycket längre än vad en halv spalt kan rymma"
    assert width_of(long, LABEL_SIZE) > HALF.width
    assert explained(HALF, long, "● ny").figure.layout.margin.b - explained(HALF).figure.layout.margin.b == 2 * 22


@ON
@EVERY
def test_the_legend_stands_under_the_drawing_and_over_the_source(kind: str, paper: Paper) -> None:
    drawn = draw(kind, make_frame(paper=paper))
    if not legend(drawn):
        return
    bottom = drawn.figure.layout.legend.y * drawn.figure.layout.height
    source = len(lines(drawn)[2]) * SOURCE_SIZE * 1.3
    assert source < bottom < drawn.figure.layout.margin.b - 22 + 12


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
        (line,) = bars(paper, 9).figure.layout.shapes
        assert line.x0 == line.x1 == 0.5
        assert any("hela urvalet 50" in seen(note.text) for note in bars(paper, 9).figure.layout.annotations)


def test_a_screen_is_laid_out_for_the_narrowest() -> None:
    assert make_frame().width == NARROWEST
    assert [make_frame(paper=paper).width for paper in (FULL, HALF, SLIDE)] == [605, 295, 800]
