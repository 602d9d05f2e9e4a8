import pytest
from fontTools.ttLib import TTFont

from src.charts.drawn import Drawn
from src.charts.paper import FULL
from src.reporting.figure.files import FileKind, figure_file, figure_files
from src.reporting.figure.renderer import Renderer
from src.reporting.fonts import FONTS
from tests.reporting.figure.drawn import UNSAID, WORDS, bars, words_in

BEGINNINGS: dict[FileKind, bytes] = {
    "png": b"\x89PNG\r\n",
    "svg": b"<?xml version='1.0' encoding='utf-8'?>\n<svg",
    "pdf": b"%PDF-1.",
}


def test_one_figure_becomes_each_kind_of_file_always_with_the_same_bytes(renderer: Renderer) -> None:
    sheet = {"paper": FULL, "lang": "sv", "renderer": renderer}
    together = figure_files(Drawn(bars(), WORDS), BEGINNINGS, **sheet)
    clear = figure_files(Drawn(bars(), WORDS), BEGINNINGS, transparent=True, **sheet)
    for kind, beginning in BEGINNINGS.items():
        alone = figure_file(Drawn(bars(), WORDS), kind, **sheet)
        assert alone == together[kind] != clear[kind]
        assert alone.startswith(beginning)
    assert "Ängsby" in words_in(together["svg"])


def test_a_figure_without_words_about_it_becomes_each_kind_of_file(renderer: Renderer) -> None:
    files = figure_files(Drawn(bars(), UNSAID), BEGINNINGS, paper=FULL, lang="en", renderer=renderer)
    assert all(files[kind].startswith(beginning) for kind, beginning in BEGINNINGS.items())


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_font_has_every_letter_and_sign_of_the_figures(weight: str) -> None:
    with TTFont(FONTS / f"SourceSans3-{weight}.ttf", lazy=True) as font:
        assert set(map(ord, "åäöÅÄÖéü●○–·!?+−…")) <= set(font.getBestCmap())
