"""Figures as SVG, drawn by the machine's own Chromium: a few browsers, each in a process of its own, that come and go."""

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Pipe
from pathlib import Path
from types import TracebackType

import plotly.graph_objects as go
from choreographer.browsers.chromium import Chromium

from src.reporting.fonts import FONTCONFIG, STATIC

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")


class NoBrowser(Exception):
    """There is no Chromium or Chrome that starts."""


class RenderFailed(Exception):
    """A figure could not be drawn, or not in time."""


class BrowserDied(Exception):
    """The browser ended while it was asked; another may do better."""


def find_browser() -> str:
    """The path of the browser: CHROMIUM or BROWSER_PATH where it is set, else what is found. NoBrowser where there is none."""
    asked = os.environ.get("CHROMIUM") or os.environ.get("BROWSER_PATH")
    if asked:
        found = shutil.which(asked)
    else:
        found = next(filter(None, map(shutil.which, NAMES)), None) or Chromium.find_browser(skip_local=False)
    if not found:
        raise NoBrowser(f"no program at {asked}" if asked else "no Chromium or Chrome was found")
    return found


class Browser:
    """One browser in its process. Whoever has it is alone with it."""

    def __init__(self, path: str, topojson: Path, limit: float) -> None:
        """Starts it and waits until it is ready, `limit` seconds at most: RenderFailed. NoBrowser where it does not start."""
        self.used = time.monotonic()
        self._folder = tempfile.TemporaryDirectory(prefix="figures-", ignore_cleanup_errors=True)
        self._connection, theirs = Pipe()
        home = self._folder.name
        places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), home)
        script = Path(__file__).with_name("browser_process.py")
        self._process = subprocess.Popen(  # noqa: S603 our own script; the browser's path is the machine owner's
            [sys.executable, "-P", str(script), str(theirs.fileno()), path, topojson.as_uri() + "/"],
            env={**os.environ, **places, "FONTCONFIG_FILE": str(FONTCONFIG)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            start_new_session=True,
        )
        theirs.close()
        try:
            self._answer(b"", limit)
        except BrowserDied as error:
            self.kill()
            raise NoBrowser(f"{path} does not start") from error
        except BaseException:
            self.kill()
            raise

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def svg(self, figure: bytes, limit: float) -> bytes:
        """The figure (as JSON) as Plotly's own SVG. RenderFailed where it cannot be drawn or takes more than `limit` seconds."""
        kind, content = self._answer(figure, limit)
        self.used = time.monotonic()
        if kind == "error":
            raise RenderFailed(content.decode())
        return content

    def stop(self) -> None:
        """Ends all its processes; a thread that waits for its answer learns so."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def kill(self) -> None:
        """The same, and removes what it wrote. Only for whoever has it."""
        self.stop()
        self._process.wait()
        self._connection.close()
        self._folder.cleanup()

    def _answer(self, question: bytes, limit: float) -> tuple[str, bytes]:
        late = threading.Event()

        def too_late() -> None:
            late.set()
            self.stop()

        timer = threading.Timer(limit, too_late)
        timer.daemon = True
        timer.start()
        try:
            if question:
                self._connection.send_bytes(question)
            kind, content = self._connection.recv()
        except (EOFError, OSError) as error:
            if late.is_set():
                raise RenderFailed(f"not done within {limit:g} s") from error
            raise BrowserDied from error
        finally:
            timer.cancel()
        return str(kind), bytes(content)


class Renderer:
    """Draws figures for any number of threads with `browsers` browsers at most, started when they are needed.

    `limit` is how many seconds a figure may take, `start_limit` a browser's start; after `idle` seconds without use it is closed.
    """

    def __init__(
        self,
        *,
        browsers: int = 2,
        limit: float = 15,
        start_limit: float = 60,
        idle: float = 300,
        topojson: Path = STATIC / "topojson",
    ) -> None:
        self._limit, self._start_limit, self._idle, self._topojson = limit, start_limit, idle, topojson
        self._places = threading.Semaphore(browsers)
        self._lock = threading.Lock()  # over the three below
        self._free: list[Browser] = []  # the last used is the last
        self._busy: set[Browser] = set()
        self._timer: threading.Timer | None = None
        self._closed = threading.Event()
        atexit.register(self.close)

    def svg(self, figure: go.Figure) -> bytes:
        """The figure as Plotly draws it, as large as its layout says. Waits for a browser.

        A browser that dies is replaced, and the figure tried once more. NoBrowser; RenderFailed where it cannot be drawn, takes
        too long (the browser is then killed), or the renderer is closed.
        """
        asked = figure.to_json(engine="json").encode()
        with self._places:
            try:
                return self._drawn(asked, self._take())
            except BrowserDied:
                pass
            try:
                return self._drawn(asked, self._take(fresh=True))
            except BrowserDied as error:
                raise RenderFailed("the browser died twice") from error

    def close(self) -> None:
        """Ends every browser; a figure in the making fails."""
        with self._lock:
            self._closed.set()
            unused, self._free = self._free, []
            if self._timer:
                self._timer.cancel()
            for browser in self._busy:
                browser.stop()  # whoever has it cleans up after it
        for browser in unused:
            browser.kill()
        atexit.unregister(self.close)

    def __enter__(self) -> "Renderer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _drawn(self, asked: bytes, browser: Browser) -> bytes:
        try:
            svg = browser.svg(asked, self._limit)
        except BaseException:
            with self._lock:
                self._busy.discard(browser)
            browser.kill()
            raise
        with self._lock:
            self._busy.discard(browser)
            if not self._closed.is_set():
                self._free.append(browser)
                self._retire_later()
                return svg
        browser.kill()
        return svg

    def _take(self, *, fresh: bool = False) -> Browser:
        """A browser for this thread alone: the one used last, or, `fresh` or where none is free, a new one."""
        while True:
            with self._lock:
                if self._closed.is_set():
                    raise RenderFailed("the renderer is closed")
                browser = self._free.pop() if self._free else None
                if browser and browser.alive and not fresh:
                    self._busy.add(browser)
                    return browser
            if not browser:
                break
            browser.kill()
        browser = Browser(find_browser(), self._topojson, self._start_limit)
        with self._lock:
            self._busy.add(browser)
            if not self._closed.is_set():
                return browser
            self._busy.discard(browser)
        browser.kill()
        raise RenderFailed("the renderer is closed")

    def _retire_later(self) -> None:
        if self._free and not self._timer:
            wait = max(0.0, self._free[0].used + self._idle - time.monotonic())
            self._timer = threading.Timer(wait, self._retire)
            self._timer.daemon = True
            self._timer.start()

    def _retire(self) -> None:
        with self._lock:
            since = time.monotonic() - self._idle
            unused = [browser for browser in self._free if browser.used <= since]
            self._free = [browser for browser in self._free if browser.used > since]
            self._timer = None
            self._retire_later()
        for browser in unused:
            browser.kill()
