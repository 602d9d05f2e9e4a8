"""What a process leaves that is killed with all its helpers, and what it must not lose."""

import subprocess
import sys
from pathlib import Path

import pytest

from src.reporting.figure import leftovers

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files that are in use cannot be removed there anyway")


def test_the_folders_of_the_dead_are_removed_and_those_of_the_living_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    command = f"import os, tempfile; tempfile.tempdir = {str(tmp_path)!r}\n" + (
        "from src.reporting.figure.leftovers import own_folder\n(own_folder() / 'profile').mkdir()\nos.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", command], cwd=ROOT, check=False)
    (tmp_path / "figures-of-somebody").mkdir()
    (tmp_path / "figures-elsewhere").symlink_to(tmp_path)
    living = leftovers.own_folder()
    assert len(list(tmp_path.glob("figures-*/profile"))) == 1
    leftovers.clear_leftovers()
    assert sorted(tmp_path.iterdir()) == sorted([living, tmp_path / "figures-elsewhere", tmp_path / "figures-of-somebody"])
