"""The views that are measured: the shipped record, whole and in ten different selections."""

from collections.abc import Iterator, Mapping
from typing import Any

from src.language import CODES, read_language
from src.loading.database import open_database
from src.opening import SHIPPED, Faults, find_export, open_found
from src.reporting.making import FORMATS, Format
from src.view.contents import report
from src.view.opened import Opened
from src.view.report import Choice, Report
from src.view.selection import COOPERATION_KEY, GROUPS_KEY, OFFERINGS_KEY, YEARS_KEY, narrowed, options
from src.view.view import View

SITE = "https://statistik.example.se"


def record() -> Opened:
    """The export that is shown first."""
    found = find_export(SHIPPED, None)
    opened = found if isinstance(found, Faults) else open_found(found, open_database())
    assert isinstance(opened, Opened), opened
    return opened


def view(opened: Opened, asked: Mapping[str, Any] | None = None, *, language: int = 0) -> View:
    return View(opened, narrowed(opened, asked or {}), read_language(CODES[language % len(CODES)]), site=SITE)


def crowd(opened: Opened, people: int) -> Iterator[tuple[Report, Format]]:
    """What so many people export at the same time: each another selection with another title, in every format in turn."""
    every = options(opened)
    for n in range(people):
        asked = {
            key: values[: 1 + n % len(values)] if key == YEARS_KEY else [values[n % len(values)]] if n % 3 == 0 else []
            for key, values in every.items()
            if key in {YEARS_KEY, (GROUPS_KEY, COOPERATION_KEY, OFFERINGS_KEY)[n % 3]}
        }
        yield report(view(opened, asked, language=n), Choice(title=f"Export {n + 1}")), FORMATS[n % len(FORMATS)]
