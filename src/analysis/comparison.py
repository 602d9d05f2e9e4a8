"""What differs between two versions of the record: cells, and the number of offerings of each municipality."""

from enum import StrEnum

import numpy as np
import pandas as pd

from src.vocabulary import CODE, CONFIRMED, OFFERING, STATE, YEAR, Evidence

BEFORE, AFTER, CHANGE_KIND = "before", "after", "kind"
_CELL = [CODE, OFFERING, YEAR]


class Change(StrEnum):
    """How a cell or a municipality has changed."""

    CAME = "came"  # a cell: became a yes; a municipality: more offerings are confirmed
    LEFT = "left"  # a cell: was a yes; a municipality: fewer offerings are confirmed
    CHANGED = "changed"  # otherwise
    NONE = "none"


def changed_cells(
    before: pd.DataFrame, after: pd.DataFrame, *, before_over: pd.DataFrame, after_over: pd.DataFrame
) -> pd.DataFrame:
    """The cells whose state differs: code, offering, year (missing: the whole period), before, after, kind; ordered as `after`.

    Takes the states by year, and over all of the years, of the same municipalities, offerings and years; ValueError where they
    differ. Leaves out a change over the whole period where a year of the same municipality and offering has the same kind of
    change, so that what remains is what no year shows, such as a yes without a year.
    """
    of_years = _differing(before, after, _CELL)
    over = _differing(before_over, after_over, [CODE, OFFERING])
    over = over.assign(**{YEAR: pd.array([pd.NA] * len(over), dtype="Int64")})
    shown = of_years[[CODE, OFFERING, CHANGE_KIND]].drop_duplicates()
    rest = over.merge(shown, on=[CODE, OFFERING, CHANGE_KIND], how="left", indicator="_shown").query("_shown == 'left_only'")
    found = pd.concat([of_years, rest], ignore_index=True)[[*_CELL, BEFORE, AFTER, CHANGE_KIND]]
    place = pd.MultiIndex.from_frame(after_over[[CODE, OFFERING]])
    at = place.get_indexer(pd.MultiIndex.from_frame(found[[CODE, OFFERING]]))
    return found.iloc[np.argsort(at, kind="stable")].reset_index(drop=True)


def municipality_changes(cells: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """How each municipality has changed: code, before, after (confirmed offerings) and kind, in the order of `after`.

    Takes `changed_cells`, and both versions' `offerings_per_municipality` of the same municipalities. The kind is that of the
    number of confirmed offerings; where that is the same, it says whether anything else has changed.
    """
    counts = after[[CODE, CONFIRMED]].merge(before[[CODE, CONFIRMED]], on=CODE, suffixes=("_after", "_before"))
    more = counts[f"{CONFIRMED}_after"] - counts[f"{CONFIRMED}_before"]
    kind = np.select([more > 0, more < 0, counts[CODE].isin(cells[CODE])], [Change.CAME, Change.LEFT, Change.CHANGED], Change.NONE)
    return pd.DataFrame(
        {CODE: counts[CODE], BEFORE: counts[f"{CONFIRMED}_before"], AFTER: counts[f"{CONFIRMED}_after"], CHANGE_KIND: kind}
    )


def _differing(before: pd.DataFrame, after: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    both = after.merge(before, on=keys, suffixes=("_after", "_before"))
    if not len(both) == len(after) == len(before):
        raise ValueError("the two versions are not of the same municipalities, offerings and years")
    both = both.rename(columns={f"{STATE}_before": BEFORE, f"{STATE}_after": AFTER})
    both = both[both[BEFORE] != both[AFTER]]
    kind = np.select([both[AFTER] == Evidence.YES, both[BEFORE] == Evidence.YES], [Change.CAME, Change.LEFT], Change.CHANGED)
    return both.assign(**{CHANGE_KIND: kind})
