"""The frame of the dashboard: page, navigation, filters and footer. What is counted and drawn stands in pages/."""

import streamlit as st

from src.address import MUNICIPALITY_PAGE
from src.app import frame, head, present, proposal_form, what_if
from src.app.address_widgets import write_address
from src.app.current import current_language, current_view
from src.app.version_form import say_faulty_exports, say_known_day, say_lost_export, say_nothing_known
from src.app.versions import nothing_known
from src.opening import Faults

st.html(present.STYLE)

assessed = frame.open_shown()
text = current_language()

page = frame.navigate(assessed, text)
# No st.stop(): after it, Streamlit would keep the values of fields that the browser has dropped.
if isinstance(assessed, Faults):
    page.run()
else:
    with frame.sidebar_afterwards(assessed, text):
        if nothing_known():
            say_nothing_known(text)
        else:
            view = current_view()
            present.warn_of_export(view)
            proposal_form.draw_way_back(view)
            say_lost_export(text)
            say_faulty_exports(text)
            say_known_day(view)
            what_if.draw_warning(view)
            if view.register.empty and page.url_path != MUNICIPALITY_PAGE:
                head.no_municipalities(view, frame.page_titles(view.programme, text)[page.url_path])
            else:
                page.run()
            present.footer(view)
            write_address()
