"""The form for handing in files: what each was understood as, how its rows were counted, and what is to be mended."""

import hashlib
from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd
import streamlit as st

from src.app import markup
from src.app.cached import database
from src.app.present import note, say
from src.app.tables import plain_table
from src.app.uploads import open_uploads
from src.app.watched_reading import watched
from src.catalogue.file_name import ascii_name
from src.handed_in import HANDED_IN, UNRECOGNISED, Refused, Understood, header_words
from src.language import Language
from src.loading.intake.columns import PROPOSED_HEADERS
from src.loading.intake.understanding import understand
from src.loading.intake.watching import Watch
from src.personal_data import unsigned
from src.reporting.table.csv_file import excel_csv
from src.selection.view import View
from src.wording.intake import (
    Read,
    causes_table,
    columns_table,
    kind_words,
    meanings,
    refusal_words,
    tally_table,
    understood_words,
    unknown_word_label,
)

FILE_TYPES: Final = ("csv", "txt", "tsv", "xlsx", "ods")
READ_FILES: Final = "intake-read"  # in the session: what each file was understood as
FAULTS_SHOWN: Final = 10  # the others are folded
MOST_MB: Final = 50  # a log of some hundred thousand rows

NOT_SAID: Final = ("", "")  # in place of an unknown value and the suggestion that is meant by it


def draw_upload(view: View) -> Read:
    """Draws the field for files, and reads those that are there; each again only when it, or how it is read, has changed."""
    text = view.text
    open_uploads()
    files = st.file_uploader(
        text("Fil från Excel eller ett formulär (CSV, XLSX eller ODS)"),
        FILE_TYPES,
        True,
        key="intake-files",
        max_upload_size=MOST_MB,
    )
    known, kept = st.session_state.get(READ_FILES, {}), {}
    for file, name in zip(files, _apart([unsigned(file.name) for file in files]), strict=True):
        content = file.getvalue()
        told = _told_of(name)
        key = (name, hashlib.sha256(content).hexdigest(), told, view.assessed.version)
        if key not in known and (found := _read(view, content, name, told)):
            known[key] = found
        if key in known:
            kept[key] = known[key]
    st.session_state[READ_FILES] = kept
    return list(kept.values())


def draw_understood(view: View, read: Read) -> None:
    """Draws how each file was read, and how its rows were counted; where a file is refused, why, and what to do."""
    text = view.text
    for one in read:
        if isinstance(one, Refused):
            say("warning", refusal_words(one, text), role="alert")
            _draw_sheets(view, one.file, one.sheets, None)
            _draw_lacking(view, one)
            _draw_suggested(view, one)
            _draw_meanings(view, one.file, one.headers)
        else:
            note(understood_words(one, text), *(notice.said(text) for notice in one.notices))
            _draw_sheets(view, one.file, one.sheets, one.sheet)
            _draw_lacking(view, one)
            _draw_columns(view, one)
    if any(isinstance(one, Understood) for one in read):
        plain_table(tally_table(read, text), text("Hur raderna i varje fil räknades"), view)


def draw_unknown_words(view: View, read: Read) -> None:
    """Draws each value that the register or the programme lacks, and the choice of which suggestion it means, if any."""
    text, several = view.text, len(read) > 1
    asked = [(one.file, word) for one in read if isinstance(one, Understood) for word in one.unknown_words]
    if not asked:
        return
    st.header(text("Att bekräfta"), anchor=False)
    note(
        text("Värdena finns inte i registret eller programmet, men liknar något där. Raderna räknas först när du har valt."),
    )
    boxes = st.container(horizontal=True)
    for file, word in asked:
        swedish = Language("sv")  # what is chosen holds when the language is changed
        names = {(word.value, swedish.of(name)): markup.escape_markdown(text.of(name)) for name in word.suggestions}
        names[NOT_SAID] = text("inte bekräftat")
        boxes.radio(
            markup.escape_markdown(unknown_word_label(word, file if several else None, text)),
            list(names),
            len(names) - 1,
            names.__getitem__,
            key=f"intake-confirm-{file}-{word.column}-{word.value}-{[key for _, key in names]}",
            horizontal=True,
            width=320,
        )


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
        ),
        text("En fil med bara de rättade raderna läggs som en andra fil bredvid den första: då räknas båda."),
    )
    alt = text("Varje fel, med rader, värde och hur det rättas")
    plain_table(causes[:FAULTS_SHOWN], alt, view)
    if more := len(causes[FAULTS_SHOWN:]):
        with st.expander(text.plural("{n} fel till", "{n} fel till", more)):
            plain_table(causes[FAULTS_SHOWN:], alt, view)
    for one in read:
        if isinstance(one, Understood) and one.rejected_rows:
            rows = pd.DataFrame([cells for _, cells in one.rejected_rows], columns=list(one.known_headers))
            label, name = (
                text("Ladda ned raderna att rätta ({file})", file=markup.escape_markdown(one.file)),
                f"att-ratta_{ascii_name(one.file)}.csv",
            )
            st.download_button(label, excel_csv(rows, text), name, mime="text/csv", on_click="ignore", key=f"rejected-{one.file}")


class Told(NamedTuple):
    """What the visitor says of a file: `mapping`, what its columns mean, by header; the rest as `understand` takes it."""

    mapping: tuple[tuple[str, str], ...]
    sheet: str | None
    confirmed: tuple[tuple[str, str], ...]
    offering: str | None
    year: int | None


def _read(view: View, content: bytes, file: str, told: Told) -> Understood | Refused | None:
    """What the file says; None where the visitor ends the reading."""

    def read(watch: Watch) -> Understood | Refused:
        return understand(
            content,
            file,
            view.programme,
            view.assessed.names,
            old_codes=view.assessed.record.old_codes,
            source=HANDED_IN,
            connection=connection,
            watch=watch,
            **told._asdict() | {"mapping": dict(told.mapping)},
        )

    connection = database()
    return watched(read, file, len(content), hashlib.sha256(content).hexdigest(), view.text)


def _apart(names: Sequence[str]) -> list[str]:
    """The files' names; a second one of the same name gets a number."""
    return [name if (n := names[:place].count(name)) == 0 else f"{name} ({n + 1})" for place, name in enumerate(names)]


def _told_of(file: str) -> Told:
    """What the visitor has chosen for a file."""
    prefix, state = f"intake-column-{file}-", st.session_state
    said = {str(key).removeprefix(prefix): value for key, value in state.items() if str(key).startswith(prefix)}
    chosen = (value for key, value in state.items() if str(key).startswith(f"intake-confirm-{file}-"))
    mapping = tuple((header, value) for header, value in said.items() if value)
    sheet, offering, year = (state.get(f"intake-{what}-{file}") for what in ("sheet", "offering", "year"))
    return Told(mapping, sheet, tuple(pair for pair in chosen if pair != NOT_SAID), offering, year)


def _draw_sheets(view: View, file: str, sheets: Sequence[str], shown: str | None) -> None:
    if len(sheets) > 1:
        place = sheets.index(shown) if shown in sheets else None
        st.selectbox(view.text("Blad i {file}", file=file), sheets, place, key=f"intake-sheet-{file}")


def _draw_lacking(view: View, read: Understood | Refused) -> None:
    """The choice of what all rows of a file are about, where no column says it."""
    text, programme = view.text, view.programme
    with st.container(horizontal=True):
        file = markup.escape_markdown(read.file)
        if "offering" in read.lacks:
            label, key = text("Vilket erbjudande {file} gäller", file=file), f"intake-offering-{read.file}"
            keys, names = programme.offering_keys, view.offering_name
            st.selectbox(label, keys, None, names, key=key, placeholder=text("Välj"), width=320)
        if "year" in read.lacks:
            label, key = text("Vilket år {file} gäller", file=file), f"intake-year-{read.file}"
            st.selectbox(label, programme.years, None, key=key, placeholder=text("någon gång under perioden"), width=320)


def _draw_suggested(view: View, read: Refused) -> None:
    """The button that confirms what a column with an unknown name may be; none for answers, which may say the opposite."""
    text, header, said = view.text, read.finding.column, read.finding.values  # noqa: PD011 - no frame
    meaning = next((key for key, name in PROPOSED_HEADERS.items() if name == said.get("meant") and key != "participates"), None)
    if meaning and header:
        label = text("Läs kolumnen {column} som {meaning}", column=markup.escape_markdown(header), meaning=meanings(text)[meaning])
        key = f"intake-column-{read.file}-{header}"
        st.button(label, key=f"suggested-{key}", on_click=st.session_state.__setitem__, args=(key, meaning))


def _draw_columns(view: View, read: Understood) -> None:
    """What each column was read as, and the choice of another meaning."""
    text = view.text
    with st.expander(text("Så är kolumnerna lästa")):
        plain_table(columns_table(read, view.programme, text), text("Varje kolumn, och vad den är läst som"), view)
        if kind := kind_words(read, text):
            st.caption(kind)
        _draw_meanings(view, read.file, [*(column.header for column in read.columns if column.header), *read.unread_texts])


def _draw_meanings(view: View, file: str, headers: Sequence[str]) -> None:
    """The choice of what each of these columns means."""
    text = view.text
    words = meanings(text) | {f"offering:{key}": view.offering_name(key) for key in view.programme.offering_keys}
    del words[UNRECOGNISED]
    if headers:
        st.caption(text("Stämmer det inte? Välj vad kolumnen betyder."))
    with st.container(horizontal=True):
        for header in dict.fromkeys(headers):
            key, label = f"intake-column-{file}-{header}", markup.escape_markdown(text.of(header_words(header)))
            st.selectbox(label, list(words), None, words.__getitem__, key=key, placeholder=text("som läst"), width=240)
