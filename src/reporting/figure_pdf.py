"""A figure as a PDF file of one page, tagged so that a screen reader can tell what it shows (PDF/UA-1)."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import typst

from src.charts.paper import Paper
from src.reporting.letters import TYPST_FONTS
from src.reporting.svg import description, drawn_size

PAGE = """
#let from = sys.inputs
#let (year, month, day) = from.date.split("-").map(int)
#set document(
  title: from.title, description: from.description,
  date: datetime(year: year, month: month, day: day),
)
#set text(lang: from.lang, font: "Source Sans 3")
#set page(width: float(from.width) * 1in, height: float(from.height) * 1in, margin: 0pt)
#image(bytes(from.svg), format: "svg", width: 100%, height: 100%, alt: from.description)
"""


def figure_pdf(svg: bytes, meta: Mapping[str, Any], paper: Paper, *, lang: str) -> bytes:
    """One page of exactly the figure's size from `finished_svg`: vectors, words that can be selected, only our own fonts embedded.

    Dated as the data are (`date`, ISO), so that the same figure gives the same bytes.
    """
    width, height = drawn_size(ET.fromstring(svg))  # noqa: S314 from our own browser
    across = paper.pixels / paper.dpi
    day = str(meta.get("date") or "2000-01-01")
    return typst.compile(
        PAGE.encode(),
        font_paths=TYPST_FONTS,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
        sys_inputs={
            "svg": svg.decode(),
            "title": str(meta.get("headline") or "") or " ",
            "description": description(meta),
            "lang": lang,
            "date": day,
            "width": f"{across:.6f}",
            "height": f"{across * height / width:.6f}",
        },
    )
