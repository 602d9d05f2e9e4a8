"""What stands around every figure of a view: where the figures come from, and which filters are set."""

from collections.abc import Sequence

from src.address import EVIDENCE_PAGE
from src.analysis.corrections import cell_set
from src.charts.figure_frame import FigureFrame
from src.charts.map_areas import Ground
from src.charts.paper import Canvas
from src.selection.view import View
from src.vocabulary import CODE, LINE, OFFERING
from src.wording.origin import origin_of


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
        corrected=cell_set(corrected),
        corrections=int(corrected.loc[corrected[OFFERING].isin(list(offerings)), LINE].nunique()),
    )


def map_ground(view: View) -> Ground:
    """What a map of the selection is drawn on."""
    geography = view.assessed.record.geography
    return Ground(geography.geojson, geography.points, view.register)
