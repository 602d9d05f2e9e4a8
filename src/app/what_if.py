"""What is assumed for this view only: chosen on a page, kept in the address, and nowhere else."""

import streamlit as st

from src.address import GOAL_PAGE
from src.analysis.what_if import Assumption
from src.app import markup
from src.app.present import note
from src.app.tables import short_table
from src.app.what_if_address import asked_assumptions, forget, set_asked
from src.selection.assumptions import MOST, as_asked, understood
from src.selection.view import View
from src.wording.what_if import each_in_words, follows, follows_table, not_surely_reached, nothing_open_about_the_goal, open_in

CHOSEN = "what-if"  # begins the keys of the fields in which an assumption is put together


def draw_what_if(view: View) -> None:
    """The choice of what to assume; what is assumed, what follows, and the link to it."""
    text, can_be = view.text, open_in(view)
    note(
        text("Anta ett svar där underlaget är öppet, och se vad som följer. Antagandet gäller bara den här vyn och sparas inte."),
        *filter(None, [nothing_open_about_the_goal(view)]),
    )
    if not can_be:
        note(text("Inget är öppet i urvalet, så det finns inget att anta."))
    elif len(view.selection.what_if) >= MOST:
        note(text("Fler än {n} antaganden ryms inte i en länk.", n=text.number(MOST)))
    else:
        _draw_fields(view, can_be)
    if view.selection.what_if:
        _draw_assumed(view)


def _draw_fields(view: View, can_be: dict[str, dict[str, tuple[Assumption, ...]]]) -> None:
    text, programme, names = view.text, view.programme, view.assessed.names
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key=f"{CHOSEN}-fields"):
        codes, telling = list(can_be), not_surely_reached(view)
        code = st.selectbox(
            text("Kommun"),
            codes,
            index=next((n for n, code in enumerate(codes) if code in telling), 0),
            format_func=names.__getitem__,
            key=f"{CHOSEN}-code",
            width=220,
        )
        offerings = list(can_be[code])
        offering = st.selectbox(
            text("Erbjudande"),
            offerings,
            format_func=lambda key: text.of(programme.offering(key).name),
            key=f"{CHOSEN}-offering",
            width=180,
        )
        years = list(dict.fromkeys(one.year or 0 for one in can_be[code][offering]))
        year = st.selectbox(
            text("År"), years, format_func=lambda year: str(year or text("något år")), key=f"{CHOSEN}-year", width=140
        )
        answers = [one for one in can_be[code][offering] if (one.year or 0) == year]
        answer = st.segmented_control(
            text("Svar"),
            [one.answer for one in answers],
            default=answers[0].answer,
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
                    key=f"{CHOSEN}-drop-{as_asked(one)}",
                    type="tertiary",
                    help=text("Ta bort {what}", what=words),
                )
    st.button(text("Ta bort alla"), on_click=forget, key=f"{CHOSEN}-drop-all")
    st.subheader(text("Det här följer"), anchor=False)
    st.html(f'<div role="status">{markup.paragraphs("note", [follows(view)])}</div>')
    short_table(view, follows_table(view), name="fore-och-efter", alt=text("Vad som följer av antagandena"))
    st.caption(text("Länken visar samma tänkta läge för den som får den."))
    st.code(view.address_of(GOAL_PAGE), language=None, wrap_lines=True)


def _add(one: Assumption) -> None:
    """With the others; instead of the opposite, if that is among them."""
    others = [words for words in asked_assumptions() if (found := understood(words)) and not _same_cell(found, one)]
    set_asked([*others, as_asked(one)])


def _drop(one: Assumption) -> None:
    set_asked([words for words in asked_assumptions() if words != as_asked(one)])


def _same_cell(one: Assumption, other: Assumption) -> bool:
    return (one.code, one.offering, one.year) == (other.code, other.offering, other.year)
