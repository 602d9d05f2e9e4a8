"""The group on small maps, one for each year."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from src.analysis.counts import OPEN
from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame, empty_figure, framed
from src.charts.grid import grid
from src.charts.labels import escape_label
from src.charts.map_areas import (
    HOVER,
    KIND,
    LEADS,
    SIGN,
    Ground,
    draw_fields,
    height_to_width,
    legend_of,
    signs_give_way,
    state_classes,
)
from src.charts.map_names import write_signs_with_room
from src.vocabulary import CODE, MUNICIPALITY, STATE, YEAR, Evidence, cell_name
from src.wording.states import SIGNS, corrected_sign, corrected_word, least_sign, state_word


def yearly_maps(cells: pd.DataFrame, ground: Ground, *, frame: FigureFrame, headline: str, years: Sequence[int]) -> Drawn:
    """A small map for each year with the group's members. Takes `memberships`."""
    text, theme = frame.text, frame.theme
    offering = text.of(frame.programme.goal_offering.definite)
    name = f"{frame.programme.group_key}-kartor"
    if ground.register.empty or not years:
        return empty_figure(frame, name=name, headline=headline)
    figure = go.Figure()
    data_points, unsure, marked = [], 0, False
    drawn_on = dict[str, pd.DataFrame]()
    cells = cells[cells[YEAR].isin(list(years))]
    places = grid(len(years), height_to_width(ground), frame)
    for place, year in enumerate(years):
        drawn = cells[cells[YEAR] == year].merge(ground.register[[CODE, MUNICIPALITY]], on=CODE)
        marks = [(code, frame.programme.goal.offering, year) in frame.corrected for code in drawn[CODE]]
        marked |= any(marks)
        signs = list(map(_sign, drawn[STATE]))
        fields = pd.DataFrame({CODE: drawn[CODE], SIGN: list(map(corrected_sign, signs, marks)), KIND: drawn[STATE]})
        fields[HOVER] = [
            f"<b>{escape_label(name)}</b><br>{year}: {corrected_word(state_word(state, text), mark, text)}"
            for name, state, mark in zip(drawn[MUNICIPALITY], drawn[STATE], marks, strict=True)
        ]
        if frame.paper is None:
            fields[LEADS] = [cell_name(code, frame.programme.goal.offering, year) for code in drawn[CODE]]
        geo = "geo" if place == 0 else f"geo{place + 1}"
        drawn_on[geo] = fields
        draw_fields(figure, fields, state_classes(frame), ground, frame, geo=geo, small=frame.paper is not None)
        (left, right), (foot, head, top) = places.across(place), places.up(place)
        figure.layout[geo].domain = {"x": [left, right], "y": [foot, head]}
        members = drawn.loc[drawn[STATE] == Evidence.YES, MUNICIPALITY]
        not_certain = list(drawn.loc[drawn[STATE].isin(list(OPEN)), MUNICIPALITY])
        possible = len(not_certain)
        sign = least_sign(len(members), len(members) + possible, text)
        figure.add_annotation(
            text=f"<b>{year}</b>: {sign}",
            x=(left + right) / 2,
            y=top,
            xref="paper",
            yref="paper",
            xanchor="center",
            yanchor="top",
            showarrow=False,
            font={"color": theme.ink, "size": 14},
        )
        said = text.names(list(members)) or (text("ingen bekräftad") if possible else text("ingen"))
        if possible:
            said = text("{members} (inte säkert: {names})", members=said, names=text.names(not_certain))
        assumed = [(code, frame.programme.goal.offering, year) in frame.assumed for code in drawn[CODE]]
        if any(assumed):
            said = text("{members} (antagen uppgift: {names})", members=said, names=text.names(drawn.loc[assumed, MUNICIPALITY]))
        if corrected := list(drawn.loc[marks, MUNICIPALITY]):
            said = text("{members} (rättad uppgift: {names})", members=said, names=text.names(corrected))
        data_points.append((str(year), said))
        unsure += possible
    shown = [
        replace(drawn_as, sign=_sign(state)) for state, drawn_as in state_classes(frame).items() if (cells[STATE] == state).any()
    ]
    maps = framed(
        figure,
        frame,
        name=name,
        headline=headline,
        subtitle=text("Kommuner i {offering}, {region}, {period}.", offering=offering, **frame.scope),
        kind=text("Kartor, en för varje år"),
        data_points=data_points,
        numbers=cells[[CODE, YEAR, STATE]].sort_values([CODE, YEAR]),
        height=places.height,
        unknown=(unsure, len(cells)),
        legend=legend_of(shown, frame, corrected=marked),
    )
    if signs_give_way(ground, frame):
        for geo, fields in drawn_on.items():
            write_signs_with_room(maps, fields, state_classes(frame), ground, geo)
    return maps


def _sign(state: str) -> str:
    """What a field carries: small ones only what their fill does not say."""
    return "" if state in (Evidence.YES, Evidence.NO) else SIGNS[Evidence(state)]
