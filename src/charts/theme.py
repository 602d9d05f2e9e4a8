"""The colours, fonts and sizes of every figure. A colour means the same thing in all of them."""

from dataclasses import dataclass

FONT = "Source Sans, Liberation Sans, Arial, sans-serif"  # no name with a digit: unquoted, it would void the whole list
HEADLINE_SIZE, SUBTITLE_SIZE, LABEL_SIZE, SOURCE_SIZE = 17, 13, 12.5, 11.5  # px

# Counts of offerings, from none to all four: darker is more, also in a grey print.
RAMP = ("#EEF2F6", "#B9D3E8", "#6FA8D3", "#2F74B0", "#123F6E")
WHITE, INK, BLACK = "#FFFFFF", "#1B2733", "#000000"
READ = 4.5  # WCAG's least contrast for text


@dataclass(frozen=True)
class Theme:
    """One scheme: `ground` is what the figure stands on, `quiet` is for lesser text, `line` for grids and axes."""

    name: str
    ground: str
    ink: str
    quiet: str
    line: str
    accent: str  # the goal, and what is missing; always with a word
    new: str
    returning: str
    unknown: str  # a field of which nothing is known; it carries a "?"
    shut_out: str  # a field that cannot occur; it carries a point
    around: str  # what lies outside the region on a map; it carries nothing and has no outline


LIGHT = Theme("light", WHITE, INK, "#4A5865", "#D5DCE3", "#B5470B", "#2F74B0", "#7A8794", WHITE, "#D2D7DC", "#F0EFEC")
DARK = Theme("dark", "#14181D", "#E8EDF2", "#B4BFCA", "#3A444F", "#F08A4B", "#6FA8D3", "#8D99A6", "#2B3540", "#1B2127", "#22272D")


def ramp(steps: int) -> tuple[str, ...]:
    """`steps` + 1 colours from none to all: the five themselves for four offerings, evenly between them for other numbers."""
    if steps < 1:
        return RAMP[:1]
    return tuple(_between(step * (len(RAMP) - 1) / steps) for step in range(steps + 1))


def _between(position: float) -> str:
    below = min(int(position), len(RAMP) - 2)
    part = position - below
    pairs = zip(_channels(RAMP[below]), _channels(RAMP[below + 1]), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * part):02X}" for low, high in pairs)


def ink_on(ground: str) -> str:
    """The ink or white, whichever is easier to read on this colour; black on the middling ones, where neither reads well."""
    best = max((INK, WHITE), key=lambda colour: contrast(colour, ground))
    return best if contrast(best, ground) >= READ else BLACK


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
