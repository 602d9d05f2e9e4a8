"""What differs between two versions of the record: which cells, and how many offerings each municipality has more or fewer."""

from enum import StrEnum

import numpy as np
import pandas as pd

from src.analysis.counts import CONFIRMED
from src.vocabulary import CODE, OFFERING, STATE, YEAR, Evidence

BEFORE, AFTER, KIND = "before", "after", "kind"
CELL = [CODE, OFFERING, YEAR]


class Change(StrEnum):
    """How a state, or what is confirmed of a municipality, has changed."""

    CAME = "came"  # became a yes; of a municipality: more offerings are confirmed
    LEFT = "left"  # was a yes; of a municipality: fewer are
    CHANGED = "changed"  # otherwise
    NONE = "none"


def changed_cells(
    before: pd.DataFrame, after: pd.DataFrame, *, before_over: pd.DataFrame, after_over: pd.DataFrame
) -> pd.DataFrame:
    """The cells whose state differs: code, offering, year (missing: the whole period), before, after, kind; ordered as `after`.

    Takes the states by year, and over the whole of the years, of the same municipalities, offerings and years; ValueError where
    they are not. A change over the whole period is left out where some year of the same cell tells the same: it stands for what no
    year tells, such as a yes without a year.
    """
    of_years = _differing(before, after, CELL)
    over = _differing(before_over, after_over, [CODE, OFFERING])
    over = over.assign(**{YEAR: pd.array([pd.NA] * len(over), dtype="Int64")})
    told = of_years[[CODE, OFFERING, KIND]].drop_duplicates()
    untold = over.merge(told, on=[CODE, OFFERING, KIND], how="left", indicator="_told").query("_told == 'left_only'")
    found = pd.concat([of_years, untold], ignore_index=True)[[*CELL, BEFORE, AFTER, KIND]]
    place = pd.MultiIndex.from_frame(after_over[[CODE, OFFERING]])
    at = place.get_indexer(pd.MultiIndex.from_frame(found[[CODE, OFFERING]]))
    return found.iloc[np.argsort(at, kind="stable")].reset_index(drop=True)


def municipality_changes(cells: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """How each municipality has changed: code, before, after (confirmed offerings) and kind, in the order of `after`.

    Takes `changed_cells` and, of the same municipalities, both versions' `offerings_per_municipality`. The kind tells of the
    confirmed offerings where their number differs; where it does not, whether anything else has changed.
    """
    counts = after[[CODE, CONFIRMED]].merge(before[[CODE, CONFIRMED]], on=CODE, suffixes=("_after", "_before"))
    more = counts[f"{CONFIRMED}_after"] - counts[f"{CONFIRMED}_before"]
    kind = np.select([more > 0, more < 0, counts[CODE].isin(cells[CODE])], [Change.CAME, Change.LEFT, Change.CHANGED], Change.NONE)
    return pd.DataFrame(
        {CODE: counts[CODE], BEFORE: counts[f"{CONFIRMED}_before"], AFTER: counts[f"{CONFIRMED}_after"], KIND: kind}
    )


def _differing(before: pd.DataFrame, after: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    both = after.merge(before, on=keys, suffixes=("_after", "_before"), validate="one_to_one")
    if not len(both) == len(after) == len(before):
        raise ValueError("the two versions are not of the same municipalities, offerings and years")
    both = both.rename(columns={f"{STATE}_before": BEFORE, f"{STATE}_after": AFTER})
    both = both[both[BEFORE] != both[AFTER]]
    kind = np.select([both[AFTER] == Evidence.YES, both[BEFORE] == Evidence.YES], [Change.CAME, Change.LEFT], Change.CHANGED)
    return both.assign(**{KIND: kind})
