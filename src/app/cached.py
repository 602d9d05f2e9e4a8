"""Shared by all visitors: exports, views and figures, and the renderer. Keys are plain values, never frames."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, TypeVar

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from src.analysis.assessed import AssessedRecord
from src.app.made_once import MadeOnce
from src.app.plain_values import plain_values, previewed
from src.app.process import data_root, language
from src.charts.drawn import Drawn
from src.finding import Finding
from src.language import CODES
from src.loading.database import Database, open_database
from src.opening import DataFolder, Faults, Found, open_found
from src.reporting.figure.renderer import Renderer
from src.selection.view import View

if TYPE_CHECKING:
    from src.reporting.making import Made, Step  # not when the dashboard starts

DATA_FOLDER = "data-folder"
PREVIEW = "previewed-export"  # in the session: the record of a handed-in export, which only this visitor sees
T = TypeVar("T")
LOG = logging.getLogger(__name__)
MB = 1 << 20
RENDERER = Renderer()  # draws figures to files with at most two browsers
VIEWS: MadeOnce[View] = MadeOnce(48)  # with what each has worked out, tables as HTML too: 1.3 MB on all pages
REPORTS: MadeOnce[Made] = MadeOnce(64, most_bytes=32 * MB, size=lambda made: len(made.content))  # whole ones: 0.3 to 1.7 MB each
REPORT_STEPS: dict[Hashable, Step] = {}  # how far each report is that is being made
FIGURE_FILES: MadeOnce[bytes] = MadeOnce(256, most_bytes=16 * MB, size=len)  # 20 to 400 kB each
SAVED_CHOICES: MadeOnce[dict[str, list[str]]] = MadeOnce(  # of addresses that hold only a mark: until then a reload finds them
    1000, most_bytes=4 * MB, size=lambda choice: sum(len(word) for words in choice.values() for word in words)
)
PAGES_BY_TITLES: MadeOnce[list[StreamlitPage]] = MadeOnce(8)
FIGURES: MadeOnce[Drawn] = MadeOnce(128)  # as they are sent to browsers
_DATABASE: MadeOnce[Database] = MadeOnce(1)
_OPENED: MadeOnce[AssessedRecord | Faults] = MadeOnce(8)
_FAULTS: MadeOnce[tuple[Finding, ...]] = MadeOnce(1000)  # of more exports than are kept open


class _SharedFolder(DataFolder):
    """Opens each export once for all visitors, and again when any of its files changes."""

    def read(self, found: Found) -> AssessedRecord | Faults:
        return _OPENED(_key(found), lambda: open_found(found, database()))

    def faults_of(self, found: Found) -> tuple[Finding, ...]:
        return _FAULTS(_key(found), lambda: _logged(self.read(found)))


def for_all(kept: MadeOnce[T], view: View, of: Hashable, make: Callable[[], T], wait: Callable[[], None] = lambda: None) -> T:
    """What `make` makes of this and the view, once for all who see the same. Where a record is a preview, one visitor sees it.

    `wait` is called again and again while it is made for somebody else.
    """
    return make() if previewed(view) else kept((plain_values(view), of), make, wait)


def look_at_data() -> DataFolder:
    """Looks at the data folder; `data_folder` returns what was found for the rest of this run."""
    folder = st.session_state[DATA_FOLDER] = _SharedFolder(data_root(), st.session_state.get(PREVIEW))
    return folder


def data_folder() -> DataFolder:
    """The data folder as it was when this run began. A page that runs without the frame looks again on each call."""
    in_run = get_script_run_ctx(suppress_warning=True) is not None
    return (st.session_state.get(DATA_FOLDER) if in_run else None) or _SharedFolder(data_root())


def database() -> Database:
    """The process's only connection; each reading takes its own cursor."""
    return _DATABASE("", open_database)


def _key(found: Found) -> tuple[str, str, str]:
    return str(found.root), found.export.name, found.content  # which depends on the day, too


def _logged(opened: AssessedRecord | Faults) -> tuple[Finding, ...]:
    """The findings of an export, logged without the values of rows, which may be about persons."""
    findings = opened.findings if isinstance(opened, Faults) else ()
    for finding in findings:
        LOG.error(finding.in_one_line(language(CODES[0]), with_value=False))
    return findings
