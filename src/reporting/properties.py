"""What an Office file says of itself: title, owner, and where its content comes from."""

from datetime import UTC, datetime, time
from typing import Any

from src.language import LOCALES, Code, Language
from src.reporting.clean_text import TextKind, clean, shortened
from src.wording.origin import Origin, source_sentence

_LONGEST = 255  # letters of a property, but for an Excel file's comments, which hold all of it


def locale(code: Code) -> str:
    """The language as Office names it: `sv-SE`."""
    return str(LOCALES[code]).replace("_", "-")


def made_at(origin: Origin) -> datetime:
    """The file's date: the data's, so that the same data give the same file."""
    return datetime.combine(origin.as_of, time(), UTC)


def file_properties(title: str, origin: Origin, text: Language, kind: TextKind) -> dict[str, str]:
    """Title, subject, author, keywords and comments, as the kind of file can hold them."""
    properties = {
        "title": title,
        "subject": f"{origin.programme}, {origin.region}, {origin.period}. {origin.filters}",
        "author": origin.owner,
        "keywords": f"{origin.export}; {text.date(origin.as_of)}; {origin.version}",
        "comments": " ".join(filter(None, (origin.full_warning, source_sentence(origin, text)))),
    }
    whole = ("comments",) if kind == "xlsx" else ()
    return {
        name: clean(words, kind) if name in whole else shortened(clean(words, kind), _LONGEST) for name, words in properties.items()
    }


def set_core_properties(core: Any, title: str, origin: Origin, text: Language, kind: TextKind) -> None:
    """Sets the core properties of a Word or PowerPoint file, which python-docx and python-pptx name alike."""
    for name, words in file_properties(title, origin, text, kind).items():
        setattr(core, name, words)
    core.last_modified_by = core.author
    core.language, core.version, core.revision = locale(text.code), shortened(clean(origin.version, kind), _LONGEST), 1
    core.created = core.modified = made_at(origin)
