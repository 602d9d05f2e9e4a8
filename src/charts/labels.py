"""Words on a drawing: escaped for Plotly, and in lines that fit."""

from html import escape

from src.charts.theme import LABEL_SIZE
from src.text_width import lines_of, width_of


def escape_label(words: str) -> str:
    """Words from data, so that Plotly draws each character and no markup."""
    return escape(words, quote=False)


def labelled(words: str, figure: str, room: float) -> list[str]:
    """A label in lines no wider than `room` px, then the figure that it is about, in heavy type and in one piece."""
    *lines, last = lines_of(f"{words}:", LABEL_SIZE, room)
    number = f"<b>{escape_label(figure)}</b>"
    beside = width_of(f"{last} ", LABEL_SIZE) + width_of(figure, LABEL_SIZE, bold=True) <= room
    return [*map(escape_label, lines), *([f"{escape_label(last)} {number}"] if beside else [escape_label(last), number])]
