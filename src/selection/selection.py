"""The selection: filters and assumptions, as a value and as the query of an address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

from src.address import COOPERATION_KEY, FIRST_YEARS_KEY, GROUPS_KEY, OFFERINGS_KEY, SIZES_KEY, WHAT_IF_KEY, YEARS_KEY
from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.language import composed
from src.programme.definition import Programme
from src.selection.assumptions import assumption_code, open_assumptions
from src.selection.divisions import division_options

# The filters on municipalities, and the field of a selection that holds each.
ON_MUNICIPALITIES: Final = {
    GROUPS_KEY: "groups",
    COOPERATION_KEY: "cooperation",
    SIZES_KEY: "sizes",
    FIRST_YEARS_KEY: "first_years",
}
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def day_of(words: str | None) -> date | None:
    """The day that a text such as 2020-11-13 names; None if it names none."""
    try:
        return date.fromisoformat(words.strip()) if words and DAY.fullmatch(words.strip()) else None
    except ValueError:  # 31 April, say
        return None


@dataclass(frozen=True)
class Selection:
    """The filters, and what is assumed for this view."""

    years: tuple[int, ...]  # never empty: without a filter, all of them
    offerings: tuple[str, ...]  # likewise
    groups: tuple[str, ...] = ()
    cooperation: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()  # `size_codes`
    first_years: tuple[str, ...] = ()  # years, or NO_YEAR
    what_if: tuple[Assumption, ...] = ()

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]], assessed: AssessedRecord) -> "Selection":
        """The selection that an address asks for, in the options' order. Drops what is no option, and what cannot be assumed."""
        asked = {key: {composed(value) for value in values} for key, values in query.items() if values}
        kept = {
            key: tuple(value for value in values if str(value) in asked.get(key, ())) for key, values in options(assessed).items()
        }
        return cls(
            kept[YEARS_KEY] or assessed.programme.years,
            kept[OFFERINGS_KEY] or assessed.programme.offering_keys,
            **{field: kept[key] for key, field in ON_MUNICIPALITIES.items()},
            what_if=open_assumptions(assessed, query.get(WHAT_IF_KEY) or ()),
        )

    @property
    def on_municipalities(self) -> dict[str, tuple[str, ...]]:
        """The options chosen in each filter on municipalities, by its key; a municipality must fit every filter that has some."""
        return {key: getattr(self, field) for key, field in ON_MUNICIPALITIES.items()}

    def everywhere(self) -> "Selection":
        """The same selection of all municipalities."""
        return replace(self, **dict.fromkeys(ON_MUNICIPALITIES.values(), ()))

    def to_query(self, programme: Programme) -> list[tuple[str, str]]:
        """The keys and values of an address that asks for this selection; none if nothing is filtered or assumed."""
        filters: dict[str, Sequence[object]] = {
            YEARS_KEY: () if self.years == programme.years else self.years,
            OFFERINGS_KEY: () if self.offerings == programme.offering_keys else self.offerings,
            **self.on_municipalities,
            WHAT_IF_KEY: [assumption_code(assumption) for assumption in self.what_if],
        }
        return [(key, str(value)) for key, values in filters.items() for value in values]

    def of_record(self, assessed: AssessedRecord) -> "Selection":
        """The same selection of another record, as far as that record has the options."""
        return Selection.from_query(parse_qs(urlencode(self.to_query(assessed.programme))), assessed)


def everything(programme: Programme) -> Selection:
    """The selection without filters."""
    return Selection(programme.years, programme.offering_keys)


def options(assessed: AssessedRecord) -> dict[str, list[Any]]:
    """The options of each filter by its key, in the order to show."""
    programme = assessed.programme
    return {
        YEARS_KEY: list(programme.years),
        OFFERINGS_KEY: list(programme.offering_keys),
        **division_options(assessed),
    }
