"""Logs as a programme's system has them, made by hand: a table in DuckDB or Parquet files, and the file that says where it is."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from src.handed_in import Refused, Understood
from src.loading.logs.description import read_log_file
from src.loading.logs.fetching import fetch
from tests.loading.handed_in import PROGRAMME, REGISTER

COLUMNS = {"municipality": "kommun", "offering": "kurs", "date": "anmald"}
ROWS = """
    SELECT * FROM (VALUES
        ('Malmö', 'Startpaket', DATE '2018-03-01', 'anna@exempel.se'),
        ('Malmö stad', 'Startpaket', DATE '2018-03-02', 'bo@exempel.se'),
        ('1281 Lund', 'Folkpaket', DATE '2019-05-01', 'cia@exempel.se')
    ) AS rows (kommun, kurs, anmald, epost)
"""


def write_log(
    folder: Path,
    rows: str = ROWS,
    *,
    backend: str = "duckdb",
    columns: Mapping[str, str] = COLUMNS,
    source: str = "anmalan",
    title: str = "Logg",
    **more: str,
) -> Path:
    """Makes the log of a query, and the file that says where it is. `more`: keys of `[log]`, other than those it has."""
    if backend in ("duckdb", "parquet"):
        database = folder / "log.duckdb"
        database.unlink(missing_ok=True)
        with duckdb.connect(str(database)) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute(f"CREATE TABLE log AS {rows}")
            connection.execute(f"COPY log TO '{folder / 'log.parquet'}'")
    where = {"duckdb": {"address": "log.duckdb", "table": "log"}, "parquet": {"address": "log.parquet"}}
    keys = {"backend": backend, **where.get(backend, {}), **more}
    written = [f'title = "{title}"', f'source = "{source}"', "[log]"]
    written += [f"{key} = {value}" if value.startswith("[") else f'{key} = "{value}"' for key, value in keys.items()]
    written += ["[log.columns]", *(f'{meaning} = "{column}"' for meaning, column in columns.items())]
    file = folder / "log.toml"
    file.write_text("\n".join(written) + "\n", encoding="utf-8")
    return file


def fetched(file: Path, **how: object) -> Understood:
    """What comes of a log that answers."""
    found = fetch(read_log_file(file), PROGRAMME, REGISTER, **how)  # type: ignore[arg-type]
    assert isinstance(found, Understood), found
    return found


def refused(file: Path, **how: object) -> Refused:
    """What comes of a log that does not."""
    found = fetch(read_log_file(file), PROGRAMME, REGISTER, **how)  # type: ignore[arg-type]
    assert isinstance(found, Refused), found
    return found
