"""Shared by all visitors: opened exports, languages, the renderer. Cache keys are content hashes, never frames."""

import logging
import os
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
# Draws figures to files with at most two browsers. Outside Streamlit's cache, which any visitor can clear: a second renderer would
# start two more.
RENDERER = Renderer()


def data_root() -> Path:
    """The data folder: DIGITALT_DATA where it is set, else the one that is shipped."""
    return Path(os.environ.get("DIGITALT_DATA") or SHIPPED)


class _SharedFolder(DataFolder):
    """Opens each export once for all visitors, and again when any of its files changes."""

    def read(self, found: Found) -> AssessedRecord | Faults:
        return _opened(str(found.root), found.export.name, found.content, found)

    def faults_of(self, found: Found) -> tuple[Finding, ...]:
        return _faults(str(found.root), found.export.name, found.content, found)


def look_at_data() -> DataFolder:
    """Looks at the data folder; `data_folder` returns what was found for the rest of this run."""
    folder = st.session_state[DATA_FOLDER] = _SharedFolder(data_root())
    return folder


def data_folder() -> DataFolder:
    """The data folder as it was when this run began. A page that runs without the frame looks again on each call."""
    in_run = get_script_run_ctx(suppress_warning=True) is not None
    return (st.session_state.get(DATA_FOLDER) if in_run else None) or _SharedFolder(data_root())


@st.cache_resource(show_spinner=False)
def language(code: Code) -> Language:
    """A language with its texts."""
    return read_language(code)


@st.cache_resource(show_spinner=False)
def database() -> Database:
    """The process's only connection; each reading takes its own cursor."""
    return open_database()


@st.cache_resource(show_spinner=False, max_entries=8)
def _opened(root: str, name: str, content: str, _found: Found) -> AssessedRecord | Faults:
    return open_found(_found, database())  # `content` depends on the day, too


@st.cache_resource(show_spinner=False, max_entries=1000)
def _faults(root: str, name: str, content: str, _found: Found) -> tuple[Finding, ...]:
    """The findings of an export, cached for more exports than are kept open; logged the first time.

    The log leaves out the values of rows, which may be about persons.
    """
    opened = _opened(root, name, content, _found)
    findings = opened.findings if isinstance(opened, Faults) else ()
    for finding in findings:
        LOG.error(finding.in_one_line(language(CODES[0]), with_value=False))
    return findings
