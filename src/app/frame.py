"""What stands around every page: the selection in the address, the navigation, the sidebar."""

from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from src.address import CHANGES_PAGE, EVIDENCE_PAGE, GOAL_PAGE, MAP_PAGE, MUNICIPALITY_PAGE, PAGES, RECORDS_PAGE, REPORT_PAGE
from src.analysis.assessed import AssessedRecord
from src.app.cached import data_folder, look_at_data
from src.app.selection import (
    carry_choices,
    carry_filters,
    draw_export,
    draw_filters,
    draw_language,
    draw_picture_format,
)
from src.app.version_form import draw_faults, draw_known_day, take_export
from src.app.versions import carry_versions, known_day, shown_export
from src.language import Language
from src.opening import Faults


def open_shown() -> AssessedRecord | Faults:
    """What the address asks for, opened, with the whole selection carried in the address."""
    folder = look_at_data()
    carry_choices(folder.folders, folder.default)
    carry_versions(folder.folders)
    assessed = folder.open(shown_export(), known_day())
    if isinstance(assessed, AssessedRecord):
        carry_filters(assessed)
    return assessed


def pages(assessed: AssessedRecord, text: Language) -> list[StreamlitPage]:
    """One question a page. The page of the group that the goal is about is named after it."""
    group = assessed.programme.goal_offering
    return [
        st.Page("pages/overview.py", title=text("Översikt"), default=True),
        st.Page("pages/map.py", title=text("Karta"), url_path=MAP_PAGE),
        st.Page("pages/reference_group.py", title=text.of(group.name), url_path=assessed.programme.group_key),
        st.Page("pages/goal.py", title=text("Mål"), url_path=GOAL_PAGE),
        st.Page("pages/municipality.py", title=text("Kommun"), url_path=MUNICIPALITY_PAGE),
        st.Page("pages/evidence.py", title=text("Underlag"), url_path=EVIDENCE_PAGE),
        st.Page("pages/changes.py", title=text("Ändringar"), url_path=CHANGES_PAGE),
        st.Page("pages/report.py", title=text("Rapport"), url_path=REPORT_PAGE),
        st.Page("pages/records.py", title=text("Uppgifter"), url_path=RECORDS_PAGE, visibility="hidden"),  # reached from numbers
    ]


def fault_pages(faults: Faults, text: Language) -> list[StreamlitPage]:
    """At each page's address, what is wrong with the data."""
    addresses = [*filter(None, PAGES), *([faults.programme.group_key] if faults.programme else [])]
    page = partial(draw_faults, faults.findings, text)
    title = text("Underlaget kan inte visas")
    return [st.Page(page, title=title, default=True), *(st.Page(page, title=title, url_path=address) for address in addresses)]


def draw_sidebar(assessed: AssessedRecord, text: Language) -> None:
    """The filters, once for all pages, and the choices of export, picture and language."""
    with st.sidebar:
        draw_filters(assessed, text)
        draw_export(data_folder().labels, assessed.record.label.folder, text, take_export)
        draw_known_day(text)
        draw_language(text)
        draw_picture_format(text)
