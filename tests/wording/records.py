"""A record of the made-up programme, and a table's rows as plain values."""

from functools import cache

import pandas as pd

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from tests.analysis.made_up import COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, council_lists
from tests.selection.views import write

ROWS = [
    (SOTBO, COUNCIL, 2022, "yes", "minutes"),
    (EKSKOG, COUNCIL, 2022, "yes", "minutes"),
    (EKSKOG, COUNCIL, 2023, "yes", "minutes"),
    (DIMVIK, COUNCIL, 2024, "yes", "minutes"),
    (DIMVIK, LANTERN, None, "yes", "letter"),
]
# Assumptions that the council's record leaves open.
YES, SOME_YEAR, NO = (
    Assumption(EKSKOG, LANTERN, 2023, True),
    Assumption(SOTBO, LANTERN, None, True),
    Assumption(HULTMYRA, LANTERN, None, False),
)


@cache
def council_record() -> AssessedRecord:
    """Sotbo and Ekskog come first, Dimvik last, Hultmyra never; of the packages little is known."""
    return write(*ROWS, lists=council_lists())


def rows_of(table: pd.DataFrame) -> list[list[object]]:
    """The cells, row by row."""
    return table.astype(object).to_numpy().tolist()
