"""The frame around every page: the export to show, the navigation, the sidebar."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from src import address
from src.analysis.assessed import AssessedRecord
from src.app.address_widgets import follow_address, remember_page, write_address
from src.app.cached import PAGES_BY_TITLES, data_folder, look_at_data
from src.app.markup import escape_markdown
from src.app.selection import FIXED_OPTIONS, chosen_municipality, chosen_option, draw_export, draw_filters, draw_option, selected
from src.app.uploads import close_uploads
from src.app.version_form import draw_faults, draw_known_day
from src.app.versions import kept, known_day, shown_export
from src.language import LANGUAGE_NAMES, Language
from src.opening import Faults
from src.programme.definition import Programme


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
        page, title = st.navigation(fault_pages(assessed, text), position="hidden"), None
    else:
        page = st.navigation(pages(assessed, text))
        title = page_titles(assessed.programme, text)[page.url_path]  # not Markdown, as in the navigation
    st.set_page_config(page_title=title, layout="wide", initial_sidebar_state=288)  # px
    remember_page()
    if page.url_path not in (address.INTAKE_PAGE, address.REPORT_PAGE):
        close_uploads()
    return page


def page_titles(programme: Programme, text: Language) -> dict[str, str]:
    """The title of each page by its slug, in the order of the navigation. The page of the group has the group's name."""
    return {
        address.OVERVIEW_PAGE: text("Översikt"),
        address.MAP_PAGE: text("Karta"),
        programme.group_key: text.of(programme.goal_offering.name),
        address.GOAL_PAGE: text("Mål"),
        address.MUNICIPALITY_PAGE: text("Kommun"),
        address.EVIDENCE_PAGE: text("Källor"),
        address.CHANGES_PAGE: text("Ändringar"),
        address.INTAKE_PAGE: text("Granska export"),
        address.REPORT_PAGE: text("Rapport"),
        address.RECORDS_PAGE: text("Uppgifter"),
        address.ACCESSIBILITY_PAGE: text("Tillgänglighet"),
    }


def pages(assessed: AssessedRecord, text: Language) -> list[StreamlitPage]:
    """The pages, one question each. Streamlit looks for each file when a page is made, and marks the one that it opens."""
    titles = page_titles(assessed.programme, text)
    return [copy(page) for page in PAGES_BY_TITLES(tuple(titles.items()), partial(_pages, titles))]


def _pages(titles: Mapping[str, str]) -> list[StreamlitPage]:
    in_menu = ("overview", "map", "reference_group", "goal", "municipality", "evidence", "changes", "intake", "report")
    files = (*in_menu, "records", "accessibility")
    return [
        st.Page(
            f"pages/{file}.py",
            title=escape_markdown(title),
            url_path=slug,
            default=slug == address.OVERVIEW_PAGE,
            visibility="hidden" if slug in address.BESIDE_MENU else "visible",
        )
        for file, (slug, title) in zip(files, titles.items(), strict=True)
    ]


def fault_pages(faults: Faults, text: Language) -> list[StreamlitPage]:
    """The faults of the data, at the address of every page."""
    slugs = [*filter(None, address.PAGES), *([faults.programme.group_key] if faults.programme else [])]
    page = partial(draw_faults, faults.findings, text)
    title = text("Uppgifterna kan inte visas")
    return [st.Page(page, title=title, default=True), *(st.Page(page, title=title, url_path=slug) for slug in slugs)]


@contextmanager
def sidebar_afterwards(assessed: AssessedRecord, text: Language) -> Iterator[None]:
    """Draws the sidebar after the page, also after one that fails: a click is answered on the page."""
    try:
        yield
    finally:
        draw_sidebar(assessed, text)


def draw_sidebar(assessed: AssessedRecord, text: Language) -> None:
    """The filters, and the choices of export, day and language."""
    with st.sidebar:
        draw_filters(assessed, text)
        draw_export(data_folder().labels, assessed.record.label, text)
        draw_option(address.LANGUAGE_KEY, text("Språk"), LANGUAGE_NAMES.__getitem__)
        draw_known_day(text)
