"""The view of the visitor at hand, as the address and the filters say."""

from urllib.parse import urlsplit

import streamlit as st

from src.app.cached import export_labels, language, open_export
from src.app.selection import chosen, selected
from src.charts.theme import DARK, LIGHT
from src.language import CODES, Language
from src.opening import Faults
from src.view.marks import FOLLOW_KEY
from src.view.selection import EXPORT_KEY, LANGUAGE_KEY
from src.view.view import View


def current_language() -> Language:
    """The visitor's language: as chosen, else as the address says, else Swedish."""
    asked = chosen(LANGUAGE_KEY, st.query_params.get(LANGUAGE_KEY))
    return language(next((code for code in CODES if code == asked), CODES[0]))


def current_view() -> View:
    """The view as selected, for a page to look through. A page shown on its own, with faulty data, stops with the faults' count."""
    opened = open_export(chosen(EXPORT_KEY, st.query_params.get(EXPORT_KEY)))
    if isinstance(opened, Faults):
        st.stop()
    theme = DARK if st.context.theme.type == "dark" else LIGHT
    shown, default = opened.record.label.folder, export_labels()[1]
    kept = ((EXPORT_KEY, shown),) if shown != default else ()
    return View(opened, selected(opened), current_language(), theme, site=current_site(), kept=kept)


def current_site() -> str:
    """Where the visitor sees the dashboard: scheme, host and base path, without the page; empty where that is not known."""
    seen = urlsplit(st.context.url or "")
    return f"{seen.scheme}://{seen.netloc}{seen.path.rsplit('/', 1)[0]}" if seen.netloc else ""


def followed_now() -> str:
    """Which number, municipality or cell the address asks to be followed to its records; "" where it asks for none."""
    return st.query_params.get(FOLLOW_KEY, "")
