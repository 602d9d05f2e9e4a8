"""Where a name finds a place on a map of squares, in px."""

import math
from itertools import combinations

import pytest

from src.charts.label_places import OUTSIDE, Line, Name, Placed, Point, Sign, owners, place_names, signs_with_room

WIDTH, HEIGHT = 300, 200  # px, of the canvas
EVERYWHERE = frozenset({OUTSIDE, *range(9)})


def square(x: float, y: float, side: float) -> list[list[Point]]:
    """A square area around a place."""
    (left, right), (top, foot) = ((n - side / 2, n + side / 2) for n in (x, y))
    return [[(left, top), (right, top), (right, foot), (left, foot), (left, top)]]


def named(area: int = 0, width: float = 40, reach: float = 100, grounds: frozenset[int] = EVERYWHERE) -> Name:
    return Name(area, width, 10, grounds, reach)


def place(*names: Name, at: dict[Point, float], sign: float = 8) -> list[Placed]:
    """The names on squares, given by their middle and side; each has a sign in its middle."""
    areas = [square(*middle, side) for middle, side in at.items()]
    signs = {n: Sign(middle, sign, 10) for n, middle in enumerate(at)}
    return place_names(names, owners(areas, WIDTH, HEIGHT), signs)


def test_a_name_without_a_place_comes_first_in_the_next_try() -> None:
    near = [[(105.0, 51.0), (156.0, 51.0), (156.0, 66.0), (105.0, 66.0), (105.0, 51.0)]]  # has room for one name
    far = square(30, 100, 60)  # is too far for the second
    small = [square(100, 100, 10), square(160, 100, 10)]
    areas = [*small, [*square(150, 150, 300), *near, *far, *small[0], *small[1]]]
    names, signs = [named(0, reach=100), named(1, reach=60)], {n: Sign((100 + 60 * n, 100), 8, 10) for n in (0, 1)}
    found = {tries: place_names(names, owners(areas, WIDTH, HEIGHT), signs, tries=tries) for tries in (1, 2)}
    assert {tries: [one.name.area for one in placed] for tries, placed in found.items()} == {1: [0], 2: [1, 0]}


def test_signs_give_way_to_those_that_come_first_and_where_their_area_is_too_small() -> None:
    areas = [square(60, 60, 30), square(90, 60, 30), square(150, 150, 80), square(240, 60, 30), square(150, 150, 4)]
    middles = [(60, 60), (78, 60), (120, 130), (240, 60), (150, 150)]  # the second stands over the first's, each on its own area
    signs = {n: Sign(middle, 0 if n == 3 else 18, 10) for n, middle in enumerate(middles)}
    assert signs_with_room([1, 0, 2, 3, 4], owners(areas, WIDTH, HEIGHT), signs) == {1, 2}
    assert signs_with_room([0, 1, 2, 3, 4], owners(areas, WIDTH, HEIGHT), signs) == {0, 2}


def box(placed: Placed) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    (x, y), name = placed.at, placed.name
    left = {"left": x - name.width, "center": x - name.width / 2, "right": x}[placed.side]
    return left, y - name.height / 2, left + name.width, y + name.height / 2


def test_a_name_stands_under_its_sign_where_its_area_has_room() -> None:
    (placed,) = place(named(), at={(150, 100): 100})
    assert (placed.side, placed.line) == ("center", None)
    assert placed.at == (150, pytest.approx(113, abs=1))


def test_without_a_sign_it_stands_in_the_middle() -> None:
    (placed,) = place(named(), at={(150, 100): 100}, sign=0)
    assert placed.at == (150, 100)


def test_it_stands_beside_its_sign_where_there_is_no_room_under_it() -> None:
    low = [[(100.0, 90.0), (260.0, 90.0), (260.0, 110.0), (100.0, 110.0), (100.0, 90.0)]]
    (placed,) = place_names([named()], owners([low], WIDTH, HEIGHT), {0: Sign((150, 100), 8, 10)})
    assert (placed.side, placed.at, placed.line) == ("right", (156, 100), None)


def test_it_covers_no_sign_of_another_in_its_area() -> None:
    signs = {0: Sign((150, 100), 8, 10), 1: Sign((150, 114), 8, 10)}
    (placed,) = place_names([named()], owners([square(150, 100, 100), square(20, 20, 10)], WIDTH, HEIGHT), signs)
    assert placed.at != (150, pytest.approx(113, abs=1))


def test_it_stands_elsewhere_where_the_canvas_ends() -> None:
    (placed,) = place(named(), at={(150, 190): 100})
    assert placed.side == "right"


def test_it_runs_a_little_over_a_border_where_its_colour_can_be_read_there_too() -> None:
    (placed,) = place(named(width=48), at={(150, 100): 44})
    assert placed.line is None
    (led_out,) = place(named(width=48, grounds=frozenset({0})), at={(150, 100): 44})
    assert led_out.line is not None


def test_a_line_leads_from_the_sign_of_a_small_area_to_its_name_in_the_open() -> None:
    (placed,) = place(named(), at={(150, 100): 20})
    assert placed.line is not None
    start, end = placed.line
    assert max(abs(start[0] - 150), abs(start[1] - 100)) < 12  # at the sign
    assert abs(end[0] - placed.at[0]) <= 2  # at the name
    left, top, right, bottom = box(placed)
    assert right < 140 or left > 160 or bottom < 90 or top > 110


def test_a_line_goes_a_little_further_rather_than_across_other_areas() -> None:
    tall = [
        [[(x, 60.0), (x + wide, 60.0), (x + wide, 140.0), (x, 140.0), (x, 60.0)]] for x, wide in ((140, 20), (128, 12), (160, 12))
    ]
    signs = {0: Sign((150, 100), 8, 10), 1: Sign((134, 70), 0, 0), 2: Sign((166, 70), 0, 0)}
    (placed,) = place_names([named()], owners(tall, WIDTH, HEIGHT), signs)
    assert placed.line is not None
    assert placed.at[1] < 60 or placed.at[1] > 140


def test_a_line_is_no_longer_than_it_may() -> None:
    around: dict[Point, float] = {(150, -60): 160, (150, 260): 160, (35, 100): 100, (265, 100): 100, (150, 100): 160, (151, 100): 9}
    (placed,) = place(named(5, reach=120), at=around)  # the open is in the corners
    assert placed.line is not None
    assert 90 < math.dist((151, 100), placed.at) < 120
    assert place(named(5, reach=90), at=around) == []


def test_a_line_crosses_no_sign() -> None:
    at: dict[Point, float] = {(170, 100): 220, (200, 100): 10}  # the open is to the left, behind the sign of the large one
    (placed,) = place(named(1, reach=200), at=at)
    assert placed.line is not None
    (x0, y0), (x1, y1) = placed.line
    at_sign = y0 + (y1 - y0) * (x0 - 170) / (x0 - x1)
    assert abs(at_sign - 100) > 5


def test_no_line_crosses_another_where_both_are_aslant() -> None:
    at: dict[Point, float] = {(150, 100): 160, (195, 145): 10, (175, 150): 10}
    one, other = (placed.line for placed in place(named(1, 40, 200), named(2, 40, 200), at=at) if placed.line)
    assert not (_parts(one, other) and _parts(other, one))


def _parts(line: Line, other: Line) -> bool:
    """Whether the ends of the other are on different sides of the line."""
    (x0, y0), (x1, y1) = line
    first, second = ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) for x, y in other)
    return first * second < 0


def test_no_name_covers_another_or_a_sign_or_leaves_the_canvas() -> None:
    at: dict[Point, float] = {(x, y): 24 for x in (120, 145, 170) for y in (75, 100, 125)}
    found = place(*(named(n, 44) for n in range(9)), at=at)
    assert len(found) == 9
    boxes = [box(placed) for placed in found]
    boxes += [(x - 4, y - 5, x + 4, y + 5) for x, y in at]
    for one, other in combinations(boxes, 2):
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
    assert all(min(left, top) >= 0 and right <= WIDTH and bottom <= HEIGHT for left, top, right, bottom in boxes)


def test_the_first_gets_the_place_that_two_want() -> None:
    at: dict[Point, float] = {(150, 180): 300, (130, 40): 10, (170, 40): 10}  # the open is a strip above, as wide as one name
    for first, second in ((1, 2), (2, 1)):
        found = place(named(first, 200, 150), named(second, 200, 150), at=at)
        assert [placed.name.area for placed in found] == [first]


@pytest.mark.parametrize(("strip", "named_areas"), [(12, []), (18, [1])])
def test_a_name_stands_so_far_from_the_edge_that_its_line_of_text_is_not_cut(strip: float, named_areas: list[int]) -> None:
    at: dict[Point, float] = {(150, 150 + strip): 300, (150, 40): 10}  # the open is a strip above
    assert [placed.name.area for placed in place(named(1), at=at)] == named_areas


def test_a_name_that_is_wider_than_the_canvas_has_no_place() -> None:
    assert place(named(width=400), at={(150, 100): 20}) == []
