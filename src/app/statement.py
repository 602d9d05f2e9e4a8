"""The accessibility statement, kept as a document in each language."""

import re
from pathlib import Path

from src.language import Language

DOCS = Path(__file__).parents[2] / "docs"
_FILES = {"sv": "tillganglighet.md", "en": "tillganglighet.en.md"}


def read_statement(text: Language) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first heading, and each part's heading with its Markdown; OSError where the file is not there."""
    whole = (DOCS / _FILES[text.code]).read_text(encoding="utf-8")
    _, first, *parts = re.split(r"^#{1,2} (?=\S)", whole, flags=re.MULTILINE)
    begin = first.partition("\n")[2].strip()
    return begin, [(title, body.strip()) for title, _, body in (part.partition("\n") for part in parts)]
