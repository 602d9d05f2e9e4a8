"""Seconds against size as an SVG: a panel for each axis, both scales logarithmic, with a dotted line as steep as the size."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import log10
from typing import Final, NamedTuple

WIDTH, HEIGHT, LEFT, TOP, APART = 250, 260, 56, 44, 46  # px: a panel's drawing, and what stands around it
LEAST, MOST = 0.1, 100.0  # seconds
COLOURS: Final = ("#1B2733", "#123F6E", "#2F74B0", "#7A8794", "#B5470B")
DASHES: Final = ("", "", "6 3", "2 3", "9 3 2 3")


class Panel(NamedTuple):
    """One axis: the sizes, and the seconds at each by what takes them."""

    name: str
    sizes: Sequence[int]
    lines: Mapping[str, Sequence[float]]


def drawn(panels: Sequence[Panel]) -> str:
    """The figure."""
    wide, high = LEFT + len(panels) * (WIDTH + APART), TOP + HEIGHT + 96
    parts = [part for n, panel in enumerate(panels) for part in _panel(panel, LEFT + n * (WIDTH + APART), first=n == 0)]
    for n, what in enumerate(panels[0].lines):
        x, y = LEFT + n % 3 * 300, TOP + HEIGHT + 58 + n // 3 * 20
        parts.append(f'<path d="M{x},{y - 4}h36" {_stroke(n)}/><text x="{x + 44}" y="{y}">{escape(what)}</text>')
    parts.append(f'<path d="M{LEFT + 600},{TOP + HEIGHT + 74}h36" stroke="#7A8794" stroke-dasharray="1 4"/>')
    parts.append(f'<text x="{LEFT + 644}" y="{TOP + HEIGHT + 78}">as steep as the size</text>')
    font = 'font-family="sans-serif" font-size="12" fill="#1B2733"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" {font}>'
    return f'{head}\n<title>Seconds of processor against size</title>\n<rect width="100%" height="100%" fill="#fff"/>\n' + (
        "\n".join(parts) + "\n</svg>\n"
    )


def _panel(panel: Panel, left: float, *, first: bool) -> Iterator[str]:
    low, high = log10(panel.sizes[0]), log10(panel.sizes[-1])

    def across(size: float) -> float:
        return left + (log10(size) - low) / (high - low) * WIDTH

    def down(seconds: float) -> float:
        return TOP + (1 - (log10(max(seconds, LEAST)) - log10(LEAST)) / (log10(MOST) - log10(LEAST))) * HEIGHT

    yield f'<text x="{left}" y="{TOP - 16}" font-weight="bold">{escape(panel.name)}</text>'
    for seconds in (0.1, 1, 10, 100):
        yield f'<path d="M{left},{down(seconds):.1f}h{WIDTH}" stroke="#D5DCE3"/>'
        if first:
            yield f'<text x="{left - 8}" y="{down(seconds) + 4:.1f}" text-anchor="end">{seconds:g} s</text>'
    for size in panel.sizes:
        yield f'<text x="{across(size):.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{_number(size)}</text>'
    start = LEAST * 4
    steep = min(MOST, start * panel.sizes[-1] / panel.sizes[0])
    end = panel.sizes[0] * steep / start
    yield (
        f'<path d="M{across(panel.sizes[0]):.1f},{down(start):.1f}L{across(end):.1f},{down(steep):.1f}" '
        'stroke="#7A8794" stroke-dasharray="1 4"/>'
    )
    for n, line in enumerate(panel.lines.values()):
        places = [f"{across(size):.1f},{down(seconds):.1f}" for size, seconds in zip(panel.sizes, line, strict=True)]
        yield f'<path d="M{"L".join(places)}" {_stroke(n)}/>'


def _stroke(n: int) -> str:
    return f'fill="none" stroke="{COLOURS[n]}" stroke-width="2" stroke-dasharray="{DASHES[n]}"'


def _number(size: int) -> str:
    power = round(log10(size))
    return f"10{'⁴⁵⁶⁷⁸'[power - 4]}" if size >= 10_000 and size == 10**power else str(size)
