"""Our own legend: squares drawn as the fields that they explain, with their signs and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from src.charts.labels import escape_label
from src.charts.theme import LABEL_SIZE
from src.language import Language
from src.text_width import width_of
from src.wording.states import CORRECTED

SQUARE, SQUARE_GAP, _APART = 18, 5, 14  # px: a square of our own legend, the air beside it, and between entries


@dataclass(frozen=True)
class LegendEntry:
    """A square of the legend, drawn as the fields that it explains: their sign, fill and outline; and what they mean.

    The words are empty where the sign says all, and there is no square where there is no fill.
    """

    sign: str
    words: str
    fill: str = ""
    ink: str = ""
    outline: str = ""
    width: float = 1.0  # px, of the outline


def corrected_entry(text: Language) -> LegendEntry:
    """The legend's entry for the mark of a corrected field, which has no square."""
    return LegendEntry(CORRECTED, text("rättad uppgift"))


def placed_entries(legend: Sequence[LegendEntry], room: float) -> list[tuple[LegendEntry, int, float]]:
    """Each entry with its line, and how far from the left it stands in it, px; as many on a line as have `room`."""
    found, line, across = list[tuple[LegendEntry, int, float]](), 0, 0.0
    for entry in legend:
        wide = SQUARE + (SQUARE_GAP + width_of(entry.words, LABEL_SIZE) if entry.words else 0)
        if across and across + wide > room:
            line, across = line + 1, 0.0
        found.append((entry, line, across))
        across += wide + (_APART if entry.words else SQUARE_GAP)
    return found


def square(entry: LegendEntry, x: float, y: float, ink: str) -> list[dict[str, Any]]:
    """The square of a legend's entry, if it has one, `x` px from the drawing's left and `y` px above its foot."""
    if not entry.fill:
        return []
    at = {"xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 0}
    size = {"x0": x + 1, "x1": x + SQUARE - 1, "y0": y + 1, "y1": y + SQUARE - 1}
    return [{"type": "rect", "fillcolor": entry.fill, "line": {"color": entry.outline or ink, "width": entry.width}, **at, **size}]


def entry_words(entry: LegendEntry, x: float, y: float, ink: str) -> list[dict[str, Any]]:
    """The sign and the words of a legend's entry, whose square stands there."""
    at = {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "yanchor": "middle", "yshift": y + SQUARE / 2, "borderpad": 0}
    at["showarrow"] = False
    notes = []
    if entry.sign:
        font = {"size": LABEL_SIZE, "color": entry.ink or ink}
        sign = f"<b>{escape_label(entry.sign)}</b>"
        notes.append({"text": sign, "xanchor": "center", "xshift": x + SQUARE / 2, "font": font, **at})
    if entry.words:
        font, shift = {"size": LABEL_SIZE, "color": ink}, x + SQUARE + SQUARE_GAP
        notes.append({"text": escape_label(entry.words), "xanchor": "left", "xshift": shift, "font": font, **at})
    return notes
