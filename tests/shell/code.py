"""The code as the rules of the house read it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FRAME = [ROOT / "dashboard.py", ROOT / "serve.py"]
PAGES = sorted((ROOT / "pages").glob("*.py"))
CODE = sorted((ROOT / "src").rglob("*.py")) + PAGES + FRAME


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
