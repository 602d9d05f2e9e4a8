"""What a figure is laid out for: a screen of any width, or a sheet or slide of one size."""

from dataclasses import dataclass

from src.charts.theme import LIGHT, Theme


@dataclass(frozen=True)
class Paper:
    """A size to lay out for, in logical px: on paper 96 to the inch, on a slide as many as fit with letters that carry.

    `height` None: as high as what stands on it. `pixels` is the width of a bitmap of it, `dpi` its dots per inch. Without
    `headline`, the headline stands outside the figure, on the slide around it. `air` is left free on all sides, px.
    """

    name: str
    width: int
    height: int | None
    pixels: int
    dpi: int
    headline: bool = True
    air: int = 0

    @property
    def scale(self) -> float:
        """A bitmap's px to a logical px."""
        return self.pixels / self.width


HIGHEST = 907  # px: 240 mm, the highest figure that stands on a page of A4
HIGHEST_DRAWING = 660  # px: what its words leave of that on half a page
FULL = Paper("full", 605, None, 1890, 300)  # 160 mm, the width of a text column on A4
HALF = Paper("half", 295, None, 921, 300)  # 78 mm
SLIDE = Paper("slide", 800, 450, 1920, 144, air=17)  # 1920 x 1080, of which 40 px on all sides are free
PAPERS = {paper.name: paper for paper in (FULL, HALF, SLIDE)}
NARROWEST = 296  # px: a figure on the smallest phone (320 px wide), which every figure on a screen is laid out for


@dataclass(frozen=True)
class Canvas:
    """What a figure is drawn on: its colours, and its paper. Without a paper it is a screen of unknown width.

    `bare`: its headline and small print stand beside it, and not inside.
    """

    theme: Theme = LIGHT
    paper: Paper | None = None
    bare: bool = False


SCREEN = Canvas()
