"""From what a person clicks in a figure or a table to the page that shows the records behind it."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from src.address import RECORDS_KEY

RECORDS = "pages/records.py"


def open_records(followed: str) -> None:
    """Goes to the page of records, which is told in the address what to show."""
    st.switch_page(RECORDS, query_params={RECORDS_KEY: followed})


def can_be_followed(drawn: go.Figure) -> bool:
    """Whether a click on the figure leads to records: some trace then says, point for point, to which."""
    return any(trace.meta for trace in drawn.data)


def clicked(drawn: go.Figure, picked: Any) -> str:
    """What the point that was clicked leads to; "" where none was."""
    for point in picked["selection"]["points"]:
        if names := drawn.data[point["curve_number"]].meta:
            return str(names[point["point_index"]])
    return ""
