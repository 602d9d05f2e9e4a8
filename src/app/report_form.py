"""The form for a report: the making of its file, a preview, and the choice of parts and texts, which the address holds."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Final

import streamlit as st

from src.address import (
    COMMENT_KEY,
    EVERY_MUNICIPALITY,
    FORMAT_KEY,
    INTRODUCTION_KEY,
    PART_KEY,
    REPORT_PAGE,
    SAVED_KEY,
    TITLE_KEY,
    bounded_address,
    is_of_file,
)
from src.app.address_widgets import all_chosen, asked_for, chosen, field, keep, typed
from src.app.cached import RENDERER, REPORT_STEPS, REPORTS, data_folder, for_all
from src.app.figure import picture
from src.app.markup import escape_markdown, numbered
from src.app.plain_values import plain_values
from src.app.present import say_who_sees
from src.app.saved_choice import draw_opening, offer
from src.catalogue.figures import figures
from src.catalogue.parts import finding_of, labels, listed, one_each, report, report_address, report_query, standard
from src.catalogue.report import ReportChoice
from src.reporting.figure.browser import has_browser, no_browser_words
from src.reporting.making import FORMATS, Format, Made, Step, make, make_each
from src.selection.view import View
from src.vocabulary import MANY_MUNICIPALITIES

EACH: Final = "kommuner"  # the format of a ZIP with a file for each municipality
IN_ONE_CLICK: Final = ("pdf", "pptx", "docx")  # the formats with a button of their own
OTHERS: Final = ("xlsx", "zip", EACH)
MADE: Final = "made-report"  # in the session: a file, and what it was made of; another choice needs another file
FORM: Final = "report-form"  # in the session: whether the form is unfolded
UNFOLDED: Final = "report-unfolded"  # in the session: whether the page was opened with a choice of its own
ADDED: Final = "part-added"  # in the session: the part that is chosen in a report of many, until it is added
PARTS_AT_ONCE: Final = 12  # parts that are shown at a time, of a report of many
TEXT_LIMITS: Final = {TITLE_KEY: 120, INTRODUCTION_KEY: 1500, COMMENT_KEY: 500}  # letters; addresses have a limit


def report_choice(view: View) -> ReportChoice:
    """What the report is to hold: the parts, the texts and the comments that the address asks for."""
    parts = tuple(all_chosen(PART_KEY, labels(view)))
    title, introduction = (typed(key, TEXT_LIMITS[key]) for key in (TITLE_KEY, INTRODUCTION_KEY))
    shown = parts or standard(view)
    about = (*shown, *listed(view, shown))
    comments = {name: typed(f"{COMMENT_KEY}{name}", TEXT_LIMITS[COMMENT_KEY]) for name in about}
    return ReportChoice(parts, title, introduction, comments)


def draw_making(view: View, choice: ReportChoice) -> None:
    """Draws a button for each of the first formats, the progress of the making, and the download of the file."""
    text, asked = view.text, _chosen_format()
    names = {"pdf": text("Skapa PDF"), "pptx": text("Skapa bildspel (PPTX)"), "docx": text("Skapa Word (DOCX)")}
    with st.container(horizontal=True, gap="small"):
        # An address can ask for one of them, which then stands out.
        kinds: dict[str, Any] = {
            kind: "secondary" if asked in ("pptx", "docx") and asked != kind else "primary" for kind in IN_ONE_CLICK
        }
        pressed = [kind for kind in IN_ONE_CLICK if st.button(names[kind], f"make-{kind}", on_click=_forget, type=kinds[kind])]
    if not has_browser():
        st.warning(no_browser_words(text))
    _make_and_offer(view, choice, pressed, IN_ONE_CLICK)


def draw_preview(view: View, choice: ReportChoice) -> None:
    """Draws what comes with the report: each part with its finding, and its figures for those who want to see them."""
    known, parts, drawn = labels(view), choice.parts or standard(view), figures(view)
    st.header(view.text("Det här kommer med"), anchor=False)
    most = _at_once(parts)
    rest = view.text("{n} delar till", n=view.text.number(len(parts) - most))
    listed = [(known[name], finding_of(view, name) if place < most else "") for place, name in enumerate(parts)]
    st.html(numbered(listed, most=most, rest=rest))
    shown = [drawn[name].draw for name in parts if name in drawn]
    if shown and st.toggle(view.text("Visa figurerna"), key="report-figures"):
        columns = st.columns(2, gap="large")
        for place, draw in enumerate(shown):
            with columns[place % 2]:
                picture(view, draw)


def draw_form(view: View, choice: ReportChoice) -> None:
    """Draws the choice of parts and their order, the texts, the other formats, and the address that holds all of it.

    It is folded unless the page was opened with such a choice.
    """
    text, others = view.text, (*choice.comments.values(), asked_for(FORMAT_KEY), asked_for(SAVED_KEY))
    own = (choice.parts, choice.title, choice.introduction, *others)
    if FORM not in st.session_state:  # the page has just been opened; later the fold stays as the visitor has it
        st.session_state[UNFOLDED] = any(own)
    label, unfolded = text("Anpassa: delar, texter och andra format"), st.session_state[UNFOLDED]
    fold = st.expander(label, expanded=unfolded, key=FORM, on_change="rerun")
    if not fold.open:  # what nobody looks at is not made, and not sent
        return
    with fold:
        left, right = st.columns([3, 2], gap="large")
        with left:
            _draw_parts(view, choice)
        with right:
            st.text_input(text("Titel"), **_typed_field(TITLE_KEY))
            st.text_area(text("Inledning"), height=120, **_typed_field(INTRODUCTION_KEY))
            _draw_others(view, choice)
            _draw_address(view, choice)
            draw_opening(view)


def _draw_others(view: View, choice: ReportChoice) -> None:
    """Draws the choice of the other formats, and the making of one."""
    text, asked = view.text, _chosen_format()
    names = {
        "xlsx": text("XLSX, bara tabellerna"),
        "zip": text("ZIP, varje figur och tabell för sig"),
        EACH: text("ZIP, en PDF för varje kommun"),
    }
    shown = asked if asked in OTHERS else None
    kind = st.radio(text("Andra format"), OTHERS, format_func=names.__getitem__, index=None, **field(FORMAT_KEY, shown))
    pressed = st.button(text("Skapa filen"), on_click=_forget, type="primary", disabled=kind is None)
    _make_and_offer(view, choice, [kind] if pressed and kind else [], (kind,) if kind else ())


def _draw_address(view: View, choice: ReportChoice) -> None:
    """Shows the address that holds the whole choice; where that would be too long, offers the choice as a file."""
    latest, kind = view.assessed.record.label == data_folder().default, _chosen_format()
    query = report_query(view, choice, with_export=not latest, kind="" if kind == FORMATS[0] else kind)
    address = bounded_address(f"{view.site}/{REPORT_PAGE}", query)
    if not is_of_file(address, query):
        st.caption(view.text("Rapportens adress håller hela valet: samma rapport nästa månad är en länk."))
        st.code(address, language=None, wrap_lines=True)
    else:
        offer(view, query)
    say_who_sees(view)


def _draw_parts(view: View, choice: ReportChoice) -> None:
    """Draws the choice of parts, and each with a comment and buttons to move or drop it."""
    text, known = view.text, labels(view)
    parts = choice.parts or standard(view)
    if _at_once(parts) == len(parts):
        options = {"format_func": known.__getitem__, "placeholder": text("Standardrapport"), **field(PART_KEY, list(choice.parts))}
        st.multiselect(text("Figurer, tabeller och kommuner"), list(known), **options)
    else:  # as many chips would hide the rest of the form
        label = text("Lägg till bland figurer, tabeller och kommuner ({n} delar är valda)", n=text.number(len(parts)))
        rest = [name for name in known if name not in parts]
        st.selectbox(
            label, rest, None, known.__getitem__, key=ADDED, on_change=_add, args=(parts,), placeholder=text("Välj en del")
        )
    with st.container(horizontal=True, gap="small"):
        st.button(text("Lägg till alla kommuner"), on_click=keep, args=(PART_KEY, [*parts, EVERY_MUNICIPALITY]))
        st.button(text("Återgå till standardrapporten"), on_click=keep, args=(PART_KEY, ()), disabled=not choice.parts)
    first = _first_shown(view, parts)
    for place, name in enumerate(parts[first : first + _at_once(parts)], start=first):
        with st.container(border=True, key=f"part-{name}"):
            st.markdown(f"**{place + 1}. {escape_markdown(known[name])}**")
            with st.container(horizontal=True, gap="small"):
                part = escape_markdown(known[name])
                move = text("Flytta {part}", part=part)
                left = [other for other in parts if other != name]
                for label, what, key, wanted in (
                    (text("Upp"), move, f"move-{name}--1", _with(left, name, place - 1)),
                    (text("Ned"), move, f"move-{name}-1", _with(left, name, place + 1)),
                    (text("Ta bort"), text("Ta bort {part}", part=part), f"drop-{name}", left),
                ):
                    st.button(label, key, what, on_click=keep, args=(PART_KEY, wanted), disabled=not wanted, type="tertiary")
                if name == EVERY_MUNICIPALITY:
                    each = [*parts[:place], *(one for one in one_each(view) if one not in parts), *parts[place + 1 :]]
                    st.button(text("Välj bland dem"), on_click=keep, args=(PART_KEY, each), type="tertiary")
                    continue
            label = text("Egen kommentar till del {n}", n=place + 1)
            st.text_input(label, **_typed_field(f"{COMMENT_KEY}{name}", COMMENT_KEY))


def _add(parts: Sequence[str]) -> None:
    """Adds the part that is chosen in the field for one more, and empties the field."""
    if name := st.session_state[ADDED]:
        keep(PART_KEY, [*parts, name])
    st.session_state[ADDED] = None


def _at_once(parts: Sequence[str]) -> int:
    """How many parts are shown at a time: all, unless they are many."""
    return len(parts) if len(parts) <= MANY_MUNICIPALITIES else PARTS_AT_ONCE


def _first_shown(view: View, parts: Sequence[str]) -> int:
    """The place of the first part that is shown, by the visitor's choice where they are shown some at a time."""
    if _at_once(parts) == len(parts):
        return 0
    starts = range(0, len(parts), PARTS_AT_ONCE)
    words = {n: f"{n + 1}–{min(n + PARTS_AT_ONCE, len(parts))}" for n in starts}
    return int(st.selectbox(view.text("Visa delarna"), list(words), format_func=words.__getitem__, key="parts-shown", width=200))


def _typed_field(key: str, kind: str = "") -> dict[str, Any]:
    longest = TEXT_LIMITS[kind or key]
    return {"max_chars": longest, **field(key, typed(key, longest))}


def _chosen_format() -> Format | str:
    return chosen(FORMAT_KEY, (*FORMATS, EACH), FORMATS[0])


def _with(others: Sequence[str], name: str, place: int) -> list[str]:
    """The parts with this one at a place among the others; none if there is no such place."""
    return [*others[:place], name, *others[place:]] if 0 <= place <= len(others) else []


def _make_and_offer(view: View, choice: ReportChoice, pressed: Sequence[str], kinds: Sequence[str]) -> None:
    """Makes the file of the format whose button was pressed, and offers what was made of this choice in one of these formats."""
    of = (report_address(view, choice), view.assessed.version)
    for kind in pressed:
        st.session_state[MADE] = _made(view, choice, kind), (*of, kind)
    made, made_of = st.session_state.get(MADE, (None, ()))
    if made_of in [(*of, kind) for kind in kinds]:
        _draw_ready(view, made)


def _forget() -> None:
    """Drops the file that was made, before another is made further down or up the page."""
    st.session_state.pop(MADE, None)


def _made(view: View, choice: ReportChoice, kind: Format | str) -> Made:
    """The file, made once for all who ask for the same, each of whom sees how far it is. One that lacks parts is not kept.

    Any click meanwhile ends it for this visitor, because Streamlit then reruns the page; another who waits has it made anew.
    """
    of, text = (report_address(view, choice), kind), view.text
    key = plain_values(view), of
    with st.container(key="making"):
        bar, stop = st.progress(0.0, text("Börjar")), st.empty()
        stop.button(text("Avbryt"))

        def show(step: Step) -> None:
            words = text("{done} av {of}: {what}", done=step.done, of=step.of, what=escape_markdown(step.what))
            bar.progress(step.done / step.of, words)

        def wait() -> None:
            if step := REPORT_STEPS.get(key):
                show(step)
            else:
                bar.progress(0.0, text("Filen skapas redan för någon annan"))

        made = for_all(REPORTS, view, of, lambda: _follow_making(_steps(view, choice, kind), show, key), wait)
        bar.empty()
        stop.empty()
    if made.failed:
        REPORTS.forget(key)
    return made


def _steps(view: View, choice: ReportChoice, kind: Format | str) -> Iterator[Step | Made]:
    if kind == EACH:
        return make_each(report(view, ReportChoice((EVERY_MUNICIPALITY,), choice.title)))
    assert kind in FORMATS
    return make(report(view, choice), kind, RENDERER)


def _follow_making(steps: Iterator[Step | Made], show: Callable[[Step], None], key: Hashable) -> Made:
    """Makes the file, and shows each step to its visitor and to those who wait for the same."""
    try:
        for step in steps:
            if isinstance(step, Made):
                made = step
            else:
                REPORT_STEPS[key] = step
                show(step)
    finally:
        REPORT_STEPS.pop(key, None)
    return made


def _draw_ready(view: View, made: Made) -> None:
    text = view.text
    if made.failed:
        failed = escape_markdown(text.names(made.failed))
        st.warning(text("Filen är klar, men dessa delar kunde inte skapas: {parts}.", parts=failed))
    else:
        st.success(text("Filen är klar."))
    st.download_button(
        text("Ladda ned {file}", file=made.name),
        made.content,
        file_name=made.name,
        on_click="ignore",
        type="primary",
        key="report",
        wrap=True,
    )
