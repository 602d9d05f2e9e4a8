"""The group's coverage over the years, and its spread over kinds of municipality."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from src.analysis.counts import SHARE, SHARE_AT_MOST
from src.analysis.reference_group import MEMBERS, NEW, NEW_AT_MOST, RETURNING, SO_FAR, SO_FAR_AT_MOST
from src.charts.band import possible, possible_word, up_to
from src.charts.drawn import ChartData, ChartSeries, Drawn
from src.charts.figure_frame import LINE_HEIGHT, FigureFrame, add_all, empty_figure, framed
from src.charts.labels import escape_label, labelled
from src.charts.matrix import clickable
from src.charts.paper import HIGHEST_DRAWING
from src.charts.theme import LABEL_SIZE, ink_on
from src.text_width import lines_of, width_of
from src.vocabulary import AT_MOST, CONFIRMED, OF, YEAR
from src.wording.states import count_words, least_sign, least_words

BAR, THICKEST, LABEL_LINE = 16, 28, 17  # px: a bar's thickness, the most on a slide, and a line of the label over it
_MANY_BARS, _THIN_BAR = 12, 8  # on a screen, more rows than these have thinner bars, px
_BETWEEN = 8  # px between the labels under two bars
_MOST_LINES = 3  # under a bar's year
_WIDEST = 150  # px of a column on paper
BARS_HEIGHT, NUMBER_SIZE, BORDER = 230, 13, 1  # px: the drawing; a number in a bar, and air around it
LEAST_BAR = 16  # px: a bar that holds a number of at least 8 pt and its plate
_AIR = 0.015  # of the highest bar: between its outline and its number
PATTERN = {"shape": "/", "solidity": 0.07, "size": 10}


def coverage_over_years(coverage: pd.DataFrame, *, frame: FigureFrame, headline: str, note: str = "") -> Drawn:
    """Bars of the members per year, new and returning, with the number of different municipalities so far under each year.

    Takes `reference_group_by_year`. A hatched part on top of a bar shows how many more could be members. The `note`, a sentence,
    ends the subtitle.
    """
    text, theme = frame.text, frame.theme
    offering = text.of(frame.programme.goal_offering.definite)
    name = f"{frame.programme.group_key}-per-ar"
    if coverage.empty or not coverage[OF].max():
        return empty_figure(frame, name=name, headline=headline)
    members = [least_sign(least, most, text) for least, most in zip(coverage[MEMBERS], coverage[AT_MOST], strict=True)]
    so_far = [least_sign(least, most, text) for least, most in zip(coverage[SO_FAR], coverage[SO_FAR_AT_MOST], strict=True)]
    years, of = list(coverage[YEAR]), text.number(int(coverage[OF].iloc[-1]))
    room, highest = frame.width / len(years), coverage[AT_MOST].max()
    labels, lines = _under_bars(years, [text("{so_far} av {of} hittills", so_far=n, of=of) for n in so_far], room)
    tall = BARS_HEIGHT / (highest * 1.34 or 1)  # px of one municipality, at least
    figure = go.Figure(
        [
            _part(labels, coverage[RETURNING], text("återkommande"), theme.returning, tall, hatch=theme.ground),
            _part(labels, coverage[NEW], text("nya"), theme.new, tall),
        ]
    )
    rest = (coverage[AT_MOST] - coverage[MEMBERS]).to_list()
    if any(rest):
        figure.add_bar(x=labels, y=rest, name=possible_word(text), marker=possible(theme), hoverinfo="skip")
    figure.add_scatter(
        x=labels,
        y=[most + (_AIR * highest if more else 0) for most, more in zip(coverage[AT_MOST], rest, strict=True)],
        mode="text",
        text=[
            "<br>".join(up_to(sign, least, most, text, room=room))
            for sign, least, most in zip(members, coverage[MEMBERS], coverage[AT_MOST], strict=True)
        ],
        textposition="top center",
        textfont={"size": 15, "color": theme.ink},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
    plates = [
        {
            "x": label,
            "y": value / 2,
            "text": str(value),
            "showarrow": False,
            "font": {"color": ink_on(theme.returning), "size": min(NUMBER_SIZE, (value * tall - 2 * BORDER) / LINE_HEIGHT)},
            "bgcolor": theme.returning,  # no line of the hatching runs through the number
            "borderpad": BORDER,
        }
        for label, value in zip(labels, coverage[RETURNING], strict=True)
        if value * tall >= LEAST_BAR
    ]
    add_all(figure, annotations=plates)
    figure.update_layout(
        barmode="stack",
        bargap=max(0.45, 1 - _WIDEST * len(years) / frame.width) if frame.paper else 0.45,
        xaxis={
            "type": "category",
            "showgrid": False,
            "linecolor": theme.quiet,
            "tickfont": {"color": theme.ink},
            "tickangle": 0,
            "fixedrange": True,
        },
        yaxis={"visible": False, "range": [0, highest * (1.34 if any(rest) else 1.18) or 1], "fixedrange": True},
        margin={"b": 44 + (lines - 2) * LABEL_LINE},
    )
    first = frame.programme.years[0]  # in which nobody returns
    data_points = [
        (
            str(year),
            text(
                "i gruppen: {members}, nya: {new}, återkommande: {returning}, hittills: {so_far} av {of}",
                members=count_words(row[MEMBERS], row[AT_MOST], text),
                new=least_words(row[NEW], row[NEW_AT_MOST], text),
                returning=least_words(row[RETURNING], row[RETURNING] + (more if year != first else 0), text),
                so_far=count_words(row[SO_FAR], row[SO_FAR_AT_MOST], text),
                of=of,
            ),
        )
        for year, more, (_, row) in zip(years, rest, coverage.iterrows(), strict=True)
    ]
    series = [
        ChartSeries(text("återkommande"), tuple(coverage[RETURNING]), theme.returning),
        ChartSeries(text("nya"), tuple(coverage[NEW]), theme.new),
    ]
    if any(rest):
        series.append(ChartSeries(possible_word(text), tuple(rest), theme.new, open=True))
    subtitle = text("Kommuner i {offering} per år, {region}, {period}.", offering=offering, **frame.scope)
    return framed(
        figure,
        frame,
        name=name,
        headline=headline,
        subtitle=f"{subtitle} {note}".rstrip(),
        kind=text("Stapeldiagram"),
        data_points=data_points,
        numbers=coverage,
        chart=ChartData("stacked-columns", tuple(map(str, years)), tuple(series)),
        height=BARS_HEIGHT,
        unknown=(sum(rest), int(coverage[OF].sum())),
    )


def _under_bars(years: list[int], words: list[str], room: float) -> tuple[list[str], int]:
    """The label under each bar, level and in lines that fit, and how many lines the longest has; with little room only years."""
    if width_of(str(years[0]), LABEL_SIZE, bold=True) > room:
        return [f"<b>{str(year)[-2:]}</b>" for year in years], 2
    apart = room - _BETWEEN
    broken = [lines_of(said, LABEL_SIZE, apart) if width_of(said, LABEL_SIZE) > apart else [said] for said in words]
    if max(map(len, broken)) > _MOST_LINES:
        broken = [[] for _ in words]
    return ["<br>".join([f"<b>{year}</b>", *lines]) for year, lines in zip(years, broken, strict=True)], 1 + max(map(len, broken))


def _part(years: list[str], values: pd.Series, name: str, colour: str, tall: float, hatch: str = "") -> go.Bar:
    """One part of every bar, `tall` px a municipality; its number is inside where it can be read.

    `hatch` is a colour of lines that tell it apart in a grey print too, over which no number is written.
    """
    return go.Bar(
        x=years,
        y=values,
        name=name,
        marker={"color": colour, "line": {"width": 0}}
        | ({"pattern": PATTERN | {"fgcolor": hatch, "bgcolor": colour}} if hatch else {}),
        text=[str(value) if value * tall >= LEAST_BAR and not hatch else "" for value in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="outside",  # and so none of these, which Plotly would make too small to be read
        textfont={"color": ink_on(colour), "size": NUMBER_SIZE},
        hovertemplate="%{y} " + escape_label(name) + "<extra></extra>",
    )


def spread_over_groups(
    spread: pd.DataFrame,
    labels: list[str],
    *,
    frame: FigureFrame,
    name: str,
    headline: str,
    subtitle: str,
    leads: Sequence[str] = (),
) -> Drawn:
    """The share of each group's municipalities that took part, against the whole region's share.

    Takes `spread`, and the groups' names in its order. A hatched part at the end of a bar shows how large the share could be.
    `leads`: the filter on each group, to which a click on its row leads where there are several, on a screen.
    """
    text, theme = frame.text, frame.theme
    if spread.empty:
        return empty_figure(frame, name=name, headline=headline)
    whole, known = spread[CONFIRMED].sum() / spread[OF].sum(), (spread[AT_MOST] == spread[CONFIRMED]).all()
    rows = [escape_label(label) for label in labels]
    counts = [
        text("{n} av {of}", n=least_words(least, most, text), of=text.number(of))
        for least, most, of in zip(spread[CONFIRMED], spread[AT_MOST], spread[OF], strict=True)
    ]
    most = text.share(spread[AT_MOST].sum() / spread[OF].sum())
    together = text("tillsammans {share}", share=text.share(whole))
    if not known:
        together = text("tillsammans minst {share}", share=text.share(whole))
        together = together if whole else text("tillsammans högst {share}", share=most)
    figure = go.Figure(
        go.Bar(x=spread[SHARE], y=rows, orientation="h", marker={"color": theme.new}, hoverinfo="skip", showlegend=False)
    )
    series = [ChartSeries(text("har varit med"), tuple(spread[SHARE]), theme.new)]
    if (spread[SHARE_AT_MOST] > spread[SHARE]).any():
        rest = spread[SHARE_AT_MOST] - spread[SHARE]
        series.append(ChartSeries(text("okänt"), tuple(rest), theme.returning))
        figure.add_bar(x=rest, y=rows, orientation="h", marker=possible(theme), hoverinfo="skip", showlegend=False)
    # The label stands above its bar, in two lines where it must, so that a long name is whole on a phone.
    above = [labelled(label, count, frame.width - 30) for label, count in zip(labels, counts, strict=True)]
    label_height = LABEL_LINE * max(len(lines) for lines in above)
    thick = (BAR + label_height + 12) * len(rows) <= HIGHEST_DRAWING if frame.paper else len(rows) <= _MANY_BARS
    bar, apart = (BAR, 12) if thick else (_THIN_BAR, 4 if frame.paper else 8)
    row_height = bar + label_height + apart
    overhang = label_height // 2 - 6 if label_height > LABEL_LINE else 0  # of the first label in two lines, over its row
    given = frame.paper is not None and frame.paper.height is not None
    names: list[dict[str, Any]] = [
        {
            "x": 0,
            "y": row,
            "text": "<br>".join(lines),
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": bar / 2,
            "borderpad": 0,
            "bgcolor": theme.ground,  # no line runs through the words
            "showarrow": False,
            "align": "left",
            "font": {"color": theme.ink},
        }
        for row, lines in zip(rows, above, strict=True)
    ]
    share_of_all = {
        "x": whole,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": overhang,
        "xanchor": "right" if whole > 0.5 else "left",
        "text": together,
        "showarrow": False,
        "font": {"color": theme.accent},
    }
    nothing = {"x": 0, "y": 0, "yref": "paper", "xanchor": "left", "yanchor": "top", "text": text.share(0), "showarrow": False}
    nothing |= {
        "borderpad": 0,
        "yshift": -2,
        "font": {"color": theme.ink},
    }  # where a tick's label would stand, which would be cut at the figure's left
    line = {"type": "line", "x0": whole, "x1": whole, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
    line |= {"layer": "below", "line": {"color": theme.accent, "width": 2, "dash": "dot"}}  # seen between the bars, and cuts none
    add_all(figure, annotations=[*names, share_of_all, nothing], shapes=[line])
    figure.update_layout(
        barmode="stack",
        bargap=1 - bar / row_height,
        xaxis={
            "range": [0, 1.01],
            "tickformat": ".0%",
            "tickvals": [0, 0.5, 1],
            "ticktext": ["", text.share(0.5), text.share(1)],
            "gridcolor": theme.returning,  # seen on the ground, and thin
            "gridwidth": 0.5,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={"type": "category", "autorange": "reversed", "visible": False, "fixedrange": True},
        margin={"t": 20 + (label_height // 2 if given else overhang), "b": 26, "r": 18},
    )
    if leads and len(rows) > 1 and not frame.paper:
        _make_rows_clickable(figure, rows, labels, leads, 1 - (bar + apart) / 2 / row_height, frame)
    data_points = list(zip(labels, counts, strict=True))
    drawn = framed(
        figure,
        frame,
        name=name,
        headline=headline,
        subtitle=subtitle,
        kind=text("Stapeldiagram"),
        data_points=data_points,
        numbers=spread,
        chart=ChartData("bars", tuple(f"{label} ({count})" for label, count in data_points), tuple(series), "0 %"),
        height=row_height * len(rows) + 8,
        unknown=(int((spread[AT_MOST] - spread[CONFIRMED]).sum()), int(spread["of"].sum())),
    )
    if given:
        _fill(figure, len(rows), label_height)
    return drawn


def _make_rows_clickable(
    figure: go.Figure, rows: Sequence[str], labels: Sequence[str], leads: Sequence[str], above: float, frame: FigureFrame
) -> None:
    """Lays an unseen bar over each row with its label, which reaches `above` the middle of the bar, in parts of a row."""
    said = [escape_label(frame.text("Visa bara {group}", group=label)) for label in labels]
    figure.add_bar(
        orientation="h",
        x=[1] * len(rows),
        y=list(rows),
        base=[0] * len(rows),
        width=1,
        offset=-above,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        customdata=said,
        hovertemplate="%{customdata}<extra></extra>",
        showlegend=False,
        **clickable(leads, frame.theme.ink, frame),
    )
    figure.update_layout(hovermode="closest", yaxis={"autorange": False, "range": [len(rows) - 0.5, -0.5]})


def _fill(figure: go.Figure, rows: int, label_height: int) -> None:
    """Makes the bars as thick as the figure's height allows, each right under its label."""
    layout = figure.layout
    row = (layout.height - layout.margin.t - layout.margin.b) / rows
    bar = min(max(row - label_height - 4, 4), THICKEST)
    layout.bargap = 1 - bar / row
    for label in layout.annotations[:rows]:
        label.yshift = bar / 2
    layout.annotations[rows].yshift = max(bar / 2 + label_height - row / 2, 0)  # the line's words, over the first label
