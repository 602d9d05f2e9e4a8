"""The one query that turns a participation log, and the corrections in force, into facts: checked texts in, typed rows out."""

from typing import Final

import duckdb
import pandas as pd

from src.vocabulary import CODE, FILE, LINE, OFFERING, PARTICIPATES, SOURCE, YEAR

FACTS: Final = """
    SELECT
        log.code,
        offering.key AS offering,
        CAST(nullif(log.year, '') AS INTEGER) AS year,
        coalesce(correction.becomes, log.participates) = 'ja' AS participates,
        log.source,
        $file AS file,
        min(log.line) AS line
    FROM participation AS log
    JOIN known_offerings AS offering ON offering.word = log.offering
    LEFT JOIN corrections AS correction
        ON correction.status = 'gäller'
        AND correction.code = log.code
        AND correction.offering = log.offering
        AND correction.year = log.year
        AND correction.source = log.source
    WHERE log.participates <> ''
        AND correction.becomes IS DISTINCT FROM 'stryks'
    GROUP BY ALL
    ORDER BY line
"""


def read_facts(cursor: duckdb.DuckDBPyConnection, file: str) -> pd.DataFrame:
    """One row per municipality, offering, year, answer and source, with the first line that says so.

    A row with a correction in force says what it is corrected to, and keeps its own file and line; one that is struck is not
    here, nor is one without an answer, which is a question that nobody has answered yet. A missing year means "at some time in
    the period". The tables must have been checked: a year that is none raises.
    """
    facts = cursor.execute(FACTS, {"file": file}).df()
    return facts.astype(
        {CODE: "str", OFFERING: "str", YEAR: "Int64", PARTICIPATES: "bool", SOURCE: "str", FILE: "str", LINE: "int64"}
    )
