"""The one way to open DuckDB: in memory, and closed to everything but the copies that we put before it."""

import tempfile

import duckdb

Database = duckdb.DuckDBPyConnection


def open_database() -> Database:
    """An empty database in memory that reads nothing but the system's folder for temporary files, and loads no extension.

    It never spills to disk, never finds a Python variable by its name, and its settings cannot be changed afterwards.
    One connection shared by threads gives wrong answers: take a `.cursor()` for each run.
    """
    connection = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": "512MB",
            "temp_directory": "",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "allow_community_extensions": "false",
            "python_enable_replacements": "false",
        },
    )
    connection.execute("SET allowed_directories = $folders", {"folders": [tempfile.gettempdir()]})
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection
