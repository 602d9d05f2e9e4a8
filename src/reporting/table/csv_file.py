"""A table as a CSV file that Excel in a Swedish office opens as it is meant."""

import csv
import io
import math
import re
from numbers import Integral, Real

import pandas as pd

MISSING = ".."  # what is not available, in every table
DANGEROUS = (*"=+-@", *"＝＋－＠", "\t", "\r", "\n")  # a cell that begins so, Excel somewhere in the world would run as a formula
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # characters that no office program takes


def excel_csv(table: pd.DataFrame, *, decimal: str = ",") -> bytes:
    """The table with its header row: `;` between, UTF-8 with BOM, `decimal` in numbers, codes as they are, `..` where nothing is.

    Text that Excel would take for a formula gets a `'` in front, in headers too; numbers are left alone, and zero is 0. So that
    every `'` can be taken away again, text that already begins with `'` before such a text gets one more.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_inert(str(column)) for column in table.columns])
    for row in table.itertuples(index=False):
        writer.writerow([_cell(value, decimal) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def is_missing(value: object) -> bool:
    """Whether a cell holds nothing: None, NaN, NA, NaT, or what a division by zero gives."""
    if isinstance(value, Real) and not isinstance(value, Integral):
        return not math.isfinite(value)
    return value is None or value is pd.NA or value is pd.NaT


def writable(words: str) -> str:
    """The text with `�` for each character that no office program takes."""
    return UNWRITABLE.sub("\ufffd", words)


def _cell(value: object, decimal: str) -> str:
    if is_missing(value):
        return MISSING
    if isinstance(value, Real) and not isinstance(value, Integral):
        number = float(value)
        return (f"{number:.0f}" if number.is_integer() else f"{number:.15g}").replace(".", decimal)
    return _inert(value) if isinstance(value, str) else str(value)


def _inert(words: str) -> str:
    words = writable(words)
    return f"'{words}" if words.lstrip("'").lstrip(" \xa0").startswith(DANGEROUS) else words
