"""The frame around every page: the export to show, the navigation, the sidebar."""

from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from src import address
from src.analysis.assessed import AssessedRecord
from src.app.address_widgets import follow_address, remember_page, write_address
from src.app.cached import data_folder, look_at_data
from src.app.selection import FIXED_OPTIONS, chosen_municipality, chosen_option, draw_export, draw_filters, draw_option, selected
from src.app.version_form import draw_faults, draw_known_day
from src.app.versions import kept, known_day, shown_export
from src.language import LANGUAGE_NAMES, Language
from src.opening import Faults


def open_shown() -> AssessedRecord | Faults:
    """The export that the address asks for. Reads every choice that holds on all pages."""
    follow_address()
    folder = look_at_data()
    assessed = folder.open(shown_export(), known_day())
    for key in FIXED_OPTIONS:
        chosen_option(key)
    if isinstance(assessed, AssessedRecord):
        kept(assessed.record.label)
        selected(assessed)
        chosen_municipality(assessed)
    return assessed


def navigate(assessed: AssessedRecord | Faults, text: Language) -> StreamlitPage:
    """The page to show. The address is written first, so that a page and its choices are one entry of the browser's history."""
    write_address()
    if isinstance(assessed, Faults):
        page = st.navigation(fault_pages(assessed, text), position="hidden")
    else:
        page = st.navigation(pages(assessed, text))
    remember_page()
    return page


def pages(assessed: AssessedRecord, text: Language) -> list[StreamlitPage]:
    """The pages, one question each. The page of the group that the goal is about has the group's name."""
    group = assessed.programme.goal_offering
    return [
        st.Page("pages/overview.py", title=text("Översikt"), default=True),
        st.Page("pages/map.py", title=text("Karta"), url_path=address.MAP_PAGE),
        st.Page("pages/reference_group.py", title=text.of(group.name), url_path=assessed.programme.group_key),
        st.Page("pages/goal.py", title=text("Mål"), url_path=address.GOAL_PAGE),
        st.Page("pages/municipality.py", title=text("Kommun"), url_path=address.MUNICIPALITY_PAGE),
        st.Page("pages/evidence.py", title=text("Underlag"), url_path=address.EVIDENCE_PAGE),
        st.Page("pages/changes.py", title=text("Ändringar"), url_path=address.CHANGES_PAGE),
        st.Page("pages/report.py", title=text("Rapport"), url_path=address.REPORT_PAGE),
        # Reached from numbers.
        st.Page("pages/records.py", title=text("Uppgifter"), url_path=address.RECORDS_PAGE, visibility="hidden"),
    ]


def fault_pages(faults: Faults, text: Language) -> list[StreamlitPage]:
    """The faults of the data, at the address of every page."""
    slugs = [*filter(None, address.PAGES), *([faults.programme.group_key] if faults.programme else [])]
    page = partial(draw_faults, faults.findings, text)
    title = text("Underlaget kan inte visas")
    return [st.Page(page, title=title, default=True), *(st.Page(page, title=title, url_path=slug) for slug in slugs)]


def draw_sidebar(assessed: AssessedRecord, text: Language) -> None:
    """The filters, and the choices of export, day, language and picture format."""
    with st.sidebar:
        draw_filters(assessed, text)
        draw_export(data_folder().labels, assessed.record.label.folder, text)
        draw_known_day(text)
        draw_option(address.LANGUAGE_KEY, text("Språk"), LANGUAGE_NAMES.__getitem__)
        draw_option(address.PICTURE_KEY, text("Bildformat för nedladdning"), str.upper)
