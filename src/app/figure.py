"""Figures on a page: headline and subtitle as text, the drawing, and the fold below with all that is to be known about it."""

from textwrap import shorten
from typing import Any, Final

import plotly.io
import streamlit as st

from src.address import MUNICIPALITY_KEY, RECORDS_KEY
from src.app import markup
from src.app.address_widgets import asked_for, keep
from src.app.boundaries import sent_as
from src.app.cached import FIGURES, for_all
from src.app.current import current_canvas
from src.app.panel import panel
from src.app.plain_values import plain_draw
from src.app.present import MUNICIPALITY_FILE, RECORDS_FILE
from src.catalogue.figures import Draw, figures
from src.catalogue.parts import file_of
from src.charts.drawn import Drawn, SentFigure, finished
from src.selection.view import View

# Streamlit (1.67) has Plotly write a figure's JSON in each run. A finished figure has its JSON already.
_written = plotly.io.to_json
plotly.io.to_json = lambda figure, *args, **options: (
    figure.json if isinstance(figure, SentFigure) else _written(figure, *args, **options)
)

LONGEST_NAME: Final = 150  # letters of what a screen reader says when it comes to a figure


def figure(view: View, draw: Draw, *, said: bool = False) -> None:
    """A figure; `draw` is one of `src.catalogue.figures`. A click on a point opens its records or filters, if it
    leads to any.

    `said`: the page's finding says its headline already.
    """
    drawn = _drawn(view, draw)
    followable = can_be_followed(drawn)
    picked = _show(view, drawn, draw, said, "", on_select="rerun" if followable else "ignore", selection_mode="points")
    if followable and (followed := clicked(drawn, picked)):
        _follow(view, followed)


def map_figure(view: View, draw: Draw, *, said: bool = False, place: str = "") -> None:
    """A map; a click on a municipality opens its page. `said`: the page's finding says its headline already.

    `place` tells two maps with the same name on a page apart, in their headlines too.
    """
    picked = _show(view, _drawn(view, draw), draw, said, place, on_select="rerun", selection_mode="points")
    if points := picked["selection"]["points"]:
        st.switch_page(MUNICIPALITY_FILE, query_params=view.query(**{MUNICIPALITY_KEY: points[0]["location"]}))


def picture(view: View, draw: Draw) -> None:
    """A figure with its words, and nothing to click: what a report will show."""
    drawn = draw(view, current_canvas())
    _head(view, drawn)
    plot(view, drawn, f"picture-{drawn.words.name}")


def plot(view: View, drawn: Drawn, key: str = "", of: str = "", **options: Any) -> Any:
    """The drawing alone. Give a `key` if the page may show the same figure twice, and what each is `of`, for its name.

    `options` and the result, the selected points, are those of `st.plotly_chart`.
    """
    key = key or f"figure-{drawn.words.name}"
    words = drawn.words
    named = words.short_alt.replace(words.headline, _headline(drawn, of), 1)
    alt = shorten(named, LONGEST_NAME, placeholder=" …")
    return st.plotly_chart(drawn.figure, theme=None, key=key, alt=alt, config=_config(view, drawn), **options)


def open_records(view: View, followed: str) -> None:
    """Opens the page of records; the address says which to show."""
    st.switch_page(RECORDS_FILE, query_params=view.query(**{RECORDS_KEY: followed}))


def _follow(view: View, followed: str) -> None:
    """Opens the records, or chooses the filter, and shows the page anew."""
    key, is_filter, option = followed.partition("=")
    if not is_filter:
        open_records(view, followed)
    elif asked_for(key) != [option]:
        keep(key, [option])
        st.rerun()


def can_be_followed(drawn: Drawn) -> bool:
    """Whether the figure's points lead somewhere: some trace then names the records or the filter, point by point."""
    return any(trace.get("meta") for trace in drawn.figure.to_dict()["data"])


def clicked(drawn: Drawn, picked: Any) -> str:
    """The records or the filter that the clicked point leads to; "" if no point was clicked."""
    for point in picked["selection"]["points"]:
        if names := drawn.figure.to_dict()["data"][point["curve_number"]].get("meta"):
            return str(names[point["point_index"]])
    return ""


def _drawn(view: View, draw: Draw) -> Drawn:
    """The figure on the visitor's screen, drawn once for all who see the same."""
    canvas = current_canvas()
    return for_all(FIGURES, view, (plain_draw(draw), canvas), lambda: finished(draw(view, canvas), sent_as))


def _show(view: View, drawn: Drawn, draw: Draw, said: bool, place: str, **options: Any) -> Any:
    key = f"{drawn.words.name}{place}"
    with st.container(key=f"shown-{key}", gap="xxsmall"):
        _head(view, drawn, said=said, of=place)
        picked = plot(view, drawn, f"figure-{key}", place, **options)
        panel(view, drawn, draw, key)
    return picked


def _head(view: View, drawn: Drawn, *, said: bool = False, of: str = "") -> None:
    """The figure's words as text above it, where the figure itself does not hold them."""
    words = drawn.words
    if current_canvas().bare:
        filters = "" if words.filters == view.text("Inga filter.") else words.filters
        st.html(markup.figure_head(_headline(drawn, of), words.stamps, f"{words.subtitle} {filters}".rstrip(), said=said))


def _headline(drawn: Drawn, of: str) -> str:
    """The figure's headline; of two figures with the same name on a page it begins with what each is of."""
    return f"{of}: {drawn.words.headline}" if of else drawn.words.headline


def _config(view: View, drawn: Drawn) -> dict[str, Any]:
    """Plotly's settings: nothing is fetched from other servers.

    Where the panel cannot make files, one button saves the figure under a clear name.
    """
    text = view.text
    dictionary = {
        "Download plot as a PNG": text("Spara som PNG"),
        "Preparing image - this may take a few seconds": text("Bilden skapas"),
        "Image download succeeded": text("Bilden är sparad"),
        "Sorry, there was a problem downloading your image!": text("Bilden kunde inte sparas"),
    }
    name = drawn.words.name
    saved_as = file_of(figures(view)[name].scope(view), name)
    return {
        "displaylogo": False,
        "displayModeBar": not current_canvas().bare,
        "modeBarButtons": [["toImage"]],
        "locale": text.code,
        "locales": {text.code: {"dictionary": dictionary, "format": {}}},
        "topojsonURL": "./app/static/topojson/",
        "toImageButtonOptions": {"format": "png", "filename": saved_as, "scale": 3},
    }
