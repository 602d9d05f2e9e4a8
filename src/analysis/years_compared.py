"""Who came, stayed and left between two years."""

from collections.abc import Iterable
from typing import NamedTuple

from src.analysis.counts import Count


class YearsCompared(NamedTuple):
    """The codes of the municipalities by what the record says of two years; each municipality is in one of them."""

    came: tuple[str, ...]  # a yes in the second year, and a no in the first
    stayed: tuple[str, ...]  # a yes in both
    left: tuple[str, ...]  # a yes in the first year, and a no in the second
    unsure: tuple[str, ...]  # unknown or contradicted in one of them
    neither: tuple[str, ...]  # a no in both


def years_compared(codes: Iterable[str], first: Count, second: Count) -> YearsCompared:
    """Compares the counts of two years, municipality by municipality, in the order of `codes`."""
    unsure = {*first.possible, *second.possible}
    was, there = set(first.codes), set(second.codes)
    found: dict[str, list[str]] = {kind: [] for kind in YearsCompared._fields}
    for code in codes:
        of_years = {(False, True): "came", (True, True): "stayed", (True, False): "left", (False, False): "neither"}
        found["unsure" if code in unsure else of_years[code in was, code in there]].append(code)
    return YearsCompared(**{kind: tuple(those) for kind, those in found.items()})
