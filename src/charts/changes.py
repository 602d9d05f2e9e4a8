"""What has changed between two versions of the record, municipality by municipality, on a map."""

import pandas as pd
import plotly.graph_objects as go

from src.analysis.comparison import AFTER, BEFORE, CHANGE_KIND, Change
from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame, empty_figure, framed
from src.charts.labels import escape_label
from src.charts.map import has_small_signs, map_height, room_note
from src.charts.map_areas import HOVER, SIGN, Class, Ground, draw_fields, legend_of
from src.charts.map_areas import KIND as CLASS
from src.charts.map_list import leave_room, names_by_sign, write_list
from src.charts.map_names import write_names
from src.charts.paper import HALF
from src.charts.theme import RAMP
from src.vocabulary import CODE, MUNICIPALITY, OFFERING, YEAR
from src.wording.comparison import change_words, when_words
from src.wording.states import state_word

CHANGES_MAP = "andringar-karta"  # the figure's name
OTHERWISE = "≠"  # the sign of a municipality with as many confirmed offerings, and something else changed
MOST_LINES = 8  # of changes that a pointer shows


def changes_map(
    changed: pd.DataFrame,
    cells: pd.DataFrame,
    ground: Ground,
    *,
    frame: FigureFrame,
    headline: str,
    versions: tuple[str, str],
    unknown: tuple[int, int],
) -> Drawn:
    """How many confirmed offerings each municipality has more or fewer; the difference is written in the field.

    Takes `municipality_changes` and, for what a pointer shows, `changed_cells`. `versions`: the earlier and the later, in words;
    `unknown`: how many of the selection's answers are open in the later one, and of how many.
    """
    text = frame.text
    drawn = changed.merge(ground.register[[CODE, MUNICIPALITY]], on=CODE)
    if ground.register.empty:
        return empty_figure(frame, name=CHANGES_MAP, headline=headline)
    difference = [int(n) for n in drawn[AFTER] - drawn[BEFORE]]
    values = [change_words(kind, n, text) for kind, n in zip(drawn[CHANGE_KIND], difference, strict=True)]
    fields = pd.DataFrame({CODE: drawn[CODE], SIGN: list(map(_sign, drawn[CHANGE_KIND], difference)), CLASS: drawn[CHANGE_KIND]})
    of_each = _lines(cells, frame)
    fields[HOVER] = [
        "<br>".join([f"<b>{escape_label(name)}</b>: {words}", *of_each.get(code, ())])
        for code, name, words in zip(drawn[CODE], drawn[MUNICIPALITY], values, strict=True)
    ]
    classes = _classes(frame)
    figure = go.Figure()
    small = has_small_signs(ground, frame)
    draw_fields(figure, fields, classes, ground, frame, small=small)
    on_half = frame.paper is not None and frame.paper.width <= HALF.width
    rows = {} if on_half else names_by_sign(fields, classes, ground, frame)  # outliers are named on the map
    leave_room(figure, rows, frame)
    shown = [drawn_as for kind, drawn_as in classes.items() if (drawn[CHANGE_KIND] == kind).any()]
    moved = drawn[CHANGE_KIND] != Change.NONE
    data_points = [(name, words) for name, words, changed in zip(drawn[MUNICIPALITY], values, moved, strict=True) if changed]
    rest = int((~moved).sum())
    if rest:
        data_points.append(("", text.plural("oförändrat för {n} kommun", "oförändrat för {n} kommuner", rest)))
    subtitle = text(
        "Från {before} till {after}: ändring av antalet bekräftade erbjudanden per kommun, {region}, {period}.",
        before=versions[0],
        after=versions[1],
        **frame.scope_of_some_year,
    )
    framed_map = framed(
        figure,
        frame,
        name=CHANGES_MAP,
        headline=headline,
        subtitle=f"{subtitle} {room_note(ground, frame)}".rstrip(),
        kind=text("Karta"),
        data_points=data_points,
        numbers=pd.concat(
            [drawn[[CODE, BEFORE, AFTER, CHANGE_KIND]].sort_values(CODE), cells[[CODE, OFFERING, YEAR, BEFORE, AFTER]]],
            ignore_index=True,
        ),
        height=map_height(ground, frame),
        unknown=unknown,
        legend=legend_of(shown, frame),
    )
    write_names(framed_map, fields, classes, ground, frame, small=small)
    write_list(framed_map, rows, frame)
    return framed_map


def _lines(cells: pd.DataFrame, frame: FigureFrame) -> dict[str, list[str]]:
    """Each municipality's changed cells, a line each; how many more where they are many."""
    text, found = frame.text, dict[str, list[str]]()
    names = {offering.key: escape_label(text.of(offering.name)) for offering in frame.programme.offerings}
    states = {state: state_word(state, text) for state in {*cells[BEFORE], *cells[AFTER]}}
    for code, key, year, before, after in zip(
        cells[CODE], cells[OFFERING], cells[YEAR].astype(object), cells[BEFORE], cells[AFTER], strict=True
    ):
        if len(lines := found.setdefault(code, [])) < MOST_LINES:
            when, change = when_words(year, frame.origin.period, text), {"before": states[before], "after": states[after]}
            lines.append(text("{offering} {when}: från {before} till {after}", offering=names[key], when=when, **change))
    for code, number in cells[CODE].value_counts().items():
        if more := int(number) - len(found[str(code)]):
            found[str(code)].append(text.plural("och {n} ändring till", "och {n} ändringar till", more))
    return found


def _sign(kind: str, difference: int) -> str:
    if kind in (Change.CAME, Change.LEFT):
        return f"{difference:+d}".replace("-", "−")
    return OTHERWISE if kind == Change.CHANGED else ""


def _classes(frame: FigureFrame) -> dict[str, Class]:
    text, theme = frame.text, frame.theme
    return {
        Change.CAME: Class("+", text("fler bekräftade erbjudanden"), theme.new),
        Change.LEFT: Class("−", text("färre bekräftade erbjudanden"), theme.returning),
        Change.CHANGED: Class(OTHERWISE, text("annan ändring"), RAMP[1]),
        Change.NONE: Class("", text("oförändrat"), theme.shut_out),
    }
