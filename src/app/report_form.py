"""The form for a report: its parts and texts, which the address holds, and the making of its file."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import streamlit as st

from src.address import COMMENT_KEY, FORMAT_KEY, INTRODUCTION_KEY, PART_KEY, TITLE_KEY
from src.app.address_widgets import all_chosen, chosen, field, keep, typed
from src.app.cached import RENDERER, data_folder
from src.app.markup import escape_markdown
from src.catalogue.parts import finding_of, labels, one_each, report, report_address, standard
from src.catalogue.report import ReportChoice
from src.reporting.figure.browser import has_browser, no_browser_words
from src.reporting.making import FORMATS, Format, Made, Step, make, make_each
from src.selection.view import View

EACH: Final = "kommuner"  # the format of a ZIP with a file for each municipality
MADE: Final = "made-report"  # in the session: a file, and what it was made of; another choice needs another file
TEXT_LIMITS: Final = {TITLE_KEY: 120, INTRODUCTION_KEY: 1500, COMMENT_KEY: 500}  # letters; addresses have a limit


def draw_choice(view: View) -> ReportChoice:
    """Draws the choice of parts, their order, the title, the introduction and the comments."""
    text, known = view.text, labels(view)
    parts = all_chosen(PART_KEY, known)
    options = {"format_func": known.__getitem__, "placeholder": text("Standardrapport"), **field(PART_KEY, parts)}
    st.multiselect(text("Figurer, tabeller och kommuner"), list(known), **options)
    shown = tuple(parts) or standard(view)
    with st.container(horizontal=True, gap="small"):
        st.button(text("Lägg till alla kommuner"), on_click=keep, args=(PART_KEY, [*shown, *one_each(view)]))
        st.button(text("Återgå till standardrapporten"), on_click=keep, args=(PART_KEY, ()), disabled=not parts)
    title = st.text_input(text("Titel"), **_typed_field(TITLE_KEY))
    introduction = st.text_area(text("Inledning"), height=120, **_typed_field(INTRODUCTION_KEY))
    return ReportChoice(tuple(parts), title, introduction, _draw_parts(view, shown))


def draw_address(view: View, choice: ReportChoice) -> None:
    """Shows the address that holds the whole choice."""
    latest, kind = view.assessed.record.label == data_folder().default, _chosen_format()
    st.caption(view.text("Rapportens adress håller hela valet: samma rapport nästa månad är en länk."))
    address = report_address(view, choice, with_export=not latest, kind="" if kind == FORMATS[0] else kind)
    st.code(address, language=None, wrap_lines=True)


def draw_making(view: View, choice: ReportChoice) -> None:
    """Draws the choice of format, the progress of the making, and the download of the file."""
    text = view.text
    names = {
        "pdf": text("PDF, för läsning och utskrift"),
        "pptx": text("PPTX, bildspel med redigerbara diagram"),
        "docx": text("DOCX, för egna ändringar"),
        "xlsx": text("XLSX, bara tabellerna"),
        "zip": text("ZIP, varje figur och tabell för sig"),
        EACH: text("ZIP, en PDF för varje kommun"),
    }
    kind = st.radio(text("Format"), list(names), format_func=names.__getitem__, **field(FORMAT_KEY, _chosen_format()))
    if kind not in ("xlsx", EACH) and not has_browser():
        st.warning(no_browser_words(text))
    wanted = (report_address(view, choice), kind, view.assessed.version)
    if st.button(text("Skapa filen"), type="primary"):
        _follow_making(view, _steps(view, choice, kind), wanted)
    made, made_of = st.session_state.get(MADE, (None, None))
    if made_of == wanted:
        _draw_ready(view, made)


def _draw_parts(view: View, parts: tuple[str, ...]) -> dict[str, str]:
    """Draws each part with its finding, and buttons to move or drop it; returns the comments."""
    text, known, comments = view.text, labels(view), {}
    st.header(text("Det här kommer med"), anchor=False)
    for place, name in enumerate(parts):
        with st.container(border=True, key=f"part-{name}"):
            st.markdown(f"**{place + 1}. {escape_markdown(known[name])}**  \n{escape_markdown(finding_of(view, name))}")
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
            label = text("Egen kommentar till del {n}", n=place + 1)
            comments[name] = st.text_input(label, **_typed_field(f"{COMMENT_KEY}{name}", COMMENT_KEY))
    return comments


def _typed_field(key: str, kind: str = "") -> dict[str, Any]:
    longest = TEXT_LIMITS[kind or key]
    return {"max_chars": longest, **field(key, typed(key, longest))}


def _chosen_format() -> Format | str:
    return chosen(FORMAT_KEY, (*FORMATS, EACH), FORMATS[0])


def _with(others: Sequence[str], name: str, place: int) -> list[str]:
    """The parts with this one at a place among the others; none if there is no such place."""
    return [*others[:place], name, *others[place:]] if 0 <= place <= len(others) else []


def _steps(view: View, choice: ReportChoice, kind: Format | str) -> Iterator[Step | Made]:
    if kind == EACH:
        return make_each(report(view, ReportChoice(one_each(view), choice.title)))
    assert kind in FORMATS
    return make(report(view, choice), kind, RENDERER)


def _follow_making(view: View, steps: Iterator[Step | Made], wanted: tuple[str, str, str]) -> None:
    """Makes the file and shows the progress. Any click meanwhile ends it, because Streamlit then reruns the page."""
    text = view.text
    st.session_state.pop(MADE, None)
    with st.container(key="making"):
        bar = st.progress(0.0, text("Börjar"))
        stop = st.empty()
        stop.button(text("Avbryt"))
        for step in steps:
            if isinstance(step, Step):
                words = text("{done} av {of}: {what}", done=step.done, of=step.of, what=escape_markdown(step.what))
                bar.progress(step.done / step.of, words)
            else:
                st.session_state[MADE] = step, wanted
        bar.empty()
        stop.empty()


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
