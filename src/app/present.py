"""How a page presents what it has found: the answer, key figures, figures, municipalities."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from src import __version__
from src.address import MUNICIPALITY_KEY, PICTURE_KEY
from src.app import markup
from src.app.current import current_canvas
from src.app.panel import panel
from src.app.record_links import can_be_followed, clicked, open_records
from src.app.selection import PICTURES, chosen
from src.catalogue.figures import Draw
from src.catalogue.parts import file_of
from src.charts.drawn import Drawn
from src.finding import Finding
from src.language import Language
from src.selection.view import View
from src.wording.marks import Mark
from src.wording.warnings import made_up_warning

STYLE = Path(__file__).with_name("style.css")
MUNICIPALITY_FILE = "pages/municipality.py"


def style() -> None:
    """The few rules of looks that Streamlit's theme cannot say."""
    st.html(STYLE)


def masthead(view: View) -> None:
    """Whose programme it is; and, on every page, that made-up data are made up."""
    text, programme, label = view.text, view.programme, view.assessed.record.label
    st.html(markup.paragraphs("programme", [f"{text.of(programme.name)}, {text.of(programme.owner)}"]))
    if label.made_up:
        st.html(markup.paragraphs("warning", [made_up_warning(text.of(label.title), text).full]))


def answer(title: str, sentence: str, *notes: str, marks: Sequence[Mark] = ()) -> None:
    """The page's title, its answer in a sentence with the marks beside it, and what one must know to read it."""
    st.title(escape_markdown(title), anchor=False)
    beside = f'<p class="marks">{markup.links(marks)}</p>' if marks else ""
    st.html(markup.paragraphs("answer", [sentence]) + beside + markup.paragraphs("note", list(filter(None, notes))))


def nobody(view: View, title: str) -> None:
    """What a page says of a selection that holds no municipality."""
    answer(title, view.text("Inga kommuner i urvalet."), view.text("Välj andra filter, eller återställ dem."))


def key_figures(figures: Sequence[tuple[str, str, str]], marks: Sequence[Sequence[Mark]] = ()) -> None:
    """Figures with what they mean: label, value and meaning of each, and the marks that stand beside it."""
    st.html(markup.figure_list(figures, marks))


def note(*sentences: str) -> None:
    """Something to know about what stands above; each sentence on a line of its own."""
    st.html(markup.paragraphs("note", sentences))


def figure(view: View, draw: Draw) -> None:
    """A figure with its alt text, and what it takes to save or share it; `draw` is one of `src.catalogue.figures`.

    Where its points lead to records, a click on one goes there.
    """
    drawn = draw(view, current_canvas())
    if not can_be_followed(drawn):
        shown(view, drawn)
        panel(view, drawn, draw)
        return
    key, alt, config = f"figure-{drawn.words.name}", drawn.words.alt, _config(view, drawn)
    picked = st.plotly_chart(drawn.figure, theme=None, key=key, alt=alt, config=config, on_select="rerun", selection_mode="points")
    panel(view, drawn, draw)
    if followed := clicked(drawn, picked):
        open_records(followed)


def shown(view: View, drawn: Drawn, key: str = "") -> None:
    """The figure alone, with its alt text; under a `key` of its own where the page may have the same figure already."""
    key = key or f"figure-{drawn.words.name}"
    st.plotly_chart(drawn.figure, theme=None, key=key, alt=drawn.words.alt, config=_config(view, drawn))


def map_figure(view: View, draw: Draw) -> None:
    """A map; a click on a municipality opens its page."""
    drawn = draw(view, current_canvas())
    key = f"figure-{drawn.words.name}"

    def look_at() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points:
            st.session_state[MUNICIPALITY_KEY] = points[0]["location"]

    alt, config = drawn.words.alt, _config(view, drawn)
    picked = st.plotly_chart(drawn.figure, theme=None, key=key, alt=alt, config=config, on_select=look_at, selection_mode="points")
    panel(view, drawn, draw)
    if picked["selection"]["points"]:
        # Without `query_params`, Streamlit (1.67) refuses: it would clear an address that widgets are bound to.
        st.switch_page(MUNICIPALITY_FILE, query_params={})


def municipality_links(view: View, codes: Sequence[str]) -> None:
    """A link to each municipality's page; its name alone where a page is shown without the frame, which knows the others."""
    with st.container(horizontal=True, gap="small"):
        for code in codes:
            label = escape_markdown(view.name_of(code))
            try:
                st.page_link(MUNICIPALITY_FILE, label=label, query_params={MUNICIPALITY_KEY: code})
            except StreamlitPageNotFoundError:
                st.markdown(label)


def footer(view: View) -> None:
    """Where the figures come from, as of when, and what counted them."""
    text, label, programme = view.text, view.assessed.record.label, view.programme
    used = [programme.sources[source] for source in view.sources]
    sources = "; ".join(f"{text.of(source.producer)}, {text.of(source.title)}" for source in used) or text("ingen")
    rest = text(
        "Befolkning, kommungrupper och gränser: {producers}. Version {version}.",
        producers="; ".join(dict.fromkeys(text.of(programme.sources[s].producer) for s in view.register_sources)),
        version=__version__,
    )
    shown = text(
        "Underlag: {export}, uppgifter per {date}. {note}",
        export=text.of(label.title),
        date=text.date(label.as_of),
        note=text.of(label.note) if label.note else "",
    )
    said = text("Källa: {sources}.", sources=sources)
    st.html(f'<footer class="source">{markup.paragraphs("origin", [said, shown, rest])}</footer>')


def faults(findings: Sequence[Finding], text: Language) -> None:
    """What is wrong with the data, in place of figures that would be half right."""
    st.title(text("Underlaget kan inte visas"), anchor=False)
    many = text.plural("{n} fel måste rättas först.", "{n} fel måste rättas först.", len(findings))
    st.html(f'<div role="alert">{markup.paragraphs("answer", [many])}</div>')
    note(text("Inga siffror visas förrän felen är rättade. Filerna är inte ändrade."))
    headers = [text("Fil"), text("Rad"), text("Kolumn"), text("Värde"), text("Vad som är fel"), text("Så rättar du")]
    lines = [
        (f.file, "" if f.line is None else str(f.line), f.column or "", f.value or "", f.said(text), f.mended(text))
        for f in findings
    ]
    st.html(markup.html_table(many, headers, lines, [False] * len(headers)))


def escape_markdown(words: str) -> str:
    """Words from data as Markdown that shows each character."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()#+-.!|<>~$:^=" else letter for letter in words)


def _config(view: View, drawn: Drawn) -> dict[str, Any]:
    """Plotly's own settings: nothing fetched from elsewhere, one button, which saves the figure under a meaningful name."""
    text = view.text
    dictionary = {
        "Download plot as a PNG": text("Spara som PNG"),
        "Download plot": text("Spara som SVG"),
        "Preparing image - this may take a few seconds": text("Bilden skapas"),
        "Image download succeeded": text("Bilden är sparad"),
        "Sorry, there was a problem downloading your image!": text("Bilden kunde inte sparas"),
    }
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "locale": text.code,
        "locales": {text.code: {"dictionary": dictionary, "format": {}}},
        "topojsonURL": "./app/static/topojson/",
        "toImageButtonOptions": {
            "format": chosen(PICTURE_KEY, PICTURES[0]),
            "filename": file_of(view, drawn.words.name),
            "scale": 3,
        },
    }
