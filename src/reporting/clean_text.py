"""Text from data and from people as a file can hold it: one function, with a rule for each kind of file."""

import re
import unicodedata
from typing import Final, Literal

from src.text_width import LETTERS

TextKind = Literal["csv", "xlsx", "svg", "docx", "pptx", "pdf"]

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold, nor any office program
_LINE_BREAK: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}  # Unicode categories of characters that show nothing by themselves
_ZERO_WIDTH: Final = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # some turn the direction of what follows
_FOREIGN: Final = re.compile(f"[^{''.join(map(re.escape, LETTERS))}]|[{_ZERO_WIDTH}]")


def clean(words: str, kind: TextKind) -> str:
    """The text without characters that no file can hold, its line breaks as a newline. Then a rule for each kind of file:

    - csv, xlsx and svg keep newlines and tabs.
    - docx keeps newlines; a tab is a space.
    - pptx and pdf are on one line: newlines and tabs are a space.
    - pdf can hold only characters of its font. Others become their names in brackets; invisible ones are removed.
    """
    words = _UNWRITABLE.sub("", _LINE_BREAK.sub("\n", words))
    if kind == "docx":
        words = words.replace("\t", " ")
    elif kind in ("pptx", "pdf"):
        words = " ".join(filter(None, map(str.strip, re.split(r"[\t\n]+", words))))
    return _FOREIGN.sub(_named, unicodedata.normalize("NFC", words)) if kind == "pdf" else words


def paragraphs_of(words: str) -> list[str]:
    """What a person typed, a paragraph for each line that is not blank."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def shortened(words: str, most: int) -> str:
    """The words, or their beginning and `…`: at most `most` characters as Office counts them, in UTF-16."""
    counted = words.encode("utf-16-le", "replace")
    return words if len(counted) <= 2 * most else counted[: 2 * (most - 1)].decode("utf-16-le", "ignore").rstrip() + "…"


def _named(found: re.Match[str]) -> str:
    sign = found.group()
    if sign.isspace():
        return " "
    if unicodedata.category(sign) in _INVISIBLE:
        return ""
    return f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"
