"""Names on a map: which are written first, in which ink, and the lines that lead to them."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame
from src.charts.label_places import OUTSIDE, Name, Placed, Point, Sign, owners, place_names, signs_with_room
from src.charts.labels import escape_label
from src.charts.map_areas import (
    KIND,
    SIGN,
    SIGN_SIZE,
    SMALL_SIGN,
    THIN,
    Class,
    Ground,
    are_many,
    halo,
    looking_at,
    screen_window,
    signs_give_way,
    write_signs,
)
from src.charts.map_window import Window, rings_of
from src.charts.paper import HALF, NARROWEST
from src.charts.theme import READ, contrast, ink_on
from src.text_width import width_of
from src.vocabulary import CODE, MUNICIPALITY, POPULATION
from src.wording.states import CORRECTED

NAME_SIZE, LETTER_HEIGHT = 11, 0.85  # px, and how high letters are to their size
ONE_IN = 5  # one in so many: a sign that no more have stands out, and so many are the largest
FAR, NEAR = 0.5, 0.25  # of the map's shorter side: the longest line on paper and to what stands out or is large, and to others
NAME_ROW = 17  # px: what is left free above and under a map on a slide, for names that are led out
TRIES = 8  # to give every name on paper a place
NEAREST = 0.15  # the same where there are many: a longer line would cross too many fields


def write_names(
    drawn: Drawn, fields: pd.DataFrame, classes: Mapping[str, Class], ground: Ground, frame: FigureFrame, *, small: bool = False
) -> None:
    """Writes names on a map of fields that is framed, as many as have room: first those that stand out, then the largest.

    On a screen, whose width is not known, as many as have room on the narrowest; on half a page only those that stand out.
    """
    layout = drawn.figure.layout
    width = (layout.width or frame.width) - layout.margin.l - layout.margin.r
    height = layout.height - layout.margin.t - layout.margin.b
    half = frame.paper is not None and frame.paper.width <= HALF.width
    seen = screen_window(ground)
    if frame.paper:
        free = 2 * NAME_ROW if frame.paper.height and not are_many(ground) else 0
        seen = ground.window.filling(width, height - free).filling(width, height)
        layout.geo.update(looking_at(seen))
    scale = seen.scale(width, height)
    width, height = seen.size(scale)
    codes = list(fields[CODE])
    names, populations = (list(ground.register.set_index(CODE)[column].loc[codes]) for column in (MUNICIPALITY, POPULATION))
    fills = [classes[kind].fill for kind in fields[KIND]]
    inks = [ink_on(fill) for fill in fills]
    readable = {ink: _readable(ink, fills, frame) for ink in set(inks)}
    size = SMALL_SIGN if small else SIGN_SIZE
    areas, signs = _on_canvas(fields, ground, seen, scale, size)
    owner = owners(areas, width, height)
    order = _by_importance(list(fields[SIGN]), populations)
    wanted = [
        Name(
            n,
            width_of(names[n], NAME_SIZE),
            NAME_SIZE * LETTER_HEIGHT,
            readable[inks[n]],
            (NEAREST if are_many(ground) else FAR if important or frame.paper else NEAR) * min(width, height),
        )
        for n, outlier, important in order
        if outlier or not half
    ]
    if signs_give_way(ground, frame):
        kept = signs_with_room([n for n, *_ in order], owner, signs)
        write_signs(drawn.figure, fields.iloc[sorted(kept)], classes, ground, "geo", size)
        signs = {n: sign if n in kept else Sign(sign.at, 0, 0) for n, sign in signs.items()}
    tries = TRIES if frame.paper and not are_many(ground) else 1
    placed = place_names(wanted, owner, signs, tries=tries)
    _write_names(drawn.figure, placed, names, fills, seen, scale, frame)


def write_signs_with_room(drawn: Drawn, fields: pd.DataFrame, classes: Mapping[str, Class], ground: Ground, geo: str) -> None:
    """Writes the signs of many fields on one of several small maps that are framed, as many as have room."""
    layout, domain = drawn.figure.layout, drawn.figure.layout[geo].domain
    whole = (layout.width or NARROWEST) - layout.margin.l - layout.margin.r, layout.height - layout.margin.t - layout.margin.b
    width, height = ((high - low) * of for (low, high), of in zip((domain.x, domain.y), whole, strict=True))
    seen = screen_window(ground)
    scale = seen.scale(width, height)
    areas, signs = _on_canvas(fields, ground, seen, scale, SMALL_SIGN)
    populations = ground.register.set_index(CODE)[POPULATION].loc[list(fields[CODE])]
    order = [n for n, *_ in _by_importance(list(fields[SIGN]), list(populations))]
    kept = signs_with_room(order, owners(areas, *seen.size(scale)), signs)
    write_signs(drawn.figure, fields.iloc[sorted(kept)], classes, ground, geo, SMALL_SIGN)


def _on_canvas(
    fields: pd.DataFrame, ground: Ground, seen: Window, scale: float, size: float
) -> tuple[list[list[list[Point]]], dict[int, Sign]]:
    """The rings of each field, and the sign in its middle, px."""
    codes = list(fields[CODE])
    points = ground.points.set_index(CODE).loc[codes]
    rings = {feature["id"]: list(rings_of(feature)) for feature in ground.geojson["features"]}
    areas = [[[seen.to_px(place, scale) for place in ring] for ring in rings[code]] for code in codes]
    signs = {
        n: Sign(seen.to_px((east, north), scale), width_of(sign, size, bold=True), size * LETTER_HEIGHT)
        for n, (sign, east, north) in enumerate(zip(fields[SIGN], points["longitude"], points["latitude"], strict=True))
    }
    return areas, signs


def _by_importance(signs: Sequence[str], populations: Sequence[int]) -> list[tuple[int, bool, bool]]:
    """Those whose sign few others have, the rarest first, then the others; of those the larger municipality comes first.

    Each with whether it stands out, and whether it does so or is one of the largest.
    """
    plain = [sign.rstrip(CORRECTED) for sign in signs]
    alike = Counter(plain)
    most = len(plain) // ONE_IN
    largest = sorted(range(len(plain)), key=lambda n: -populations[n])
    order = sorted(largest, key=lambda n: alike[plain[n]] if alike[plain[n]] <= most else len(plain))
    return [(n, alike[plain[n]] <= most, alike[plain[n]] <= most or n in largest[:most]) for n in order]


def _readable(ink: str, fills: Sequence[str], frame: FigureFrame) -> frozenset[int]:
    """The areas on which this ink can be read, the open around them too."""
    grounds = dict(enumerate(fills)) | {OUTSIDE: frame.theme.ground}
    return frozenset(n for n, ground in grounds.items() if contrast(ink, ground) >= READ)


def _write_names(
    figure: go.Figure,
    placed: Sequence[Placed],
    names: Sequence[str],
    fills: Sequence[str],
    seen: Window,
    scale: float,
    frame: FigureFrame,
) -> None:
    if not placed:
        return
    lines = [place for one in placed if one.line for place in (*(seen.to_degrees(*end, scale) for end in one.line), (None, None))]
    for colour, width in ((frame.theme.ground, 2.5), (frame.theme.ink, THIN)) if lines else ():  # seen on fields of every fill
        longitudes, latitudes = zip(*lines, strict=True)
        look = {"color": colour, "width": width}
        figure.add_scattergeo(lon=longitudes, lat=latitudes, mode="lines", line=look, hoverinfo="skip", showlegend=False)
    longitudes, latitudes = zip(*(seen.to_degrees(*one.at, scale) for one in placed), strict=True)
    figure.add_scattergeo(
        lon=longitudes,
        lat=latitudes,
        mode="text",
        text=[escape_label(names[one.name.area]) for one in placed],
        textposition=[f"middle {one.side}" for one in placed],
        textfont={
            "size": NAME_SIZE,
            "color": [frame.theme.ink if one.line else ink_on(fills[one.name.area]) for one in placed],
            "shadow": [halo(frame.theme.ground if one.line else fills[one.name.area]) for one in placed],
        },
        hoverinfo="skip",
        showlegend=False,
    )
