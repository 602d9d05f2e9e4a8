"""The way to the goal, as steps toward a line."""

import pandas as pd
import plotly.graph_objects as go

from src.analysis.counts import Count
from src.analysis.reference_group import SO_FAR, SO_FAR_AT_MOST
from src.charts.surround import Surround, empty, surrounded
from src.charts.words import least_sign
from src.vocabulary import YEAR


def steps_to_goal(coverage: pd.DataFrame, reached: Count, *, around: Surround) -> go.Figure:
    """Distinct municipalities so far, year by year, against the goal: every municipality in the selection.

    Takes `reference_group_by_year`, and the count that has reached the goal: it holds those too who came in no known year.
    """
    text, theme = around.text, around.theme
    offering = text.of(around.programme.goal_offering.definite)
    if coverage.empty or not reached.of:
        return empty(around, name="mal", headline=text("Vägen till målet"))
    goal, left = reached.of, reached.of - reached.confirmed
    words = {"goal": text.number(goal)}
    if not left:
        headline = text("Målet är nått: {goal} av {goal} kommuner", **words)
    elif reached.exact:
        headline = text.plural("{n} kommun kvar till målet på {goal}", "{n} kommuner kvar till målet på {goal}", left, **words)
    else:
        headline = text.plural(
            "Högst {n} kommun kvar till målet på {goal}", "Högst {n} kommuner kvar till målet på {goal}", left, **words
        )
    years = [str(year) for year in coverage[YEAR]]
    # A step holds its level through the year, so each year is drawn from its start to its end.
    x = [position for n in range(len(years)) for position in (n, n + 1)]
    y = [level for level in coverage[SO_FAR] for _ in (0, 1)]
    figure = go.Figure(
        go.Scatter(
            x=x,
            y=y,
            mode="lines",
            line={"color": theme.new, "width": 4, "shape": "linear"},
            fill="tozeroy",
            fillcolor=_faint(theme.new),
            hoverinfo="skip",
            showlegend=False,
        )
    )
    figure.add_hline(y=goal, line={"color": theme.accent, "width": 2, "dash": "dash"})
    figure.add_annotation(
        x=0,
        y=goal,
        xanchor="left",
        yanchor="bottom",
        text=f"<b>{text('mål: {goal}', goal=text.number(goal))}</b>",
        showarrow=False,
        font={"color": theme.accent, "size": 14},
    )
    signs = [least_sign(least, most, text) for least, most in zip(coverage[SO_FAR], coverage[SO_FAR_AT_MOST], strict=True)]
    for n, (level, sign) in enumerate(zip(coverage[SO_FAR], signs, strict=True)):
        figure.add_annotation(
            x=n + 0.5,
            y=level,
            yanchor="top",
            yshift=-4,
            text=f"<b>{sign}</b>",
            showarrow=False,
            font={"color": theme.ink, "size": 15},
        )
    figure.update_layout(
        xaxis={
            "tickvals": [n + 0.5 for n in range(len(years))],
            "ticktext": years,
            "range": [0, len(years)],
            "showgrid": False,
            "zeroline": False,
            "linecolor": theme.line,
            "fixedrange": True,
        },
        yaxis={"visible": False, "range": [0, goal * 1.16], "fixedrange": True},
        margin={"b": 28},
    )
    told = [(year, text("{so_far} av {of}", so_far=sign, of=text.number(goal))) for year, sign in zip(years, signs, strict=True)]
    return surrounded(
        figure,
        around,
        name="mal",
        headline=headline,
        subtitle=text(
            "Kommuner som hittills har varit med i {offering}, {region}, {period}.",
            offering=offering,
            region=around.region,
            period=text.years(list(coverage[YEAR])),
        ),
        kind=text("Trappdiagram"),
        told=told,
        numbers=coverage[[YEAR, SO_FAR, SO_FAR_AT_MOST]].assign(confirmed=reached.confirmed, at_most=reached.at_most, goal=goal),
        chart={
            "kind": "line",
            "categories": years,
            "series": [
                {"name": text("hittills"), "values": coverage[SO_FAR].to_list(), "colour": theme.new},
                {"name": text("mål: {goal}", goal=text.number(goal)), "values": [goal] * len(years), "colour": theme.accent},
            ],
            "format": "0",
        },
        height=280,
        unknown=(len(reached.possible), goal),
    )


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"
