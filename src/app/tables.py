"""Tables on a page, each with its files."""

from typing import Any

import pandas as pd
import streamlit as st

from src.app import markup
from src.reporting.table_file import excel_csv
from src.reporting.workbook import table_workbook
from src.view.comparison import CHANGES_PAGE
from src.view.contents import file_of, origin, origin_of_changes
from src.view.report import TablePart
from src.view.signs import signs
from src.view.view import EVIDENCE_PAGE, View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROW = 35  # px, the height of a row in a table


def short_table(view: View, rows: pd.DataFrame, *, name: str, alt: str, compared: bool = False) -> None:
    """A table of a few rows, in which every word is seen, and the same table as a file for Excel.

    One that is `compared` is of two versions, and its file says so.
    """
    numbers = [column in rows.select_dtypes("number") for column in rows.columns]
    lines = [
        [view.text.number(cell) if number else str(cell) for cell, number in zip(line, numbers, strict=True)]
        for line in rows.itertuples(index=False)
    ]
    st.html(markup.table(alt, list(rows.columns), lines, numbers))
    _downloads(view, rows, name, alt, compared=compared)


def table(view: View, rows: pd.DataFrame, *, name: str, alt: str, lines: int = 10, compared: bool = False) -> None:
    """A table that can be sorted and searched, its first column fixed, and the same table as a file for Excel.

    Shows at most so many `lines` at a time.
    `rows` has its headers in the reader's language already.
    """
    columns: dict[str, Any] = {
        str(column): st.column_config.NumberColumn(format="localized") for column in rows.select_dtypes("number")
    }
    columns[rows.columns[0]] = st.column_config.Column(pinned=True)
    st.dataframe(
        rows,
        hide_index=True,
        column_config=columns,
        height=ROW * (1 + min(len(rows), lines)) + 3,
        alt=alt,
        key=f"table-{name}",
        placeholder="..",
    )
    _downloads(view, rows, name, alt, compared=compared)


def _downloads(view: View, rows: pd.DataFrame, name: str, title: str, *, compared: bool) -> None:
    """The table as a file: plain, or as a workbook that says where it comes from. Made on the click."""
    text = view.text

    def workbook() -> bytes:
        if compared:
            found = origin_of_changes(view, view.address_of(CHANGES_PAGE, compared=True))
        else:
            found = origin(view, view.address_of(EVIDENCE_PAGE))
        return table_workbook([TablePart(name, title, rows)], found, signs(text), text)

    with st.container(horizontal=True, gap="medium"):
        for label, make, ending, kind in (
            (text("Ladda ned tabellen (Excel)"), workbook, "xlsx", XLSX),
            (
                text("Ladda ned tabellen (CSV)"),
                lambda: excel_csv(rows, decimal="," if text.code == "sv" else "."),
                "csv",
                "text/csv",
            ),
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
