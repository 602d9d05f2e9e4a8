"""Setting up: the pins, the make targets and the search for a browser."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HAND_WRITTEN = ("requirements.in", "requirements-dev.in", "requirements-log.in")
COMPILED = ("requirements.txt", "requirements-dev.txt", "requirements-log.txt")
unix = pytest.mark.skipif(os.name == "nt", reason="make and sh are not Windows'")


def lines(name: str) -> list[str]:
    """The requirements of a file, without comments and options."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for line in (line.partition("#")[0].strip() for line in text.splitlines()) if line and line[0] != "-"]


def pins(name: str) -> dict[str, str]:
    return dict(line.split("==") for line in lines(name))


@pytest.mark.parametrize("name", COMPILED)
def test_every_package_is_pinned_and_no_machine_or_host_is_named(name: str) -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+", line) for line in lines(name))
    assert not re.search(r"://|(^|\s)/|^-", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)


def test_the_tests_run_on_the_versions_that_the_dashboard_runs_on() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize(("name", "compiled"), list(zip(HAND_WRITTEN, COMPILED, strict=True)))
def test_what_is_asked_for_is_compiled_and_says_why_it_is_there(name: str, compiled: str) -> None:
    assert {line.partition("[")[0] for line in lines(name)} <= set(pins(compiled))  # an extra has no pin of its own
    assert all(
        "#" in line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line.startswith(tuple(lines(name)))
    )


@unix
@pytest.mark.parametrize(("setting", "port"), [([], "8501"), (["PORT=9000"], "9000")])
def test_make_run_serves_on_the_port_that_is_asked_for_and_to_this_machine_only(setting: list[str], port: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"PORT", "ADDRESS", "MAKEFLAGS", "MAKELEVEL"}}
    said = subprocess.run(
        ["make", "-n", "run", *setting], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert f'streamlit run serve.py --server.port "{port}" --server.address "localhost"' in said


@unix
@pytest.mark.parametrize(
    ("history", "called"),
    [
        (None, "test"),
        (["src/reporting/figure/renderer.py"], "test"),  # one commit, as in a shallow clone
        (["README.md", "src/reporting/figure/renderer.py"], "test-all"),
        (["README.md", "tests/reporting/figure/test_svg.py", "README.md"], "test-all"),
        (["src/reporting/figure/renderer.py", "README.md"], "test"),
    ],
    ids=["no history", "nothing to compare with", "figures changed", "and something after them", "something else changed"],
)
def test_ci_runs_the_slow_tests_where_what_draws_the_files_has_changed(
    tmp_path: Path, history: list[str] | None, called: str
) -> None:
    """The first commit is a day older than the others."""
    home = tmp_path / "home"
    (home / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "run", home / ".ci" / "run")
    (home / "Makefile").write_text("test test-all:\n\t@echo made $@\n", encoding="utf-8")
    for n, changed in enumerate(history or []):
        (home / changed).parent.mkdir(parents=True, exist_ok=True)
        (home / changed).write_text(str(n), encoding="utf-8")
        at = {f"GIT_{who}_{what}": "a@b.se" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        at["GIT_COMMITTER_DATE"] = f"2026-01-0{1 if n == 0 else 2}T12:0{n}:00Z"
        for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
            subprocess.run(["git", *command], cwd=home, env=os.environ | at, check=True)
    outside = {
        name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL"}
    }  # a make in a make says more
    alone = outside | {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    ran = subprocess.run([home / ".ci" / "run"], env=alone, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == f"made {called}", ran.stdout


class Machine:
    """A machine with a shell, and what else a test puts on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.put("dirname", 'echo "${1%/*}"')
        self.put("cat", 'while read -r line; do echo "$line"; done < "$1"')
        self.put("id", "echo 1000")

    def put(self, name: str, script: str = "") -> str:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return str(program)

    def find_browser(self, **settings: str) -> subprocess.CompletedProcess[str]:
        command = ["/bin/sh", str(ROOT / "tools" / "browser.sh")]
        return subprocess.run(command, env={"PATH": str(self.folder)} | settings, capture_output=True, text=True, check=False)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@unix
@pytest.mark.parametrize("name", ["chromium", "google-chrome", "chrome"])
def test_a_browser_that_is_there_is_used(machine: Machine, name: str) -> None:
    path = machine.put(name)
    machine.put("apt-get", "exit 1")
    found = machine.find_browser()
    assert (found.returncode, found.stdout, found.stderr) == (0, f"{path}\n", "")


@unix
def test_the_browser_that_chromium_names_goes_first(machine: Machine) -> None:
    machine.put("chromium")
    mine = machine.put("my own")
    assert machine.find_browser(CHROMIUM=mine).stdout == f"{mine}\n"


@unix
def test_a_wrong_chromium_is_an_error_and_no_reason_to_take_another(machine: Machine) -> None:
    machine.put("chromium")
    found = machine.find_browser(CHROMIUM="/nowhere/chromium")
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == "No browser for the browser tests: CHROMIUM is set to '/nowhere/chromium', which is no program here.\n"


@unix
def test_root_gets_chromium_installed_after_the_lists_are_fetched(machine: Machine) -> None:
    machine.put("id", "echo 0")
    made = machine.folder / "chromium"
    asked = machine.folder / "asked"
    machine.put("chmod-it", f"/bin/chmod +x '{made}'")
    machine.put("apt-get", f"echo \"$*\" >> '{asked}'; case \"$*\" in *install*) echo '#!/bin/sh' > '{made}'; chmod-it;; esac")
    found = machine.find_browser()
    assert (found.returncode, found.stdout) == (0, f"{made}\n")
    update, install = asked.read_text().splitlines()
    assert update.endswith(" update")
    assert install.endswith(" chromium fonts-liberation")


@unix
@pytest.mark.parametrize(
    ("user", "apt", "why"),
    [
        (1000, "", "install Chromium or Chrome"),
        (0, None, "install Chromium or Chrome"),
        (0, "exit 100", "apt-get could not install"),
    ],
)
def test_where_no_browser_can_be_had_the_last_line_says_so(machine: Machine, user: int, apt: str | None, why: str) -> None:
    machine.put("id", f"echo {user}")
    if apt is not None:
        machine.put("apt-get", apt)
    found = machine.find_browser()
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.splitlines()[-1].startswith(f"No browser for the browser tests: {why}")
