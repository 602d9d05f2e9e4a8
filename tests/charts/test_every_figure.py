"""What holds for every figure, whatever it shows."""

import re

import pandas as pd
import pytest

from src.analysis.counts import Count, offerings_per_municipality
from src.charts.changes import changes_map
from src.charts.coverage import coverage_over_years, spread_over_groups
from src.charts.drawn import Drawn
from src.charts.evidence import evidence_matrix
from src.charts.figure_frame import FigureFrame
from src.charts.goal import steps_to_goal
from src.charts.legend import SQUARE
from src.charts.map import count_map, state_map
from src.charts.matrix import membership_matrix
from src.charts.theme import DARK, LIGHT, RAMP, Theme, contrast
from src.charts.yearly_maps import yearly_maps
from tests.analysis.made_up import CODES, COUNCIL, LANTERN, OFFERINGS, YEARS, make_register
from tests.charts.figure_frames import MADE_UP, field_signs, legend_signs, make_frame, make_ground, seen, squares, words
from tests.charts.frames import known, make_changed, make_changed_cells, make_evidence, make_memberships, make_spread, make_states

NAMES = {
    "map": "karta",
    "states": "karta",
    "years": "council-kartor",
    "matrix": "council-matris",
    "coverage": "council-per-ar",
    "spread": "council-kommungrupp",
    "steps": "mal",
    "evidence": "listor",
    "changes": "andringar-karta",
}
ALT = {  # how each alt text begins, with all that is said of the first
    "map": "Karta. Två av två. Dimvik: 3; ",
    "states": "Karta. Två av två. Dimvik: ja; ",
    "years": "Kartor, en för varje år. Två av två. 2022: Dimvik, Ekskog, Hultmyra och Sotbo; ",
    "matrix": "Matris med en rad för varje kommun. Två av två. Dimvik: 2022 ny, 2023 nej, 2024 återkommande; ",
    "coverage": "Stapeldiagram. Två av två. 2022: i gruppen: 1, nya: 1, återkommande: 0, hittills: 1 av 5; ",
    "spread": "Stapeldiagram. Två av två. Kust: minst 1 av 4.",
    "steps": "Trappdiagram. Två av två. 2022: 1 av 5; ",
    "evidence": "Matris med en rad för varje erbjudande. Två av två. Lyktpaket: 2022 ingen lista (kända: 3 av 4), ",
    "changes": "Karta. Två av två. Dimvik: 2 bekräftade erbjudanden till; ",
}
EVERY = pytest.mark.parametrize("kind", NAMES)
BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def make_frames() -> dict[str, pd.DataFrame]:
    states = make_states()
    return {
        "states": states,
        "counts": offerings_per_municipality(states, make_register(), offerings=OFFERINGS),
        "cells": make_memberships(dict.fromkeys(CODES, ("yes", "no", "yes"))),
        "register": make_register(),
        "coverage": known(),
        "spread": make_spread(("A", 1, 2, 4)),
        "evidence": make_evidence(*((key, year, key == COUNCIL, 3, 0, 4) for key in OFFERINGS for year in (*YEARS, None))),
        "changed": make_changed(),
        "changed cells": make_changed_cells(),
    }


def draw(kind: str, frame: FigureFrame, frames: dict[str, pd.DataFrame] | None = None) -> Drawn:
    of, in_frame = frames or make_frames(), {"frame": frame, "headline": "Två av två"}
    ground = make_ground(of["register"])
    said = {"name": "council-kommungrupp", "subtitle": "Andel, Sagolandet, 2022–2024."}
    drawing = {
        "map": lambda: count_map(of["counts"], of["states"], ground, offerings=OFFERINGS, **in_frame),
        "states": lambda: state_map(of["states"], ground, offering=LANTERN, **in_frame),
        "years": lambda: yearly_maps(of["cells"], ground, years=YEARS, **in_frame),
        "matrix": lambda: membership_matrix(of["cells"], of["register"], years=YEARS, **in_frame),
        "coverage": lambda: coverage_over_years(of["coverage"], **in_frame),
        "spread": lambda: spread_over_groups(of["spread"], ["Kust"], **said, **in_frame),
        "changes": lambda: changes_map(
            of["changed"], of["changed cells"], ground, versions=("Förut", "Nu"), unknown=(4, 12), **in_frame
        ),
        "steps": lambda: steps_to_goal(of["coverage"], Count(CODES, (), 5, 5), **in_frame),
        "evidence": lambda: evidence_matrix(of["evidence"], **in_frame),
    }
    return drawing[kind]()


@EVERY
def test_it_has_a_name_of_plain_letters_for_its_file(kind: str) -> None:
    name = draw(kind, make_frame()).words.name
    assert name == NAMES[kind]
    assert re.fullmatch(r"[a-z0-9-]+", name)


@EVERY
def test_it_fills_the_width_that_it_is_given(kind: str) -> None:
    layout = draw(kind, make_frame()).figure.layout
    assert (layout.width, layout.autosize) == (None, True)
    assert layout.height > layout.margin.t + layout.margin.b > 60


@EVERY
def test_it_says_what_where_when_with_which_filters_how_much_is_unknown_and_from_where(kind: str) -> None:
    drawn = draw(kind, make_frame(filters="Filter: år 2023."))
    headline, subtitle, source = words(drawn)[-3:]
    assert headline == drawn.words.headline
    assert subtitle.endswith("Sagolandet, 2022–2024. Filter: år 2023.") or "1+ betyder" in subtitle
    assert re.match(r"Okända uppgifter: \d+ av \d+\. Källa: Sagorådet\. Uppgifter per 2024-12-31\.", source)


@EVERY
def test_made_up_data_are_stamped_into_it(kind: str) -> None:
    assert MADE_UP.short in " ".join(words(draw(kind, make_frame(warnings=(MADE_UP,)))))


@EVERY
def test_its_alt_text_says_what_it_is_what_it_finds_and_each_number(kind: str) -> None:
    said = draw(kind, make_frame()).words
    assert said.alt.startswith(ALT[kind])
    assert said.alt.removesuffix(".").split(". ", 2)[2] == "; ".join(": ".join(filter(None, point)) for point in said.data_points)


@EVERY
@BOTH
def test_its_words_have_the_schemes_inks_and_no_arrows_and_it_has_no_ground_of_its_own(kind: str, theme: Theme) -> None:
    layout = draw(kind, make_frame(theme=theme)).figure.layout
    assert {note.showarrow for note in layout.annotations} == {False}
    in_squares = {note.text for note in legend_signs(draw(kind, make_frame(theme=theme)))}
    loose = [note for note in layout.annotations if note.bgcolor in (None, theme.ground)]  # a plate's ink goes with its colour
    inks = {note.font.color for note in loose if note.yanchor != "middle" or note.text not in in_squares}
    assert inks <= {theme.ink, theme.quiet, theme.accent}
    assert layout.font.color == theme.ink
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    assert layout.dragmode is False


@EVERY
def test_what_it_is_drawn_from_is_not_changed(kind: str) -> None:
    frames = make_frames()
    before = {name: frame.copy(deep=True) for name, frame in frames.items()}
    draw(kind, make_frame(), frames)
    for name, frame in frames.items():
        pd.testing.assert_frame_equal(frame, before[name])


@pytest.mark.parametrize("kind", ["map", "states", "years", "matrix", "changes"])
@BOTH
def test_the_legend_explains_each_sign_of_the_fields_and_no_other(kind: str, theme: Theme) -> None:
    drawn = draw(kind, make_frame(theme=theme))
    in_fields = {letter for sign in field_signs(drawn) for letter in sign if not letter.isdigit()} - {"*"}
    if kind == "map":
        in_fields -= {"+"}  # the subtitle explains it
    explained = {letter for note in legend_signs(drawn) for letter in seen(note.text) if not letter.isdigit()} - {"*"}
    assert explained == in_fields


@pytest.mark.parametrize("kind", ["map", "states", "years", "matrix", "changes"])
@BOTH
def test_a_sign_is_read_on_its_square_and_a_square_is_seen(kind: str, theme: Theme) -> None:
    drawn = draw(kind, make_frame(theme=theme))
    by_place = {(shape.x0 - 1 + SQUARE / 2, shape.y0 - 1 + SQUARE / 2): shape for shape in squares(drawn)}
    for note in legend_signs(drawn):
        if (square := by_place.get((note.xshift, note.yshift))) is not None:
            assert contrast(note.font.color, square.fillcolor) >= 4.5, note.text
    assert all(contrast(square.line.color, square.fillcolor) >= 3 for square in squares(drawn) if kind != "matrix")


@BOTH
def test_no_and_not_eligible_differ_in_grey(theme: Theme) -> None:
    assert contrast(RAMP[0], theme.shut_out) >= 1.2
