"""How many municipalities, how many could it be at most, and how are they spread over kinds, cooperation bodies and sizes?"""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from src.vocabulary import AT_MOST, CODE, CONFIRMED, OF, OFFERING, STATE, STATES, Evidence

OPEN = (Evidence.UNKNOWN, Evidence.CONFLICTING)  # states that better evidence could turn into a yes
SHARE, SHARE_AT_MOST = "share", "share_at_most"


class Count(NamedTuple):
    """The municipalities that the record confirms (`codes`), and those that it leaves open (`possible`).

    `of`: how many could take part; `registered`: how many there are, with those that a rule of the programme shuts out.
    """

    codes: tuple[str, ...]
    possible: tuple[str, ...]
    of: int
    registered: int

    @property
    def confirmed(self) -> int:
        """How many the record confirms."""
        return len(self.codes)

    @property
    def at_most(self) -> int:
        """How many it could be."""
        return len(self.codes) + len(self.possible)

    @property
    def exact(self) -> bool:
        """Whether nothing is left open."""
        return not self.possible

    @property
    def share(self) -> float:
        """Confirmed ÷ those who could take part, 0–1; 0 where nobody could."""
        return self.confirmed / self.of if self.of else 0.0

    @property
    def of_register(self) -> "Count":
        """The same count out of all municipalities, as the goal is counted."""
        return self._replace(of=self.registered)


def offerings_per_municipality(states: pd.DataFrame, register: pd.DataFrame, *, offerings: Sequence[str]) -> pd.DataFrame:
    """How many of the offerings each municipality in the register has in each state.

    Takes the states over the selected years. Gives code, confirmed, no, unknown, not_eligible, conflicting and at_most
    (= confirmed + unknown + conflicting), in the register's order; the states add up to len(offerings).
    """
    chosen = states[states[OFFERING].isin(list(offerings))]
    counted = pd.crosstab(chosen[CODE], chosen[STATE]).reindex(index=register[CODE], columns=list(STATES), fill_value=0)
    counted = counted.rename_axis(columns=None).rename(columns={Evidence.YES: CONFIRMED}).reset_index()
    return counted.assign(**{AT_MOST: counted[[CONFIRMED, *OPEN]].sum(axis=1)})


def open_cells_in(counts: pd.DataFrame) -> int:
    """How many cells (municipality × offering) these counts leave open; takes `offerings_per_municipality`."""
    return int((counts[AT_MOST] - counts[CONFIRMED]).sum())


def with_at_least(counts: pd.DataFrame, offerings: int) -> Count:
    """The municipalities with at least so many offerings; takes `offerings_per_municipality`. With 1: those reached.

    Those could take part to whom the rules leave so many offerings.
    """
    sure = counts[CONFIRMED] >= offerings
    possible = ~sure & (counts[AT_MOST] >= offerings)
    eligible = counts[[CONFIRMED, Evidence.NO, *OPEN]].sum(axis=1) >= offerings
    return Count(tuple(counts.loc[sure, CODE]), tuple(counts.loc[possible, CODE]), int(eligible.sum()), len(counts))


def in_offering(states: pd.DataFrame, register: pd.DataFrame, *, offering: str) -> Count:
    """The municipalities of the register that took part in one offering; takes the states over the selected years."""
    cells = register[[CODE]].merge(states[states[OFFERING] == offering], on=CODE, how="left")
    sure, possible = cells[STATE] == Evidence.YES, cells[STATE].isin(list(OPEN))
    eligible = int((cells[STATE] != Evidence.NOT_ELIGIBLE).sum())
    return Count(tuple(cells.loc[sure, CODE]), tuple(cells.loc[possible, CODE]), eligible, len(cells))


def spread(count: Count, register: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """The share of each group's municipalities that a count confirms.

    `by` is a column of the register (group, cooperation or size). Gives, in order of its values: `by`, confirmed, at_most, of
    (the group's municipalities), share and share_at_most (0–1). Municipalities without a value are the group "".
    """
    marked = pd.DataFrame(
        {
            by: register[by],
            CONFIRMED: register[CODE].isin(count.codes),
            AT_MOST: register[CODE].isin(count.codes + count.possible),
            OF: True,
        }
    )
    summed = marked.groupby(by).sum().astype(int).reset_index()
    return summed.assign(**{SHARE: summed[CONFIRMED] / summed[OF], SHARE_AT_MOST: summed[AT_MOST] / summed[OF]})
