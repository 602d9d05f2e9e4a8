"""Words from data as a PDF can set them: a tagged PDF takes no letter that its font lacks."""

import re
import unicodedata
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from src.reporting.fonts import FONTS

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}  # kinds of letters with nothing to see by themselves
TURNS = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # signs without width, some of which turn the direction of what follows


def letters_of(font: Path) -> set[str]:
    """The letters that a font has."""
    with TTFont(font, lazy=True) as file:
        return {chr(letter) for letter in file.getBestCmap()}


LETTERS = set.intersection(*map(letters_of, FONTS.glob("*.ttf")))
FOREIGN = re.compile(f"[^{''.join(map(re.escape, sorted(LETTERS)))}]|[{TURNS}]")


def legible(words: str) -> str:
    """The words with the name in brackets for each sign that the font lacks, and without those that nobody sees."""
    return FOREIGN.sub(_stand_in, unicodedata.normalize("NFC", words))


def all_legible(content: Any) -> Any:
    """The same for every text in lists and dicts."""
    if isinstance(content, str):
        return legible(content)
    if isinstance(content, dict):
        return {key: all_legible(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [all_legible(value) for value in content]
    return content


def paragraphs(words: str) -> list[str]:
    """What somebody wrote, a paragraph a line; none where nothing is written."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def shortened(words: str, letters: int) -> str:
    """The beginning of the words, no longer than that."""
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def breaks(letters: int) -> dict[str, str]:
    """Where a word may break that is longer than that, as patterns: after the signs in an address, or where it must."""
    return {"long": rf"\S{{{letters + 1},}}", "piece": rf"[^/?&=_.-]{{1,{-(-letters // 2)}}}[/?&=_.-]?|[/?&=_.-]"}


def pieces(words: str, where: dict[str, str]) -> list[str]:
    """The words apart, and long ones in the pieces that they may be broken into."""
    apart = (re.findall(where["piece"], word) if re.fullmatch(where["long"], word) else [word] for word in words.split())
    return [piece for word in apart for piece in word]


def _stand_in(found: re.Match[str]) -> str:
    sign = found.group()
    if sign.isspace():
        return " "
    if unicodedata.category(sign) in UNSEEN:
        return ""
    return f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"
