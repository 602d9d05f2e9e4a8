"""Who was in the group, year by year?"""

from functools import partial
from itertools import cycle

import streamlit as st

from src.app.current import current_view
from src.app.figure import figure
from src.app.head import answer
from src.app.present import group_links, note
from src.app.selection import draw_measure, draw_order
from src.app.tables import table
from src.catalogue.figures import group_maps, group_matrix, group_over_years, spreads
from src.catalogue.parts import REGISTER_COLUMNS
from src.wording.group_sentences import agreements_answer, maybe_earlier_answer, members_answer, national_answer
from src.wording.groups import folds, maps_left_out
from src.wording.marks import marks, records_link
from src.wording.numbers import MEMBERS_IN
from src.wording.sentences import filters_not_in_force, undated_answer
from src.wording.spread import SpreadMeasure
from src.wording.tables import coverage_table, membership_table

view = current_view()
text = view.text

last = f"{MEMBERS_IN}{view.selection.years[-1]}"
notes = (*maybe_earlier_answer(view, view.selection.years), *undated_answer(view), *filters_not_in_force(view, view.of_group))
title, mark = text.of(view.goal_offering.name), marks(view, last)
answer(view, title, members_answer(view), *notes, marks=mark, draw=group_over_years)

left, right = st.columns(2, gap="large")
with left:
    figure(view, group_over_years)
with right:
    if folds(view):
        group_links(view, view.programme.group_key)
        note(maps_left_out(view))
    else:
        figure(view, group_maps)
alt = text("{members} per år, nya och återkommande", members=text.capital(view.members))
ways = [records_link(view, f"{MEMBERS_IN}{year}") for year in view.selection.years]
table(view.of_newcomers, coverage_table(view), name=f"{view.goal_offering.key}-ar", alt=alt, addresses=ways)

st.header(text("Vilka var med?"), anchor=False)
order = draw_order(view)
left, right = st.columns(2, gap="large")
with left:
    figure(view, partial(group_matrix, order=order))
with right:
    rows, alt = membership_table(view, order), text("Varje kommun i varje år")
    table(view.of_newcomers, rows, name=f"{view.goal_offering.key}-kommuner", alt=alt, shown=REGISTER_COLUMNS)

if beside := (*agreements_answer(view), *national_answer(view)):
    st.header(text("Avtal och nationella representanter"), anchor=False)
    note(*beside)

if spreads(view, SpreadMeasure.MEMBERS):
    st.header(text("Spridning"), anchor=False)
    drawn = spreads(view, draw_measure(view))
    for column, spread in zip(cycle(st.columns(2, gap="large")), drawn, strict=False):
        with column:
            figure(view, spread)
