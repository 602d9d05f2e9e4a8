"""Every figure on every paper as a browser draws the finished file: nothing is cut, nothing covers anything, all can be read.

The figures are drawn once, and measured in one page of a real Chromium, in the figure's own px.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser

from src.analysis.assessed import AssessedRecord, assess
from src.catalogue.figures import figures
from src.charts.coverage import spread_over_groups
from src.charts.drawn import Drawn
from src.charts.evidence import evidence_matrix
from src.charts.paper import FULL, HALF, SLIDE, Canvas, Paper
from src.charts.theme import READ, contrast
from src.language import Code, Localised, read_language
from src.programme.definition import Offering
from src.reporting.figure.files import figure_file
from src.reporting.figure.renderer import Renderer
from src.reporting.slides.report import FIGURE_PAPER
from src.selection.selection import Selection, options
from src.selection.view import View
from tests.analysis.made_up import make_programme
from tests.charts.figure_frames import make_frame, seen
from tests.charts.frames import make_evidence, make_spread
from tests.reporting.reading import squeezed

SITE = "https://statistik.example.se/digitalt-forst"
FRAGILE = {  # those whose texts have the least room; in the usual run only these
    "long karta half",
    "long mal-samarbete half",
    "open mal half",
    "year referensgrupp-matris half",
    "many lists half",
}
LEAST = 8  # pt on paper
LONGEST = 1100  # px: what stands in a column of half a page is not much longer than a page
ABOVE, BELOW = 0.27, 0.12  # of the letters' size: the air in a line over the letters and under them
MEASURE = """() => {
  const root = document.querySelector('svg'), frame = root.getBoundingClientRect()
  const scale = frame.width / root.viewBox.baseVal.width
  const colour = words => { const n = words.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n }
  const ground = (x, y) => {
    const behind = document.elementsFromPoint(x, y).filter(e => e.ownerSVGElement && !e.closest('text') && e !== root)
    const paint = e => {
      const style = getComputedStyle(e)
      if (!style.fill.startsWith('rgb')) return null  // none, or the lines of a hatching, over a field of its ground's colour
      const [r, g, b, a] = colour(style.fill)
      return [r, g, b, a * Number(style.fillOpacity) * Number(style.opacity)]
    }
    return behind.map(paint).filter(Boolean).reverse().reduce(
      (under, over) => [0, 1, 2].map(n => under[n] * (1 - over[3]) + over[n] * over[3]), [255, 255, 255])
  }
  const clips = text => {
    const found = []
    for (let e = text; e !== root; e = e.parentElement) {
      const url = (e.getAttribute('clip-path') || '').match(/#([^"')]+)/)
      if (!url) continue
      const clip = document.getElementById(url[1]).querySelector('rect'), to = e.getScreenCTM()
      const corner = (x, y) => new DOMPoint(x, y).matrixTransform(to)
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(name => Number(clip.getAttribute(name) || 0))
      const [from, until] = [corner(x, y), corner(x + width, y + height)]
      found.push([from.x, from.y, until.x, until.y])
    }
    return found
  }
  return [...root.querySelectorAll('text:not([aria-hidden])')].filter(text => text.textContent.trim()).map(text => {
    const box = text.getBoundingClientRect(), style = getComputedStyle(text), twin = text.previousElementSibling
    const sizes = [text, ...text.querySelectorAll('tspan')].map(e => parseFloat(getComputedStyle(e).fontSize))
    const y = (box.top + box.bottom) / 2
    const halo = twin && twin.getAttribute('aria-hidden') ? getComputedStyle(twin).stroke : null
    const places = [0.02, 0.5, 0.98].map(part => box.left + part * box.width)
    return {
      words: text.textContent, size: Math.min(...sizes), ink: colour(style.fill).slice(0, 3),
      box: [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top].map(n => n / scale),
      whole: clips(text).every(clip => clip[0] <= box.left && clip[1] <= box.top && box.right <= clip[2] && box.bottom <= clip[3]),
      grounds: halo ? [colour(halo).slice(0, 3)] : places.map(x => ground(x, y)),
    }
  })
}"""


@dataclass(frozen=True)
class Written:
    """A text in a picture: its letters' box in px (left, top, right, bottom) and size, its ink, and what it stands on."""

    words: str
    size: float
    box: tuple[float, float, float, float]
    ink: str
    grounds: tuple[str, ...]
    whole: bool  # no edge of the drawing cuts it

    def covers(self, other: "Written") -> bool:
        left, top, right, bottom = self.box
        there = other.box
        return left < there[2] - 0.5 and there[0] < right - 0.5 and top < there[3] - 0.5 and there[1] < bottom - 0.5


@dataclass(frozen=True)
class Picture:
    """A figure as drawn for a paper, and what is written in it."""

    name: str
    paper: Paper
    drawn: Drawn
    texts: tuple[Written, ...]

    @property
    def legend(self) -> list[Written]:
        entries = {seen(trace.name) for trace in self.drawn.figure.data if trace.name and trace.showlegend is not False}
        under = self.drawn.figure.layout.height - self.drawn.figure.layout.margin.b
        return [text for text in self.texts if text.words.strip() in entries and text.box[1] > under]


def view(of: AssessedRecord, language: Code = "sv", **asked: Any) -> View:
    query = {key: [str(value) for value in values] for key, values in asked.items()}
    return View(of, Selection.from_query(query, of), read_language(language), site=SITE)


def half_known(paper: Paper) -> Drawn:
    """Bars whose ends are unknown, with a long name and a line far to the left."""
    labels = ["Sydöstra Sagolandets samarbetskommitté för bibliotek och bokbussar", "Kust", "Skog"]
    frame = make_frame(paper=paper, address=f"{SITE}/underlag")
    words = {"name": "council-samarbete", "headline": "Ingen av tre", "subtitle": "Andel av kommunerna."}
    return spread_over_groups(make_spread(("A", 1, 2, 4), ("B", 0, 2, 4), ("C", 0, 0, 5)), labels, frame=frame, **words)


def many_lists(paper: Paper) -> Drawn:
    """More offerings and years than the words of a field have room for."""
    keys = [f"key-{n}" for n in range(6)]
    offerings = tuple(Offering(key, Localised(f"Sagoerbjudande {n}"), Localised(key)) for n, key in enumerate(keys))
    rows = [(key, year, year % 2 == 0, 280, year % 3, 290) for key in keys for year in (*range(2015, 2020), 2022)]
    frame = make_frame(paper=paper, address=f"{SITE}/underlag", programme=make_programme(offerings=offerings))
    return evidence_matrix(make_evidence(*rows), frame=frame, headline="Komplett lista finns för vartannat år")


def every(known: AssessedRecord, made_up: AssessedRecord) -> Iterator[tuple[str, Paper, Callable[[], Drawn]]]:
    """What is drawn: all of the documented record, the longest selection in the other language, and what neither of them has."""
    most = {key: values[1:] if key in {"ar", "grupp"} else values for key, values in options(made_up).items()}
    most["erbjudande"] = most["erbjudande"][1:]
    one_list = replace(known.record, complete_lists=known.record.complete_lists.iloc[-1:])
    half_open = assess(known.programme, one_list, known.version)
    codes = list(half_open.record.register["code"])
    assumed = [f"{code}.{key}.ja" for key, few in (("startpaket.2019", 11), ("folkpaket.", 9)) for code in codes[:few]]
    views = {
        "all": view(known),
        "long": view(made_up, "en", **most),
        "year": view(known, "en", ar=[2018]),
        "open": view(half_open, om=assumed[:-2]),
        "one": view(made_up, ar=[2019, 2020], erbjudande=["referensgrupp"]),
        "compared": replace(view(made_up, "en", **most), before=known),
        "backwards": replace(view(known), before=made_up),
    }
    drawn = set(figures(views["all"])) - {"referensgrupp-kommungrupp", "referensgrupp-samarbete"}  # as those of the goal
    few = {"karta", "referensgrupp-per-ar", "referensgrupp-matris", "mal-samarbete"}
    usual = {"all": drawn, "one": {"karta"}, "open": {"mal", "referensgrupp-per-ar"}}
    old, new = {"backwards": {"andringar-karta"}}, {"compared": {"andringar-karta"}}
    chosen = {
        FULL: usual | new | {"long": few},
        HALF: usual | new | old | {"long": drawn, "year": few},
        SLIDE: usual | old | {"long": drawn, "year": few - {"referensgrupp-matris"}},
        FIGURE_PAPER: new | {"long": {"karta"}},  # on slides, most are charts
    }
    for paper, selections in chosen.items():
        for selection, names in selections.items():
            for name in sorted(names):
                draw = partial(figures(views[selection])[name].draw, views[selection], Canvas(paper=paper))
                yield f"{selection} {name} {paper.name}", paper, draw
        yield f"half known {paper.name}", paper, partial(half_known, paper)
        yield f"many lists {paper.name}", paper, partial(many_lists, paper)


@pytest.fixture(scope="module", params=["fragile", pytest.param("every", marks=pytest.mark.slow)])
def pictures(
    request: pytest.FixtureRequest, browser: Browser, renderer: Renderer, shipped: AssessedRecord, demo: AssessedRecord
) -> list[Picture]:
    """The drawn files with what is written in them."""
    wanted = [(name, paper, draw()) for name, paper, draw in every(shipped, demo) if request.param == "every" or name in FRAGILE]
    with ThreadPoolExecutor(2) as threads:
        files = threads.map(lambda one: figure_file(one[2], "svg", paper=one[1], lang="sv", renderer=renderer).decode(), wanted)
    page = browser.new_page(viewport={"width": 1100, "height": 1600})
    found = []
    for (name, paper, drawn), svg in zip(wanted, files, strict=True):
        svg = re.sub(r'(<svg[^>]*?) width="[^"]+" height="[^"]+"', rf'\1 width="{paper.width}"', svg.partition("?>")[2], count=1)
        page.set_content(f"<body style='margin: 0'>{svg}</body>")
        page.evaluate("document.fonts.ready")
        found.append(Picture(name, paper, drawn, tuple(map(_written, page.evaluate(MEASURE)))))
    page.close()
    return found


def _written(text: dict[str, Any]) -> Written:
    (left, top, right, bottom), size = text["box"], text["size"]
    box = (left, top + ABOVE * size, right, bottom - BELOW * size)
    return Written(text["words"], size, box, _hex(text["ink"]), tuple(map(_hex, text["grounds"])), text["whole"])


def _hex(colour: list[float]) -> str:
    return "#" + "".join(f"{round(part):02X}" for part in colour)


def test_every_picture_has_its_words(pictures: list[Picture]) -> None:
    for picture in pictures:
        written, words = squeezed("".join(text.words for text in picture.texts)), picture.drawn.words
        for said in (words.subtitle, words.provenance, words.address, *([words.headline] * picture.paper.headline)):
            assert squeezed(said) in written, picture.name


def test_no_text_is_cut_off(pictures: list[Picture]) -> None:
    for picture in pictures:
        layout = picture.drawn.figure.layout
        for text in picture.texts:
            left, top, right, bottom = text.box
            inside = left >= 0 and right <= layout.width and top >= 0 and bottom <= layout.height
            assert inside and text.whole, (picture.name, text)  # noqa: PT018


def test_no_text_covers_another(pictures: list[Picture]) -> None:
    for picture in pictures:
        pairs = combinations(picture.texts, 2)
        assert [(one.words, other.words) for one, other in pairs if one.covers(other)] == [], picture.name


def test_no_entry_of_plotlys_legend_nor_its_square_covers_a_text(pictures: list[Picture]) -> None:
    with_legend = 0
    for picture in pictures:
        with_legend += bool(picture.legend)
        for entry in picture.legend:
            left, *rest = entry.box
            whole = replace(entry, box=(left - 30, *rest))
            assert [text.words for text in picture.texts if text != entry and whole.covers(text)] == [], picture.name
            assert whole.box[0] > 0, picture.name
    assert with_legend


def test_the_smallest_letters_can_be_read_on_paper(pictures: list[Picture]) -> None:
    for picture in pictures:
        paper = picture.paper
        points = paper.pixels / paper.dpi * 72 / paper.width
        small = {text.words: text.size * points for text in picture.texts if text.size * points < LEAST}
        assert small == {}, picture.name


def test_every_text_stands_out_from_its_ground(pictures: list[Picture]) -> None:
    for picture in pictures:
        grounds = [(text.words, text.ink, ground) for text in picture.texts for ground in text.grounds]
        assert [faint for faint in grounds if contrast(*faint[1:]) < READ] == [], picture.name


def test_a_figure_of_half_the_width_fits_a_page(pictures: list[Picture]) -> None:
    high = {picture.name: picture.drawn.figure.layout.height for picture in pictures if picture.paper == HALF}
    assert {name: height for name, height in high.items() if height > LONGEST and "long" not in name} == {}


def test_the_same_figure_has_the_same_id_on_every_paper(pictures: list[Picture]) -> None:
    ids: dict[str, set[str]] = {}
    for picture in pictures:
        ids.setdefault(picture.name.rpartition(" ")[0], set()).add(picture.drawn.words.id)
    assert {name: found for name, found in ids.items() if len(found) > 1} == {}
