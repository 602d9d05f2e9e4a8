"""Reports of everything that a view holds, and a programme of one offering."""

from functools import cache
from typing import Any

from src.analysis.assessed import AssessedRecord
from src.catalogue.parts import labels, report
from src.catalogue.report import MunicipalityPart, Report, ReportChoice, TablePart
from src.language import Localised
from src.programme.definition import Goal, Offering
from src.selection.view import View
from tests.analysis.made_up import DIMVIK, YEARS, make_programme
from tests.selection.views import write

NOBODY: dict[str, Any] = {"groups": ("B",), "cooperation": ("Norr",)}  # filters that leave no municipality


@cache
def one_offering(key: str, years: tuple[int, ...] = YEARS) -> AssessedRecord:
    """A programme with one offering, whose key is this, and one municipality in it."""
    programme = make_programme(
        offerings=(Offering(key, Localised("Råd"), Localised("rådet")),), goal=Goal(key, "rules"), eligibility=(), years=years
    )
    return write((DIMVIK, key, years[0], "yes", "minutes"), programme=programme)


def names(whole: Report) -> tuple[str, ...]:
    return tuple(held.name for held in whole.parts)


def everything_of(view: View) -> Report:
    """The report of all that there is."""
    return report(view, ReportChoice(tuple(labels(view))))


def every_table(whole: Report) -> list[TablePart]:
    found: list[TablePart] = []
    for held in whole.parts:
        found += [held] if isinstance(held, TablePart) else held.tables if isinstance(held, MunicipalityPart) else []
    return found
