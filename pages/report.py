"""Give me the figures and tables for my report."""

from src.app.current import current_view
from src.app.head import answer
from src.app.report_form import draw_form, draw_making, draw_preview, report_choice
from src.wording.filters import filters_in_words

view = current_view()
text = view.text
choice = report_choice(view)

answer(
    view,
    text("Rapport"),
    text("Hämta rapporten som PDF, bildspel eller Word."),
    text("Filtren i sidan gäller också rapporten. {filters}", filters=filters_in_words(view)),
)
draw_making(view, choice)
draw_preview(view, choice)
draw_form(view, choice)
