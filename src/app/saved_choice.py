"""A choice that is too long for an address, as a file: its download, and its way back."""

import json
from collections.abc import Sequence
from typing import Final

import streamlit as st

from src.address import SAVED_KEY, is_of_file, mark_of
from src.app.address_widgets import asked_for, keep, take_over
from src.app.cached import SAVED_CHOICES
from src.app.present import say
from src.app.uploads import open_uploads
from src.catalogue.file_name import ascii_name
from src.selection.view import View

_FIELD: Final = "saved-choice"
_NOT_A_CHOICE: Final = "saved-choice-wrong"  # whether the uploaded file is not a saved choice; in the session
_CHOICE: Final = "val"  # in the file
_KIND, _TYPE, _MOST_MB = "json", "application/json", 1


def offer(view: View, query: Sequence[tuple[str, str]], key: str = "") -> None:
    """Says that this choice does not fit an address, and offers its file. `key` tells two on a page apart."""
    text, mark = view.text, mark_of(query)
    SAVED_CHOICES(mark, lambda: _by_key(query))  # so that the address leads there until the process ends
    st.caption(
        text("Valet är för långt för en adress. Spara det i en fil, som du eller en kollega öppnar under Anpassa på sidan Rapport.")
    )
    name = f"{ascii_name(view.programme.file_prefix)}_val-{mark}.json"
    label, content = text("Spara valet i en fil"), saved(view, query)
    st.download_button(label, content, name, mime=_TYPE, on_click="ignore", key=f"save-choice{key}")


def offer_if_long(view: View, of: View, address: str, key: str) -> None:
    """Offers the file of the choice of a view, where this address of it has a mark in its place."""
    for query in (of.query_of(), of.query_of(compared=True)):
        if is_of_file(address, query):
            offer(view, query, key)
            return


def saved(view: View, query: Sequence[tuple[str, str]]) -> bytes:
    """The file of a choice."""
    content = {"program": view.text.of(view.programme.name), _CHOICE: _by_key(query)}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _by_key(query: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    choice: dict[str, list[str]] = {}
    for key, value in query:
        choice.setdefault(key, []).append(value)
    return choice


def opened(content: bytes) -> dict[str, list[str]]:
    """The choice in a file; ValueError if it is not such a file."""
    try:
        choice = json.loads(content.decode("utf-8-sig"))[_CHOICE]
        if all(isinstance(value, str) for values in choice.values() for value in values):
            return {str(key): list(values) for key, values in choice.items() if not isinstance(values, str)}
    except (AttributeError, KeyError, TypeError, RecursionError) as fault:
        raise ValueError from fault
    raise ValueError


def draw_opening(view: View) -> None:
    """Draws the field that takes a saved choice, and says so where a file is none."""
    open_uploads()
    label = view.text("Öppna ett sparat val")
    st.file_uploader(label, type=_KIND, key=_FIELD, on_change=_open, max_upload_size=_MOST_MB)
    if st.session_state.get(_NOT_A_CHOICE):
        say("warning", view.text("Filen är inget sparat val. Ett sådant heter något med val- och slutar på .json."), role="alert")


def draw_lacking(view: View) -> None:
    """Says where the address asks for a choice that is in a file."""
    if SAVED_KEY not in st.query_params:
        return
    keep(SAVED_KEY, marks := asked_for(SAVED_KEY))  # none once the file has been opened
    if marks:
        said = view.text("Adressen hör till ett val som är sparat i en fil. Öppna filen under Anpassa på sidan Rapport.")
        say("warning", said, role="status")


def _open() -> None:
    file = st.session_state[_FIELD]
    st.session_state[_NOT_A_CHOICE] = False
    if file is not None:
        try:
            take_over(opened(file.getvalue()))
        except ValueError:
            st.session_state[_NOT_A_CHOICE] = True
