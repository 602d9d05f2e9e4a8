"""Text as HTML, where Streamlit has no element that suits screen readers and phones; and as Markdown, which labels are."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import zip_longest

from src.wording.marks import Mark

COUNTED = re.compile(r"(?<![\w/-])[\d–-]*\d(?: \w+)?")  # a number, years or a date, with the word after it
DATE_OUTSIDE_PATH = re.compile(r"(?<![\w/-])\d{4}(?:-\d\d-\d\d|–\d{4})(?![\w/-])")  # or years, from the first to the last

_LONG = 12  # letters; a longer value is set in smaller type
_FEW_NAMES = 12  # in a cell, which need no fold
_WIDE = 24  # letters; a longer cell is broken into lines


def escape_markdown(words: str) -> str:
    """Text from data as Markdown that shows every character as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()#+-.!|<>~$:^=" else letter for letter in words)


def paragraphs(kind: str, sentences: Sequence[str]) -> str:
    """A paragraph for each sentence; `kind` is a class in style.css."""
    return "".join(f'<p class="{kind}">{_whole(sentence)}</p>' for sentence in sentences)


def finding(page: str, programme: str, sentence: str) -> str:
    """The names of the page and the programme in a small line, and the page's finding as the heading.

    No line of the finding ends in a number.
    """
    names = f'<p class="page"><span class="name">{_whole(page)}</span> <span class="programme">{_whole(programme)}</span></p>'
    held = COUNTED.sub(r'<span class="whole">\g<0></span>', escape(sentence))
    return f'{names}<h1 class="answer">{held}</h1>'


def figure_head(headline: str, stamps: Sequence[str], subtitle: str, *, said: bool = False) -> str:
    """What stands above a figure: its headline as a heading, stamps, and what is measured.

    A headline that is `said` already, as the page's finding, is for screen readers only.
    """
    heading = f'<h2 class="headline{" said" if said else ""}">{_whole(headline)}</h2>'
    return f"{heading}{paragraphs('stamp', stamps)}{paragraphs('subtitle', [subtitle])}"


def copy_button(label: str, done: str, address: str = "") -> str:
    """A button that copies an address, or without one the page's own (shell.js), and then says `done`, to a screen reader too."""
    own = f' data-address="{escape(address)}"' if address else ""
    return f'<button type="button" class="copy" data-done="{escape(done)}"{own}>{escape(label)}</button>'


def links(marks: Sequence[Mark]) -> str:
    """Short links in a row; a screen reader says the full text of each."""
    return " ".join(f"{_link(mark.address, mark.spoken)}{escape(mark.words)}</a>" for mark in marks)


def linked_bullets(marks: Sequence[Mark]) -> str:
    """A list of links, each on its own line."""
    items = "".join(f"<li>{_link(mark.address)}{escape(mark.words)}</a></li>" for mark in marks)
    return f'<ul class="note linked">{items}</ul>'


def bullets(sentences: Sequence[str]) -> str:
    """A list of sentences."""
    return f'<ul class="note">{"".join(f"<li>{_whole(sentence)}</li>" for sentence in sentences)}</ul>'


def numbered(parts: Sequence[tuple[str, str]], *, most: int, rest: str) -> str:
    """A numbered list: the name of each part, and what it says. Those after the first `most` are folded, under the words `rest`."""
    if len(parts) > most:
        more = "".join(f"<li>{_whole(name)}</li>" for name, _ in parts[most:])
        fold = f'<ol class="parts" start="{most + 1}">{more}</ol>'
        return f"{numbered(parts[:most], most=most, rest=rest)}<details><summary>{escape(rest)}</summary>{fold}</details>"
    items = "".join(f"<li><strong>{_whole(name)}</strong> <span>{_whole(said)}</span></li>" for name, said in parts)
    return f'<ol class="parts">{items}</ol>'


def step_bar(label: str, steps: Sequence[tuple[float, str, str]], *, whole: bool) -> str:
    """A bar of parts, each with its share (0–1), number and year. Unless it is `whole`, the last part is what is left."""
    parts, words = "", ""
    for n, (share, number, meaning) in enumerate(steps, 1):
        left = not whole and n == len(steps)
        kind, counted, what = ' class="left"' if left else "", f"<b>{escape(number)}</b>", escape(meaning)
        parts += f'<i{kind} style="flex-grow: {share:.4f}"></i>'
        words += f"<li{kind}>{counted} {what}</li>" if left else f"<li>{what} {counted}</li>"
    heading = f'<h2 class="headline">{_whole(label)}</h2>'
    return f'{heading}<div class="bar" aria-hidden="true">{parts}</div><ol class="steps">{words}</ol>'


def link_list(label: str, links: Sequence[tuple[str, str]]) -> str:
    """Links in columns, each with its text and address. `label` is for screen readers."""
    items = "".join(f"<li>{_link(address)}{escape(words)}</a></li>" for words, address in links)
    return f'<nav class="link-list" aria-label="{escape(label)}"><ul>{items}</ul></nav>'


def folded_links(label: str, groups: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """Groups with their number of links, which open into the links. `label` is for screen readers."""
    folds = ""
    for name, links in groups.items():
        items = "".join(f"<li>{_link(address)}{escape(words)}</a></li>" for words, address in links)
        folds += f"<details><summary>{escape(name)} <b>{len(links)}</b></summary><ul>{items}</ul></details>"
    return f'<nav class="link-list folded" aria-label="{escape(label)}">{folds}</nav>'


def mail_link(words: str, address: str, subject: str) -> str:
    """A link that begins a letter. The subject comes quoted, as addresses are."""
    return f'<p class="note"><a href="mailto:{escape(address)}?subject={escape(subject)}">{escape(words)}</a></p>'


def key_figure_list(figures: Sequence[tuple[str, str, str]], marks: Sequence[Sequence[Mark]] = ()) -> str:
    """Key figures, each with label, value, meaning, and a mark. The value links to the records, which is the first of its marks."""
    cells = []
    for n, (label, value, meaning) in enumerate(figures):
        beside = marks[n] if n < len(marks) else ()
        kind, shown = "value" if len(value) <= _LONG else "value words", escape(value)
        if beside:  # the spoken text begins with the visible one (WCAG 2.5.3)
            shown = f"{_link(beside[0].address, f'{value}. {beside[0].spoken}')}{shown}</a>"
        more = f"<dd class='marks'>{links(beside[1:2])}</dd>" if beside[1:] else ""
        meaning = f"<dd class='meaning'>{_whole(meaning)}</dd>"
        cells.append(f"<div><dt>{escape(label)}</dt><dd class='{kind}'>{shown}</dd>{meaning}{more}</div>")
    return f'<dl class="figures">{"".join(cells)}</dl>'


def html_table(
    caption: str,
    headers: Sequence[str],
    lines: Sequence[Sequence[str]],
    numbers: Sequence[bool],
    *,
    addresses: Sequence[Sequence[str]] = (),
    named: Sequence[Sequence[Mapping[str, str]]] = (),
    places: Sequence[str] = (),
    sortable: bool = False,
    long: bool = False,
    fold: str = "",
) -> str:
    """A table that shows all its text. `numbers` says which columns hold numbers.

    The caption is for screen readers. `addresses`: where the first cells of each line link to; "" is no link. `named`: where each
    of the names in a cell without such a link leads to. `places`: the ids of the lines. A line with an id can take the focus, so
    that a screen reader continues there. `sortable`: each header is a button, which shell.js sorts by. `long`: the table scrolls in
    a box of its own, under its headers and beside its first column; on a phone too, where each line of a shorter table is a card.
    `fold`: what the names in a cell are called together; a cell with many of them is then folded.
    The tab key stops at one link of a line, or of a long table, only; the arrow keys go on from there (shell.js).
    """
    kinds = [" ".join(["number"] * number + ["wide"] * _is_wide(cells)) for number, *cells in zip(numbers, *lines, strict=True)]
    classes = [f' class="{kind}"' if kind else "" for kind in kinds]
    before, after = ('<button type="button">', "</button>") if sortable else ("", "")
    head = "".join(f'<th scope="col"{kind}>{before}{_whole(name)}{after}</th>' for name, kind in zip(headers, classes, strict=True))
    labels = [f' data-label="{escape(name)}"' for name in headers]
    body, stop = "", True
    for line, ways, names, place in zip_longest(lines, addresses, named, places):
        words, stop = [], stop or not long
        for cell, way, within in zip_longest(line, ways or (), names or ()):
            words.append(
                f"{_link(way, in_turn=stop)}{_whole(cell)}</a>" if way else _linked(cell, within or {}, stop=stop, fold=fold)
            )
            stop = stop and "<a " not in words[-1]
        cells = [f"{label}{kind}>{cell}" for label, kind, cell in zip(labels, classes, words, strict=True)]
        start = f'<tr id="{escape(place)}" tabindex="-1">' if place else "<tr>"
        body += f'{start}<th scope="row"{cells[0]}</th>{"".join(f"<td{cell}</td>" for cell in cells[1:])}</tr>'
    table = f'<table class="words"><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    box = f'class="long" role="region" tabindex="0" aria-label="{escape(caption)}"' if long else 'class="short"'
    return f"<div {box}>{table}</div>"


def _linked(words: str, ways: Mapping[str, str], *, stop: bool, fold: str = "") -> str:
    """The text with links on some of its words, by these words. The tab key stops at the first of them, if it is to `stop`.

    Many are folded away where there is a word for them: “60 kommuner” then opens into their names.
    """
    if not ways:
        return _whole(words)
    parts = "|".join(re.escape(part) for part in sorted(ways, key=len, reverse=True))
    said = ""
    for part in re.split(rf"(?<!\w)({parts})(?!\w)", words):
        said += f"{_link(ways[part], in_turn=stop)}{_whole(part)}</a>" if part in ways else _whole(part)
        stop = stop and part not in ways
    named = said.count("<a ")
    return f"<details><summary>{named} {escape(fold)}</summary>{said}</details>" if fold and named > _FEW_NAMES else said


def _is_wide(cells: Sequence[str]) -> bool:
    """Whether a column's text may be broken into lines where space is short."""
    return any(len(cell) > _WIDE for cell in cells)


def _link(address: str, spoken: str = "", *, in_turn: bool = True) -> str:
    """The opening tag of a link within the dashboard; a screen reader says `spoken` instead of the link's text.

    A link that is not `in_turn` is passed over by the tab key and reached by the arrow keys (shell.js).
    """
    more = f' aria-label="{escape(spoken)}"' if spoken else ""
    more += "" if in_turn else ' tabindex="-1"'
    return f'<a href="{escape(address)}" target="_self"{more}>'


def _whole(words: str) -> str:
    """The text, with no line break inside a date or between the first year and the last."""
    return DATE_OUTSIDE_PATH.sub(r'<span class="whole">\g<0></span>', escape(words))
