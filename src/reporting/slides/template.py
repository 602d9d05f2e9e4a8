"""The template of slides: `template.pptx`, a real file that can be opened and restyled in PowerPoint.

It holds the colours, the font, and a layout for each kind of slide. The font is Calibri, which every machine with Office has; it
is a little narrower than Source Sans 3, in which widths are measured.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Final

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PptxPresentation
from pptx.slide import SlideLayout

from src.language import N_, Language
from src.reporting.properties import locale
from src.reporting.slides.words import Box

DECK_TEMPLATE: Final = Path(__file__).with_name("template.pptx")


class Spot(IntEnum):
    """The placeholders of layouts, by their index."""

    TITLE = 0
    SUBTITLE = 1
    FOOTER = 11
    NUMBER = 12
    BODY = 13
    CHART = 14
    PICTURE = 15
    TABLE = 16
    COMMENT = 17
    SOURCE = 18
    WARNING = 19


class SlideKind(StrEnum):
    """The layouts, by their names in the template."""

    COVER = N_("Omslag")
    WORDS = N_("Text")
    CHART = N_("Diagram")
    CHART_COMMENT = N_("Diagram med kommentar")
    PICTURE = N_("Bild")
    PICTURE_COMMENT = N_("Bild med kommentar")
    TABLE = N_("Tabell")
    TABLE_COMMENT = N_("Tabell med kommentar")
    MUNICIPALITY = N_("Kommun")


PLACES: Final = (N_("Rubrik"), N_("Underrubrik"), N_("Sidfot"), N_("Bildnummer"), N_("Kommentar"), N_("Källa"), N_("Märkning"))
_SIZES: Final = (44, 40, 36, 32, 28, 25, 22, 20, 18, 16, 14, 12, 11, 10)  # pt; words take the first in which they fit
LEAST: Final = {(SlideKind.WORDS, Spot.BODY): 14, (SlideKind.MUNICIPALITY, Spot.BODY): 12}  # beyond, words go on to the next slide
LEAST_COMMENT: Final = 14  # a longer comment gets a slide of its own


@dataclass(frozen=True)
class Place:
    """A placeholder of a layout: where it is, which type sizes (pt) its words may have, and whether they are bold."""

    box: Box
    sizes: tuple[float, ...]
    bold: bool


def open_template(text: Language) -> tuple[PptxPresentation, dict[SlideKind, SlideLayout], dict[tuple[SlideKind, Spot], Place]]:
    """An empty presentation in this language, its layouts, and their places."""
    presentation = Presentation(str(DECK_TEMPLATE))
    layouts = {SlideKind(layout.name): layout for layout in presentation.slide_layouts}
    places = {}
    for kind, layout in layouts.items():
        for shape in list(layout.placeholders):
            spot, look = Spot(shape.placeholder_format.idx), next(shape.element.iter(qn("a:defRPr")))
            size = int(look.get("sz")) / 100
            least = LEAST_COMMENT if spot == Spot.COMMENT else LEAST.get((kind, spot), _SIZES[-1])
            box = Box(shape.left.inches, shape.top.inches, shape.width.inches, shape.height.inches)
            sizes = (size, *(smaller for smaller in _SIZES if least <= smaller < size))
            places[kind, spot] = Place(box, sizes, look.get("b") == "1")
        layout.name = text(layout.name)
    for part in (presentation.slide_master, *layouts.values()):
        for shape in list(part.placeholders):
            shape.name = text(shape.name)
            for run in shape.element.iter(qn("a:r")):
                run.find(qn("a:t")).text = shape.name
            for look in shape.element.iter(qn("a:rPr")):
                look.set("lang", locale(text.code))
    return presentation, layouts, places
