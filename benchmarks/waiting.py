"""What a person waits for in a real browser: the start, each page and a click on a filter. Bare Streamlit and Dash stand beside.

`python -m benchmarks.waiting` measures it alone. Dash is measured where `.venv-bench` holds it (`make bench` installs it there).
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.load import processor
from benchmarks.measuring import Measured, summary, table
from src.address import PAGES, RECORDS_PAGE
from src.programme.definition import read_programme
from src.reporting.figure.browser import find_browser

ROOT: Final = Path(__file__).parents[1]
DASH: Final = ROOT / ".venv-bench"
START, LOAD, CLICK, CLICK_OF_DASH = 1.0, 1.2, 0.6, 1.2  # of bare Streamlit, and of Dash, at most
ROUNDS, PATIENCE, POLYGONS = 5, 60_000, 33  # PATIENCE in ms
OURS, BARE, DASH_PAGE = "ours", "bare Streamlit", "Dash"
MAPS: Final = ("", "karta")  # our pages with the same polygons
# Whole: the script has ended, and each figure is drawn; a page with a map has all polygons.
WHOLE: Final = """polygons => {
    const app = document.querySelector("[data-testid=stApp]");
    const charts = [...document.querySelectorAll("[data-testid=stPlotlyChart]")];
    return document.querySelector("h1") && (!app || app.dataset.testScriptState === "notRunning")
        && charts.every(chart => chart.getBoundingClientRect().width < 2 || chart.querySelector(".main-svg"))
        && document.querySelectorAll("path.choroplethlocation").length >= polygons }"""
CHANGED: Final = "before => document.querySelector('h1') && document.querySelector('h1').innerText !== before"

Times = dict[tuple[str, str, str], list[float]]  # seconds, by who, what (start, load, click) and page


class Served(NamedTuple):
    """How a page is started, on a port, and in which folder."""

    command: Sequence[str]
    folder: Path
    pages: Sequence[str] = ("",)
    beside: str = ""  # a folder with packages that it alone sees


def everybody() -> dict[str, Served]:
    """Ourselves and the peers that are there."""
    ours = [page for page in PAGES if page != RECORDS_PAGE]
    peers, streamlit = ROOT / "benchmarks/peers", (sys.executable, "-m", "streamlit", "run")
    quiet = ("--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.port")
    found = {
        BARE: Served([*streamlit, "bare_page.py", *quiet], peers),
        OURS: Served([*streamlit, "serve.py", "--server.port"], ROOT, [*ours, read_programme(ROOT / "data").group_key]),
    }
    if (DASH / "dash").exists():
        found[DASH_PAGE] = Served([sys.executable, "dash_page.py"], peers, beside=str(DASH))
    return found


@contextmanager
def running(served: Served) -> Iterator[tuple[str, int]]:
    """The address and the process of a server that has just been started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    environment = inherited | {"PYTHONPATH": served.beside}
    command, said = [*served.command, str(port)], subprocess.DEVNULL
    with subprocess.Popen(command, cwd=served.folder, env=environment, stdout=said, stderr=said) as process:
        try:
            deadline = time.monotonic() + PATIENCE / 1000
            while socket.socket().connect_ex(("127.0.0.1", port)):  # until it answers
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{served.command} does not start")
                time.sleep(0.02)
            yield f"http://localhost:{port}/", process.pid
        finally:
            process.terminate()


def measure(rounds: int = ROUNDS) -> Times:
    """Everybody in turn, so many times."""
    times: Times = defaultdict(list)
    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"]
    with sync_playwright() as play:
        for _ in range(rounds):
            for who, served in everybody().items():
                began = time.perf_counter()
                with running(served) as (address, pid), play.chromium.launch(executable_path=find_browser(), args=flags) as browser:
                    _one_round(who, served, address, pid, browser, began, times)
                print(".", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    return times


def _one_round(who: str, served: Served, address: str, pid: int, browser: Browser, began: float, times: Times) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    polygons = {slug: POLYGONS if who != OURS or slug in MAPS else 0 for slug in served.pages}
    _open(page, address, POLYGONS)
    times[who, "start", ""].append(time.perf_counter() - began)
    times[who, "processor of the server until then", ""].append(processor(pid))
    for slug, whole in polygons.items():
        _open(page, address + slug, whole)  # the first time does not count
    for slug, whole in polygons.items():
        for _ in range(2):
            opening = time.perf_counter()
            _open(page, address + slug, whole)
            times[who, "load", slug].append(time.perf_counter() - opening)
        if whole:
            times[who, "click", slug] += _clicks(page, who, 3)


def _open(page: Page, address: str, polygons: int) -> None:
    page.goto(address)
    page.wait_for_function(WHOLE, arg=polygons, timeout=PATIENCE)


def _clicks(page: Page, who: str, times: int) -> list[float]:
    """The seconds from a click on a year until the answer is another."""
    box = page.get_by_test_id("stSidebar").get_by_role("button", name="2018", exact=True)
    year = box if who == OURS else page.get_by_text("2018", exact=True).first
    taken = []
    for _ in range(times):
        before = page.locator("h1").first.inner_text()
        began = time.perf_counter()
        year.click()
        page.wait_for_function(CHANGED, arg=before, timeout=PATIENCE)
        taken.append(time.perf_counter() - began)
        page.wait_for_function(WHOLE, arg=POLYGONS, timeout=PATIENCE)
    return taken


def judged(times: Times) -> Iterator[Measured]:
    """The medians of what we are waited for, with the targets that follow from the peers' medians."""
    medians = {key: statistics.median(taken) for key, taken in times.items()}
    bare = {what: seconds for (who, what, _), seconds in medians.items() if who == BARE}
    dash = medians.get((DASH_PAGE, "click", ""), float("inf"))
    click = min(bare["click"] * CLICK, dash * CLICK_OF_DASH)
    limits = {"start": bare["start"] * START, "load": bare["load"] * LOAD, "click": click}
    for (who, what, page), seconds in sorted(medians.items()):
        beside = ("", None) if who == BARE else (BARE, bare[what])
        name = f"{what}, {f'/{page}' if who == OURS else who}"
        yield Measured(name, seconds, limits.get(what) if who == OURS else None, *beside)


def main() -> int:
    """Measures it alone."""
    rows = list(judged(measure()))
    print(table(rows))
    print(f"\n{summary(rows)}")
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
