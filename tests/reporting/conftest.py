"""Commands to run in this process, with the shipped data or a copy of them."""

import shutil
from pathlib import Path

import pytest

from src.reporting import __main__ as command
from src.reporting.__main__ import main
from tests.records.frozen import SKANE
from tests.reporting.commands import Ended, Run
from tests.reporting.fixed import Fixed


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of this format; afterwards nothing may lie beside the file."""
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
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
def drawing(monkeypatch: pytest.MonkeyPatch) -> Fixed:
    """Figures are drawn without a browser."""
    renderer = Fixed()
    monkeypatch.setattr(command, "Renderer", lambda: renderer)
    return renderer


@pytest.fixture
def copied_data(tmp_path: Path) -> Path:
    """A copy of the shipped data folder, to change."""
    return Path(shutil.copytree(SKANE, tmp_path / "data"))
