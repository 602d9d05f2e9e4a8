"""How far to the goal, who is missing, and at what pace?"""

import streamlit as st

from src.analysis.goal import joined_by_year
from src.analysis.reference_group import reference_group_by_year
from src.analysis.spread import spread
from src.app.group_sentences import spread_words
from src.app.present import answer, figure, municipality_links, note, short_table
from src.app.sentences import goal_answer, goal_period, pace_answer, undated_answer, unheeded_filters, why_missing
from src.app.tables import group_labels, joined_table
from src.app.view import current_view
from src.charts.coverage import spread_over_groups
from src.charts.goal import steps_to_goal
from src.vocabulary import COOPERATION, GROUP

view = current_view()
text = view.text
coverage = reference_group_by_year(view.memberships, view.register, years=view.goal_years)

answer(text("Mål"), goal_answer(view), pace_answer(view, coverage), *undated_answer(view), *unheeded_filters(view))

left, right = st.columns(2, gap="large")
with left:
    figure(view, steps_to_goal(coverage, view.goal_count, around=view.around))
with right:
    st.header(text("Vilka saknas, och hur vet vi det?"), anchor=False)
    for reason, codes in why_missing(view).items():
        municipality_links(view, codes)
        note(reason)
    if view.missing.empty:
        note(text("Ingen kommun i urvalet saknas."))
    st.header(text("När kom kommunerna med?"), anchor=False)
    came = joined_by_year(view.memberships, years=view.goal_years)
    short_table(view, joined_table(view, came), name="nya-per-ar", alt=text("Kommuner efter första år"))

st.header(text("Hur långt har varje grupp kommit?"), anchor=False)
for by, column in zip((COOPERATION, GROUP), st.columns(2, gap="large"), strict=True):
    with column:
        shares = spread(view.goal_count, view.register, by=by)
        words = spread_words(view, shares, by, page="mal", when=goal_period(view))
        figure(view, spread_over_groups(shares, group_labels(view, shares[by], by), around=view.around, **words))
