"""Where names stand on a map: in their area, beside its sign, or led out to the open by a line. Pure: px in, px out.

The canvas is cut into cells. One grid says whose area a cell is in, another what is taken by signs, names and lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

CELL = 3  # px
_GAP = 2  # px between a name and what stands beside it
_SIGN_OWN = 0.6  # the least part of a sign on its own area or the open, where signs give way
OWN, AT_HOME = 0.7, 0.9  # the least part of a name on its own area, and on that or the open, if it runs over
_SHORTEST = 10  # px: a line beside the sign
FOREIGN = 3  # how much longer a line seems where it crosses other areas
STEP, EVERY = 2, 4  # the places that a line may lead to: cells between them, and one in so many of them is tried
OUTSIDE = -1  # a cell outside every area

LEFT, CENTRE, RIGHT = "left", "center", "right"  # Plotly's words
Point = tuple[float, float]
Line = tuple[Point, Point]
Ring = Sequence[Point]
Cells = npt.NDArray[np.int16]


@dataclass(frozen=True)
class Sign:
    """What is written in the middle of an area: where, and how wide and high; nothing has no width."""

    at: Point
    width: float
    height: float


@dataclass(frozen=True)
class Name:
    """A name to be placed.

    `grounds`: the areas, OUTSIDE among them, on which its colour can be read; `reach`: how long its line may be, px.
    """

    area: int
    width: float
    height: float
    grounds: frozenset[int]
    reach: float


@dataclass(frozen=True)
class Placed:
    """A name that has a place: its anchor, which part of it stands there, and the line that leads out to it, if any."""

    name: Name
    at: Point
    side: str  # of the anchor that the name is on
    line: Line | None = None


def place_names(names: Sequence[Name], owner: Cells, signs: Mapping[int, Sign], *, tries: int = 1) -> list[Placed]:
    """The names that find a place on a canvas, the first ones first.

    `owner`: its `owners`; `signs`: those of the areas that have one, which no name or line covers. Where some find no place, they
    come first in the next of so many `tries`; the first of those in which the most find one is taken.
    """
    order, best = list(names), list[Placed]()
    for _ in range(tries):
        placed = _placed_in_order(order, signs, owner)
        best = max(best, placed, key=len)
        there = {one.name.area for one in placed}
        without = [name for name in order if name.area not in there]
        if not without:
            break
        order = without + [name for name in order if name.area in there]
    return best


def _placed_in_order(names: Sequence[Name], signs: Mapping[int, Sign], owner: Cells) -> list[Placed]:
    taken = np.zeros(owner.shape, bool)
    taken[[0, -1]] = True  # a line of text is higher than its letters, and the canvas's edge cuts it
    for sign in signs.values():
        if sign.width:
            taken[_cells(_around(sign.at, sign.width, sign.height))] = True
    found = []
    for name in names:
        sign = signs[name.area]
        placed = _at_home(name, sign, owner, taken) or _led_out(name, sign, owner, taken)
        if placed is None:
            continue
        found.append(placed)
        taken[_cells(_box(placed, _GAP))] = True
        if placed.line:
            rows, columns = _along(placed.line)
            taken[rows, columns] = taken[rows, columns - 1] = True  # beside it too: no line slips through where it steps aside
    return found


def signs_with_room(order: Sequence[int], owner: Cells, signs: Mapping[int, Sign]) -> set[int]:
    """The areas whose sign stands mostly in its own area and over no other sign; those first in `order` come first."""
    taken, found = np.zeros(owner.shape, bool), set[int]()
    for number in (n for n in order if signs[n].width):
        cells = _cells(_around(signs[number].at, signs[number].width + _GAP, signs[number].height))
        under = owner[cells]
        if under.size and np.isin(under, (number, OUTSIDE)).mean() >= _SIGN_OWN and not taken[cells].any():
            taken[cells] = True
            found.add(number)
    return found


_Box = tuple[float, float, float, float]  # left, top, right, bottom


def _around(middle: Point, width: float, height: float) -> _Box:
    return middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2


def _box(placed: Placed, air: float = 0) -> _Box:
    (x, y), wide = placed.at, placed.name.width
    left = x - {LEFT: wide, CENTRE: wide / 2, RIGHT: 0}[placed.side]
    return left - air, y - placed.name.height / 2, left + wide + air, y + placed.name.height / 2


def _cells(box: _Box) -> tuple[slice, slice]:
    """The cells that a box touches; those outside the canvas are left out."""
    left, top, right, bottom = (max(n, 0) for n in box)
    return slice(int(top // CELL), int(-(-bottom // CELL))), slice(int(left // CELL), int(-(-right // CELL)))


def owners(areas: Sequence[Sequence[Ring]], width: float, height: float) -> Cells:
    """For each cell of a canvas of `width` × `height` px, the area that its middle is in: right of an odd number of its borders.

    `areas`: the rings of each, in px.
    """
    owner = np.full((int(height // CELL), int(width // CELL)), OUTSIDE, np.int16)
    rows, columns = owner.shape
    for number, rings in enumerate(areas):
        x0, y0 = np.array([place for ring in rings for place in ring[:-1]]).T / CELL - 0.5
        x1, y1 = np.array([place for ring in rings for place in ring[1:]]).T / CELL - 0.5
        first, last = max(int(y0.min()), 0), min(int(y0.max()) + 1, rows)
        row = np.arange(first, last)[:, None]
        crossed, border = np.nonzero((y0 <= row) != (y1 <= row))
        along = (crossed + first - y0[border]) / (y1 - y0)[border]
        column = np.ceil(x0[border] + along * (x1 - x0)[border]).clip(0, columns).astype(int)
        borders = np.bincount(crossed * (columns + 1) + column, minlength=len(row) * (columns + 1))
        inside = borders.reshape(len(row), columns + 1)[:, :-1].cumsum(1) % 2 == 1
        owner[first:last][inside] = number
    return owner


def _at_home(name: Name, sign: Sign, owner: Cells, taken: npt.NDArray[np.bool_]) -> Placed | None:
    """The name in its own area, near the sign; or else where as little as possible runs over its border."""
    best, least = None, OWN
    for placed in _near(name, sign):
        left, top, right, bottom = _box(placed)
        if left < 0 or top < 0 or right > owner.shape[1] * CELL or bottom > owner.shape[0] * CELL:
            continue
        if taken[_cells(_box(placed))].any():
            continue
        under = owner[_cells(_box(placed))]
        own, open_ = (np.count_nonzero(under == ground) / under.size for ground in (name.area, OUTSIDE))
        if own == 1:
            return placed
        if own > least and own + open_ >= AT_HOME and name.grounds.issuperset(np.unique(under).tolist()):
            best, least = placed, own + 0.05  # a later place must be clearly better
    return best


def _near(name: Name, sign: Sign) -> Iterator[Placed]:
    """The places around a sign: under it, beside it, over it, and each of these a little aside."""
    x, y = sign.at
    if not sign.width:
        yield Placed(name, (x, y), CENTRE)
    off = (sign.height + name.height) / 2 + CELL
    aside = sign.width / 2 + _GAP
    for shift in (0, 0.2, -0.2, 0.4, -0.4):
        yield Placed(name, (x + shift * name.width, y + off), CENTRE)
    for rise in (0, 0.4, -0.4):
        yield Placed(name, (x + aside, y + rise * name.height), RIGHT)
        yield Placed(name, (x - aside, y + rise * name.height), LEFT)
    for shift in (0, 0.2, -0.2, 0.4, -0.4):
        yield Placed(name, (x + shift * name.width, y - off), CENTRE)


def _led_out(name: Name, sign: Sign, owner: Cells, taken: npt.NDArray[np.bool_]) -> Placed | None:
    """The name in the open, at the end of a line that crosses no sign, name or line, and little of other areas."""
    x, y = sign.at
    rows, columns = _cells((x - name.reach - name.width, y - name.reach, x + name.reach + name.width, y + name.reach))
    wide, high = int(-(-(name.width + 2 * _GAP) // CELL)), int(-(-name.height // CELL))
    blocked = np.pad(((owner != OUTSIDE) | taken)[rows, columns].cumsum(0, np.int32).cumsum(1), ((1, 0), (1, 0)))
    over, under = blocked[:-high:STEP], blocked[high::STEP]
    full = under[:, wide::STEP] - over[:, wide::STEP] - under[:, :-wide:STEP] + over[:, :-wide:STEP]
    top, left = np.nonzero(full == 0)
    lefts, middle = (left * STEP + columns.start) * CELL + _GAP, (top * STEP + rows.start + high / 2) * CELL
    to_right = np.abs(lefts - x) <= np.abs(lefts + name.width - x)  # a line ends at the side of the name that it meets first
    ends = np.where(to_right, lefts, lefts + name.width)
    lengths = np.hypot(ends - x, middle - y)
    near = np.nonzero((lengths >= sign.width / 2 + _SHORTEST) & (lengths <= name.reach))[0]
    best, least = None, np.inf
    for n in near[np.argsort(lengths[near], kind="stable")][::EVERY]:
        if lengths[n] >= least:
            break
        end, side = (float(ends[n]), float(middle[n])), RIGHT if to_right[n] else LEFT
        line = _from_sign(sign, end), (end[0] - _GAP if side == RIGHT else end[0] + _GAP, end[1])
        along = _along(line)
        if not taken[along].any():
            under = owner[along]
            crossed = ((under != name.area) & (under != OUTSIDE)).mean()
            if (cost := lengths[n] * (1 + FOREIGN * crossed)) < least:
                best, least = Placed(name, end, side, line), cost
    return best


def _from_sign(sign: Sign, end: Point) -> Point:
    """Where a line to `end` leaves the sign."""
    (x, y), aside, up = sign.at, sign.width / 2 + CELL, sign.height / 2 + CELL
    across, down = end[0] - x, end[1] - y
    part = min(aside / abs(across) if across else 1, up / abs(down) if down else 1, 1)
    return x + part * across, y + part * down


def _along(line: Line) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The cells along a line, none of them jumped over: rows and columns."""
    (x0, y0), (x1, y1) = line
    steps = int(max(abs(x1 - x0), abs(y1 - y0)) / CELL * 2) + 2
    step = np.arange(steps)  # as np.linspace does, at a third of its time
    x, y = (step * ((to - start) / (steps - 1)) + start for start, to in ((x0, x1), (y0, y1)))
    x[-1], y[-1] = x1, y1
    return y.astype(int) // CELL, x.astype(int) // CELL
