"""What is assumed for one view only: as it stands in an address, in words, and as a warning."""

from collections.abc import Iterable

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption, applicable

ANSWERS = {"ja": True, "nej": False}  # in an address, in both languages
MOST = 20  # assumptions in one view: each stands in the address, which is printed in every figure
FEW = 6  # so many names still make a sentence
FILE_MARK = "tankt-lage"  # in the names of files


def as_asked(assumption: Assumption) -> str:
    """As it stands in an address: code, offering, year (empty: some year) and answer, with a point between."""
    answer = next(word for word, meant in ANSWERS.items() if meant == assumption.answer)
    return f"{assumption.code}.{assumption.offering}.{assumption.year or ''}.{answer}"


def understood(words: str) -> Assumption | None:
    """What somebody asks for in an address; None where it is no assumption."""
    code, _, rest = words.partition(".")
    offering, _, rest = rest.partition(".")
    year, _, answer = rest.partition(".")
    if not (code and offering and answer in ANSWERS and (year == "" or (year.isascii() and year.isdigit() and len(year) == 4))):
        return None
    return Assumption(code, offering, int(year) if year else None, ANSWERS[answer])


def made(assessed: AssessedRecord, asked: Iterable[object]) -> tuple[Assumption, ...]:
    """The assumptions that an address asks for and that can be made of these data, in the register's order; at most `MOST`."""
    wanted = [found for words in asked if (found := understood(str(words)))]
    return applicable(wanted, assessed.pieces, assessed.states)[:MOST] if wanted else ()
