"""The states of a record as the tables of README.md write them."""

from src.analysis.assessed import AssessedRecord

SIGNS = {"yes": "y", "no": "n", "unknown": "?", "not_eligible": ".", "conflicting": "!"}


def signs_by_year(assessed: AssessedRecord) -> dict[tuple[str, str], str]:
    """A sign for each year in order, by offering and municipality."""
    states = assessed.states.assign(sign=assessed.states["state"].map(SIGNS))
    return states.groupby(["offering", "code"])["sign"].agg("".join).to_dict()
