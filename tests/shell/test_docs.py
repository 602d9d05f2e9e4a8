"""The files and commands that README and docs/ name exist."""

import re
from pathlib import Path

import pytest

from tests.shell.code import ROOT

TEXTS = [*(ROOT / file for file in ("README.md", "data/README.md")), *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_each_path_that_is_named_is_there(file: Path) -> None:
    told = file.read_text(encoding="utf-8")
    paths = re.findall(r"`((?:src|pages|tests|data|docs|locale|tools|static)/[\w./-]*)`", told)
    links = [str(file.parent / link) for link in re.findall(r"\]\(([\w./-]+\.(?:md|png))\)", told)]
    assert paths or links
    assert [path for path in (*paths, *links) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_each_make_command_that_is_named_is_there(file: Path) -> None:
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert targets
    assert set(re.findall(r"\bmake (\w[\w-]*)`", file.read_text(encoding="utf-8"))) <= set(targets[1].split())
