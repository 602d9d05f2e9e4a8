"""Every figure on every paper: as wide as the paper, as high as what stands on it, and a slide exactly as high as a slide."""

from dataclasses import replace
from functools import cache

import pytest

from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame
from src.charts.paper import FULL, HALF, NARROWEST, PAPERS, SLIDE, Paper
from src.charts.theme import LABEL_SIZE, SOURCE_SIZE, SUBTITLE_SIZE
from src.language import read_language
from src.text_width import width_of
from tests.charts.figure_frames import MADE_UP, explained, legend, make_frame, squares
from tests.charts.test_every_figure import NAMES, draw

EVERY = pytest.mark.parametrize("kind", NAMES)
ON = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
HEIGHTS = {  # px of each drawing on a full sheet, a half one, and a slide with as many words as can be
    "map": (247, 120, 240),
    "states": (247, 120, 240),
    "years": (106, 168, 225),
    "matrix": (46, 92, 201),
    "coverage": (230, 230, 181),
    "spread": (53, 53, 193),
    "steps": (280, 280, 234),
    "evidence": (150, 312, 238),
    "changes": (247, 120, 225),
}
LONG = "Bibliotekens gemensamma register över deltagare och deras kommuner i hela Sagolandet sedan begynnelsen"


def crowded(paper: Paper, language: str = "sv") -> FigureFrame:
    """As many words around a figure as anybody could ask for: made up, many filters, a long source and address."""
    return make_frame(
        paper=paper,
        text=read_language(language),
        warnings=(MADE_UP,),
        source=f"{LONG}; {LONG[:40]}",
        filters=f"Filter: år 2022 eller 2024; erbjudande {LONG[:60]}; samarbete Söder.",
        address="https://panel.example/underlag?ar=2022&ar=2024&erbjudande=lantern&erbjudande=compass&samarbete=S%C3%B6der",
        version="0badcafe",
    )


@cache
def plain(kind: str, paper: Paper | None = None) -> Drawn:
    """The figure with few words around it; drawn once, and only looked at."""
    return draw(kind, make_frame(paper=paper))


@cache
def wordy(kind: str, paper: Paper) -> Drawn:
    """The figure with as many words as anybody could ask for; drawn once, and only looked at."""
    return draw(kind, crowded(paper))


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
    assert tuple(drawing(wordy(kind, paper)) for paper in (FULL, HALF, SLIDE)) == HEIGHTS[kind]


@EVERY
@ON
def test_the_sides_leave_the_drawing_half_the_paper(kind: str, paper: Paper) -> None:
    margin = plain(kind, paper).figure.layout.margin
    assert margin.l + margin.r < paper.width / 2


@ON
@pytest.mark.parametrize("kind", ["matrix", "spread"])  # with margins of their own
def test_its_words_begin_at_the_papers_left_and_have_room_above_and_below(kind: str, paper: Paper) -> None:
    drawn = wordy(kind, paper)
    headline, subtitle, source = lines(drawn)
    margin = drawn.figure.layout.margin
    assert margin.t >= 1.3 * (len(headline) * drawn.figure.layout.annotations[-3].font.size + len(subtitle) * SUBTITLE_SIZE)
    assert margin.b >= 1.3 * len(source) * SOURCE_SIZE
    assert {note.x + note.xshift + margin.l for note in drawn.figure.layout.annotations[-3:]} == {2 + paper.air}


@EVERY
@pytest.mark.parametrize("paper", [FULL, HALF], ids=["full", "half"])
def test_more_words_make_a_sheets_figure_higher_and_its_drawing_no_lower(kind: str, paper: Paper) -> None:
    few, many = plain(kind, paper), wordy(kind, paper)
    assert many.figure.layout.height > few.figure.layout.height
    assert drawing(many) == drawing(few)


@EVERY
def test_a_slide_keeps_forty_pixels_free_on_all_sides(kind: str) -> None:
    drawn = plain(kind, SLIDE)
    layout, free = drawn.figure.layout, 40 / SLIDE.scale
    assert (layout.width, layout.height) == (800, 450)
    assert min(layout.margin[side] for side in "lrtb") >= free
    headline, _, source = layout.annotations[-3:]
    assert layout.margin.t - headline.yshift >= free  # from the sheet's top
    assert layout.margin.b + source.yshift >= free
    assert layout.margin.l + headline.xshift >= free


@EVERY
def test_a_slide_that_has_the_headline_itself_gives_its_room_to_the_drawing(kind: str) -> None:
    whole, bare = (plain(kind, paper) for paper in (SLIDE, replace(SLIDE, headline=False)))
    assert drawing(bare) > drawing(whole)
    assert whole.words.headline == bare.words.headline
    assert not any(note.text == f"<b>{bare.words.headline}</b>" for note in bare.figure.layout.annotations)


@EVERY
@ON
def test_it_tells_the_same_on_every_paper(kind: str, paper: Paper) -> None:
    assert plain(kind, paper).words == plain(kind).words


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
    drawn = plain(kind, paper)
    if not legend(drawn):
        return
    bottom = drawn.figure.layout.legend.y * drawn.figure.layout.height
    if own := squares(drawn):
        bottom = drawn.figure.layout.margin.b + min(square.y0 for square in own)
    source = len(lines(drawn)[2]) * SOURCE_SIZE * 1.3
    assert source < bottom - paper.air
    assert bottom < drawn.figure.layout.margin.b - 22 + 12


def test_a_screen_is_laid_out_for_the_narrowest() -> None:
    assert make_frame().width == NARROWEST
    assert [make_frame(paper=paper).width for paper in (FULL, HALF, SLIDE)] == [605, 295, 766]
