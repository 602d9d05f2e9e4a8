"""The template of slides: `template.pptx`, a real file that can be opened and restyled in PowerPoint.

It holds the colours, the font and a layout for each kind of slide; a place on a slide is known by its placeholder's index. The font
is Calibri, which every machine with Office has. It is a little narrower than Source Sans 3, in which widths are measured.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PptxPresentation
from pptx.slide import SlideLayout

from src.language import N_, Language
from src.reporting.slides.words import Box

TEMPLATE: Final = Path(__file__).with_name("template.pptx")
LANGUAGES: Final = {"sv": "sv-SE", "en": "en-GB"}
TITLE, SUBTITLE, FOOTER, NUMBER, BODY, CHART, PICTURE, TABLE, COMMENT, SOURCE, WARNING = 0, 1, 11, 12, 13, 14, 15, 16, 17, 18, 19
MAIN: Final = (CHART, PICTURE, TABLE)
COVER, WORDS, NATIVE, DRAWN, ROWS, ONE = N_("Omslag"), N_("Text"), N_("Diagram"), N_("Bild"), N_("Tabell"), N_("Kommun")
NATIVE_COMMENT, DRAWN_COMMENT = N_("Diagram med kommentar"), N_("Bild med kommentar")
ROWS_COMMENT: Final = N_("Tabell med kommentar")
PLACES: Final = (N_("Rubrik"), N_("Underrubrik"), N_("Sidfot"), N_("Bildnummer"), N_("Kommentar"), N_("Källa"), N_("Märkning"))
SIZES: Final = (44, 40, 36, 32, 28, 25, 22, 20, 18, 16, 14, 12, 11, 10)  # pt; words take the first in which they fit
LEAST: Final = {(WORDS, BODY): 14, (ONE, BODY): 12}  # where words that need a smaller one go on to the next slide
LEAST_COMMENT: Final = 14


@dataclass(frozen=True)
class Place:
    """A placeholder of a layout: where it is, which type sizes (pt) its words may take, and whether they are bold."""

    index: int
    box: Box
    sizes: tuple[float, ...]
    bold: bool


@dataclass(frozen=True)
class Layout:
    """A kind of slide, and its places by index."""

    layout: SlideLayout
    places: dict[int, Place]


def open_template(text: Language) -> tuple[PptxPresentation, dict[str, Layout]]:
    """An empty presentation in this language, and its layouts by the names above."""
    presentation = Presentation(str(TEMPLATE))
    tongue = LANGUAGES[text.code]
    layouts = {}
    for layout in presentation.slide_layouts:
        layouts[layout.name] = Layout(layout, {place.index: place for place in _places(layout)})
        layout.name = text(layout.name)
    for part in (presentation.slide_master, *presentation.slide_layouts):
        for shape in part.placeholders:
            shape.name = text(shape.name)
            for run in shape.element.iter(qn("a:r")):
                run.find(qn("a:t")).text = shape.name
            for look in shape.element.iter(qn("a:rPr")):
                look.set("lang", tongue)
    return presentation, layouts


def _places(layout: SlideLayout) -> list[Place]:
    places = []
    for shape in list(layout.placeholders):
        index, look = shape.placeholder_format.idx, next(shape.element.iter(qn("a:defRPr")))
        size = int(look.get("sz")) / 100
        least = LEAST_COMMENT if index == COMMENT else LEAST.get((layout.name, index), SIZES[-1])
        box = Box(*(length.inches for length in (shape.left, shape.top, shape.width, shape.height)))
        sizes = (size, *(smaller for smaller in SIZES if least <= smaller < size))
        places.append(Place(index, box, sizes, look.get("b") == "1"))
    return places
