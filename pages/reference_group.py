"""Who was in the group, year by year?"""

import streamlit as st

from src.analysis.reference_group import reference_group_by_year
from src.analysis.spread import spread
from src.app.group_sentences import (
    agreements_answer,
    every_year_answer,
    members_answer,
    national_answer,
    spread_words,
)
from src.app.present import answer, figure, note, short_table, table
from src.app.selection import draw_order
from src.app.sentences import undated_answer, unheeded_filters
from src.app.tables import coverage_table, group_labels, membership_table, ordered
from src.app.view import current_view
from src.charts.coverage import coverage_over_years, spread_over_groups
from src.charts.map import yearly_maps
from src.charts.matrix import membership_matrix
from src.vocabulary import COOPERATION, GROUP, SIZE

view = current_view()
text, years = view.text, view.selection.years
coverage = reference_group_by_year(view.memberships, view.register, years=years)

answer(text.of(view.goal_offering.name), members_answer(view, coverage), *undated_answer(view), *unheeded_filters(view))

left, right = st.columns(2, gap="large")
with left:
    figure(view, coverage_over_years(coverage, around=view.around))
with right:
    figure(view, yearly_maps(view.memberships, view.ground, around=view.around, years=years))
short_table(
    view, coverage_table(view, coverage), name=f"{view.goal_offering.key}-ar", alt=text("Medlemmar per år, nya och återkommande")
)

st.header(text("Vilka var med?"), anchor=False)
draw_order(text)
rows = ordered(view)
left, right = st.columns(2, gap="large")
with left:
    drawn = membership_matrix(view.memberships, rows, around=view.around, years=years, headline=every_year_answer(view, coverage))
    figure(view, drawn)
with right:
    table(
        view,
        membership_table(view, rows),
        name=f"{view.goal_offering.key}-kommuner",
        alt=text("Varje kommun i varje år"),
        lines=25,
    )

st.header(text("Bibliotek med samarbetsavtal, och nationella representanter"), anchor=False)
note(*agreements_answer(view), national_answer(view))

st.header(text("Spridning"), anchor=False)
left, right = st.columns(2, gap="large")
for by, column in ((GROUP, left), (COOPERATION, right), (SIZE, right)):
    with column:
        shares = spread(view.group_count, view.register, by=by)
        words = spread_words(view, shares, by, page=view.goal_offering.key, when=text.years(years))
        figure(view, spread_over_groups(shares, group_labels(view, shares[by], by), around=view.around, **words))
