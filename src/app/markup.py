"""Words as HTML, where Streamlit has no element that a screen reader and a phone take well."""

import re
from collections.abc import Sequence
from html import escape

DATE = re.compile(r"(?<![\w/-])\d{4}-\d\d-\d\d(?![\w/-])")  # and not a folder in a path
LONG = 12  # letters; a number stands large, words that are longer do not


def paragraphs(kind: str, sentences: Sequence[str]) -> str:
    """A paragraph for each sentence, of one kind (a class in style.css)."""
    return "".join(f'<p class="{kind}">{escape(sentence)}</p>' for sentence in sentences)


def figure_list(figures: Sequence[tuple[str, str, str]]) -> str:
    """Figures with what they mean: label, value and meaning of each."""
    cells = "".join(
        f"<div><dt>{escape(label)}</dt><dd class='{'value' if len(value) <= LONG else 'value words'}'>{escape(value)}</dd>"
        f"<dd class='meaning'>{escape(meaning)}</dd></div>"
        for label, value, meaning in figures
    )
    return f'<dl class="figures">{cells}</dl>'


def table(caption: str, headers: Sequence[str], lines: Sequence[Sequence[str]], numbers: Sequence[bool]) -> str:
    """A table in which every word is seen; on a phone each line is a card. `numbers` marks the columns that hold them.

    The caption is for screen readers; the first cell of each line names the line.
    """
    kinds = [' class="number"' if number else "" for number in numbers]
    head = "".join(f'<th scope="col"{kind}>{_whole(header)}</th>' for header, kind in zip(headers, kinds, strict=True))
    body = "".join(f"<tr>{_line(headers, line, kinds)}</tr>" for line in lines)
    return f'<table class="words"><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _line(headers: Sequence[str], line: Sequence[str], kinds: Sequence[str]) -> str:
    name, *cells = (
        f'data-label="{escape(header)}"{kind}>{_whole(cell)}' for header, cell, kind in zip(headers, line, kinds, strict=True)
    )
    return f'<th scope="row" {name}</th>' + "".join(f"<td {cell}</td>" for cell in cells)


def _whole(words: str) -> str:
    """The words, their dates unbroken over lines."""
    return DATE.sub(r'<span class="whole">\g<0></span>', escape(words))
