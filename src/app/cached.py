"""What is read or worked out once and shared by all visitors. Keys are content hashes, never frames; nobody changes a value."""

import logging
import os
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from src.analysis.assessed import AssessedRecord
from src.finding import Finding
from src.language import CODES, Code, Language, read_language
from src.loading.database import Database, open_database
from src.opening import SHIPPED, DataFolder, Faults, Found, open_found
from src.reporting.figure.renderer import Renderer

DATA_FOLDER = "data-folder"
LOG = logging.getLogger(__name__)
_RENDERER = Renderer()  # not in Streamlit's cache, which any visitor can empty: a second one would have two more browsers


def data_root() -> Path:
    """The data folder: DIGITALT_DATA where it is set, else the one that is shipped."""
    return Path(os.environ.get("DIGITALT_DATA") or SHIPPED)


class _SharedFolder(DataFolder):
    """A data folder whose exports are opened once for all visitors, and again when any of their files changes."""

    def read(self, found: Found) -> AssessedRecord | Faults:
        return _opened(str(found.root), found.export.name, found.content, found)

    def faults_of(self, found: Found) -> tuple[Finding, ...]:
        return _faults(str(found.root), found.export.name, found.content, found)


def look_at_data() -> DataFolder:
    """The data folder as it is now, kept for the rest of this run of the script: what `data_folder` then gives."""
    folder = st.session_state[DATA_FOLDER] = _SharedFolder(data_root())
    return folder


def data_folder() -> DataFolder:
    """The data folder as it was when this run of the script began. A page without the frame around it looks anew each time."""
    in_run = get_script_run_ctx(suppress_warning=True) is not None
    return (st.session_state.get(DATA_FOLDER) if in_run else None) or _SharedFolder(data_root())


def open_export(folder: str | None, until: date | None = None) -> AssessedRecord | Faults:
    """The export in this folder below exports/, or the default one where there is none such; or what is wrong with it.

    `until`: with the corrections that had been made by that day.
    """
    return data_folder().open(folder, until)


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
def _opened(root: str, name: str, content: str, _found: Found) -> AssessedRecord | Faults:
    return open_found(_found, _database())  # the content's hash knows of the day


@st.cache_resource(show_spinner=False, max_entries=1000)
def _faults(root: str, name: str, content: str, _found: Found) -> tuple[Finding, ...]:
    """What is wrong with an export, remembered for more of them than are kept open; logged the first time.

    The log does not repeat what stands in the rows, which may be about persons.
    """
    opened = _opened(root, name, content, _found)
    findings = opened.findings if isinstance(opened, Faults) else ()
    for finding in findings:
        LOG.error(finding.in_one_line(language(CODES[0]), with_value=False))
    return findings
