"""Real browsers, which are stopped and killed here. Nothing waits for a time to pass but for an end that comes or does not."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import plotly.graph_objects as go
import pytest

from src.reporting.figure.browser import NoBrowser, RenderFailed, find_browser
from src.reporting.figure.renderer import Renderer
from src.text_width import width_of
from tests.reporting.figure.drawn import a_renderer, bars, country, words_in


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with a_renderer() as renderer:
        yield renderer


def until(true: Callable[[], object]) -> None:
    """Waits, a minute at most."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)


def living(group: int) -> list[str]:
    """The processes of a group that run or could run."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [row[-1] for row in rows if int(row[0]) == group and not row[1].startswith("Z")]


def no_more(group: int) -> bool:
    """Whether all its processes have ended."""
    return not living(group)


def groups(renderer: Renderer) -> list[int]:
    """The process groups of the browsers that are free."""
    return [browser._process.pid for browser in renderer._free]


def test_it_draws_a_figure_as_svg_of_the_size_that_it_is_laid_out_for(renderer: Renderer) -> None:
    svg = renderer.svg(bars("Ängsby ● ○ – · ! ? +"))
    assert b'width="605" height="300"' in svg
    assert {"Ängsby ● ○ – · ! ? +", "Två av fyra ●", "Åkarp"} <= set(words_in(svg))


def test_each_of_many_threads_gets_its_own_figure(renderer: Renderer) -> None:
    names = [f"Figur {n}" for n in range(32)]
    with ThreadPoolExecutor(16) as threads:
        drawn = list(threads.map(lambda name: renderer.svg(bars(name)), names))
    found = [[text for text in words_in(svg) if text.startswith("Figur")] for svg in drawn]
    assert found == [[name] for name in names]
    assert 1 <= len(groups(renderer)) <= 2


@pytest.mark.parametrize("family", ["Source Sans", "Source Sans 3", "No Such Font, Arial"])
@pytest.mark.parametrize("bold", [False, True])
def test_whatever_font_is_asked_for_the_browser_has_ours_and_no_other(renderer: Renderer, family: str, bold: bool) -> None:
    words = "HHHHmmmmiiiinnnnåååå"  # none that other fonts set as wide, or that this one moves closer together
    figure = bars("", font={"family": family, "size": 20})
    figure.layout.annotations[0].text = f"<b>{words}</b>" if bold else words
    boxes = re.findall(r'annotation-text-g".*?<rect class="bg"[^>]*? width="([\d.]+)"', renderer.svg(figure).decode())
    assert float(boxes[0]) == pytest.approx(width_of(words, 20, bold=bold) + 2, abs=4)


def test_a_map_is_drawn_without_the_internet(renderer: Renderer) -> None:
    assert b'class="choroplethlocation"' in renderer.svg(country())


def test_the_browser_asks_nobody_not_even_this_machine(renderer: Renderer) -> None:
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


def test_a_figure_that_cannot_be_drawn_fails_and_the_next_is_drawn(renderer: Renderer) -> None:
    class Broken(go.Figure):
        def to_json(self, *_args: object, **_kwargs: object) -> str:
            return "[]"

    with pytest.raises(RenderFailed):
        renderer.svg(Broken())
    assert "efteråt" in words_in(renderer.svg(bars("efteråt")))


def test_a_browser_that_was_killed_while_nobody_asked_is_replaced() -> None:
    with a_renderer(browsers=1) as renderer:
        renderer.svg(bars())
        (first,) = groups(renderer)
        os.killpg(first, signal.SIGKILL)
        assert "igen" in words_in(renderer.svg(bars("igen")))
        assert first not in groups(renderer)


@pytest.mark.parametrize("victim", ["--type=renderer", "--headless", "browser_process.py"])
def test_a_browser_that_loses_a_part_while_it_draws_costs_nobody_the_figure(victim: str) -> None:
    with a_renderer(browsers=1) as renderer, ThreadPoolExecutor(1) as thread:
        renderer.svg(bars())
        (first,) = groups(renderer)
        os.killpg(first, signal.SIGSTOP)  # so that it certainly is in the making
        figure = thread.submit(renderer.svg, bars("räddad"))
        until(lambda: renderer._busy)
        assert not figure.done()
        listed = subprocess.run(["pgrep", "-g", str(first), "-f", "--", victim], capture_output=True, text=True, check=True)
        for process in listed.stdout.split():
            os.kill(int(process), signal.SIGKILL)
        os.killpg(first, signal.SIGCONT)
        assert "räddad" in words_in(figure.result(120))
        until(partial(no_more, first))


def test_a_figure_that_hangs_fails_and_its_browser_goes_with_all_its_processes() -> None:
    with a_renderer(browsers=1) as renderer:
        renderer.svg(bars())
        (first,) = groups(renderer)
        renderer._limit = 1
        os.killpg(first, signal.SIGSTOP)
        with pytest.raises(RenderFailed, match="not done within 1 s"):
            renderer.svg(bars())
        until(partial(no_more, first))
        renderer._limit = 60
        assert "igen" in words_in(renderer.svg(bars("igen")))


def test_a_figure_that_hangs_keeps_no_other_from_being_drawn() -> None:
    with a_renderer() as renderer, ThreadPoolExecutor(1) as thread:
        renderer.svg(bars())
        (first,) = groups(renderer)
        os.killpg(first, signal.SIGSTOP)
        stuck = thread.submit(renderer.svg, bars("trög"))
        until(lambda: renderer._busy)
        assert "kvick" in words_in(renderer.svg(bars("kvick")))
        assert not stuck.done()
        os.killpg(first, signal.SIGCONT)
        assert "trög" in words_in(stuck.result(120))


def test_a_browser_that_nobody_uses_is_closed_and_started_again_when_needed() -> None:
    with a_renderer(idle=0.1) as renderer:
        renderer.svg(bars())
        until(lambda: not renderer._free)
        assert "igen" in words_in(renderer.svg(bars("igen")))


def test_closing_ends_every_process_and_what_is_in_the_making() -> None:
    with a_renderer() as renderer, ThreadPoolExecutor(1) as thread:
        with ThreadPoolExecutor(2) as two:
            list(two.map(renderer.svg, [bars(), bars()]))
        started = groups(renderer)
        folders = [Path(browser._folder.name) for browser in renderer._free]
        os.killpg(started[-1], signal.SIGSTOP)
        stuck = thread.submit(renderer.svg, bars())
        until(lambda: renderer._busy)
        renderer.close()
        with pytest.raises(RenderFailed):
            stuck.result(60)
        until(lambda: all(map(no_more, started)))
        assert not any(folder.exists() for folder in folders)
        with pytest.raises(RenderFailed, match="closed"):
            renderer.svg(bars())


def test_no_browser_outlives_the_dashboard() -> None:
    script = (
        "import os; from src.reporting.figure.renderer import Renderer; from tests.reporting.figure.drawn import bars; "
        "r = Renderer(start_limit=120); r.svg(bars()); print(r._free[0]._process.pid, r._free[0]._folder.name, flush=True)"
    )
    for end in ("", "; os._exit(1)"):  # as it should, and all at once
        ended = subprocess.run([sys.executable, "-c", script + end], cwd=Path(__file__).parents[3], capture_output=True, text=True)
        assert ended.stderr == ""
        group, folder = ended.stdout.split()
        until(partial(no_more, int(group)))
        assert not Path(folder).exists()


def test_where_there_is_no_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with a_renderer() as renderer, pytest.raises(NoBrowser, match="/no/such/browser"):
        renderer.svg(bars())


def test_a_program_that_is_no_browser_is_none_and_takes_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    with a_renderer(browsers=1) as renderer:
        with monkeypatch.context() as changed:
            changed.setenv("CHROMIUM", "false")
            with pytest.raises(NoBrowser, match="does not start"):
                renderer.svg(bars())
        assert "här" in words_in(renderer.svg(bars("här")))


def test_the_browser_is_the_one_asked_for_or_the_first_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("google-chrome", "mine", "chromium"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    assert find_browser() == str(tmp_path / "chromium")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "mine"))
    assert find_browser() == str(tmp_path / "mine")
    monkeypatch.setenv("CHROMIUM", "google-chrome")
    assert find_browser() == str(tmp_path / "google-chrome")
