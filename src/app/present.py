"""The elements of a page: the answer, key figures, figures, links to municipalities, the footer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from src import __version__
from src.address import MUNICIPALITY_KEY, PICTURE_KEY, RECORDS_KEY
from src.app import markup
from src.app.current import current_canvas
from src.app.panel import panel
from src.app.selection import chosen_option
from src.catalogue.figures import Draw, figures
from src.catalogue.parts import file_of
from src.charts.drawn import Drawn
from src.selection.view import View
from src.wording.marks import Mark
from src.wording.warnings import made_up_warning

STYLE = Path(__file__).with_name("style.css")  # what Streamlit's theme cannot express
MUNICIPALITY_FILE, RECORDS_FILE = "pages/municipality.py", "pages/records.py"


def masthead(view: View) -> None:
    """The programme and its owner; and a warning if the data are made up."""
    text, programme, label = view.text, view.programme, view.assessed.record.label
    say("programme", f"{text.of(programme.name)}, {text.of(programme.owner)}")
    if label.made_up:
        say("warning", made_up_warning(text.of(label.title), text).full)


def answer(title: str, sentence: str, *notes: str, marks: Sequence[Mark] = ()) -> None:
    """The page's title, its answer in one sentence with marks, and notes on how to read it."""
    st.title(markup.escape_markdown(title), anchor=False)
    beside = f'<p class="marks">{markup.links(marks)}</p>' if marks else ""
    st.html(markup.paragraphs("answer", [sentence]) + beside + markup.paragraphs("note", list(filter(None, notes))))


def no_municipalities(view: View, title: str) -> None:
    """Shows that the filters leave no municipality, in place of the page."""
    answer(title, view.text("Ingen kommun passar alla filter."), view.text("Välj andra filter, eller återställ dem."))


def key_figures(figures: Sequence[tuple[str, str, str]], marks: Sequence[Sequence[Mark]] = ()) -> None:
    """Key figures: label, value, meaning and marks of each."""
    st.html(markup.key_figure_list(figures, marks))


def note(*sentences: str) -> None:
    """Notes on what stands above, each on its own line."""
    say("note", *sentences)


def say(kind: str, *sentences: str, role: str = "") -> None:
    """Shows sentences, each in its own paragraph.

    `kind` is a class in style.css. With a `role`, `status` or `alert`, a screen reader announces them.
    """
    paragraphs = markup.paragraphs(kind, sentences)
    st.html(f'<div role="{role}">{paragraphs}</div>' if role else paragraphs)


def figure(view: View, draw: Draw) -> None:
    """A figure with its panel; `draw` is one of `src.catalogue.figures`. A click on a point opens its records, if it has any."""
    drawn = draw(view, current_canvas())
    followable = can_be_followed(drawn)
    picked = plot(view, drawn, on_select="rerun" if followable else "ignore", selection_mode="points")
    panel(view, drawn, draw)
    if followable and (followed := clicked(drawn, picked)):
        open_records(view, followed)


def plot(view: View, drawn: Drawn, key: str = "", **options: Any) -> Any:
    """A figure without its panel. Give a `key` if the page may show the same figure twice.

    `options` and the result, the selected points, are those of `st.plotly_chart`.
    """
    key = key or f"figure-{drawn.words.name}"
    return st.plotly_chart(drawn.figure, theme=None, key=key, alt=drawn.words.alt, config=_config(view, drawn), **options)


def map_figure(view: View, draw: Draw) -> None:
    """A map with its panel; a click on a municipality opens its page."""
    drawn = draw(view, current_canvas())
    picked = plot(view, drawn, on_select="rerun", selection_mode="points")
    panel(view, drawn, draw)
    if points := picked["selection"]["points"]:
        st.switch_page(MUNICIPALITY_FILE, query_params=view.query(**{MUNICIPALITY_KEY: points[0]["location"]}))


def open_records(view: View, followed: str) -> None:
    """Opens the page of records; the address says which to show."""
    st.switch_page(RECORDS_FILE, query_params=view.query(**{RECORDS_KEY: followed}))


def can_be_followed(drawn: Drawn) -> bool:
    """Whether the figure's points lead to records: some trace then names them, point by point."""
    return any(trace.meta for trace in drawn.figure.data)


def clicked(drawn: Drawn, picked: Any) -> str:
    """The records that the clicked point leads to; "" if no point was clicked."""
    for point in picked["selection"]["points"]:
        if names := drawn.figure.data[point["curve_number"]].meta:
            return str(names[point["point_index"]])
    return ""


def municipality_links(view: View, codes: Sequence[str]) -> None:
    """A link to each municipality's page; only its name if this page runs without the frame, which registers the pages."""
    with st.container(horizontal=True, gap="small"):
        for code in codes:
            label = markup.escape_markdown(view.name_of(code))
            try:
                st.page_link(MUNICIPALITY_FILE, label=label, query_params=view.query(**{MUNICIPALITY_KEY: code}))
            except StreamlitPageNotFoundError:
                st.markdown(label)


def footer(view: View) -> None:
    """The sources of the figures, the export and its date, and the program's version."""
    text, label, programme = view.text, view.assessed.record.label, view.programme
    used = [programme.sources[source] for source in view.export_sources]
    sources = "; ".join(f"{text.of(source.producer)}, {text.of(source.title)}" for source in used) or text("ingen")
    export, date, note = text.of(label.title), text.date(label.as_of), text.of(label.note) if label.note else ""
    producers = "; ".join(dict.fromkeys(text.of(programme.sources[source].producer) for source in view.register_sources))
    said = text("Källa: {sources}.", sources=sources)
    shown = text("Datakälla: {export}, uppgifter per {date}. {note}", export=export, date=date, note=note)
    rest = text("Befolkning, kommuntyper och gränser: {producers}. Version {version}.", producers=producers, version=__version__)
    st.html(f'<footer class="source">{markup.paragraphs("origin", [said, shown, rest])}</footer>')


def _config(view: View, drawn: Drawn) -> dict[str, Any]:
    """Plotly's settings: nothing is fetched from other servers; one button, which saves the figure under a clear name."""
    text = view.text
    dictionary = {
        "Download plot as a PNG": text("Spara som PNG"),
        "Download plot": text("Spara som SVG"),
        "Preparing image - this may take a few seconds": text("Bilden skapas"),
        "Image download succeeded": text("Bilden är sparad"),
        "Sorry, there was a problem downloading your image!": text("Bilden kunde inte sparas"),
    }
    name = drawn.words.name
    saved_as = file_of(figures(view)[name].scope(view), name)
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "locale": text.code,
        "locales": {text.code: {"dictionary": dictionary, "format": {}}},
        "topojsonURL": "./app/static/topojson/",
        "toImageButtonOptions": {
            "format": chosen_option(PICTURE_KEY),
            "filename": saved_as,
            "scale": 3,
        },
    }
