"""Give me the figures and tables for my report."""

import streamlit as st

from src.app.current import current_view
from src.app.head import answer
from src.app.report_form import draw_address, draw_choice, draw_making
from src.wording.filters import filters_in_words

view = current_view()
text = view.text

answer(
    view,
    text("Rapport"),
    text("Välj vad rapporten ska innehålla, och hämta den som en fil."),
    text("Filtren i sidan gäller också rapporten. {filters}", filters=filters_in_words(view)),
)

left, right = st.columns([3, 2], gap="large")
with left:
    choice = draw_choice(view)
with right:
    st.header(text("Hämta"), anchor=False)
    draw_making(view, choice)
    draw_address(view, choice)
