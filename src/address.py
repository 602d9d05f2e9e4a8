"""Every page's slug and every query key of an address. Imports nothing else of src."""

import hashlib
from collections.abc import Sequence
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

OVERVIEW_PAGE: Final = ""
MAP_PAGE: Final = "karta"
GOAL_PAGE: Final = "mal"
MUNICIPALITY_PAGE: Final = "kommun"
EVIDENCE_PAGE: Final = "underlag"
CHANGES_PAGE: Final = "andringar"
INTAKE_PAGE: Final = "granska"
REPORT_PAGE: Final = "rapport"
RECORDS_PAGE: Final = "uppgifter"
ACCESSIBILITY_PAGE: Final = "tillganglighet"
# The pages that every programme has. The group's page takes its slug from the programme (`Programme.group_key`).
PAGES: Final = (
    OVERVIEW_PAGE,
    MAP_PAGE,
    GOAL_PAGE,
    MUNICIPALITY_PAGE,
    EVIDENCE_PAGE,
    CHANGES_PAGE,
    INTAKE_PAGE,
    REPORT_PAGE,
    RECORDS_PAGE,
    ACCESSIBILITY_PAGE,
)
BESIDE_MENU: Final = (RECORDS_PAGE, ACCESSIBILITY_PAGE)  # reached from numbers, and from the footer

YEARS_KEY: Final = "ar"
OFFERINGS_KEY: Final = "erbjudande"
GROUPS_KEY: Final = "grupp"
COOPERATION_KEY: Final = "samarbete"
SIZES_KEY: Final = "storlek"
FIRST_YEARS_KEY: Final = "forsta"  # the first confirmed year in the goal's offering
WHAT_IF_KEY: Final = "om"  # an assumption: code, offering, year and answer
EXPORT_KEY: Final = "data"
LANGUAGE_KEY: Final = "sprak"
KNOWN_KEY: Final = "per"  # the day on which what is shown was known
FROM_KEY: Final = "fran"  # the export that is compared with
SINCE_KEY: Final = "sedan"  # the day whose export is compared with
MUNICIPALITY_KEY: Final = "kommun"
COMPARE_KEY: Final = "jamfor"  # two years on the map: 2018-2020
ORDER_KEY: Final = "sortering"  # of the rows in the matrix
SPREAD_KEY: Final = "spridning"  # of those in the group, or of those who were new
RECORDS_KEY: Final = "uppgift"  # whose records to show: a number, a municipality or a cell
TAB_KEY: Final = "flik"  # of the page on evidence
FIGURE_KEY: Final = "figur"  # the id of a figure to check
PART_KEY: Final = "del"  # of a report
TITLE_KEY: Final = "titel"
INTRODUCTION_KEY: Final = "inledning"
FORMAT_KEY: Final = "format"
COMMENT_KEY: Final = "kommentar-"  # ends with the part that the comment is about
SAVED_KEY: Final = "val"  # in place of a choice that is too long for an address: the mark of its file

EVERY_MUNICIPALITY: Final = "kommun-alla"  # the part of a report that stands for all municipalities of the selection
MOST_LETTERS: Final = 2000  # letters of an address; mail and office programs cut longer ones
ADDED_LETTERS: Final = 200  # room in the address of a view for a figure's id, a municipality or a day
_MARK: Final = 12  # letters


def with_query(address: str, pairs: Sequence[tuple[str, object]]) -> str:
    """The address with these pairs added to its query."""
    if not pairs:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(pairs)}"


def bounded_address(address: str, pairs: Sequence[tuple[str, str]], *, room: int = 0) -> str:
    """The address with these pairs; where it would be longer than `MOST_LETTERS`, with the mark of their file and the language.

    `room` is left for what is added to it.
    """
    whole = with_query(address, pairs)
    if len(whole) + room <= MOST_LETTERS:
        return whole
    return with_query(address, [*(pair for pair in pairs if pair[0] == LANGUAGE_KEY), (SAVED_KEY, mark_of(pairs))])


def is_of_file(address: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether this `bounded_address` has the mark of these pairs' file in their place."""
    return (SAVED_KEY, mark_of(pairs)) in parse_qsl(urlsplit(address).query)


def mark_of(pairs: Sequence[tuple[str, object]]) -> str:
    """The mark of a choice: equal choices have equal marks."""
    return hashlib.sha256(urlencode(pairs).encode()).hexdigest()[:_MARK]
