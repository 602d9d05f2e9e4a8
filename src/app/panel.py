"""The fold under a figure: the figure as a file, and all that is to be known about it. Buttons that save a figure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

import streamlit as st

from src.app import markup
from src.app.cached import FIGURE_FILES, RENDERER, for_all
from src.app.plain_values import plain_draw
from src.app.present import say_who_sees
from src.app.process import language
from src.app.saved_choice import offer_if_long
from src.catalogue.figures import Draw, figures
from src.catalogue.parts import file_of
from src.charts.drawn import Drawn
from src.charts.paper import FULL, HALF, PAPERS, SLIDE, Canvas, Paper
from src.language import CODES, LANGUAGE_NAMES, Code
from src.reporting.figure.browser import NoBrowser, RenderFailed, has_browser, no_browser_words
from src.reporting.figure.files import PYTHON, FileKind, figure_file
from src.selection.view import View

FILE_KINDS: Final[tuple[FileKind, ...]] = ("png", "svg", "pdf")
SIZES_IN_NAMES: Final = {FULL.name: "hel-bredd", HALF.name: "halv-bredd", SLIDE.name: "bildspel"}  # in a file's name
T = TypeVar("T")
MIME: Final = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(
    view: View, label: str, make: Callable[[], bytes], name: str, kind: str, *, marks: Sequence[str] = (), **options: Any
) -> None:
    """A button for a file of this view, which is made on the click. `options` are those of `st.download_button`.

    `marks`: with which its name ends, so that a figure's files have names of their own.
    """
    file = "_".join((file_of(view, name), *marks))
    st.download_button(label, make, f"{file}.{kind}", MIME[kind], on_click="ignore", **options)


def panel(view: View, drawn: Drawn, draw: Draw, key: str) -> None:
    """The line under a figure, with source and date, that unfolds to its files and all that is to be known about it.

    `drawn` is the figure on the screen; `draw` draws it for a file; `key` is its own on the page. Not a popover: Streamlit (1.67)
    puts those last in the page, and so last in the tab order.
    """
    text, words = view.text, drawn.words
    line = text("Källa: {source}. Uppgifter per {date}. Om figuren, och spara", source=words.source, date=words.date)
    fold = st.expander(markup.escape_markdown(line), key=f"panel-{key}", type="compact", on_change="rerun")
    if not fold.open:  # what nobody looks at is not made, and not sent
        return
    with fold:
        _unfolded(view, drawn, draw, key)


@st.fragment
def _unfolded(view: View, drawn: Drawn, draw: Draw, key: str) -> None:
    text, words = view.text, drawn.words
    if has_browser():
        _files(view, words.name, draw, key)
    else:
        st.warning(no_browser_words(text) + " " + text("Kameran i figurens övre hörn fungerar ändå."))
    st.html(markup.paragraphs("about", [words.filters, words.provenance, text("Figur {id}.", id=words.id)]))
    st.caption(text("Figurens adress: visar figuren med samma filter, och om den ännu gäller."))
    st.code(words.address, language=None, wrap_lines=True)
    offer_if_long(view, figures(view)[words.name].scope(view), words.address, f"-{key}")
    say_who_sees(view)
    st.caption(text("Alternativtext, kort:"))
    st.code(words.short_alt, language=None, wrap_lines=True)
    st.caption(text("Alternativtext, lång:"))
    st.code(words.alt, language=None, wrap_lines=True)


def save_button(
    view: View,
    name: str,
    draw: Draw,
    label: str,
    *,
    key: str,
    paper: Paper,
    kind: FileKind = "png",
    code: Code | None = None,
    transparent: bool = False,
    outlines: bool = False,
    **options: Any,
) -> None:
    """A button for a figure as a file, which is drawn on the click, once for all who ask for the same.

    `code` is its language, by default the view's; `outlines`: the text of an SVG as paths.
    """
    spoken = view if code in (None, view.text.code) else replace(view, text=language(code))

    def draw_file() -> bytes:
        with PYTHON:
            drawn = draw(spoken, Canvas(paper=paper))
        look = {"transparent": transparent, "outlines": outlines}
        return figure_file(drawn, kind, paper=paper, lang=spoken.text.code, renderer=RENDERER, **look)

    def file() -> bytes:
        try:
            return for_all(FIGURE_FILES, spoken, (plain_draw(draw), kind, paper, transparent, outlines), draw_file)
        except (NoBrowser, RenderFailed):
            _failures().add(name)  # shown the next time the panel is drawn; the browser reports the failed download at once
            raise

    ground = "genomskinlig" if transparent else "vit"
    marks = [SIZES_IN_NAMES[paper.name], ground, *["kurvor"] * outlines, spoken.text.code]
    download(figures(view)[name].scope(view), label, file, name, kind, marks=marks, key=key, **options)


def _files(view: View, name: str, draw: Draw, key: str) -> None:
    text = view.text
    sizes = {FULL.name: text("Hel bredd, 160 mm"), HALF.name: text("Halv bredd, 78 mm"), SLIDE.name: text("Bildspel, 1920 × 1080")}
    kind = _choose_one(text("Format"), FILE_KINDS, str.upper, f"kind-{key}")
    size = _choose_one(text("Storlek"), list(sizes), sizes.__getitem__, f"size-{key}")
    code = _choose_one(text("Språk i figuren"), CODES, LANGUAGE_NAMES.__getitem__, f"language-{key}", default=text.code)
    transparent = st.toggle(text("Genomskinlig bakgrund"), key=f"transparent-{key}")
    outlines = kind == "svg" and st.toggle(
        text("Text som kurvor"),
        key=f"outlines-{key}",
        help=text("För program som byter typsnitt i en SVG och då klipper rader, som Word. Texten kan inte redigeras."),
    )
    if name in (failures := _failures()):
        failures.discard(name)
        st.warning(text("Figuren kunde inte ritas till en fil nyss. Försök igen."))
    save_button(
        view,
        name,
        draw,
        text("Ladda ned figuren"),
        key=f"file-{key}",
        paper=PAPERS[size],
        kind=kind,
        code=code,
        transparent=transparent,
        outlines=outlines,
        type="primary",
    )


def _failures() -> set[str]:
    """The figures that could not be drawn to a file, by name, until somebody has been told."""
    failures: set[str] = st.session_state.setdefault("figures-that-failed", set())
    return failures


def _choose_one(label: str, options: Sequence[T], shown: Callable[[T], str], key: str, default: T | None = None) -> T:
    return st.segmented_control(label, options, default=default or options[0], required=True, format_func=shown, key=key)
