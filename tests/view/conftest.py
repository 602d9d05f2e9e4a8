"""The records that are shipped, and the second region's, opened once."""

import pytest

from src.app.cached import open_export
from src.view.opened import Opened
from tests.data.blekinge import write_blekinge


def opened(root: str | None, folder: str | None = None) -> Opened:
    with pytest.MonkeyPatch.context() as patch:
        if root:
            patch.setenv("DIGITALT_DATA", root)
        else:
            patch.delenv("DIGITALT_DATA", raising=False)
        found = open_export(folder)
    assert isinstance(found, Opened), found
    return found


@pytest.fixture(scope="session")
def shipped() -> Opened:
    """The documented record."""
    return opened(None)


@pytest.fixture(scope="session")
def demo() -> Opened:
    """The made-up record that is shipped."""
    return opened(None, "demo")


@pytest.fixture(scope="session")
def in_blekinge(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The second region's record."""
    root = tmp_path_factory.mktemp("blekinge")
    write_blekinge(root)
    return opened(str(root))
