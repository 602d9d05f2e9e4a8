"""The queries that turn an export's checked tables into frames: texts in, typed rows out, as `Record` describes them."""

from typing import Final

import duckdb
import pandas as pd

from src.vocabulary import BECOMES, DATE, LINE, PARTICIPATES, ROW_COUNT, ROW_LINE, SAID, STATUS, STRUCK, YEAR, Evidence, Status

BECOMES_WORDS: Final = {"ja": str(Evidence.YES), "nej": str(Evidence.NO), "stryks": STRUCK}
STATUS_WORDS: Final = {"gäller": str(Status.IN_FORCE), "föreslagen": str(Status.PROPOSED), "avvisad": str(Status.REJECTED)}

_TYPES: Final = {
    YEAR: "Int64",
    PARTICIPATES: "bool",
    SAID: "bool",
    DATE: "object",
    LINE: "int64",
    ROW_LINE: "int64",
    ROW_COUNT: "Int64",
}
_YEAR: Final = "CAST(nullif(this.year, '') AS INTEGER) AS year"
_KNOWN: Final = "JOIN known_offerings AS offering ON offering.word = this.offering"


def read_participation(cursor: duckdb.DuckDBPyConnection, file: str) -> pd.DataFrame:
    """One row per answer, with the corrections in force made; a missing year means "at some time in the period".

    A corrected row keeps its own file and line. Leaves out struck rows, and questions (rows without an answer).
    """
    query = f"""
        SELECT this.code, offering.key AS offering, {_YEAR}, coalesce(correction.becomes, this.participates) = 'ja' AS participates,
            this.source, CAST(nullif(this.row_count, '') AS BIGINT) AS row_count, $file AS file, this.line
        FROM participation AS this
        {_KNOWN}
        LEFT JOIN (FROM corrections WHERE status = 'gäller') AS correction USING (code, offering, year, source)
        WHERE this.participates <> '' AND correction.becomes IS DISTINCT FROM 'stryks'
        ORDER BY this.line
    """  # noqa: S608 - our own words
    return _typed(cursor, query, file)


def read_complete_lists(cursor: duckdb.DuckDBPyConnection, file: str) -> pd.DataFrame:
    """One row per complete list; a missing year means the whole period."""
    query = f"""
        SELECT offering.key AS offering, {_YEAR}, this.source, $file AS file, this.line
        FROM complete_lists AS this {_KNOWN}
        ORDER BY this.line
    """  # noqa: S608 - our own words
    return _typed(cursor, query, file)


def read_national_representatives(cursor: duckdb.DuckDBPyConnection, file: str) -> pd.DataFrame:
    """One row per organisation and year."""
    query = f"SELECT {_YEAR}, organisation, source, $file AS file, line FROM national_representatives AS this ORDER BY line"  # noqa: S608
    return _typed(cursor, query, file)


def read_corrections(cursor: duckdb.DuckDBPyConnection, file: str) -> pd.DataFrame:
    """One row per correction, whatever its status, with the line of the row that it is about."""
    query = f"""
        SELECT this.code, offering.key AS offering, {_YEAR}, this.source, this.participates = 'ja' AS said, this.becomes,
            this.why, this.who, CAST(this."date" AS DATE) AS "date", this.status, $file AS file, this.line, log.line AS row_line
        FROM corrections AS this
        {_KNOWN}
        JOIN participation AS log USING (code, offering, year, source)
        ORDER BY this.line
    """  # noqa: S608 - our own words
    found = _typed(cursor, query, file)
    days = pd.Series([day.date() for day in found[DATE]], index=found.index, dtype="object")
    words = {BECOMES: found[BECOMES].map(BECOMES_WORDS), STATUS: found[STATUS].map(STATUS_WORDS)}
    return found.assign(**{DATE: days, **words}).astype({BECOMES: "str", STATUS: "str"})


def _typed(cursor: duckdb.DuckDBPyConnection, query: str, file: str) -> pd.DataFrame:
    """The rows of a query, each column with its type. A value that cannot be converted raises."""
    found = cursor.execute(query, {"file": file}).df()
    return found.astype({column: _TYPES.get(column, "str") for column in map(str, found)})
