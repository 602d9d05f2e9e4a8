"""What many tests start from."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from src.analysis.assessed import AssessedRecord
from src.app.cached import data_folder
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
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # every address but this machine's is refused
)

# One browser and its servers; the pages that were seen; one renderer and what it drew.
SHARING = ("browser", "pages", "reporting")

# Property tests: `make test` tries few examples, `make test-all` many (`--hypothesis-profile=many`).
settings.register_profile("few", max_examples=4, derandomize=True, deadline=None)
settings.register_profile("many", max_examples=40, derandomize=True, deadline=None)
settings.load_profile("few")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Puts tests that share something costly in one lane, so that the other lane does not make it too."""
    place = item.path.relative_to(ROOT / "tests")
    costly = "browser" if {"browser", "server"} & set(getattr(item, "fixturenames", ())) else place.parts[0]
    item.add_marker(pytest.mark.xdist_group(costly if costly in SHARING else place.as_posix()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the largest groups first, so that neither lane waits long for the other at the end."""
    items.sort(key=lambda item: [mark.args[0] in SHARING for mark in item.iter_markers("xdist_group")] != [True])


@pytest.fixture(scope="session", autouse=True)
def _frozen_records() -> Iterator[None]:
    """Pages, commands and servers read frozen records, whatever the shell that starts the tests has set."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGITALT_DATA", str(SKANE))
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
