"""The head of a page: its name, its finding, the filters in force, and the buttons that share and save what is shown."""

from collections.abc import Iterator, Sequence

import streamlit as st

from src.address import OFFERINGS_KEY, WHAT_IF_KEY, YEARS_KEY
from src.app import markup
from src.app.address_widgets import keep
from src.app.panel import save_button
from src.app.present import say_who_sees
from src.app.saved_choice import draw_lacking
from src.app.selection import FILTER_KEYS, clear
from src.catalogue.figures import Draw, figure_name
from src.charts.paper import FULL, SLIDE
from src.reporting.figure.browser import has_browser
from src.selection.view import View
from src.wording.divisions import option_name
from src.wording.marks import Mark


def answer(
    view: View, title: str, sentence: str, *notes: str, marks: Sequence[Mark] = (), told: str = "", draw: Draw | None = None
) -> None:
    """The page's name, its finding as the heading with marks, notes on how to read it, and the row of filters and buttons.

    `told`: the finding in a word or two, for the browser's tab. `draw`: the page's figure, which the row's buttons save.
    """
    st.set_page_config(page_title=tab_title(view, title, told))
    programme = f"{view.text.of(view.programme.name)}, {view.text.of(view.programme.owner)}"
    beside = f'<p class="marks">{markup.links(marks)}</p>' if marks else ""
    st.html(markup.finding(title, programme, sentence) + beside + markup.paragraphs("note", list(filter(None, notes))))
    draw_lacking(view)
    _row(view, draw)


def no_municipalities(view: View, title: str) -> None:
    """Shows that the filters leave no municipality, in place of the page."""
    answer(view, title, view.text("Ingen kommun passar alla filter."), view.text("Välj andra filter, eller återställ dem."))


def tab_title(view: View, title: str, told: str = "") -> str:
    """What the browser's tab and its history say: `Mål: 32 av 33 – Digitalt först`."""
    page = view.text("{page}: {finding}", page=title, finding=told) if told else title
    return view.text("{page} – {programme}", page=page, programme=view.text.of(view.programme.short_name or view.programme.name))


def _row(view: View, draw: Draw | None) -> None:
    text = view.text
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="page-row"):
        chips = list(_chips(view))
        for key, value, label, left in chips:
            what = text("Ta bort filtret {filter}", filter=label)
            st.button(
                f"{markup.escape_markdown(label)} ✕",
                f"chip-{key}-{value}",
                markup.escape_markdown(what),
                on_click=keep,
                args=(key, left),
            )
        if view.selection.what_if or chips:
            st.button(text("Återställ filter"), on_click=clear, args=(*FILTER_KEYS, WHAT_IF_KEY))
        st.html(markup.copy_button(text("Dela vyn"), text("Adressen är kopierad.")), width="content")
        say_who_sees(view)
        if draw and has_browser():
            name = figure_name(view, draw)
            save_button(view, name, draw, text("Spara som bild"), key="save-picture", paper=FULL)
            save_button(view, name, draw, text("Spara för bildspel"), key="save-slide", paper=SLIDE)


def _chips(view: View) -> Iterator[tuple[str, str, str, list[str]]]:
    """Each filter in force: its key in addresses, its value there, its name, and the values that are left without it."""
    asked, programme = view.asked or view.selection, view.programme
    offerings = [] if asked.offerings == programme.offering_keys else asked.offerings
    years = [] if asked.years == programme.years else asked.years
    named = {
        YEARS_KEY: {str(year): str(year) for year in years},
        OFFERINGS_KEY: {key: view.offering_name(key) for key in offerings},
    } | {
        key: {option: option_name(programme, view.text, key, option) for option in chosen}
        for key, chosen in asked.on_municipalities.items()
    }
    for key, chosen in named.items():
        for value, label in chosen.items():
            yield key, value, label, [other for other in chosen if other != value]
