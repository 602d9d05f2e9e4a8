"""Elements that only the page on the evidence has: links to its parts, the file of questions, a list of effects."""

from collections.abc import Mapping, Sequence

import streamlit as st

from src.app import markup
from src.app.present import note
from src.catalogue.parts import file_of
from src.reporting.table.csv_file import excel_csv
from src.selection.view import View
from src.wording.about import about_paragraphs
from src.wording.unknowns import how_to_fill_in, questions


def headings(view: View) -> dict[str, str]:
    """The headings of the page's parts by anchor, in order; "" for a part that has nothing to show."""
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
    """Links to the parts of this page that have a heading."""
    st.html(markup.page_links(label, [(words, anchor) for anchor, words in parts.items() if words]))


def bullet_list(heading: str, sentences: Sequence[str]) -> None:
    """A list with a line above it; nothing if the list is empty."""
    if sentences:
        st.html(markup.paragraphs("note", [heading]) + markup.bullets(sentences))


def questions_file(view: View) -> None:
    """The open cells as a participation.csv to fill in and hand back, and how to do so. Made on the click."""
    note(*how_to_fill_in(view))
    st.download_button(
        view.text("Frågelista att fylla i (CSV)"),
        lambda: excel_csv(questions(view), view.text),
        file_name=f"{file_of(view, 'fragelista')}.csv",
        mime="text/csv",
        key="file-questions",
        on_click="ignore",
    )
