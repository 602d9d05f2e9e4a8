"""How many municipalities of each group in every year, as a matrix: in place of a row for each, where they are many."""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from src.analysis.reference_group import MEMBERS
from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame, framed
from src.charts.labels import escape_label
from src.charts.legend import LegendEntry
from src.charts.matrix import ROW_HEIGHT, clickable
from src.charts.theme import LABEL_SIZE, RAMP, ink_on
from src.text_width import width_of
from src.vocabulary import AT_MOST, GROUP, OF, YEAR
from src.wording.states import count_words, least_sign

_GAP = 2  # px between fields
_OPEN = "open"
_QUARTERS = 4


class _Look(NamedTuple):
    word: str
    fill: str


def matrix_by_group(
    members: pd.DataFrame,
    names: dict[str, str],
    *,
    frame: FigureFrame,
    years: Sequence[int],
    headline: str,
    kind: str,
    unknown: tuple[int, int],
    leads: Mapping[Hashable, str],
) -> Drawn:
    """The number of members in each group of municipalities, a row a group and a column a year; darker is a larger share.

    Takes `members_by_group`. `names`: the groups' names in the order of the rows; `kind`: what a group is called in a sentence;
    `leads`: the filter on each group, to which a click on a screen leads.
    """
    text, theme = frame.text, frame.theme
    of = members.drop_duplicates(GROUP).set_index(GROUP)[OF]
    rows = {group: f"{name} ({text.number(int(of[group]))})" for group, name in names.items()}
    looks = _looks(frame)
    drawn = members.assign(look=[_look(*numbers) for numbers in zip(members[MEMBERS], members[AT_MOST], members[OF], strict=True)])
    left = round(max(width_of(row, LABEL_SIZE) for row in rows.values())) + 10
    across = 1 - _GAP * len(years) / (frame.width - left - 8)
    figure = go.Figure(layout={"barmode": "overlay", "margin": {"l": left, "t": 24}})
    for key, look in looks.items():
        fields = drawn[drawn["look"] == key]
        if fields.empty:
            continue
        ink = ink_on(look.fill) if look.fill in RAMP else theme.ink
        numbers = list(zip(fields[MEMBERS], fields[AT_MOST], fields[OF], strict=True))
        figure.add_bar(
            orientation="h",
            y=[escape_label(rows[group]) for group in fields[GROUP]],
            x=[across] * len(fields),
            base=[years.index(year) - across / 2 for year in fields[YEAR]],
            width=1 - _GAP / ROW_HEIGHT,
            marker={"color": look.fill, "line": {"width": 0}},
            text=[least_sign(least, most, text) for least, most, _ in numbers],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="outside",
            textfont={"color": ink, "size": 13},
            customdata=[
                [
                    escape_label(names[group]),
                    str(year),
                    text("{n} av {of}", n=count_words(least, most, text), of=text.number(all_of)),
                ]
                for group, year, (least, most, all_of) in zip(fields[GROUP], fields[YEAR], numbers, strict=True)
            ],
            hovertemplate="<b>%{customdata[0]}</b> %{customdata[1]}: %{customdata[2]}<extra></extra>",
            showlegend=False,
            **clickable([leads[group] for group in fields[GROUP]], ink, frame),
        )
    figure.update_layout(
        xaxis={
            "side": "top",
            "range": [-0.5, len(years) - 0.5],
            "tickvals": list(range(len(years))),
            "ticktext": list(map(str, years)),
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "",
        },
        yaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": [escape_label(row) for row in rows.values()],
            "range": [len(rows) - 0.5, -0.5],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "",
        },
    )
    by_group = {group: fields.sort_values(YEAR) for group, fields in drawn.groupby(GROUP)}
    offering = text.of(frame.programme.goal_offering.definite)
    return framed(
        figure,
        frame,
        name=f"{frame.programme.group_key}-matris",
        headline=headline,
        subtitle=text(
            "Antal kommuner i {offering} per {kind} och år, {region}, {period}. Inom parentes: alla kommuner där.",
            offering=offering,
            kind=kind,
            **frame.scope,
        ),
        kind=text("Matris med en rad för varje {kind}", kind=kind),
        data_points=[
            (
                rows[group],
                ", ".join(
                    f"{year} {count_words(least, most, text)}"
                    for year, least, most in zip(*(by_group[group][column] for column in (YEAR, MEMBERS, AT_MOST)), strict=True)
                ),
            )
            for group in names
        ],
        numbers=members[[GROUP, YEAR, MEMBERS, AT_MOST, OF]].sort_values([GROUP, YEAR]),
        height=ROW_HEIGHT * len(rows),
        unknown=unknown,
        legend=[
            LegendEntry("", look.word, look.fill, outline=theme.quiet)
            for key, look in looks.items()
            if (drawn["look"] == key).any()
        ],
    )


def _look(members: int, at_most: int, of: int) -> str:
    """How a field is drawn: by the quarter that its share is in, or as open where nobody is confirmed and somebody could be."""
    if not members:
        return _OPEN if at_most else "0"
    return str(-(-_QUARTERS * members // of))


def _looks(frame: FigureFrame) -> dict[str, _Look]:
    """The look of each kind of field, in the order of the legend."""
    text = frame.text
    return {
        "0": _Look(text("ingen"), RAMP[0]),
        "1": _Look(text("högst en fjärdedel"), RAMP[1]),
        "2": _Look(text("högst hälften"), RAMP[2]),
        "3": _Look(text("högst tre fjärdedelar"), RAMP[3]),
        "4": _Look(text("fler"), RAMP[4]),
        _OPEN: _Look(text("ingen bekräftad"), frame.theme.unknown),
    }
