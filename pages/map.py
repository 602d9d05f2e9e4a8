"""Where in the region, and how many of the offerings?"""

import streamlit as st

from src.app.current import current_view
from src.app.figure import map_figure
from src.app.head import answer
from src.app.present import note
from src.app.tables import table
from src.catalogue.figures import offerings_map
from src.catalogue.parts import REGISTER_COLUMNS
from src.wording.marks import marks
from src.wording.numbers import on_map
from src.wording.sentences import map_answer, open_answer
from src.wording.tables import offerings_table

view = current_view()
text = view.text

answer(view, text("Karta"), map_answer(view), marks=marks(view, on_map(view)), draw=offerings_map)

left, right = st.columns([5, 6], gap="large")
with left:
    map_figure(view, offerings_map, said=True)
    note(text("Tryck på en kommun för att se allt vi vet om den."))
with right:
    alt = text("Antal erbjudanden och läget för varje erbjudande, en rad för varje kommun")
    table(view, offerings_table(view), name="karta", alt=alt, shown=REGISTER_COLUMNS)
    note(open_answer(view))
