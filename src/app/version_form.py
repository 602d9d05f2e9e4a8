"""The choice of version as people see it: the day in the sidebar, what to compare with, and the link for the next meeting."""

from collections.abc import Sequence

import streamlit as st

from src.address import CHANGES_PAGE, EXPORT_KEY, FROM_KEY, KNOWN_KEY, SINCE_KEY, with_query
from src.app import markup
from src.app.address_widgets import follow, seen, take
from src.app.cached import data_folder
from src.app.present import faults, note
from src.app.versions import Compared, Reason, compared, known_day, today
from src.finding import Finding
from src.language import Language
from src.record import ExportLabel
from src.selection.selection import day_of
from src.selection.view import View
from src.wording.comparison import version_words


def draw_known_day(text: Language) -> None:
    """The field for a day: what is shown is then what was known on it."""
    _draw_day(KNOWN_KEY, text("Som det var känt den"), text)


def say_known_day(view: View) -> None:
    """On every page, that what stands there is what was known on a day."""
    text, day, label = view.text, known_day(), view.assessed.record.label
    if day:
        words = {"day": text.date(day), "export": text.of(label.title), "date": text.date(label.as_of)}
        said = text("Som det var känt {day}: {export}, uppgifter per {date}.", **words)
        st.html(markup.paragraphs("known", [said]))


def say_faulty_exports(text: Language) -> None:
    """On every page, which exports would be shown in place of the default one but have faults.

    Neither the faults nor anything that stands in the rows: those who keep the data find them in the log, and visitors need not.
    """
    if faulty := data_folder().faulty_since:
        words = text("Underlag med fel visas inte: {folders}. Felen står i serverns logg.", folders=text.names(list(faulty)))
        st.html(markup.paragraphs("known", [words]))


def draw_faults(findings: Sequence[Finding], text: Language) -> None:
    """In place of a page, what is wrong with the export; and the way back to the one without faults, if there is one."""
    faults(findings, text)
    if default := data_folder().default:
        st.button(text("Visa det senaste underlaget utan fel"), on_click=_show, args=(default,))


def _show(label: ExportLabel) -> None:
    st.session_state[EXPORT_KEY] = label.folder
    st.session_state[KNOWN_KEY] = ""


def say_nothing_known(text: Language) -> None:
    """In place of a page, that nothing was known on the day; which export is the oldest, and what to do."""
    day = known_day()
    assert day is not None
    st.title(text("Inget var känt"), anchor=False)
    said = text("{day} fanns inget underlag.", day=text.date(day))
    st.html(f'<div role="alert">{markup.paragraphs("answer", [said])}</div>')
    note(*_oldest(text), text("Töm datumfältet i sidofältet för att se det som är känt nu."))
    st.button(text("Visa det som är känt nu"), on_click=_show_now)


def _show_now() -> None:
    st.session_state[KNOWN_KEY] = ""


def why_nothing_compared(view: View) -> tuple[str, ...]:
    """Why the page of changes has nothing to tell: the answer, and what one can do."""
    text, found = view.text, compared(view.assessed.record.label)
    words = {
        "day": text.date(found.since) if found.since else "",
        "version": version_words(view, found.label) if found.label else "",
    }
    if found.reason == Reason.SAME and found.since:
        return (
            text("Inget har ändrats sedan {day}.", **words),
            text("Det underlag som var känt då är det som visas: {version}.", **words),
        )
    choose = text("Välj något annat att jämföra med.")
    if found.reason == Reason.SAME:
        return text("Underlaget jämförs med sig självt: {version}.", **words), choose
    if found.reason == Reason.NOTHING_KNOWN:
        return (text("{day} fanns inget underlag att jämföra med.", **words), *_oldest(text), choose)
    if found.reason == Reason.FAULTY:
        return text("Underlaget {version} har fel och kan inte jämföras med.", **words), choose
    return (
        text("Det finns inget tidigare underlag att jämföra med."),
        text("När nästa export har kommit visar sidan vad som har ändrats."),
    )


def what_is_compared(view: View) -> str:
    """Which two versions a comparison is of."""
    text, found = view.text, compared(view.assessed.record.label)
    assert found.label is not None
    words = {"before": version_words(view, found.label), "after": version_words(view, view.assessed.record.label)}
    if found.since:
        return text("Det som var känt {day}, {before}, jämförs med {after}.", day=text.date(found.since), **words)
    return text("{before} jämförs med {after}.", **words)


def draw_comparison(view: View) -> None:
    """What to compare with: an export, or what was known on a day. One clears the other."""
    text, shown = view.text, view.assessed.record.label
    labels = {label.folder: label for label in data_folder().labels if label.folder != shown.folder}
    st.session_state[seen(FROM_KEY)] = _compared_folder(compared(shown), labels)
    st.selectbox(
        text("Jämför med"),
        list(labels),
        index=None,
        format_func=lambda folder: version_words(view, labels[folder]),
        placeholder=text("Välj ett underlag"),
        key=seen(FROM_KEY),
        on_change=_take_and_clear,
        args=(FROM_KEY, SINCE_KEY),
    )
    _draw_day(SINCE_KEY, text("eller med det som var känt den"), text, FROM_KEY)


def draw_link(view: View) -> None:
    """The link for the next meeting: what will have changed since today, whatever is shown now."""
    text = view.text
    st.caption(text("Spara den här länken till nästa möte: den visar vad som har ändrats sedan i dag."))
    address = with_query(view.address_of(CHANGES_PAGE, with_export=False), [(SINCE_KEY, today().isoformat())])
    st.code(address, language=None, wrap_lines=True)


def take_export() -> None:
    """Hands a chosen export to the address; the day on which something was known no longer decides."""
    _take_and_clear(EXPORT_KEY, KNOWN_KEY)


def _draw_day(key: str, label: str, text: Language, *cleared: str) -> None:
    follow(key)
    typed = st.text_input(
        label, key=seen(key), placeholder=text("ÅÅÅÅ-MM-DD"), max_chars=10, on_change=_take_and_clear, args=(key, *cleared)
    )
    if typed and day_of(typed) is None:
        st.html(f'<div role="status">{markup.paragraphs("note", [text("Skriv datumet som 2021-04-05.")])}</div>')


def _take_and_clear(key: str, *others: str) -> None:
    take(key)
    if st.session_state[key]:
        for other in others:
            st.session_state[other] = None if other == FROM_KEY else ""


def _compared_folder(found: Compared, labels: dict[str, ExportLabel]) -> str | None:
    """The export in the list: none where a day decides, since the day then says it."""
    return found.label.folder if found.label and not found.since and found.label.folder in labels else None


def _oldest(text: Language) -> tuple[str, ...]:
    documented = [label for label in data_folder().labels if not label.made_up]
    if not documented:
        return ()
    oldest = min(documented, key=lambda label: label.published)
    return (
        text(
            "Det äldsta underlaget är {export}, känt från {date}.", export=text.of(oldest.title), date=text.date(oldest.published)
        ),
    )
