"""A JSON file as a frozen structure, or what is wrong with it: the field, its line, and how to mend it."""

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Final, TypeVar

import msgspec

from src.finding import Finding
from src.language import N_
from src.programme.form_fault import form_fault
from src.programme.syntax_fault import TOO_DEEP
from src.programme.toml import Unreadable
from src.programme.toml_lines import KeyPath, written

T = TypeVar("T")

_BLANK: Final = re.compile(r"[ \t\r\n]*")
_SIGN: Final = re.compile(r'("(?:[^"\\]|\\.)*")([ \t\r\n]*:)?|[{}]')  # a text, with a colon after it a key; and braces
_EMPTY: Final = (N_("Filen är tom."), N_("Vänta tills kopieringen är klar, eller lägg in filen på nytt."))
_CUT: Final = (N_("Filen tar slut mitt i."), N_("Vänta tills kopieringen är klar, eller lägg in filen på nytt."))
_NO_JSON: Final = (
    N_("Filen följer inte formatet JSON."),
    N_("Sätt nycklar och text inom raka dubbla citattecken, och komma mellan värdena men inte efter det sista."),
)


_TWICE: Final = (N_("Nyckeln står två gånger."), N_("Ta bort den ena, så att det är säkert vad som gäller."))


def decode_json(text: str, name: str, kind: type[T]) -> T:
    """The text of a JSON file as `kind`; Unreadable says where its form is wrong. `name` is what the finding calls the file.

    A key that stands twice in an object is a fault: other readers take the first, or the last.
    """
    try:
        content = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Unreadable((_syntax_fault(error, text, name),)) from None
    if twice := tuple(_keys_twice(text, name)):
        raise Unreadable(twice)
    try:
        return msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        raise Unreadable((form_fault(error, content, kind, name, partial(json_line, text), is_json=True),)) from None


def json_line(text: str, place: KeyPath) -> int | None:
    """The line on which the key at `place` stands in a JSON text without faults; None where it is not found."""
    read, at = json.JSONDecoder().raw_decode, 0
    value = _after_blanks(text, 0)
    for key in place:
        at, name = _after_blanks(text, value + 1), None
        while name != key:
            if text[at : at + 1] != '"':  # the object has ended
                return None
            name, end = read(text, at)
            value = _after_blanks(text, _after_blanks(text, end) + 1)
            if name != key:
                at = _after_blanks(text, _after_blanks(text, read(text, value)[1]) + 1)
    return text.count("\n", 0, at) + 1 if place else None


def _keys_twice(text: str, file: str) -> Iterator[Finding]:
    """A finding for each key of a JSON text that its object has already, on the line where it stands again."""
    place, seen = list[str](), list[set[str]]()  # the key that is being read in each object that is open, and its keys so far
    for sign in _SIGN.finditer(text):
        if sign[0] == "{":
            place.append("")
            seen.append(set())
        elif sign[0] == "}":
            place.pop()
            seen.pop()
        elif sign[2]:
            place[-1] = json.loads(sign[1])
            if place[-1] in seen[-1]:
                yield Finding(file, *_TWICE, line=text.count("\n", 0, sign.start()) + 1, column=written(tuple(place)))
            seen[-1].add(place[-1])


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    assert found
    return found.end()


def _syntax_fault(error: Exception, text: str, file: str) -> Finding:
    """What is wrong where the text is no JSON: `error` is what the parser says of it."""
    if isinstance(error, RecursionError):
        return Finding(file, *TOO_DEEP)
    if not text.strip():
        return Finding(file, *_EMPTY)
    if found := re.search(r"\(byte (\d+)\)", str(error)):
        return Finding(file, *_NO_JSON, line=text.encode()[: int(found[1])].count(b"\n") + 1)
    return Finding(file, *(_CUT if "truncated" in str(error) else _NO_JSON), line=text.rstrip().count("\n") + 1)
