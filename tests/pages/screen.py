"""The words, figures and tables of a page, by their names."""

import json
import os
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
PAGES = tuple(sorted(file.stem for file in (ROOT / "pages").glob("*.py")))
PATIENCE = 60  # seconds; a page takes one or two, and the first of a process reads and imports


class Screen:
    """One page as it stands after a run."""

    def __init__(self, at: AppTest) -> None:
        self.elements = list(_below(at._tree))
        self.broken = [element.message for element in at.exception]
        self.headings = [heading.value for heading in (*at.header, *at.subheader)]
        self.html = "".join(element.proto.body for element in self.elements if element.type == "html")
        self.address = dict(at.query_params)
        self.title = at.title[0].value if at.title else "".join(self._of_class("name"))

    @property
    def answer(self) -> str:
        """The sentence that the page answers with."""
        (answer,) = self._of_class("answer")
        return answer

    @property
    def verdict(self) -> str:
        """The verdict of a check, or the effect of a handed-in file."""
        return " ".join(self._of_class("verdict"))

    @property
    def warning(self) -> list[str]:
        """The warnings that the data are made up or that something is assumed."""
        return self._of_class("warning")

    @property
    def notes(self) -> list[str]:
        """The notes, in order."""
        return self._of_class("note")

    @property
    def said(self) -> str:
        """The Markdown of the page, without escapes."""
        return " ".join(_unmarked(element.value) for element in self.elements if element.type == "markdown")

    @property
    def footer(self) -> str:
        """The footer: sources, export and version."""
        (found,) = re.findall(r"<footer.*?</footer>", self.html, re.DOTALL)
        return " ".join(_words(part) for part in re.findall(r"<p.*?>(.*?)</p>", found))

    @cached_property
    def key_figures(self) -> dict[str, tuple[str, str]]:
        """Label to value and meaning."""
        cells = re.findall(r"<dt>(.*?)</dt><dd class='value.*?'>(.*?)</dd><dd class='meaning'>(.*?)</dd>", self.html)
        return {_words(label): (_words(value), _words(meaning)) for label, value, meaning in cells}

    @cached_property
    def steps(self) -> list[str]:
        """The parts of the way to the goal, in words."""
        found = re.search(r'<ol class="steps">(.*?)</ol>', self.html)
        return [_words(part) for part in re.findall(r"<li.*?>(.*?)</li>", found[1])] if found else []

    @cached_property
    def figures(self) -> dict[str, "Figure"]:
        """The figures, by name."""
        places = [place for place, element in enumerate(self.elements) if element.type == "plotly_chart"]
        drawn = [Figure(*self.elements[place - 1 : place + 3]) for place in places]
        return {figure.name: figure for figure in drawn}

    @property
    def links(self) -> list[tuple[str, str]]:
        """The links to pages: label and query."""
        found = [element.proto for element in self.elements if element.type == "page_link"]
        return [(_unmarked(link.label), link.query_string) for link in found]

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The parts of a report in order: label and finding."""
        found = re.findall(r"<li><strong>(.*?)</strong> <span>(.*?)</span></li>", self.html)
        return [(_words(label), _words(finding)) for label, finding in found]

    @property
    def codes(self) -> list[str]:
        """The texts with a button to copy them."""
        return [element.value for element in self.elements if element.type == "code"]

    @property
    def panels(self) -> dict[str, list[Any]]:
        """The elements of the panel under each figure, by the figure's name."""
        folded = [element for element in self.elements if element.type == "expander"]
        panels = [element for element in folded if (element.key or "").startswith("panel-")]
        return {panel.key.removeprefix("panel-"): list(_below(panel)) for panel in panels}

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The words of the tables, by their captions."""
        return dict(map(_table, re.findall(r"<table.*?</table>", self.html, re.DOTALL)))

    def _of_class(self, name: str) -> list[str]:
        return [_words(found) for _, found in re.findall(rf'<(p|h1|span) class="{name}"[^>]*>(.*?)</\1>', self.html, re.DOTALL)]


class Figure:
    """One figure, as it is sent to the browser: its head and its fold stand around the drawing, or all words inside."""

    def __init__(self, head: Any, chart: Any, *below: Any) -> None:
        proto = chart.proto
        spec = json.loads(proto.spec)
        self.called = proto.alt
        self.config = json.loads(proto.config)
        self.data: list[dict[str, Any]] = [{key: _plain(value) for key, value in trace.items()} for trace in spec["data"]]
        self.layout: dict[str, Any] = spec["layout"]
        self.inside = [_words(note["text"]) for note in self.layout.get("annotations", ())]
        self.beside: list[str] = []
        folds = [element for element in below if element.type == "expander"]
        if folds and head.type == "html":
            self.headline, *said = (_words(part) for part in re.findall(r"<(?:h2|p)[^>]*>(.*?)</(?:h2|p)>", head.proto.body))
            parts = list(_below(folds[0]))
            self.address, self.short_alt, self.alt = (part.value for part in parts if part.type == "code")
            self.beside = [self.headline, *said, *(_words(part.proto.body) for part in parts if part.type == "html")]
        else:
            self.headline, self.alt = self.inside[-3], self.called
            self.address = self.inside[-1].rpartition(" ")[2]
        found = re.search(r"\S+(?:\.[0-9a-f]{8}){2}", " ".join([*self.inside, *self.beside]))
        assert found
        self.id = found[0]
        self.name = self.id.partition(".")[0]

    @property
    def words(self) -> str:
        """All its words, without line breaks and markup."""
        return " ".join([*self.inside, *self.beside])

    def coloured(self) -> list[str]:
        """The codes of the municipalities that a map shows in colour, not as an outline."""
        return sorted(code for trace in self.data if "customdata" in trace for code in trace.get("locations", []))


def open_page(page: str = "overview", theme: str = "light", *, unfolded: bool = True, **query: str | tuple[str, ...]) -> AppTest:
    """The dashboard at a page's own address with this query, run once; `unfolded`, with all that can be folded away."""
    at = _from(ROOT / "dashboard.py", theme, query, unfolded=unfolded)
    return turn_to(at, page)


def turn_to(at: AppTest, page: str) -> AppTest:
    """Another page, with its frame, which AppTest leaves out after `switch_page`, and of the overview whose hash is given."""
    at._page_hash = "" if page == "overview" else _page_hashes(os.environ["DIGITALT_DATA"])[page]
    return at.run()


def look(page: str = "overview", **query: str | tuple[str, ...]) -> Screen:
    """A page at an address with this query, of a data folder that does not change: each address is opened once."""
    return _look(os.environ["DIGITALT_DATA"], page, **dict(sorted(query.items())))


def walk(*pages: str, **query: str | tuple[str, ...]) -> dict[str, Screen]:
    """These pages, or every one, each at its address with this query; `kommun`, `uppgift`, `flik` only where a page has them."""
    own = {"kommun": "municipality", "uppgift": "records", "flik": "evidence"}
    asked = {page: {key: query[key] for key in query if own.get(key, page) == page} for page in pages or PAGES}
    return {page: look(page, **asked[page]) for page in asked}


def open_alone(page: str, **query: str | tuple[str, ...]) -> Screen:
    """A page without the frame around it."""
    return Screen(_from(ROOT / "pages" / f"{page}.py", "light", query).run())


def widget(at: AppTest, kind: str, label: str) -> Any:
    """The widget of a kind that has this label: `widget(at, "pills", "År").set_value(["2018"]).run()`."""
    (found,) = [widget for widget in getattr(at, kind) if widget.label == label]
    return found


def set_to(at: AppTest, kind: str, label: str, value: Any) -> Screen:
    """Sets a widget; returns what the page then shows."""
    return Screen(widget(at, kind, label).set_value(value).run())


def press(at: AppTest, label: str) -> Screen:
    """Presses the button with this label; returns what the page then shows."""
    return Screen(widget(at, "button", label).click().run())


@cache
def _look(_folder: str, page: str, **query: str | tuple[str, ...]) -> Screen:
    return Screen(open_page(page, **query))


@cache
def _page_hashes(_folder: str) -> dict[str, str]:
    """Streamlit's hash of each page, by the name of its file."""
    at = _from(ROOT / "dashboard.py", "light", {}).run()
    return {Path(str(info["script_path"])).stem: page_hash for page_hash, info in at._registered_pages.items()}


class _Unfolded(AppTest):
    """A page whose folds are open when it is opened, since what is folded is not made."""

    def _run(self, *args: Any, **options: Any) -> AppTest:
        expander = st.expander
        with patch.object(st, "expander", lambda *given, **more: expander(*given, **(more | {"expanded": True}))):
            return super()._run(*args, **options)


def _from(script: Path, theme: str, query: Mapping[str, str | tuple[str, ...]], *, unfolded: bool = True) -> AppTest:
    at = (_Unfolded if unfolded else AppTest)(str(script), default_timeout=PATIENCE)
    at.context["theme"] = theme
    for key, value in query.items():
        at.query_params[key] = list(value) if isinstance(value, tuple) else value
    return at


def address_query(address: str) -> dict[str, tuple[str, ...]]:
    """The query of an address, to be opened again."""
    return {key: tuple(values) for key, values in parse_qs(urlsplit(address).query).items()}


def _below(block: Any) -> Iterator[Any]:
    for child in getattr(block, "children", {}).values():
        yield child
        yield from _below(child)


def _plain(value: Any) -> Any:
    """Plotly sends numbers as bytes."""
    if isinstance(value, dict) and "bdata" in value:
        return np.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"]).tolist()
    return value


def _words(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", markup.replace("<br>", " "))).replace("\xa0", " ")


def _unmarked(words: str) -> str:
    """The text without Markdown's backslashes."""
    return re.sub(r"\\(.)", r"\1", words)


def _table(markup: str) -> tuple[str, pd.DataFrame]:
    caption, head, body = ElementTree.fromstring(markup)
    headers, *lines = [[" ".join("".join(cell.itertext()).split()) for cell in line] for line in (*head, *body)]
    return caption.text or "", pd.DataFrame(lines, columns=headers)
