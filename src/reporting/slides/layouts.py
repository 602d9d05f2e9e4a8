"""The slides' template, 16:9: python-pptx's own with the dashboard's colours, and a layout for each kind of slide.

The font is Calibri, which every machine with Office has; Source Sans 3 is on few of them, and PowerPoint would put any other in
its place. Calibri is a little narrower than Source Sans 3, in which widths are measured.
"""

import re
from dataclasses import dataclass, replace

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Inches

from src.charts.theme import LIGHT, RAMP
from src.language import N_, Language
from src.reporting.slides.words import Box

WIDTH, HEIGHT = 13.333, 7.5  # inches
LEFT, ROOM = 0.75, 11.833
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
TITLE, SUBTITLE, FOOTER, NUMBER, BODY, CHART, PICTURE, TABLE, COMMENT, SOURCE, WARNING = 0, 1, 11, 12, 13, 14, 15, 16, 17, 18, 19
MAIN = (CHART, PICTURE, TABLE)
INK, QUIET, ACCENT = "tx1", "tx2", "accent2"  # of the theme's colours
NUMBER_ID = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"  # any GUID will do for a field
COMMENT_ROOM = 0.66  # what a comment takes from the figure or table beneath it
_NO_BULLET = '<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>{look}</a:lvl1pPr>'


@dataclass(frozen=True)
class Place:
    """A placeholder of a layout; words take the first of the sizes (pt) in which they fit."""

    index: int
    kind: str  # PowerPoint's own word
    name: str
    box: Box
    sizes: tuple[float, ...] = (16,)
    colour: str = INK
    bold: bool = False
    anchor: str = "t"
    align: str = "l"


@dataclass(frozen=True)
class Layout:
    """A kind of slide: its name, and its placeholders in the order in which they are read."""

    name: str
    places: tuple[Place, ...]

    def place(self, index: int) -> Place:
        """The placeholder with this index."""
        return next(place for place in self.places if place.index == index)

    def with_comment(self, name: str) -> "Layout":
        """The same with a comment above its chart, picture or table, which is lower by as much."""
        return Layout(name, tuple(new for place in self.places for new in ([place] if place.index not in MAIN else _below(place))))


def _below(main: Place) -> tuple[Place, Place]:
    box = main.box
    comment = Place(COMMENT, "body", N_("Kommentar"), replace(box, height=COMMENT_ROOM - 0.08), (18, 16, 14))
    return comment, replace(main, box=replace(box, top=box.top + COMMENT_ROOM, height=box.height - COMMENT_ROOM))


FRAME = (
    Place(WARNING, "body", N_("Märkning"), Box(LEFT, 0.2, ROOM, 0.28), (14, 12, 10), ACCENT, bold=True),
    Place(FOOTER, "ftr", N_("Sidfot"), Box(LEFT, 6.96, 10.6, 0.36), (10,), QUIET, anchor="b"),
    Place(NUMBER, "sldNum", N_("Bildnummer"), Box(11.583, 6.96, 1, 0.36), (10,), QUIET, anchor="b", align="r"),
)
HEADING = Place(TITLE, "title", N_("Rubrik"), Box(LEFT, 0.5, ROOM, 0.96), (28, 25, 20, 16, 12), bold=True, anchor="b")
UNDER = Place(SOURCE, "body", N_("Källa"), Box(LEFT, 6.2, ROOM, 0.68), (11, 10), QUIET, anchor="b")
MEASURE = Place(SUBTITLE, "body", N_("Underrubrik"), Box(LEFT, 1.5, ROOM, 0.56), (16, 14, 12, 10), QUIET)
TEXT = Place(BODY, "body", N_("Text"), Box(LEFT, 1.75, 10.4, 4.4), (22, 20, 18, 16, 14))

COVER = Layout(
    N_("Omslag"),
    (
        Place(TITLE, "ctrTitle", N_("Rubrik"), Box(LEFT, 1.75, 10.8, 2.1), (44, 40, 36, 30, 24, 16), bold=True, anchor="b"),
        Place(SUBTITLE, "subTitle", N_("Underrubrik"), Box(LEFT, 4.0, 10.8, 0.55), (22, 18, 14), QUIET),
        Place(BODY, "body", N_("Text"), Box(LEFT, 4.95, 10.8, 1.7), (18, 16, 14, 12, 10)),
        Place(WARNING, "body", N_("Märkning"), Box(LEFT, 1.25, 10.8, 0.4), (18, 14), ACCENT, bold=True),
        *FRAME[1:],
    ),
)
WORDS = Layout(N_("Text"), (HEADING, TEXT, UNDER, *FRAME))
NATIVE = Layout(N_("Diagram"), (HEADING, MEASURE, Place(CHART, "chart", N_("Diagram"), Box(LEFT, 2.15, ROOM, 3.95)), UNDER, *FRAME))
DRAWN = Layout(N_("Bild"), (HEADING, Place(PICTURE, "pic", N_("Bild"), Box(LEFT, 1.56, ROOM, 5.325)), *FRAME))
ROWS = Layout(N_("Tabell"), (HEADING, Place(TABLE, "tbl", N_("Tabell"), Box(LEFT, 1.66, ROOM, 4.5)), UNDER, *FRAME))
ONE = Layout(
    N_("Kommun"),
    (
        HEADING,
        replace(TEXT, box=Box(LEFT, 1.62, ROOM, 1.95), sizes=(20, 18, 16, 14, 12)),
        Place(TABLE, "tbl", N_("Tabell"), Box(LEFT, 3.72, ROOM, 2.42)),
        UNDER,
        *FRAME,
    ),
)
NATIVE_COMMENT = NATIVE.with_comment(N_("Diagram med kommentar"))
DRAWN_COMMENT = DRAWN.with_comment(N_("Bild med kommentar"))
ROWS_COMMENT = ROWS.with_comment(N_("Tabell med kommentar"))
LAYOUTS = (COVER, WORDS, NATIVE, NATIVE_COMMENT, DRAWN, DRAWN_COMMENT, ROWS, ROWS_COMMENT, ONE)


def rgb(colour: str) -> RGBColor:
    """A colour of the theme, as PowerPoint has it."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def template(text: Language) -> Deck:
    """An empty presentation with the layouts above, in their order."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.element.find(qn("p:sldSz")).attrib.pop("type", None)
    _leave_out(deck)
    master = deck.slide_master
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    for layout, wanted in zip(deck.slide_layouts, LAYOUTS, strict=True):
        _lay_out(layout, wanted, text)
    _dress(master, text)
    return deck


def _leave_out(deck: Deck) -> None:
    """What the template came with and nobody here needs: a printer's settings, a picture of an empty slide, and its old shape."""
    package = deck.part.package
    for key, relationship in list(deck.part.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            deck.part.drop_rel(key)
    for relationship in list(package.iter_rels()):
        if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(relationship.rId)
        elif relationship.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            part = relationship.target_part
            part.blob = re.sub(rb"<PresentationFormat>[^<]*</PresentationFormat>", b"", part.blob)


def _lay_out(layout: SlideLayout, wanted: Layout, text: Language) -> None:
    layout.name = text(wanted.name)
    if wanted is not COVER:
        layout.element.attrib.pop("type", None)
    layout.element.set("userDrawn", "1")
    tree = layout.shapes._spTree
    for shape in list(layout.shapes):
        tree.remove(shape.element)
    for place in wanted.places:
        tree.append(parse_xml(_placeholder(place, len(tree), text)))
    if wanted is COVER:
        for n, colour in enumerate(RAMP):
            tree.append(parse_xml(_square(len(tree), LEFT + 0.36 * n, colour)))


def _dress(master: SlideMaster, text: Language) -> None:
    tree = master.shapes._spTree
    for shape in list(master.shapes):
        tree.remove(shape.element)
    for place in (HEADING, replace(TEXT, index=1), *FRAME[1:]):
        tree.append(parse_xml(_placeholder(place, len(tree), text)))
    for level in master.element.iter(qn("a:lvl1pPr")):
        level.set("algn", "l")
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = _coloured(theme.blob)


def _coloured(theme: bytes) -> bytes:
    """The theme with our colours."""
    colours = {
        "dk1": LIGHT.ink, "lt1": LIGHT.ground, "dk2": LIGHT.quiet, "lt2": RAMP[0], "accent1": LIGHT.new, "accent2": LIGHT.accent,
        "accent3": LIGHT.returning, "accent4": RAMP[1], "accent5": RAMP[2], "accent6": RAMP[4], "hlink": LIGHT.new,
        "folHlink": LIGHT.returning,
    }  # fmt: skip
    for name, colour in colours.items():
        new = f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>".encode(), new.encode(), theme, count=1)
    return theme


def _placeholder(place: Place, number: int, text: Language) -> str:
    colour = f'<a:solidFill><a:schemeClr val="{place.colour}"/></a:solidFill>'
    look = f'<a:defRPr sz="{place.sizes[0] * 100:.0f}" b="{place.bold:d}">{colour}</a:defRPr>'
    name, tongue = text(place.name), LANGUAGES[text.code]
    index = f' idx="{place.index}"' if place.index else ""
    words = f'<a:fld id="{NUMBER_ID}" type="slidenum"><a:rPr lang="{tongue}"/><a:t>‹#›</a:t></a:fld>'
    if place.kind != "sldNum":
        words = f'<a:r><a:rPr lang="{tongue}"/><a:t>{name}</a:t></a:r>'
    return f"""<p:sp {nsdecls("p", "a")}>
      <p:nvSpPr><p:cNvPr id="{number + 1}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
        <p:nvPr><p:ph type="{place.kind}"{index}/></p:nvPr></p:nvSpPr>
      <p:spPr>{_frame(place.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>
      <p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}"><a:noAutofit/></a:bodyPr>
        <a:lstStyle>{_NO_BULLET.format(align=place.align, look=look)}</a:lstStyle><a:p>{words}</a:p></p:txBody>
    </p:sp>"""


def _square(number: int, left: float, colour: str) -> str:
    """A field of the figures' scale, as an ornament."""
    return f"""<p:sp {nsdecls("p", "a")}>
      <p:nvSpPr><p:cNvPr id="{number + 1}" name="" /><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
      <p:spPr>{_frame(Box(left, 0.75, 0.3, 0.3))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
        <a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>
    </p:sp>"""


def _frame(box: Box) -> str:
    left, top, width, height = (int(Inches(value)) for value in (box.left, box.top, box.width, box.height))
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
