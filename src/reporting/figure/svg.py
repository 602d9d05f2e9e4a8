"""A figure as an SVG file that is complete in itself: text as text, its size on paper, and what it shows in words."""

import copy
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

from src.charts.drawn import FigureWords
from src.charts.paper import Paper
from src.reporting.clean_text import clean
from src.reporting.fonts import FAMILY, font_faces

SVG, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/XML/1998/namespace"
RECT = f"{{{SVG}}}rect"
_WHITE = "#FFFFFF"
HALO = 3  # px, the stroke around letters that cross lines: half of it is seen on each side
LEFT_OUT = {"class", "pointer-events", "vector-effect", "data-index", "data-notex", "data-unformatted", "data-math"}
NEVER_PRUNED = {f"{{{SVG}}}{name}" for name in ("clipPath", "pattern", "mask", "linearGradient", "marker")}
_NUMBER = re.compile(r"-?\d*\.\d{4,}(?:e-?\d+)?")
_COLOUR = re.compile(r"rgba?\([^)]*\)")
_PATTERN = re.compile(r"fill: ?url\(['\"]?#([^'\")]+)['\"]?\)")

ET.register_namespace("", SVG)


def finished_svg(raw: bytes, words: FigureWords, paper: Paper, *, lang: str, transparent: bool = False) -> bytes:
    """Plotly's SVG made fit for a file. The same figure gives the same bytes, although Plotly's ids are random.

    In mm where the paper's height is free, else in px, 96 to the inch; on white or `transparent`. Fonts are named, not embedded:
    typst has them, and `with_fonts` embeds them.
    """
    root = ET.fromstring(clean(raw.decode(), "svg"))  # noqa: S314 from our own browser
    for background in root.findall(RECT):
        root.remove(background)
    for element in root.iter():
        _tidy(element)
    _prune(root)
    _separate_hatching(root)
    name = re.sub(r"[^A-Za-z0-9]+", "-", words.id or "figure")
    _rename_ids(root, name)
    for place, (tag, text) in enumerate({"title": clean(words.headline, "svg"), "desc": description(words)}.items()):
        root.insert(place, ET.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"}))
        root[place].text = text
    if not transparent:
        root.insert(2, ET.Element(RECT, {"width": "100%", "height": "100%", "fill": _WHITE}))
    width, height = drawn_size(root)
    unit, to_inch = ("mm", 25.4) if paper.height is None else ("px", 96)
    across = round(paper.pixels / paper.dpi * to_inch)
    root.attrib |= {
        "role": "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-desc",
        f"{{{XML}}}lang": lang,
        "lang": lang,
        "width": f"{across}{unit}",
        "height": f"{round(across * height / width, 2):g}{unit}",
    }
    return _written(root)


def with_fonts(svg: bytes, *, embedded: bool = True) -> bytes:
    """A finished SVG with the letters it needs `embedded`, and each text that has a halo drawn twice, the halo below.

    Word and others do not know `paint-order` and would draw the halo over the letters.
    """
    root = ET.fromstring(svg)  # noqa: S314 from our own browser

    def halo(text: ET.Element) -> ET.Element | None:
        style = text.get("style", "")
        if "paint-order" not in style:
            return None
        text.set("style", style.partition("; stroke: ")[0])
        return _copy(text, {"style": style.replace("; paint-order: stroke", ""), "aria-hidden": "true"})

    _draw_below(root, halo)
    if not embedded:
        return _written(root)
    style = ET.Element(f"{{{SVG}}}style")
    style.text = font_faces({letter for text in root.iter() for letter in text.text or "" if letter.isprintable()})
    root.insert(2, style)
    return _written(root)


def drawn_size(root: ET.Element) -> tuple[float, float]:
    """Width and height of a drawing in its own units."""
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return width, height


def description(words: FigureWords) -> str:
    """All that a figure shows and says, in words: the long alt text, measure, filters and source."""
    return clean(" ".join(filter(None, (words.alt, words.subtitle, words.filters, words.provenance))), "svg")


def _written(root: ET.Element) -> bytes:
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _tidy(element: ET.Element) -> None:
    """Takes out what only a screen needs, names the font, makes halos strokes and shortens numbers."""
    pairs = (part.partition(":") for part in element.get("style", "").split(";") if part.strip())
    style = {name.strip(): value.strip() for name, _, value in pairs}
    if style.pop("white-space", None):
        element.set(f"{{{XML}}}space", "preserve")
    if "font-family" in style:
        style["font-family"] = f"'{FAMILY}', 'Source Sans', Arial, sans-serif"
    if shadow := _COLOUR.match(style.pop("text-shadow", "none")):
        style |= {"stroke": shadow[0], "stroke-width": f"{HALO}px", "stroke-linejoin": "round", "paint-order": "stroke"}
    element.set("style", "; ".join(f"{name}: {value}" for name, value in style.items() if name not in LEFT_OUT))
    for name, value in list(element.attrib.items()):
        if name in LEFT_OUT or not value:
            del element.attrib[name]
        elif not name.endswith("id"):
            element.set(name, _NUMBER.sub(lambda found: f"{round(float(found[0]), 3) + 0.0:.10g}", value))


def _prune(element: ET.Element) -> None:
    """Removes what is not seen."""
    for child in list(element):
        if child.tag not in NEVER_PRUNED:
            _prune(child)
            if _unseen(child):
                element.remove(child)


def _unseen(element: ET.Element) -> bool:
    """Whether it is an empty group or path, or an area that is there for the pointer only."""
    style = f"{element.get('style', '')};"
    stroked = "stroke:" in style and "stroke-opacity: 0;" not in style and "stroke-width: 0px" not in style
    if element.tag == RECT:
        return "0" in {element.get("width"), element.get("height")} or ("fill-opacity: 0;" in style and not stroked)
    if element.tag == f"{{{SVG}}}path":
        return "d" not in element.attrib
    return element.tag in {f"{{{SVG}}}g", f"{{{SVG}}}defs"} and not len(element)


def _separate_hatching(root: ET.Element) -> None:
    """Draws the ground of hatched areas as areas of their own: typst draws a pattern tile by tile, with seams between them."""
    grounds = {}
    for pattern in root.iter(f"{{{SVG}}}pattern"):
        ground = pattern.find(RECT)
        if ground is not None and ground.get("fill"):
            pattern.remove(ground)
            grounds[pattern.attrib["id"]] = f"fill: {ground.attrib['fill']}"

    def ground_of(area: ET.Element) -> ET.Element | None:
        style = area.get("style", "")
        found = _PATTERN.search(style)
        return _copy(area, {"style": _PATTERN.sub(grounds[found[1]], style)}) if found and found[1] in grounds else None

    _draw_below(root, ground_of)


def _draw_below(root: ET.Element, below: Callable[[ET.Element], ET.Element | None]) -> None:
    """Inserts what `below` gives for an element right before it, and so under it."""
    for parent in list(root.iter()):
        for place, child in reversed(list(enumerate(parent))):
            found = below(child)
            if found is not None:
                parent.insert(place, found)


def _copy(element: ET.Element, changed: dict[str, str]) -> ET.Element:
    twin = copy.deepcopy(element)
    twin.attrib |= changed
    return twin


def _rename_ids(root: ET.Element, name: str) -> None:
    """Numbers the ids in the order of the file, after the figure's name."""
    ids = {element.attrib["id"]: f"{name}-{n}" for n, element in enumerate(e for e in root.iter() if "id" in e.attrib)}
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, ids[value])
            elif "#" in value:
                element.set(key, re.sub(r"#([\w-]+)", lambda found: f"#{ids.get(found[1], found[1])}", value))
