"""Elements that only the page on a municipality has: the list to choose from, and the file for what is missing."""

from urllib.parse import quote

import streamlit as st

from src.address import MUNICIPALITY_KEY, MUNICIPALITY_PAGE, with_query
from src.app import markup
from src.app.panel import download
from src.app.present import note
from src.reporting.table.workbook import answers_workbook
from src.selection.view import View
from src.wording.marks import Mark
from src.wording.origin import origin_of
from src.wording.unknowns import answers_table, how_to_answer, missing_answers


def municipality_list(view: View) -> None:
    """A link to each municipality's page, by name, in columns."""
    named = view.assessed.names.items()
    links = [(name, view.link(MUNICIPALITY_PAGE, **{MUNICIPALITY_KEY: code})) for code, name in named]
    st.html(markup.link_list(view.text("Alla kommuner"), links))


def way_to_list(view: View) -> None:
    """A link from a municipality's page back to the list."""
    words = view.text("Alla kommuner")
    st.html(f'<p class="marks">{markup.links([Mark(words, view.link(MUNICIPALITY_PAGE), words)])}</p>', width="content")


def answers_file(view: View, code: str) -> None:
    """What is missing of the municipality, its open cells as a workbook to fill in, and where to send it."""
    text, rows, contact = view.text, answers_table(view, code), view.programme.contact
    if rows.empty:
        note(*missing_answers(view, code))
        return
    about = text("Uppgifter om {name} ({code})", name=view.name_of(code), code=code)
    filled = (text("Svar"), text("Källa"))

    def workbook() -> bytes:
        origin = origin_of(view, with_query(view.address_of(MUNICIPALITY_PAGE), [(MUNICIPALITY_KEY, code)]))
        return answers_workbook(rows, filled[0], filled, how_to_answer(view, code), origin, text, title=about)

    st.header(text("Lämna uppgift"), anchor=False)
    note(*missing_answers(view, code))
    label = text.plural("Ladda ned {n} fråga att fylla i (Excel)", "Ladda ned {n} frågor att fylla i (Excel)", len(rows))
    download(view, label, workbook, f"fragor-{code}", "xlsx", key="file-answers", type="primary")
    if contact:
        st.html(markup.mail_link(text("Skicka filen till {address}", address=contact.email), contact.email, quote(about)))
