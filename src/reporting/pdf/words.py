"""Words from data as a PDF can set them: a tagged PDF takes no letter that its font lacks."""

import re


def breaks(letters: int) -> dict[str, str]:
    """Where a word may break that is longer than that, as patterns: after the signs in an address, or where it must."""
    return {"long": rf"\S{{{letters + 1},}}", "piece": rf"[^/?&=_.-]{{1,{-(-letters // 2)}}}[/?&=_.-]?|[/?&=_.-]"}


def pieces(words: str, where: dict[str, str]) -> list[str]:
    """The words apart, and long ones in the pieces that they may be broken into."""
    apart = (re.findall(where["piece"], word) if re.fullmatch(where["long"], word) else [word] for word in words.split())
    return [piece for word in apart for piece in word]
