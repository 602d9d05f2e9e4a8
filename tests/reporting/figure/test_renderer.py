"""Who gets which browser, shown with browsers that only wait; `test_browser.py` has real ones."""

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar

import plotly.graph_objects as go
import pytest

from src.reporting.figure import chromium
from src.reporting.figure import renderer as under_test
from src.reporting.figure.browser import BrowserDied, NoBrowser, RenderFailed, may_use_sandbox
from src.reporting.figure.renderer import NO_SANDBOX, Renderer
from tests.reporting.figure.drawn import until


class Waiting:
    """A browser whose drawing is the figure's title, given after what stands in `doing` under that title."""

    doing: ClassVar[dict[str, Callable[["Waiting"], Any]]] = {}
    started: ClassVar[list["Waiting"]] = []
    starting: ClassVar[Exception | None] = None
    starting_in_a_sandbox: ClassVar[Exception | None] = None

    def __init__(self, _path: str, page: Path, *, sandbox: bool) -> None:
        self.alive, self.page, self.drawn, self.drawing, self.sandbox = True, page, [], 0, sandbox
        Waiting.started.append(self)

    async def start(self, _limit: float) -> None:
        if failed := Waiting.starting or (self.sandbox and Waiting.starting_in_a_sandbox):
            raise failed

    async def svg(self, figure: dict[str, Any], _limit: float) -> bytes:
        title = figure["layout"]["title"]["text"]
        self.drawing += 1
        assert self.drawing == 1, "two figures at once in one browser"
        try:
            await asyncio.sleep(0.01)
            await Waiting.doing.get(title, lambda _browser: asyncio.sleep(0))(self)
        finally:
            self.drawing -= 1
        self.drawn.append(title)
        return title.encode()

    def kill(self) -> None:
        self.alive = False

    async def close(self) -> None:
        self.kill()


async def dies(browser: Waiting) -> None:
    browser.kill()
    raise BrowserDied


def figure(title: str) -> go.Figure:
    return go.Figure(layout_title_text=title)


@pytest.fixture(autouse=True)
def _waiting_browsers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Waiting, "started", [])
    monkeypatch.setattr(Waiting, "doing", {})
    monkeypatch.setattr(Waiting, "starting", None)
    monkeypatch.setattr(chromium, "Browser", Waiting)
    monkeypatch.setattr(under_test, "find_browser", lambda: "a browser")


@pytest.fixture
def renderer() -> Iterator[Renderer]:
    with Renderer() as renderer:
        yield renderer


@pytest.fixture
def stuck() -> Iterator[threading.Event]:
    """Figures called `stuck` wait for this."""
    event = threading.Event()

    async def wait(_browser: Waiting) -> None:
        while not event.is_set():
            await asyncio.sleep(0.01)

    Waiting.doing["stuck"] = wait
    yield event
    event.set()


def test_each_of_many_threads_gets_its_own_figure_from_two_browsers_at_most(renderer: Renderer) -> None:
    titles = [f"Figur {n}" for n in range(48)]
    with ThreadPoolExecutor(12) as threads:
        drawn = list(threads.map(lambda title: renderer.svg(figure(title)), titles))
    assert drawn == [title.encode() for title in titles]
    assert [bool(browser.drawn) for browser in Waiting.started] == [True, True]


def test_one_figure_after_the_other_needs_one_browser_and_none_is_started_before(renderer: Renderer) -> None:
    assert Waiting.started == []
    for title in ("a", "b", "c"):
        renderer.svg(figure(title))
    assert [browser.drawn for browser in Waiting.started] == [["a", "b", "c"]]


def test_a_browser_can_be_started_before_a_figure_comes(renderer: Renderer) -> None:
    renderer.warm()
    until(lambda: renderer._free)
    assert renderer.svg(figure("a")) == b"a"
    assert [browser.drawn for browser in Waiting.started] == [["a"]]


def test_a_browser_that_could_not_be_started_before_is_started_for_the_figure(renderer: Renderer) -> None:
    Waiting.starting = BrowserDied()
    renderer.warm()
    until(lambda: len(Waiting.started) == 2)
    Waiting.starting = None
    assert renderer.svg(figure("a")) == b"a"


def test_an_idle_browser_that_died_is_replaced(renderer: Renderer) -> None:
    renderer.svg(figure("a"))
    Waiting.started[0].kill()
    assert renderer.svg(figure("b")) == b"b"
    assert [browser.drawn for browser in Waiting.started] == [["a"], ["b"]]


@pytest.mark.parametrize("when", ["start", "svg"])
def test_a_browser_that_dies_while_it_starts_or_draws_is_replaced_once(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    usual = getattr(Waiting, when)

    async def dies_the_first_time(browser: Waiting, *given: Any) -> Any:
        return await (dies(browser) if browser is Waiting.started[0] else usual(browser, *given))

    monkeypatch.setattr(Waiting, when, dies_the_first_time)
    assert renderer.svg(figure("a")) == b"a"
    assert [browser.alive for browser in Waiting.started] == [False, True]


def test_a_figure_whose_browser_dies_twice_fails_and_the_next_is_drawn(renderer: Renderer) -> None:
    Waiting.doing["a"] = dies
    with pytest.raises(RenderFailed, match="died twice"):
        renderer.svg(figure("a"))
    assert len(Waiting.started) == 2
    assert renderer.svg(figure("b")) == b"b"


def test_a_stuck_figure_keeps_no_other_from_being_drawn(renderer: Renderer, stuck: threading.Event) -> None:
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(renderer.svg, figure("stuck"))
        until(lambda: Waiting.started)
        assert renderer.svg(figure("a")) == b"a"
        assert not waiting.done()
        stuck.set()
        assert waiting.result(60) == b"stuck"


def test_a_browser_that_cannot_be_started_takes_no_place() -> None:
    with Renderer(browsers=1) as renderer:
        Waiting.starting = BrowserDied()
        with pytest.raises(NoBrowser, match="a browser does not start"):
            renderer.svg(figure("a"))
        Waiting.starting = None
        assert renderer.svg(figure("a")) == b"a"


def test_a_browser_has_its_sandbox_and_goes_without_it_only_where_none_can_be_had(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("src.reporting.figure.renderer.may_use_sandbox", lambda: True)
    with Renderer() as renderer:
        renderer.svg(figure("a"))
        assert [browser.sandbox for browser in Waiting.started] == [True]
        Waiting.started.pop().kill()
        monkeypatch.setattr(Waiting, "starting_in_a_sandbox", BrowserDied())
        renderer.svg(figure("b"))
        Waiting.started[-1].kill()
        renderer.svg(figure("c"))
    assert [browser.sandbox for browser in Waiting.started] == [True, True, False, False]
    assert [record.message for record in caplog.records] == [NO_SANDBOX]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no root")
def test_root_has_no_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert not may_use_sandbox()
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert may_use_sandbox()


def test_an_idle_browser_is_closed_and_another_started_when_needed() -> None:
    with Renderer(idle=0.05) as renderer:
        renderer.svg(figure("a"))
        until(lambda: not Waiting.started[0].alive)
        renderer.svg(figure("b"))
        assert len(Waiting.started) == 2


def test_a_browser_in_use_is_not_closed_as_idle(stuck: threading.Event) -> None:
    with Renderer(idle=0.05, browsers=1) as renderer, ThreadPoolExecutor(1) as thread:
        renderer.svg(figure("a"))
        waiting = thread.submit(renderer.svg, figure("stuck"))
        threading.Event().wait(0.3)
        assert Waiting.started[0].alive
        stuck.set()
        assert waiting.result(60) == b"stuck"


@pytest.mark.usefixtures("stuck")
def test_closing_ends_the_browsers_fails_what_is_being_drawn_and_removes_their_files() -> None:
    renderer = Renderer(browsers=1)
    renderer.svg(figure("a"))
    folder = Waiting.started[0].page.parent
    assert folder.exists()
    with ThreadPoolExecutor(2) as threads:
        waiting = [threads.submit(renderer.svg, figure("stuck")) for _ in range(2)]  # one is drawn, one waits for its browser
        until(lambda: Waiting.started[0].drawing)
        renderer.close()
        for one in waiting:
            with pytest.raises(RenderFailed, match="closed"):
                one.result(60)
    assert not folder.exists()
    with pytest.raises(RenderFailed, match="closed"):
        renderer.svg(figure("b"))


def test_an_unused_renderer_closes_at_once() -> None:
    renderer = Renderer()
    renderer.close()
    with pytest.raises(RenderFailed, match="closed"):
        renderer.svg(figure("a"))
