"""The one query that turns a participation log into facts: checked texts in, typed rows out."""

from typing import Final

import duckdb
import pandas as pd

from src.vocabulary import CODE, FILE, LINE, OFFERING, PARTICIPATES, SOURCE, YEAR

FACTS: Final = """
    SELECT
        log.code,
        offering.key AS offering,
        CAST(nullif(log.year, '') AS INTEGER) AS year,
        log.participates = 'ja' AS participates,
        log.source,
        $file AS file,
        min(log.line) AS line
    FROM participation AS log
    JOIN known_offerings AS offering ON offering.word = log.offering
    WHERE log.participates <> ''
    GROUP BY ALL
    ORDER BY line
"""


def read_facts(cursor: duckdb.DuckDBPyConnection, file: str) -> pd.DataFrame:
    """One row per municipality, offering, year, answer and source, with the first line that says so.

    A missing year means "at some time in the period". A row without an answer is a question that nobody has answered yet, and
    no fact. The table must have been checked: a year that is none raises.
    """
    facts = cursor.execute(FACTS, {"file": file}).df()
    return facts.astype(
        {CODE: "str", OFFERING: "str", YEAR: "Int64", PARTICIPATES: "bool", SOURCE: "str", FILE: "str", LINE: "int64"}
    )
