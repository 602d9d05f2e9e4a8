"""What a view depends on, as plain values: the key of all that is made once for it."""

from collections.abc import Hashable
from dataclasses import fields
from functools import partial
from typing import Any

from src.analysis.assessed import AssessedRecord
from src.catalogue.figures import Draw
from src.language import Language
from src.selection.once import once
from src.selection.view import View


def previewed(view: View) -> bool:
    """Whether the view shows a handed-in export that does not count yet, or is compared with one."""
    records = (view.assessed, view.before, view.divided_by)
    return any(one is not None and one.record.label.preview for one in records)


def plain_draw(draw: Draw) -> Hashable:
    """A function that draws a figure, with its arguments."""
    drawing = (draw.func, *draw.keywords.items()) if isinstance(draw, partial) else draw
    assert isinstance(drawing, Hashable)
    return drawing


@once
def plain_values(view: View) -> tuple[Hashable, ...]:
    """All that a view depends on, so that equal views have equal values: each field, records and languages by what names them."""
    return tuple(_plain(getattr(view, one.name)) for one in fields(view) if one.compare)


def _plain(value: Any) -> Hashable:
    match value:
        case AssessedRecord():
            return value.version, value.record.label.folder
        case Language():
            return value.code
    assert isinstance(value, Hashable)
    return value
