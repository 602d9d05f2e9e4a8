"""What only the page on the evidence holds: links to its parts, the file of questions, a list of effects."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from src.app import markup
from src.app.present import note
from src.catalogue.parts import file_of
from src.reporting.table.csv_file import excel_csv
from src.selection.view import View
from src.wording.about import about_paragraphs
from src.wording.unknowns import how_to_fill_in, questions


def headings(view: View) -> dict[str, str]:
    """The page's parts by anchor, in their order, and what they are called; "" for one that this record has nothing for."""
    text = view.text
    return {
        "pastaenden": text("Stämmer det som är publicerat?") if view.programme.claims else "",
        "listor": text("Kompletta listor"),
        "okant": text("Vad vi inte vet"),
        "rattelser": text("Rättelser") if len(view.assessed.record.corrections) else "",
        "kallor": text("Källor"),
        "raknat": text("Så är det räknat"),
        "ord": text("Vad ord och tecken betyder"),
        "programmet": text("Programmet i korthet") if about_paragraphs(view) else "",
        "granser": text("Vad siffrorna inte säger"),
        "figur": text("Gäller en figur ännu?"),
    }


def part_links(label: str, parts: Mapping[str, str]) -> None:
    """Links to the parts of this page, by their headers' anchors; a part without a name is not there."""
    st.html(markup.page_links(label, [(words, anchor) for anchor, words in parts.items() if words]))


def bullets(heading: str, sentences: Sequence[str]) -> None:
    """A list with a line over it; nothing where there is nothing to list."""
    if sentences:
        st.html(markup.paragraphs("note", [heading]) + markup.bullets(sentences))


def questions_file(view: View, cells: pd.DataFrame) -> None:
    """What is open as a whole participation.csv, to be filled in and handed back, and how. Made on the click."""
    note(*how_to_fill_in(view))
    st.download_button(
        view.text("Frågelista att fylla i (CSV)"),
        lambda: excel_csv(questions(view, cells), view.text),
        file_name=f"{file_of(view, 'fragelista')}.csv",
        mime="text/csv",
        key="file-questions",
        on_click="ignore",
    )
