"""What many tests start from."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from src.analysis.assessed import AssessedRecord
from src.app.cached import open_export
from tests.data.blekinge import write_blekinge

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


def assessed(root: str | None, folder: str | None = None) -> AssessedRecord:
    with pytest.MonkeyPatch.context() as patch:
        if root:
            patch.setenv("DIGITALT_DATA", root)
        else:
            patch.delenv("DIGITALT_DATA", raising=False)
        found = open_export(folder)
    assert isinstance(found, AssessedRecord), found
    return found


@pytest.fixture(scope="session")
def shipped() -> AssessedRecord:
    """The documented record."""
    return assessed(None)


@pytest.fixture(scope="session")
def demo() -> AssessedRecord:
    """The made-up record that is shipped."""
    return assessed(None, "demo")


@pytest.fixture(scope="session")
def in_blekinge(tmp_path_factory: pytest.TempPathFactory) -> AssessedRecord:
    """The second region's record."""
    root = tmp_path_factory.mktemp("blekinge")
    write_blekinge(root)
    return assessed(str(root))


@pytest.fixture
def blekinge(tmp_path: Path) -> Path:
    """Another region's data folder, which shares nothing with the shipped one."""
    root = tmp_path / "blekinge"
    write_blekinge(root)
    return root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a way out; where there is none, and none can be installed, the error says so.

    One for the session, since Playwright runs but once in a process.
    """
    found = subprocess.run(["sh", ROOT / "tools" / "browser.sh"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(CHROMIUM))
        yield chromium
        chromium.close()
