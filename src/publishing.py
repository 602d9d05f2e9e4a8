"""An export that is handed in becomes one of the data folder's: whole or not at all, and never in place of another."""

import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec
import pandas as pd

from src.analysis.assessed import AssessedRecord
from src.analysis.corrections import rows_as_written
from src.language import Language
from src.loading.database import Database
from src.loading.exports import EXPORT_FILE, EXPORTS, WITHDRAWN_FILE, describe_export, fingerprint, list_exports, shared_hash
from src.loading.manifest import MANIFEST_FILE, Handing, manifest_of
from src.opening import DataFolder, Faults, Found, open_found
from src.record import ExportLabel, Record, Withdrawal
from src.vocabulary import CODE, LINE, OFFERING, PARTICIPATES, SOURCE, YEAR

UNFINISHED: Final = ".unfinished-"  # how the name of a folder begins that is being written; listing passes hidden folders over


def publish(
    files: Mapping[str, bytes], folder: str, root: Path, database: Database, *, who: str, note: str, at: datetime
) -> Path | Faults:
    """Writes the files as the export `folder` of the data folder, or says what is wrong with them and leaves nothing.

    They are written in a hidden folder beside it, read again with the rest of the data, and renamed in one step: whoever looks
    meanwhile, or after a stop at any point, sees the data as before or the whole export. `who`, `note` and `at` are kept in its
    manifest. FileExistsError where there is such an export already.
    The caller has its `turn`, from before it opened what the files add to.
    """
    target, beside = root / EXPORTS / folder, root / EXPORTS / f"{UNFINISHED}{folder}"
    if target.exists():
        raise FileExistsError(target)
    shutil.rmtree(beside, ignore_errors=True)  # of an earlier attempt that was stopped
    beside.mkdir(parents=True)
    contents = {name: content for name, content in files.items() if name != MANIFEST_FILE}
    contents[EXPORT_FILE] = f"published_at = {at.isoformat()}\n".encode() + contents[EXPORT_FILE]
    for name, content in {**contents, MANIFEST_FILE: manifest_of(contents, Handing(who, note, at))}.items():
        _write(beside / name, content)
    export = describe_export(beside, folder)
    assert export is not None
    found = open_found(Found(root, export, fingerprint(export, shared_hash(root))), database)
    if isinstance(found, Faults):
        shutil.rmtree(beside)
        return found
    beside.rename(target)
    return target


def published_words(made: Path, folder: DataFolder, text: Language) -> tuple[str, str]:
    """That the export in the folder `made` is published, and whether it is what is shown first. `folder`: as it is since."""
    label = folder.label_of(made.name)
    first = folder.first_instead_of(label) if label else None
    shown = text("Den visas nu först.")
    if first:
        shown = text(
            "Den visas bara för den som väljer den: {folder} gäller en senare dag, {day}, och visas fortfarande först.",
            folder=first.folder,
            day=first.as_of.isoformat(),
        )
    return text("Exporten {folder} är publicerad.", folder=made.name), shown


def withdraw(folder: str, root: Path, *, who: str, why: str, on: date) -> None:
    """Marks an export as withdrawn: nothing is erased, and nothing shows it unless it is asked for by name.

    FileNotFoundError where there is no such export, FileExistsError where it is withdrawn already.
    """
    path = root / EXPORTS / folder
    if folder not in {export.path.name for export in list_exports(root)}:
        raise FileNotFoundError(path)
    if (path / WITHDRAWN_FILE).exists():
        raise FileExistsError(path / WITHDRAWN_FILE)
    unfinished = path / f".{WITHDRAWN_FILE}"
    _write(unfinished, msgspec.toml.encode(Withdrawal(who, why, on)))
    unfinished.rename(path / WITHDRAWN_FILE)


def said_by(assessed: AssessedRecord) -> frozenset[tuple[object, ...]]:
    """What an export says in its own rows and lists, and which producer says so: the same, whatever its sources are called."""
    record, sources = assessed.record, assessed.programme.sources
    return frozenset((*said, sources[str(source)].producer) for *said, source in (*_rows(record), *_tuples(record.complete_lists)))


def same_already(folder: DataFolder, proposed: AssessedRecord) -> ExportLabel | None:
    """An export that counts and says just what the proposed one does."""
    said = said_by(proposed)
    return next((label for label, opened in _counting(folder) if said_by(opened) == said), None)


def still_in(folder: DataFolder, label: ExportLabel) -> tuple[ExportLabel, ...]:
    """The exports that came later, and count, with rows that came with this one: withdrawn, they are still said there.

    What it was added to had them already: of the exports that were there, the latest one of its day or a day before it.
    """
    opened, counting = folder.open(label.folder), list(_counting(folder))
    if isinstance(opened, Faults):
        return ()
    there = (record for one, record in counting if one.came < label.came and one.as_of <= label.as_of)
    base = next(there, None)  # the latest day stands first
    own = set(_rows(opened.record)) - set(_rows(base.record) if base else ())
    return tuple(one for one, later in counting if one.came > label.came and not own.isdisjoint(_rows(later.record)))


def _counting(folder: DataFolder) -> Iterator[tuple[ExportLabel, AssessedRecord]]:
    for label in folder.documented:
        opened = folder.open(label.folder)
        if not isinstance(opened, Faults):
            yield label, opened


def _rows(record: Record) -> list[tuple[object, ...]]:
    """The rows as their sources wrote them."""
    return _tuples(rows_as_written(record.participation, record.corrections).drop(columns=LINE))


def _tuples(rows: pd.DataFrame) -> list[tuple[object, ...]]:
    known = [column for column in (CODE, OFFERING, YEAR, PARTICIPATES, SOURCE) if column in rows]
    return list(rows[known].astype(object).where(rows[known].notna(), None).itertuples(index=False, name=None))


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
