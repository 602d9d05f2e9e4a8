"""Which version of the record is shown and which it is compared with, as the address says; its keys stand in `view.selection`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import streamlit as st

from src.address import EXPORT_KEY, FROM_KEY, KNOWN_KEY, SINCE_KEY
from src.analysis.assessed import AssessedRecord
from src.app.cached import data_folder
from src.app.selection import chosen
from src.opening import Faults
from src.record import ExportLabel
from src.selection.selection import day_of


class Reason(StrEnum):
    """Why there is nothing to compare with."""

    NONE = "none"  # no earlier export is here
    SAME = "same"  # it is the one that is shown
    NOTHING_KNOWN = "nothing_known"  # on the day that was asked for
    FAULTY = "faulty"


@dataclass(frozen=True)
class Compared:
    """What is compared with, by its label and opened; or why there is nothing. `since` is the day that was asked for, if any."""

    label: ExportLabel | None = None
    assessed: AssessedRecord | None = None
    reason: Reason | None = None
    since: date | None = None


def carry_versions(folders: Sequence[str]) -> None:
    """Draws the carriers of the day on which the record was known, and of what it is compared with."""
    with st.container(key="version-carriers"):
        st.text_input(KNOWN_KEY, key=KNOWN_KEY, bind="query-params", max_chars=10)
        st.selectbox(FROM_KEY, folders, index=None, key=FROM_KEY, bind="query-params")
        st.text_input(SINCE_KEY, key=SINCE_KEY, bind="query-params", max_chars=10)


def known_day() -> date | None:
    """The day on which what is shown was known; None where what is known now is shown, and where the address has no such day."""
    return day_of(_asked(KNOWN_KEY))


def nothing_known() -> bool:
    """Whether a day is asked for on which nothing was known yet."""
    day = known_day()
    return day is not None and data_folder().known_on(day) is None


def shown_export() -> str | None:
    """The folder of the export to show, as far as the address says: what was known on a day goes before a chosen export."""
    day = known_day()
    known = data_folder().known_on(day) if day else None
    return known.folder if known else _asked(EXPORT_KEY)


def compared(shown: ExportLabel) -> Compared:
    """What the shown export is compared with: the one that is asked for, else what was known on a day, else the one before it."""
    folder = data_folder()
    asked = folder.label_of(_asked(FROM_KEY))
    since = None if asked else day_of(_asked(SINCE_KEY))
    label = asked or (folder.known_on(since) if since else folder.before(shown))
    if label is None:
        return Compared(reason=Reason.NOTHING_KNOWN if since else Reason.NONE, since=since)
    assessed, now = folder.open(label.folder, since), folder.open(shown.folder, known_day())
    if isinstance(assessed, Faults):
        return Compared(label, reason=Reason.FAULTY, since=since)
    if isinstance(now, AssessedRecord) and assessed.version == now.version:
        return Compared(label, reason=Reason.SAME, since=since)
    return Compared(label, assessed, since=since)


def kept(shown: ExportLabel) -> tuple[tuple[str, str], ...]:
    """What a link on a page keeps of all this: the day or the export, and what is compared with."""
    day = known_day()
    version = ((KNOWN_KEY, day.isoformat()),) if day else ((EXPORT_KEY, shown.folder),) if shown != data_folder().default else ()
    return (*version, *((key, value) for key in (FROM_KEY, SINCE_KEY) if (value := _asked(key))))


def today() -> date:
    """The day, where the server is."""
    return datetime.now().astimezone().date()


def _asked(key: str) -> str | None:
    return chosen(key, st.query_params.get(key))
