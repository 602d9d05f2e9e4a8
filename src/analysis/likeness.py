"""Which municipalities are like this one?"""

import pandas as pd

from src.vocabulary import CODE, GROUP, POPULATION

NEIGHBOUR = "neighbour"
BORDERS = "borders"


def municipalities_alike(register: pd.DataFrame, neighbours: pd.DataFrame, *, code: str, same_group: int = 5) -> pd.DataFrame:
    """The neighbours of a municipality, and the municipalities of its group that are nearest to it in population.

    Gives the register's rows, each municipality once, with `borders` (bool): first the neighbours in the register's order, then
    at most `same_group` others of the same group, nearest in population first. IndexError if no municipality has the code.
    """
    own = register.loc[register[CODE] == code].iloc[0]
    touching = neighbours.loc[neighbours[CODE] == code, NEIGHBOUR]
    beside = register[register[CODE].isin(touching)]
    kind = register[(register[GROUP] == own[GROUP]) & ~register[CODE].isin([code, *touching])]
    distance = (kind[POPULATION] - own[POPULATION]).abs()
    nearest = kind.iloc[distance.argsort(kind="stable")[:same_group]]
    alike: pd.DataFrame = pd.concat([beside, nearest], ignore_index=True)
    alike[BORDERS] = alike[CODE].isin(touching)
    return alike
