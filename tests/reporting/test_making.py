"""A report becomes a file step by step; what fails is named, and the rest is delivered."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache, partial
from typing import Any

import plotly.graph_objects as go
import pytest

from src.catalogue.parts import one_each, report
from src.catalogue.report import FigurePart, MunicipalityPart, Report, ReportChoice
from src.charts.drawn import Drawn
from src.language import read_language
from src.reporting import making
from src.reporting.figure import files
from src.reporting.figure.browser import NoBrowser, RenderFailed
from src.reporting.making import AT_ONCE, DRAWN_ON, FORMATS, Format, Made, Step, draw_part, make, make_each
from tests.reporting.figure.drawn import a_renderer
from tests.reporting.fixed import Fixed, figure_name, laid_out_once
from tests.reporting.reading import pages, squeezed, unpacked, words_in
from tests.selection.views import look
from tests.wording.records import council_record

EVERY = pytest.mark.parametrize("kind", FORMATS)
MAP, GOAL, MATRIX = "Karta över erbjudandena", "Vägen till målet", "Råd: varje kommun i varje år"
PARTS = ("karta", "tabell-council-ar", "mal", "council-matris", "kommun-9901")
FIGURES = ("karta", "mal", "council-matris", "council-per-ar", "council-kartor", "mal-samarbete")
FILE_NAME = "made-up_rapport_2022-2024_alla-erbjudanden_data-2024-12-31"


@cache
def whole(parts: tuple[str, ...] = PARTS, _time: int = 1) -> Report:
    """The report of these parts; at another time, another one of the same."""
    return laid_out_once(report(look(council_record()), ReportChoice(parts)))


@cache
def each(language: str = "sv") -> Report:
    view = look(council_record(), language)
    return report(view, ReportChoice(one_each(view)))


def steps(making: Iterator[Step | Made]) -> tuple[list[Step], Made]:
    """All that it yields: steps, and at last the file."""
    *before, last = making
    assert isinstance(last, Made)
    assert all(isinstance(step, Step) for step in before)
    return before, last


def made(kind: Format, of: Report | None = None) -> Made:
    return steps(make(of or whole(), kind, Fixed()))[1]


def words(file: Made) -> str:
    return words_in(file.content, file.name.rpartition(".")[2])


# Steps, and the file


@pytest.mark.parametrize("kind", ["pptx", "zip"])
def test_each_figure_is_a_step_and_drawn_once_and_the_file_is_the_last(kind: Format) -> None:
    renderer = Fixed()
    before, file = steps(make(whole(), kind, renderer))
    assert [step.done for step in before] == [0, 1, 2, 3, 3]
    assert {step.of for step in before} == {4}
    assert (before[0].what, before[-1].what) == ("Ritar figurer", "Sätter ihop filen")
    assert {step.what for step in before[1:-1]} == {MAP, GOAL, MATRIX}
    assert (file.name, file.failed, file.no_browser) == (f"{FILE_NAME}.{kind}", (), False)
    drawn = ["council-matris", "karta"] if kind == "pptx" else ["council-matris", "karta", "mal"]  # PowerPoint draws its own charts
    assert sorted(renderer.asked) == drawn


def test_a_workbook_draws_nothing_and_asks_for_no_browser() -> None:
    renderer = Fixed({name: NoBrowser("none") for name in PARTS})
    before, file = steps(make(whole(), "xlsx", renderer))
    assert [(step.done, step.of) for step in before] == [(0, 1), (0, 1)]
    assert (renderer.asked, file.failed, file.no_browser) == ([], (), False)


def test_steps_are_in_the_reports_language() -> None:
    assert next(make(each("en"), "xlsx", Fixed())) == Step(0, 1, read_language("en")("Ritar figurer"))


@EVERY
@pytest.mark.parametrize("part", ["mal", "tabell-erbjudanden", "kommun-9904"])
def test_a_report_of_one_part_is_a_file_too(kind: Format, part: str) -> None:
    file = made(kind, of=whole((part,)))
    assert squeezed("Dataversion") in words(file)
    assert file.failed == ()


@pytest.mark.parametrize(
    ("kind", "width", "files"),
    [("pdf", 605, ["svg"]), ("pptx", 1000, ["png"]), ("docx", 605, ["png"]), ("xlsx", 605, []), ("zip", 605, ["svg", "png"])],
)
def test_a_part_is_drawn_on_the_formats_paper_in_the_kinds_that_it_needs(kind: Format, width: int, files: list[str]) -> None:
    only_map = report(look(council_record()), ReportChoice(("karta",)))
    (figure,) = only_map.parts
    assert isinstance(figure, FigurePart)
    drawing = draw_part(figure, kind, only_map, Fixed())
    assert (drawing.width, drawing.words.name, drawing.failed) == (width, "karta", None)
    assert [name for name in ("svg", "png") if getattr(drawing, name)] == files
    assert (b"@font-face" in drawing.svg) == (kind == "zip")  # typst has the font
    assert set(DRAWN_ON) == set(FORMATS)


# What fails


@pytest.mark.parametrize(
    ("error", "no_browser"), [(RenderFailed("not done"), False), (NoBrowser("none"), True)], ids=["failed", "no browser"]
)
def test_a_figure_that_cannot_be_drawn_is_named_and_the_rest_delivered(error: Exception, no_browser: bool) -> None:
    renderer = Fixed({"karta": error})
    before, file = steps(make(whole(), "zip", renderer))
    assert (file.failed, file.no_browser) == ((MAP,), no_browser)
    assert (before[-1].done, before[-1].of) == (3, 4)
    assert squeezed("Ekskog: minst 1, högst 3") in words(file)  # the alt text
    assert "council-matris" in renderer.asked


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "xlsx"])
def test_a_figure_that_cannot_even_be_laid_out_is_named_with_its_label(kind: Format) -> None:
    def never(_paper: object) -> Drawn:
        raise KeyError("mal")

    parts = tuple(replace(part, draw=never) if part.name == "mal" else part for part in whole().parts)
    file = made(kind, of=replace(whole(), parts=parts))
    assert (file.failed, file.no_browser) == ((GOAL,), False)
    assert squeezed(GOAL) in words(file)


@pytest.mark.parametrize(("kind", "failed"), [("pptx", (MAP, MATRIX)), ("zip", (MAP, GOAL, MATRIX))])
def test_failed_figures_are_named_in_the_reports_order(kind: Format, failed: tuple[str, ...]) -> None:
    late = threading.Event()

    class Late(Fixed):
        def svg(self, figure: go.Figure) -> bytes:
            if figure_name(figure) == "karta":
                assert late.wait(60)
            else:
                late.set()
            raise RenderFailed("not done")

    assert steps(make(whole(), kind, Late()))[1].failed == failed


@pytest.mark.parametrize("kind", ["pdf", "zip"])
def test_one_thread_at_a_time_lays_out_and_writes_and_pages_get_half_of_pythons_time(
    kind: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = threading.Lock()

    def alone(*given: Any, work: Callable[..., Any], **options: Any) -> Any:
        assert busy.acquire(blocking=False), "two at once"
        try:
            time.sleep(0.02)
            return work(*given, **options)
        finally:
            busy.release()

    monkeypatch.setattr(files, "finished_svg", partial(alone, work=files.finished_svg))
    monkeypatch.setitem(making.WRITERS, kind, partial(alone, work=making.WRITERS[kind]))
    figures = [part for part in whole(FIGURES).parts if isinstance(part, FigurePart)]
    parts = tuple(replace(part, draw=partial(alone, work=part.draw)) for part in figures)
    with ThreadPoolExecutor(2) as two:
        asked = [replace(whole(FIGURES), parts=parts)] * 2
        assert [file.failed for file in two.map(partial(made, kind), asked)] == [(), ()]


# Stopping


@pytest.mark.parametrize("drawn", [0, 1], ids=["at once", "between two figures"])
def test_stopping_waits_only_for_drawings_that_have_begun(drawn: int) -> None:
    begun, go_on = threading.Semaphore(0), threading.Event()

    class Slow(Fixed):
        def svg(self, figure: go.Figure) -> bytes:
            if len(self.asked) >= drawn:
                begun.release()
                assert go_on.wait(60)
            return super().svg(figure)

    renderer = Slow()
    generator = make(whole(FIGURES), "pdf", renderer)
    assert next(generator) == Step(0, 7, "Ritar figurer")
    assert [next(generator).done for _ in range(drawn)] == [1] * drawn
    assert begun.acquire(timeout=60)
    threading.Timer(0.2, go_on.set).start()
    generator.close()
    assert len(renderer.asked) <= drawn + AT_ONCE


def test_nothing_is_drawn_before_the_first_step_is_asked_for() -> None:
    renderer = Fixed()
    make(whole(), "pdf", renderer)
    assert renderer.asked == []


# Equal bytes


@EVERY
def test_the_same_report_gives_the_same_bytes_at_any_time(kind: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(kind).content
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert made(kind, of=whole(_time=2)).content == before


@pytest.mark.slow
def test_real_browsers_draw_the_standard_report_to_the_same_bytes_in_every_format() -> None:
    standard = report(look(council_record()))
    with a_renderer() as renderer:
        for kind in FORMATS:
            one, other = (steps(make(standard, kind, renderer))[1] for _ in range(2))
            assert one.failed == ()
            assert one == other


# A sheet for each municipality


def test_there_is_a_pdf_for_each_municipality_named_after_it_and_always_the_same() -> None:
    before, file = steps(make_each(each()))
    names = dict(zip(("9901", "9902", "9903", "9904"), ("Dimvik", "Ekskog", "Hultmyra", "Sotbo"), strict=True))
    assert before == [Step(n, 4, name) for n, name in enumerate(names.values())]
    assert (file.name, file.content) == (f"{FILE_NAME}.zip", steps(make_each(each()))[1].content)
    files = unpacked(file.content)
    assert list(files) == [f"{FILE_NAME}.pdf".replace("rapport", f"kommun-{code}-{name.lower()}") for code, name in names.items()]
    for sheet, name in zip(files.values(), names.values(), strict=True):
        (page,) = pages(sheet)
        assert name in page


def test_a_municipality_that_fails_is_named_and_the_others_delivered(monkeypatch: pytest.MonkeyPatch) -> None:
    def two_fail(_report: Report, part: MunicipalityPart) -> bytes:
        if part.code in ("9902", "9904"):
            raise RuntimeError(part.code)
        return b"%PDF"

    monkeypatch.setattr(making, "municipality_pdf", two_fail)
    _, file = steps(make_each(each()))
    assert file.failed == ("Ekskog", "Sotbo")
    files = unpacked(file.content)
    assert [name.split("_")[1] for name in list(files)[:-1]] == ["kommun-9901-dimvik", "kommun-9903-hultmyra"]
    assert files["README.txt"].decode("utf-8-sig") == "Dessa delar kunde inte skapas:\r\nEkskog\r\nSotbo"


def test_without_municipalities_the_archive_says_so_and_other_parts_get_no_sheet() -> None:
    nobody = look(council_record(), groups=("B",), cooperation=("Norr",))
    before, file = steps(make_each(report(nobody, ReportChoice(one_each(nobody)))))
    assert (before, file.failed) == ([], ())
    assert unpacked(file.content) == {"README.txt": "Ingen kommun passar alla filter.".encode("utf-8-sig")}
    assert len(unpacked(steps(make_each(whole()))[1].content)) == 1
