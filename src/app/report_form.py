"""The choice of what a report holds, and its making, step by step; all of the choice lives in the address."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import streamlit as st

from src.address import COMMENT_KEY, FORMAT_KEY, INTRODUCTION_KEY, PART_KEY, TITLE_KEY
from src.app.address_widgets import follow, seen, take
from src.app.cached import data_folder, renderer
from src.app.panel import has_browser
from src.app.present import escape_markdown
from src.catalogue.parts import finding_of, labels, one_each, report, report_address, standard
from src.catalogue.report import ReportChoice
from src.reporting.figure.browser import no_browser_words
from src.reporting.making import FORMATS, Format, Made, Step, make, make_each
from src.selection.view import View

EACH: Final = "kommuner"  # the format of a ZIP with a file for each municipality
MADE: Final = "made-report"
LONGEST: Final = {TITLE_KEY: 120, INTRODUCTION_KEY: 1500, COMMENT_KEY: 500}  # letters: an address is not endless


class Ready(NamedTuple):
    """A file that has been made, and what it was made of: another choice needs another file."""

    wanted: tuple[str, str, str]
    made: Made


def draw_choice(view: View) -> ReportChoice:
    """The parts, their order, the report's own words; and what the address says of them."""
    text, known = view.text, labels(view)
    with st.container(key="report-carriers"):
        st.multiselect(PART_KEY, list(known), key=PART_KEY, bind="query-params")
        parts = tuple(st.session_state[PART_KEY])
        for name in sorted(parts or standard(view)):  # not in the parts' order: a bound field that is drawn elsewhere is let go of
            st.text_input(name, key=f"{COMMENT_KEY}{name}", bind="query-params", max_chars=LONGEST[COMMENT_KEY])
    follow(PART_KEY)
    st.multiselect(
        text("Figurer, tabeller och kommuner"),
        list(known),
        format_func=known.__getitem__,
        placeholder=text("Det vanliga urvalet"),
        key=seen(PART_KEY),
        on_change=take,
        args=(PART_KEY,),
    )
    with st.container(horizontal=True, gap="small"):
        st.button(text("Lägg till alla kommuner"), on_click=_add, args=(view, one_each(view)))
        st.button(text("Återgå till det vanliga urvalet"), on_click=_set, args=((),), disabled=not st.session_state[PART_KEY])
    title = st.text_input(text("Titel"), key=TITLE_KEY, bind="query-params", max_chars=LONGEST[TITLE_KEY])
    introduction = st.text_area(
        text("Inledning"), key=INTRODUCTION_KEY, bind="query-params", max_chars=LONGEST[INTRODUCTION_KEY], height=120
    )
    return ReportChoice(parts, title or "", introduction or "", _draw_parts(view, parts or standard(view)))


def draw_address(view: View, choice: ReportChoice) -> None:
    """The address that holds the whole choice."""
    latest = view.assessed.record.label == data_folder().default
    st.caption(view.text("Rapportens adress håller hela valet: samma rapport nästa månad är en länk."))
    kind = st.session_state[FORMAT_KEY]
    address = report_address(view, choice, with_export=not latest, kind="" if kind == FORMATS[0] else kind)
    st.code(address, language=None, wrap_lines=True)


def draw_making(view: View, choice: ReportChoice) -> None:
    """The format, the making with its progress, and the finished file."""
    text = view.text
    names = {
        "pdf": text("PDF, för läsning och utskrift"),
        "pptx": text("PPTX, bildspel med redigerbara diagram"),
        "docx": text("DOCX, för egna ändringar"),
        "xlsx": text("XLSX, bara tabellerna"),
        "zip": text("ZIP, varje figur och tabell för sig"),
        EACH: text("ZIP, en PDF för varje kommun i urvalet"),
    }
    with st.container(key="format-carriers"):
        st.selectbox(FORMAT_KEY, list(names), key=FORMAT_KEY, bind="query-params")
    follow(FORMAT_KEY)
    kind = st.radio(
        text("Format"), list(names), format_func=names.__getitem__, key=seen(FORMAT_KEY), on_change=take, args=(FORMAT_KEY,)
    )
    if kind not in ("xlsx", EACH) and not has_browser():
        st.warning(no_browser_words(text))
    wanted = (report_address(view, choice), kind, view.assessed.version)
    if st.button(text("Skapa filen"), type="primary"):
        _follow_making(view, _steps(view, choice, kind), wanted)
    ready = st.session_state.get(MADE)
    if ready and ready.wanted == wanted:
        _draw_ready(view, ready.made)


def _draw_parts(view: View, parts: tuple[str, ...]) -> dict[str, str]:
    """Each part with what it will say, to be moved, left out or commented; gives the comments."""
    text, known, comments = view.text, labels(view), {}
    st.header(text("Det här kommer med"), anchor=False)
    for place, name in enumerate(parts):
        with st.container(border=True, key=f"part-{name}"):
            st.markdown(f"**{place + 1}. {escape_markdown(known[name])}**  \n{escape_markdown(finding_of(view, name))}")
            with st.container(horizontal=True, gap="small"):
                for label, by in ((text("Upp"), -1), (text("Ned"), 1)):
                    st.button(
                        label,
                        key=f"move-{name}-{by}",
                        on_click=_move,
                        args=(parts, place, by),
                        disabled=not 0 <= place + by < len(parts),
                        type="tertiary",
                        help=text("Flytta {part}", part=known[name]),
                    )
                left = tuple(other for other in parts if other != name)
                st.button(
                    text("Ta bort"),
                    key=f"drop-{name}",
                    on_click=_set,
                    args=(left,),
                    disabled=not left,
                    type="tertiary",
                    help=text("Ta bort {part}", part=known[name]),
                )
            carrier = f"{COMMENT_KEY}{name}"
            follow(carrier)
            st.text_input(
                text("Egen kommentar till {part}", part=known[name]),
                key=seen(carrier),
                on_change=take,
                args=(carrier,),
                max_chars=LONGEST[COMMENT_KEY],
            )
            comments[name] = st.session_state[carrier] or ""
    return comments


def _set(parts: tuple[str, ...]) -> None:
    st.session_state[PART_KEY] = list(parts)


def _add(view: View, more: tuple[str, ...]) -> None:
    now = st.session_state.get(PART_KEY) or standard(view)
    _set(tuple(dict.fromkeys((*now, *more))))


def _move(parts: tuple[str, ...], place: int, by: int) -> None:
    moved = list(parts)
    moved[place], moved[place + by] = moved[place + by], moved[place]
    _set(tuple(moved))


def _steps(view: View, choice: ReportChoice, kind: Format | str) -> Iterator[Step | Made]:
    if kind == EACH:
        return make_each(report(view, ReportChoice(one_each(view), choice.title)))
    assert kind in FORMATS
    return make(report(view, choice), kind, renderer())


def _follow_making(view: View, steps: Iterator[Step | Made], wanted: tuple[str, str, str]) -> None:
    """Shows how far it is. Whatever a person clicks meanwhile ends it, since Streamlit then starts the page anew."""
    text = view.text
    st.session_state.pop(MADE, None)
    with st.container(key="making"):
        bar = st.progress(0.0, text("Börjar"))
        stop = st.empty()
        stop.button(text("Avbryt"))
        for step in steps:
            if isinstance(step, Step):
                bar.progress(
                    step.done / step.of, text("{done} av {of}: {what}", done=step.done, of=step.of, what=escape_markdown(step.what))
                )
            else:
                st.session_state[MADE] = Ready(wanted, step)
        bar.empty()
        stop.empty()


def _draw_ready(view: View, made: Made) -> None:
    text = view.text
    if made.failed:
        st.warning(
            text("Filen är klar, men dessa delar kunde inte skapas: {parts}.", parts=escape_markdown(text.names(made.failed)))
        )
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
