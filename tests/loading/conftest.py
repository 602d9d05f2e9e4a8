"""What the tests of loading start from."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from src.finding import Finding
from src.loading import record as record_reading
from src.loading.database import open_database
from src.loading.geography import read_geography
from src.programme.definition import Programme
from src.record import Geography
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


@pytest.fixture(scope="session")
def shared_map() -> list[tuple[Geography | None, tuple[Finding, ...]]]:
    """The one map that `one_map` reads."""
    return []


@pytest.fixture
def one_map(monkeypatch: pytest.MonkeyPatch, shared_map: list[tuple[Geography | None, tuple[Finding, ...]]]) -> None:
    """All readings of the same register share the map, which takes long to read."""

    def read(programme: Programme, register: pd.DataFrame) -> tuple[Geography | None, tuple[Finding, ...]]:
        if not shared_map:
            shared_map.append(read_geography(programme, register))
        return shared_map[0]

    monkeypatch.setattr(record_reading, "read_geography", read)
