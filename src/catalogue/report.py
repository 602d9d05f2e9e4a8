"""What a report holds, whatever file it becomes: its parts in order, where they come from, and how they were counted."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from src.charts.drawn import Drawn
from src.charts.paper import Paper
from src.language import Language
from src.vocabulary import MANY_MUNICIPALITIES
from src.wording.method import Section
from src.wording.origin import Origin


@dataclass(frozen=True)
class FigurePart:
    """A figure. `draw` lays it out for a paper, each time anew; with its words."""

    name: str
    label: str  # what it is called in a list
    draw: Callable[[Paper], Drawn]
    comment: str = ""
    file_name: str = ""  # with the filters that shape it, and without the ending


@dataclass(frozen=True)
class TablePart:
    """A table. `rows` has its headers in the file's language: numbers as numbers, codes and years as text, states in words."""

    name: str
    title: str
    rows: pd.DataFrame
    comment: str = ""
    origin: Origin | None = None  # of the table by itself; None where it is never a file of its own
    file_name: str = ""


@dataclass(frozen=True)
class MunicipalityPart:
    """What is known of one municipality: sentences, facts (label, value, meaning) and tables; on the same scales for all."""

    name: str  # for files: kommun-1260
    code: str
    title: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str, str], ...]
    tables: tuple[TablePart, ...]
    comment: str = ""
    file_name: str = ""


Part = FigurePart | TablePart | MunicipalityPart


def is_annex(part: Part) -> bool:
    """Whether it is a long table, which stands last in a report, and on no slide."""
    return isinstance(part, TablePart) and len(part.rows) > MANY_MUNICIPALITIES


Signs = tuple[tuple[str, str], ...]  # words and signs, each with its meaning


@dataclass(frozen=True)
class Report:
    """A whole report. `summary` is the answer in sentences, `method` the closing page, `signs` what each word or sign means."""

    text: Language
    title: str
    introduction: str
    summary: tuple[str, ...]
    parts: tuple[Part, ...]
    origin: Origin
    method: tuple[Section, ...]
    signs: Signs
    file_name: str  # without the ending


@dataclass(frozen=True)
class ReportChoice:
    """What a report is to hold: the parts' names in their order, an own title and introduction, and comments by part."""

    parts: tuple[str, ...] = ()
    title: str = ""
    introduction: str = ""
    comments: dict[str, str] = field(default_factory=dict)
