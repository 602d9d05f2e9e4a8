"""Names of files that say what is in them: ASCII, the same in every format."""

import re
import unicodedata
from collections.abc import Sequence

from src.programme.definition import Programme


def file_name(
    programme: Programme, name: str, *, years: Sequence[int], offerings: Sequence[str], filters: Sequence[str], export: str
) -> str:
    """`prefix_name_years_offerings[_filters]_data-export`, without the ending.

    `offerings` are keys; `filters` are the other codes in force.
    """
    first, last = min(years), max(years)
    follow = list(years) == list(range(first, last + 1))
    period = str(first) if first == last else f"{first}-{last}" if follow else "-och-".join(map(str, years))
    taken = "alla-erbjudanden" if tuple(offerings) == programme.offering_keys else "-".join(offerings)
    parts = [programme.file_prefix, name, period, taken, "-".join(filters), f"data-{export}"]
    return "_".join(filter(None, map(ascii_name, parts)))


def ascii_name(words: str) -> str:
    """The words in a–z, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
