"""What stands around every figure of a view: where the figures come from, and which filters are set."""

from collections.abc import Sequence

from src.address import EVIDENCE_PAGE
from src.analysis.corrections import cell_set
from src.charts.figure_frame import FigureFrame
from src.charts.map_areas import Ground
from src.charts.paper import Canvas
from src.selection.view import View
from src.vocabulary import CODE, LINE, OFFERING
from src.wording.filters import filters_in_words
from src.wording.warnings import warnings


def figure_frame(view: View, canvas: Canvas) -> FigureFrame:
    """The frame of a figure of everything that is selected."""
    return figure_frame_of(view, canvas, view.selection.offerings, view.selection.years)


def figure_frame_of(view: View, canvas: Canvas, offerings: Sequence[str], years: Sequence[int]) -> FigureFrame:
    """The frame of a figure of these offerings in these years: it counts the corrections that bear on them."""
    label = view.assessed.record.label
    corrected = view.corrected_over(years)
    corrected = corrected[corrected[CODE].isin(view.register[CODE])]
    return FigureFrame(
        text=view.text,
        theme=canvas.theme,
        programme=view.programme,
        years=view.selection.years,
        filters=filters_in_words(view),
        source="; ".join(dict.fromkeys(map(view.source_name, view.sources))) or view.text("ingen"),
        as_of=label.as_of,
        export=view.text.of(label.title),
        warnings=tuple(warning.short for warning in warnings(view.assessed, view.selection, view.text)),
        version=view.assessed.version,
        address=view.address_of(EVIDENCE_PAGE),
        paper=canvas.paper,
        corrected=cell_set(corrected),
        corrections=int(corrected.loc[corrected[OFFERING].isin(list(offerings)), LINE].nunique()),
    )


def map_ground(view: View) -> Ground:
    """What a map of the selection is drawn on."""
    geography = view.assessed.record.geography
    return Ground(geography.geojson, geography.points, view.register)
