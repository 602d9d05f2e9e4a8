"""What is selected, as a value, and as it stands in an address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from src.address import COOPERATION_KEY, EXPORT_KEY, GROUPS_KEY, LANGUAGE_KEY, OFFERINGS_KEY, WHAT_IF_KEY, YEARS_KEY
from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.language import CODES, Code
from src.programme.definition import Programme
from src.selection.assumptions import as_asked, made
from src.vocabulary import COOPERATION, GROUP

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def day_of(words: str | None) -> date | None:
    """The day that an address or a field asks for, 2020-11-13; None where it is none."""
    try:
        return date.fromisoformat(words.strip()) if words and DAY.fullmatch(words.strip()) else None
    except ValueError:  # the 31st of a month that has none
        return None


@dataclass(frozen=True)
class Selection:
    """The filters as set, and what is assumed for this view only.

    `years` and `offerings` are never empty: no filter means all of them.
    """

    years: tuple[int, ...]
    offerings: tuple[str, ...]
    groups: tuple[str, ...]
    cooperation: tuple[str, ...]
    what_if: tuple[Assumption, ...] = ()


def everything(programme: Programme) -> Selection:
    """The selection without filters."""
    return Selection(programme.years, programme.offering_keys, (), ())


def options(assessed: AssessedRecord) -> dict[str, list[Any]]:
    """What each filter can be set to, by its key, in the order to show it."""
    register, programme = assessed.record.register, assessed.programme
    return {
        YEARS_KEY: list(programme.years),
        OFFERINGS_KEY: list(programme.offering_keys),
        GROUPS_KEY: [key for key in programme.groups.names if key in set(register[GROUP])],
        COOPERATION_KEY: sorted({name for name in register[COOPERATION] if name}),
    }


def narrowed(assessed: AssessedRecord, asked: Mapping[str, Sequence[Any]]) -> Selection:
    """The selection that these filters ask for, in the options' order; what there is no option for is left out.

    So is an assumption that cannot be made of these data.
    """
    kept = {
        key: tuple(value for value in values if value in set(asked.get(key) or ())) for key, values in options(assessed).items()
    }
    programme = assessed.programme
    return Selection(
        kept[YEARS_KEY] or programme.years,
        kept[OFFERINGS_KEY] or programme.offering_keys,
        kept[GROUPS_KEY],
        kept[COOPERATION_KEY],
        made(assessed, asked.get(WHAT_IF_KEY) or ()),
    )


def as_filters(selection: Selection) -> dict[str, Sequence[Any]]:
    """The filters that ask for this selection, as `narrowed` takes them."""
    return {
        YEARS_KEY: selection.years,
        OFFERINGS_KEY: selection.offerings,
        GROUPS_KEY: selection.groups,
        COOPERATION_KEY: selection.cooperation,
        WHAT_IF_KEY: [as_asked(assumption) for assumption in selection.what_if],
    }


def in_address(selection: Selection, programme: Programme, *, export: str = "", language: Code = CODES[0]) -> str:
    """The selection as an address holds it, without the `?`; empty where nothing is selected. `export` is a folder's name."""
    pairs: list[tuple[str, object]] = []
    if selection.years != programme.years:
        pairs += [(YEARS_KEY, year) for year in selection.years]
    if selection.offerings != programme.offering_keys:
        pairs += [(OFFERINGS_KEY, key) for key in selection.offerings]
    pairs += [(GROUPS_KEY, key) for key in selection.groups]
    pairs += [(COOPERATION_KEY, name) for name in selection.cooperation]
    pairs += [(WHAT_IF_KEY, as_asked(assumption)) for assumption in selection.what_if]
    if export:
        pairs.append((EXPORT_KEY, export))
    if language != CODES[0]:
        pairs.append((LANGUAGE_KEY, language))
    return urlencode(pairs)
