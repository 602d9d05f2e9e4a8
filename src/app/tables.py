"""Tables on a page, each with its downloads."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from src.address import CHANGES_PAGE, EVIDENCE_PAGE
from src.app import markup
from src.app.record_links import open_records
from src.catalogue.parts import file_of
from src.catalogue.report import TablePart
from src.reporting.table.csv_file import excel_csv
from src.reporting.table.workbook import table_workbook
from src.selection.view import View
from src.wording.origin import origin_of, origin_of_changes
from src.wording.records import asked_by_cell
from src.wording.states import signs
from src.wording.table_cells import MISSING, column_words, is_number_column

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FEW_ROWS = 12  # rows that a short table takes
ROW = 35  # px, the height of a row in a table
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
    numbers = [is_number_column(rows.iloc[:, n]) for n in range(len(rows.columns))]
    lines = list(zip(*(column_words(rows.iloc[:, n], view.text) for n in range(len(rows.columns))), strict=True))
    st.html(markup.html_table(alt, list(rows.columns), lines, numbers, addresses=addresses, places=places))
    _downloads(view, rows, name, alt, compared=compared)


def table(view: View, rows: pd.DataFrame, *, name: str, alt: str, lines: int = 10, compared: bool = False) -> None:
    """A table that can be sorted and searched, with a fixed first column and its downloads.

    `rows` has headers in the reader's language. If one of them is the municipality's code, a click on a cell opens its records.
    `lines`: how many rows are visible at a time. `compared`: as in `short_table`.
    """
    columns: dict[str, Any] = {
        str(column): st.column_config.NumberColumn(format="localized") for column in rows.select_dtypes("number")
    }
    columns |= {str(column): st.column_config.Column(width=_width(rows[column])) for column in _cut_off(rows)}
    columns[rows.columns[0]] = st.column_config.Column(pinned=True)
    codes = list(rows[view.text("Kod")]) if view.text("Kod") in rows else []
    picked: Any = st.dataframe(
        rows,
        hide_index=True,
        column_config=columns,
        height=ROW * (1 + min(len(rows), lines)) + 3,
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


def _cut_off(rows: pd.DataFrame) -> list[str]:
    """The columns of short text whose longest cell comes after the rows from which the browser takes the widths."""
    words = rows.select_dtypes(exclude="number")
    lengths = words.apply(lambda column: column.str.len())
    seen = {column: max(len(str(column)), lengths[column].head(MEASURED).max()) for column in words}
    return [str(column) for column in words if SHORT_CELL >= lengths[column].max() > seen[column]]


def _width(words: pd.Series) -> int:
    return LETTER * int(words.str.len().max()) + 2 * LETTER


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
        for label, make, ending, kind in (
            (text("Ladda ned tabellen (Excel)"), workbook, "xlsx", XLSX),
            (text("Ladda ned tabellen (CSV)"), lambda: excel_csv(rows, text), "csv", "text/csv"),
        ):
            st.download_button(
                label,
                make,
                file_name=f"{file_of(view, name)}.{ending}",
                mime=kind,
                key=f"download-{name}-{ending}",
                on_click="ignore",
                type="tertiary",
            )
