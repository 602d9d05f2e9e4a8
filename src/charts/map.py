"""The region's municipalities on a map: how many offerings, or one offering's states."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from src.analysis.counts import OPEN
from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame, empty_figure, framed
from src.charts.labels import escape_label
from src.charts.legend import LegendEntry
from src.charts.map_areas import (
    HOVER,
    KIND,
    SIGN,
    Class,
    Ground,
    are_many,
    draw_fields,
    height_to_width,
    is_assumed,
    is_corrected,
    legend_of,
    state_classes,
)
from src.charts.map_list import leave_room, names_by_sign, write_list
from src.charts.map_names import write_names
from src.charts.paper import HALF
from src.charts.theme import ramp
from src.vocabulary import AT_MOST, CODE, CONFIRMED, MUNICIPALITY, OFFERING, STATE, Evidence
from src.wording.states import (
    SIGNS,
    assumed_word,
    corrected_sign,
    corrected_word,
    count_sign,
    count_words,
    state_word,
)

MAP = "karta"  # the figure's name
_SCREEN, _HIGHEST, LARGE = 400, 500, 400  # px: a map's height on a screen, and at most on paper; from LARGE on, its signs are large
_MANY_HIGHEST, _MANY_ON_HALF = 680, 450  # px: of many municipalities, at most; on half a page their list stands under it


def selection_map(
    counts: pd.DataFrame, states: pd.DataFrame, ground: Ground, *, frame: FigureFrame, headline: str, offerings: Sequence[str]
) -> Drawn:
    """The map of a selection: one offering's states, or the counts of several."""
    if len(offerings) == 1:
        return state_map(states, ground, frame=frame, headline=headline, offering=offerings[0])
    return count_map(counts, states, ground, frame=frame, headline=headline, offerings=offerings)


def count_map(
    counts: pd.DataFrame, states: pd.DataFrame, ground: Ground, *, frame: FigureFrame, headline: str, offerings: Sequence[str]
) -> Drawn:
    """How many of the selected offerings each municipality has taken part in; its number is written in the field.

    Takes `offerings_per_municipality` and, for what a pointer shows, the states over the same years.
    """
    text, theme = frame.text, frame.theme
    colours = ramp(len(frame.programme.offerings))
    classes = {str(n): Class(text.number(n), "", colours[n]) for n in range(len(offerings) + 1)}
    classes["?"] = Class("?", text("okänt"), theme.unknown)
    classes["·"] = Class("·", text("ej aktuellt"), theme.shut_out)
    drawn = counts.merge(ground.register[[CODE, MUNICIPALITY]], on=CODE)
    confirmed, at_most = drawn[CONFIRMED].to_list(), drawn[AT_MOST].to_list()
    shut_out, conflicts = drawn[Evidence.NOT_ELIGIBLE].to_list(), drawn[Evidence.CONFLICTING].to_list()
    signs = [count_sign(*numbers, len(offerings)) for numbers in zip(confirmed, at_most, shut_out, conflicts, strict=True)]
    kinds = [sign.rstrip("+!") for sign in signs]
    marks = is_corrected(drawn[CODE], offerings, frame)
    assumed = is_assumed(drawn[CODE], offerings, frame)
    values = [
        assumed_word(corrected_word(count_words(least, most, text), mark, text), made, text)
        for least, most, mark, made in zip(confirmed, at_most, marks, assumed, strict=True)
    ]
    fields = pd.DataFrame({CODE: drawn[CODE], SIGN: list(map(corrected_sign, signs, marks)), KIND: kinds})
    fields[HOVER] = _hover(drawn, states, offerings, frame, values)
    note = text("1+ betyder minst 1; det kan vara fler.") if (counts[AT_MOST] > counts[CONFIRMED]).any() else ""
    note = f"{note} {room_note(ground, frame)}".strip()
    subtitle = text(
        "Antal erbjudanden per kommun (av {n}), {region}, {period}. {note}",
        n=text.number(len(offerings)),
        note=note,
        **frame.scope_of_some_year,
    ).strip()
    data_points = list(zip(drawn[MUNICIPALITY], values, strict=True))
    shown = [drawn_as for kind, drawn_as in classes.items() if kind.isdigit() or kind in kinds]  # the scale of numbers is whole
    if any(conflicts):
        shown.append(Class(SIGNS[Evidence.CONFLICTING], text("motstridigt"), theme.unknown, marked=True))
    return _map(
        fields,
        classes,
        ground,
        frame,
        headline=headline,
        subtitle=subtitle,
        data_points=data_points,
        numbers=drawn[[CODE, CONFIRMED, AT_MOST, Evidence.NOT_ELIGIBLE, Evidence.CONFLICTING]],
        unknown=(int((counts[AT_MOST] - counts[CONFIRMED]).sum()), len(counts) * len(offerings)),
        legend=legend_of(shown, frame, corrected=any(marks)),
    )


def state_map(states: pd.DataFrame, ground: Ground, *, frame: FigureFrame, headline: str, offering: str) -> Drawn:
    """One offering's state in each municipality. Takes the states over the selected years."""
    text = frame.text
    drawn = ground.register[[CODE, MUNICIPALITY]].merge(states[states[OFFERING] == offering], on=CODE)
    marks = is_corrected(drawn[CODE], [offering], frame)
    values = [
        assumed_word(corrected_word(state_word(state, text), mark, text), made, text)
        for state, mark, made in zip(drawn[STATE], marks, is_assumed(drawn[CODE], [offering], frame), strict=True)
    ]
    signs = [corrected_sign(SIGNS[Evidence(state)], mark) for state, mark in zip(drawn[STATE], marks, strict=True)]
    fields = pd.DataFrame({CODE: drawn[CODE], SIGN: signs, KIND: drawn[STATE]})
    fields[HOVER] = _hover(drawn, states, [offering], frame, values)
    definite = text.of(frame.programme.offering(offering).definite)
    subtitle = text("Deltagande i {offering}, {region}, {period}.", offering=definite, **frame.scope_of_some_year)
    classes = state_classes(frame)
    shown = [classes[state] for state in Evidence if (drawn[STATE] == state).any()]
    return _map(
        fields,
        classes,
        ground,
        frame,
        headline=headline,
        subtitle=f"{subtitle} {room_note(ground, frame)}".rstrip(),
        data_points=list(zip(drawn[MUNICIPALITY], values, strict=True)),
        numbers=drawn[[CODE, OFFERING, STATE]],
        unknown=(int(drawn[STATE].isin(OPEN).sum()), len(drawn)),
        legend=legend_of(shown, frame, corrected=any(marks)),
    )


def _map(
    fields: pd.DataFrame,
    classes: Mapping[str, Class],
    ground: Ground,
    frame: FigureFrame,
    *,
    headline: str,
    subtitle: str,
    data_points: list[tuple[str, str]],
    numbers: pd.DataFrame,
    unknown: tuple[int, int],
    legend: Sequence[LegendEntry],
) -> Drawn:
    text = frame.text
    if ground.register.empty:
        return empty_figure(frame, name=MAP, headline=headline)
    small = has_small_signs(ground, frame)
    figure = go.Figure()
    draw_fields(figure, fields, classes, ground, frame, small=small)
    rows = names_by_sign(fields, classes, ground, frame)
    leave_room(figure, rows, frame)
    drawn = framed(
        figure,
        frame,
        name=MAP,
        headline=headline,
        subtitle=subtitle,
        kind=text("Karta"),
        data_points=data_points,
        numbers=numbers.sort_values(CODE),
        height=map_height(ground, frame),
        unknown=unknown,
        legend=legend,
    )
    write_names(drawn, fields, classes, ground, frame, small=small)
    write_list(drawn, rows, frame)
    return drawn


def map_height(ground: Ground, frame: FigureFrame) -> int:
    """How high a map is drawn; where the paper's height is given, how high at most."""
    many = are_many(ground)
    if frame.paper is None and not many:
        return _SCREEN
    on_half = frame.paper is not None and frame.paper.width <= HALF.width
    most = (_MANY_ON_HALF if on_half else _MANY_HIGHEST) if many else _HIGHEST
    if frame.paper and frame.paper.height is not None:
        most = min(frame.paper.height, LARGE - 1)
    height = min(round(frame.width * height_to_width(ground)), most)
    return height if frame.paper else max(height, _SCREEN)


def has_small_signs(ground: Ground, frame: FigureFrame) -> bool:
    """Whether the signs of a map are small: where it is low, or has many municipalities."""
    return are_many(ground) or map_height(ground, frame) < LARGE


def room_note(ground: Ground, frame: FigureFrame) -> str:
    """What to know of a map with many municipalities: not every field carries its sign."""
    return frame.text("Tecken står där de får plats; med filter syns alla.") if are_many(ground) else ""


def _hover(
    drawn: pd.DataFrame, states: pd.DataFrame, offerings: Sequence[str], frame: FigureFrame, values: Sequence[str]
) -> list[str]:
    """For each municipality: its name, the figure, and the state of every offering of the programme."""
    text, codes = frame.text, list(drawn[CODE])
    known = dict(zip(zip(states[CODE], states[OFFERING], strict=True), states[STATE], strict=True))
    state_words = {state: state_word(state, text) for state in set(known.values())}
    lines = [
        [f"<b>{escape_label(name)}</b>: {words}" if len(offerings) > 1 else f"<b>{escape_label(name)}</b>"]
        for name, words in zip(drawn[MUNICIPALITY], values, strict=True)
    ]
    for offering in frame.programme.offerings:
        name, touched = escape_label(text.of(offering.name)), ([offering.key], frame)
        for of, code, mark, made in zip(lines, codes, is_corrected(codes, *touched), is_assumed(codes, *touched), strict=True):
            if state := known.get((code, offering.key)):
                of.append(f"{name}: {assumed_word(corrected_word(state_words[state], mark, text), made, text)}")
    return ["<br>".join(of) for of in lines]
