"""The one query that turns a participation log into facts: checked texts in, typed rows out."""

from typing import Final

import duckdb
import pandas as pd

from src.loading.rules import OFFERINGS
from src.loading.tables import PARTICIPATION
from src.vocabulary import CODE, FILE, LINE, OFFERING, PARTICIPATES, SOURCE, YEAR

FACTS: Final = f"""
    SELECT
        log.{CODE},
        known.key AS {OFFERING},
        CAST(nullif(log.{YEAR}, '') AS INTEGER) AS {YEAR},
        log.{PARTICIPATES} = 'ja' AS {PARTICIPATES},
        log.{SOURCE},
        $file AS {FILE},
        min(log.{LINE}) AS {LINE}
    FROM {PARTICIPATION.name} AS log
    JOIN known ON known.kind = '{OFFERINGS}' AND known.word = log.{OFFERING}
    GROUP BY ALL
    ORDER BY {LINE}
"""


def read_facts(cursor: duckdb.DuckDBPyConnection, file: str) -> pd.DataFrame:
    """One row per municipality, offering, year, answer and source, with the first line that says so.

    A missing year means "at some time in the period". The table must have been checked: a year that is none raises.
    """
    return cursor.execute(FACTS, {"file": file}).df().astype(
        {CODE: "str", OFFERING: "str", YEAR: "Int64", PARTICIPATES: "bool", SOURCE: "str", FILE: "str", LINE: "int64"}
    )
