"""Where in the region, and how many of the offerings?"""

import streamlit as st

from src.app.present import answer, map_figure, note, table
from src.app.sentences import in_offering_answer, open_answer, reached_answer
from src.app.tables import offerings_table
from src.app.view import current_view
from src.charts.map import offerings_map, state_map

view = current_view()
text, offerings = view.text, view.selection.offerings

if len(offerings) == 1:
    found = in_offering_answer(view, offerings[0])
    drawn = state_map(view.states, view.ground, around=view.around, offering=offerings[0])
else:
    found = reached_answer(view)
    drawn = offerings_map(view.counts, view.states, view.ground, around=view.around, offerings=offerings)

answer(text("Karta"), found, text("Klicka på en kommun för att se allt vi vet om den."))

left, right = st.columns([6, 5], gap="large")
with left:
    map_figure(view, drawn)
with right:
    table(
        view,
        offerings_table(view),
        name="karta",
        alt=text("Antal erbjudanden och läget för varje erbjudande, en rad för varje kommun"),
        lines=15,
    )
    note(open_answer(view))
