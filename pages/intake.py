"""Is this export whole, and what would it change?"""

import streamlit as st

from src.app.current import current_view
from src.app.head import answer
from src.app.intake_form import draw_rejected, draw_understood, draw_upload
from src.app.proposal_form import counted_view, draw_effect, draw_proposal
from src.handed_in import Understood
from src.wording.intake import intake_answer

view = counted_view(current_view())
text = view.text

head = st.container()
read = draw_upload(view)
with head:
    answer(view, text("Granska export"), intake_answer(read, text))

if read:
    draw_understood(view, read)
    draw_rejected(view, read)
    whole = [one for one in read if isinstance(one, Understood)]
    if any(one.cells for one in whole) and (proposal := draw_proposal(view, whole)):
        draw_effect(view, proposal)
