"""A large file is read in a thread of its own, while a bar shows how far it is and a button ends it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Final, TypeVar

import streamlit as st

from src.app import markup
from src.app.present import note
from src.language import Language
from src.loading.intake.watching import Stopped, Watch

READ_AT_ONCE: Final = 1_000_000  # bytes; what is smaller is read before anybody sees a bar
LOOK: Final = 0.1  # seconds between two looks
STOPPED: Final = "intake-stopped"  # in the session: the files whose reading was ended
SHARES: Final = {"reading": 0.3, "counting": 0.8}  # how far the bar is; how long a stage takes is not known before

T = TypeVar("T")


def watched(read: Callable[[Watch], T], file: str, size: int, content: str, text: Language) -> T | None:
    """What `read` returns for the file; None once the visitor has ended it. `size` in bytes; `content` is its hash.

    Whatever else ends this run of the page (another file, another page, a closed window) ends the reading too.
    """
    if size < READ_AT_ONCE:
        return read(Watch())
    stopped = st.session_state.setdefault(STOPPED, set())
    if content in stopped:
        note(text("Läsningen av {file} är avbruten.", file=file))
        st.button(text("Läs filen"), key=f"read-{content}", on_click=stopped.discard, args=(content,))
        return None
    watch, beside, place = Watch(), ThreadPoolExecutor(1), st.empty()
    found = beside.submit(read, watch)
    try:
        with place.container():
            bar = st.progress(0.0)
            st.button(text("Avbryt"), key=f"stop-{content}", on_click=stopped.add, args=(content,))
            while wait([found], LOOK).not_done:
                bar.progress(SHARES[watch.stage], _said(watch, file, text))
        place.empty()
        return found.result()
    except Stopped:
        return None
    finally:
        watch.stop()
        beside.shutdown(wait=False)


def _said(watch: Watch, name: str, text: Language) -> str:
    file = markup.escape_markdown(name)
    if watch.stage == "counting":
        return text("Räknar raderna i {file}", file=file)
    if watch.rows:
        return text.plural("Läser {file}: {n} rad", "Läser {file}: {n} rader", watch.rows, file=file)
    return text("Läser {file}", file=file)
