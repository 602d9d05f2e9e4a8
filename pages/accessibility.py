"""Can I use this, and whom do I tell if I cannot?"""

import streamlit as st

from src.app.current import current_view
from src.app.head import answer
from src.app.statement import read_statement

view = current_view()
text, contact = view.text, view.programme.contact
owner = text.of(view.programme.owner)
begin, parts = read_statement(text)

tell = text("Hittar du ett hinder, säg till {owner}. Ingen adress är angiven här ännu.", owner=owner)
if contact:
    tell = text("Hittar du ett hinder, skriv till {owner}: {email}.", owner=owner, email=contact.email)
answer(view, text("Tillgänglighet"), text("Panelen är delvis tillgänglig."), begin, tell)
for title, words in parts:
    st.header(title, anchor=False)
    st.markdown(words)
