"""Figures as SVG for any number of threads, drawn by a few browsers.

No process pool: every browser is a process already, and one event loop waits for all of them. Pools that start Python workers by
`spawn` (concurrent.futures, pebble) run the dashboard again in each worker, because Streamlit makes the dashboard `__main__`.
"""

import asyncio
import atexit
import contextlib
import logging
import subprocess
import sys
import threading
from collections.abc import Coroutine
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any, Self, TypeVar

from src.reporting.figure.browser import BrowserDied, NoBrowser, RenderFailed, find_browser, may_use_sandbox
from src.reporting.figure.leftovers import own_folder
from src.reporting.fonts import browser_fonts

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from src.reporting.figure.chromium import Browser

LOG = logging.getLogger(__name__)
T = TypeVar("T")
NO_SANDBOX = "Chromium draws figures without its sandbox: this machine does not let this user have one"
JANITOR = """
import pathlib, shutil, signal, sys, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
enough, gone = 1 if sys.stdin.read() else 30, 0
for _ in range(600):
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    gone = 0 if pathlib.Path(sys.argv[1]).exists() else gone + 1
    if gone == enough:
        break
    time.sleep(0.1)
"""  # A process that waits for the end of this one, however it ends, and removes the browsers' files. A browser that outlives
# this process for a moment writes its files anew, so they must stay gone for 3 s, unless this process says that all have ended.


class Renderer:
    """Draws figures with at most `browsers` browsers, started when they are needed.

    A figure may take `limit` seconds, a browser's start `start_limit`; a browser is closed after `idle` seconds without use.
    """

    def __init__(self, *, browsers: int = 2, limit: float = 15, start_limit: float = 60, idle: float = 300) -> None:
        self._limit, self._start_limit, self._idle = limit, start_limit, idle
        self._lock = threading.Lock()  # for the start and the end of the event loop
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = asyncio.Event()
        self._places = asyncio.Semaphore(browsers)
        self._sandbox = may_use_sandbox()
        self._free: list[tuple[Browser, asyncio.TimerHandle]] = []  # with the end of their idle time; the last used is the last

    def svg(self, figure: "go.Figure") -> bytes:
        """The figure as Plotly draws it, in its layout's size. Waits for a free browser.

        A browser that dies is replaced, and the figure tried once more. Raises NoBrowser; RenderFailed if it cannot be drawn,
        takes too long (its browser is then killed) or the renderer is closed.
        """
        drawing = self._begin(self._svg(figure.to_dict()))
        try:
            return drawing.result()
        except CancelledError:
            raise RenderFailed("the renderer is closed") from None

    def warm(self) -> None:
        """Begins to start a browser, for figures that come later. Does not wait; what fails is told to those who draw."""
        self._begin(self._warm())

    def close(self) -> None:
        """Ends every browser and removes their files; figures that are being drawn fail."""
        with self._lock:
            if self._loop and not self._closed.is_set():
                self._loop.call_soon_threadsafe(self._closed.set)
                self._thread.join()
                self._janitor.communicate(b"all browsers have ended")
            self._closed.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begin(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        with self._lock:
            if self._closed.is_set():
                work.close()
                raise RenderFailed("the renderer is closed")
            self._loop = self._loop or self._start()
            return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _start(self) -> asyncio.AbstractEventLoop:
        from kaleido import PageGenerator  # when the first figure is drawn to a file, not when the dashboard starts

        folder = own_folder()
        self._janitor = subprocess.Popen([sys.executable, "-I", "-c", JANITOR, str(folder)], stdin=subprocess.PIPE)  # noqa: S603
        self._page = folder / "page.html"
        html = PageGenerator(mathjax=False).generate_index()
        self._page.write_text(html.replace("</head>", browser_fonts() + "</head>"), encoding="utf-8")
        runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        loop = runner.get_loop()
        self._thread = threading.Thread(target=self._run, args=[runner], name="figures", daemon=True)
        self._thread.start()
        atexit.register(self.close)
        return loop

    def _run(self, runner: asyncio.Runner) -> None:
        with runner:  # whose end cancels what is being drawn, and so kills those browsers
            runner.run(self._closed.wait())
            runner.get_loop().set_exception_handler(lambda *_: None)  # asyncio would print why a browser's start was broken off
            for browser, _ in self._free:
                runner.run(browser.close())

    async def _svg(self, figure: dict[str, Any]) -> bytes:
        async with self._places:
            for _ in range(2):
                browser = await self._take()
                with contextlib.suppress(BrowserDied):
                    try:
                        return await browser.svg(figure, self._limit)
                    finally:
                        self._give_back(browser)
            raise RenderFailed("the browser died twice")

    async def _warm(self) -> None:
        async with self._places:
            self._give_back(await self._take())

    def _give_back(self, browser: "Browser") -> None:
        if browser.alive:
            closing = asyncio.get_running_loop().call_later(self._idle, browser.kill)
            self._free.append((browser, closing))

    async def _take(self) -> "Browser":
        """The living browser that was used last, or a new one."""
        while self._free:
            browser, closing = self._free.pop()
            closing.cancel()
            if browser.alive:
                return browser
        from src.reporting.figure.chromium import Browser

        path = find_browser()
        for sandbox in (True, True, False) if self._sandbox else (False, False):
            browser = Browser(path, self._page, sandbox=sandbox)
            with contextlib.suppress(BrowserDied):
                await browser.start(self._start_limit)
                if self._sandbox and not sandbox:
                    self._sandbox = False
                    LOG.warning(NO_SANDBOX)
                return browser
        raise NoBrowser(f"{path} does not start")
