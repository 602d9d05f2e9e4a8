"""A figure as files of several kinds: SVG; PNG and PDF, for which typst sets the SVG on a page."""

import io
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Final, Literal

from src.charts.drawn import Drawn, FigureWords
from src.charts.paper import Paper
from src.reporting.clean_text import clean
from src.reporting.figure.renderer import Renderer
from src.reporting.figure.svg import XML, description, drawn_size, finished_svg, with_fonts
from src.reporting.typesetting import typeset

FileKind = Literal["png", "svg", "pdf"]
# typst: SVG whose font is only named, for typst, which has it; outlines: SVG with its text as paths, which needs no font
DrawnAs = FileKind | Literal["typst", "outlines"]
PNG_PAGE = b"""
#let from = sys.inputs
#set page(width: int(from.width) * 1pt, height: int(from.height) * 1pt, margin: 0pt, fill: none)
#image(bytes(from.svg), format: "svg", width: 100%, height: 100% - 0.004pt, fit: "stretch")
"""
PDF_PAGE = b"""
#let from = sys.inputs
#let day = from.date.split("-").map(int)
#set document(title: from.title, description: from.description, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(lang: from.lang)
#set page(width: float(from.width) * 1in, height: float(from.height) * 1in, margin: 0pt)
#image(bytes(from.svg), format: "svg", width: 100%, height: 100%, alt: from.description)
"""
POINTS = 72  # to the inch: at this density, typst's points are pixels
INCH = 0.0254  # m
RDF, DC = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/elements/1.1/"
IPTC = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
HEAD = 8 + 25  # bytes: a PNG's signature and its first part, which holds its size; the parts with texts may follow
PYTHON: Final = Lock()  # held while a file is made by Python alone: by one thread, so that pages get at least half of Python's time
for prefix, namespace in {"rdf": RDF, "dc": DC, "Iptc4xmpCore": IPTC}.items():
    ET.register_namespace(prefix, namespace)
UNDATED = "1970-01-01"  # how a PDF says that its date is unknown


@dataclass(frozen=True)
class Drawing:
    """A figure as a report needs it."""

    words: FigureWords
    width: int  # logical px
    height: int
    svg: bytes = b""  # like `png` empty where the report's format needs none, and where the drawing failed
    png: bytes = b""
    failed: Exception | None = None  # why it could not be drawn


Drawings = Mapping[str, Drawing]  # by the part's name


def figure_file(
    drawn: Drawn,
    kind: FileKind,
    *,
    paper: Paper,
    lang: str,
    renderer: Renderer,
    transparent: bool = False,
    outlines: bool = False,
) -> bytes:
    """The file of a figure that is laid out for `paper` in the language `lang`; on white or `transparent`.

    The same figure gives the same bytes. `outlines`: the text of an SVG as paths. Raises NoBrowser and RenderFailed.
    """
    asked: DrawnAs = "outlines" if outlines and kind == "svg" else kind
    return figure_files(drawn, [asked], paper=paper, lang=lang, renderer=renderer, transparent=transparent)[asked]


def figure_files(
    drawn: Drawn, kinds: Collection[DrawnAs], *, paper: Paper, lang: str, renderer: Renderer, transparent: bool = False
) -> dict[DrawnAs, bytes]:
    """The same in several kinds: the browser draws it once."""
    words = drawn.words
    raw = renderer.svg(drawn.figure)
    with PYTHON:
        svg = finished_svg(raw, words, paper, lang=lang, transparent=transparent)
        whole = with_fonts(svg, embedded="svg" in kinds) if {"svg", "typst"} & set(kinds) else b""
    write: dict[DrawnAs, Callable[[], bytes]] = {
        "png": lambda: png(svg, words, paper, lang=lang, transparent=transparent),
        "svg": lambda: whole,
        "typst": lambda: whole,
        "outlines": lambda: _outlined(with_fonts(svg, embedded=False)),
        "pdf": lambda: figure_pdf(svg, words, paper, lang=lang),
    }
    return {kind: write[kind]() for kind in kinds}


def _outlined(svg: bytes) -> bytes:
    from src.reporting.figure.outlines import with_outlines  # fontTools' pens, which no page needs at its start

    return with_outlines(svg)


def png(svg: bytes, words: FigureWords, paper: Paper, *, lang: str, transparent: bool = False) -> bytes:
    """A bitmap of the figure from `finished_svg`, `paper.pixels` wide, in sRGB; with an alpha channel only if `transparent`.

    It holds its size on paper and its words as UTF-8: as texts (iTXt), and as XMP with the alt texts where IPTC has them.
    """
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo, putchunk

    root = ET.fromstring(svg)  # noqa: S314 from our own browser
    width, height = drawn_size(root)
    tall = round(paper.pixels * height / width)
    # typst first makes a bitmap of the least whole size that holds the drawing, and then fits it by leaving out lines: it must
    # not be one pixel too large. Hence the hairs less, here and on the page (2026-11-25).
    root.attrib.update({"width": f"{paper.pixels}", "height": f"{tall - 0.002}", "preserveAspectRatio": "none"})
    drawn = typeset(
        PNG_PAGE,
        format="png",
        ppi=POINTS,
        sys_inputs={"svg": ET.tostring(root, encoding="unicode"), "width": f"{paper.pixels}", "height": f"{tall}"},
    )
    if not transparent:  # print shops refuse an alpha channel
        plain = io.BytesIO()
        Image.open(io.BytesIO(drawn)).convert("RGB").save(plain, "PNG")
        drawn = plain.getvalue()
    dots = round(paper.dpi / INCH)
    chunks = PngInfo()
    chunks.add(b"sRGB", b"\0")  # perceptual
    chunks.add(b"pHYs", struct.pack(">IIB", dots, dots, 1))
    texts = {
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
    for keyword, text in texts.items():
        if text:
            chunks.add_itxt(keyword, clean(text, "svg"))
    if words.headline or words.short_alt:
        chunks.add_itxt("XML:com.adobe.xmp", _xmp(words, lang))
    file = io.BytesIO()
    file.write(drawn[:HEAD])
    for kind, content, *_ in chunks.chunks:
        putchunk(file, kind, content)
    file.write(drawn[HEAD:])
    return file.getvalue()


def _xmp(words: FigureWords, lang: str) -> str:
    """The figure's title, alt texts and source as XMP: Dublin Core, and the alt texts of IPTC's photo metadata (2021)."""
    root = ET.Element(f"{{{RDF}}}RDF")
    about = ET.SubElement(root, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})
    of = {
        f"{{{DC}}}title": words.headline,
        f"{{{DC}}}description": description(words),
        f"{{{IPTC}}}AltTextAccessibility": words.short_alt,
        f"{{{IPTC}}}ExtDescrAccessibility": description(words),
    }
    for name, said in of.items():
        if said:
            in_languages = ET.SubElement(ET.SubElement(about, name), f"{{{RDF}}}Alt")
            for language in ("x-default", lang):
                ET.SubElement(in_languages, f"{{{RDF}}}li", {f"{{{XML}}}lang": language}).text = clean(said, "svg")
    if words.source:
        ET.SubElement(about, f"{{{DC}}}source").text = clean(words.source, "svg")
    packet = ET.tostring(root, encoding="unicode")
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    return f'{begin}{packet}</x:xmpmeta><?xpacket end="r"?>'


def figure_pdf(svg: bytes, words: FigureWords, paper: Paper, *, lang: str) -> bytes:
    """One page of the figure's size from `finished_svg`, in vectors, tagged for screen readers (PDF/UA-1) and dated as the data."""
    width, height = drawn_size(ET.fromstring(svg))  # noqa: S314 from our own browser
    across = paper.pixels / paper.dpi
    title = clean(words.headline, "svg") or " "
    day = words.date or UNDATED
    return typeset(
        PDF_PAGE,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
        sys_inputs={
            "svg": svg.decode(),
            "title": title,
            "description": description(words) or title,
            "lang": lang,
            "date": day,
            "width": f"{across:.6f}",
            "height": f"{across * height / width:.6f}",
        },
    )
