"""Words on a slide: which type size they fit in, and where they go on to the next slide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from src.reporting.clean_text import clean, paragraphs_of
from src.text_width import lines_of

LINE_SPACING = 1.22  # line height, in type sizes
GAP = 0.5  # above each paragraph but the first, in type sizes
SPARE = 0.98  # of the width is used, because another font may be shown than is measured
LEAST_LINES = 3  # of a paragraph that goes on to the next slide


@dataclass(frozen=True)
class Passage:
    """A paragraph; a `heavy` one is a heading, which stays with what follows."""

    words: str
    heavy: bool = False


Passages = Sequence[Passage]


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


def passages(words: str | Iterable[str]) -> tuple[Passage, ...]:
    """A passage for each line that is not blank."""
    texts = [words] if isinstance(words, str) else words
    return tuple(Passage(clean(line, "pptx")) for text in texts for line in paragraphs_of(text))


def height_of(content: Passages, size: float, width: float) -> float:
    """The height of the passages in this type size, in pt; `width` is in inches."""
    heights = [len(_lines(passage, size, width)) * LINE_SPACING * size for passage in content]
    return sum(heights) + max(len(content) - 1, 0) * GAP * size


def fitting(content: Passages, box: Box, sizes: Sequence[float]) -> float | None:
    """The first of the sizes in which the passages fit the box; None where none does."""
    return next((size for size in sizes if height_of(content, size, box.width) <= box.height * 72), None)


def slides_of(content: Passages, box: Box, sizes: Sequence[float]) -> list[tuple[Passage, ...]]:
    """The passages of each slide: one slide where they fit in one of the sizes, else as few as possible in the last size."""
    if fitting(content, box, sizes):
        return [tuple(content)]
    size, room = sizes[-1], box.height * 72
    rest, filled = list(content), list[tuple[Passage, ...]]()
    while rest:
        shown: list[Passage] = []
        while rest and height_of([*shown, rest[0]], size, box.width) <= room:
            shown.append(rest.pop(0))
        if rest:
            gap = GAP * size if shown else 0
            lines = _lines(rest[0], size, box.width)
            fits = int((room - height_of(shown, size, box.width) - gap) / (LINE_SPACING * size))
            if fits >= LEAST_LINES or not shown:
                most = max(fits, 1)
                shown.append(replace(rest[0], words=" ".join(lines[:most])))
                rest[0] = replace(rest[0], words=" ".join(lines[most:]))
            while len(shown) > 1 and shown[-1].heavy:
                rest.insert(0, shown.pop())
        filled.append(tuple(shown))
    return filled


def _lines(passage: Passage, size: float, width: float) -> list[str]:
    return lines_of(passage.words, size, width * 72 * SPARE, bold=passage.heavy)


def shortened_to(content: Passages, box: Box, size: float) -> tuple[Passage, ...]:
    """As much of the passages as the box holds, with `…` at the end."""
    kept: list[Passage] = []
    for passage in content:
        if height_of([*kept, passage], size, box.width) <= box.height * 72:
            kept.append(passage)
            continue
        words = passage.words.split(" ")
        short = [replace(passage, words=" ".join([*words[:n], "…"])) for n in range(len(words))]
        fits = [one for one in short if height_of([*kept, one], size, box.width) <= box.height * 72]
        return (*kept, *fits[-1:])
    return tuple(kept)
