"""What the server knows before any page is opened: where the data are, and the languages. Imports nothing that takes long."""

import os
from pathlib import Path

from src.language import Code, Language, read_language

_LANGUAGES: dict[Code, Language] = {}


def data_root() -> Path:
    """The data folder: DIGITALT_DATA where it is set, else the one that is shipped."""
    return Path(os.environ.get("DIGITALT_DATA") or Path(__file__).parents[2] / "data")


def language(code: Code) -> Language:
    """A language with its texts."""
    return _LANGUAGES.get(code) or _LANGUAGES.setdefault(code, read_language(code))
