"""What stands around every figure of a view: the filters that shape it, and the sources of what it shows."""

from dataclasses import replace
from urllib.parse import urlencode

from src.address import EVIDENCE_PAGE, FROM_KEY, OFFERINGS_KEY, WHAT_IF_KEY, YEARS_KEY
from src.analysis.corrections import cell_set
from src.charts.figure_frame import FigureFrame
from src.charts.map_areas import Ground
from src.charts.paper import Canvas
from src.selection.assumptions import assumption_code
from src.selection.view import View
from src.vocabulary import BOUNDARIES, CODE, LINE, OFFERING
from src.wording.origin import origin_of, origin_of_changes


def figure_frame(view: View, canvas: Canvas, *shown: str) -> FigureFrame:
    """The frame of a figure of this view, which names the filters, assumptions, sources and corrections that shape it.

    `shown`: the columns of the register that the figure shows, and BOUNDARIES for a map.
    """
    corrected = view.corrections_over(view.years_behind)
    corrected = corrected[corrected[CODE].isin(view.register[CODE])]
    of_years = {cell for cell in cell_set(corrected) if cell[2] is not None}
    return FigureFrame(
        text=view.text,
        theme=canvas.theme,
        programme=view.programme,
        origin=origin_of(view, view.address_of(EVIDENCE_PAGE), *shown),
        some_year=view.some_year,
        paper=canvas.paper,
        bare=canvas.bare,
        selected=_selected(view),
        corrected=frozenset(of_years) | view.corrected_pairs(view.selection.years),
        assumed=view.assumed,
        corrections=int(corrected.loc[corrected[OFFERING].isin(list(view.offerings)), LINE].nunique()),
    )


def figure_frame_of_changes(view: View, canvas: Canvas) -> FigureFrame:
    """The frame of a figure of what has changed since the earlier version, which its address names."""
    frame, before = figure_frame(view, canvas), view.before
    return replace(
        frame,
        origin=origin_of_changes(view, view.address_of(EVIDENCE_PAGE, compared=True), BOUNDARIES),
        selected=f"{frame.selected}&{FROM_KEY}={before.version if before else ''}",
    )


def map_ground(view: View) -> Ground:
    """What a map of the selection is drawn on."""
    geography = view.assessed.record.geography
    return Ground(geography.geojson, geography.points, view.register, geography.around)


def _selected(view: View) -> str:
    """Every filter and assumption, also those that an address leaves out because nothing is chosen."""
    selection = view.selection
    chosen = {
        YEARS_KEY: selection.years,
        OFFERINGS_KEY: selection.offerings,
        **selection.on_municipalities,
        WHAT_IF_KEY: sorted(map(assumption_code, selection.what_if)),
    }
    return urlencode(chosen, doseq=True)
