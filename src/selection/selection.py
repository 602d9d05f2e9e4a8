"""The selection: filters and assumptions, as a value and as the query of an address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

from src.address import COOPERATION_KEY, GROUPS_KEY, OFFERINGS_KEY, WHAT_IF_KEY, YEARS_KEY
from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.language import composed
from src.programme.definition import Programme
from src.selection.assumptions import assumption_code, open_assumptions
from src.vocabulary import COOPERATION, GROUP

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
    groups: tuple[str, ...]
    cooperation: tuple[str, ...]
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
            kept[GROUPS_KEY],
            kept[COOPERATION_KEY],
            open_assumptions(assessed, query.get(WHAT_IF_KEY) or ()),
        )

    def to_query(self, programme: Programme) -> list[tuple[str, str]]:
        """The keys and values of an address that asks for this selection; none if nothing is filtered or assumed."""
        filters: dict[str, Sequence[object]] = {
            YEARS_KEY: () if self.years == programme.years else self.years,
            OFFERINGS_KEY: () if self.offerings == programme.offering_keys else self.offerings,
            GROUPS_KEY: self.groups,
            COOPERATION_KEY: self.cooperation,
            WHAT_IF_KEY: [assumption_code(assumption) for assumption in self.what_if],
        }
        return [(key, str(value)) for key, values in filters.items() for value in values]

    def of_record(self, assessed: AssessedRecord) -> "Selection":
        """The same selection of another record, as far as that record has the options."""
        return Selection.from_query(parse_qs(urlencode(self.to_query(assessed.programme))), assessed)


def everything(programme: Programme) -> Selection:
    """The selection without filters."""
    return Selection(programme.years, programme.offering_keys, (), ())


def options(assessed: AssessedRecord) -> dict[str, list[Any]]:
    """The options of each filter by its key, in the order to show."""
    register, programme = assessed.record.register, assessed.programme
    return {
        YEARS_KEY: list(programme.years),
        OFFERINGS_KEY: list(programme.offering_keys),
        GROUPS_KEY: [key for key in programme.groups.names if key in set(register[GROUP])],
        COOPERATION_KEY: sorted({name for name in register[COOPERATION] if name}),
    }
