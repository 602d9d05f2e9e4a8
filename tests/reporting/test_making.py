"""A report into a file, step by step; what fails is named, and the rest is delivered."""

import io
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import openpyxl
import plotly.graph_objects as go
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from src.catalogue.parts import one_each, report
from src.catalogue.report import FigurePart, Report, ReportChoice
from src.charts.drawn import Drawn
from src.reporting import making
from src.reporting.figure.browser import NoBrowser, RenderFailed
from src.reporting.making import AT_ONCE, FORMATS, PAPERS, Format, Made, Step, draw_part, make, make_each
from tests.reporting.figure.drawn import a_renderer
from tests.reporting.fixed import Fixed, figure_name
from tests.selection.views import look
from tests.wording.records import council_record

EVERY = pytest.mark.parametrize("kind", FORMATS)
DRAWING = pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "xlsx"])
MAP, GOAL = "Karta över erbjudandena", "Vägen till målet"
PARTS = ("karta", "tabell-council-ar", "mal", "council-matris", "kommun-9901")


@cache
def whole(parts: tuple[str, ...] = PARTS, language: str = "sv") -> Report:
    return report(look(council_record(), language), ReportChoice(parts))


@cache
def sheets(language: str = "sv") -> Report:
    return report(look(council_record(), language), ReportChoice(one_each(look(council_record()))))


def steps(making: Iterator[Step | Made]) -> tuple[list[Step], Made]:
    """All that it gives: steps, and at last the file."""
    *before, last = making
    assert isinstance(last, Made)
    assert all(isinstance(step, Step) for step in before)
    return before, last


def made(kind: Format, renderer: object | None = None, of: Report | None = None) -> Made:
    return steps(make(of or whole(), kind, renderer or Fixed()))[1]


def broken(of: Report, name: str, error: Exception) -> Report:
    """The report, in which one figure cannot even be laid out."""

    def never(_paper: object) -> Drawn:
        raise error

    parts = tuple(replace(part, draw=never) if part.name == name else part for part in of.parts)
    return replace(of, parts=parts)


def pdf_words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def words(file: Made) -> str:
    """What a reader finds written in a file of any format, on one line."""
    content = io.BytesIO(file.content)
    if file.name.endswith(".pdf"):
        return pdf_words(file.content)
    if file.name.endswith(".docx"):
        document = Document(content)
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if file.name.endswith(".pptx"):
        return " ".join(
            shape.text_frame.text for slide in Presentation(content).slides for shape in slide.shapes if shape.has_text_frame
        )
    if file.name.endswith(".xlsx"):
        book = openpyxl.load_workbook(content)
        return " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    with zipfile.ZipFile(content) as archive:
        return archive.read("README.txt").decode()


def names_in(file: Made) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


# Steps, and the file


@DRAWING
def test_each_figure_is_a_step_and_the_file_is_the_last(kind: Format) -> None:
    before, file = steps(make(whole(), kind, Fixed()))
    assert [step.done for step in before] == [0, 1, 2, 3, 3]
    assert {step.of for step in before} == {4}
    assert (before[0].what, before[-1].what) == ("Ritar figurer", "Sätter ihop filen")
    assert {step.what for step in before[1:-1]} == {MAP, GOAL, "Råd: varje kommun i varje år"}
    assert file.name == f"made-up_rapport_2022-2024_alla-erbjudanden_data-2024-12-31.{kind}"
    assert (file.failed, file.no_browser) == ((), False)


def test_a_workbook_draws_nothing_and_asks_for_no_browser() -> None:
    renderer = Fixed({name: NoBrowser("none") for name in PARTS})
    before, file = steps(make(whole(), "xlsx", renderer))
    assert [(step.done, step.of) for step in before] == [(0, 1), (0, 1)]
    assert (renderer.asked, file.failed, file.no_browser) == ([], (), False)


def test_steps_are_said_in_the_reports_language() -> None:
    before, _ = steps(make(whole(language="en"), "xlsx", Fixed()))
    assert "Ritar figurer" not in {step.what for step in before}


@EVERY
def test_the_file_is_of_its_format_and_holds_the_reports_words(kind: Format) -> None:
    file = made(kind)
    assert file.content.startswith(b"%PDF" if kind == "pdf" else b"PK")
    assert whole().origin.filters in words(file)
    assert whole().parts[1].title in words(file)  # a table's


@EVERY
@pytest.mark.parametrize(
    "parts", [("okand",), ("mal",), ("tabell-erbjudanden",), ("kommun-9904",)], ids=lambda parts: str(parts[0])
)
def test_a_report_of_one_part_or_none_is_a_file_too(kind: Format, parts: tuple[str, ...]) -> None:
    file = made(kind, of=whole(parts))
    assert len(file.content) > 1000
    assert file.failed == ()


def test_a_slide_show_draws_only_what_the_office_program_cannot() -> None:
    renderer = Fixed()
    made("pptx", renderer)
    assert sorted(renderer.asked) == ["council-matris", "karta"]


@pytest.mark.parametrize("kind", ["pdf", "docx", "zip"])
def test_each_figure_is_drawn_once(kind: Format) -> None:
    renderer = Fixed()
    made(kind, renderer)
    assert sorted(renderer.asked) == ["council-matris", "karta", "mal"]


def test_a_part_is_drawn_on_the_formats_paper_in_the_kinds_that_it_needs() -> None:
    (figure,) = whole(("karta",)).parts
    assert isinstance(figure, FigurePart)
    kept = {kind: draw_part(figure, kind, whole(), Fixed())[0] for kind in PAPERS}
    assert {kind: drawing.width for kind, drawing in kept.items()} == {
        "pdf": 605,
        "pptx": 1000,
        "docx": 605,
        "xlsx": 605,
        "zip": 605,
    }
    assert {kind: (bool(drawing.svg), bool(drawing.png)) for kind, drawing in kept.items()} == {
        "pdf": (True, False),
        "pptx": (False, True),
        "docx": (False, True),
        "xlsx": (False, False),
        "zip": (True, True),
    }
    assert kept["pdf"].words.name == "karta"


# What fails


@DRAWING
@pytest.mark.parametrize(
    ("error", "no_browser"),
    [(RenderFailed("not done"), False), (NoBrowser("none"), True), (ValueError("whatever"), False)],
    ids=["failed", "no browser", "whatever"],
)
def test_a_figure_that_cannot_be_drawn_is_named_and_the_rest_delivered(kind: Format, error: Exception, no_browser: bool) -> None:
    renderer = Fixed({"karta": error})
    before, file = steps(make(whole(), kind, renderer))
    assert (file.failed, file.no_browser) == ((MAP,), no_browser)
    assert (before[-1].done, before[-1].of) == (3, 4)
    named = "Minst 3 och högst 4 av 4 kommuner har deltagit" if kind == "pptx" else MAP  # a slide's title is what the figure finds
    assert named in words(file)
    assert "council-matris" in renderer.asked
    if kind == "zip":
        ends = {
            name.split("_")[1]: {other.rpartition(".")[2] for other in names_in(file) if name.split("_")[1] in other}
            for name in names_in(file)
            if "_" in name
        }
        assert ends["karta"] == {"txt"}
        assert ends["mal"] == {"svg", "png", "txt"}


@DRAWING
def test_a_figure_that_cannot_even_be_laid_out_is_named_with_its_label(kind: Format) -> None:
    file = made(kind, of=broken(whole(), "mal", KeyError("mal")))
    assert (file.failed, file.no_browser) == ((GOAL,), False)
    assert GOAL in words(file)
    assert len(file.content) > 1000


@DRAWING
def test_those_that_failed_are_named_in_the_reports_order_whichever_came_first(kind: Format) -> None:
    late = threading.Event()

    class Late(Fixed):
        def svg(self, figure: go.Figure) -> bytes:
            if figure_name(figure) == "karta":
                assert late.wait(60)
            else:
                late.set()
            raise RenderFailed("not done")

    expected = {"pptx": (MAP, "Råd: varje kommun i varje år")}.get(kind, (MAP, GOAL, "Råd: varje kommun i varje år"))
    assert made(kind, Late()).failed == expected


@DRAWING
def test_without_a_browser_the_alt_texts_stand_in_for_the_figures(kind: Format) -> None:
    file = made(kind, Fixed({name: NoBrowser("none") for name in PARTS}))
    assert file.no_browser
    assert set(file.failed) >= {MAP, "Råd: varje kommun i varje år"}
    if kind == "zip":
        assert sum(name.endswith(".txt") for name in names_in(file)) == 1 + 3 + 1  # README, figures, municipality
    else:
        assert "Hultmyra:2022nej,2023nej,2024nej" in "".join(words(file).split())


# Stopping


def test_who_stops_at_once_waits_for_nothing_that_is_not_begun() -> None:
    begun, go_on = threading.Semaphore(0), threading.Event()

    class Slow(Fixed):
        def svg(self, figure: go.Figure) -> bytes:
            begun.release()
            assert go_on.wait(60)
            return super().svg(figure)

    parts = ("karta", "mal", "council-matris", "council-per-ar", "council-kartor", "mal-samarbete")
    renderer = Slow()
    generator = make(whole(parts), "pdf", renderer)
    assert next(generator) == Step(0, 7, "Ritar figurer")
    for _ in range(AT_ONCE):
        assert begun.acquire(timeout=60)
    threading.Timer(0.2, go_on.set).start()
    generator.close()
    assert len(renderer.asked) == AT_ONCE


def test_who_stops_between_two_figures_waits_for_nothing_that_is_not_begun() -> None:
    first, go_on = threading.Event(), threading.Event()

    class Slow(Fixed):
        def svg(self, figure: go.Figure) -> bytes:
            if first.is_set():
                assert go_on.wait(60)
            first.set()
            return super().svg(figure)

    parts = ("karta", "mal", "council-matris", "council-per-ar", "council-kartor", "mal-samarbete")
    renderer = Slow()
    generator = make(whole(parts), "pdf", renderer)
    next(generator)
    assert next(generator).done == 1
    threading.Timer(0.2, go_on.set).start()
    generator.close()
    assert len(renderer.asked) <= 1 + AT_ONCE


def test_nothing_is_drawn_before_somebody_asks_for_the_first_step() -> None:
    renderer = Fixed()
    make(whole(), "pdf", renderer)
    assert renderer.asked == []


# Equal bytes


@EVERY
def test_the_same_report_gives_the_same_bytes_at_any_time(kind: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(kind).content
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert made(kind, of=report(look(council_record()), ReportChoice(PARTS))).content == before


@EVERY
def test_another_report_gives_other_bytes(kind: Format) -> None:
    other = report(look(council_record(), groups=("A",)), ReportChoice(PARTS))
    assert made(kind).content != made(kind, of=other).content


def test_municipalities_sheets_give_the_same_bytes() -> None:
    assert steps(make_each(sheets()))[1].content == steps(make_each(sheets()))[1].content


def test_real_browsers_draw_the_standard_report_to_the_same_bytes_in_every_format() -> None:
    standard = report(look(council_record()))
    with a_renderer() as renderer:
        for kind in FORMATS:
            one, other = (steps(make(standard, kind, renderer))[1] for _ in range(2))
            assert one.failed == ()
            assert one == other


# A sheet for each municipality


def test_there_is_a_pdf_for_each_municipality_named_after_its_code() -> None:
    before, file = steps(make_each(sheets()))
    assert before == [Step(n, 4, name) for n, name in enumerate(("Dimvik", "Ekskog", "Hultmyra", "Sotbo"))]
    assert file.name == "made-up_rapport_2022-2024_alla-erbjudanden_data-2024-12-31.zip"
    assert names_in(file) == [
        f"made-up_kommun-{code}_2022-2024_alla-erbjudanden_data-2024-12-31.pdf" for code in ("9901", "9902", "9903", "9904")
    ]
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        for name, title in zip(archive.namelist(), ("Dimvik", "Ekskog", "Hultmyra", "Sotbo"), strict=True):
            assert len(PdfReader(io.BytesIO(archive.read(name))).pages) == 1
            assert title in pdf_words(archive.read(name))


def test_other_parts_have_no_sheet() -> None:
    assert len(names_in(steps(make_each(whole()))[1])) == 1


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_municipality_that_fails_is_named_and_the_others_delivered(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    real = making.municipality_pdf

    def two_fail(of: Report, part: making.MunicipalityPart) -> bytes:
        if part.code in ("9902", "9904"):
            raise RuntimeError(part.code)
        return real(of, part)

    monkeypatch.setattr(making, "municipality_pdf", two_fail)
    _, file = steps(make_each(sheets(language)))
    assert file.failed == ("Ekskog", "Sotbo")
    assert [name.split("_")[1] for name in names_in(file)[:-1]] == ["kommun-9901", "kommun-9903"]
    assert names_in(file)[-1] == "README.txt"
    said = words(file)
    assert said.split("\r\n")[1:] == ["Ekskog", "Sotbo"]
    assert ("Dessa delar kunde inte skapas:" in said) == (language == "sv")


def test_where_there_is_nobody_the_archive_says_so() -> None:
    nobody = look(council_record(), groups=("B",), cooperation=("Norr",))
    before, file = steps(make_each(report(nobody, ReportChoice(one_each(nobody)))))
    assert (before, names_in(file), file.failed) == ([], ["README.txt"], ())
    assert "Inga kommuner i urvalet." in words(file)
