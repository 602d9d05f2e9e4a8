"""A figure as a PDF file of one page, tagged so that a screen reader can tell what it shows (PDF/UA-1)."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import typst

from src.charts.drawn import FigureWords
from src.charts.paper import Paper
from src.reporting.clean_text import clean
from src.reporting.figure.svg import description, drawn_size
from src.reporting.fonts import TYPST_FONTS

PAGE = """
#let from = sys.inputs
#let day = from.date.split("-").map(int)
#set document(title: from.title, description: from.description, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(lang: from.lang)
#set page(width: float(from.width) * 1in, height: float(from.height) * 1in, margin: 0pt)
#image(bytes(from.svg), format: "svg", width: 100%, height: 100%, alt: from.description)
"""
UNDATED = "1970-01-01"  # PDF's way to say that a date is not known is to begin at the beginning


def figure_pdf(svg: bytes, words: FigureWords, paper: Paper, *, lang: str) -> bytes:
    """One page of exactly the figure's size from `finished_svg`: vectors, words that can be selected, only our own fonts embedded.

    Dated as the data are (`date`, ISO), so that the same figure gives the same bytes.
    """
    width, height = drawn_size(ET.fromstring(svg))  # noqa: S314 from our own browser
    across = paper.pixels / paper.dpi
    title = clean(words.headline, "svg") or " "
    day = words.date or UNDATED
    return typst.compile(
        PAGE.encode(),
        font_paths=TYPST_FONTS,
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
