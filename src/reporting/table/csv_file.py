"""A table as a CSV file that a Swedish Excel opens correctly."""

import csv
import io

import pandas as pd

from src.language import Language
from src.reporting.clean_text import clean
from src.wording.origin import Origin
from src.wording.table_cells import cell_value

DANGEROUS = (*"=+-@", *"＝＋－＠", "\t", "\n")  # a cell that begins so would run as a formula in some Excel


def excel_csv(table: pd.DataFrame, text: Language, origin: Origin | None = None) -> bytes:
    """The table with its header row: `;` between, UTF-8 with BOM, numbers with the decimal sign of the language and zero as 0.

    What is made up or assumed says so in a last column; a table without `origin` is nothing of the kind.

    Other cells are the words of `table_cells`. Text that Excel would run as a formula gets a `'` in front, in headers too. Such a
    text that begins with `'` already gets one more, so that one can always be removed again.
    """
    if origin and origin.warning:
        table = table.assign(**{text("Obs"): origin.warning})
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_inert(str(column)) for column in table.columns])
    for row in table.itertuples(index=False):
        writer.writerow([_cell(cell_value(value, text), text) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _cell(value: str | float, text: Language) -> str:
    if isinstance(value, str):
        return _inert(value)
    exact = str(value) if isinstance(value, int) else f"{value:.15g}" if value % 1 else f"{value:.0f}"
    return exact.replace(".", ",") if text.code == "sv" else exact


def _inert(words: str) -> str:
    words = clean(words, "csv")
    return f"'{words}" if words.lstrip("'").lstrip(" \xa0").startswith(DANGEROUS) else words
