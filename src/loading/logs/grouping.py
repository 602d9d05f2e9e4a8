"""The one query that turns a log into facts: a row for each different combination of what its columns say, and how many say so."""

from collections.abc import Mapping
from typing import Final

import ibis
import ibis.expr.datatypes as types
import ibis.expr.types as values

from src.loading.logs.faults import LogFault

MOST_GROUPS: Final = 200_000
ROWS: Final = "log_rows"


def grouped(log: ibis.Table, columns: Mapping[str, str]) -> ibis.Table:
    """Each different combination of the cells, as texts by their meaning, and ROWS, how many rows say so.

    `columns`: meaning → column; no others are asked for. LogFault where one is missing, or has a type that cannot say that.
    """
    for meaning, column in columns.items():
        if column not in log.columns:
            raise LogFault("column_missing", "columns", meaning, column=column, known=", ".join(log.columns))
    cells = {meaning: _text(log[column], meaning) for meaning, column in columns.items()}
    return log.group_by(**cells).aggregate(**{ROWS: log.count()}).limit(MOST_GROUPS + 1)


def _text(cell: values.Column, meaning: str) -> values.Column:
    """What a cell says as a text; of a day or a point in time its year, in the session's time zone."""
    kind = cell.type()
    if meaning == "date":
        if isinstance(cell, (values.DateColumn, values.TimestampColumn)):
            return cell.year().cast("string")
        raise LogFault("column_type", "columns", meaning, column=cell.get_name(), type=str(kind), wanted="date, timestamp")
    if isinstance(kind, types.Boolean) and meaning == "participates":
        return ibis.cases((cell, "ja"), (~cell, "nej"))
    if isinstance(kind, types.String):
        return cell
    if isinstance(kind, types.Integer) or (isinstance(kind, types.Decimal) and kind.scale == 0):
        return cell.cast("string")
    wanted = "boolean, text" if meaning == "participates" else "text, integer"
    raise LogFault("column_type", "columns", meaning, column=cell.get_name(), type=str(kind), wanted=wanted)
