"""How far have we come, and what stands out?"""

import streamlit as st

from src.app.current import current_view
from src.app.present import answer, figure, key_figures, map_figure, municipality_links, note
from src.catalogue.figures import group_over_years, offerings_map
from src.wording.marks import marks_of_each
from src.wording.numbers import ALL_TAKEN, GOAL_COUNT, MEMBERS_IN, REACHED
from src.wording.sentences import all_words, goal_answer, goal_period, missing_answer, open_answer, reached_words
from src.wording.states import all_of, at_least, least_words

view = current_view()
text, offerings = view.text, view.selection.offerings

last = view.coverage.iloc[-1]

answer(text("Översikt"), goal_answer(view), missing_answer(view))

key_figures(
    [
        (
            text("Målet"),
            text("{n} av {of}", n=at_least(view.goal_count, text), of=text.number(view.goal_count.of)),
            text("har varit med i {offering}, {when}", offering=view.the_group, when=goal_period(view)),
        ),
        (
            text("Medlemmar {year}", year=last["year"]),
            least_words(last["members"], last["at_most"], text),
            text("{new} nya och {returning} återkommande", new=text.number(last["new"]), returning=text.number(last["returning"])),
        ),
        (text("Nådda"), at_least(view.reached, text), reached_words(view)),
        (text.capital(all_of(offerings, view.programme, text)), at_least(view.all_taken, text), all_words(view)),
    ],
    marks_of_each(view, [GOAL_COUNT, f"{MEMBERS_IN}{last['year']}", REACHED, ALL_TAKEN]),
)

left, right = st.columns([6, 5], gap="large")
with left:
    map_figure(view, offerings_map)
with right:
    figure(view, group_over_years)
    if len(view.missing):
        st.header(text("Vilka saknas"), anchor=False)
        municipality_links(view, list(view.missing["code"]))
    st.header(text("Vad vi inte vet"), anchor=False)
    note(open_answer(view))
