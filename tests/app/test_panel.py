"""Figures as files: each is drawn once for all who ask for the same."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import streamlit as st

from src.analysis.assessed import AssessedRecord
from src.app import panel
from src.app.made_once import MadeOnce
from src.catalogue.figures import figures
from src.charts.paper import FULL, HALF, SLIDE
from src.language import read_language
from src.reporting.figure.browser import RenderFailed
from src.selection.selection import everything
from src.selection.view import View

Asked = Callable[..., bytes]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages of the files that were drawn; one in English fails the first time."""
    found: list[str] = []

    def draw(_drawn: object, _kind: str, *, lang: str, **_: Any) -> bytes:
        found.append(lang)
        if found == ["en"]:
            raise RenderFailed("not done")
        return bytes(len(found))

    monkeypatch.setattr(panel, "figure_file", draw)
    monkeypatch.setattr(panel, "FIGURE_FILES", MadeOnce[bytes](9, most_bytes=99, size=len))
    monkeypatch.setattr(panel, "_failures", set)
    return found


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What is fetched when the button is clicked."""
    made: list[Callable[[], bytes]] = []
    monkeypatch.setattr(panel, "download", lambda _view, _label, make, *_, **__: made.append(make))

    def ask(view: View, name: str = "mal", **options: Any) -> bytes:
        panel.save_button(view, name, figures(view)[name].draw, "", **{"key": "", "paper": FULL} | options)
        return made[-1]()

    return ask


@pytest.fixture
def view(shipped: AssessedRecord) -> View:
    return View(shipped, everything(shipped.programme), read_language("sv"))


def test_the_same_figure_is_drawn_once_and_another_for_each_choice(view: View, drawn: list[str], file: Asked) -> None:
    others = [{"kind": "svg"}, {"paper": HALF}, {"code": "en"}, {"transparent": True}, {"name": "mal-samarbete"}]
    asked = [{}, *others, *others, {"code": "sv"}]
    assert [len(file(view, **options)) for options in asked] == [1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 1]
    assert len(file(replace(view, text=read_language("en")))) == 4
    assert len(file(replace(view, selection=replace(view.selection, years=(2018,))))) == 7
    assert len(drawn) == 7


def test_a_figure_of_a_preview_is_drawn_for_one_visitor(view: View, drawn: list[str], file: Asked) -> None:
    record = view.assessed.record
    preview = replace(view.assessed, record=replace(record, label=replace(record.label, preview=True)))
    assert [len(file(replace(view, assessed=preview))) for _ in range(2)] == [1, 2]


def test_a_figure_that_failed_is_drawn_when_it_is_asked_for_again(view: View, drawn: list[str], file: Asked) -> None:
    with pytest.raises(RenderFailed):
        file(view, code="en")
    assert len(file(view, code="en")) == 2


def test_the_name_of_a_file_ends_with_what_tells_it_from_the_figures_others(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr(st, "download_button", lambda _label, _make, name, *_, **__: names.append(name))
    clear: dict[str, Any] = {"paper": HALF, "transparent": True, "code": "en"}
    curves: dict[str, Any] = {"paper": FULL, "outlines": True}
    for options in ({"paper": FULL}, {"paper": HALF, "code": "sv"}, {"paper": SLIDE}, clear, curves):
        panel.save_button(view, "mal", figures(view)["mal"].draw, "", key="", **options)
    ends = ("hel-bredd_vit_sv", "halv-bredd_vit_sv", "bildspel_vit_sv", "halv-bredd_genomskinlig_en", "hel-bredd_vit_kurvor_sv")
    assert names == [f"digitalt-forst_mal_2018-2020_alla-erbjudanden_data-2020-11-13_{end}.png" for end in ends]
