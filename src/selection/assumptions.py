"""Assumptions as an address writes them."""

import re
from collections.abc import Iterable

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption, applicable
from src.vocabulary import ANSWERS

ADDRESS_FORM = re.compile(rf"([^.]+)\.([^.]+)\.([0-9]{{4}})?\.({'|'.join(ANSWERS.values())})")
MOST = 20  # assumptions in one view; each lengthens the address, which every figure prints
FEW = 6  # names in a sentence, at most
FILE_MARK = "tankt-lage"  # in the names of files


def assumption_code(assumption: Assumption) -> str:
    """The code of an assumption, `9902.lantern.2023.ja`, or `9902.lantern..ja` without a year."""
    return f"{assumption.code}.{assumption.offering}.{assumption.year or ''}.{ANSWERS[assumption.answer]}"


def parse_assumption(words: str) -> Assumption | None:
    """The assumption that has this code; None if the code is not valid."""
    found = ADDRESS_FORM.fullmatch(words)
    if not found:
        return None
    code, offering, year, answer = found.groups()
    return Assumption(code, offering, int(year) if year else None, answer == ANSWERS[True])


def open_assumptions(assessed: AssessedRecord, asked: Iterable[str], *, most: int | None = MOST) -> tuple[Assumption, ...]:
    """The assumptions that are asked for and that the record leaves open, in the register's order; at most `most`."""
    wanted = [found for words in asked if (found := parse_assumption(words))]
    return applicable(wanted, assessed.pieces, assessed.states)[:most] if wanted else ()
