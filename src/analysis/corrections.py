"""Which cells do the corrections in force touch?"""

from collections.abc import Sequence

import pandas as pd

from src.vocabulary import BECOMES, CODE, LINE, OFFERING, SAID, STATUS, YEAR, Evidence, Status

Cell = tuple[str, str, int | None]  # code, offering, year; without a year the whole period


def corrected_cells(corrections: pd.DataFrame, *, years: Sequence[int]) -> pd.DataFrame:
    """The cells whose own row is corrected: code, offering, year (missing: the whole period) and the correction's line.

    A row without a year is about the whole period, and about each of its `years` where it says or becomes no, since an undated
    no holds for each of them and an undated yes for none in particular. A correction that is not in force touches nothing.
    """
    found = corrections[corrections[STATUS] == Status.IN_FORCE]
    says_no = ~found[SAID] | (found[BECOMES] == Evidence.NO)
    undated = found[found[YEAR].isna() & says_no].drop(columns=YEAR)
    in_each_year = undated.merge(pd.DataFrame({YEAR: pd.array(list(years), dtype="Int64")}), how="cross")
    keys = [CODE, OFFERING, YEAR, LINE]
    return pd.concat([found[keys], in_each_year[keys]], ignore_index=True)


def corrected_over(cells: pd.DataFrame, *, years: Sequence[int], whole_period: bool) -> pd.DataFrame:
    """Those of `corrected_cells` that bear on the state over these years; the whole period's do where the years are all of it."""
    return cells[cells[YEAR].isin(list(years)) | (cells[YEAR].isna() & whole_period)].reset_index(drop=True)


def cell_set(cells: pd.DataFrame) -> frozenset[Cell]:
    """The same cells to look one up in."""
    years = [None if pd.isna(year) else int(year) for year in cells[YEAR]]
    return frozenset(zip(cells[CODE], cells[OFFERING], years, strict=True))
