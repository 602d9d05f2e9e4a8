"""What do we know, from where, do the published claims hold, and does a figure on paper still hold?"""

import streamlit as st

from src.app import evidence_parts as parts
from src.app.current import current_view
from src.app.figure import figure
from src.app.head import answer
from src.app.present import note
from src.app.tables import table
from src.catalogue.figures import evidence_lists
from src.wording.about import about_paragraphs, about_source, glossary_table, hoped_for
from src.wording.claims import claims_table
from src.wording.corrections import corrections_answer, corrections_table
from src.wording.coverage_of_evidence import coverage_of_evidence_table
from src.wording.marks import GAPS_TAB, UNKNOWNS, row_of
from src.wording.method import limits, rules
from src.wording.origin import source_lines, source_rows
from src.wording.states import sign_rows, signs
from src.wording.unknowns import open_cells_answer, open_cells_table

view = current_view()
text, tab, claimed = view.text, parts.chosen_tab(view), view.programme.claims
asked, checked = parts.figure_asked_for(tab), parts.checked_figure(view)
finding = checked.verdict if asked and checked else parts.tab_answer(view, tab)
answer(view, text("Källor"), finding, draw=evidence_lists if tab == GAPS_TAB else None)
if asked:
    parts.draw_check(view, checked, said=True)
parts.draw_tabs(view)

if tab == parts.CLAIMS_TAB:
    st.header(text("Stämmer det som är publicerat?"), anchor="pastaenden")
    note(text("Varje påstående prövas mot hela underlaget, vilka filter som än är satta."))
    alt, places = text("Varje publicerat påstående med sitt omdöme"), [row_of(claim) for claim in claimed]
    table(view, claims_table(view), name="pastaenden", alt=alt, places=places)

elif tab == GAPS_TAB:
    st.header(text("Vad vi inte vet"), anchor=UNKNOWNS)
    note(open_cells_answer(view))
    if len(view.open_cells):
        parts.questions_file(view)
        table(view, open_cells_table(view), name="okant", alt=text("Det som är okänt, och vad som skulle avgöra det"))

    st.header(text("Kompletta listor"), anchor="listor")
    left, right = st.columns(2, gap="large")
    with left:
        figure(view, evidence_lists)
    with right:
        table(view, coverage_of_evidence_table(view), name="listor", alt=text("Varje erbjudande och år: lista och kända kommuner"))

    if len(view.assessed.record.corrections):
        st.header(text("Rättelser"), anchor="rattelser")
        note(corrections_answer(view))
        table(view, corrections_table(view), name="rattelser", alt=text("Varje rättelse av en rad, med skäl och status"))

elif tab == parts.SOURCES_TAB:
    st.header(text("Var uppgifterna kommer ifrån"), anchor="kallor")
    cited = source_rows(source_lines(view, view.every_source), text)
    table(view, cited, name="kallor", alt=text("Varje källa med datum och licens"))

elif tab == parts.METHOD_TAB:
    st.header(text("Så är det räknat"), anchor="raknat")
    note(*rules(view))

    st.header(text("Vad siffrorna inte säger"), anchor="granser")
    note(*limits(view))
    if not asked:
        parts.draw_check(view, checked, said=False)

    if about_paragraphs(view):
        st.header(text("Programmet i korthet"), anchor="programmet")
        note(*about_paragraphs(view))
        parts.bullet_list(*hoped_for(view))
        note(*about_source(view))

elif tab == parts.TERMS_TAB:
    st.header(text("Vad ord och tecken betyder"), anchor="ord")
    table(view, glossary_table(view), name="ord", alt=text("Ord med sina betydelser"))
    table(view, sign_rows(signs(text), text), name="tecken", alt=text("Tecken och ord med sina betydelser"))
