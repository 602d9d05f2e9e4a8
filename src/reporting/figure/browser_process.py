"""A process with a Chromium of its own, which draws one figure after the other; `renderer.py` starts, feeds and kills it.

Apart, so that a browser that hangs or dies takes nothing with it: not the dashboard, nor its threads and open files.
Run as a script: `browser_process.py <open connection> <browser> <folder of the topojson>`.
"""

import asyncio
import json
import os
import shutil
import signal
import sys
import threading
from multiprocessing.connection import Connection
from typing import Any

from choreographer.browsers.chromium import Chromium
from kaleido import Kaleido

QUIET = (  # asks nobody for anything, and can reach nobody
    "--disable-background-networking",
    "--disable-component-extensions-with-background-pages",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--disable-crash-reporter",
    "--no-pings",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)


class QuietChromium(Chromium):
    """Chromium without a network, in this process's group, so that one signal ends both."""

    def get_cli(self) -> list[str]:
        """The command that starts it."""
        return [*super().get_cli(), *QUIET]

    def get_popen_args(self) -> dict[str, Any]:
        """How it is started."""
        return {**super().get_popen_args(), "start_new_session": False}


async def draw(connection: Connection, browser: str, topojson: str) -> None:
    """Says `ready`; then takes figures as JSON and answers each with `svg` and its picture, or `error` and why."""
    drawing = Kaleido(n=1, timeout=None, mathjax=False, path=browser, browser_cls=QuietChromium, enable_extensions=False)
    await drawing.open()
    threading.Thread(target=_end_with, args=(drawing.subprocess,), daemon=True).start()
    for tab in drawing.tabs.values():
        await tab.send_command("Inspector.enable")
        tab.subscribe("Inspector.targetCrashed", _end)
    connection.send(("ready", b""))
    loop = asyncio.get_running_loop()
    while True:
        try:
            figure = json.loads(await loop.run_in_executor(None, connection.recv_bytes))
        except EOFError:  # the one who asked is gone, without time to end this
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.killpg(0, signal.SIGTERM)
            threading.Event().wait()  # for the thread that ends it all
        try:
            svg = await drawing.calc_fig(figure, {"format": "svg"}, topojson=topojson)
        except Exception as error:  # noqa: BLE001 the one who asked is to know, whatever it is
            connection.send(("error", repr(error).encode()))
        else:
            connection.send(("svg", svg))


def _end_with(browser: Any) -> None:
    """The browser has ended; so does all that is left, and what it wrote is removed, in case nobody else is there to do so."""
    browser.wait()
    shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


async def _end(_event: Any) -> None:
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    try:
        asyncio.run(draw(Connection(int(sys.argv[1])), *sys.argv[2:]))
    finally:
        os._exit(1)  # at once, whatever thread still waits
