"""The form for handing in an export: the file, what it was understood as, what it becomes, and what that would change."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from src.address import EXPORT_KEY
from src.analysis.assessed import AssessedRecord
from src.app import markup
from src.app.address_widgets import keep
from src.app.cached import PREVIEW, data_folder, database
from src.app.figure import picture
from src.app.present import note, say
from src.app.versions import DAY_LENGTH, today
from src.catalogue.figures import map_of_changes
from src.catalogue.file_name import ascii_name
from src.handed_in import HANDED_IN, IGNORE, UNRECOGNISED, Refused, Understood
from src.loading.intake.understanding import understand
from src.opening import Faults
from src.programme.definition import Source
from src.proposal import Proposal, evidence_frame, open_proposed, proposed_files
from src.reporting.steady_zip import packed
from src.reporting.table.csv_file import excel_csv
from src.selection.selection import day_of
from src.selection.view import View
from src.vocabulary import OFFERING, YEAR
from src.wording.comparison import changes_answer, changes_table, key_changes_table, verdict_changes_table
from src.wording.intake import Read, causes_table, columns_table, effect_warnings, meanings, tally_table, understood_words
from src.wording.table_cells import column_words, is_number_column

FILE_TYPES: Final = ("csv", "txt", "tsv", "xlsx", "ods")
READ_FILES, EFFECT = (
    "intake-read",
    "intake-effect",
)  # in the session: what each file was understood as, and the effect of the last proposal
MOST_MB: Final = 50  # a log of some hundred thousand rows
LONGEST: Final = 80  # letters of a title and of a producer


def draw_upload(view: View) -> Read:
    """Draws the field for files, and reads those that are there; each again only when it, or how it is read, has changed."""
    text = view.text
    files = st.file_uploader(
        text("Fil från Excel eller ett formulär (CSV, XLSX eller ODS)"),
        FILE_TYPES,
        True,
        key="intake-files",
        max_upload_size=MOST_MB,
    )
    known, kept = st.session_state.get(READ_FILES, {}), {}
    for file, name in zip(files, _apart([file.name for file in files]), strict=True):
        content = file.getvalue()
        mapping, sheet = _asked_of(name)
        key = (name, hashlib.sha256(content).hexdigest(), tuple(mapping.items()), sheet, view.assessed.version)
        if key not in known:
            with st.spinner(text("Läser {file}", file=name)):
                known[key] = _read(view, content, name, mapping, sheet)
        kept[key] = known[key]
    st.session_state[READ_FILES] = kept
    return list(kept.values())


def draw_understood(view: View, read: Read) -> None:
    """Draws how each file was read, and how its rows were counted; where a file is refused, why, and what to do."""
    text = view.text
    for one in read:
        if isinstance(one, Refused):
            say("warning", one.finding.in_one_line(text), role="alert")
            _draw_sheets(view, one.file, one.sheets, None)
            _draw_meanings(view, one.file, one.headers)
        else:
            note(understood_words(one, text), *(notice.said(text) for notice in one.notices))
            _draw_sheets(view, one.file, one.sheets, one.sheet)
            _draw_columns(view, one)
    if any(isinstance(one, Understood) for one in read):
        _draw_table(tally_table(read, text), text("Hur raderna i varje fil räknades"), view)


def draw_rejected(view: View, read: Read) -> None:
    """Draws what is to be mended, and the rows that are to be mended as a file."""
    text = view.text
    causes = causes_table(read, text)
    if causes.empty:
        return
    st.header(text("Att rätta"), anchor=False)
    note(
        text(
            "Raderna räknas inte förrän de är rättade. Rätta i din egen fil, eller i filen med bara dessa rader, och lämna in igen."
        )
    )
    _draw_table(causes, text("Varje fel, med rader, värde och hur det rättas"), view)
    for one in read:
        if isinstance(one, Understood) and one.rejected_rows:
            rows = pd.DataFrame([cells for _, cells in one.rejected_rows], columns=list(one.known_headers))
            label, name = (
                text("Ladda ned raderna att rätta ({file})", file=markup.escape_markdown(one.file)),
                f"att-ratta_{ascii_name(one.file)}.csv",
            )
            st.download_button(label, excel_csv(rows, text), name, mime="text/csv", on_click="ignore", key=f"rejected-{one.file}")


def draw_proposal(view: View, read: Sequence[Understood]) -> Proposal | None:
    """Draws the questions that a file does not answer; what it becomes, or None while an answer is missing."""
    text, cells = view.text, evidence_frame(read, HANDED_IN)
    st.header(text("Vad filen är"), anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        added = st.radio(
            text("Filens uppgifter"),
            (True, False),
            format_func={True: text("läggs till det som redan är känt"), False: text("är allt som är känt")}.__getitem__,
            key="intake-added",
        )
        asked = st.text_input(text("Uppgifterna gäller per"), today().isoformat(), DAY_LENGTH, key="intake-day")
        title = st.text_input(text("Vad exporten ska heta"), text("Inlämnad export"), LONGEST, key="intake-title")
    with right:
        source, described = _draw_source(view, asked)
        complete = _draw_complete(view, cells)
    day = day_of(asked)
    if day is None or day > today():
        said = text("Skriv datumet som 2021-04-05.") if day is None else text("Dagen har inte varit än.")
        say("note", said, role="status")
        return None
    return Proposal(cells, day, title.strip() or text("Inlämnad export"), source, described, complete, added, data_folder().folders)


def draw_effect(view: View, proposal: Proposal) -> None:
    """Draws what the export would change if it counted, and its folder to download."""
    text = view.text
    st.header(text("Vad den skulle ändra"), anchor=False)
    files, found = _effect(view, proposal)
    if isinstance(found, Faults):
        say("warning", text("Exporten kan inte bli till så här:"), role="alert")
        note(*(finding.in_one_line(text) for finding in found.findings[:20]))
        return
    then = replace(view, assessed=found, before=view.assessed, selection=view.selection.of_record(found))
    say("verdict", changes_answer(then), role="status")
    if found_odd := effect_warnings(view, then):
        say("warning", *found_odd)
    note(text("Inget räknas förrän mappen har lagts i datamappen. Bara du ser det här."))
    left, right = st.columns([5, 6], gap="large")
    with left:
        picture(then, map_of_changes)
    with right:
        _draw_table(key_changes_table(then), text("Varje nyckeltal före och efter, med skillnaden"), view)
        verdicts = verdict_changes_table(then)
        if not verdicts.empty:
            st.header(text("Påståenden med ett annat omdöme"), anchor=False)
            _draw_table(verdicts, text("Påståenden med ett annat omdöme än förut"), view)
    cells = changes_table(then)
    if not cells.empty:
        with st.expander(text.plural("{n} uppgift ändras", "{n} uppgifter ändras", len(cells))):
            _draw_table(cells, text("Varje ändring, med kommun, erbjudande och år"), view)
    st.button(text("Se hela instrumentpanelen med exporten"), on_click=_preview, args=(found,))
    if proposal.described and proposal.described.producer == text("Inlämnad fil"):
        note(text("Skriv vem som har uppgifterna, så kan exporten laddas ned."))
        return
    folder = {f"{proposal.folder}/{name}": content for name, content in files.items()}
    label = text("Ladda ned exporten som mapp (ZIP)")
    st.download_button(
        label, packed(folder), file_name=f"{proposal.folder}.zip", mime="application/zip", on_click="ignore", type="primary"
    )
    latest = data_folder().default
    if latest and latest.as_of > proposal.as_of:
        note(text("Packa upp mappen i datamappens exports: då kan den väljas som Datakälla. Den som visas är senare."))
    else:
        note(text("Packa upp mappen i datamappens exports: då visas den på alla sidor."))


def counted_view(view: View) -> View:
    """The view of the data that count, also while the visitor looks at a preview."""
    if not view.assessed.record.label.preview:
        return view
    counted = data_folder().open()
    assert isinstance(counted, AssessedRecord)
    return replace(view.of_record(counted), before=None, kept=())


def draw_way_back(view: View) -> None:
    """Draws the button that ends a preview, on every page that shows one."""
    if view.assessed.record.label.preview:
        st.button(view.text("Sluta förhandsvisa"), key="end-preview", on_click=_preview, args=(None,))


def _preview(found: AssessedRecord | None) -> None:
    st.session_state[PREVIEW] = found
    keep(EXPORT_KEY, [found.record.label.folder] if found else [])


def _read(view: View, content: bytes, file: str, mapping: dict[str, str], sheet: str | None) -> Understood | Refused:
    """What the file says. A column of sources in other words than the data folder's own is not read: the form asks instead."""

    def reading(meant: Mapping[str, str]) -> Understood | Refused:
        return understand(
            content,
            file,
            view.programme,
            view.assessed.names,
            old_codes=view.assessed.record.old_codes,
            mapping=meant,
            sheet=sheet,
            source=HANDED_IN,
            connection=database(),
        )

    found = reading(mapping)
    if isinstance(found, Refused):
        return found
    foreign = {cause.column: IGNORE for cause in found.causes if cause.reason == "source_unknown" and cause.column}
    return reading(foreign | mapping) if foreign else found


def _apart(names: Sequence[str]) -> list[str]:
    """The files' names; a second one of the same name gets a number."""
    return [name if (n := names[:place].count(name)) == 0 else f"{name} ({n + 1})" for place, name in enumerate(names)]


def _asked_of(file: str) -> tuple[dict[str, str], str | None]:
    """What the visitor says of a file: what its columns mean, by header, and which sheet to read."""
    prefix = f"intake-column-{file}-"
    said = {str(key).removeprefix(prefix): value for key, value in st.session_state.items() if str(key).startswith(prefix)}
    return {header: value for header, value in said.items() if value}, st.session_state.get(f"intake-sheet-{file}")


def _draw_sheets(view: View, file: str, sheets: Sequence[str], shown: str | None) -> None:
    if len(sheets) > 1:
        place = sheets.index(shown) if shown in sheets else None
        st.selectbox(view.text("Blad i {file}", file=file), sheets, place, key=f"intake-sheet-{file}")


def _draw_columns(view: View, read: Understood) -> None:
    """What each column was read as, and the choice of another meaning."""
    text = view.text
    with st.expander(text("Så är kolumnerna lästa")):
        _draw_table(columns_table(read, view.programme, text), text("Varje kolumn, och vad den är läst som"), view)
        _draw_meanings(view, read.file, [column.header for column in read.columns if column.header])


def _draw_meanings(view: View, file: str, headers: Sequence[str]) -> None:
    """The choice of what each of these columns means."""
    text = view.text
    words = meanings(text) | {f"offering:{key}": view.offering_name(key) for key in view.programme.offering_keys}
    del words[UNRECOGNISED]
    if headers:
        st.caption(text("Stämmer det inte? Välj vad kolumnen betyder."))
    with st.container(horizontal=True):
        for header in dict.fromkeys(headers):
            key, label = f"intake-column-{file}-{header}", markup.escape_markdown(header)
            st.selectbox(label, list(words), None, words.__getitem__, key=key, placeholder=text("som läst"), width=240)


def _draw_source(view: View, day: str) -> tuple[str, Source | None]:
    """The choice of a known source, or the description of a new one, whose producer may be missing still; and its id."""
    text, programme = view.text, view.programme
    names = {key: f"{text.of(source.producer)}: {text.of(source.title)}" for key, source in programme.sources.items()}
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
    producer = st.text_input(
        text("Vem som har uppgifterna (en roll eller organisation, ingen person)"), "", LONGEST, key="intake-producer"
    )
    named, title = producer.strip() or text("Inlämnad fil"), text("Inlämnad {day}", day=day)
    described = Source(producer=named, title=title, licence=text("Ingen licens angiven"))
    return f"{ascii_name(producer) or HANDED_IN}-{day}", described


def _draw_complete(view: View, cells: pd.DataFrame) -> tuple[tuple[str, int | None], ...]:
    """The question which lists are complete, of those that the file has rows for. Nothing is taken for granted."""
    text, found = view.text, cells[[OFFERING, YEAR]].drop_duplicates()
    lists = [(str(key), None if pd.isna(year) else int(year)) for key, year in found.itertuples(index=False)]
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


def _draw_table(rows: pd.DataFrame, alt: str, view: View) -> None:
    """A table without downloads: what it shows counts nowhere yet."""
    columns = [column for _, column in rows.items()]
    lines = list(zip(*(column_words(column, view.text) for column in columns), strict=True))
    st.html(markup.html_table(alt, list(map(str, rows.columns)), lines, [is_number_column(column) for column in columns]))
