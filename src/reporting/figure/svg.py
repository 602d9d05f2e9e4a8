"""A figure as an SVG file that stands by itself: words as words, its size on paper, and what it shows in words."""

import copy
import re
import xml.etree.ElementTree as ET

from src.charts.drawn import FigureWords
from src.charts.paper import Paper
from src.reporting.figure.cells import as_cells
from src.reporting.figure.pattern import without_seams
from src.reporting.fonts import FAMILY, font_faces

SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
GROUND = "#FFFFFF"
HALO = 3  # px, the stroke behind letters that cross lines: half of it is seen on each side
LEFT_OUT = {"class", "pointer-events", "vector-effect", "data-index", "data-notex", "data-unformatted", "data-math"}
NEVER_PRUNED = {f"{{{SVG}}}{name}" for name in ("clipPath", "pattern", "mask", "linearGradient", "marker")}
_NUMBER = re.compile(r"-?\d*\.\d{4,}(?:e-?\d+)?")
_COLOUR = re.compile(r"rgba?\([^)]*\)")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML

ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


def finished_svg(raw: bytes, words: FigureWords, paper: Paper, *, lang: str, transparent: bool = False) -> bytes:
    """Plotly's SVG made fit for a file. The same figure gives the same bytes, whatever ids Plotly drew by lot.

    In mm where the paper's height is free, else in px, 96 to the inch; on white or `transparent`. Fonts are named, not embedded:
    typst has them, and `with_fonts` puts them in.
    """
    root = ET.fromstring(_UNWRITABLE.sub("", raw.decode()))  # noqa: S314 from our own browser
    name = re.sub(r"[^A-Za-z0-9]+", "-", words.id or "figure")
    for ground in root.findall(f"{{{SVG}}}rect"):
        root.remove(ground)
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag == f"{{{SVG}}}image":
                parent[place] = as_cells(child)
    for element in root.iter():
        _tidy(element)
    _prune(root)
    _rename(root, name)
    _say(root, words, name)
    if not transparent:
        root.insert(2, ET.Element(f"{{{SVG}}}rect", {"width": "100%", "height": "100%", "fill": GROUND}))
    root.set(f"{{{XML}}}lang", lang)
    root.set("lang", lang)
    width, height = drawn_size(root)
    unit, to_inch = ("mm", 25.4) if paper.height is None else ("px", 96)
    across = round(paper.pixels / paper.dpi * to_inch)
    root.set("width", f"{across}{unit}")
    root.set("height", f"{round(across * height / width, 2):g}{unit}")
    return without_seams(_written(root))


def with_fonts(svg: bytes) -> bytes:
    """A finished SVG with the letters it needs embedded, and each letter with a halo drawn twice.

    Twice, the halo below, since Word and others know no `paint-order` and would draw the halo over the letter.
    """
    root = ET.fromstring(svg)  # noqa: S314 from our own browser
    for parent in list(root.iter()):
        for place, child in reversed(list(enumerate(parent))):
            if "paint-order" in child.get("style", ""):
                below = copy.deepcopy(child)
                below.set("style", child.attrib["style"].replace("; paint-order: stroke", ""))
                below.set("aria-hidden", "true")
                child.set("style", child.attrib["style"].partition("; stroke: ")[0])
                parent.insert(place, below)
    style = ET.Element(f"{{{SVG}}}style")
    style.text = font_faces({letter for text in root.iter() for letter in text.text or "" if letter.isprintable()})
    root.insert(2, style)
    return _written(root)


def drawn_size(root: ET.Element) -> tuple[float, float]:
    """Width and height of a drawing in its own units."""
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return width, height


def description(words: FigureWords) -> str:
    """All that a figure shows and all that stands in it, in words: the long alt text, measure, filters and source."""
    return writable_in_xml(" ".join(filter(None, (words.alt, words.subtitle, words.filters, words.provenance))))


def writable_in_xml(words: str) -> str:
    """The words without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", words)


def _written(root: ET.Element) -> bytes:
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _tidy(element: ET.Element) -> None:
    for name in [name for name, value in element.attrib.items() if name in LEFT_OUT or not value]:
        del element.attrib[name]
    style = {name: value for name, value in _style(element).items() if name not in LEFT_OUT}
    if style.pop("white-space", None):
        element.set(f"{{{XML}}}space", "preserve")
    if "font-family" in style:
        style["font-family"] = f"'{FAMILY}', 'Source Sans', Arial, sans-serif"
    if shadow := _COLOUR.match(style.pop("text-shadow", "none")):
        style |= {"stroke": shadow[0], "stroke-width": f"{HALO}px", "stroke-linejoin": "round", "paint-order": "stroke"}
    if style:
        element.set("style", "; ".join(f"{name}: {value}" for name, value in style.items()))
    else:
        element.attrib.pop("style", None)
    for name, value in element.attrib.items():
        if name not in {"id", "href", f"{{{XLINK}}}href"}:
            element.set(name, _NUMBER.sub(_shorter, value))


def _style(element: ET.Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in element.get("style", "").split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _shorter(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 3) + 0.0:.3f}".rstrip("0").rstrip(".")


def _prune(element: ET.Element) -> None:
    """Takes out what is not seen: empty groups, and fields that only a pointer would feel."""
    for child in list(element):
        if child.tag in NEVER_PRUNED:
            continue
        _prune(child)
        style = child.get("style", "")
        unseen = child.tag == f"{{{SVG}}}rect" and "fill-opacity: 0;" in f"{style};" and _no_stroke(style)
        flat = child.tag == f"{{{SVG}}}rect" and "0" in {child.get("width"), child.get("height")}
        blank = child.tag == f"{{{SVG}}}path" and "d" not in child.attrib
        empty = child.tag in {f"{{{SVG}}}g", f"{{{SVG}}}defs"} and not len(child)
        if unseen or flat or blank or empty:
            element.remove(child)


def _no_stroke(style: str) -> bool:
    return "stroke:" not in style or "stroke-opacity: 0;" in f"{style};" or "stroke-width: 0px" in style


def _rename(root: ET.Element, name: str) -> None:
    ids = {element.attrib["id"]: f"{name}-{n}" for n, element in enumerate(e for e in root.iter() if "id" in e.attrib)}
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, ids[value])
            elif "#" in value:
                element.set(key, re.sub(r"#([\w-]+)", lambda found: f"#{ids.get(found[1], found[1])}", value))


def _say(root: ET.Element, words: FigureWords, name: str) -> None:
    for place, (tag, content) in enumerate({"title": writable_in_xml(words.headline), "desc": description(words)}.items()):
        element = ET.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"})
        element.text = content
        root.insert(place, element)
    root.attrib.update({"role": "img", "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-desc"})
