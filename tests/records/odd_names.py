"""A record in which every name and text is odd: each has characters that mean something in Markdown, HTML or TeX."""

import re
from html import escape
from pathlib import Path

ODD = "Ø *x* :red[A] _b_ $y$ [z](w) <b>"  # begins with a letter that no other text has
NAMED = ("kommun", "erbjudande", "samarbete", "organisation")  # columns


def make_odd(root: Path) -> None:
    """Adds the odd characters to every name and text of a data folder."""
    for file in root.rglob("*.toml"):
        words = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r'\b((?:sv|en|producer) = ".*?)"', rf'\1 {ODD}"', words), encoding="utf-8")
    for file in root.rglob("*.csv"):
        head, *lines = (line.split(";") for line in file.read_text(encoding="utf-8").splitlines())
        named = {place for place, column in enumerate(head) if column in NAMED}
        odd = [[f"{cell} {ODD}" if cell and place in named else cell for place, cell in enumerate(line)] for line in lines]
        file.write_text("\n".join(";".join(line) for line in (head, *odd)) + "\n", encoding="utf-8")


def spoilt(words: str, *, in_html: bool = False) -> list[str]:
    """What stands in place of each odd name that is not whole. Line breaks do not count."""
    whole = _squeezed(escape(ODD, quote=False) if in_html else ODD)
    found = _squeezed(words)
    return [found[at.start() :][:80] for at in re.finditer(ODD[0], found) if not found.startswith(whole, at.start())]


def _squeezed(words: str) -> str:
    return re.sub(r"\s|(</b>)?<br>(<b>)?", "", words)
