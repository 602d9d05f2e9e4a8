"""From what a person clicks in a figure or a table to the page that shows the records behind it."""

from typing import Any

import streamlit as st

from src.address import RECORDS_KEY
from src.charts.drawn import Drawn

RECORDS = "pages/records.py"


def open_records(followed: str) -> None:
    """Goes to the page of records, which is told in the address what to show."""
    st.switch_page(RECORDS, query_params={RECORDS_KEY: followed})


def can_be_followed(drawn: Drawn) -> bool:
    """Whether a click on the figure leads to records: some trace then says, point for point, to which."""
    return any(trace.meta for trace in drawn.figure.data)


def clicked(drawn: Drawn, picked: Any) -> str:
    """What the point that was clicked leads to; "" where none was."""
    for point in picked["selection"]["points"]:
        if names := drawn.figure.data[point["curve_number"]].meta:
            return str(names[point["point_index"]])
    return ""
