"""Who was in the group that the goal is about, year by year?"""

from collections.abc import Sequence

import pandas as pd

from src.analysis.counts import OPEN, Count
from src.vocabulary import AT_MOST, CODE, GROUP, OF, OFFERING, STATE, YEAR, Evidence

MEMBERS, NEW, RETURNING, SO_FAR, SO_FAR_AT_MOST = "members", "new", "returning", "so_far", "so_far_at_most"
NEW_AT_MOST = "new_at_most"
FIRST_YEAR, EVER = "first_year", "ever"


def first_confirmed_years(states: pd.DataFrame, *, offering: str) -> pd.Series:
    """The first year in which each municipality is confirmed in the offering, by code; leaves out those with no confirmed year.

    Takes the states by year. An earlier year that is unknown or in conflict is not confirmed, so that the municipality may have
    come before; a yes without a year is of no year.
    """
    confirmed = states[(states[OFFERING] == offering) & (states[STATE] == Evidence.YES)]
    return confirmed.groupby(CODE)[YEAR].min()


def memberships(states: pd.DataFrame, whole_period: pd.DataFrame, register: pd.DataFrame, *, offering: str) -> pd.DataFrame:
    """Every municipality of the register in every project year: code, year, state, new (bool), first_year and ever.

    Takes the states by year, and over the whole project period. `new` marks a membership in no earlier year of the project,
    whichever years are shown; a municipality counts once a year, however many representatives it has. `first_year` is missing
    where no year is confirmed. `ever` is the state over the whole period: a yes without a year counts there and in no year.
    """
    cells = states[(states[OFFERING] == offering) & states[CODE].isin(register[CODE])].drop(columns=OFFERING)
    ever = whole_period.loc[whole_period[OFFERING] == offering, [CODE, STATE]].rename(columns={STATE: EVER})
    first = first_confirmed_years(states, offering=offering).rename(FIRST_YEAR)
    cells = cells.merge(first, left_on=CODE, right_index=True, how="left").merge(ever, on=CODE, how="left")
    cells[NEW] = (cells[YEAR] == cells[FIRST_YEAR]).fillna(False).astype(bool)
    return cells[[CODE, YEAR, STATE, NEW, FIRST_YEAR, EVER]].reset_index(drop=True)


def reference_group_by_year(cells: pd.DataFrame, register: pd.DataFrame, *, years: Sequence[int]) -> pd.DataFrame:
    """The group's coverage, a row for each of `years`: year, members, new, returning, so_far, and how high some could be.

    Takes `memberships`. `so_far` counts the distinct municipalities from the project's first year through this one; in the
    last project year that is the whole period, so those are in it whose only yes has no year, as they are in the goal's count.
    `at_most`, `new_at_most` and `so_far_at_most` are what members, new and so_far would be if every open cell were a yes, each on
    its own; `of` is the number of municipalities in the register. National representatives are not municipalities and are not
    counted.
    """
    cells = cells[cells[CODE].isin(register[CODE])]
    is_member = cells[STATE] == Evidence.YES
    possible = is_member | cells[STATE].isin(list(OPEN))
    first_possible = cells[possible].sort_values(YEAR, kind="stable").drop_duplicates(CODE).index
    by_year = pd.DataFrame(
        {
            YEAR: cells[YEAR],
            MEMBERS: is_member,
            NEW: is_member & cells[NEW],
            AT_MOST: possible,
            NEW_AT_MOST: possible & ~(cells[FIRST_YEAR] < cells[YEAR]).fillna(False),
            SO_FAR_AT_MOST: cells.index.isin(first_possible),
        }
    )
    counted = by_year.groupby(YEAR).sum().astype(int)
    counted[RETURNING] = counted[MEMBERS] - counted[NEW]
    counted[SO_FAR] = counted[NEW].cumsum()
    counted[SO_FAR_AT_MOST] = counted[SO_FAR_AT_MOST].cumsum()
    ever = cells.drop_duplicates(CODE)[EVER]
    last = counted.index[-1:]
    counted.loc[last, SO_FAR] = (ever == Evidence.YES).sum()
    counted.loc[last, SO_FAR_AT_MOST] = ever.isin([Evidence.YES, *OPEN]).sum()
    counted = counted.reindex(pd.Index(list(years), name=YEAR, dtype="Int64"), fill_value=0).reset_index()
    counted[OF] = len(register)
    return counted[[YEAR, MEMBERS, NEW, RETURNING, SO_FAR, SO_FAR_AT_MOST, AT_MOST, NEW_AT_MOST, OF]]


def members_every_year(
    cells: pd.DataFrame, *, years: Sequence[int], states: Sequence[Evidence] = (Evidence.YES,)
) -> tuple[str, ...]:
    """The codes of the municipalities that have one of these states in each of `years`, in the order of `cells`."""
    chosen = cells[cells[YEAR].isin(list(years)) & cells[STATE].isin(list(states))]
    present = chosen.groupby(CODE, sort=False)[YEAR].nunique()
    return tuple(present.index[present == len(set(years))])


def returning_in(cells: pd.DataFrame, register: pd.DataFrame, *, year: int) -> Count:
    """The municipalities of the register that are in the group in a year and were before, and those that could be.

    Takes `memberships`.
    """
    cells = cells[cells[CODE].isin(register[CODE])]
    possible = cells[cells[STATE].isin([Evidence.YES, *OPEN])]
    now, before = possible[possible[YEAR] == year], possible.loc[possible[YEAR] < year, CODE]
    sure = now[(now[STATE] == Evidence.YES) & ~now[NEW]]
    maybe = now[now[CODE].isin(before) & ~now[CODE].isin(sure[CODE])]
    return Count(tuple(sure[CODE]), tuple(maybe[CODE]), len(register), len(register))


def new_in(cells: pd.DataFrame, register: pd.DataFrame, *, years: Sequence[int]) -> Count:
    """The municipalities of the register that are new in one of `years`, and those that could be. Takes `memberships`."""
    chosen = cells[cells[YEAR].isin(list(years)) & cells[CODE].isin(register[CODE])]
    new = set(chosen.loc[chosen[NEW], CODE])
    earlier = (chosen[FIRST_YEAR] < chosen[YEAR]).fillna(False)
    possible = set(chosen.loc[chosen[STATE].isin(list(OPEN)) & ~earlier, CODE]) - new
    codes = list(register[CODE])
    return Count(tuple(filter(new.__contains__, codes)), tuple(filter(possible.__contains__, codes)), len(codes), len(codes))


def members_by_group(cells: pd.DataFrame, register: pd.DataFrame, *, years: Sequence[int]) -> pd.DataFrame:
    """How many of each group's municipalities are in the group that the goal is about, year by year; takes `memberships`.

    Gives group, year, members, at_most and of (the group's municipalities).
    """
    chosen = cells[cells[YEAR].isin(list(years))].merge(register[[CODE, GROUP]], on=CODE)
    sure = chosen[STATE] == Evidence.YES
    possible = sure | chosen[STATE].isin(list(OPEN))
    marked = pd.DataFrame({GROUP: chosen[GROUP], YEAR: chosen[YEAR], MEMBERS: sure, AT_MOST: possible, OF: True})
    return marked.groupby([GROUP, YEAR]).sum().astype(int).reset_index()


def maybe_earlier(cells: pd.DataFrame, *, years: Sequence[int]) -> tuple[str, ...]:
    """The codes of the municipalities that are new in one of `years` and may have come before, since an earlier year is open."""
    new = cells[cells[NEW] & cells[YEAR].isin(list(years))]
    before = cells[cells[STATE].isin(list(OPEN)) & (cells[YEAR] < cells[FIRST_YEAR])]
    unsure = set(before[CODE])
    return tuple(code for code in dict.fromkeys(new[CODE]) if code in unsure)
