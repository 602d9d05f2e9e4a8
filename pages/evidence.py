"""What do we know, from where, do the published claims hold, and does a figure on paper still hold?"""

import streamlit as st

from src.app.current import current_view
from src.app.evidence_parts import bullet_list, draw_check, figure_asked_for, headings, part_links, questions_file
from src.app.figure import figure
from src.app.head import answer
from src.app.present import note
from src.app.tables import table
from src.catalogue.figures import evidence_lists
from src.wording.about import about_paragraphs, about_source, glossary_table, hoped_for
from src.wording.claims import claims_answer, claims_table
from src.wording.corrections import corrections_answer, corrections_table
from src.wording.coverage_of_evidence import coverage_of_evidence_table
from src.wording.marks import row_of
from src.wording.method import limits, rules
from src.wording.origin import source_lines, source_rows
from src.wording.sentences import open_answer
from src.wording.states import sign_rows, signs
from src.wording.unknowns import open_cells_answer, open_cells_table

view = current_view()
text = view.text
parts, asked = headings(view), figure_asked_for()

known = (claims_answer(view), open_answer(view)) if view.programme.claims else (open_answer(view),)
answer(view, text("Källor"), *known, draw=evidence_lists)
if asked:
    draw_check(view, parts["figur"], "figur")
part_links(text("På den här sidan"), parts)

if parts["pastaenden"]:
    st.header(parts["pastaenden"], anchor="pastaenden")
    note(text("Varje påstående prövas mot hela underlaget, vilka filter som än är satta."))
    alt, places = text("Varje publicerat påstående med sitt omdöme"), [row_of(claim) for claim in view.programme.claims]
    table(view, claims_table(view), name="pastaenden", alt=alt, places=places)

st.header(parts["listor"], anchor="listor")
left, right = st.columns(2, gap="large")
with left:
    figure(view, evidence_lists)
with right:
    table(view, coverage_of_evidence_table(view), name="listor", alt=text("Varje erbjudande och år: lista och kända kommuner"))

st.header(parts["okant"], anchor="okant")
note(open_cells_answer(view))
if len(view.open_cells):
    table(view, open_cells_table(view), name="okant", alt=text("Det som är okänt, och vad som skulle avgöra det"))
    questions_file(view)

if parts["rattelser"]:
    st.header(parts["rattelser"], anchor="rattelser")
    note(corrections_answer(view))
    table(view, corrections_table(view), name="rattelser", alt=text("Varje rättelse av en rad, med skäl och status"))

st.header(parts["kallor"], anchor="kallor")
table(view, source_rows(source_lines(view, view.every_source), text), name="kallor", alt=text("Varje källa med datum och licens"))

st.header(parts["raknat"], anchor="raknat")
note(*rules(view))

st.header(parts["ord"], anchor="ord")
table(view, glossary_table(view), name="ord", alt=text("Ord med sina betydelser"))
table(view, sign_rows(signs(text), text), name="tecken", alt=text("Tecken och ord med sina betydelser"))

if parts["programmet"]:
    st.header(parts["programmet"], anchor="programmet")
    note(*about_paragraphs(view))
    bullet_list(*hoped_for(view))
    note(*about_source(view))

st.header(parts["granser"], anchor="granser")
note(*limits(view))
if not asked:
    draw_check(view, parts["figur"], "figur")
