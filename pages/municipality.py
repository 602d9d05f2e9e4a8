"""What do we know about this municipality?"""

import streamlit as st

from src.app.current import current_view
from src.app.figure import map_figure
from src.app.head import answer
from src.app.municipality_parts import answers_file, municipality_list, way_to_list
from src.app.present import key_figures, note
from src.app.selection import chosen_municipality, draw_municipality
from src.app.tables import table
from src.catalogue.figures import offerings_map
from src.catalogue.parts import REGISTER_COLUMNS
from src.vocabulary import BOUNDARIES
from src.wording.claims import claims_about
from src.wording.coverage_of_evidence import lists_that_lack
from src.wording.divisions import alike_note
from src.wording.marks import claim_link, known_ways, municipality_marks
from src.wording.municipality_words import known_answer, municipality_facts
from src.wording.records import origin_note
from src.wording.sentences import filters_not_in_force
from src.wording.tables import alike_table, evidence_table, known_table

asked = current_view()
view = asked.narrowed(everywhere=True)
text = view.text
code = chosen_municipality(view.assessed)

if code is None:
    answer(asked, text("Kommun"), text("Välj en kommun för att se allt vi vet om den."), *filters_not_in_force(asked, view))
    left, right = st.columns([6, 5], gap="large")
    with left:
        map_figure(view, offerings_map)
    with right:
        draw_municipality(view.assessed, text)
        municipality_list(view)
else:
    notes = (*lists_that_lack(view, code), *filters_not_in_force(asked, view))
    answer(asked, view.name_of(code), known_answer(view, code), *notes, marks=municipality_marks(view, code))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        with st.container(width=360):
            draw_municipality(view.assessed, text)
        way_to_list(view)

    st.header(text("Vad vi vet, per erbjudande och år"), anchor=False)
    alt = text("Läget för varje erbjudande, år för år")
    table(view, known_table(view, code), name=f"kommun-{code}", alt=alt, ways=known_ways(view, code))
    answers_file(view, code)

    st.header(text("Om kommunen"), anchor=False)
    key_figures(municipality_facts(view, code))

    claimed, claims = claims_about(view, code)
    if claims:
        st.header(text("Publicerade påståenden som kommunen avgör"), anchor=False)
        alt = text("Påståenden som inte stämmer eller inte kan prövas, och kommunens del i det")
        ways = [claim_link(view, claim) for claim in claims]
        table(view, claimed, name=f"kommun-{code}-pastaenden", alt=alt, addresses=ways)

    st.header(text("Vad uppgifterna bygger på"), anchor=False)
    note(origin_note(view))
    alt = text("Varje uppgift om kommunen, med källa, fil och rad")
    table(view, evidence_table(view, code), name=f"kommun-{code}-kallor", alt=alt)

    st.header(text("Grannar och liknande kommuner"), anchor=False)
    note(alike_note(view))
    alt = text("Grannkommuner och liknande kommuner med läget för varje erbjudande")
    table(
        view,
        alike_table(view, code),
        name=f"kommun-{code}-liknande",
        alt=alt,
        shown=(*REGISTER_COLUMNS, BOUNDARIES),
    )
