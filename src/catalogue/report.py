"""What a report holds, whatever file it becomes: its parts in order, where they come from, and how they were counted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from src.charts.paper import Paper
from src.language import Language
from src.wording.method import Section
from src.wording.warnings import WarningText


@dataclass(frozen=True)
class SourceLine:
    """A source as a reader needs it; `date` is ISO, empty where the source has none."""

    producer: str
    title: str
    date: str
    licence: str


@dataclass(frozen=True)
class Origin:
    """Where everything in a file comes from, in the file's language."""

    programme: str
    owner: str
    region: str
    period: str
    filters: str  # a sentence; "Inga filter." where there are none
    export: str  # its title
    as_of: date
    made_up: bool
    version: str  # of the data: the beginning of their hash
    address: str  # where the same can be made again
    sources: tuple[SourceLine, ...]
    warnings: tuple[WarningText, ...] = ()

    @property
    def warning(self) -> str:
        """What stands at the head of every page; empty of the record as it is."""
        return " ".join(warning.short for warning in self.warnings)

    @property
    def full_warning(self) -> str:
        """The same in full, for a front."""
        return " ".join(warning.full for warning in self.warnings)


@dataclass(frozen=True)
class FigurePart:
    """A figure. `draw` lays it out for a paper, each time anew; its words, alt text and numbers stand in its `layout.meta`."""

    name: str
    label: str  # what it is called in a list
    draw: Callable[[Paper], go.Figure]
    comment: str = ""


@dataclass(frozen=True)
class TablePart:
    """A table. `rows` has its headers in the file's language: numbers as numbers, codes and years as text, states in words."""

    name: str
    title: str
    rows: pd.DataFrame
    comment: str = ""


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


Part = FigurePart | TablePart | MunicipalityPart


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
    signs: tuple[tuple[str, str], ...]
    file_name: str  # without the ending


@dataclass(frozen=True)
class ReportChoice:
    """What a report is to hold: the parts' names in their order, an own title and introduction, and comments by part."""

    parts: tuple[str, ...] = ()
    title: str = ""
    introduction: str = ""
    comments: dict[str, str] = field(default_factory=dict)
