"""What must be seen on every page, in every figure and in every file of a view: that it is not the record as it is."""

from typing import NamedTuple

from src.analysis.assessed import AssessedRecord
from src.language import Language
from src.selection.selection import Selection


class WarningText(NamedTuple):
    """The words that stand in a figure and at the head of each page of a file, and those on a front, which say it in full."""

    short: str
    full: str


def warnings(assessed: AssessedRecord, selection: Selection, text: Language) -> tuple[WarningText, ...]:
    """That the data are made up, and that something is assumed; of the record as it is, nothing."""
    found = []
    label, assumptions = assessed.record.label, len(selection.what_if)
    if label.made_up:
        found.append(made_up_warning(text.of(label.title), text))
    if assumptions:
        found.append(what_if_warning(assumptions, text))
    return tuple(found)


def made_up_warning(export: str, text: Language) -> WarningText:
    """That the data of this export are made up."""
    return WarningText(
        text("{export}: påhittade uppgifter.", export=export),
        text("{export}: uppgifterna är påhittade och säger inget om verkligheten.", export=export),
    )


def what_if_warning(assumptions: int, text: Language) -> WarningText:
    """That so much is assumed."""
    return WarningText(
        text.plural(
            "Tänkt läge: {n} uppgift är antagen, se filtren.", "Tänkt läge: {n} uppgifter är antagna, se filtren.", assumptions
        ),
        text.plural(
            "Tänkt läge: {n} uppgift är antagen och finns inte i underlaget.",
            "Tänkt läge: {n} uppgifter är antagna och finns inte i underlaget.",
            assumptions,
        ),
    )
