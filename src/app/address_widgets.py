"""Widgets whose values live in the address as codes.

Streamlit writes a widget's visible label into the address. Ours shall hold codes (`kommun=1260`, `sprak=en`) that are the same in
both languages, so each key has two widgets: a carrier out of sight whose labels are the codes, bound to the address, and the
one that people see, which follows it. Streamlit then does the rest: unknown values are dropped, the values survive navigation,
going back and a pasted link. A container of carriers has a key that ends with `-carriers`, which the style sheet hides.
"""

from collections.abc import Sequence

import streamlit as st


def seen(key: str) -> str:
    """The key of the widget that people see."""
    return f"{key}-seen"


def follow(key: str) -> None:
    """Sets the widget that people see to what its carrier holds."""
    st.session_state[seen(key)] = st.session_state.get(key)


def take(key: str) -> None:
    """Hands what a person chose to the carrier, and so to the address."""
    st.session_state[key] = st.session_state[seen(key)]


def heed_link(key: str, options: Sequence[str]) -> None:
    """Hands the carrier what the address has come to ask for since the last run; before the carrier is drawn.

    A link on a page changes the address and not the carrier, and Streamlit goes by the carrier.
    """
    asked = _asked(key)
    if asked in options and asked != st.session_state.get(f"{key}-heeded"):
        st.session_state[key] = asked


def heeded(key: str) -> None:
    """Remembers what the address asked for; after the carrier is drawn."""
    st.session_state[f"{key}-heeded"] = _asked(key)


def _asked(key: str) -> str:
    return (st.query_params.get_all(key) or [""])[-1]
