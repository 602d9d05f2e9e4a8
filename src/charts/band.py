"""What the record leaves open, drawn as how high a number could be: hatched and outlined, with a word in the legend."""

from typing import Any

from src.charts.theme import LABEL_SIZE, Theme
from src.language import Language

TIGHT = 4.5  # letters of the second line of a label, to its size in px: with less room than that it is left out


def possible(theme: Theme) -> dict[str, Any]:
    """How a bar's possible part is painted: told from the others in a grey print too."""
    pattern = {"shape": "/", "fgcolor": theme.new, "bgcolor": theme.unknown}
    return {"color": theme.unknown, "line": {"color": theme.new, "width": 1}, "pattern": pattern}


def possible_word(text: Language) -> str:
    """What the hatched part is, in a legend."""
    return text("kan ha varit med")


def up_to(sign: str, confirmed: int, at_most: int, text: Language, *, room: float) -> list[str]:
    """A number's label in lines: `17`, or `17+` and under it how high it could be, where there is `room` px for that."""
    bold = f"<b>{sign}</b>"
    if at_most <= confirmed or room < TIGHT * LABEL_SIZE:
        return [bold]
    return [bold, f'<span style="font-size:{LABEL_SIZE}px">{text("högst {n}", n=text.number(at_most))}</span>']
