"""A table as a CSV file that Excel in a Swedish office opens as it is meant."""

import csv
import io

import pandas as pd

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so, Excel would run as a formula


def excel_csv(table: pd.DataFrame, *, decimal: str = ",") -> bytes:
    """The table with its header row: `;` between, UTF-8 with BOM, `decimal` in numbers, codes as they are.

    Text that Excel would take for a formula gets a `'` in front, in headers too; numbers are left alone.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_inert(str(column)) for column in table.columns])
    for row in table.itertuples(index=False):
        writer.writerow([_cell(value, decimal) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _cell(value: object, decimal: str) -> str:
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, float):
        return (f"{value:.0f}" if value.is_integer() else f"{value:.15g}").replace(".", decimal)
    return _inert(value) if isinstance(value, str) else str(value)


def _inert(words: str) -> str:
    return f"'{words}" if words.startswith(DANGEROUS) else words
