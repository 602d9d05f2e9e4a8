"""Real browsers: what they draw, and that they end with all their processes and files. Nothing waits for a time to pass."""

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace

import plotly.graph_objects as go
import pytest

from src.charts.theme import FONT
from src.reporting.figure import chromium as under_test
from src.reporting.figure.browser import NoBrowser, RenderFailed, find_browser
from src.reporting.figure.chromium import Browser, OfflineChromium
from src.reporting.figure.renderer import Renderer
from src.text_width import width_of
from tests.reporting.figure.drawn import a_renderer, bars, until, words_in

ROOT = Path(__file__).parents[3]
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and process groups")


def free(renderer: Renderer) -> list[Browser]:
    return [browser for browser, _ in renderer._free]


def group(browser: Browser) -> int:
    """The process group of a browser, which is the id of its first process."""
    return browser._kaleido.subprocess.pid


def living(browser: Browser) -> list[str]:
    """The processes of a browser that run or could run: its group, and what says where its files are."""
    folder = browser._kaleido._browser_impl.tmp_dir.path.name
    return listed(lambda its_group, words: its_group == group(browser) or folder in words)


def listed(wanted: Callable[[int, str], bool]) -> list[str]:
    said = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in said.splitlines()]
    return [row[-1] for row in rows if not row[1].startswith("Z") and wanted(int(row[0]), row[-1])]


def gone(browser: Browser) -> bool:
    return not living(browser)


def test_it_draws_a_figure_as_svg_of_the_size_that_it_is_laid_out_for(raw: dict[str, bytes]) -> None:
    assert b'width="605" height="300"' in raw["full"]
    assert {"Ängsby", "Två av fyra ●", "Åkarp"} <= set(words_in(raw["full"]))


def drawn_width(renderer: Renderer, words: str, family: str, *, bold: bool) -> float:
    """How wide the browser finds these words at 20 px, with 1 px of air on both sides."""
    figure = bars("", font={"family": family, "size": 20})
    figure.layout.annotations[0].text = f"<b>{words}</b>" if bold else words
    boxes = re.findall(r'annotation-text-g".*?<rect class="bg"[^>]*? width="([\d.]+)"', renderer.svg(figure).decode())
    return float(boxes[0])


WORDS = "HHHHmmmmiiiinnnnåååå"  # none that other fonts set as wide, or that this one moves closer together


@pytest.mark.parametrize("family", [FONT, pytest.param("No Such Font, Arial", marks=pytest.mark.slow)])
def test_text_is_measured_in_the_shipped_font_and_in_no_other(renderer: Renderer, family: str) -> None:
    for bold in (False, True):
        assert drawn_width(renderer, WORDS, family, bold=bold) == pytest.approx(width_of(WORDS, 20, bold=bold) + 2, abs=4)


@pytest.mark.slow
def test_text_is_measured_in_the_shipped_font_by_a_browser_that_asks_no_fontconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = OfflineChromium.get_env  # as on Windows and macOS
    monkeypatch.setattr(OfflineChromium, "get_env", lambda self: {**environment(self), "FONTCONFIG_FILE": ""})
    with a_renderer(browsers=1) as renderer:
        for bold in (False, True, False, True):  # at once, and after the page was loaded again
            assert drawn_width(renderer, WORDS, FONT, bold=bold) == pytest.approx(width_of(WORDS, 20, bold=bold) + 2, abs=4)


def test_a_map_is_drawn_without_the_internet(raw: dict[str, bytes]) -> None:
    assert b'class="choroplethlocation"' in raw["map"]


def test_the_browser_sends_no_request_even_to_this_machine(renderer: Renderer) -> None:
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for host in ("127.0.0.1", "localhost"):
            picture = {"source": f"http://{host}:{server.server_port}/seen.png", "x": 0, "y": 1, "sizex": 1, "sizey": 1}
            renderer.svg(bars("ensam", images=[picture]))
        server.shutdown()
    assert asked == []


class Broken(go.Figure):
    """A figure that Plotly refuses."""

    def to_dict(self) -> dict[str, object]:
        return {"data": [{"type": "bar"}], "layout": {"xaxis": 1, "width": "wide"}, "frames": 1}


def test_a_figure_that_plotly_refuses_fails_and_costs_no_browser(renderer: Renderer) -> None:
    renderer.svg(bars())  # so that there is a browser, whatever was drawn before
    before = free(renderer)
    with pytest.raises(RenderFailed):
        renderer.svg(Broken())
    assert set(free(renderer)) == set(before)
    assert "efteråt" in words_in(renderer.svg(bars("efteråt")))


def in_page(renderer: Renderer, expression: str) -> object:
    """What the script says in the page of the browser that was used last."""
    (tab,) = free(renderer)[-1]._kaleido.tabs.values()
    command = tab.send_command("Runtime.evaluate", {"expression": expression})
    answer = asyncio.run_coroutine_threadsafe(command, renderer._loop).result(60)
    return answer["result"]["result"].get("value")


def test_a_page_draws_many_figures_and_is_loaded_anew_after_a_failure_or_fifty(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept_by(*figures: go.Figure) -> bool:
        in_page(renderer, "window.used = true")
        for figure in figures:
            with contextlib.suppress(RenderFailed):
                renderer.svg(figure)
        return bool(in_page(renderer, "window.used === true"))

    renderer.svg(bars())
    free(renderer)[-1]._kaleido._drawn = 1
    assert kept_by(bars(), bars())
    assert not kept_by(Broken())
    monkeypatch.setattr(under_test, "ON_ONE_PAGE", 7)  # the fourth was Broken
    assert kept_by(bars(), bars())
    assert not kept_by(bars())


def stop_page(renderer: Renderer, browser: Browser) -> None:
    """Its page loops for ever from now on."""
    (tab,) = browser._kaleido.tabs.values()
    asyncio.run_coroutine_threadsafe(tab.send_command("Runtime.evaluate", {"expression": "while (true) {}"}), renderer._loop)


def stop_process(_renderer: Renderer, browser: Browser) -> None:
    os.killpg(group(browser), signal.SIGSTOP)


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize("stop", [stop_page, stop_process])
def test_a_figure_that_hangs_fails_in_time_and_its_browser_ends_with_all_its_processes(
    stop: Callable[[Renderer, Browser], None], renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer.svg(bars())
    *_, last = free(renderer)
    folder = Path(last._kaleido._browser_impl.tmp_dir.path)
    stop(renderer, last)
    monkeypatch.setattr(renderer, "_limit", 1)
    with pytest.raises(RenderFailed, match="not done within 1 s"):
        renderer.svg(bars())
    monkeypatch.undo()
    until(partial(gone, last))
    until(lambda: not folder.exists())
    assert "igen" in words_in(renderer.svg(bars("igen")))


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize("victim", ["--type=renderer", "--headless", "chromium_wrapper"])
def test_a_figure_is_drawn_again_when_its_browser_loses_a_process(victim: str) -> None:
    with a_renderer(browsers=1) as renderer, ThreadPoolExecutor(1) as thread:
        renderer.svg(bars())
        (first,) = free(renderer)
        os.killpg(group(first), signal.SIGSTOP)  # so that it certainly is drawing
        figure = thread.submit(renderer.svg, bars("räddad"))
        until(lambda: not renderer._free)
        assert not figure.done()
        listed = subprocess.run(["pgrep", "-g", str(group(first)), "-f", "--", victim], capture_output=True, text=True, check=True)
        for process in listed.stdout.split():
            os.kill(int(process), signal.SIGKILL)
        os.killpg(group(first), signal.SIGCONT)
        assert "räddad" in words_in(figure.result(120))
        until(partial(gone, first))


@POSIX
@pytest.mark.slow
def test_an_idle_browser_that_was_killed_is_replaced() -> None:
    with a_renderer(browsers=1) as renderer:
        renderer.svg(bars())
        (first,) = free(renderer)
        os.killpg(group(first), signal.SIGKILL)
        assert "igen" in words_in(renderer.svg(bars("igen")))
        assert first not in free(renderer)


@POSIX
@pytest.mark.slow
def test_closing_ends_every_process_and_leaves_no_thread_and_no_file() -> None:
    threads = set(threading.enumerate())
    with a_renderer() as renderer:
        with ThreadPoolExecutor(2) as two:
            list(two.map(renderer.svg, [bars(), bars()]))
        started, folder = free(renderer), renderer._page.parent
        assert all(map(living, started))
        os.killpg(group(started[-1]), signal.SIGSTOP)
    until(lambda: all(map(gone, started)))
    assert not folder.exists()
    until(lambda: set(threading.enumerate()) <= threads)


@pytest.mark.slow
def test_where_there_are_no_process_groups_a_browser_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "sys", SimpleNamespace(platform="win32", exception=sys.exception))
    monkeypatch.delattr(os, "killpg")
    with a_renderer() as renderer:
        renderer.svg(bars())
        (first,) = free(renderer)
    until(partial(gone, first))


def test_a_browser_whose_start_is_broken_off_says_nothing() -> None:
    script = (
        "import time; from src.reporting.figure.renderer import Renderer; r = Renderer(); r.warm(); "
        "import src.reporting.figure.chromium; time.sleep(0.7); r.close()"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stderr == ""


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize("end", ["", "; os._exit(1)"], ids=["as it should", "killed"])
def test_no_browser_and_no_file_outlives_the_dashboard(end: str) -> None:
    script = (
        "import os; from src.reporting.figure.renderer import Renderer; from tests.reporting.figure.drawn import bars; "
        "r = Renderer(limit=60, start_limit=120); r.svg(bars()); "
        "print(r._free[0][0]._kaleido.subprocess.pid, r._page.parent, flush=True)"
    )
    ended = subprocess.run([sys.executable, "-c", script + end], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    group, folder = ended.stdout.split()
    until(lambda: not listed(lambda its_group, words: its_group == int(group) or folder in words))
    assert not Path(folder).exists()


def test_a_program_that_is_no_browser_does_not_start_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "false")
    with a_renderer() as renderer, pytest.raises(NoBrowser, match="does not start"):
        renderer.svg(bars())


def test_the_browser_is_the_one_asked_for_or_the_first_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("google-chrome", "mine"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    assert find_browser() == str(tmp_path / "google-chrome")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "mine"))
    assert find_browser() == str(tmp_path / "mine")
    monkeypatch.setenv("CHROMIUM", "google-chrome")
    assert find_browser() == str(tmp_path / "google-chrome")
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(NoBrowser, match="/no/such/browser"):
        find_browser()


def test_a_browser_is_looked_for_once_and_again_when_it_is_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looked: list[str] = []
    for name in ("first", "second"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)

    def which(asked: str) -> str | None:
        looked.append(asked)
        return next((str(path) for path in sorted(tmp_path.iterdir())), None)

    monkeypatch.setattr("src.reporting.figure.browser.shutil.which", which)
    monkeypatch.setenv("CHROMIUM", "any")
    assert [find_browser() for _ in range(3)] == [str(tmp_path / "first")] * 3
    (tmp_path / "first").unlink()
    assert [find_browser() for _ in range(3)] == [str(tmp_path / "second")] * 3
    (tmp_path / "second").unlink()
    for _ in range(2):
        with pytest.raises(NoBrowser):
            find_browser()
    assert looked == ["any"] * 4
