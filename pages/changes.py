"""What has changed since last time?"""

import streamlit as st

from src.app.current import current_view
from src.app.figure import map_figure
from src.app.head import answer
from src.app.present import note
from src.app.tables import table
from src.app.version_form import draw_comparison, draw_meeting, what_is_compared, why_nothing_compared
from src.catalogue.figures import map_of_changes
from src.wording.comparison import changes_answer, changes_by_year_table, changes_table, key_changes_table, verdict_changes_table

view = current_view()
text, title = view.text, view.text("Ändringar")

if view.before is None:
    answer(view, title, *why_nothing_compared(view))
    draw_meeting(view)
    draw_comparison(view)
else:
    by_year, cells, verdicts = changes_by_year_table(view), changes_table(view), verdict_changes_table(view)
    answer(view, title, changes_answer(view), what_is_compared(view), draw=None if cells.empty else map_of_changes)
    draw_meeting(view)
    draw_comparison(view)

    if cells.empty:
        place = st.container()
    else:
        st.header(text("Vad har ändrats, per erbjudande och år?"), anchor=False)
        alt = text("Vilka som har tillkommit, försvunnit eller fått ett annat läge, per erbjudande och år")
        table(view, by_year, name="andringar-per-ar", alt=alt, compared=True)

        left, place = st.columns(2, gap="large")
        with left:
            map_figure(view, map_of_changes)

    with place:
        st.header(text("Nyckeltal före och efter"), anchor=False)
        alt = text("Varje nyckeltal före och efter, med skillnaden")
        table(view, key_changes_table(view), name="andringar-nyckeltal", alt=alt, compared=True)

    if not cells.empty:
        st.header(text("Varje ändring"), anchor=False)
        alt = text("Varje ändring, med kommun, erbjudande och år")
        table(view, cells, name="andringar", alt=alt, compared=True)

    st.header(text("Har något påstående fått ett annat omdöme?"), anchor=False)
    if verdicts.empty:
        note(text("Nej, inget av de publicerade påståendena har fått ett annat omdöme."))
    else:
        note(text("Varje påstående prövas mot hela underlaget, vilka filter som än är satta."))
        alt = text("Påståenden med ett annat omdöme än förut")
        table(view, verdicts, name="andringar-omdomen", alt=alt, compared=True)
