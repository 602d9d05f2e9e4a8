"""The part of the world that a map shows, and where a place in it stands on a canvas: Mercator's projection."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Self

from src.charts.label_places import Point

_WHOLE, _ZOOMED = 0.02, 0.08  # air around a whole region and around a part of it, of its longest side


@dataclass(frozen=True)
class Window:
    """A rectangle of the world: x is radians to the east, y is Mercator's, to the north."""

    west: float
    east: float
    south: float
    north: float

    @property
    def ratio(self) -> float:
        """How high it is to its width."""
        return (self.north - self.south) / (self.east - self.west)

    @property
    def degrees(self) -> tuple[list[float], list[float]]:
        """Its longitudes from west to east, and its latitudes from south to north."""
        return [math.degrees(self.west), math.degrees(self.east)], [_latitude(self.south), _latitude(self.north)]

    def filling(self, width: float, height: float) -> Self:
        """The same with more of the world around, as high to its width as a canvas."""
        wide, high = self.east - self.west, self.north - self.south
        across, up = max(high * width / height - wide, 0) / 2, max(wide * height / width - high, 0) / 2
        return replace(self, west=self.west - across, east=self.east + across, south=self.south - up, north=self.north + up)

    def scale(self, width: float, height: float) -> float:
        """A canvas's px to a radian, where the whole window is seen."""
        return min(width / (self.east - self.west), height / (self.north - self.south))

    def size(self, scale: float) -> tuple[float, float]:
        """How wide and high it is, px."""
        return (self.east - self.west) * scale, (self.north - self.south) * scale

    def to_px(self, place: Point, scale: float) -> Point:
        """Where a longitude and latitude stands, px from the window's left and top."""
        return (math.radians(place[0]) - self.west) * scale, (self.north - _mercator(place[1])) * scale

    def to_degrees(self, x: float, y: float, scale: float) -> Point:
        """The longitude and latitude of what stands so many px from the window's left and top."""
        return math.degrees(self.west + x / scale), _latitude(self.north - y / scale)


def window_of(geojson: Mapping[str, Any], codes: Collection[str]) -> Window:
    """The window around these municipalities, or around all where there are none of them, with a little air."""
    whole = _around(geojson["features"], _WHOLE)
    features = [feature for feature in geojson["features"] if feature["id"] in codes]
    if len(features) in (0, len(geojson["features"])):
        return whole
    part = _around(features, _ZOOMED)
    west, south = max(part.west, whole.west), max(part.south, whole.south)
    return Window(west, min(part.east, whole.east), south, min(part.north, whole.north))


def _around(features: Sequence[Mapping[str, Any]], air: float) -> Window:
    places = [place for feature in features for ring in rings_of(feature) for place in ring]
    (west, east), (south, north) = ((min(ways), max(ways)) for ways in zip(*places, strict=True))
    # A degree to the north is about as far as two to the east, where Sweden is.
    air *= max(east - west, 2 * (north - south))
    return Window(math.radians(west - air), math.radians(east + air), _mercator(south - air / 2), _mercator(north + air / 2))


def rings_of(feature: Mapping[str, Any]) -> Iterator[Sequence[Point]]:
    """The rings of a polygon or of several, their holes too."""
    geometry = feature["geometry"]
    for polygon in geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]:
        yield from polygon


def outlines(geojson: Mapping[str, Any], codes: Collection[str]) -> Iterator[Point | tuple[None, None]]:
    """The borders of all but these municipalities, each border once and none that is theirs too; a pair of None between lines."""
    drawn = {
        frozenset(map(tuple, border))
        for feature in geojson["features"]
        if feature["id"] in codes
        for ring in rings_of(feature)
        for border in pairwise(ring)
    }
    for feature in geojson["features"]:
        for ring in () if feature["id"] in codes else rings_of(feature):
            for start, end in pairwise(ring):
                border = frozenset((tuple(start), tuple(end)))
                if border not in drawn:
                    drawn.add(border)
                    yield from ((start[0], start[1]), (end[0], end[1]), (None, None))


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _latitude(mercator: float) -> float:
    return math.degrees(2 * math.atan(math.exp(mercator)) - math.pi / 2)
