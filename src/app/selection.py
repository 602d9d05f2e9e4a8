"""What is selected: kept in the address, drawn once in the sidebar, read by every page (see `carriers`)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from src.address import (
    COOPERATION_KEY,
    EXPORT_KEY,
    GROUPS_KEY,
    LANGUAGE_KEY,
    MUNICIPALITY_KEY,
    OFFERINGS_KEY,
    ORDER_KEY,
    PICTURE_KEY,
    WHAT_IF_KEY,
    YEARS_KEY,
)
from src.analysis.assessed import AssessedRecord
from src.app.address_widgets import follow, heed_link, heeded, seen, take
from src.app.what_if_address import asked_assumptions, carry_what_if, forget
from src.language import CODES, LANGUAGE_NAMES, Language
from src.record import ExportLabel
from src.selection.selection import Selection, options
from src.vocabulary import CODE, MUNICIPALITY
from src.wording.tables import ORDERS

FILTER_KEYS = (YEARS_KEY, OFFERINGS_KEY, GROUPS_KEY, COOPERATION_KEY)
PICTURES = ("png", "svg")


def carry_choices(folders: Sequence[str], default: ExportLabel | None) -> None:
    """Draws the carriers of what can be chosen whatever the data hold: export, language, kind of picture, order of rows."""
    with st.container(key="choice-carriers"):
        for key, options, first in (
            (EXPORT_KEY, folders, default.folder if default else ""),
            (LANGUAGE_KEY, CODES, CODES[0]),
            (PICTURE_KEY, PICTURES, PICTURES[0]),
            (ORDER_KEY, ORDERS, ORDERS[0]),
        ):
            index = list(options).index(first) if first in options else None
            st.selectbox(key, options, index=index, key=key, bind="query-params")


def carry_filters(assessed: AssessedRecord) -> None:
    """Draws the carriers of the filters, of what is assumed, and of the municipality that is looked at."""
    with st.container(key="filter-carriers"):
        for key, offered in options(assessed).items():
            st.multiselect(key, offered, key=key, bind="query-params")
        carry_what_if(assessed)
        codes = list(assessed.record.register[CODE])
        heed_link(MUNICIPALITY_KEY, codes)
        st.selectbox(MUNICIPALITY_KEY, codes, index=None, key=MUNICIPALITY_KEY, bind="query-params")
        heeded(MUNICIPALITY_KEY)


def chosen(key: str, otherwise: str | None = None) -> str | None:
    """What a carrier of one value holds; `otherwise` where the frame has not drawn it."""
    return st.session_state.get(key) or otherwise


def selected(assessed: AssessedRecord) -> Selection:
    """The selection in force; without the frame around it, a page sees everything."""
    return Selection.from_query({key: _chosen(key) for key in FILTER_KEYS} | {WHAT_IF_KEY: asked_assumptions()}, assessed)


def draw_filters(assessed: AssessedRecord, text: Language) -> None:
    """The filters as people see them, in the sidebar; each follows its carrier."""
    programme, offered = assessed.programme, options(assessed)
    for key in FILTER_KEYS:
        follow(key)
    st.pills(text("År"), offered[YEARS_KEY], selection_mode="multi", key=seen(YEARS_KEY), on_change=take, args=(YEARS_KEY,))
    st.pills(
        text("Erbjudanden"),
        offered[OFFERINGS_KEY],
        selection_mode="multi",
        format_func=lambda key: text.of(programme.offering(key).name),
        key=seen(OFFERINGS_KEY),
        on_change=take,
        args=(OFFERINGS_KEY,),
    )
    st.multiselect(
        text("Kommungrupp"),
        offered[GROUPS_KEY],
        format_func=lambda key: text.of(programme.groups.names[key]),
        placeholder=text("Alla"),
        key=seen(GROUPS_KEY),
        on_change=take,
        args=(GROUPS_KEY,),
    )
    st.multiselect(
        text("Kommunsamarbete"),
        offered[COOPERATION_KEY],
        placeholder=text("Alla"),
        key=seen(COOPERATION_KEY),
        on_change=take,
        args=(COOPERATION_KEY,),
    )
    st.button(text("Återställ filter"), on_click=_reset, width="stretch")


def draw_export(labels: Sequence[ExportLabel], shown: str, text: Language, take_export: Callable[[], None]) -> None:
    """The choice of export: the documented ones by date, made-up ones last. `shown` is the one that is looked at."""
    titles = {label.folder: text.of(label.title) for label in labels}
    if len(set(titles.values())) < len(titles):
        titles = {label.folder: f"{text.date(label.as_of)} {titles[label.folder]}" for label in labels}
    st.session_state[seen(EXPORT_KEY)] = shown  # and not what the carrier holds: a day in the address goes before it
    st.selectbox(text("Underlag"), list(titles), format_func=titles.__getitem__, key=seen(EXPORT_KEY), on_change=take_export)


def draw_language(text: Language) -> None:
    """The choice of language, each named in itself."""
    _draw_choice(LANGUAGE_KEY, text("Språk"), LANGUAGE_NAMES)


def draw_picture_format(text: Language) -> None:
    """Which kind of file a figure's own camera button makes."""
    _draw_choice(PICTURE_KEY, text("Bildformat för nedladdning"), {kind: kind.upper() for kind in PICTURES})


def draw_order(text: Language) -> str:
    """The order of the rows in the matrix."""
    _draw_choice(ORDER_KEY, text("Sortera efter"), {"ar": text("Första år"), "namn": text("Namn"), "grupp": text("Kommungrupp")})
    return chosen(ORDER_KEY) or ORDERS[0]


def draw_municipality(assessed: AssessedRecord, text: Language) -> None:
    """The choice of the municipality to look at, by name."""
    register = assessed.record.register
    names = dict(zip(register[CODE], register[MUNICIPALITY], strict=True))
    follow(MUNICIPALITY_KEY)
    st.selectbox(
        text("Kommun"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=text("Välj en kommun"),
        key=seen(MUNICIPALITY_KEY),
        on_change=take,
        args=(MUNICIPALITY_KEY,),
    )


def _draw_choice(key: str, label: str, names: Mapping[Any, str]) -> None:
    follow(key)
    st.segmented_control(
        label, list(names), format_func=names.__getitem__, key=seen(key), on_change=take, args=(key,), required=True
    )


def _chosen(key: str) -> list[str]:
    return [str(value) for value in st.session_state.get(key) or ()]


def _reset() -> None:
    for key in FILTER_KEYS:
        st.session_state[key] = []
    forget()
