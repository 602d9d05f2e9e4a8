"""The way to the goal, as steps toward a line."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from src.analysis.counts import Count
from src.analysis.reference_group import SO_FAR, SO_FAR_AT_MOST
from src.charts.band import possible, possible_word, up_to
from src.charts.drawn import ChartData, ChartSeries, Drawn
from src.charts.figure_frame import LINE_HEIGHT, FigureFrame, empty_figure, framed
from src.charts.labels import escape_label
from src.charts.theme import LABEL_SIZE
from src.text_width import lines_of, width_of
from src.vocabulary import YEAR
from src.wording.states import count_words, least_sign

_AIR = 1.16  # how far up the drawing reaches, to the goal
_LETTERS, AIM_SIZE = 15, 14  # px, a step's number and the goal's
_MOST_NOTES = 0.4  # of the drawing's height
_APART = 24  # px between the goal's words and who is missing
HEIGHT, LEAST_HEIGHT = 280, 160  # px, of the drawing, and of one on a slide with many words


def steps_to_goal(
    coverage: pd.DataFrame, reached: Count, *, frame: FigureFrame, headline: str, missing: Sequence[str] = ()
) -> Drawn:
    """Distinct municipalities so far, year by year, against the goal: every municipality in the selection.

    Takes `reference_group_by_year`, and the count that has reached the goal.
    What is open stands on top of the steps, hatched: so high could they be. `missing`, who is, stands over the last step.
    """
    text, theme = frame.text, frame.theme
    offering = text.of(frame.programme.goal_offering.definite)
    if coverage.empty or not reached.of:
        return empty_figure(frame, name="mal", headline=headline)
    goal = reached.of
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
    rest = coverage[SO_FAR_AT_MOST] - coverage[SO_FAR]
    if rest.any():
        shown = [n for n, more in enumerate(rest) if more]
        figure.add_bar(
            x=[n + 0.5 for n in shown],
            y=rest.iloc[shown],
            base=coverage[SO_FAR].iloc[shown],
            width=1,
            name=possible_word(text),
            marker=possible(theme),
            hoverinfo="skip",
        )
    aim = f"<b>{text('mål: {goal}', goal=text.number(goal))}</b>"
    beside = frame.width - width_of(aim, AIM_SIZE) - _APART  # px over the goal's line, beside its words
    notes = [line for note in missing for line in lines_of(note, LABEL_SIZE, beside, bold=True)]
    if len(notes) * LABEL_SIZE * LINE_HEIGHT > LEAST_HEIGHT * _MOST_NOTES:
        notes = []  # long names would leave the steps no height; the alt text has them
    top = max(_AIR, 1 / (1 - (len(notes) * LABEL_SIZE * LINE_HEIGHT + 6) / LEAST_HEIGHT))
    figure.add_hline(y=goal, line={"color": theme.accent, "width": 2, "dash": "dash"})
    figure.add_annotation(
        x=0,
        y=goal,
        xanchor="left",
        yanchor="bottom",
        text=aim,
        showarrow=False,
        font={"color": theme.accent, "size": AIM_SIZE},
    )
    if notes:
        figure.add_annotation(
            x=len(years),
            y=goal,
            xanchor="right",
            yanchor="bottom",
            align="right",
            text="<br>".join(f"<b>{escape_label(line)}</b>" for line in notes),
            showarrow=False,
            font={"color": theme.accent, "size": LABEL_SIZE},
        )
    signs = [least_sign(least, most, text) for least, most in zip(coverage[SO_FAR], coverage[SO_FAR_AT_MOST], strict=True)]
    for n, (level, most, sign) in enumerate(zip(coverage[SO_FAR], coverage[SO_FAR_AT_MOST], signs, strict=True)):
        lines = up_to(sign, level, most, text, room=frame.width / len(years))
        below = level / (goal * top) * LEAST_HEIGHT > len(lines) * _LETTERS * LINE_HEIGHT + 4  # room under the step
        figure.add_annotation(
            x=n + 0.5,
            y=level,
            yanchor="top" if below else "bottom",
            yshift=-4 if below else 4,
            text="<br>".join(lines),
            showarrow=False,
            borderpad=0 if below else 2,
            bgcolor=None if below else theme.ground,  # no line of the hatching runs through the words
            font={"color": theme.ink, "size": _LETTERS},
        )
    figure.update_layout(
        xaxis={
            "tickvals": [n + 0.5 for n in range(len(years))],
            "ticktext": years,
            "range": [0, len(years)],
            "showgrid": False,
            "zeroline": False,
            "linecolor": theme.quiet,
            "fixedrange": True,
        },
        yaxis={"visible": False, "range": [0, goal * top], "fixedrange": True},
        margin={"b": 28},
    )
    data_points = [
        (year, text("{so_far} av {of}", so_far=count_words(least, most, text), of=text.number(goal)))
        for year, least, most in zip(years, coverage[SO_FAR], coverage[SO_FAR_AT_MOST], strict=True)
    ]
    if missing:
        data_points.append((text("vid sista steget"), ", ".join(missing)))
    series = [ChartSeries(text("hittills"), tuple(coverage[SO_FAR]), theme.new)]
    if rest.any():
        series.append(ChartSeries(text("hittills, högst"), tuple(coverage[SO_FAR_AT_MOST]), theme.returning, open=True))
    series.append(ChartSeries(text("mål: {goal}", goal=text.number(goal)), (goal,) * len(years), theme.accent))
    return framed(
        figure,
        frame,
        name="mal",
        headline=headline,
        subtitle=text(
            "Kommuner som hittills har varit med i {offering}, {region}, {period}.",
            offering=offering,
            region=frame.origin.region,
            period=text.years(coverage[YEAR]),
        ),
        kind=text("Trappdiagram"),
        data_points=data_points,
        numbers=coverage[[YEAR, SO_FAR, SO_FAR_AT_MOST]].assign(confirmed=reached.confirmed, at_most=reached.at_most, goal=goal),
        chart=ChartData("line", tuple(years), tuple(series)),
        height=HEIGHT,
        unknown=(len(reached.possible), goal),
    )


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"
