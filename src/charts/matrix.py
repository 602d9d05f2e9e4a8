"""Every municipality in every year, as a matrix."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from src.analysis.counts import OPEN
from src.analysis.reference_group import NEW
from src.charts.surround import Surround, empty, plain, surrounded
from src.charts.theme import RAMP, ink_on
from src.charts.words import SIGNS, state_word
from src.vocabulary import CODE, MUNICIPALITY, STATE, YEAR, Evidence

RETURNING = "returning"
ROW_HEIGHT = 23  # px


def membership_matrix(
    cells: pd.DataFrame, register: pd.DataFrame, *, around: Surround, years: Sequence[int], headline: str
) -> go.Figure:
    """The group's members, a row a municipality in the register's order and a column a year.

    Takes `memberships`. Each field carries a sign, so that it can be read without colour.
    """
    text, theme = around.text, around.theme
    name = f"{around.programme.goal_offering.key}-matris"
    if register.empty or not years:
        return empty(around, name=name, headline=headline)
    offering = text.of(around.programme.goal_offering.definite)
    kinds = [NEW, RETURNING, Evidence.NO, Evidence.UNKNOWN, Evidence.NOT_ELIGIBLE, Evidence.CONFLICTING]
    fills = [
        theme.new,
        theme.returning,
        RAMP[0] if theme.name == "light" else theme.line,
        theme.unknown,
        theme.shut_out,
        theme.unknown,
    ]
    words = [text("ny"), text("återkommande"), *(state_word(kind, text) for kind in kinds[2:])]
    signs = ["●", "○", *(SIGNS[Evidence(kind)] for kind in kinds[2:])]
    shown = cells[cells[YEAR].isin(list(years))]
    kind = shown[STATE].where(shown[STATE] != Evidence.YES, shown[NEW].map({True: NEW, False: RETURNING}))
    wide = (
        shown.assign(kind=[kinds.index(value) for value in kind])
        .pivot_table(index=CODE, columns=YEAR, values="kind")
        .loc[register[CODE], list(years)]
        .astype(int)
    )
    steps = [[bound, fills[n]] for n in range(len(kinds)) for bound in (n / len(kinds), (n + 1) / len(kinds))]
    rows = [plain(municipality) for municipality in register[MUNICIPALITY]]
    figure = go.Figure(
        go.Heatmap(
            z=wide.to_numpy(),
            x=[str(year) for year in years],
            y=rows,
            zmin=-0.5,
            zmax=len(kinds) - 0.5,
            colorscale=steps,
            showscale=False,
            xgap=3,
            ygap=2,
            customdata=[[words[value] for value in row] for row in wide.to_numpy()],
            hovertemplate="<b>%{y}</b> %{x}: %{customdata}<extra></extra>",
        )
    )
    used = sorted({int(value) for value in wide.to_numpy().ravel()})
    for value in used:
        places = [
            (str(year), row)
            for row, line in zip(rows, wide.to_numpy(), strict=True)
            for year, found in zip(years, line, strict=True)
            if found == value
        ]
        ink = (
            theme.accent
            if kinds[value] == Evidence.CONFLICTING
            else theme.ink
            if kinds[value] not in (NEW, RETURNING)
            else ink_on(fills[value])
        )
        figure.add_scatter(
            x=[place[0] for place in places],
            y=[place[1] for place in places],
            mode="text",
            text=[signs[value]] * len(places),
            textfont={"color": ink, "size": 13},
            hoverinfo="skip",
            showlegend=False,
        )
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            marker={"symbol": "square", "size": 12, "color": fills[value], "line": {"color": theme.quiet, "width": 1}},
            name=f"{signs[value]} {words[value]}",
        )
    figure.update_layout(
        xaxis={"type": "category", "side": "top", "showgrid": False, "fixedrange": True, "ticks": "", "tickfont": {"size": 14}},
        yaxis={
            "type": "category",
            "autorange": "reversed",
            "showgrid": False,
            "fixedrange": True,
            "ticks": "",
            "tickfont": {"size": 12.5},
        },
        margin={"l": 104, "t": 24},
    )
    told = "; ".join(
        f"{municipality}: " + ", ".join(f"{year} {words[value]}" for year, value in zip(years, line, strict=True))
        for municipality, line in zip(register[MUNICIPALITY], wide.to_numpy(), strict=True)
    )
    return surrounded(
        figure,
        around,
        name=name,
        headline=headline,
        subtitle=text("Medlemmar i {offering}, {region}, {period}.", offering=offering, region=around.region, period=around.period),
        alt=text("Matris med en rad för varje kommun. {headline}. {told}.", headline=headline, told=told),
        height=ROW_HEIGHT * len(rows),
        unknown=text("Okända uppgifter: {n}.", n=text.number(int(shown[STATE].isin(list(OPEN)).sum()))),
    )
