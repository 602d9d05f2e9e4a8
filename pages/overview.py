"""How far have we come, and what stands out?"""

import streamlit as st

from src.analysis.counts import with_at_least
from src.analysis.reference_group import reference_group_by_year
from src.app.present import answer, figure, key_figures, map_figure, municipality_links, note
from src.app.sentences import all_words, goal_answer, goal_period, missing_answer, open_answer, reached_words
from src.app.view import current_view
from src.charts.coverage import coverage_over_years
from src.charts.map import selection_map
from src.charts.words import all_of, at_least, least_words

view = current_view()
text, offerings = view.text, view.selection.offerings

coverage = reference_group_by_year(view.memberships, view.register, years=view.selection.years)
last = coverage.iloc[-1]
reached = with_at_least(view.counts, 1)
all_taken = with_at_least(view.counts, len(offerings))

answer(text("Översikt"), goal_answer(view), missing_answer(view))

key_figures(
    [
        (
            text("Målet"),
            text("{n} av {of}", n=at_least(view.goal_count, text), of=text.number(view.goal_count.of)),
            text("har varit med i {offering}, {when}", offering=text.of(view.goal_offering.definite), when=goal_period(view)),
        ),
        (
            text("Medlemmar {year}", year=last["year"]),
            least_words(last["members"], last["at_most"], text),
            text("{new} nya och {returning} återkommande", new=text.number(last["new"]), returning=text.number(last["returning"])),
        ),
        (text("Nådda"), at_least(reached, text), reached_words(view, reached)),
        (text.capital(all_of(offerings, view.programme, text)), at_least(all_taken, text), all_words(view, all_taken)),
    ]
)

left, right = st.columns([6, 5], gap="large")
with left:
    map_figure(view, selection_map(view.counts, view.states, view.ground, around=view.around, offerings=offerings))
with right:
    figure(view, coverage_over_years(coverage, around=view.around))
    if len(view.missing):
        st.subheader(text("Vilka saknas"), anchor=False)
        municipality_links(view, list(view.missing["code"]))
    st.subheader(text("Vad vi inte vet"), anchor=False)
    note(open_answer(view))
