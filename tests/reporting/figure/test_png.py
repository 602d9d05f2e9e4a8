import io
import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from PIL import Image

from src.charts.drawn import FigureWords
from src.charts.paper import FULL, HALF, SLIDE, Paper
from src.reporting.figure.png import png
from src.reporting.figure.svg import description, finished_svg
from tests.reporting.figure.drawn import UNSAID, WORDS, a_renderer, bars, country

PAPERS = pytest.mark.parametrize("paper", [FULL, HALF, SLIDE], ids=lambda paper: paper.name)


@pytest.fixture(scope="module")
def drawn() -> Iterator[dict[str, bytes]]:
    with a_renderer(browsers=1) as renderer:
        sheets = {paper.name: renderer.svg(bars(paper=paper)) for paper in (FULL, HALF, SLIDE)}
        yield sheets | {"map": renderer.svg(country())}


def make(raw: bytes, paper: Paper = FULL, words: FigureWords = WORDS, transparent: bool = False) -> bytes:
    return png(finished_svg(raw, words, paper, lang="sv", transparent=transparent), words, paper)


def picture(file: bytes) -> Image.Image:
    opened = Image.open(io.BytesIO(file))
    opened.load()
    return opened


def chunks(file: bytes) -> list[tuple[str, bytes]]:
    """The parts of a PNG file, read without Pillow."""
    found, place = [], 8
    while place < len(file):
        (length,) = struct.unpack(">I", file[place : place + 4])
        found.append((file[place + 4 : place + 8].decode(), file[place + 8 : place + 8 + length]))
        place += 12 + length
    return found


@pytest.mark.parametrize(
    ("paper", "size", "metre"),
    [(FULL, (1890, 937), 11811), (HALF, (921, 937), 11811), (SLIDE, (1920, 1080), 5669)],
    ids=["full", "half", "slide"],
)
def test_it_is_exactly_as_large_as_the_paper_asks_and_says_how_large_a_dot_is(
    drawn: dict[str, bytes], paper: Paper, size: tuple[int, int], metre: int
) -> None:
    file = make(drawn[paper.name], paper)
    assert picture(file).size == size
    assert dict(chunks(file))["pHYs"] == struct.pack(">IIB", metre, metre, 1)


def test_it_says_in_itself_what_it_shows_from_where_and_when(drawn: dict[str, bytes]) -> None:
    said = [content for name, content in chunks(make(drawn["full"])) if name == "iTXt"]
    words = {content.split(b"\0")[0].decode(): content.rpartition(b"\0")[2].decode("utf-8") for content in said}
    assert words == {
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


def test_what_is_not_known_is_not_said(drawn: dict[str, bytes]) -> None:
    assert "iTXt" not in dict(chunks(make(drawn["full"], words=UNSAID)))


def test_the_same_figure_gives_the_same_bytes(drawn: dict[str, bytes]) -> None:
    assert make(drawn["full"]) == make(drawn["full"])


def test_many_threads_at_once_each_get_their_own(drawn: dict[str, bytes]) -> None:
    figures = [drawn["full"].replace("Ängsby".encode(), f"By {n}".encode()) for n in range(12)]
    one_by_one = [make(raw) for raw in figures]
    with ThreadPoolExecutor(12) as threads:
        assert list(threads.map(make, figures)) == one_by_one
    assert len(set(one_by_one)) == 12


@PAPERS
def test_it_stands_on_white_to_its_very_edge(drawn: dict[str, bytes], paper: Paper) -> None:
    on_white = picture(make(drawn[paper.name], paper))
    assert on_white.getextrema()[-1] == (255, 255), "something shines through"
    across, down = on_white.size
    corners = [on_white.getpixel(place) for place in ((0, 0), (across - 1, 0), (0, down - 1), (across - 1, down - 1))]
    assert corners == [(255, 255, 255, 255)] * 4


def test_on_request_the_ground_shows_through_and_the_bars_do_not(drawn: dict[str, bytes]) -> None:
    clear = picture(make(drawn["full"], transparent=True))
    assert clear.mode == "RGBA"
    assert clear.getpixel((0, 0))[3] == 0
    colours = {colour for _, colour in clear.getcolors(1 << 24)}
    assert (47, 116, 176, 255) in colours


def test_it_is_drawn_with_its_colours_hatches_and_letters(drawn: dict[str, bytes]) -> None:
    white, blue = (255, 255, 255), (47, 116, 176)
    seen = picture(make(drawn["full"])).convert("RGB")
    left = [seen.getpixel((x, seen.height * 6 // 10)) for x in range(seen.width // 2)]
    right = [seen.getpixel((x, seen.height * 6 // 10)) for x in range(seen.width // 2, seen.width)]
    counted = {colour: count for count, colour in seen.getcolors(1 << 24)}
    assert counted[blue] > 100_000
    assert counted[122, 135, 148] > 30_000
    assert left.count(white) > 100
    assert right.count(blue) > 300
    assert sum(count for colour, count in counted.items() if max(colour) < 90) > 500, "no letters"


def test_letters_on_a_map_have_halos(drawn: dict[str, bytes]) -> None:
    halo = (185, 211, 232)
    assert halo in {colour for _, colour in picture(make(drawn["map"])).convert("RGB").getcolors(1 << 24)}


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


def test_it_is_a_whole_file(drawn: dict[str, bytes]) -> None:
    parts = chunks(make(drawn["full"]))
    assert parts[0][0] == "IHDR"
    assert parts[-1] == ("IEND", b"")
    assert zlib.decompress(b"".join(content for name, content in parts if name == "IDAT"))


def test_each_of_its_parts_has_its_checksum(drawn: dict[str, bytes]) -> None:
    file, place = make(drawn["full"]), 8
    for name, content in chunks(file):
        place += 12 + len(content)
        assert file[place - 4 : place] == struct.pack(">I", zlib.crc32(name.encode() + content)), name
