"""What is assumed, as the address carries it; and the mark at the head of every page while something is."""

from collections.abc import Sequence

import streamlit as st

from src.address import WHAT_IF_KEY
from src.analysis.assessed import AssessedRecord
from src.app import markup
from src.selection.assumptions import FEW, as_asked, made
from src.selection.view import View
from src.wording.warnings import what_if_warning
from src.wording.what_if import each_in_words


def carry_what_if(assessed: AssessedRecord) -> None:
    """Draws the carrier of what is assumed.

    All that can be assumed is hundreds of options, and would be sent at every run. Its options are what the address or the
    session asks for and these data leave open.
    """
    asked = asked_assumptions() or st.query_params.get_all(WHAT_IF_KEY)
    st.multiselect(WHAT_IF_KEY, [as_asked(one) for one in made(assessed, asked)], key=WHAT_IF_KEY, bind="query-params")


def asked_assumptions() -> list[str]:
    """What the carrier holds."""
    return list(st.session_state.get(WHAT_IF_KEY) or [])


def set_asked(assumptions: Sequence[str]) -> None:
    """Hands the carrier what is to be assumed; before it is drawn."""
    st.session_state[WHAT_IF_KEY] = list(assumptions)


def forget() -> None:
    """Takes every assumption away."""
    set_asked([])


def draw_mark(view: View) -> None:
    """While something is assumed: that it is, what, and the way out of it."""
    text, assumptions = view.text, view.selection.what_if
    if not assumptions:
        return
    with st.container(key="what-if-mark"):
        said = [what_if_warning(len(assumptions), text).full]
        if len(assumptions) <= FEW:
            said.append("; ".join(words for _, words in each_in_words(view)) + ".")
        st.html(markup.paragraphs("warning", [" ".join(said)]))
        st.button(text("Ta bort alla antaganden"), on_click=forget, key="what-if-forget", type="tertiary")
