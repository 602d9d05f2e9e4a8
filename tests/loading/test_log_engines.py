"""Logs in real engines: the same facts of the same million rows, and one clear sentence where one does not answer."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from src.handed_in import CellEvidence
from src.loading.__main__ import describe_file
from src.loading.exports import EXPORTS
from tests.loading.data_folder import SmallFolder, in_words
from tests.loading.log_servers import PASSWORD, Server, postgres_server
from tests.loading.made_logs import COLUMNS, fetched, refused, write_log

pytestmark = pytest.mark.slow

# Names as offices write them, one that is nowhere, and points in time around the years' ends.
MILLION = """
    SELECT ['Malmö', 'Malmö stad', 'LUND', '1281 Lund', 'Bjuv', 'Höganäs kommun', NULL, 'Malmo'][1 + (hash(i) % 8)::INT] AS kommun,
        ['Startpaket', 'Folkpaket', 'startpaket'][1 + CAST(hash(i, 1) % 3 AS INT)] AS kurs,
        TIMESTAMPTZ '2018-12-31 22:00:00+00' + to_minutes(CAST(hash(i, 2) % 180 AS BIGINT)) AS anmald,
        'person' || i || '@exempel.se' AS epost
    FROM range(1000000) AS numbers (i)
"""


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("million")
    write_log(folder, MILLION)
    return folder


@pytest.fixture(scope="module")
def facts(million: Path) -> tuple[CellEvidence, ...]:
    """What DuckDB says that the log holds, counted another way."""
    with duckdb.connect(str(million / "log.duckdb"), read_only=True) as connection:
        connection.execute("SET TimeZone = 'Europe/Stockholm'")
        codes = "MAP {'malmö': '1280', 'malmö stad': '1280', 'lund': '1281', '1281 lund': '1281', 'bjuv': '1260', "
        codes += "'höganäs kommun': '1284'}"
        rows = connection.execute(
            f"SELECT {codes}[lower(kommun)] AS code, lower(kurs), year(anmald), count(*) FROM log "
            "GROUP BY ALL HAVING code IS NOT NULL ORDER BY ALL"
        ).fetchall()
    return tuple(CellEvidence(code, offering, year, True, "anmalan", count) for code, offering, year, count in rows)


@pytest.fixture(scope="module")
def server(million: Path) -> Iterator[Server]:
    with postgres_server() as found:
        with duckdb.connect(str(million / "log.duckdb"), read_only=True) as connection:
            connection.execute(f"COPY log TO '{million / 'log.csv'}'")
        with found.connect() as connection:
            connection.execute("CREATE SCHEMA handed; CREATE ROLE reader LOGIN PASSWORD 'läs'")
            connection.execute("CREATE TABLE handed.log (kommun text, kurs text, anmald timestamptz, epost text)")
            with connection.cursor().copy("COPY handed.log FROM STDIN (FORMAT csv, HEADER)") as copy:
                copy.write((million / "log.csv").read_bytes())
            connection.execute("CREATE VIEW slow AS SELECT log.* FROM handed.log, pg_sleep(60)")
        yield found


@pytest.fixture
def postgres(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch):
    """The file that says where the log is, with another address or table if asked for."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)

    def made(table: str = "handed.log", *, address: str | None = None, columns: dict[str, str] = COLUMNS) -> Path:
        return write_log(tmp_path, backend="postgres", address=address or server.address(), table=table, columns=columns)

    return made


@pytest.fixture
def spark_path(million: Path) -> Path:
    pytest.importorskip("pyspark", reason="PySpark is not installed (requirements-log.txt)")
    if not shutil.which("java"):
        pytest.skip("Java is not installed (Debian: apt-get install default-jre-headless)")
    return million / "log.parquet"


def test_files_give_the_facts(million: Path, facts: tuple[CellEvidence, ...]) -> None:
    assert len(facts) == 16
    assert fetched(write_log(million, MILLION)).cells == facts
    assert fetched(write_log(million, MILLION, backend="parquet")).cells == facts


def test_postgres_gives_the_same_facts(postgres, facts: tuple[CellEvidence, ...]) -> None:
    found = fetched(postgres())
    assert found.cells == facts
    assert found.tally.records == 1_000_000


def test_spark_gives_the_same_facts(tmp_path: Path, spark_path: Path, facts: tuple[CellEvidence, ...]) -> None:
    found = fetched(write_log(tmp_path, backend="spark", address="local[2]", table=str(spark_path)))
    assert found.cells == facts
    assert found.tally.records == 1_000_000


def test_spark_says_what_it_lacks(tmp_path: Path, spark_path: Path) -> None:
    for table, columns, reason in (
        ("annan", COLUMNS, "table_missing"),
        ("annan.log", COLUMNS, "table_missing"),
        ("./annan.parquet", COLUMNS, "table_missing"),
        (str(spark_path), {**COLUMNS, "date": "datum"}, "column_missing"),
        (str(spark_path), {**COLUMNS, "date": "kurs"}, "column_type"),
    ):
        found = refused(write_log(tmp_path, backend="spark", address="local[1]", table=table, columns=columns))
        assert found.reason == reason
        in_words(found.finding)


def test_a_login_that_fails_is_told_without_the_password(postgres, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for password in ("fel-ord", ""):
        monkeypatch.setenv("PGPASSWORD", password)
        found = refused(postgres())
        assert (found.reason, "fel-ord" in str(found)) == ("login", False)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert refused(postgres(address=server.address(user="annan"))).reason == "login"
    assert refused(postgres(address=server.address(database="annan"))).reason == "database_missing"


def test_what_postgres_lacks_is_told(postgres, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(postgres("annan")).reason == "table_missing"
    assert refused(postgres("annan.log")).reason == "table_missing"
    missing = refused(postgres(columns={**COLUMNS, "date": "datum"}))
    assert missing.reason == "column_missing"
    assert in_words(missing.finding)[1] == "Rätta namnet. Kolumnerna är kommun, kurs, anmald, epost."
    assert refused(postgres(columns={**COLUMNS, "date": "kurs"})).reason == "column_type"
    monkeypatch.setenv("PGPASSWORD", "läs")
    assert refused(postgres(address=server.address(user="reader"))).reason == "forbidden"


def test_a_lost_connection_leaves_the_last_whole_export(
    postgres, server: Server, folder: SmallFolder, capsys: pytest.CaptureFixture[str]
) -> None:

    def end() -> None:
        with server.connect() as connection:
            for _ in range(300):
                asked = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                if connection.execute(asked).fetchall():
                    return
                time.sleep(0.1)

    before = sorted((folder.root / EXPORTS).iterdir())
    beside = threading.Thread(target=end)
    beside.start()
    code = describe_file(["--fetch", str(postgres("slow")), "--data", str(folder.root)])
    beside.join()
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err == "log.toml:3:log: Förbindelsen bröts innan svaret hade kommit. Försök igen. Ingenting har ändrats.\n"
    assert sorted((folder.root / EXPORTS).iterdir()) == before
