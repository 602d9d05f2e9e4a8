"""Text as HTML, where Streamlit has no element that suits screen readers and phones."""

import re
from collections.abc import Sequence
from html import escape
from itertools import zip_longest

from src.wording.marks import Mark

DATE_OUTSIDE_PATH = re.compile(r"(?<![\w/-])\d{4}-\d\d-\d\d(?![\w/-])")

_LONG = 12  # letters; a longer value is set in smaller type


def paragraphs(kind: str, sentences: Sequence[str]) -> str:
    """A paragraph for each sentence; `kind` is a class in style.css."""
    return "".join(f'<p class="{kind}">{escape(sentence)}</p>' for sentence in sentences)


def links(marks: Sequence[Mark]) -> str:
    """Short links in a row; a screen reader says the full text of each."""
    return " ".join(f"{_link(mark.address, mark.spoken)}{escape(mark.words)}</a>" for mark in marks)


def bullets(sentences: Sequence[str]) -> str:
    """A list of sentences."""
    return f'<ul class="note">{"".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)}</ul>'


def page_links(label: str, links: Sequence[tuple[str, str]]) -> str:
    """Links to the parts of a page, each with its text and anchor. `label` is for screen readers."""
    items = "".join(f'<li><a href="#{escape(anchor)}">{escape(words)}</a></li>' for words, anchor in links)
    return f'<nav class="contents" aria-label="{escape(label)}"><ul>{items}</ul></nav>'


def key_figure_list(figures: Sequence[tuple[str, str, str]], marks: Sequence[Sequence[Mark]] = ()) -> str:
    """Key figures, each with label, value, meaning, and marks. The value links to the records, which is the first mark."""
    cells = []
    for n, (label, value, meaning) in enumerate(figures):
        beside = marks[n] if n < len(marks) else ()
        kind, shown = "value" if len(value) <= _LONG else "value words", escape(value)
        if beside:  # the spoken text begins with the visible one (WCAG 2.5.3)
            shown = f"{_link(beside[0].address, f'{value}. {beside[0].spoken}')}{shown}</a>"
        more = f"<dd class='marks'>{links(beside[1:])}</dd>" if beside[1:] else ""
        meaning = f"<dd class='meaning'>{escape(meaning)}</dd>"
        cells.append(f"<div><dt>{escape(label)}</dt><dd class='{kind}'>{shown}</dd>{meaning}{more}</div>")
    return f'<dl class="figures">{"".join(cells)}</dl>'


def html_table(
    caption: str,
    headers: Sequence[str],
    lines: Sequence[Sequence[str]],
    numbers: Sequence[bool],
    *,
    addresses: Sequence[str] = (),
    places: Sequence[str] = (),
) -> str:
    """A table that shows all its text; on a phone each line is a card. `numbers` says which columns hold numbers.

    The caption is for screen readers. `addresses`: where the first cell of each line links to. `places`: the ids of the lines. A
    line with an id can take the focus, so that a screen reader continues there.
    """
    kinds = [' class="number"' if number else "" for number in numbers]
    head = "".join(f'<th scope="col"{kind}>{_whole(header)}</th>' for header, kind in zip(headers, kinds, strict=True))
    body = ""
    for line, address, place in zip_longest(lines, addresses, places, fillvalue=""):
        words = [_whole(cell) for cell in line]
        if address:
            words[0] = f"{_link(address)}{words[0]}</a>"
        cells = [f'data-label="{escape(name)}"{kind}>{cell}' for name, cell, kind in zip(headers, words, kinds, strict=True)]
        row = f'<tr id="{escape(place)}" tabindex="-1">' if place else "<tr>"
        body += f'{row}<th scope="row" {cells[0]}</th>{"".join(f"<td {cell}</td>" for cell in cells[1:])}</tr>'
    return f'<table class="words"><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _link(address: str, spoken: str = "") -> str:
    """The opening tag of a link within the dashboard; a screen reader says `spoken` instead of the link's text."""
    label = f' aria-label="{escape(spoken)}"' if spoken else ""
    return f'<a href="{escape(address)}" target="_self"{label}>'


def _whole(words: str) -> str:
    """The text, with no line break inside a date."""
    return DATE_OUTSIDE_PATH.sub(r'<span class="whole">\g<0></span>', escape(words))
