"""The view of the visitor at hand, as the address and the filters say."""

from urllib.parse import urlsplit

import streamlit as st

from src.address import LANGUAGE_KEY, RECORDS_KEY
from src.app.cached import language, open_export
from src.app.selection import chosen, selected
from src.app.versions import compared, kept, known_day, nothing_known, shown_export
from src.charts.paper import Canvas
from src.charts.theme import DARK, LIGHT
from src.language import CODES, Language
from src.opening import Faults
from src.selection.view import View


def current_language() -> Language:
    """The visitor's language: as chosen, else as the address says, else Swedish."""
    asked = chosen(LANGUAGE_KEY, st.query_params.get(LANGUAGE_KEY))
    return language(next((code for code in CODES if code == asked), CODES[0]))


def current_view() -> View:
    """The view as selected, for a page to look through. A page on its own stops where the data are faulty or not yet known."""
    assessed = open_export(shown_export(), known_day())
    if isinstance(assessed, Faults) or nothing_known():
        st.stop()
    shown = assessed.record.label
    before = compared(shown).assessed
    return View(assessed, selected(assessed), current_language(), site=current_site(), before=before, kept=kept(shown))


def current_canvas() -> Canvas:
    """The screen at hand, light or dark."""
    return Canvas(DARK if st.context.theme.type == "dark" else LIGHT)


def current_site() -> str:
    """Where the visitor sees the dashboard: scheme, host and base path, without the page; empty where that is not known."""
    seen = urlsplit(st.context.url or "")
    return f"{seen.scheme}://{seen.netloc}{seen.path.rsplit('/', 1)[0]}" if seen.netloc else ""


def followed_now() -> str:
    """Which number, municipality or cell the address asks to be followed to its records; "" where it asks for none."""
    return st.query_params.get(RECORDS_KEY, "")
