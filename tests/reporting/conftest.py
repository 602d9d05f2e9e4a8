"""Commands to run in this process, on the frozen records or on a copy of them."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from src.catalogue.report import Report
from src.opening import DataFolder
from src.reporting import command
from src.reporting.command import run_command as main
from src.reporting.making import Made
from tests.records.frozen import SKANE
from tests.reporting.fixed import Fixed

opened_once = cache(DataFolder)


class Ended(NamedTuple):
    """How a command ended, what it said, and the file, where there is one."""

    code: int
    said: str
    content: bytes


Run = Callable[..., Ended]
Ask = Callable[..., tuple[str, Report]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of this format and checks that nothing is left beside the file. Data that no test changes are opened once."""
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    monkeypatch.setattr(command, "DataFolder", lambda root: (DataFolder if root.is_relative_to(tmp_path) else opened_once)(root))
    folder = tmp_path / "out"
    folder.mkdir()

    def started(kind: str, *arguments: str) -> Ended:
        out = folder / f"report.{kind}"
        code = main(["--format", kind, "--out", str(out), *arguments])
        kept = capsys.readouterr()
        assert kept.out == ""
        assert [path.name for path in folder.iterdir()] in ([], [out.name])
        return Ended(code, kept.err, out.read_bytes() if out.exists() else b"")

    return started


@pytest.fixture
def ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs a command and gives the report that it asks for, and as what. No report is made: the file says `made`."""
    asked: list[tuple[str, Report]] = []

    def note(kind: str, report: Report) -> Iterator[Made]:
        asked.append((kind, report))
        yield Made("report", b"made")

    monkeypatch.setattr(command, "make", lambda report, kind, _renderer: note(kind, report))
    monkeypatch.setattr(command, "make_each", lambda report: note("each", report))

    def started(kind: str, *arguments: str) -> tuple[str, Report]:
        assert run(kind, *arguments) == (0, "", b"made")
        return asked.pop()

    return started


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Fixed:
    """Figures are drawn without a browser."""
    renderer = Fixed()
    monkeypatch.setattr(command, "Renderer", lambda browsers: renderer)
    return renderer


@pytest.fixture
def copied_data(tmp_path: Path) -> Path:
    """A copy of the frozen data folder, to change."""
    return Path(shutil.copytree(SKANE, tmp_path / "data"))
