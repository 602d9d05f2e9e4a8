"""What is read or worked out once and shared by all visitors. Keys are content hashes, never frames; nobody changes a value."""

import os
from datetime import date
from pathlib import Path

import streamlit as st

from src.analysis.assessed import AssessedRecord
from src.language import Code, Language, read_language
from src.loading.database import Database, open_database
from src.loading.record import default_export, exports
from src.opening import SHIPPED, Faults, Found, find_export, open_found
from src.record import ExportLabel
from src.reporting.figure.renderer import Renderer

_RENDERER = Renderer()  # not in Streamlit's cache, which any visitor can empty: a second one would have two more browsers


def data_root() -> Path:
    """The data folder: DIGITALT_DATA where it is set, else the one that is shipped."""
    return Path(os.environ.get("DIGITALT_DATA") or SHIPPED)


def export_labels() -> tuple[tuple[ExportLabel, ...], str]:
    """The exports that can be chosen, and the folder of the one that is shown when none is; "" where there is none."""
    labels, findings = exports(data_root())
    return labels, default_export(labels).folder if labels and not findings else ""


def open_export(folder: str | None, until: date | None = None) -> AssessedRecord | Faults:
    """The export in this folder below exports/, or the default one where there is none such; or what is wrong with it.

    `until`: with the corrections that had been made by that day.
    """
    found = find_export(data_root(), folder, until)
    return _opened(str(found.root), found.folder, found.content, found.until) if isinstance(found, Found) else found


@st.cache_resource(show_spinner=False)
def language(code: Code) -> Language:
    """One of the languages, with its texts."""
    return read_language(code)


def renderer() -> Renderer:
    """Draws figures for files: two browsers for all visitors, started when one is needed."""
    return _RENDERER


@st.cache_resource(show_spinner=False)
def _database() -> Database:
    """The one connection of the process; each reading takes a cursor of its own."""
    return open_database()


@st.cache_resource(show_spinner=False, max_entries=8)
def _opened(root: str, folder: str, content: str, _until: date | None) -> AssessedRecord | Faults:
    return open_found(Found(Path(root), folder, content, _until), _database())  # the content's hash knows of the day
