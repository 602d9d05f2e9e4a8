"""What do we know about this municipality?"""

import streamlit as st

from src.analysis.likeness import municipalities_alike
from src.app.current import current_view
from src.app.present import answer, key_figures, note
from src.app.selection import MUNICIPALITY_KEY, chosen, draw_municipality
from src.app.tables import short_table
from src.view.municipality_words import facts, known_answer, other_states
from src.view.tables import alike_table, evidence_table, known_table

view = current_view()
text, record = view.text, view.opened.record
code = chosen(MUNICIPALITY_KEY)

if code is None:
    answer(text("Kommun"), text("Välj en kommun för att se allt vi vet om den."))
    draw_municipality(view.opened, text)
else:
    answer(view.name_of(code), known_answer(view, code), *other_states(view, code))
    with st.container(width=360):
        draw_municipality(view.opened, text)
    key_figures(facts(view, code))

    st.header(text("Vad vi vet, per erbjudande och år"), anchor=False)
    short_table(view, known_table(view, code), name=f"kommun-{code}", alt=text("Läget för varje erbjudande, år för år"))

    st.header(text("Vad uppgifterna bygger på"), anchor=False)
    short_table(
        view,
        evidence_table(view, code),
        name=f"kommun-{code}-kallor",
        alt=text("Varje uppgift om kommunen, med källa, fil och rad"),
    )

    st.header(text("Grannar och liknande kommuner"), anchor=False)
    note(text("Först de som gränsar till kommunen, sedan de i samma kommungrupp som är närmast i folkmängd."))
    alike = municipalities_alike(record.register, record.geography.neighbours, code=code)
    short_table(
        view,
        alike_table(view, alike),
        name=f"kommun-{code}-liknande",
        alt=text("Grannkommuner och liknande kommuner med läget för varje erbjudande"),
    )
