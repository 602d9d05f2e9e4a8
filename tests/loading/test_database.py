from pathlib import Path

import duckdb
import pandas as pd
import pytest

from src.loading.database import open_database


def setting(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    (value,) = connection.execute("SELECT value FROM duckdb_settings() WHERE name = $name", {"name": name}).fetchall()[0]
    return str(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_limit", "488.2 MiB"),
        ("temp_directory", ""),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("allow_community_extensions", "false"),
        ("python_enable_replacements", "false"),
        ("enable_external_access", "false"),
        ("lock_configuration", "true"),
    ],
)
def test_the_database_is_closed(name: str, value: str) -> None:
    with open_database() as connection:
        assert setting(connection, name) == value


def test_a_file_outside_the_temporary_folder_can_be_neither_read_nor_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "temporary"
    inside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(inside))
    for file in (inside / "a.txt", tmp_path / "a.txt"):
        file.write_text("text")
    with open_database() as connection:
        assert connection.execute("SELECT content FROM read_text($file)", {"file": str(inside / "a.txt")}).fetchall() == [("text",)]
        with pytest.raises(duckdb.PermissionException):
            connection.execute("FROM read_text($file)", {"file": str(tmp_path / "a.txt")})
        with pytest.raises(duckdb.PermissionException):
            connection.execute(f"COPY (SELECT 1) TO '{tmp_path / 'written.csv'}'")


def test_a_setting_cannot_be_changed_afterwards() -> None:
    with open_database() as connection, pytest.raises(duckdb.InvalidInputException):
        connection.execute("SET memory_limit = '64GB'")


def test_a_python_variable_is_no_table() -> None:
    frame = pd.DataFrame({"a": [1]})
    with open_database() as connection, pytest.raises(duckdb.CatalogException):
        connection.execute("FROM frame")
    assert len(frame) == 1


def test_tables_of_one_cursor_are_not_seen_by_another() -> None:
    with open_database() as connection, connection.cursor() as one, connection.cursor() as other:
        one.execute("CREATE TEMP TABLE mine AS SELECT 1")
        with pytest.raises(duckdb.CatalogException):
            other.execute("FROM mine")
