"""How far is it to the goal, who is missing, and what says so?"""

from collections.abc import Sequence

import pandas as pd

from src.analysis.reference_group import NEW
from src.vocabulary import BASIS, CODE, LINE, OFFERING, SAYS, SOURCE, STATE, YEAR, Evidence


def joined_by_year(cells: pd.DataFrame, *, years: Sequence[int]) -> pd.DataFrame:
    """The first membership of each municipality that joined in one of `years`: year, code; by year.

    Takes `memberships`. Leaves out a municipality whose only yes has no year.
    """
    new = cells[cells[NEW] & cells[YEAR].isin(list(years))]
    return new[[YEAR, CODE]].sort_values(YEAR, kind="stable").reset_index(drop=True)


def missing(states: pd.DataFrame, register: pd.DataFrame, *, offering: str) -> pd.DataFrame:
    """Municipalities whose participation in the offering is not confirmed.

    One row per municipality: code and state (no, unknown, conflicting or not eligible). Takes the states over the selected years.
    """
    cells = register[[CODE]].merge(states.loc[states[OFFERING] == offering, [CODE, STATE]], on=CODE, how="left")
    return cells[cells[STATE] != Evidence.YES].reset_index(drop=True)


def reasons(pieces: pd.DataFrame, *, code: str, offering: str, years: Sequence[int]) -> pd.DataFrame:
    """What the record says of one municipality and offering in `years`: year, says, basis, source, line; dated pieces first."""
    said = pieces[(pieces[CODE] == code) & (pieces[OFFERING] == offering) & (pieces[YEAR].isin(list(years)) | pieces[YEAR].isna())]
    return said[[YEAR, SAYS, BASIS, SOURCE, LINE]].sort_values(YEAR, na_position="last", kind="stable").reset_index(drop=True)
