"""Is this export whole, and what would it change?"""

import streamlit as st

from src.app.current import current_view
from src.app.head import answer
from src.app.intake_form import draw_rejected, draw_understood, draw_unknown_words, draw_upload
from src.app.present import note
from src.app.proposal_form import counted_view, draw_effect, draw_previewed, draw_proposal
from src.app.template_files import draw_templates
from src.handed_in import Understood
from src.wording.intake import intake_answer

view = counted_view(current_view())
text = view.text

head = st.container()
read = draw_upload(view)
with head:
    answer(view, text("Granska export"), intake_answer(read, text))

whole = [one for one in read if isinstance(one, Understood)]
if not read:
    note(text("Filen sparas inte, och kolumner om personer läses inte."))
    draw_previewed(view)
if read:
    draw_understood(view, read)
    effect = st.container()
    draw_unknown_words(view, read)
    draw_rejected(view, read)
    if any(one.cells for one in whole) and (proposal := draw_proposal(view, whole)):
        draw_effect(view, proposal, effect)
if not whole:
    draw_templates(view)
