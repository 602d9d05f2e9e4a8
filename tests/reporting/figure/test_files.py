import pytest
from fontTools.ttLib import TTFont

from src.charts.drawn import Drawn
from src.charts.paper import FULL
from src.reporting.figure.files import FileKind, figure_file, figure_files
from src.reporting.fonts import FONTS
from tests.reporting.figure.drawn import UNSAID, WORDS, a_renderer, bars, words_in

BEGINNINGS: dict[FileKind, bytes] = {
    "png": b"\x89PNG\r\n",
    "svg": b"<?xml version='1.0' encoding='utf-8'?>\n<svg",
    "pdf": b"%PDF-1.",
}


def test_one_figure_becomes_each_kind_of_file_always_with_the_same_bytes() -> None:
    sheet = {"paper": FULL, "lang": "sv"}
    with a_renderer(browsers=1) as renderer:
        together = figure_files(Drawn(bars(), WORDS), BEGINNINGS, renderer=renderer, **sheet)
    with a_renderer(browsers=1) as renderer:
        alone = {kind: figure_file(Drawn(bars(), WORDS), kind, renderer=renderer, **sheet) for kind in BEGINNINGS}
        clear = figure_files(Drawn(bars(), WORDS), BEGINNINGS, renderer=renderer, transparent=True, **sheet)
    assert alone == together
    for kind, beginning in BEGINNINGS.items():
        assert alone[kind].startswith(beginning)
        assert clear[kind] != alone[kind]
    assert "Ängsby" in words_in(alone["svg"])
    assert WORDS.headline in alone["png"].decode("utf-8", "ignore")


def test_a_figure_without_words_about_it_becomes_each_kind_of_file() -> None:
    with a_renderer(browsers=1) as renderer:
        files = figure_files(Drawn(bars(), UNSAID), BEGINNINGS, paper=FULL, lang="en", renderer=renderer)
    assert all(files[kind].startswith(beginning) for kind, beginning in BEGINNINGS.items())


@pytest.mark.parametrize("letter", "åäöÅÄÖéü●○–·!?+−…")
def test_the_font_has_every_letter_and_sign_of_the_figures(letter: str) -> None:
    for weight in ("Regular", "Bold"):
        with TTFont(FONTS / f"SourceSans3-{weight}.ttf", lazy=True) as font:
            assert ord(letter) in font.getBestCmap()
