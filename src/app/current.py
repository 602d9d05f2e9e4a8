"""The current visitor's view, language, screen and address."""

from urllib.parse import urlsplit

import streamlit as st

from src.address import LANGUAGE_KEY
from src.app.address_widgets import chosen, once_in_run
from src.app.cached import VIEWS, data_folder
from src.app.plain_values import plain_values, previewed
from src.app.process import language
from src.app.selection import selected
from src.app.versions import compared, kept, known_day, nothing_known, shown_export
from src.charts.paper import Canvas
from src.charts.theme import DARK, LIGHT
from src.language import CODES, Language
from src.opening import Faults
from src.reporting.figure.browser import has_browser
from src.selection.view import View


def current_language() -> Language:
    """The visitor's language."""
    return language(chosen(LANGUAGE_KEY, CODES, CODES[0]))


def current_view() -> View:
    """The view as selected, one for all who select the same.

    Stops the script if the data are faulty, or if nothing was known on the day that is asked for.
    """
    return once_in_run(current_view, _view)


def _view() -> View:
    assessed = data_folder().open(shown_export(), known_day())
    if isinstance(assessed, Faults) or nothing_known():
        st.stop()
    shown, seen = assessed.record.label, urlsplit(st.context.url or "")
    site = f"{seen.scheme}://{seen.netloc}{seen.path.rsplit('/', 1)[0]}" if seen.netloc else ""
    before = compared(shown).assessed
    view = View(assessed, selected(assessed), current_language(), site=site, before=before, kept=kept(shown))
    return view if previewed(view) else VIEWS(plain_values(view), lambda: view)


def current_canvas() -> Canvas:
    """The visitor's screen, light or dark. Figures keep their small print where only the browser's camera can save them."""
    return once_in_run(current_canvas, _canvas)


def _canvas() -> Canvas:
    return Canvas(DARK if st.context.theme.type == "dark" else LIGHT, bare=has_browser())
