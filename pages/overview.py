"""How far have we come, and what stands out?"""

import streamlit as st

from src.app.current import current_view
from src.app.figure import figure, map_figure
from src.app.head import answer
from src.app.present import key_figures, linked_list, note, way_to_the_goal
from src.app.version_form import why_nothing_compared
from src.catalogue.figures import group_over_years, offerings_map
from src.wording.comparison import changes_answer
from src.wording.count_sentences import goal_share
from src.wording.marks import marks_of_each
from src.wording.numbers import ALL_TAKEN, MEMBERS_IN, REACHED, TAKERS_OF
from src.wording.overview import next_steps
from src.wording.sentences import all_words, filters_not_in_force, goal_answer, missing_answer, open_answer, reached_words
from src.wording.states import all_of, at_least, least_words

view = current_view()
text, offerings = view.text, view.selection.offerings

last, share = view.coverage.iloc[-1], goal_share(view)
new = least_words(last["new"], last["new_at_most"], text)

notes = (missing_answer(view), *filters_not_in_force(view, view.of_goal))
answer(view, text("Översikt"), goal_answer(view), *notes, told=share, draw=offerings_map)

left, right = st.columns([6, 5], gap="large")
with left:
    map_figure(view, offerings_map)
with right:
    way_to_the_goal(view)
    st.header(text("Sedan sist"), anchor=False)
    note(changes_answer(view) if view.before else why_nothing_compared(view)[0])
    st.header(text("Osäkert"), anchor=False)
    note(open_answer(view))
    st.header(text("Nästa steg"), anchor=False)
    linked_list(next_steps(view), text("Inget att följa upp i det som visas."))

numbers = [f"{MEMBERS_IN}{last['year']}"]
figures = [
    (
        text("{members} {year}", members=text.capital(view.members), year=last["year"]),
        at_least(view.members_in(last["year"]), text),
        text("nya: {new}, återkommande: {returning}", new=new, returning=at_least(view.returning_in(last["year"]), text)),
    )
]
if len(offerings) > 1:
    numbers += [REACHED, ALL_TAKEN]
    figures += [
        (text("Har deltagit i något"), at_least(view.reached, text), reached_words(view)),
        (text.capital(all_of(offerings, view.programme, text)), at_least(view.all_taken, text), all_words(view)),
    ]
else:
    numbers.append(f"{TAKERS_OF}{offerings[0]}")
    figures.append((view.offering_name(offerings[0]), at_least(view.reached, text), reached_words(view)))
left, right = st.columns([6, 5], gap="large")
with left:
    figure(view, group_over_years)
with right:
    key_figures(figures, marks_of_each(view, numbers))
