"""What do we know, from where, do the published claims hold, and does a figure on paper still hold?"""

import streamlit as st

from src.app.current import current_view
from src.app.figure_check import draw_check
from src.app.present import answer, note
from src.app.tables import short_table
from src.view.claims import claims_answer, claims_table
from src.view.corrections import corrections_answer, corrections_table
from src.view.marks import row_of
from src.view.method import limits, rules, unknowns
from src.view.sentences import open_answer
from src.view.tables import signs_table, sources_table

view = current_view()
text = view.text

answer(text("Underlag"), claims_answer(view), open_answer(view))

if view.programme.claims:
    st.header(text("Stämmer det som är publicerat?"), anchor=False)
    note(text("Varje påstående prövas mot hela underlaget, vilka filter som än är satta."))
    short_table(
        view,
        claims_table(view),
        name="pastaenden",
        alt=text("Varje publicerat påstående med sitt omdöme"),
        places=[row_of(claim) for claim in view.programme.claims],
    )

if len(view.opened.record.corrections):
    st.header(text("Rättelser"), anchor=False)
    note(corrections_answer(view))
    short_table(view, corrections_table(view), name="rattelser", alt=text("Varje rättelse av en rad, med skäl och status"))

st.header(text("Gäller en figur ännu?"), anchor=False)
note(text("Varje figur bär ett id. Skriv in det här, eller följ adressen under figuren, så jämförs den med dagens underlag."))
draw_check(view)

left, right = st.columns(2, gap="large")
with left:
    st.header(text("Vad vi inte vet"), anchor=False)
    note(*unknowns(view)[1:])
    st.header(text("Så är det räknat"), anchor=False)
    note(*rules(view))
with right:
    st.header(text("Vad siffrorna inte säger"), anchor=False)
    note(*limits(view))
    st.header(text("Teckenförklaring"), anchor=False)
    short_table(view, signs_table(text), name="tecken", alt=text("Tecken och ord med sina betydelser"))

st.header(text("Källor"), anchor=False)
short_table(view, sources_table(view), name="kallor", alt=text("Varje källa med datum och licens"))
