"""The panel under a figure: the figure as a file, its address and its alt texts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

import streamlit as st

from src.app.cached import RENDERER, language
from src.catalogue.figures import Draw, figures
from src.catalogue.parts import file_of
from src.charts.drawn import Drawn
from src.charts.paper import FULL, HALF, PAPERS, SLIDE, Canvas
from src.language import CODES, LANGUAGE_NAMES
from src.reporting.figure.browser import NoBrowser, RenderFailed, find_browser, no_browser_words
from src.reporting.figure.files import FileKind, figure_file
from src.selection.view import View

FILE_KINDS: Final[tuple[FileKind, ...]] = ("png", "svg", "pdf")
T = TypeVar("T")
MIME: Final = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def has_browser() -> bool:
    """Whether a browser is installed that can draw figures to files."""
    try:
        find_browser()
    except NoBrowser:
        return False
    return True


def download(view: View, label: str, make: Callable[[], bytes], name: str, kind: str, **options: Any) -> None:
    """A button for a file of this view, which is made on the click. `options` are those of `st.download_button`."""
    st.download_button(label, make, f"{file_of(view, name)}.{kind}", MIME[kind], on_click="ignore", **options)


@st.fragment
def panel(view: View, drawn: Drawn, draw: Draw) -> None:
    """A folded panel with the download and the texts. `drawn` is the figure on the screen; `draw` draws it for a file.

    Not a popover: Streamlit (1.67) puts those last in the page, and so last in the tab order.
    """
    text, words = view.text, drawn.words
    name = words.name
    with st.expander(text("Spara eller dela figuren"), key=f"panel-{name}", type="compact"):
        if has_browser():
            _files(view, name, draw)
        else:
            st.warning(no_browser_words(text) + " " + text("Kameran i figurens övre hörn fungerar ändå."))
        st.caption(text("Figurens adress: visar figuren med samma filter, och om den ännu gäller."))
        st.code(words.address, language=None, wrap_lines=True)
        st.caption(text("Alternativtext, kort:"))
        st.code(words.short_alt, language=None, wrap_lines=True)
        st.caption(text("Alternativtext, lång:"))
        st.code(words.alt, language=None, wrap_lines=True)


def _files(view: View, name: str, draw: Draw) -> None:
    text = view.text
    sizes = {FULL.name: text("Hel bredd, 160 mm"), HALF.name: text("Halv bredd, 78 mm"), SLIDE.name: text("Bildspel, 1920 × 1080")}
    kind = _choose_one(text("Format"), FILE_KINDS, str.upper, f"kind-{name}")
    size = _choose_one(text("Storlek"), list(sizes), sizes.__getitem__, f"size-{name}")
    code = _choose_one(text("Språk i figuren"), CODES, LANGUAGE_NAMES.__getitem__, f"language-{name}", default=text.code)
    transparent = st.toggle(text("Genomskinlig bakgrund"), key=f"transparent-{name}")
    paper, spoken = PAPERS[size], language(code)
    failures: set[str] = st.session_state.setdefault("figures-that-failed", set())

    def file() -> bytes:
        try:
            drawn = draw(replace(view, text=spoken), Canvas(paper=paper))
            return figure_file(drawn, kind, paper=paper, lang=code, renderer=RENDERER, transparent=transparent)
        except (NoBrowser, RenderFailed):
            failures.add(name)  # shown the next time the panel is drawn; the browser reports the failed download at once
            raise

    if name in failures:
        failures.discard(name)
        st.warning(text("Figuren kunde inte ritas till en fil nyss. Försök igen; kameran i figurens övre hörn fungerar ändå."))
    scope = figures(view)[name].scope(view)
    download(scope, text("Ladda ned figuren"), file, name, kind, key=f"file-{name}", type="primary")


def _choose_one(label: str, options: Sequence[T], shown: Callable[[T], str], key: str, default: T | None = None) -> T:
    return st.segmented_control(label, options, default=default or options[0], required=True, format_func=shown, key=key)
