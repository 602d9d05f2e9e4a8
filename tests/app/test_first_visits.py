"""What the server does by itself when it starts."""

import asyncio
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from src.app import first_visits

ROOT = Path(__file__).parents[2]
# Each takes a tenth of a second or more, or megabytes, and only a file that is made or handed in needs it.
LATER: Final = {
    "docx",
    "fontTools.subset",
    "kaleido",
    "openpyxl",
    "plotly.express",
    "pptx",
    "python_calamine",
    "rapidfuzz",
    "scipy",
    "src.reporting.making",
    "typst",
    "xlsxwriter",
}
START = """
import asyncio, json, os, sys

import serve
from src.app import first_visits

visit = first_visits.visit

async def first_only(page):
    before = sorted(sys.modules)
    await visit(page)
    from src.app.cached import FIGURES
    print(json.dumps([page, before, sorted(sys.modules), len(FIGURES)]), flush=True)
    os._exit(0)

async def start():
    asked = asyncio.Queue()
    asked.put_nowait({"type": "lifespan.startup"})
    async def heard(_): pass
    await serve.app({"type": "lifespan"}, asked.get, heard)

first_visits.visit = first_only
asyncio.run(start())
"""


def test_the_first_page_is_made_at_the_start_without_what_only_files_need() -> None:
    done = subprocess.run([sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    page, before, after, figures = json.loads(done.stdout.splitlines()[-1])
    assert (page, figures > 0) == ("", True), done.stderr
    assert LATER.isdisjoint(after)
    assert {"pandas", "duckdb", "geopandas", "src.app.cached"}.isdisjoint(before)  # the server answers before they are imported


def test_every_page_is_visited_and_one_that_fails_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    visited = list[str]()

    async def visit(page: str) -> None:
        visited.append(page)
        if page == "karta":
            raise TimeoutError

    monkeypatch.setattr(first_visits, "visit", visit)
    monkeypatch.setattr(first_visits, "CALM", 0)
    with ThreadPoolExecutor(1) as beside:  # a browser test may have left a loop that runs in this thread
        beside.submit(asyncio.run, first_visits._visit_all()).result()
    assert visited[0] == ""
    assert {"karta", "mal", "rapport", "referensgrupp"} < set(visited)
    assert "uppgifter" not in visited
