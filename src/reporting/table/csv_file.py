"""A table as a CSV file that Excel opens correctly: a Swedish one, or in English an English one."""

import csv
import io

import pandas as pd

from src.language import Language
from src.reporting.clean_text import clean
from src.wording.origin import Origin
from src.wording.table_cells import cell_value

DANGEROUS = (*"=+-@", *"＝＋－＠", "\t", "\n")  # a cell that begins so would run as a formula in some Excel


def excel_csv(table: pd.DataFrame, text: Language, origin: Origin | None = None) -> bytes:
    """The table with its header row: UTF-8 with BOM, `;` between and a comma for decimals, in English `,` and a point; zero is 0.

    With an `origin`, the last columns are those of `with_its_source`, but for a column that the table has itself.

    Other cells are the words of `table_cells`. Text that Excel would run as a formula gets a `'` in front, in headers too. Such a
    text that begins with `'` already gets one more, so that one can always be removed again.
    """
    if origin:
        table = with_its_source(table, origin, text)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter_of(text), lineterminator="\r\n")
    writer.writerow(map(header_in_csv, table.columns))
    for row in table.itertuples(index=False):
        writer.writerow([_cell(cell_value(value, text), text) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def with_its_source(table: pd.DataFrame, origin: Origin, text: Language) -> pd.DataFrame:
    """The table with columns that say of every row where it comes from, as of when, and what is made up or assumed."""
    said = {text("Källa"): origin.producers, text("Uppgifter per"): text.date(origin.as_of), text("Obs"): origin.warning}
    return table.assign(**{name: words for name, words in said.items() if words and name not in table})


def delimiter_of(text: Language) -> str:
    """What stands between cells, as an Excel of the language expects it."""
    return ";" if text.code == "sv" else ","


def decimal_sign_of(text: Language) -> str:
    """The sign before decimals."""
    return "," if text.code == "sv" else "."


def header_in_csv(name: object) -> str:
    """A column's name as it stands in the file."""
    return _inert(str(name))


def _cell(value: str | float, text: Language) -> str:
    if isinstance(value, str):
        return _inert(value)
    exact = str(value) if isinstance(value, int) else f"{value:.15g}" if value % 1 else f"{value:.0f}"
    return exact.replace(".", decimal_sign_of(text))


def _inert(words: str) -> str:
    words = clean(words, "csv")
    return f"'{words}" if words.lstrip("'").lstrip(" \xa0").startswith(DANGEROUS) else words
