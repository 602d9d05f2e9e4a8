"""How the filters on municipalities divide the register: each municipality's option, as addresses write it."""

from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import Final

import pandas as pd

from src.address import COOPERATION_KEY, FIRST_YEARS_KEY, GROUPS_KEY, SIZES_KEY
from src.analysis.assessed import AssessedRecord
from src.selection.once import once
from src.vocabulary import CODE, COOPERATION, GROUP, SIZE, filter_name

DIVIDED_BY: Final = {GROUP: GROUPS_KEY, COOPERATION: COOPERATION_KEY, SIZE: SIZES_KEY}  # the filter on a column of the register
NO_YEAR: Final = "ingen"  # in place of a first year: no year is confirmed


def size_codes(limits: Sequence[int]) -> tuple[str, ...]:
    """The codes of the classes of size, the smallest first: `under-15000`, `15000-24999`, `minst-25000`; none without limits.

    They name their limits, so that an old address never means another class where the programme has changed them.
    """
    if not limits:
        return ()
    return (f"under-{limits[0]}", *(f"{low}-{high - 1}" for low, high in pairwise(limits)), f"minst-{limits[-1]}")


@once
def divisions(assessed: AssessedRecord) -> pd.DataFrame:
    """Each municipality's option in each filter on municipalities: a column for each filter's key, indexed by code.

    A municipality has no option (an empty text) where it has no cooperation body, or the programme no classes of size.
    """
    register, codes = assessed.record.register.set_index(CODE), size_codes(assessed.programme.population.class_limits)
    return pd.DataFrame(
        {
            GROUPS_KEY: register[GROUP],
            COOPERATION_KEY: register[COOPERATION],
            SIZES_KEY: [codes[size] if codes else "" for size in register[SIZE]],
            FIRST_YEARS_KEY: [str(assessed.first_years.get(code, NO_YEAR)) for code in register.index],
        }
    )


def filter_names(assessed: AssessedRecord, by: str) -> dict[Hashable, str]:
    """The filter on each value of a column of the register; none on municipalities without an option."""
    options = zip(assessed.record.register[by], divisions(assessed)[DIVIDED_BY[by]], strict=True)
    return {value: filter_name(DIVIDED_BY[by], option) for value, option in options if option}


@once
def division_options(assessed: AssessedRecord) -> dict[str, list[str]]:
    """The options of each filter on municipalities that some municipality has, in the order to show."""
    programme, divided = assessed.programme, divisions(assessed)
    ordered: dict[str, Sequence[str]] = {
        GROUPS_KEY: tuple(programme.groups.names),
        COOPERATION_KEY: sorted(set(divided[COOPERATION_KEY]) - {""}),
        SIZES_KEY: size_codes(programme.population.class_limits),
        FIRST_YEARS_KEY: (*map(str, programme.years), NO_YEAR),
    }
    return {key: [option for option in known if option in set(divided[key])] for key, known in ordered.items()}
