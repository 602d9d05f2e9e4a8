"""The engines that a log may stand in. Each gives the log as a table of Ibis, and says in our words why it cannot."""

import glob
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb
import ibis
import pyarrow as pa
from ibis.common.exceptions import IbisError, TableNotFound

from src.loading.logs.description import Backend, FoundLog, Log
from src.loading.logs.faults import NAMES, LogFault

_PATIENCE: Final = 10  # seconds for a database to answer at all
_FORM: Final = "postgresql://user@host:5432/database"
_READ_ONLY: Final = {"autoinstall_known_extensions": "false", "allow_community_extensions": "false"}

_Query = Callable[[ibis.Table], ibis.Table]
_Opened = AbstractContextManager[tuple[Any, ibis.Table]]


def engine_answer(found: FoundLog, query: _Query) -> pa.Table:
    """What the engine answers to a query of the log; LogFault where it does not."""
    log = found.said.log
    try:
        with warnings.catch_warnings():
            for kind in (
                DeprecationWarning,
                FutureWarning,
            ):  # of Ibis on DuckDB, of PySpark on pandas
                warnings.simplefilter("ignore", kind)
            with _ENGINES[log.backend](log, found.path.parent) as (backend, table):
                return backend.to_pyarrow(query(table))
    except (IbisError, duckdb.Error) as error:
        raise LogFault("failed", backend=NAMES[log.backend], kind=type(error).__name__) from None


@contextmanager
def _duckdb(log: Log, folder: Path) -> Iterator[tuple[Any, ibis.Table]]:
    """A DuckDB database in a file, which is only read."""
    path = folder / log.address
    if not path.exists():
        raise LogFault("file_missing", "address")
    try:
        backend = ibis.duckdb.connect(path, read_only=True, **_READ_ONLY)
    except duckdb.Error:
        raise LogFault("file_unread", "address", backend=NAMES[log.backend]) from None
    with closing(backend.con):
        backend.con.execute("SET TimeZone = $zone", {"zone": log.time_zone})
        yield backend, _named(backend, log)


@contextmanager
def _parquet(log: Log, folder: Path) -> Iterator[tuple[Any, ibis.Table]]:
    """Parquet files, one or by a pattern, read by DuckDB."""
    path = str(folder / log.address)
    if not glob.glob(path, recursive=True):
        raise LogFault("file_missing", "address")
    backend = ibis.duckdb.connect(**_READ_ONLY)
    with closing(backend.con):
        backend.con.execute("SET TimeZone = $zone", {"zone": log.time_zone})
        try:
            table = backend.read_parquet(path)
        except duckdb.Error:
            raise LogFault("file_unread", "address", backend=NAMES[log.backend]) from None
        yield backend, table


@contextmanager
def _postgres(log: Log, _: Path) -> Iterator[tuple[Any, ibis.Table]]:
    """A PostgreSQL database, in a session that only reads. The password is libpq's to find: PGPASSWORD or a password file."""
    try:
        import psycopg
    except ImportError:
        raise LogFault("engine_missing", "backend", backend=NAMES["postgres"]) from None
    if not log.address.startswith(("postgresql://", "postgres://")):
        raise LogFault("address_form", "address", backend=NAMES["postgres"], form=_FORM)
    try:
        connection = psycopg.connect(
            log.address, autocommit=True, connect_timeout=_PATIENCE, options="-c default_transaction_read_only=on"
        )
    except psycopg.ProgrammingError:
        raise LogFault("address_form", "address", backend=NAMES["postgres"], form=_FORM) from None
    except psycopg.OperationalError as error:
        raise LogFault(_unconnected(error), "address", backend=NAMES["postgres"]) from None
    with closing(connection):
        try:
            backend = ibis.postgres.from_connection(connection)
            connection.execute("SELECT set_config('TimeZone', %s, false)", [log.time_zone])
            yield backend, _named(backend, log)
        except psycopg.errors.InsufficientPrivilege:
            raise LogFault("forbidden", "table", table=log.table) from None
        except psycopg.Error as error:
            if connection.broken or isinstance(error, psycopg.errors.AdminShutdown):
                raise LogFault("lost") from None
            raise LogFault("failed", backend=NAMES["postgres"], kind=type(error).__name__) from None


def _unconnected(error: Any) -> str:
    """Why no connection was made. The server gives no code for it, and its words may be in any language: the names tell."""
    said, server = str(error), error.pgconn
    if server is None:
        return "unreachable"
    user, database = (f'"{name.decode(errors="replace")}"' for name in (server.user, server.db))
    if server.needs_password or (user in said and user != database):
        return "login"
    if database in said and (user != database or "does not exist" in said):
        return "database_missing"
    return "login" if server.used_password and user in said else "unreachable"


@contextmanager
def _spark(log: Log, folder: Path) -> Iterator[tuple[Any, ibis.Table]]:
    """A table in Spark's catalogue; or Parquet files, where the table's name has a slash. The address is Spark's master."""
    missing = LogFault("engine_missing", "backend", backend=NAMES["spark"])
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import AnalysisException, PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise missing from None
    quiet: dict[str, Any] = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "OFF"}
    try:
        session = SparkSession.builder.master(log.address).config(map=quiet).getOrCreate()
    except PySparkException:  # Java cannot be started
        raise missing from None
    except Py4JError:
        raise LogFault("unreachable", "address", backend=NAMES["spark"]) from None
    try:
        backend = ibis.pyspark.connect(session)
        session.conf.set("spark.sql.session.timeZone", log.time_zone)
        path = log.table if log.table and "/" in log.table else None
        yield backend, backend.read_parquet(str(folder / path)) if path else _named(backend, log)
    except AnalysisException as error:
        raise _of_spark(error, log) from None
    except (Py4JError, PySparkException, ConnectionError) as error:
        if isinstance(error, ConnectionError) or type(error).__name__ == "Py4JNetworkError":
            raise LogFault("lost") from None
        raise LogFault("failed", backend=NAMES["spark"], kind=type(error).__name__) from None
    finally:
        session.stop()


def _of_spark(error: Any, log: Log) -> LogFault:
    condition = error.getCondition() or ""
    if condition.startswith(("PATH_NOT_FOUND", "TABLE_OR_VIEW_NOT_FOUND", "SCHEMA_NOT_FOUND")):
        return LogFault("table_missing", "table", table=log.table)
    return LogFault("failed", backend=NAMES["spark"], kind=condition or type(error).__name__)


def _named(backend: Any, log: Log) -> ibis.Table:
    """The table by its name, with its schema's name before it if need be."""
    schema, _, name = (log.table or "").rpartition(".")
    try:
        found: ibis.Table = backend.table(name, database=schema or None)
    except (TableNotFound, duckdb.CatalogException):
        raise LogFault("table_missing", "table", table=log.table) from None
    return found


_ENGINES: Final[Mapping[Backend, Callable[[Log, Path], _Opened]]] = {
    "duckdb": _duckdb,
    "parquet": _parquet,
    "postgres": _postgres,
    "spark": _spark,
}
