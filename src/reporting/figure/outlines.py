"""Text of an SVG file as outlines, for programs that ignore an embedded font and would cut lines that fit ours."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from src.reporting.figure.svg import SVG
from src.reporting.fonts import WEIGHTS
from src.text_width import FONTS, LETTERS, width_of

_ALONG = {"middle": 0.5, "end": 1.0}  # the part of a line that stands left of its anchor
NORMAL = 400  # a font's weight
_FONT = ("font-family", "font-size", "font-weight", "font-style", "font-variant")  # of no use to a path


@dataclass
class _Run:
    """Letters of one size and weight, and where their line is anchored, if they begin one."""

    letters: str
    size: float
    bold: bool
    y: float
    begins: float | None  # x


def with_outlines(svg: bytes) -> bytes:
    """A finished SVG with every text as a path; a text with a letter that the font lacks stays a text."""
    root = ET.fromstring(svg)  # noqa: S314 from our own browser
    fonts = {weight > NORMAL: TTFont(FONTS / f"SourceSans3-{name}.ttf") for name, weight in WEIGHTS.items()}
    for parent in list(root.iter()):
        for place, child in enumerate(parent):
            if child.tag == f"{{{SVG}}}text" and set("".join(child.itertext())) <= LETTERS:
                parent[place] = _outlined(child, fonts)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _outlined(text: ET.Element, fonts: dict[bool, TTFont]) -> ET.Element:
    style = _style(text)
    size = float(style.get("font-size", "16px").removesuffix("px"))
    runs = list(_runs(text, size, _is_bold(style, bold=False), float(text.get("y", 0)), float(text.get("x", 0))))
    shapes = list[str]()
    part, x = _ALONG.get(text.get("text-anchor", style.get("text-anchor", "")), 0.0), 0.0
    for place, run in enumerate(runs):
        if run.begins is not None:
            end = next((n for n in range(place + 1, len(runs)) if runs[n].begins is not None), len(runs))
            x = run.begins - part * sum(width_of(one.letters, one.size, bold=one.bold) for one in runs[place:end])
        font = fonts[run.bold]
        glyphs, names, scale = font.getGlyphSet(), font.getBestCmap(), run.size / font["head"].unitsPerEm
        shape = SVGPathPen(glyphs, ntos=_number)
        for letter in run.letters:
            glyphs[names[ord(letter)]].draw(TransformPen(shape, (scale, 0, 0, -scale, x, run.y)))
            x += width_of(letter, run.size, bold=run.bold)
        shapes.append(shape.getCommands())
    kept = {name: value for name, value in text.attrib.items() if name in ("transform", "aria-hidden", "opacity")}
    look = "; ".join(f"{name}: {value}" for name, value in style.items() if name not in _FONT)
    return ET.Element(f"{{{SVG}}}path", {"d": "".join(shapes), "style": look, **kept})


def _runs(element: ET.Element, size: float, bold: bool, y: float, begins: float | None) -> Iterator[_Run]:
    """The letters of a text and of what is in it, piece by piece; only the first of a line has its place."""
    for letters, child in [(element.text, None), *((one.tail, one) for one in element)]:
        if child is not None:
            style = _style(child)
            own = float(style["font-size"].removesuffix("px")) if "font-size" in style else size
            place = float(child.attrib["x"]) if "x" in child.attrib else begins
            line = float(child.get("y", y)) + float(child.get("dy", "0").removesuffix("em")) * own
            for run in _runs(child, own, _is_bold(style, bold=bold), line, place):
                yield run
                begins = None
        if letters:
            yield _Run(letters, size, bold, y, begins)
            begins = None


def _style(element: ET.Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in element.get("style", "").split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _is_bold(style: dict[str, str], *, bold: bool) -> bool:
    weight = style.get("font-weight")
    return bold if weight is None else weight in ("bold", "600", "700", "800", "900")


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:g}"
