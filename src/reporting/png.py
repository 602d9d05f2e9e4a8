"""A figure as a bitmap of an exact size, which says in itself how large it is on paper and what it shows."""

import io
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

import typst
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from src.charts.paper import Paper
from src.reporting.letters import TYPST_FONTS
from src.reporting.svg import description, drawn_size, said

PAGE = """
#let from = sys.inputs
#set page(width: int(from.width) * 1pt, height: int(from.height) * 1pt, margin: 0pt, fill: none)
#image(bytes(from.svg), format: "svg", width: 100%, height: 100% - 0.004pt, fit: "stretch")
"""
POINTS = 72  # to the inch: at this density, typst's points are pixels
KEYWORDS = {  # of the chunks; those of the PNG standard where it has one, and the figure's `meta` that stands in each
    "Title": "headline",
    "Alt": "short_alt",
    "Filters": "filters",
    "Source": "source",
    "Creation Time": "date",
    "Address": "address",
    "Id": "id",
    "Version": "version",
}


def png(svg: bytes, meta: Mapping[str, Any], paper: Paper) -> bytes:
    """The figure from `finished_svg`, `paper.pixels` wide and as high as it is drawn; the same figure gives the same bytes.

    Words as UTF-8 (iTXt): `Description` is all that the figure shows and says, `Alt` the short form; see KEYWORDS for the others.
    """
    root = ET.fromstring(svg)  # noqa: S314 from our own browser
    width, height = drawn_size(root)
    tall = round(paper.pixels * height / width)
    # typst first makes a bitmap of the least whole size that holds the drawing, and then fits it by leaving out lines: it must
    # not be one pixel too large. Hence the hairs less, here and on the page (2026-11-25).
    root.attrib.update({"width": f"{paper.pixels}", "height": f"{tall - 0.002}", "preserveAspectRatio": "none"})
    drawn = typst.compile(
        PAGE.encode(),
        font_paths=TYPST_FONTS,
        format="png",
        ppi=POINTS,
        sys_inputs={"svg": ET.tostring(root, encoding="unicode"), "width": f"{paper.pixels}", "height": f"{tall}"},
    )
    words = PngInfo()
    every = {keyword: said(meta, key) for keyword, key in KEYWORDS.items()} | {"Description": description(meta)}
    for keyword, text in every.items():
        if text:
            words.add_itxt(keyword, text)
    picture: Image.Image = Image.open(io.BytesIO(drawn))
    if picture.getextrema()[-1] == (255, 255):
        picture = picture.convert("RGB")  # nothing shines through: a third smaller
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(paper.dpi, paper.dpi), pnginfo=words, compress_level=6)
    return out.getvalue()
