"""A figure as a bitmap of an exact size, which says in itself how large it is on paper and what it shows."""

import struct
import xml.etree.ElementTree as ET
import zlib

import typst
from PIL.PngImagePlugin import PngInfo

from src.charts.drawn import FigureWords
from src.charts.paper import Paper
from src.reporting.figure.svg import description, drawn_size, writable_in_xml
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
    chunks = PngInfo()
    for keyword, text in _itxt(words).items():
        if text:
            chunks.add_itxt(keyword, text)
    dots = round(paper.dpi / INCH)
    # Put in between: to unpack and pack the picture again would take longer than to draw it, and make it no smaller (2026-11-25).
    parts = [(b"pHYs", struct.pack(">IIB", dots, dots, 1)), *((kind, content) for kind, content, *_ in chunks.chunks)]
    return drawn[:HEAD] + b"".join(_part(kind, content) for kind, content in parts) + drawn[HEAD:]


def _itxt(words: FigureWords) -> dict[str, str]:
    """What stands in the file under each keyword; those of the PNG standard where it has one."""
    said = {
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
    return {keyword: writable_in_xml(text) for keyword, text in said.items()}


def _part(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG file: its length, kind, content and checksum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
