"""Which cells do the corrections in force touch, and what did their rows say before?"""

from collections.abc import Sequence

import pandas as pd

from src.vocabulary import (
    BECOMES,
    CODE,
    LINE,
    OFFERING,
    PARTICIPATES,
    ROW_COUNT,
    ROW_LINE,
    SAID,
    SOURCE,
    STATUS,
    YEAR,
    Evidence,
    Status,
)

Cell = tuple[str, str, int | None]  # code, offering, year; without a year the whole period


def corrected_cells(corrections: pd.DataFrame, *, years: Sequence[int]) -> pd.DataFrame:
    """The cells that corrections in force touch: code, offering, year (missing: the whole period) and the correction's line.

    A row without a year touches the whole period. Where it says or becomes no, it touches each of the `years` too, since an
    undated no holds for each of them; an undated yes holds for none in particular.
    """
    found = corrections[corrections[STATUS] == Status.IN_FORCE]
    says_no = ~found[SAID] | (found[BECOMES] == Evidence.NO)
    undated = found[found[YEAR].isna() & says_no].drop(columns=YEAR)
    in_each_year = undated.merge(pd.DataFrame({YEAR: pd.array(list(years), dtype="Int64")}), how="cross")
    keys = [CODE, OFFERING, YEAR, LINE]
    return pd.concat([found[keys], in_each_year[keys]], ignore_index=True)


def corrected_over(cells: pd.DataFrame, *, years: Sequence[int], whole_period: bool) -> pd.DataFrame:
    """The `corrected_cells` that bear on the state over these years; those without a year do if the years are the whole period."""
    return cells[cells[YEAR].isin(list(years)) | (cells[YEAR].isna() & whole_period)].reset_index(drop=True)


def cell_set(cells: pd.DataFrame) -> frozenset[Cell]:
    """The same cells as a set, for look-ups."""
    rows = cells[[CODE, OFFERING, YEAR]].itertuples(index=False)
    return frozenset((code, offering, None if pd.isna(year) else int(year)) for code, offering, year in rows)


def rows_as_written(participation: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """The rows as their sources wrote them, with no correction made: code, offering, year, participates, source, row_count
    (missing where a row is corrected), line; by line.

    Takes the rows with the corrections in force made. A corrected row says what it said, and a struck row is there again.
    """
    in_force = corrections[corrections[STATUS] == Status.IN_FORCE]
    uncorrected = participation[~participation[LINE].isin(in_force[ROW_LINE])]
    corrected = in_force.drop(columns=LINE).rename(columns={SAID: PARTICIPATES, ROW_LINE: LINE})
    columns = [CODE, OFFERING, YEAR, PARTICIPATES, SOURCE, ROW_COUNT, LINE]
    rows = pd.concat([uncorrected.reindex(columns=columns), corrected.reindex(columns=columns)]).astype({ROW_COUNT: "Int64"})
    return rows.sort_values(LINE, kind="stable", ignore_index=True)
