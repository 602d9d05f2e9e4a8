"""What an export says of itself and cannot be: its folder's name, its days, and who has withdrawn it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from src.finding import Finding
from src.language import N_
from src.personal_data import looks_like_person
from src.programme.toml import Unreadable, are_keys, at_its_line, decode_toml
from src.record import ExportLabel, Withdrawal

EXPORT_FILE: Final = "export.toml"
WITHDRAWN_FILE: Final = "withdrawn.toml"

_AHEAD: Final = 5  # years before a programme's first one in which something may be known of it
_NOT_YET: Final = (N_("Dagen har inte kommit än."), N_("Rätta datumet: uppgifter kan inte gälla en dag som inte har varit."))
_TOO_EARLY: Final = (
    N_("Dagen är långt före programmets första år, {year}."),
    N_("Rätta datumet: det skrivs som ÅÅÅÅ-MM-DD."),
)


def label_faults(label: ExportLabel, path: Path, place: str) -> Iterator[Finding]:
    """A finding for each thing that the export in the folder `path`, which findings call `place`, cannot say of itself."""
    root = path.parents[1]
    if not are_keys(label.folder):
        problem = N_("Mappens namn har andra tecken än a–z, 0–9 och bindestreck.")
        if looks_like_person(path.name):
            problem = N_("Mappens namn innehåller något som ser ut som en e-postadress, ett telefonnummer eller ett personnummer.")
        remedy = N_("Ge mappen ett namn av små bokstäver a–z, siffror och bindestreck, som dagens datum: {day}.")
        yield Finding(place, problem, remedy, values={"day": latest_day().isoformat()})
    days = [(EXPORT_FILE, "as_of", label.as_of), (EXPORT_FILE, "published", label.received_on)]
    if label.withdrawn:
        file = f"{place}/{WITHDRAWN_FILE}"
        try:
            said = decode_toml(path / WITHDRAWN_FILE, file, Withdrawal, is_public=True)
        except Unreadable as fault:
            yield from fault.findings
        else:
            days.append((WITHDRAWN_FILE, "on", said.on))
            problem, remedy = N_("Här står inget."), N_("Skriv vilken roll som drar tillbaka exporten, och varför.")
            for key in [key for key, words in (("who", said.who), ("why", said.why)) if not words.strip()]:
                yield at_its_line(Finding(file, problem, remedy, column=key), root, (key,))
    for name, key, day in days:
        if day and day > latest_day():
            yield at_its_line(Finding(f"{place}/{name}", *_NOT_YET, column=key, value=day.isoformat()), root, (key,))


def early_days(label: ExportLabel, place: str, root: Path, first_year: int) -> Iterator[Finding]:
    """A finding for each day of the export that is long before the programme's first year."""
    for key, day in (("as_of", label.as_of), ("published", label.received_on)):
        if day and day.year < first_year - _AHEAD:
            problem, remedy, values = *_TOO_EARLY, {"year": first_year}
            found = Finding(f"{place}/{EXPORT_FILE}", problem, remedy, column=key, value=day.isoformat(), values=values)
            yield at_its_line(found, root, (key,))


def day_fault(day: date, first_year: int) -> tuple[str, str, dict[str, object]] | None:
    """Problem, remedy and values of a day that an export cannot be of; None where it can. `first_year`: the programme's."""
    if day > latest_day():
        return *_NOT_YET, {}
    return (*_TOO_EARLY, {"year": first_year}) if day.year < first_year - _AHEAD else None


def latest_day() -> date:
    """The latest day that has begun anywhere on Earth, so that today is never the future of a server elsewhere."""
    return datetime.now(timezone(timedelta(hours=14))).date()
