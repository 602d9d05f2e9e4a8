"""A figure as a bitmap of an exact size, which says in itself how large it is on paper and what it shows."""

import io
import struct
import xml.etree.ElementTree as ET

import typst
from PIL.PngImagePlugin import PngInfo, putchunk

from src.charts.drawn import FigureWords
from src.charts.paper import Paper
from src.reporting.clean_text import clean
from src.reporting.figure.svg import description, drawn_size
from src.reporting.fonts import TYPST_FONTS

PAGE = """
#let from = sys.inputs
#set page(width: int(from.width) * 1pt, height: int(from.height) * 1pt, margin: 0pt, fill: none)
#image(bytes(from.svg), format: "svg", width: 100%, height: 100% - 0.004pt, fit: "stretch")
"""
POINTS = 72  # to the inch: at this density, typst's points are pixels
INCH = 0.0254  # m
HEAD = 8 + 25  # bytes: a PNG's signature and its first part, which says how large it is; then may come what it says of itself


def png(svg: bytes, words: FigureWords, paper: Paper) -> bytes:
    """The figure from `finished_svg`, `paper.pixels` wide and as high as it is drawn; the same figure gives the same bytes.

    Words as UTF-8 (iTXt): `Description` is all that the figure shows and says, `Alt` the short form.
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
    dots = round(paper.dpi / INCH)
    chunks = PngInfo()
    chunks.add(b"pHYs", struct.pack(">IIB", dots, dots, 1))
    for keyword, text in _texts(words).items():
        if text:
            chunks.add_itxt(keyword, clean(text, "svg"))
    # Inserted, since packing the picture again with Pillow takes as long as drawing it and makes it larger (2026-11-27).
    file = io.BytesIO()
    file.write(drawn[:HEAD])
    for kind, content, *_ in chunks.chunks:
        putchunk(file, kind, content)
    file.write(drawn[HEAD:])
    return file.getvalue()


def _texts(words: FigureWords) -> dict[str, str]:
    """The file's texts by keyword: those of the PNG standard where it has one."""
    return {
        "Title": words.headline,
        "Alt": words.short_alt,
        "Filters": words.filters,
        "Source": words.source,
        "Creation Time": words.date,
        "Address": words.address,
        "Id": words.id,
        "Version": words.version,
        "Description": description(words),
    }
