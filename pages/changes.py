"""What has changed since last time?"""

import streamlit as st

from src.app.current import current_view
from src.app.figure import map_figure
from src.app.head import answer
from src.app.present import note
from src.app.tables import table
from src.app.version_form import draw_comparison, draw_link, what_is_compared, why_nothing_compared
from src.catalogue.figures import map_of_changes
from src.wording.comparison import changes_answer, changes_by_year_table, changes_table, key_changes_table, verdict_changes_table

view = current_view()
text, title = view.text, view.text("Ändringar")

if view.before is None:
    answer(view, title, *why_nothing_compared(view))
    with st.container(width=480):
        draw_comparison(view)
        draw_link(view)
else:
    answer(view, title, changes_answer(view), what_is_compared(view), draw=map_of_changes)
    left, right = st.columns([6, 5], gap="large")
    with left:
        map_figure(view, map_of_changes)
    with right:
        draw_comparison(view)
        st.header(text("Till nästa möte"), anchor=False)
        draw_link(view)

    st.header(text("Nyckeltal före och efter"), anchor=False)
    alt = text("Varje nyckeltal före och efter, med skillnaden")
    table(view, key_changes_table(view), name="andringar-nyckeltal", alt=alt, compared=True)

    st.header(text("Vad har ändrats, per erbjudande och år?"), anchor=False)
    by_year, cells = changes_by_year_table(view), changes_table(view)
    if by_year.empty:
        note(text("Inget läge har ändrats."))
    else:
        alt = text("Vilka som har tillkommit, försvunnit eller fått ett annat läge, per erbjudande och år")
        table(view, by_year, name="andringar-per-ar", alt=alt, compared=True)
        st.header(text("Varje ändring"), anchor=False)
        alt = text("Varje ändring, med kommun, erbjudande och år")
        table(view, cells, name="andringar", alt=alt, compared=True)

    st.header(text("Har något påstående fått ett annat omdöme?"), anchor=False)
    verdicts = verdict_changes_table(view)
    if verdicts.empty:
        note(text("Nej, inget av de publicerade påståendena har fått ett annat omdöme."))
    else:
        note(text("Varje påstående prövas mot hela underlaget, vilka filter som än är satta."))
        alt = text("Påståenden med ett annat omdöme än förut")
        table(view, verdicts, name="andringar-omdomen", alt=alt, compared=True)
