"""Where in the region, and how many of the offerings?"""

import streamlit as st

from src.app.present import answer, map_figure, note, table
from src.app.sentences import map_answer, open_answer
from src.app.tables import offerings_table
from src.app.view import current_view
from src.charts.map import selection_map

view = current_view()
text, offerings = view.text, view.selection.offerings

answer(text("Karta"), map_answer(view), text("Klicka på en kommun för att se allt vi vet om den."))

left, right = st.columns([5, 6], gap="large")
with left:
    map_figure(view, selection_map(view.counts, view.states, view.ground, around=view.around, offerings=offerings))
with right:
    table(
        view,
        offerings_table(view),
        name="karta",
        alt=text("Antal erbjudanden och läget för varje erbjudande, en rad för varje kommun"),
        lines=15,
    )
    note(open_answer(view))
