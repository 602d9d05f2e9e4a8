"""The warnings on every page, in every figure and in every file of a view that does not show the record as it is."""

from collections.abc import Sequence
from typing import NamedTuple

from src.analysis.assessed import AssessedRecord
from src.language import Language
from src.record import ExportLabel
from src.selection.selection import Selection


class WarningText(NamedTuple):
    """A warning: the short words in a figure and at the head of each page of a file, and the full ones on a front page."""

    short: str
    full: str


def warnings(assessed: AssessedRecord, selection: Selection, text: Language) -> tuple[WarningText, ...]:
    """That the data are made up or do not count yet, and that something is assumed; empty for the record as it is."""
    label, assumptions = assessed.record.label, len(selection.what_if)
    return (
        *label_warnings(label, text),
        *([what_if_warning(assumptions, text)] if assumptions else []),
    )


def label_warnings(label: ExportLabel, text: Language) -> tuple[WarningText, ...]:
    """What an export's label warns of: that its data are made up, that it was withdrawn, or that it does not count yet."""
    made_up = [made_up_warning(text.of(label.title), text)] if label.made_up else []
    withdrawn = [withdrawn_warning(label, text)] if label.withdrawn else []
    return (*made_up, *withdrawn, *([preview_warning(label, text)] if label.preview else []))


def withdrawn_warning(label: ExportLabel, text: Language) -> WarningText:
    """That an export was withdrawn, by whom and why, and is shown because it was asked for."""
    export, said = text.of(label.title), label.withdrawal
    full = text("{export}: exporten är tillbakadragen, och visas bara för att adressen ber om den.", export=export)
    if said:
        why = text("Tillbakadragen {day} av {who}: {why}", day=text.date(said.on), who=said.who, why=said.why.strip())
        full = f"{full} {why.rstrip('.')}."
    return WarningText(text("{export}: tillbakadragen.", export=export), full)


def still_said(label: ExportLabel, later: Sequence[ExportLabel], text: Language) -> str:
    """That rows of a withdrawn export are in later ones too."""
    words = {"export": label.folder, "later": text.names([one.folder for one in later])}
    return text(
        "Rader som kom med {export} finns också i {later}, och räknas där. Dra tillbaka även dem som inte ska visas, "
        "eller rätta raderna i corrections.csv.",
        **words,
    )


def preview_warning(label: ExportLabel, text: Language) -> WarningText:
    """That an export was handed in to be looked at, when, and that it is not published."""
    words = {"day": text.date(label.published), "export": text.of(label.title), "date": text.date(label.as_of)}
    return WarningText(
        text("Förhandsvisning {day}: exporten är inte publicerad.", **words),
        text("Förhandsvisning {day} av en export som inte är publicerad: {export}, uppgifter per {date}.", **words),
    )


def made_up_warning(export: str, text: Language) -> WarningText:
    """That the data of this export are made up."""
    return WarningText(
        text("{export}: påhittade uppgifter.", export=export),
        text("{export}: uppgifterna är påhittade och säger inget om verkligheten.", export=export),
    )


def what_if_warning(assumptions: int, text: Language) -> WarningText:
    """That so many assumptions are made."""
    return WarningText(
        text.plural("Tänkt läge: {n} uppgift är antagen.", "Tänkt läge: {n} uppgifter är antagna.", assumptions),
        text.plural(
            "Tänkt läge: {n} uppgift är antagen och finns inte i underlaget.",
            "Tänkt läge: {n} uppgifter är antagna och finns inte i underlaget.",
            assumptions,
        ),
    )
