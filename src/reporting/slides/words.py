"""Words on a slide: what may stand there, which type size they fit in, and where they go on to the next slide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from src.reporting.clean_text import clean, paragraphs_of
from src.text_width import lines_of

LINE = 1.22  # line height, in type sizes
GAP = 0.5  # above each paragraph but the first, in type sizes
SPARE = 0.98  # of the width is counted on, since another font than the one measured may be shown
LEAST_LINES = 3  # of a paragraph that goes on to the next slide


@dataclass(frozen=True)
class Passage:
    """A paragraph; `heavy` for a heading, which stays with what follows."""

    words: str
    heavy: bool = False


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


def passages(words: str | Iterable[str]) -> tuple[Passage, ...]:
    """A passage for each paragraph; what is typed on several lines is several."""
    texts = [words] if isinstance(words, str) else words
    return tuple(Passage(clean(line, "pptx")) for text in texts for line in paragraphs_of(text))


def height_of(said: Sequence[Passage], size: float, width: float) -> float:
    """How high the passages stand in this size, in pt; `width` in inches."""
    heights = [len(_lines(passage, size, width)) * LINE * size for passage in said]
    return sum(heights) + max(len(said) - 1, 0) * GAP * size


def fitting(said: Sequence[Passage], box: Box, sizes: Sequence[float]) -> float | None:
    """The first of the sizes in which the passages stand inside the box; None where none does."""
    return next((size for size in sizes if height_of(said, size, box.width) <= box.height * 72), None)


def slides_of(said: Sequence[Passage], box: Box, sizes: Sequence[float]) -> list[tuple[Passage, ...]]:
    """The passages, a tuple for each slide: one slide where they fit in one of the sizes, else as few as the last size gives."""
    if fitting(said, box, sizes):
        return [tuple(said)]
    size, room = sizes[-1], box.height * 72
    rest, filled = list(said), list[tuple[Passage, ...]]()
    while rest:
        shown: list[Passage] = []
        while rest and height_of([*shown, rest[0]], size, box.width) <= room:
            shown.append(rest.pop(0))
        if rest:
            gap = GAP * size if shown else 0
            lines = _lines(rest[0], size, box.width)
            fits = int((room - height_of(shown, size, box.width) - gap) / (LINE * size))
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


def shortened_to(said: Sequence[Passage], box: Box, size: float) -> tuple[Passage, ...]:
    """The passages as far as the box holds them, with `…` where they go on."""
    kept: list[Passage] = []
    for passage in said:
        if height_of([*kept, passage], size, box.width) <= box.height * 72:
            kept.append(passage)
            continue
        words = passage.words.split(" ")
        short = [replace(passage, words=" ".join([*words[:n], "…"])) for n in range(len(words))]
        fits = [one for one in short if height_of([*kept, one], size, box.width) <= box.height * 72]
        return (*kept, *fits[-1:])
    return tuple(kept)
