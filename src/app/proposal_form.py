"""The form for what a handed-in file becomes: the export's day, name and source, what it would change, and its folder."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from src.address import EXPORT_KEY, KNOWN_KEY
from src.analysis.assessed import AssessedRecord
from src.app.address_widgets import keep
from src.app.cached import PREVIEW, data_folder, database
from src.app.figure import picture
from src.app.present import OVERVIEW_FILE, note, say
from src.app.tables import plain_table
from src.app.versions import DAY_LENGTH, today
from src.catalogue.figures import map_of_changes
from src.catalogue.file_name import ascii_name
from src.finding import Finding
from src.handed_in import HANDED_IN, Understood
from src.language import N_, Language
from src.loading.exports import EXPORTS
from src.loading.label_faults import day_fault
from src.opening import Faults
from src.personal_data import PERSON_FAULT, looks_like_person
from src.programme.definition import Source
from src.proposal import Proposal, evidence_frame, open_proposed, proposed_files
from src.reporting.steady_zip import packed
from src.selection.selection import day_of
from src.selection.view import View
from src.vocabulary import OFFERING, SOURCE, YEAR
from src.wording.comparison import changes_answer, changes_table, key_changes_table, verdict_changes_table
from src.wording.intake import effect_warnings

EFFECT: Final = "intake-effect"  # in the session: the effect of the last proposal
PREVIEWED_FOLDER: Final = "previewed-folder"  # in the session: the previewed export as a ZIP, or None while its producer is unsaid
LONGEST: Final = 80  # letters of a title and of a producer
# The form's fields.
AS_OF: Final = N_("Uppgifterna gäller per")
TITLE: Final = N_("Vad exporten ska heta")
PRODUCER: Final = N_("Vem som har uppgifterna (en roll eller organisation, ingen person)")


def draw_proposal(view: View, read: Sequence[Understood]) -> Proposal | None:
    """Draws the questions that a file does not answer; what it becomes, or None while an answer is missing."""
    text, cells = view.text, evidence_frame(read, HANDED_IN)
    st.header(text("Om uppgifterna"), anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        added = st.radio(
            text("Filens uppgifter"),
            (True, False),
            format_func={True: text("läggs till det som redan är känt"), False: text("är allt som är känt")}.__getitem__,
            key="intake-added",
        )
        asked = st.text_input(text(AS_OF), today().isoformat(), DAY_LENGTH, key="intake-day")
        day = day_of(asked)
        if day is None:
            say("warning", text("Skriv datumet som 2021-04-05, så visas vad exporten skulle ändra."), role="alert")
        elif day > today():
            say("warning", text("Dagen har inte varit än. Rätta den, så visas vad exporten skulle ändra."), role="alert")
        elif added and day < (known := view.assessed.record.label).as_of and not day_fault(day, view.programme.years[0]):
            later = N_(
                "Filens uppgifter läggs till {export}, som gäller {day}. Skriv den dagen eller en senare, eller byt datakälla."
            )
            say("warning", text(later, export=text.of(known.title), day=text.date(known.as_of)), role="alert")
            day = None
        title = st.text_input(text(TITLE), text("Inlämnad export"), LONGEST, key="intake-title")
    with right:
        source, described = _draw_source(view, asked)
        if looks_like_person(title) or (described and looks_like_person(text.of(described.producer))):
            say("warning", f"{text(PERSON_FAULT[0])} {text(PERSON_FAULT[1])}", role="alert")
            return None
        complete = _draw_complete(view, cells)
    if day is None or day > today():
        return None
    name, taken = title.strip() or text("Inlämnad export"), data_folder().taken
    return Proposal(cells, day, name, source, today(), described, complete, added, taken)


def draw_effect(view: View, proposal: Proposal, first: DeltaGenerator) -> None:
    """Draws what the export would change if it counted, and its folder to download; what it comes to stands in `first`."""
    text = view.text
    st.header(text("Vad exporten skulle ändra"), anchor=False)
    files, found = _effect(view, proposal)
    if isinstance(found, Faults):
        say("warning", text("Exporten kan inte bli till så här:"), role="alert")
        note(*(_fault_words(finding, proposal, text) for finding in found.findings[:20]))
        return
    then = replace(view, assessed=found, before=view.assessed, selection=view.selection.of_record(found))
    with first:
        say("verdict", changes_answer(then), role="status")
        note(text("Så blir det om exporten läggs i datamappen. Inget räknas än, och bara du ser det här."))
    if found_odd := effect_warnings(view, then):
        say("warning", *found_odd)
    left, right = st.columns([5, 6], gap="large")
    with left:
        picture(then, map_of_changes)
    with right:
        plain_table(key_changes_table(then), text("Varje nyckeltal före och efter, med skillnaden"), view)
        verdicts = verdict_changes_table(then)
        if not verdicts.empty:
            st.header(text("Påståenden med ett annat omdöme"), anchor=False)
            plain_table(verdicts, text("Påståenden med ett annat omdöme än förut"), view)
    cells = changes_table(then)
    if not cells.empty:
        with st.expander(text.plural("{n} uppgift ändras", "{n} uppgifter ändras", len(cells))):
            plain_table(cells, text("Varje ändring, med kommun, erbjudande och år"), view)
    nameless = proposal.described and proposal.described.producer == text("Inlämnad fil")
    folder = None if nameless else packed({f"{proposal.folder}/{name}": content for name, content in files.items()})
    if st.button(text("Se hela instrumentpanelen med exporten"), key="begin-preview"):
        _preview(found, folder)
        st.switch_page(OVERVIEW_FILE, query_params={EXPORT_KEY: found.record.label.folder})
    note(text("Filen sparas inte. Läses sidan in på nytt är förhandsvisningen borta, och filen får lämnas in igen."))
    if folder is None:
        note(text("Skriv vem som har uppgifterna, så kan exporten laddas ned."))
        return
    _draw_folder(proposal.folder, folder, text)
    shown = text("Då visas exporten först, på alla sidor.")
    if instead := data_folder().first_instead_of(found.record.label):
        words = {"export": text.of(instead.title), "day": text.date(instead.as_of)}
        shown = text("Då kan exporten väljas som Datakälla; {export}, som gäller {day}, visas fortfarande först.", **words)
    note(text("Den som sköter datamappen packar upp filen i dess mapp exports."), shown)


def counted_view(view: View) -> View:
    """The view of the data that count, also while the visitor looks at a preview or at made-up data."""
    label = view.assessed.record.label
    counted = data_folder().open() if label.preview or label.made_up else None
    return replace(view.of_record(counted), before=None, kept=()) if isinstance(counted, AssessedRecord) else view


def draw_way_back(view: View) -> None:
    """Draws the button that ends a preview, on every page that shows one."""
    if view.assessed.record.label.preview:
        st.button(view.text("Sluta förhandsvisa"), key="end-preview", on_click=_preview)


def draw_previewed(view: View) -> None:
    """Draws what is previewed, and its folder to download: the file that it came from is gone when the visitor comes back."""
    text, found = view.text, st.session_state.get(PREVIEW)
    label = data_folder().label_of(found.record.label.folder) if found else None
    if not (label and label.preview):
        return
    words = {"export": text.of(label.title), "date": text.date(label.as_of)}
    said = text("Du förhandsvisar {export}, uppgifter per {date}. Filen som du lämnade in är inte kvar.", **words)
    if folder := st.session_state.get(PREVIEWED_FOLDER):
        note(said, text("Exporten kan laddas ned tills du slutar förhandsvisa."))
        _draw_folder(label.folder, folder, text)
    else:
        note(said, text("Lämna in den igen, och skriv vem som har uppgifterna, för att ladda ned exporten."))


def _fault_words(finding: Finding, proposal: Proposal, text: Language) -> str:
    """A fault of the export in words; it names the form's field, since the visitor has no such file."""
    if not finding.file.startswith(f"{EXPORTS}/{proposal.folder}"):
        return finding.in_one_line(text)
    named = {"as_of": AS_OF, "published": AS_OF, "title": TITLE, "producer": PRODUCER}
    place = [text(named[part]) if part in named else part for part in (finding.column, finding.value) if part]
    return f"{', '.join(place)}: {finding.said(text)} {finding.mended(text)}".removeprefix(": ")


def _draw_folder(name: str, folder: bytes, text: Language) -> None:
    label, kind = text("Ladda ned exporten som mapp (ZIP)"), "application/zip"
    st.download_button(label, folder, file_name=f"{name}.zip", mime=kind, on_click="ignore", type="primary")


def _preview(found: AssessedRecord | None = None, folder: bytes | None = None) -> None:
    st.session_state[PREVIEW], st.session_state[PREVIEWED_FOLDER] = found, folder
    keep(EXPORT_KEY, [found.record.label.folder] if found else [])
    if found:
        keep(KNOWN_KEY, [])  # a day that is looked at goes before an export


def _draw_source(view: View, day: str) -> tuple[str, Source | None]:
    """The choice of a known source, or the description of a new one, whose producer may be missing still; and its id."""
    text, programme = view.text, view.programme
    unfit = {*view.register_sources, *_made_up_sources()}.difference(view.export_sources)
    fit = {key: source for key, source in programme.sources.items() if key not in unfit}
    names = {key: f"{text.of(source.producer)}: {text.of(source.title)}" for key, source in fit.items()}
    chosen = st.selectbox(
        text("Varifrån uppgifterna kommer"),
        list(names),
        None,
        names.__getitem__,
        placeholder=text("En ny källa"),
        key="intake-source",
    )
    if chosen:
        return chosen, None
    producer = st.text_input(text(PRODUCER), "", LONGEST, key="intake-producer")
    named, title = producer.strip() or text("Inlämnad fil"), text("Inlämnad {day}", day=day)
    described = Source(producer=named, title=title, licence=text("Ingen licens angiven"))
    return f"{ascii_name(producer) or HANDED_IN}-{day}", described


def _made_up_sources() -> frozenset[str]:
    """The ids of the sources that made-up exports name."""
    folder = data_folder()
    opened = [folder.open(label.folder) for label in folder.labels if label.made_up]
    records = [one.record for one in opened if isinstance(one, AssessedRecord)]
    return frozenset(source for one in records for rows in (one.participation, one.complete_lists) for source in rows[SOURCE])


def _draw_complete(view: View, cells: pd.DataFrame) -> tuple[tuple[str, int | None], ...]:
    """The question which lists are complete, of those that the file has rows for. Nothing is taken for granted."""
    text, found = view.text, cells[[OFFERING, YEAR]].drop_duplicates()
    lists = [(str(key), None if pd.isna(year) else int(year)) for key, year in found.itertuples(index=False)]
    lists.sort(key=lambda one: (view.programme.offering_keys.index(one[0]), one[1] or 0))
    names = {one: f"{view.offering_name(one[0])} {one[1] or text('hela perioden')}" for one in lists}
    chosen = st.multiselect(
        text("Listor som är kompletta: en kommun som saknas där har inte deltagit"),
        lists,
        format_func=names.__getitem__,
        placeholder=text("Ingen"),
        key="intake-complete",
    )
    return tuple(chosen)


def _effect(view: View, proposal: Proposal) -> tuple[Mapping[str, bytes], AssessedRecord | Faults]:
    """The proposal's files and the record that they make, opened once for each proposal of this visitor's."""
    folder = data_folder()
    files = proposed_files(proposal, view.assessed, folder.folder_of(view.assessed.record.label))
    key = (proposal.folder, files["manifest.json"], view.assessed.version)
    if (known := st.session_state.get(EFFECT)) and known[0] == key:
        return files, known[1]
    found = open_proposed(proposal, files, folder.root, database())
    st.session_state[EFFECT] = key, found
    return files, found
