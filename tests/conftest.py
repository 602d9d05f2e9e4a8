"""What many tests start from."""

import gc
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from streamlit.components.v2 import manifest_scanner
from xdist.scheduler import LoadScopeScheduling

from src import opening
from src.analysis.assessed import AssessedRecord
from src.app.cached import data_folder
from src.loading.database import Database
from src.reporting.figure.browser import NoBrowser, find_browser
from tests.records.frozen import BLEKINGE, SKANE

ROOT = Path(__file__).parents[1]
CHROMIUM = (
    "--no-sandbox",  # Chromium's own sandbox does not run as root, which containers do; the pages here are ours
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Fewer collections, and no code is optimised, which pays on pages that stay open only: each a tenth less processor.
    "--js-flags=--single-threaded --min-semi-space-size=64 --max-semi-space-size=64 --no-maglev --no-turbofan",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # every address but this machine's is refused
)

# A browser and its servers, twice, since a browser's test mostly waits; the pages that were seen; a renderer and what it drew.
SHARING = ("browser", "second browser", "pages", "reporting")
ALSO_IN_A_BROWSER = ("tests/shell/test_in_a_browser.py", "tests/shell/test_shell.py")
BROWSED = sorted(path.name for path in (ROOT / "tests" / "browser").glob("test_*.py"))

# Property tests: `make test` tries few examples, `make test-all` many (`--hypothesis-profile=many`), `make fuzz` others each time.
settings.register_profile("few", max_examples=4, derandomize=True, deadline=None)
settings.register_profile("many", max_examples=40, derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=1000, deadline=None)
settings.load_profile("few")


class Lanes(LoadScopeScheduling):
    """Keeps tests that share something costly in one lane, so that other lanes do not make it too; else each file.

    Not xdist's own `loadgroup`: with pytest 9.2 it spreads the tests one by one, because it renames them (`item._nodeid`) in vain.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return shared if (shared := _shared(file)) in SHARING else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Lanes:
    """Called where there is more than one lane."""
    return Lanes(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts what takes longest first, so that no lane waits long for another at the end."""
    places = [*SHARING, "catalogue"]
    items.sort(key=lambda item: places.index(place) if (place := _shared(item.location[0])) in places else len(places))


def pytest_collection_finish() -> None:
    """Leaves what is imported out of every later collection of garbage, a twentieth of all processor time."""
    gc.collect()
    gc.freeze()


def _shared(file: str) -> str:
    """What the tests of a file (a path from the project's folder) share with others: a browser, or what stands in their folder."""
    place, *_ = Path(file).parts[1:]
    if place == "browser":
        return SHARING[BROWSED.index(Path(file).name) % 2]
    return SHARING[1] if Path(file).as_posix() in ALSO_IN_A_BROWSER else place


@pytest.fixture(scope="session", autouse=True)
def _frozen_records() -> Iterator[None]:
    """Pages, commands and servers read frozen records, whatever the shell that starts the tests has set."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGITALT_DATA", str(SKANE))
        yield


@pytest.fixture(scope="session", autouse=True)
def _whole_records_read_once() -> Iterator[None]:
    """Tests copy the same records again and again: one with the same files is read once."""
    read: dict[tuple[str, str, str], AssessedRecord] = {}

    def open_once(found: opening.Found, database: Database) -> AssessedRecord | opening.Faults:
        key = (found.content, found.export.name, str(found.until))
        opened = read.get(key) or open_found(found, database)
        if isinstance(opened, AssessedRecord):
            read[key] = opened
        return opened

    open_found = opening.open_found
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "open_found", open_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _components_looked_for_once() -> Iterator[None]:
    """AppTest reads the description of every installed package whenever a page is opened, to find Streamlit's components."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


def assessed(root: Path, folder: str | None = None) -> AssessedRecord:
    """An export of a data folder, as the dashboard opens it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGITALT_DATA", str(root))
        found = data_folder().open(folder)
    assert isinstance(found, AssessedRecord), found
    return found


@pytest.fixture(scope="session")
def shipped() -> AssessedRecord:
    """The documented record."""
    return assessed(SKANE)


@pytest.fixture(scope="session")
def demo() -> AssessedRecord:
    """The made-up record that is shipped."""
    return assessed(SKANE, "demo")


@pytest.fixture(scope="session")
def in_blekinge() -> AssessedRecord:
    """The second region's record."""
    return assessed(BLEKINGE)


@pytest.fixture
def blekinge(tmp_path: Path) -> Path:
    """A copy of the second region's data folder, to change; it shares nothing with the first."""
    return Path(shutil.copytree(BLEKINGE, tmp_path / "blekinge"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a way out; where there is none, and none can be installed, the error says so.

    One for the session, since Playwright runs but once in a process.
    """
    try:
        path = find_browser()
    except NoBrowser:
        found = subprocess.run(["sh", ROOT / "tools" / "browser.sh"], capture_output=True, text=True, check=False)
        if found.returncode:
            pytest.fail(found.stderr)
        path = found.stdout.strip()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM))
        yield chromium
        chromium.close()
