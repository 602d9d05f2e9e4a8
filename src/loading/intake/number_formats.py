"""What the cells of an XLSX show by their number formats, where that is other words than their values, or nothing at all."""

import html
import re
from typing import Final, NamedTuple

_FORMAT: Final = re.compile(rb"<(?:\w+:)?numFmt\s([^<]*)")
_ATTRIBUTE: Final = re.compile(rb"\b(numFmtId|formatCode)=(?:\"([^\"<]*)\"|'([^'<]*)')")
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracketed>[^\]]*)\]|(?P<end>;)|(?P<general>General|Standard)|(?P<other>.)',
    re.DOTALL | re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)")
_VALUE: Final = frozenset("0#?@GgdDmMyYhHsSeEåÅtTbB")  # stand for digits, texts and parts of a day, in Swedish programs too
BUILT_IN: Final = dict.fromkeys(range(41, 45), '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-')


class ShownWords(NamedTuple):
    """What a cell shows in words, and whether its value stands beside them."""

    words: str
    has_value: bool


class _Section(NamedTuple):
    """A part of a number format: for some numbers, or for texts."""

    condition: tuple[str, float] | None
    shown: ShownWords
    is_text: bool

    @property
    def is_odd(self) -> bool:
        return not self.shown.has_value or any(map(str.isalpha, self.shown.words))

    def holds(self, value: float) -> bool:
        sign, limit = self.condition or ("=", value)
        return any({"=": value == limit, "<": value < limit, ">": value > limit}[each] for each in sign)


def odd_formats(styles: bytes) -> dict[int, str]:
    """The number formats by which some value would show other words than itself: number → code."""
    found = dict(BUILT_IN)
    for part in _FORMAT.findall(styles):
        said = {name: double or single for name, double, single in _ATTRIBUTE.findall(part)}
        if b"numFmtId" in said:
            found[int(said[b"numFmtId"])] = html.unescape(said.get(b"formatCode", b"General").decode())
    return {number: code for number, code in found.items() if any(section.is_odd for section in _sections(code))}


def shown_by(code: str, value: object) -> ShownWords | None:
    """What a cell shows by a number format; None where that is its value, in whatever form."""
    sections = _sections(code)
    numbers = [section for section in sections[:3] if not section.is_text] or sections[:1]
    if isinstance(value, str):
        section = next((section for section in sections[3:] or sections if section.is_text or len(sections) > 3), None)
    elif isinstance(value, bool) or not isinstance(value, int | float):
        return None
    elif any(section.condition for section in numbers):
        section = next((section for section in numbers if section.holds(value)), None)
    else:
        section = numbers[min(1 if value < 0 else 2 if value == 0 else 0, len(numbers) - 1) if value or len(numbers) > 2 else 0]
    return section.shown if section and section.is_odd else None


def _sections(code: str) -> list[_Section]:
    sections, words, tokens, condition = list[_Section](), "", "", None
    for token in [*_TOKEN.finditer(code), None]:
        if token is None or token["end"]:
            sections.append(_Section(condition, ShownWords(words.strip(), not _VALUE.isdisjoint(tokens)), "@" in tokens))
            words, tokens, condition = "", "", None
        elif token["bracketed"] is not None:
            found = _CONDITION.fullmatch(token["bracketed"])
            condition = (found[1], float(found[2])) if found else condition
            tokens += token["bracketed"] if token["bracketed"].casefold() in ("h", "m", "s", "hh", "mm", "ss", "t", "tt") else ""
        elif token["general"] or token["other"] in _VALUE:
            tokens += token["general"] or token["other"]
        else:
            words += token["quoted"] or token["escaped"] or token["other"] or ""
    return sections
