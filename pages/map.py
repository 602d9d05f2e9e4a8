"""Where in the region, and how many of the offerings? Between two years: who came, stayed and left?"""

import streamlit as st

from src.app.current import current_view
from src.app.figure import map_figure
from src.app.head import answer
from src.app.present import note
from src.app.selection import chosen_years_to_compare, draw_years_to_compare
from src.app.tables import groups_part, table
from src.catalogue.figures import offerings_map
from src.catalogue.parts import REGISTER_COLUMNS
from src.wording.marks import marks
from src.wording.numbers import on_map
from src.wording.sentences import map_answer, open_answer
from src.wording.tables import offerings_table
from src.wording.years_compared import of_years, years_answer, years_filter_not_in_force, years_table

view = current_view()
text, compared = view.text, chosen_years_to_compare(view)

if compared:
    answer(view, text("Karta"), years_answer(view, *compared), *years_filter_not_in_force(view))
    draw_years_to_compare(view)
    for column, year in zip(st.columns(2, gap="large"), compared, strict=True):
        with column:
            map_figure(of_years(view, year), offerings_map, place=str(year))
    st.header(text("Skillnaden"), anchor=False)
    shown, alt = of_years(view, *compared), text("Varje kommun i de två åren, och skillnaden")
    table(shown, years_table(view, *compared), name="jamforelse", alt=alt)
else:
    answer(view, text("Karta"), map_answer(view), marks=marks(view, on_map(view)), draw=offerings_map)
    left, right = st.columns([5, 6], gap="large")
    with left:
        map_figure(view, offerings_map, said=True)
        note(text("Tryck på en kommun för att se allt vi vet om den."))
    with right:
        draw_years_to_compare(view)
        groups_part(view)
        alt = text("Antal erbjudanden och läget för varje erbjudande, en rad för varje kommun")
        table(view, offerings_table(view), name="karta", alt=alt, shown=REGISTER_COLUMNS)
        note(open_answer(view))
