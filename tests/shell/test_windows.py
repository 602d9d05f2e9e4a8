"""The code runs on Windows too. No test runs there, so these tests read what the code asks of the system."""

import ast
import subprocess
import sys

import pytest

from tests.shell.code import CODE, ROOT, place, tree

# Arguments of subprocess.Popen that fail on Windows; the type checker does not know of them.
POSIX_ARGUMENTS = {"pass_fds", "preexec_fn", "process_group", "umask", "user", "group", "extra_groups"}


def calls() -> list[tuple[str, str, set[str | None], ast.Call]]:
    """Every call in the code: where it stands, the last name of what is called, the names of its arguments, and itself."""
    found = []
    for file in CODE:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                found.append((place(file, node), name, {argument.arg for argument in node.keywords}, node))
    return found


@pytest.mark.slow
def test_no_function_or_constant_is_used_that_windows_lacks() -> None:
    """The type checker knows which parts of the standard library are there on Windows: no `os.killpg`, no `signal.SIGKILL`."""
    command = [sys.executable, "-m", "mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_program_is_started_as_only_posix_can() -> None:
    assert [place for place, name, arguments, _ in calls() if name in {"Popen", "run"} and arguments & POSIX_ARGUMENTS] == []


def test_no_text_is_read_or_written_in_the_machines_own_encoding() -> None:
    """On Windows that encoding lacks letters."""
    texts = [
        place
        for place, name, arguments, call in calls()
        if (name == "read_text" and not call.args and "encoding" not in arguments)
        or (name == "write_text" and len(call.args) < 2 and "encoding" not in arguments)
        or (name == "open" and isinstance(call.func, ast.Name) and "encoding" not in arguments)
    ]
    assert texts == []
