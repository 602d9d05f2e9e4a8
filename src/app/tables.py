"""Tables on a page, each with its downloads."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from src.address import CHANGES_PAGE, EVIDENCE_PAGE
from src.app import markup
from src.app.panel import download
from src.app.present import open_records
from src.catalogue.report import TablePart
from src.reporting.table.csv_file import excel_csv
from src.reporting.table.workbook import table_workbook
from src.selection.view import View
from src.wording.origin import origin_of, origin_of_changes
from src.wording.records import asked_by_cell
from src.wording.states import signs
from src.wording.table_cells import MISSING, column_words, is_number_column

FEW_ROWS = 12  # rows that a short table takes
_ROW = 35  # px, the height of a row in a table
MEASURED = 10  # rows from which the browser takes the widths of columns
SHORT_CELL = 24  # letters in a short cell
LETTER = 8  # px, the width of a letter at most


def short_table(
    view: View,
    rows: pd.DataFrame,
    *,
    name: str,
    alt: str,
    addresses: Sequence[str] = (),
    places: Sequence[str] = (),
    compared: bool = False,
) -> None:
    """A table of a few rows that shows all its text, with its downloads.

    `addresses`: where each row's first cell links to. `places`: the ids of the rows. `compared`: the table compares two versions,
    and its file says so.
    """
    columns = [column for _, column in rows.items()]  # two may have the same header
    lines = list(zip(*(column_words(column, view.text) for column in columns), strict=True))
    numbers = [is_number_column(column) for column in columns]
    st.html(markup.html_table(alt, list(rows.columns), lines, numbers, addresses=addresses, places=places))
    _downloads(view, rows, name, alt, compared=compared)


def table(view: View, rows: pd.DataFrame, *, name: str, alt: str, lines: int = 10, compared: bool = False) -> None:
    """A table that can be sorted and searched, with a fixed first column and its downloads.

    `rows` has headers in the reader's language. If one of them is the municipality's code, a click on a cell opens its records.
    `lines`: how many rows are visible at a time. `compared`: as in `short_table`.
    """
    columns: dict[Any, Any] = {name: st.column_config.NumberColumn(format="localized") for name in rows.select_dtypes("number")}
    columns |= {name: st.column_config.Column(width=width) for name, width in _widths(rows).items()}
    columns[rows.columns[0]] = st.column_config.Column(pinned=True)
    codes = list(rows[view.text("Kod")]) if view.text("Kod") in rows else []
    picked: Any = st.dataframe(
        rows,
        hide_index=True,
        column_config=columns,
        height=_ROW * (1 + min(len(rows), lines)) + 3,
        alt=alt,
        key=f"table-{name}",
        placeholder=MISSING,
        on_select="rerun" if codes else "ignore",
        selection_mode="single-cell",
    )
    if codes:
        st.caption(view.text("Klicka på en cell för att se uppgifterna bakom den."))
    _downloads(view, rows, name, alt, compared=compared)
    if codes and picked["selection"]["cells"]:
        row, column = picked["selection"]["cells"][0]
        open_records(view, asked_by_cell(view, codes[row], column))


def _widths(rows: pd.DataFrame) -> dict[str, int]:
    """The widths (px) of the columns of short text whose longest cell comes after the rows that the browser measures."""
    lengths = rows.select_dtypes(exclude="number").apply(lambda column: pd.to_numeric(column.str.len()))
    longest, seen = lengths.max(), lengths.head(MEASURED).max()
    cut_off = [name for name in lengths if SHORT_CELL >= longest[name] > max(len(name), seen[name])]
    return {name: LETTER * int(longest[name]) + 2 * LETTER for name in cut_off}


def _downloads(view: View, rows: pd.DataFrame, name: str, title: str, *, compared: bool) -> None:
    """The downloads: CSV, and a workbook with the sources. Made on the click."""
    text = view.text

    def workbook() -> bytes:
        if compared:
            origin = origin_of_changes(view, view.address_of(CHANGES_PAGE, compared=True))
        else:
            origin = origin_of(view, view.address_of(EVIDENCE_PAGE))
        return table_workbook([TablePart(name, title, rows)], origin, signs(text), text)

    with st.container(horizontal=True, gap="medium"):
        excel, csv = text("Ladda ned tabellen (Excel)"), text("Ladda ned tabellen (CSV)")
        download(view, excel, workbook, name, "xlsx", key=f"download-{name}-xlsx", type="tertiary")
        download(view, csv, lambda: excel_csv(rows, text), name, "csv", key=f"download-{name}-csv", type="tertiary")
