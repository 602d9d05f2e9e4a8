"""One Chromium that draws figures, without a network, and with the shipped font on every system."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from choreographer.browsers.chromium import Chromium
from choreographer.channels import Pipe
from kaleido import Kaleido
from kaleido.errors import JavascriptError, KaleidoError

from src.reporting.figure.browser import BrowserDied, RenderFailed
from src.reporting.fonts import FONTCONFIG, STATIC

TOPOJSON = (STATIC / "topojson").as_uri() + "/"
OFFLINE = ("--host-resolver-rules=MAP * ~NOTFOUND", "--no-proxy-server", "--disable-background-networking")
ON_ONE_PAGE = 50  # figures, before the page is loaded anew, so that its memory does not grow
ONE_GROUP = "--disable-crash-reporter"  # the crash reporter would run in a process group of its own and outlive the browser

logging.getLogger("choreographer").setLevel(logging.CRITICAL)  # it warns each time that a browser ends


class OfflineChromium(Chromium):
    """Chromium without a network, which keeps its files in its temporary folder."""

    def get_cli(self) -> list[str]:
        """The command that starts it."""
        return [*super().get_cli(), *OFFLINE, ONE_GROUP]

    def get_env(self) -> dict[str, str]:
        """The environment it runs in."""
        inherited = {name: value for name, value in super().get_env().items() if not name.startswith("XDG_")}
        folder = str(self.tmp_dir.path)
        return inherited | {"HOME": folder, "TMPDIR": folder, "FONTCONFIG_FILE": str(FONTCONFIG)}


class KeptPage(Kaleido):  # type: ignore[misc]
    """Kaleido that draws many figures in its page. Version 1.5 loads the page anew after each, which takes most of the time."""

    _drawn = 0

    async def _return_kaleido_tab(self, tab: Any) -> None:
        self._drawn += 1
        if sys.exception() or self._drawn % ON_ONE_PAGE == 0:  # what a failed figure leaves behind must not be in the next
            await super()._return_kaleido_tab(tab)
        else:
            await self.tabs_ready.put(tab)


class Browser:
    """A browser with one page. Draws one figure at a time; not thread-safe, it belongs to one event loop."""

    def __init__(self, path: str, page: Path, *, sandbox: bool) -> None:
        """Does not start it. `page` is the file of the page, and its folder the place for the browser's own files.

        `sandbox`: Chromium keeps what it draws apart from the rest of the machine.
        """
        self._killed = False
        self._channel = Pipe()
        self._kaleido = KeptPage(
            timeout=None,
            page_generator=page,
            path=path,
            browser_cls=OfflineChromium,
            channel_cls=lambda: self._channel,
            enable_extensions=False,
            enable_sandbox=sandbox,
            tmp_dir=str(page.parent),
        )

    @property
    def alive(self) -> bool:
        """Whether it can draw."""
        return not self._killed and self._kaleido.subprocess.poll() is None

    async def start(self, limit: float) -> None:
        """Starts it. Raises BrowserDied if it does not start, RenderFailed after `limit` seconds."""
        await self._result(self._kaleido.open(), limit)
        for tab in self._kaleido.tabs.values():
            await self._result(tab.send_command("Inspector.enable"), limit)
            tab.subscribe("Inspector.targetCrashed", self._crashed)

    async def svg(self, figure: dict[str, Any], limit: float) -> bytes:
        """The figure as Plotly's SVG. Raises RenderFailed if Plotly refuses it or after `limit` seconds, else BrowserDied."""
        return bytes(await self._result(self._kaleido.calc_fig(figure, {"format": "svg"}, topojson=TOPOJSON), limit))

    def kill(self) -> None:
        """Ends all its processes. A drawing that waits for it fails, and Kaleido removes its files."""
        self._killed = True
        process = getattr(self._kaleido, "subprocess", None)  # which is not there before the start
        if process and process.poll() is None:
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)  # Kaleido starts the browser from a script, and both as a group
        self._channel.close()

    async def close(self) -> None:
        """Kills it, and waits until its files and threads are gone."""
        self.kill()
        with contextlib.suppress(Exception):
            await self._kaleido.close()

    async def _crashed(self, _event: object) -> None:
        self.kill()

    async def _result(self, work: Coroutine[Any, Any, Any], limit: float) -> Any:
        """What the work returns. `asyncio.wait_for` would not do: it waits until a stuck browser has answered."""
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait([task], timeout=limit)
        finally:
            if not task.done():
                self.kill()
                task.add_done_callback(lambda late: late.cancelled() or late.exception())  # asyncio logs unread exceptions
        if not task.done():
            raise RenderFailed(f"not done within {limit:g} s")
        try:
            return task.result()
        except (KaleidoError, JavascriptError, TypeError) as error:
            raise RenderFailed(repr(error)) from error
        except (Exception, asyncio.CancelledError) as error:
            self.kill()
            raise BrowserDied from error
