"""How far have we come, and what stands out?"""

import streamlit as st

from src.analysis.counts import with_at_least
from src.analysis.reference_group import reference_group_by_year
from src.app.present import answer, figure, key_figures, map_figure, municipality_links, note
from src.app.sentences import FEW, goal_answer, missing_answer, open_answer
from src.app.view import current_view
from src.charts.coverage import coverage_over_years
from src.charts.map import selection_map
from src.charts.words import at_least, least_words

view = current_view()
text = view.text

coverage = reference_group_by_year(view.memberships, view.register, years=view.selection.years)
last = coverage.iloc[-1]
reached = with_at_least(view.counts, 1)
all_taken = with_at_least(view.counts, len(view.selection.offerings))

answer(text("Översikt"), goal_answer(view), missing_answer(view))

key_figures(
    [
        (
            text("Målet"),
            text("{n} av {of}", n=at_least(view.goal_count, text), of=text.number(view.goal_count.of)),
            text("kommuner har varit med i {offering}", offering=text.of(view.goal_offering.definite)),
        ),
        (
            text("Medlemmar {year}", year=last["year"]),
            least_words(last["members"], last["at_most"], text),
            text("{new} nya och {returning} återkommande", new=text.number(last["new"]), returning=text.number(last["returning"])),
        ),
        (
            text("Nådda"),
            at_least(reached, text),
            text("har deltagit i minst ett erbjudande")
            if reached.exact
            else text("har deltagit i minst ett erbjudande; högst {n}", n=text.number(reached.at_most)),
        ),
        (
            text.plural("Det valda erbjudandet", "Alla {n} erbjudanden", len(view.selection.offerings)),
            at_least(all_taken, text),
            view.names_of(all_taken.codes)
            if 0 < all_taken.confirmed < FEW
            else text("högst {n}", n=text.number(all_taken.at_most)),
        ),
    ]
)

left, right = st.columns([6, 5], gap="large")
with left:
    map_figure(view, selection_map(view.counts, view.states, view.ground, around=view.around, offerings=view.selection.offerings))
with right:
    figure(view, coverage_over_years(coverage, around=view.around))
    st.subheader(text("Vad vi inte vet"), anchor=False)
    note(open_answer(view))
    municipality_links(view, list(view.missing["code"])[:FEW])
