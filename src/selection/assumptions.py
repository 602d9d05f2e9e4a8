"""The assumptions of a view as words in an address."""

import re
from collections.abc import Iterable

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption, applicable
from src.vocabulary import ANSWERS

ADDRESS_FORM = re.compile(rf"([^.]+)\.([^.]+)\.([0-9]{{4}})?\.({'|'.join(ANSWERS.values())})")
MOST = 20  # assumptions in one view: each is in the address, which every figure prints
FEW = 6  # names in a sentence, at most
FILE_MARK = "tankt-lage"  # in the names of files


def as_asked(assumption: Assumption) -> str:
    """An assumption as an address writes it: `9902.lantern.2023.ja`; without a year `9902.lantern..ja`."""
    return f"{assumption.code}.{assumption.offering}.{assumption.year or ''}.{ANSWERS[assumption.answer]}"


def understood(words: str) -> Assumption | None:
    """The assumption that these words ask for; None where they ask for none."""
    found = ADDRESS_FORM.fullmatch(words)
    if not found:
        return None
    code, offering, year, answer = found.groups()
    return Assumption(code, offering, int(year) if year else None, answer == ANSWERS[True])


def made(assessed: AssessedRecord, asked: Iterable[str], *, most: int | None = MOST) -> tuple[Assumption, ...]:
    """The assumptions that an address asks for and the record leaves open, in the register's order; at most `most`."""
    wanted = [found for words in asked if (found := understood(words))]
    return applicable(wanted, assessed.pieces, assessed.states)[:most] if wanted else ()
