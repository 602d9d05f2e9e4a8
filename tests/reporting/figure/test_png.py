import io
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from PIL import Image

from src.charts.drawn import FigureWords
from src.charts.paper import FULL, HALF, SLIDE, Paper
from src.reporting.figure.png import png
from src.reporting.figure.svg import description, finished_svg
from tests.reporting.figure.drawn import UNSAID, WORDS

WHITE, BLUE = (255, 255, 255), (47, 116, 176)


def make(raw: bytes, paper: Paper = FULL, words: FigureWords = WORDS, transparent: bool = False) -> bytes:
    return png(finished_svg(raw, words, paper, lang="sv", transparent=transparent), words, paper)


def picture(file: bytes) -> Image.Image:
    """The picture, whose parts all have the right checksum."""
    Image.open(io.BytesIO(file)).verify()
    opened = Image.open(io.BytesIO(file))
    opened.load()
    return opened


def colours(image: Image.Image) -> dict[tuple[int, ...], int]:
    """How many pixels have each colour."""
    return {colour: count for count, colour in image.getcolors(1 << 24)}


@pytest.mark.parametrize(
    ("paper", "size"), [(FULL, (1890, 937)), (HALF, (921, 937)), (SLIDE, (1920, 1080))], ids=["full", "half", "slide"]
)
def test_it_is_exactly_as_large_as_the_paper_asks_on_white_to_its_edge(
    raw: dict[str, bytes], paper: Paper, size: tuple[int, int]
) -> None:
    seen = picture(make(raw[paper.name], paper))
    assert seen.size == size
    assert seen.info["dpi"] == pytest.approx((paper.dpi, paper.dpi), abs=0.01)
    assert seen.getextrema()[-1] == (255, 255), "something shines through"
    across, down = size
    corners = [seen.getpixel(place) for place in ((0, 0), (across - 1, 0), (0, down - 1), (across - 1, down - 1))]
    assert corners == [(*WHITE, 255)] * 4


def test_it_says_in_itself_what_it_shows_from_where_and_when_and_nothing_of_what_is_unknown(raw: dict[str, bytes]) -> None:
    assert picture(make(raw["full"])).text == {
        "Title": WORDS.headline,
        "Description": description(WORDS),
        "Alt": WORDS.short_alt,
        "Filters": WORDS.filters,
        "Source": WORDS.source,
        "Creation Time": WORDS.date,
        "Address": WORDS.address,
        "Id": WORDS.id,
        "Version": WORDS.version,
    }
    assert picture(make(raw["full"], words=UNSAID)).text == {}


def test_many_threads_at_once_each_get_their_own_with_the_same_bytes_as_alone(raw: dict[str, bytes]) -> None:
    figures = [raw["full"].replace("Ängsby".encode(), f"By {n}".encode()) for n in range(12)]
    one_by_one = [make(figure) for figure in figures]
    with ThreadPoolExecutor(12) as threads:
        assert list(threads.map(make, figures)) == one_by_one
    assert len(set(one_by_one)) == 12


def test_on_request_the_background_shows_through_and_the_bars_do_not(raw: dict[str, bytes]) -> None:
    clear = picture(make(raw["full"], transparent=True))
    assert clear.getpixel((0, 0))[3] == 0
    assert (*BLUE, 255) in colours(clear)


def test_it_is_drawn_with_its_colours_hatches_and_letters(raw: dict[str, bytes]) -> None:
    seen = picture(make(raw["full"])).convert("RGB")
    left = [seen.getpixel((x, seen.height * 6 // 10)) for x in range(seen.width // 2)]
    right = [seen.getpixel((x, seen.height * 6 // 10)) for x in range(seen.width // 2, seen.width)]
    counted = colours(seen)
    assert counted[BLUE] > 100_000
    assert counted[122, 135, 148] > 30_000
    assert left.count(WHITE) > 100
    assert right.count(BLUE) > 300
    assert sum(count for colour, count in counted.items() if max(colour) < 90) > 500, "no letters"


def test_letters_on_a_map_have_halos(raw: dict[str, bytes]) -> None:
    assert (185, 211, 232) in colours(picture(make(raw["map"])).convert("RGB"))


@pytest.mark.parametrize(("paper", "height"), [(FULL, 226), (FULL, 447), (FULL, 636), (HALF, 474), (HALF, 1071), (SLIDE, 450)])
def test_no_line_of_pixels_is_left_out(paper: Paper, height: int) -> None:
    slanting = "".join(f"M{9 * n - height},0L{9 * n},{height}" for n in range((paper.width + height) // 9 + 2))
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    box = f'width="{paper.width}" height="{height}" viewBox="0 0 {paper.width} {height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{ground}<path d="{slanting}" stroke="#000" fill="none"/></svg>'
    seen = picture(png(svg.encode(), UNSAID, paper)).convert("L")
    across, down = seen.size
    lines = [seen.crop((0, y, across, y + 1)).tobytes() for y in range(2, down - 2)]
    for above, below in pairwise(lines):
        unlike = sum(abs(one - other) > 100 for one, other in zip(above, below[1:], strict=False))
        assert unlike < across / 50
