"""Frames of a few rows, as the analysis gives them, written by hand."""

from collections.abc import Sequence

import pandas as pd

from src.analysis.counts import SHARE, SHARE_AT_MOST
from src.analysis.coverage_of_evidence import CONFLICTING, KNOWN, LISTED
from src.analysis.reference_group import FIRST_YEAR, MEMBERS, NEW, NEW_AT_MOST, RETURNING, SO_FAR, SO_FAR_AT_MOST
from src.vocabulary import AT_MOST, CODE, CONFIRMED, GROUP, OF, OFFERING, STATE, YEAR, Evidence
from tests.analysis.made_up import CODES, DIMVIK, EKSKOG, HULTMYRA, OFFERINGS, SOTBO, YEARS


def make_coverage(*rows: Sequence[int]) -> pd.DataFrame:
    """Rows of year, members, new, returning, so far, so far at most, members at most, out of. All that is open could be new."""
    frame = pd.DataFrame(list(rows), columns=[YEAR, MEMBERS, NEW, RETURNING, SO_FAR, SO_FAR_AT_MOST, AT_MOST, OF])
    frame[NEW_AT_MOST] = frame[NEW] + frame[AT_MOST] - frame[MEMBERS]
    return frame.astype({YEAR: "Int64"})


def known() -> pd.DataFrame:
    """Three years of which everything is known: one joins, two join, one joins and two return."""
    return make_coverage((2022, 1, 1, 0, 1, 1, 1, 5), (2023, 2, 2, 0, 3, 3, 2, 5), (2024, 3, 1, 2, 4, 4, 3, 5))


def partly_known() -> pd.DataFrame:
    """Two years; of the second, two municipalities are unknown."""
    return make_coverage((2022, 2, 2, 0, 2, 2, 2, 5), (2023, 1, 0, 1, 2, 4, 3, 5))


def make_memberships(states: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    """Memberships from each municipality's states, one for each of the made-up programme's years."""
    rows = []
    for code in CODES:
        members = [year for year, state in zip(YEARS, states[code], strict=True) if state == Evidence.YES]
        first = members[0] if members else pd.NA
        rows += [(code, year, state, year in members[:1], first) for year, state in zip(YEARS, states[code], strict=True)]
    frame = pd.DataFrame(rows, columns=[CODE, YEAR, STATE, NEW, FIRST_YEAR])
    return frame.astype({YEAR: "Int64", FIRST_YEAR: "Int64"})


def make_spread(*rows: tuple[str, int, int, int]) -> pd.DataFrame:
    """Rows of group, confirmed, at most and out of."""
    frame = pd.DataFrame(list(rows), columns=[GROUP, CONFIRMED, AT_MOST, OF])
    return frame.assign(**{SHARE: frame[CONFIRMED] / frame[OF], SHARE_AT_MOST: frame[AT_MOST] / frame[OF]})


#          lantern, compass, council
STATES = {
    DIMVIK: ("yes", "yes", "yes"),
    EKSKOG: ("unknown", "unknown", "yes"),
    HULTMYRA: ("no", "not_eligible", "no"),
    SOTBO: ("conflicting", "no", "unknown"),
}


def make_evidence(*rows: tuple[str, int | None, bool, int, int, int]) -> pd.DataFrame:
    """Rows of offering, year (None: the whole period), listed, known, conflicting and out of; whose list it is, is not told."""
    frame = pd.DataFrame(list(rows), columns=[OFFERING, YEAR, LISTED, KNOWN, CONFLICTING, OF])
    return frame.astype({YEAR: "Int64"})


def make_states(said: dict[str, tuple[str, ...]] | None = None) -> pd.DataFrame:
    rows = [(code, key, state) for code, states in (said or STATES).items() for key, state in zip(OFFERINGS, states, strict=True)]
    return pd.DataFrame(rows, columns=[CODE, OFFERING, STATE])


def make_changed() -> pd.DataFrame:
    """One municipality with more confirmed offerings, one with fewer, one with another change, one without."""
    rows = [(DIMVIK, 1, 3, "came"), (EKSKOG, 2, 1, "left"), (HULTMYRA, 1, 1, "changed"), (SOTBO, 0, 0, "none")]
    return pd.DataFrame(rows, columns=[CODE, "before", "after", "kind"])


def make_changed_cells() -> pd.DataFrame:
    """What has changed in them, cell by cell; the last is of no single year."""
    lantern, compass, council = OFFERINGS
    rows = [
        (DIMVIK, lantern, 2022, "unknown", "yes", "came"),
        (DIMVIK, council, 2023, "no", "yes", "came"),
        (EKSKOG, council, 2024, "yes", "no", "left"),
        (HULTMYRA, compass, None, "unknown", "conflicting", "changed"),
    ]
    return pd.DataFrame(rows, columns=[CODE, OFFERING, YEAR, "before", "after", "kind"]).astype({YEAR: "Int64"})
