"""Assumptions for one view: chosen on the goal's page, kept in the address only, and announced on every page."""

import streamlit as st

from src.address import GOAL_PAGE, WHAT_IF_KEY
from src.analysis.what_if import Assumption
from src.app import markup
from src.app.address_widgets import asked_for, keep
from src.app.present import note, say
from src.app.saved_choice import offer_if_long
from src.app.selection import clear
from src.app.tables import table
from src.selection.assumptions import FEW, MOST, assumption_code, parse_assumption
from src.selection.view import View
from src.wording.filters import each_in_words
from src.wording.warnings import what_if_warning
from src.wording.what_if import follows, follows_table, not_surely_reached, nothing_open_about_the_goal, open_in

CHOSEN = "what-if"  # the keys of these widgets begin so


def draw_warning(view: View) -> None:
    """Warns on every page that something is assumed, says what, and has a button that drops it."""
    text, assumptions = view.text, view.selection.what_if
    if not assumptions:
        return
    with st.container(key="what-if-mark"):
        each = f" {'; '.join(words for _, words in each_in_words(view))}." if len(assumptions) <= FEW else ""
        say("warning", what_if_warning(len(assumptions), text).full + each)
        st.button(text("Ta bort alla antaganden"), on_click=clear, args=(WHAT_IF_KEY,), key=f"{CHOSEN}-forget", type="tertiary")


def draw_what_if(view: View) -> None:
    """Draws the choice of an assumption; then what is assumed, what follows from it, and the link."""
    text, can_be = view.text, open_in(view)
    note(
        text(
            "Anta ett svar där det saknas eller där källorna säger olika, och se vad som följer. "
            "Antagandet gäller bara den här vyn och sparas inte."
        ),
        *filter(None, [nothing_open_about_the_goal(view)]),
    )
    if not can_be:
        note(text("Inget är öppet med dessa filter, så det finns inget att anta."))
    elif len(view.selection.what_if) >= MOST:
        note(text("Fler än {n} antaganden ryms inte i en länk.", n=text.number(MOST)))
    else:
        _draw_fields(view, can_be)
    if view.selection.what_if:
        _draw_assumed(view)


def _draw_fields(view: View, can_be: dict[str, dict[str, tuple[Assumption, ...]]]) -> None:
    text = view.text
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key=f"{CHOSEN}-fields"):
        codes, names, telling = list(can_be), view.assessed.names, not_surely_reached(view)
        first = next((n for n, code in enumerate(codes) if code in telling), 0)
        code = st.selectbox(text("Kommun"), codes, first, names.__getitem__, key=f"{CHOSEN}-code", width=220)
        offerings, key = list(can_be[code]), f"{CHOSEN}-offering"
        offering = st.selectbox(text("Erbjudande"), offerings, 0, view.offering_name, key=key, width=180)
        years = list(dict.fromkeys(one.year or 0 for one in can_be[code][offering]))
        year = st.selectbox(text("År"), years, 0, lambda n: str(n or text("något år")), key=f"{CHOSEN}-year", width=140)
        answers = [one.answer for one in can_be[code][offering] if (one.year or 0) == year]
        answer = st.segmented_control(
            text("Svar"),
            answers,
            default=answers[0],
            required=True,
            format_func=lambda answer: text("Ja") if answer else text("Nej"),
            key=f"{CHOSEN}-answer-{len(answers)}",
        )
        one = Assumption(code, offering, year or None, answer)
        st.button(text("Lägg till"), on_click=_add, args=(one,), key=f"{CHOSEN}-add")


def _draw_assumed(view: View) -> None:
    text = view.text
    st.subheader(text("Antaget i den här vyn"), anchor=False)
    with st.container(gap=None):
        for one, words in each_in_words(view):
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                st.html(markup.paragraphs("assumption", [words]), width="content")
                st.button(
                    text("Ta bort"),
                    on_click=_drop,
                    args=(one,),
                    key=f"{CHOSEN}-drop-{assumption_code(one)}",
                    type="tertiary",
                    help=text("Ta bort {what}", what=markup.escape_markdown(words)),
                )
    st.button(text("Ta bort alla"), on_click=clear, args=(WHAT_IF_KEY,), key=f"{CHOSEN}-drop-all")
    st.subheader(text("Det här följer"), anchor=False)
    say("note", follows(view), role="status")
    table(view, follows_table(view), name="fore-och-efter", alt=text("Vad som följer av antagandena"))
    st.caption(text("Länken visar samma tänkta läge för den som får den."))
    st.code(address := view.address_of(GOAL_PAGE), language=None, wrap_lines=True)
    offer_if_long(view, view, address, "-what-if")


def _add(one: Assumption) -> None:
    """Adds an assumption; one about the same cell goes."""
    cell = (one.code, one.offering, one.year)
    assumed = filter(None, map(parse_assumption, asked_for(WHAT_IF_KEY)))
    others = [assumption_code(other) for other in assumed if (other.code, other.offering, other.year) != cell]
    keep(WHAT_IF_KEY, [*others, assumption_code(one)])


def _drop(one: Assumption) -> None:
    keep(WHAT_IF_KEY, [words for words in asked_for(WHAT_IF_KEY) if words != assumption_code(one)])
