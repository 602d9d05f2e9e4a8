"""Where small maps stand: side by side, and in rows where they would be too small."""

from dataclasses import dataclass

from src.charts.figure_frame import FigureFrame

_NARROWEST = 140  # px: a small map's least width on paper
_LINE, SCREEN_LINE, SCREEN_HEIGHT = 24, 20, 200  # px: the line over a map on paper and on a screen; a screen's map with it
_MOST_ACROSS = 4  # small maps in a row on a screen
_GAP = 0.02  # between maps, of the drawing's width


@dataclass(frozen=True)
class Grid:
    """Places for `count` maps, each with a line of words over it; all but `height` in parts of the drawing."""

    columns: int
    rows: int
    height: int  # px, of all of it
    line: float  # of a place's height

    @property
    def width(self) -> float:
        """A map's width."""
        return (1 - _GAP * (self.columns - 1)) / self.columns

    def across(self, place: int) -> tuple[float, float]:
        """From where to where the map in this place stands, from the left."""
        left = place % self.columns * (self.width + _GAP)
        return left, left + self.width

    def up(self, place: int) -> tuple[float, float, float]:
        """Its foot, its head and the top of its line, from below."""
        top = 1 - place // self.columns / self.rows
        return top - 1 / self.rows, top - self.line / self.rows, top


def grid(count: int, ratio: float, frame: FigureFrame) -> Grid:
    """The places for so many maps, each `ratio` times as high as wide where the height is free."""
    across = max(frame.width // _NARROWEST, 1) if frame.paper else _MOST_ACROSS
    rows = -(-count // across)
    columns = -(-count // rows)
    if frame.paper is None:
        return Grid(columns, rows, SCREEN_HEIGHT * rows, SCREEN_LINE / SCREEN_HEIGHT)
    height = round(frame.width / columns * ratio) + _LINE
    return Grid(columns, rows, height * rows, _LINE / height)
