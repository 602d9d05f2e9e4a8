"""A data folder in, records with their evidence out: what the dashboard and the command line begin with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from src.address import EXPORT_KEY
from src.analysis.assessed import AssessedRecord, assess
from src.finding import Finding
from src.language import N_, composed
from src.loading.database import Database, open_database
from src.loading.exports import EXPORTS, ExportFolder, SharedHash, dated_fingerprint, fingerprint, list_exports, shared_hash
from src.loading.record import read_record
from src.programme.definition import SOURCES_FILE, Programme, read_programme, with_sources
from src.programme.toml import Unreadable
from src.record import ExportLabel

SHIPPED = Path(__file__).parents[1] / "data"
ATTEMPTS = 3  # to read files that change while they are read


@dataclass(frozen=True)
class Faults:
    """Why an export, or the whole data folder, cannot be shown."""

    findings: tuple[Finding, ...]
    programme: Programme | None = None  # where that could be read


@dataclass(frozen=True)
class Found:
    """An export to open, as it was known on a day if one is given; `content` is the hash of everything that is read for it."""

    root: Path
    export: ExportFolder
    content: str
    until: date | None = None


class FilesChanged(Exception):
    """The files of an export are no longer those that were found: they are being copied or edited."""


class DataFolder:
    """A data folder as one run sees it: every export.toml is read once, and every file hashed once, however much is asked.

    An export is whole when it can be read without a fault. Only whole ones are shown, compared with or known on a day; a faulty
    one hides no other. `read` and `faults_of` may be overridden by ones that remember their results from run to run.
    `preview`: a record that is no export of the folder yet; one can open it, and nothing else asks for it.
    """

    def __init__(self, root: Path, preview: AssessedRecord | None = None) -> None:
        self.root, self._preview = root, preview
        self._hashes: dict[str, str] = {}
        self._faults: dict[str, tuple[Finding, ...]] = {}
        self._opened: dict[str, AssessedRecord | Faults] = {}
        self._unlisted: tuple[Finding, ...] = ()
        self._exports: dict[str, ExportFolder] = {}
        try:
            self._exports = {export.name: export for export in list_exports(root)}
        except Unreadable as fault:
            self._unlisted = fault.findings
        if self._preview and self._preview.record.label.folder in self._exports:  # it has been put in the folder meanwhile
            self._preview = None

    def read(self, found: Found) -> AssessedRecord | Faults:
        """The export, opened; raises FilesChanged."""
        if found.content not in self._opened:
            self._opened[found.content] = open_found(found, self._database)
        return self._opened[found.content]

    def faults_of(self, found: Found) -> tuple[Finding, ...]:
        """What is wrong with the export; raises FilesChanged."""
        opened = self.read(found)
        return opened.findings if isinstance(opened, Faults) else ()

    @cached_property
    def labels(self) -> tuple[ExportLabel, ...]:
        """The whole exports: the documented ones, the latest first, then those that are made up; before them a preview."""
        previews = [self._preview.record.label] if self._preview else []
        return (*previews, *(label for label in self._described if self._is_whole(label)))

    @property
    def documented(self) -> Iterator[ExportLabel]:
        """The whole exports that are not made up, the latest first; each is opened when it is asked for."""
        return (label for label in self._described if not label.made_up and self._is_whole(label))

    @cached_property
    def default(self) -> ExportLabel | None:
        """The latest whole export that is not made up.

        One that is made up only where no export can be a documented one: made-up data never stand in for documented data that fail,
        or that are withdrawn.
        """
        return self._first_whole(self._defaults)

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of all exports, also the faulty ones: what an address may ask for."""
        return (*([self._preview.record.label.folder] if self._preview else []), *self._exports)

    @property
    def taken(self) -> tuple[str, ...]:
        """The names that no new export may have: those of the folders that are there, and not that of a preview."""
        there = self.root / EXPORTS
        return tuple({*self._exports, *(composed(entry.name) for entry in (there.iterdir() if there.is_dir() else ()))})

    def label_of(self, folder: str | None) -> ExportLabel | None:
        """What an export says of itself, whole or not; None where there is no such export, or where it cannot be read."""
        if self._preview and folder == self._preview.record.label.folder:
            return self._preview.record.label
        export = self._exports.get(composed(folder or ""))
        return export.label if export else None

    def folder_of(self, label: ExportLabel) -> ExportFolder:
        """The folder of an export that is there; KeyError where it is not."""
        return self._exports[label.folder]

    def known_on(self, day: date) -> ExportLabel | None:
        """What was known on this day: the latest whole export, not made up, that was there by then; None before them all."""
        return self._first_whole(label for label in self._described if not label.made_up and label.published <= day)

    def as_of(self, day: date) -> ExportLabel | None:
        """The latest documented one of this day, or of one before it."""
        return self._first_whole(label for label in self._described if not label.made_up and label.as_of <= day)

    def to_add_to(self, day: date) -> AssessedRecord | Faults:
        """What a new export of this day adds to: the latest documented one of it, or of a day before it."""
        base = self.as_of(day)
        if self.default and base is None:
            problem = N_("Ingen export gäller {day} eller tidigare.")
            remedy = N_("Det nya läggs till en sådan; skriv en senare dag.")
            return Faults((Finding("--as-of", problem, remedy, values={"day": day.isoformat()}),))
        return self.open(base.folder if base else None)

    def first_instead_of(self, label: ExportLabel) -> ExportLabel | None:
        """What is shown first instead of this export, which need not be there yet; None where it would be shown itself."""
        first = self.default
        return first if first and not first.made_up and _age(first) > _age(label) else None

    def of_version(self, version: str) -> tuple[ExportLabel, ...]:
        """The whole exports whose data's hash begins so. Compares the hashes first, so that no others are opened."""
        previews = [self._preview] if self._preview else []
        alike = [label for label in self._described if self._found(self._exports[label.folder]).content.startswith(version)]
        return (*(one.record.label for one in previews if one.version == version), *filter(self._is_whole, alike))

    def before(self, shown: ExportLabel) -> ExportLabel | None:
        """What an export is compared with unless another is chosen: the documented one before it; for a made-up one the latest."""
        documented = [label for label in self._described if not label.made_up]
        return self._first_whole(label for label in documented if shown.made_up or _age(label) < _age(shown))

    @cached_property
    def faulty_since(self) -> dict[str, tuple[Finding, ...]]:
        """The faulty exports that would be the default one if they were whole, with what is wrong with each."""

        def is_missed(label: ExportLabel | None) -> bool:
            return label is None or not (label.made_up or label.withdrawn or (self.default and _age(label) <= _age(self.default)))

        return {
            export.name: faults
            for export in self._exports.values()
            if is_missed(export.label) and (faults := self._faults_in(export))
        }

    def open(self, folder: str | None = None, until: date | None = None) -> AssessedRecord | Faults:
        """The export in this folder below exports/, or the default one where there is none such; or what is wrong with it.

        `until`: with the corrections that had been made by that day.
        """
        if self._preview and folder == self._preview.record.label.folder:
            return self._preview
        export = self._exports.get(composed(folder or "")) or (self._exports[self.default.folder] if self.default else None)
        if export is None:
            return self._nothing_whole()
        for _ in range(ATTEMPTS):
            try:
                return self.read(self._found(export, until))
            except FilesChanged:
                self._hashes.clear()
                del self._shared
        return Faults((_changing(export),))

    def _nothing_whole(self) -> AssessedRecord | Faults:
        """What is wrong where nothing can be shown: with the folder, with the descriptions, or else with the latest export."""
        undescribed = tuple(finding for export in self._exports.values() for finding in export.findings)
        if self._unlisted or undescribed:
            return Faults(self._unlisted or undescribed)
        if not self._defaults:
            addresses = ", ".join(f"/?{EXPORT_KEY}={label.folder}" for label in self._described)
            problem = N_("Alla exporter är tillbakadragna.")
            remedy = N_("Lägg in en ny export; en tillbakadragen visas bara på sin egen adress.")
            if self._described:
                problem = N_("Alla dokumenterade exporter är tillbakadragna.")
                remedy = N_(
                    "Lägg in en ny export; en tillbakadragen visas bara på sin egen adress, och en påhittad också: {address}."
                )
            return Faults((Finding(EXPORTS, problem, remedy, values={"address": addresses}),))
        return self.open(self._defaults[0].folder)

    @property
    def _defaults(self) -> tuple[ExportLabel, ...]:
        """The exports that may be shown when none is asked for, the best first: made-up ones only where all are made up."""
        if all(export.label and export.label.made_up for export in self._exports.values()):
            return self._described
        return tuple(label for label in self._described if not label.made_up)

    @cached_property
    def _described(self) -> tuple[ExportLabel, ...]:
        """The exports that can be described and are not withdrawn: the documented ones, the latest first, then made-up ones.

        The latest is so by the day that it describes; of two about the same day, the one that came last.
        """
        named = [export.label for export in self._exports.values() if export.label and not export.label.withdrawn]
        return tuple(sorted(sorted(named, key=_age, reverse=True), key=lambda label: label.made_up))

    def _first_whole(self, labels: Iterable[ExportLabel]) -> ExportLabel | None:
        return next(filter(self._is_whole, labels), None)

    def _is_whole(self, label: ExportLabel) -> bool:
        return not self._faults_in(self._exports[label.folder])

    def _faults_in(self, export: ExportFolder) -> tuple[Finding, ...]:
        if export.name not in self._faults:
            try:
                self._faults[export.name] = self.faults_of(self._found(export))
            except FilesChanged:
                self._faults[export.name] = (_changing(export),)
        return self._faults[export.name]

    def _found(self, export: ExportFolder, until: date | None = None) -> Found:
        if export.name not in self._hashes:
            self._hashes[export.name] = fingerprint(export, self._shared)
        return Found(self.root, export, dated_fingerprint(self._hashes[export.name], export, until), until)

    @cached_property
    def _shared(self) -> SharedHash:
        return shared_hash(self.root)

    @cached_property
    def _database(self) -> Database:
        return open_database()


def open_found(found: Found, database: Database) -> AssessedRecord | Faults:
    """The export, read and checked whole, with its evidence; or everything that is wrong with it.

    FilesChanged where the files are no longer those of `found.content`, so that a record always has the version of its files.
    """
    export = found.export
    if export.barred:
        return Faults(export.findings)
    try:
        programme = with_sources(read_programme(found.root), export.path / SOURCES_FILE, export.file(SOURCES_FILE))
        reading = read_record(found.root, programme, export, database, until=found.until)
    except Unreadable as unreadable:
        opened: AssessedRecord | Faults = Faults(unreadable.findings)
    else:
        faulty = Faults(reading.findings, programme)
        opened = assess(programme, reading.record, found.content) if reading.record else faulty
    if dated_fingerprint(fingerprint(export, shared_hash(found.root)), export, found.until) != found.content:
        raise FilesChanged
    return opened


def _age(label: ExportLabel) -> tuple[object, ...]:
    return label.as_of, *label.came


def _changing(export: ExportFolder) -> Finding:
    problem, remedy = N_("Mappens filer ändras medan de läses."), N_("Vänta tills alla filer är på plats, och läs in sidan igen.")
    return Finding(f"{EXPORTS}/{export.name}", problem, remedy)
