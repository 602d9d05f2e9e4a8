"""Which records make this number?"""

import streamlit as st

from src.address import RECORDS_KEY
from src.app.current import current_view
from src.app.head import answer
from src.app.present import municipality_links, note
from src.app.tables import table
from src.wording.filters import filters_in_words
from src.wording.records import numbers_table, origin_note, records_behind

view = current_view()
text = view.text
asked = st.query_params.get(RECORDS_KEY, "")  # a number, a municipality or a cell
found = records_behind(view, asked)

if found is None:
    answer(view, text("Uppgifter"), text("Välj ett tal för att se de uppgifter som det bygger på."), filters_in_words(view))
    rows, addresses = numbers_table(view)
    table(view, rows, name="tal", alt=text("Varje tal som går att följa till sina uppgifter"), addresses=addresses)
else:
    answer(view, text("Uppgifter"), found.sentence, origin_note(view), filters_in_words(found.scope), marks=found.marks)
    municipality_links(view, found.codes)
    for place, (title, rows) in enumerate(found.tables, start=1):
        st.header(title, anchor=False)
        note(text.plural("{n} rad.", "{n} rader.", len(rows)))
        table(found.scope, rows, name=f"uppgifter-{asked.replace('.', '-')}-{place}", alt=title)
