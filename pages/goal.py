"""How far to the goal, who is missing, and at what pace?"""

import streamlit as st

from src.app.current import current_view
from src.app.figure import figure
from src.app.head import answer
from src.app.present import municipality_links, note
from src.app.tables import table
from src.app.what_if import draw_what_if
from src.catalogue.figures import spreads, way_to_goal
from src.wording.count_sentences import goal_share
from src.wording.divisions import how_far_each
from src.wording.group_sentences import maybe_earlier_answer
from src.wording.marks import marks, records_link
from src.wording.numbers import GOAL_COUNT, MEMBERS_IN
from src.wording.sentences import filters_not_in_force, goal_answer, missing_answer, pace_answer, undated_answer, why_missing
from src.wording.spread import SpreadMeasure
from src.wording.tables import joined_table

view = current_view()
text = view.text

notes = (pace_answer(view), *undated_answer(view), *maybe_earlier_answer(view, view.goal_years))
notes += filters_not_in_force(view, view.of_goal)
mark = marks(view, GOAL_COUNT)
answer(view, text("Mål"), goal_answer(view), *notes, marks=mark, told=goal_share(view), draw=way_to_goal)

left, right = st.columns(2, gap="large")
with left:
    figure(view, way_to_goal)
with right:
    st.header(text("Vilka saknas, och hur vet vi det?"), anchor=False)
    for reason, codes in why_missing(view).items():
        municipality_links(view, codes)
        note(reason)
    if view.missing.empty:
        note(missing_answer(view))
    st.header(text("När kom kommunerna med?"), anchor=False)
    ways = [records_link(view, f"{MEMBERS_IN}{year}") for year in view.goal_years]
    table(view.of_goal, joined_table(view), name="nya-per-ar", alt=text("Kommuner efter första år"), addresses=ways)

with st.expander(text("Tänk om …"), expanded=bool(view.selection.what_if), key="what-if"):
    draw_what_if(view)

if drawn := spreads(view, SpreadMeasure.GOAL):
    st.header(how_far_each(view), anchor=False)
    for column, spread in zip(st.columns(2, gap="large"), drawn, strict=False):
        with column:
            figure(view, spread)
