"""What a handed-in file says, as JSON for programs."""

from collections.abc import Sequence

from src.handed_in import HANDED_IN, Cause, Refused, RejectedRow, Understood
from src.language import Language


def as_json(read: Understood, text: Language) -> dict[str, object]:
    """What was understood, for programs. `rejected` has each row once, at most 50 for each cause; `rejected_records` counts all.

    A value that may be somebody's name is null, and its `length` is told.
    """
    return {
        "file": read.file,
        "encoding": read.encoding,
        "delimiter": read.delimiter,
        "sheet": read.sheet,
        **({"sheets": list(read.sheets_read)} if read.sheets_read else {}),
        "shape": read.shape,
        **read.tally._asdict(),
        "rejected": _rejected(read.causes, text),
        "rejected_records": read.tally.rejected,
        "causes": [{"reason": cause.reason, "column": cause.column, "count": cause.count} for cause in read.causes],
        "columns": [{"header": column.header, "meaning": column.meaning} for column in read.columns],
        "cells": [cell._asdict() | ({"source": None} if cell.source == HANDED_IN else {}) for cell in read.cells],
        "notices": [notice.said(text) for notice in read.notices],
    }


def refusal_as_json(refused: Refused, text: Language) -> dict[str, object]:
    """Why a file was refused, for programs: no rows, and the reason."""
    counted = dict.fromkeys(("records", "accepted", "duplicates"), 0) | {"rejected": [], "blank": 0, "skipped": 0}
    message = refused.finding.in_one_line(text)
    return {
        "file": refused.file,
        "encoding": refused.encoding,
        "delimiter": refused.delimiter,
        "shape": None,
        **counted,
        "rejected_records": 0,
        "notices": [message],
        "refused": {"reason": refused.reason, "line": refused.finding.line, "message": message},
    }


def fault_words(cause: Cause, row: RejectedRow, text: Language) -> str:
    """What is wrong with a row, and how to mend it."""
    return f"{cause.said(row, text)} {cause.finding(row, '').mended(text)}"


def _rejected(causes: Sequence[Cause], text: Language) -> list[dict[str, object]]:
    """Each rejected row once, with its first fault, and what else is wrong with it in its message."""
    rows: dict[tuple[str, int], dict[str, object]] = {}
    for cause in causes:
        for row in cause.rows:
            message = fault_words(cause, row, text)
            place = cause.sheet or "", row.line
            if before := rows.get(place):
                before["message"] = f"{before['message']} {message}"
            else:
                found = {"line": row.line, "column": cause.column, "value": row.value, "reason": cause.reason}
                found |= {"length": row.length} if row.hidden else {}
                found |= {"sheet": cause.sheet} if cause.sheet else {}
                rows[place] = found | {"message": message, "suggestions": [text.of(name) for name in row.suggestions]}
    return [rows[place] for place in sorted(rows)]
