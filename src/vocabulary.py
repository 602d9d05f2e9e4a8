"""The words that every room shares: the states of evidence and the names of columns. Imports nothing of ours."""

from enum import StrEnum


class Evidence(StrEnum):
    """What the record knows of one municipality and one offering. None of the five is a blank."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_ELIGIBLE = "not_eligible"
    CONFLICTING = "conflicting"


STATES = tuple(Evidence)

# Columns of the frames inside the program. What the same columns are called in the files stands in loading/tables.py.
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
GROUP = "group"  # kind of municipality, a code
COOPERATION = "cooperation"  # cooperation body; empty where there is none
POPULATION = "population"  # inhabitants on 31 December of the programme's population year
SIZE = "size"  # class of size: 0 is the smallest


def population_column(year: int) -> str:
    """The register's column with the population on 31 December of `year`."""
    return f"{POPULATION}_{year}"


SAYS = "says"  # what one piece of evidence says: an Evidence value
BASIS = "basis"  # where it says so: a Basis value
AT_MOST = "at_most"  # the count if every unknown and conflicting cell turned out to be a yes


class Basis(StrEnum):
    """What a piece of evidence rests on."""

    ROW = "row"  # a participation row names the municipality
    LIST = "list"  # a list marked complete lacks it
    RULE = "rule"  # the programme's own rule shuts it out
    ASSUMPTION = "assumption"  # nobody says so: a visitor assumes it, for their own view
