"""Whether a figure that somebody has on paper still holds with today's data, and what has changed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from src.analysis.assessed import AssessedRecord
from src.catalogue.figures import figures
from src.charts.drawn import Drawn
from src.charts.paper import SCREEN, Canvas
from src.selection.view import View

ID = re.compile(r"([a-z0-9-]+)\.([0-9a-f]{8})\.([0-9a-f]{8})")


class FigureVerdict(StrEnum):
    """What can be said of a figure's id."""

    HOLDS = "holds"  # the same data, selection and numbers
    HOLDS_STILL = "holds_still"  # other data, the same selection and numbers
    CHANGED = "changed"
    OTHER_FILTERS = "other_filters"  # its own data give another figure: the filters are others, or the dashboard was an earlier one
    UNKNOWN = "unknown"  # its data are not here, so that other numbers may be other filters
    UNREADABLE = "unreadable"  # no id, or of a figure that is not here


@dataclass(frozen=True)
class FigureId:
    """What a figure's id says: its name, the hash of its selection and numbers, and the beginning of the hash of its data."""

    name: str
    numbers: str
    version: str


@dataclass(frozen=True)
class FigureCheck:
    """The verdict on a figure; `now` is the figure of today's data.

    `changes` are (label, then, now), in words, with ".." where there was or is nothing.
    """

    verdict: FigureVerdict
    now: Drawn | None = None
    changes: tuple[tuple[str, str, str], ...] = ()


def parse_figure_id(identity: str) -> FigureId | None:
    """The id in its parts; None where it is none.

    As somebody copies or types it: broken over two lines, with the sentence's full stop, or with the capitals of a telephone.
    """
    found = ID.fullmatch("".join(identity.split()).rstrip(".").lower())
    return FigureId(*found.groups()) if found else None


def check_figure(
    identity: str, today: View, versions: Sequence[Callable[[], AssessedRecord | None]] = (), canvas: Canvas = SCREEN
) -> FigureCheck:
    """The figure with this id against the same figure, with the same filters, of today's data, laid out for the canvas.

    `versions` open the other data that are here, so that the figure's own can be found among them.
    """
    figure_id = parse_figure_id(identity)
    if figure_id is None or figure_id.name not in figures(today):
        return FigureCheck(FigureVerdict.UNREADABLE)
    draw = figures(today)[figure_id.name].draw
    now = draw(today, canvas)
    present = parse_figure_id(now.words.id)
    assert present is not None
    if present.numbers == figure_id.numbers:
        return FigureCheck(FigureVerdict.HOLDS if present.version == figure_id.version else FigureVerdict.HOLDS_STILL, now)
    if present.version == figure_id.version:
        return FigureCheck(FigureVerdict.OTHER_FILTERS, now)
    for version in versions:
        assessed = version()
        if assessed and assessed.version == figure_id.version:
            then = draw(today.of_record(assessed))
            if parse_figure_id(then.words.id) != figure_id:
                return FigureCheck(FigureVerdict.OTHER_FILTERS, now)
            return FigureCheck(FigureVerdict.CHANGED, now, _changes(then, now))
    return FigureCheck(FigureVerdict.UNKNOWN, now)


def _changes(then: Drawn, now: Drawn) -> tuple[tuple[str, str, str], ...]:
    before, after = dict(then.words.data_points), dict(now.words.data_points)
    labels = dict.fromkeys([*before, *after])
    return tuple(
        (label, before.get(label, ".."), after.get(label, "..")) for label in labels if before.get(label) != after.get(label)
    )
