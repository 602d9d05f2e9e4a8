"""Elements that only the page on the evidence has: its tabs, the file of questions, a list of effects, and the form that checks
whether a printed figure still holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from src.address import EVIDENCE_PAGE, FIGURE_KEY, TAB_KEY
from src.analysis.assessed import AssessedRecord
from src.app import markup
from src.app.address_widgets import chosen, field, typed
from src.app.cached import data_folder
from src.app.current import current_canvas
from src.app.figure import plot
from src.app.municipality_parts import answers_download
from src.app.present import note, say
from src.app.tables import table
from src.catalogue.figure_check import FigureCheck, FigureVerdict, check_figure, parse_figure_id
from src.opening import Faults
from src.selection.view import View
from src.wording.claims import claims_answer
from src.wording.marks import GAPS_TAB
from src.wording.sentences import open_answer
from src.wording.unknowns import answers_table, how_to_answer

CLAIMS_TAB, SOURCES_TAB, METHOD_TAB, TERMS_TAB = "pastaenden", "kallor", "metod", "ordlista"  # tabs, beside GAPS_TAB
ASKED: Final = "figure-asked-for"  # in the session: the tab, and whether it was opened with a figure's id
LONGEST_ID = 100  # letters


def tabs(view: View) -> dict[str, str]:
    """The names of the page's tabs by their codes in addresses; the first is open unless another is asked for."""
    text = view.text
    claims = {CLAIMS_TAB: text("Påståenden")} if view.programme.claims else {}
    return claims | {GAPS_TAB: text("Luckor"), SOURCES_TAB: text("Källor"), METHOD_TAB: text("Metod"), TERMS_TAB: text("Ordlista")}


def chosen_tab(view: View) -> str:
    """The code of the tab that is open."""
    names = tabs(view)
    return chosen(TAB_KEY, names, next(iter(names)))


def tab_answer(view: View, tab: str) -> str:
    """What the open tab answers with."""
    text, sources = view.text, len(view.every_source)
    return {
        CLAIMS_TAB: claims_answer(view),
        GAPS_TAB: open_answer(view),
        SOURCES_TAB: text.plural("Uppgifterna kommer från {n} källa.", "Uppgifterna kommer från {n} källor.", sources),
        METHOD_TAB: text("Så är siffrorna räknade, och det här säger de inte."),
        TERMS_TAB: text("Så läses ord och tecken."),
    }[tab]


def draw_tabs(view: View) -> None:
    """The choice of tab. To choose one ends the check of a figure that stands above it."""
    names, label = tabs(view), view.text("Visa")
    shown = field(TAB_KEY, chosen_tab(view), FIGURE_KEY)
    st.segmented_control(label, list(names), format_func=names.__getitem__, required=True, label_visibility="collapsed", **shown)


def bullet_list(heading: str, sentences: Sequence[str]) -> None:
    """A list with a line above it; nothing if the list is empty."""
    if sentences:
        st.html(markup.paragraphs("note", [heading]) + markup.bullets(sentences))


def questions_file(view: View, *, explained: bool = True) -> None:
    """The open cells as a workbook to fill in and hand in, and how to do so, which the workbook says too. Made on the click."""
    text, how = view.text, how_to_answer(view)
    label, title = text("Fyll i det som saknas (Excel)"), text("Det som saknas")
    answers_download(view, answers_table(view), how, label, view.address_of(EVIDENCE_PAGE), "fragelista", title=title)
    if explained:
        note(*how)


def figure_asked_for(tab: str) -> bool:
    """Whether the tab was opened with a figure's id in the address, so that the check stands first.

    Does not change while the tab is open, so that the field does not move while somebody types.
    """
    identity, opened = typed(FIGURE_KEY, LONGEST_ID), st.session_state.get(ASKED, {})
    if tab not in opened or FIGURE_KEY not in st.session_state:
        opened = st.session_state[ASKED] = {tab: identity != ""}
    return bool(opened[tab])


@dataclass(frozen=True)
class Checked:
    """A figure's check: what is found, in which view of today's data, and the verdict in words."""

    found: FigureCheck
    today: View
    verdict: str


def checked_figure(view: View) -> Checked | None:
    """The check of the figure whose id is asked for; None if none is."""
    identity = typed(FIGURE_KEY, LONGEST_ID)
    if not identity:
        return None
    today = _today(view, identity)
    figure_id = parse_figure_id(identity)
    opening = [partial(_opened, label.folder) for label in data_folder().of_version(figure_id.version)] if figure_id else []
    found = check_figure(identity, today, opening, replace(current_canvas(), bare=False))
    return Checked(found, today, _said(view, today, found))


def draw_check(view: View, checked: Checked | None, *, said: bool) -> None:
    """Draws the field for a figure's id, and the result of the check. `said`: the page's finding says the verdict already."""
    text = view.text
    st.header(text("Gäller en figur ännu?"), anchor="figur")
    note(text("Varje figur bär ett id. Skriv in det här, eller följ adressen under figuren, så jämförs den med dagens uppgifter."))
    st.text_input(
        text("Figurens id"),
        max_chars=LONGEST_ID,
        width=420,
        help=text("Står under figuren: namn.åtta tecken.åtta tecken. Sätt samma filter som figuren har."),
        **field(FIGURE_KEY, typed(FIGURE_KEY, LONGEST_ID)),
    )
    if not checked:
        return
    found = checked.found
    if not said:
        say("verdict", checked.verdict, role="status")
    if found.changes:
        rows = pd.DataFrame(found.changes, columns=[text("Vad"), text("I figuren"), text("I dag")])
        table(view, rows, name="andrat", alt=text("Det som har ändrats sedan figuren skapades"))
    elif found.verdict == FigureVerdict.UNKNOWN:
        st.markdown(text("Sätt de filter som står i figuren, och jämför dess siffror med dagens nedan."))
    elif found.verdict == FigureVerdict.OTHER_FILTERS:
        st.markdown(text("Öppna adressen som står i figuren: den sätter figurens filter. Står det samma sak då, är det versionen."))
    if found.now is not None:
        plot(checked.today, found.now, "figure-asked-about")


def _today(view: View, identity: str) -> View:
    """The same view of the export to compare with: a made-up one for a figure of made-up data, else the latest."""
    figure_id = parse_figure_id(identity)
    version = figure_id.version if figure_id else ""
    made_up = {found.version: found for label in data_folder().labels if label.made_up and (found := _opened(label.folder))}
    if version in made_up:
        return view.of_record(made_up[version])
    documented = (_opened(label.folder) for label in data_folder().labels if not label.made_up)
    if view.assessed.record.label.made_up and not any(found and found.version == version for found in documented):
        return view
    latest = data_folder().open()
    return view if isinstance(latest, Faults) else view.of_record(latest)


def _opened(folder: str) -> AssessedRecord | None:
    found = data_folder().open(folder)
    return None if isinstance(found, Faults) else found


def _said(view: View, today: View, found: FigureCheck) -> str:
    text = view.text
    words = {"export": text.of(today.assessed.record.label.title), "date": text.date(today.assessed.record.label.as_of)}
    return {
        FigureVerdict.HOLDS: text("Figuren gäller: samma data, samma siffror ({export}, {date}).", **words),
        FigureVerdict.HOLDS_STILL: text("Figuren gäller ännu: andra data i dag ({export}, {date}), men samma siffror.", **words),
        FigureVerdict.CHANGED: text("Figuren gäller inte längre: siffrorna är andra i dag ({export}, {date}).", **words),
        FigureVerdict.OTHER_FILTERS: text(
            "Figuren är ritad med andra filter än dessa, eller med en tidigare version av instrumentpanelen."
        ),
        FigureVerdict.UNKNOWN: text("Det går inte att avgöra om figuren gäller: uppgifterna som den bygger på finns inte här."),
        FigureVerdict.UNREADABLE: text("Det är inget id på en figur som finns här. Det står sist under figuren, före adressen."),
    }[found.verdict]
