import pytest
from fontTools.ttLib import TTFont

from src.charts.paper import FULL
from src.reporting.figure_file import Kind, figure_file
from src.reporting.letters import FONTS
from tests.reporting.drawn import META, a_renderer, bars, words_in

BEGINNINGS: dict[Kind, bytes] = {"png": b"\x89PNG\r\n", "svg": b"<?xml version='1.0' encoding='utf-8'?>\n<svg", "pdf": b"%PDF-1."}


def test_one_figure_becomes_each_kind_of_file_always_with_the_same_bytes() -> None:
    files = []
    for transparent in (False, False, True):
        with a_renderer(browsers=1) as renderer:
            asked = {"paper": FULL, "lang": "sv", "renderer": renderer, "transparent": transparent}
            files.append({kind: figure_file(bars(), kind, **asked) for kind in BEGINNINGS})
    assert files[0] == files[1]
    for kind, beginning in BEGINNINGS.items():
        assert files[0][kind].startswith(beginning)
        assert files[2][kind] != files[0][kind]
    assert "Ängsby" in words_in(files[0]["svg"])
    assert META["headline"] in files[0]["png"].decode("utf-8", "ignore")


def test_a_figure_without_words_about_it_becomes_each_kind_of_file() -> None:
    with a_renderer(browsers=1) as renderer:
        for kind, beginning in BEGINNINGS.items():
            assert figure_file(bars(meta=None), kind, paper=FULL, lang="en", renderer=renderer).startswith(beginning)


@pytest.mark.parametrize("letter", "åäöÅÄÖéü●○–·!?+−…")
def test_the_font_has_every_letter_and_sign_of_the_figures(letter: str) -> None:
    for weight in ("Regular", "Bold"):
        with TTFont(FONTS / f"SourceSans3-{weight}.ttf", lazy=True) as font:
            assert ord(letter) in font.getBestCmap()
