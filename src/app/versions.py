"""Which version of the record is shown, and which it is compared with, as the address asks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import streamlit as st

from src.address import EXPORT_KEY, FROM_KEY, KNOWN_KEY, SINCE_KEY
from src.analysis.assessed import AssessedRecord
from src.app.address_widgets import OPEN_PAGE, asked_for, chosen, typed
from src.app.cached import data_folder
from src.opening import Faults
from src.record import ExportLabel
from src.selection.selection import day_of

NOT_THERE: Final = (
    "export-not-there"  # in the session: the page that was asked for with an export that is not there; True until it is known
)
DAY_LENGTH = 20  # letters of 2020-11-13, and of a day in words, which is answered with how to write it


@dataclass(frozen=True)
class Compared:
    """The earlier export, opened. Without `assessed`, there is none: no label, a faulty export, or the one that is shown."""

    label: ExportLabel | None = None
    assessed: AssessedRecord | None = None
    since: date | None = None  # the day that was asked for, if any
    faulty: bool = False


def known_day() -> date | None:
    """The day whose knowledge is shown; None where the address has no such day, and today's knowledge is shown."""
    return day_of(typed(KNOWN_KEY, DAY_LENGTH))


def nothing_known() -> bool:
    """Whether nothing was known yet on the day that is asked for."""
    day = known_day()
    return day is not None and data_folder().known_on(day) is None


def shown_export() -> str | None:
    """The folder of the export to show. A day goes before a chosen export; None where there is neither, nor a default."""
    folder, day = data_folder(), known_day()
    if named := asked_for(EXPORT_KEY):
        st.session_state[NOT_THERE] = not set(named) & set(folder.folders)
    asked = chosen(EXPORT_KEY, folder.folders, folder.default.folder if folder.default else None)
    known = folder.known_on(day) if day else None
    return known.folder if known else asked


def asked_in_vain() -> bool:
    """Whether the open page was asked for with an export that is not there: a preview is gone when the browser loads anew."""
    page = st.session_state[OPEN_PAGE][-1]
    if st.session_state.get(NOT_THERE) is True:
        st.session_state[NOT_THERE] = page
    return bool(st.session_state.get(NOT_THERE) == page)


def compared(shown: ExportLabel) -> Compared:
    """The export to compare with: the one that is asked for, else the one known on a day, else the one before it."""
    folder = data_folder()
    asked = folder.label_of(chosen(FROM_KEY, folder.folders, None))
    since = None if asked else day_of(typed(SINCE_KEY, DAY_LENGTH))
    label = asked or (folder.known_on(since) if since else folder.before(shown))
    if label is None:
        return Compared(since=since)
    earlier, now = folder.open(label.folder, since), folder.open(shown.folder, known_day())
    if isinstance(earlier, Faults):
        return Compared(label, since=since, faulty=True)
    same = isinstance(now, AssessedRecord) and earlier.version == now.version
    return Compared(label, None if same else earlier, since)


def kept(shown: ExportLabel) -> tuple[tuple[str, str], ...]:
    """What a link on a page keeps of the versions: the day or the export, and what it is compared with."""
    folder, day = data_folder(), known_day()
    version = (KNOWN_KEY, day.isoformat()) if day else (EXPORT_KEY, shown.folder if shown != folder.default else "")
    compared_with = (FROM_KEY, chosen(FROM_KEY, folder.folders, None)), (SINCE_KEY, typed(SINCE_KEY, DAY_LENGTH))
    return tuple((key, value) for key, value in (version, *compared_with) if value)


def today() -> date:
    """Today's date on the server."""
    return datetime.now().astimezone().date()
