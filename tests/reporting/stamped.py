"""The origin of made-up data, as a view gives it."""

from dataclasses import replace
from typing import Any

from src.language import Code, read_language
from src.view.report import Origin
from src.view.stamp import made_up


def of_made_up(origin: Origin, code: Code = "sv", **changes: Any) -> Origin:
    """The same origin, with these changes, of data that are made up."""
    changed = replace(origin, made_up=True, **changes)
    return replace(changed, stamps=(made_up(changed.export, read_language(code)),))
