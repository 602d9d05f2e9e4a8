"""What is shown alike is made once for all visitors."""

from collections.abc import Callable
from dataclasses import fields, replace
from threading import Event, Thread

import plotly.graph_objects as go
import plotly.io
import pytest

from src.analysis.assessed import AssessedRecord
from src.app.cached import for_all
from src.app.made_once import MadeOnce
from src.app.plain_values import plain_values
from src.charts.drawn import Drawn, FigureWords, finished
from src.language import read_language
from src.selection.selection import everything
from src.selection.view import View


def test_two_who_ask_at_once_wait_for_one_making() -> None:
    kept, begun, free, made = MadeOnce[object](most=2), Event(), Event(), []

    def make() -> object:
        begun.set()
        free.wait()
        made.append(object())
        return made[-1]

    given: list[object] = []
    asking = [Thread(target=lambda: given.append(kept("map", make))) for _ in range(2)]
    asking[0].start()
    begun.wait()
    asking[1].start()
    assert kept("bars", lambda: "drawn meanwhile") == "drawn meanwhile"
    free.set()
    for thread in asking:
        thread.join()
    assert given == [*made, *made]
    assert len(made) == 1


def test_only_the_latest_that_were_asked_for_are_kept() -> None:
    kept, made = MadeOnce[str](most=2), []

    def make(key: str) -> Callable[[], str]:
        return lambda: made.append(key) or key

    for key in ("a", "b", "a", "c", "a", "b"):
        assert kept(key, make(key)) == key
    assert made == ["a", "b", "c", "b"]
    assert len(kept) == 2


def test_files_are_kept_as_long_as_they_are_small_enough_together_the_latest_asked_for_first() -> None:
    kept = MadeOnce[bytes](most=9, most_bytes=5, size=len)
    for key, size in {"a": 2, "b": 2, "a ": 0, "c": 2}.items():
        kept(key, lambda size=size: bytes(size))
    assert [kept.kept(key) for key in "abc"] == [None, bytes(2), bytes(2)]
    kept("b", lambda: b"anew")
    kept("d", lambda: bytes(3))
    assert [kept.kept(key) for key in "bcd"] == [bytes(2), None, bytes(3)]
    assert kept("too large", lambda: bytes(6)) == bytes(6)
    assert len(kept) == 0


def test_what_is_forgotten_is_made_anew() -> None:
    kept = MadeOnce[str](most=2)
    kept("report", lambda: "without a map")
    kept.forget("report")
    assert kept("report", lambda: "whole") == "whole"


def test_a_failure_is_raised_and_not_kept() -> None:
    kept = MadeOnce[str](most=2)
    with pytest.raises(ZeroDivisionError):
        kept("map", lambda: str(1 / 0))
    assert kept("map", lambda: "drawn") == "drawn"


def test_equal_views_have_equal_values_and_any_other_field_makes_others(shipped: AssessedRecord, demo: AssessedRecord) -> None:
    everywhere = everything(shipped.programme)
    view = View(shipped, everywhere, read_language("sv"))
    others = {
        "assessed": demo,
        "selection": replace(everywhere, years=(2018,)),
        "text": read_language("en"),
        "site": "https://example.org",
        "before": demo,
        "kept": (("data", "demo"),),
        "asked": everywhere,
        "about": ("startpaket",),
        "from_start": True,
        "divided_by": demo,
    }
    assert others.keys() == {field.name for field in fields(View) if field.compare}
    assert plain_values(view) == plain_values(View(replace(shipped), everywhere, read_language("sv")))
    assert len({plain_values(view), *(plain_values(replace(view, **{name: value})) for name, value in others.items())}) == 11


def test_what_shows_a_preview_is_made_for_one_visitor_and_the_rest_once_for_all(shipped: AssessedRecord) -> None:
    label = replace(shipped.record.label, preview=True)
    preview = replace(shipped, record=replace(shipped.record, label=label))
    view, kept = View(shipped, everything(shipped.programme), read_language("sv")), MadeOnce[object](most=9)
    shown = [view, replace(view, assessed=preview), replace(view, before=preview), replace(view, divided_by=preview)]
    assert [for_all(kept, one, "map", object) is for_all(kept, one, "map", object) for one in shown] == [True, False, False, False]
    assert for_all(kept, view, "map", object) is not for_all(kept, view, "bars", object)
    assert len(kept) == 2


def test_a_finished_figure_is_sent_as_it_was_drawn_and_not_copied() -> None:
    figure = go.Figure(go.Bar(x=[1, 2], y=["a", "b"], meta=["x", ""]), {"height": 90})
    sent = finished(Drawn(figure, FigureWords("bars", "Two of three"))).figure
    assert plotly.io.to_json(sent, validate=False) == plotly.io.to_json(figure)
    assert sent.to_dict() is sent.to_dict()
