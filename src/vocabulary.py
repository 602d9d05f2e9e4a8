"""The words that every room shares: the states of evidence and the names of columns. Imports nothing else of src."""

from enum import StrEnum
from typing import Final


class Evidence(StrEnum):
    """What the record says about one municipality and one offering. None of the five is a blank."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_ELIGIBLE = "not_eligible"
    CONFLICTING = "conflicting"


STATES = tuple(Evidence)

# Columns of the frames inside the program. Their headers in the files are in loading/tables.py, except PARTICIPATION_HEADERS below.
CODE = "code"  # four characters, the key of every join
MUNICIPALITY = "municipality"  # the name, for people
OFFERING = "offering"  # an offering's key
YEAR = "year"  # Int64; missing means "at some time in the project"
PARTICIPATES = "participates"  # bool
STATE = "state"  # an Evidence value
SOURCE = "source"  # an id in sources.toml
ORGANISATION = "organisation"
FILE = "file"  # the file that a row came from, relative to the data folder
LINE = "line"  # its line there, the header being line 1
ROW_COUNT = "row_count"  # Int64: how many rows of a log stand behind a row; missing where nobody says
GROUP = "group"  # kind of municipality, a code
COOPERATION = "cooperation"  # cooperation body; empty where there is none
POPULATION = "population"  # inhabitants on 31 December of the programme's population year
SIZE = "size"  # class of size: 0 is the smallest
BOUNDARIES = "boundaries"  # no column: the municipalities' borders, which a map shows


def population_column(year: int) -> str:
    """The register's column with the population on 31 December of `year`."""
    return f"{POPULATION}_{year}"


def cell_name(code: str, offering: str, year: int | str | None = None) -> str:
    """A cell's name in an address: `1260.startpaket.2018`; without a year, everything about the offering."""
    return f"{code}.{offering}.{year}" if year else f"{code}.{offering}"


def filter_name(key: str, option: str) -> str:
    """The name of a filter that a point of a figure leads to: `grupp=03`."""
    return f"{key}={option}"


SAYS = "says"  # what one piece of evidence says: an Evidence value
BASIS = "basis"  # where it says so: a Basis value
CONFIRMED = "confirmed"  # a count of what the record confirms
AT_MOST = "at_most"  # the same count if every unknown and conflicting cell were a yes
OF = "of"  # out of how many: the denominator of a count


class Basis(StrEnum):
    """What a piece of evidence rests on."""

    ROW = "row"  # a participation row names the municipality
    LIST = "list"  # a list marked complete lacks it
    RULE = "rule"  # the programme's own rule shuts it out
    ASSUMPTION = "assumption"  # a visitor assumes it, for their own view


MANY_MUNICIPALITIES: Final = 60  # above this many in a selection, they are grouped, folded or paged, and signs give way

SAID = "said"  # what a row says in the file, before its correction: bool
BECOMES = "becomes"  # what a correction makes of the row: Evidence.YES, Evidence.NO or STRUCK
WHY = "why"
WHO = "who"  # who says that the row is wrong
DATE = "date"  # when they said so
STATUS = "status"  # of a correction, a Status value
ROW_LINE = "row_line"  # the line of the row that a correction is about
STRUCK = "struck"  # the row is left out


class Status(StrEnum):
    """Whether a correction counts. Only one in force changes anything."""

    IN_FORCE = "in_force"
    PROPOSED = "proposed"
    REJECTED = "rejected"


# The file of answers: header to column, in the file's order. Here because loading reads it and wording writes it to be filled in.
PARTICIPATION_FILE: Final = "participation.csv"
PARTICIPATION_HEADERS: Final = {
    "kommun_kod": CODE,
    "kommun": MUNICIPALITY,
    "erbjudande": OFFERING,
    "ar": YEAR,
    "deltar": PARTICIPATES,
    "kalla": SOURCE,
}
ANSWERS: Final = {True: "ja", False: "nej"}  # what its column of answers holds
