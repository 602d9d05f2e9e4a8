"""What stands around every figure of a view: where the figures come from, and which filters are set."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from src.address import COOPERATION_KEY, EVIDENCE_PAGE, FROM_KEY, GROUPS_KEY, OFFERINGS_KEY, WHAT_IF_KEY, YEARS_KEY
from src.analysis.corrections import cell_set
from src.charts.figure_frame import FigureFrame
from src.charts.map_areas import Ground
from src.charts.paper import Canvas
from src.selection.assumptions import assumption_code
from src.selection.view import View
from src.vocabulary import CODE, LINE, OFFERING
from src.wording.origin import origin_of, origin_of_changes


def figure_frame(view: View, canvas: Canvas) -> FigureFrame:
    """The frame of a figure of everything that is selected."""
    return figure_frame_of(view, canvas, view.selection.offerings, view.selection.years)


def figure_frame_of(view: View, canvas: Canvas, offerings: Sequence[str], years: Sequence[int]) -> FigureFrame:
    """The frame of a figure of these offerings in these years: it counts the corrections that bear on them."""
    corrected = view.corrected_over(years)
    corrected = corrected[corrected[CODE].isin(view.register[CODE])]
    return FigureFrame(
        text=view.text,
        theme=canvas.theme,
        programme=view.programme,
        origin=origin_of(view, view.address_of(EVIDENCE_PAGE)),
        paper=canvas.paper,
        selected=_selected(view),
        corrected=cell_set(corrected),
        corrections=int(corrected.loc[corrected[OFFERING].isin(list(offerings)), LINE].nunique()),
    )


def figure_frame_of_changes(view: View, canvas: Canvas) -> FigureFrame:
    """The frame of a figure of what has changed since the earlier version, which its address names."""
    frame, before = figure_frame(view, canvas), view.before
    return replace(
        frame,
        origin=origin_of_changes(view, view.address_of(EVIDENCE_PAGE, compared=True)),
        selected=f"{frame.selected}&{FROM_KEY}={before.version if before else ''}",
    )


def map_ground(view: View) -> Ground:
    """What a map of the selection is drawn on."""
    geography = view.assessed.record.geography
    return Ground(geography.geojson, geography.points, view.register)


def _selected(view: View) -> str:
    """Every filter and assumption, also those that an address leaves out because nothing is chosen."""
    selection = view.selection
    chosen = {
        YEARS_KEY: selection.years,
        OFFERINGS_KEY: selection.offerings,
        GROUPS_KEY: selection.groups,
        COOPERATION_KEY: selection.cooperation,
        WHAT_IF_KEY: sorted(map(assumption_code, selection.what_if)),
    }
    return urlencode(chosen, doseq=True)
