"""What many tests start from."""

from pathlib import Path

import pytest

from tests.data.blekinge import write_blekinge


@pytest.fixture
def blekinge(tmp_path: Path) -> Path:
    """Another region's data folder, which shares nothing with the shipped one."""
    root = tmp_path / "blekinge"
    write_blekinge(root)
    return root
