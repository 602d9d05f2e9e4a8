"""The origin of made-up data, as a view gives it."""

from dataclasses import replace
from typing import Any

from src.language import Code, read_language
from src.wording.origin import Origin
from src.wording.warnings import made_up_warning


def of_made_up(origin: Origin, code: Code = "sv", **changes: Any) -> Origin:
    """The same origin, with these changes, of data that are made up."""
    changed = replace(origin, made_up=True, **changes)
    return replace(changed, warnings=(made_up_warning(changed.export, read_language(code)),))
