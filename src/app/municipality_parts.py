"""Elements that only the page on a municipality has: the list to choose from, and the file for what is missing."""

from collections.abc import Sequence
from urllib.parse import quote

import pandas as pd
import streamlit as st

from src.address import MUNICIPALITY_KEY, MUNICIPALITY_PAGE, with_query
from src.app import markup
from src.app.panel import download
from src.app.present import grouped_links, links_to, note
from src.selection.view import View
from src.wording.groups import folds
from src.wording.marks import Mark
from src.wording.origin import origin_of
from src.wording.unknowns import answers_table, how_to_answer, missing_answers


def municipality_list(view: View) -> None:
    """A link to each municipality's page, by name, in columns; where they are many, in groups that open."""
    label, codes = view.text("Alla kommuner"), list(view.assessed.names)
    st.html(
        markup.folded_links(label, grouped_links(view, codes)) if folds(view) else markup.link_list(label, links_to(view, codes))
    )


def way_to_list(view: View) -> None:
    """A link from a municipality's page back to the list."""
    words = view.text("Alla kommuner")
    st.html(f'<p class="marks">{markup.links([Mark(words, view.link(MUNICIPALITY_PAGE), words)])}</p>', width="content")


def answers_file(view: View, code: str) -> None:
    """What is missing of the municipality, its open cells as a workbook to fill in, and where to send it."""
    text, contact = view.text, view.programme.contact
    rows = answers_table(view, code)
    if rows.empty:
        note(*missing_answers(view, code))
        return
    about = text("Uppgifter om {name} ({code})", name=view.name_of(code), code=code)
    st.header(text("Lämna uppgift"), anchor=False)
    note(*missing_answers(view, code))
    label = text.plural("Ladda ned {n} fråga att fylla i (Excel)", "Ladda ned {n} frågor att fylla i (Excel)", len(rows))
    address = with_query(view.address_of(MUNICIPALITY_PAGE), [(MUNICIPALITY_KEY, code)])
    answers_download(view, rows, how_to_answer(view, code), label, address, f"fragor-{code}", title=about)
    if not contact:
        note(text("Skicka den ifyllda filen till {owner}.", owner=text.of(view.programme.owner)))
    else:
        st.html(markup.mail_link(text("Skicka filen till {address}", address=contact.email), contact.email, quote(about)))


def answers_download(
    view: View, rows: pd.DataFrame, how: Sequence[str], label: str, address: str, name: str, *, title: str
) -> None:
    """A button for questions as a workbook to fill in, made on the click. `rows`: as `answers_table` gives them."""
    text, filled = view.text, (view.text("Svar"), view.text("Källa"))

    def workbook() -> bytes:
        from src.reporting.table.workbook import answers_workbook  # on the first click

        return answers_workbook(rows, filled[:1], filled, how, origin_of(view, address), text, title=title)

    download(view, label, workbook, name, "xlsx", key="file-answers", type="primary")
