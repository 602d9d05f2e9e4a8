"""How is participation spread over kinds of municipality, cooperation bodies and sizes?"""

import pandas as pd

from src.analysis.counts import Count
from src.vocabulary import AT_MOST, CODE, CONFIRMED, OF

SHARE, SHARE_AT_MOST = "share", "share_at_most"


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
