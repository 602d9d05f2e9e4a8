"""What a page shows, as one text for each element: what a visitor reads, hears, or meets below the pointer."""

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

# Fields that address something and are never shown.
HIDDEN: Final = frozenset(
    {"deferred_file_id", "form_id", "group_id", "id", "page", "page_script_hash", "query_param_key", "query_string", "tag", "url"}
)
UNREAD: Final = frozenset({"bdata", "dtype", "family", "filename", "geojson", "locale", "meta"})  # in JSON: nobody reads them
SPOKEN: Final = frozenset({"alt", "aria-description", "aria-label", "data-label", "placeholder", "title"})
UNESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~$:^=-])")  # Markdown's backslashes
MARKUP: Final = re.compile(r"<[^>]*>|%\{[^}]*\}")
ADDRESS: Final = re.compile(
    r"\S*/[a-z-]+\?.*|\b[a-z0-9-]+\.[0-9a-f]{8}\.[0-9a-f]{8}\b"
)  # of a figure, and its id: the same in all languages


def shown_texts(at: AppTest) -> list[str]:
    """The texts of the whole page, sidebar included."""
    return [words for element in _elements(at._tree) for words in _said(element) if words.strip()]


def _elements(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if child.proto is not None:
            yield child
        yield from _elements(child) if hasattr(child, "children") else ()


def _said(element: Any) -> Iterator[str]:
    if element.type == "html":
        reader = _Reader()
        reader.feed(element.proto.body)
        yield from reader.said
        return
    for words in _strings(element.proto):
        yield UNESCAPED.sub(r"\1", words)


def _strings(message: Message) -> Iterator[str]:
    """Every text in a message that is not an address, in the JSON that some carry too."""
    for field, value in message.ListFields():
        if field.name in HIDDEN:
            continue
        for one in value if isinstance(value, list | tuple) or field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from _strings(one)
            elif isinstance(one, str):
                yield from _unpacked(one)


def _unpacked(words: str) -> Iterator[str]:
    if words[:1] in ("{", "["):
        yield from _values(json.loads(words))
    else:
        yield ADDRESS.sub(" ", words)


def _values(packed: Any) -> Iterator[str]:
    """The texts of a figure or a setting, without markup: values, never keys; a line that was broken is whole again."""
    if isinstance(packed, str):
        yield ADDRESS.sub(" ", html.unescape(" ".join(MARKUP.sub(" ", packed).split())))
    elif isinstance(packed, dict):
        for key, value in packed.items():
            if key not in UNREAD:
                yield from _values(value)
    elif isinstance(packed, list):
        for value in packed:
            yield from _values(value)


class _Reader(HTMLParser):
    """What stands in HTML, and what it says to those who hear it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.style = tag == "style"
        self.said += [value for name, value in attrs if name in SPOKEN and value]

    def handle_data(self, data: str) -> None:
        if not self.style:
            self.said.append(data)
