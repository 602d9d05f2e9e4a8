"""Plotly draws a matrix as a bitmap; here it becomes rectangles again, sharp at every size."""

import base64
import io
import xml.etree.ElementTree as ET
from itertools import groupby

from PIL import Image

Colour = tuple[int, int, int, int]


def as_cells(image: ET.Element) -> ET.Element:
    """The bitmap of an SVG `image` as a group of rectangles, one for each field of one colour; what is transparent is left out."""
    space = image.tag.removesuffix("image")
    link = next(value for name, value in image.attrib.items() if name.endswith("href"))
    picture = Image.open(io.BytesIO(base64.b64decode(link.partition(",")[2]))).convert("RGBA")
    across, down = float(image.attrib["width"]) / picture.width, float(image.attrib["height"]) / picture.height
    left, top = float(image.get("x", 0)), float(image.get("y", 0))
    group = ET.Element(f"{space}g")
    group.attrib.update({name: image.attrib[name] for name in ("transform", "style") if name in image.attrib})
    for (y, height), row in _rows(picture):
        x = 0
        for colour, run in groupby(row):
            width = len(list(run))
            if colour[3]:
                cell = {"x": left + x * across, "y": top + y * down, "width": width * across, "height": height * down}
                red, green, blue, alpha = colour
                look = {"fill": f"rgb({red}, {green}, {blue})", **({"fill-opacity": f"{alpha / 255:.3f}"} if alpha < 255 else {})}
                ET.SubElement(group, f"{space}rect", {**{name: f"{value:g}" for name, value in cell.items()}, **look})
            x += width
    return group


def _rows(picture: Image.Image) -> list[tuple[tuple[int, int], list[Colour]]]:
    """Rows of pixels that follow each other and are alike, as one: where it begins, how high it is, and its colours."""
    width, data = picture.width, picture.tobytes()
    lines = [data[4 * width * y : 4 * width * (y + 1)] for y in range(picture.height)]
    rows: list[tuple[tuple[int, int], list[Colour]]] = []
    y = 0
    for line, run in groupby(lines):
        height = len(list(run))
        rows.append(((y, height), [(line[n], line[n + 1], line[n + 2], line[n + 3]) for n in range(0, 4 * width, 4)]))
        y += height
    return rows
