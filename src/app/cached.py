"""What is read or worked out once and shared by all visitors. Keys are content hashes, never frames; nobody changes a value."""

import os
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from src.finding import Finding
from src.language import Code, Language, read_language
from src.loading.database import Database, open_database
from src.loading.record import default_export, exports, fingerprint, read_record
from src.programme import Programme, Unreadable, read_programme
from src.record import ExportLabel
from src.view.opened import Opened, opened

SHIPPED = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Faults:
    """Why a data folder cannot be shown."""

    findings: tuple[Finding, ...]
    programme: Programme | None = None  # where that could be read


def data_root() -> Path:
    """The data folder: DIGITALT_DATA where it is set, else the one that is shipped."""
    return Path(os.environ.get("DIGITALT_DATA") or SHIPPED)


def export_labels() -> tuple[tuple[ExportLabel, ...], str]:
    """The exports that can be chosen, and the folder of the one that is shown when none is; "" where there is none."""
    labels, findings = exports(data_root())
    return labels, default_export(labels).folder if labels and not findings else ""


def open_export(folder: str | None) -> Opened | Faults:
    """The export in this folder below exports/, or the default one where there is none such; or what is wrong with it."""
    root = data_root()
    labels, findings = exports(root)
    if findings or not labels:
        return Faults(findings)
    chosen = folder if folder in {label.folder for label in labels} else default_export(labels).folder
    return _opened(str(root), chosen, fingerprint(root, chosen))


@st.cache_resource(show_spinner=False)
def language(code: Code) -> Language:
    """One of the languages, with its texts."""
    return read_language(code)


@st.cache_resource(show_spinner=False)
def _database() -> Database:
    """The one connection of the process; each reading takes a cursor of its own."""
    return open_database()


@st.cache_resource(show_spinner=False, max_entries=8)
def _opened(root: str, folder: str, content: str) -> Opened | Faults:
    try:
        programme = read_programme(Path(root))
    except Unreadable as unreadable:
        return Faults(unreadable.findings)
    reading = read_record(Path(root), programme, folder, _database().cursor())
    if reading.record is None:
        return Faults(reading.findings, programme)
    return opened(programme, reading.record, content)
