"""What is measured: views of the shipped record, whole and in many selections."""

from collections.abc import Iterator, Mapping
from typing import Any

from src.address import COOPERATION_KEY, GROUPS_KEY, OFFERINGS_KEY, YEARS_KEY
from src.analysis.assessed import AssessedRecord
from src.catalogue.parts import report
from src.catalogue.report import Report, ReportChoice
from src.language import CODES, read_language
from src.opening import SHIPPED, DataFolder
from src.reporting.making import FORMATS, Format
from src.selection.selection import Selection, options
from src.selection.view import View

SITE = "https://statistik.example.se"


def record() -> AssessedRecord:
    """The export that is shown first."""
    assessed = DataFolder(SHIPPED).open()
    assert isinstance(assessed, AssessedRecord), assessed
    return assessed


def view(assessed: AssessedRecord, asked: Mapping[str, Any] | None = None, *, language: int = 0) -> View:
    query = {key: [str(value) for value in values] for key, values in (asked or {}).items()}
    return View(assessed, Selection.from_query(query, assessed), read_language(CODES[language % len(CODES)]), site=SITE)


def crowd(assessed: AssessedRecord, people: int) -> Iterator[tuple[Report, Format]]:
    """What so many people export at the same time: each a selection and a title of their own, in every format in turn."""
    every = options(assessed)
    for n in range(people):
        asked = {
            key: values[: 1 + n % len(values)] if key == YEARS_KEY else [values[n % len(values)]] if n % 3 == 0 else []
            for key, values in every.items()
            if key in {YEARS_KEY, (GROUPS_KEY, COOPERATION_KEY, OFFERINGS_KEY)[n % 3]}
        }
        yield report(view(assessed, asked, language=n), ReportChoice(title=f"Export {n + 1}")), FORMATS[n % len(FORMATS)]
