"""Blank files to fill in, for whoever has no file yet."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from src.address import INTAKE_PAGE
from src.app.evidence_parts import questions_file
from src.app.panel import download
from src.app.present import note
from src.reporting.table.csv_file import excel_csv
from src.selection.view import View
from src.wording.origin import Origin, origin_of
from src.wording.templates import how_to_fill_in, long_template, wide_answers, wide_template


def draw_templates(view: View) -> None:
    """Draws the buttons for a blank file of the selection, each in two forms and two kinds, and for what is missing."""
    text = view.text
    with st.expander(text("Har du ingen fil än? Hämta en mall")):
        note(text("Mallarna har kommunerna, erbjudandena och åren i filtren ifyllda. I Excel-filen står hur den fylls i."))
        wide, long = text("En rad för varje kommun (Excel)"), text("En rad för varje svar (Excel)")
        _draw_files(view, "mall-bred", wide, text("En rad för varje kommun (CSV)"), wide_template(view), wide_answers(view))
        _draw_files(view, "mall-lang", long, text("En rad för varje svar (CSV)"), long_template(view), [text("Svar")])
        questions_file(view, explained=False)


def _draw_files(view: View, name: str, label: str, other: str, rows: pd.DataFrame, answers: list[str]) -> None:
    text = view.text

    def workbook() -> bytes:
        from src.reporting.table.workbook import answers_workbook  # on the first click

        return answers_workbook(
            rows, answers, answers, how_to_fill_in(view), blank_origin(view), text, title=text("Mall att fylla i")
        )

    with st.container(horizontal=True):
        download(view, label, workbook, name, "xlsx", key=f"{name}-xlsx")
        download(view, other, lambda: excel_csv(rows, text), name, "csv", key=f"{name}-csv")


def blank_origin(view: View) -> Origin:
    """Where a blank file comes from; nothing in it is made up, since nothing is said."""
    return replace(origin_of(view, view.address_of(INTAKE_PAGE)), made_up=False, assumed=False, preview=False, warnings=())
