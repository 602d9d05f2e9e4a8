"""What the tests of loading start from."""

from pathlib import Path

import duckdb
import pytest

from src.loading.database import open_database
from tests.loading.data_folder import FILES, SmallFolder


@pytest.fixture(scope="session")
def connection() -> duckdb.DuckDBPyConnection:
    """One database for all: each reading takes a cursor of its own."""
    return open_database()


@pytest.fixture
def folder(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> SmallFolder:
    """A data folder without a fault."""
    folder = SmallFolder(tmp_path / "data", connection)
    for file, content in FILES.items():
        folder.write(file, content)
    return folder
