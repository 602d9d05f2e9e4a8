"""Opens the records behind a point in a figure or a cell in a table that a person clicks."""

from typing import Any

import streamlit as st

from src.address import RECORDS_KEY
from src.charts.drawn import Drawn
from src.selection.view import View

RECORDS = "pages/records.py"


def open_records(view: View, followed: str) -> None:
    """Opens the page of records; the address says which to show."""
    st.switch_page(RECORDS, query_params=view.query(**{RECORDS_KEY: followed}))


def can_be_followed(drawn: Drawn) -> bool:
    """Whether the figure's points lead to records: some trace then names them, point by point."""
    return any(trace.meta for trace in drawn.figure.data)


def clicked(drawn: Drawn, picked: Any) -> str:
    """The records that the clicked point leads to; "" if no point was clicked."""
    for point in picked["selection"]["points"]:
        if names := drawn.figure.data[point["curve_number"]].meta:
            return str(names[point["point_index"]])
    return ""
