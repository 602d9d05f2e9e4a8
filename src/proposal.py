"""What a handed-in file becomes before it counts: an export of its own, as files and as the record that they make."""

import csv
import io
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import msgspec
import pandas as pd

from src.analysis.assessed import AssessedRecord
from src.analysis.corrections import rows_as_written
from src.catalogue.file_name import ascii_name
from src.handed_in import Understood
from src.language import Localised
from src.loading.database import Database
from src.loading.exports import EXPORT_FILE, ExportFolder, FetchedLog, describe_export, fingerprint, shared_hash
from src.loading.manifest import MANIFEST_FILE, manifest_of
from src.loading.tables import COMPLETE_LISTS, CORRECTIONS, NATIONAL_REPRESENTATIVES, PARTICIPATION, Table
from src.opening import Faults, Found, open_found
from src.programme.definition import SOURCES_FILE, Source
from src.programme.toml import decode_toml, read_file
from src.vocabulary import ANSWERS, CODE, LINE, MUNICIPALITY, OFFERING, PARTICIPATES, ROW_COUNT, ROW_LINE, SOURCE, YEAR

LONGEST_FOLDER: Final = 60  # letters of a folder
ROW: Final = [CODE, OFFERING, YEAR, SOURCE]  # what makes two rows the same


@dataclass(frozen=True)
class Proposal:
    """An export that somebody hands in.

    `published`: the day that it is handed in, from which it was known.
    `cells`: code, offering (key), year (Int64, missing = at some time), participates (bool), source (missing: `source`), row_count.
    `complete`: the lists that are said to be complete, by offering and year. `added`: the rows are added to those of the export
    that is shown; else they are all that is known. `log`: which log they are all rows of; those that the shown export has of
    their source are then left out, but for corrected ones.
    """

    cells: pd.DataFrame
    as_of: date
    title: str
    source: str
    published: date
    described: Source | None = None  # the source, where the data folder does not have it yet
    complete: tuple[tuple[str, int | None], ...] = ()
    added: bool = True
    taken: tuple[str, ...] = ()  # the folders that are there already
    log: FetchedLog | None = None
    note: Localised | None = None

    @property
    def folder(self) -> str:
        """The name of its folder below exports/, its own: the day, the title in a–z and digits, a number if need be."""
        name = f"{self.as_of}-{ascii_name(self.title) or 'export'}"[:LONGEST_FOLDER].rstrip("-")
        names = (name, *(f"{name}-{number}" for number in range(2, len(self.taken) + 3)))
        return next(free for free in names if free not in self.taken)


def evidence_frame(read: Sequence[Understood], own: str) -> pd.DataFrame:
    """The evidence of all files as a proposal's `cells`; rows whose source is `own` name none themselves."""
    rows = [(one.code, one.offering, one.year, one.participates, one.source, one.rows) for file in read for one in file.cells]
    kinds = {YEAR: "Int64", SOURCE: "object", ROW_COUNT: "Int64"}
    cells = pd.DataFrame(rows, columns=[CODE, OFFERING, YEAR, PARTICIPATES, SOURCE, ROW_COUNT]).astype(kinds)
    return cells.assign(**{SOURCE: cells[SOURCE].where(cells[SOURCE] != own)})


def proposed_files(proposal: Proposal, shown: AssessedRecord, folder: ExportFolder) -> dict[str, bytes]:
    """The files of the export's folder, by name. A row that is there already stands once.

    `shown` and `folder`: the export that it adds to, opened, and its folder.
    """
    record, own = shown.record, proposal.cells.assign(**{SOURCE: proposal.cells[SOURCE].fillna(proposal.source)})
    if not proposal.log:
        own[ROW_COUNT] = pd.NA
    lists = pd.DataFrame(list(proposal.complete), columns=[OFFERING, YEAR]).astype({OFFERING: "str", YEAR: "Int64"})
    lists[SOURCE] = proposal.source
    files = {EXPORT_FILE: _described(proposal)}
    if proposal.added:
        before = rows_as_written(record.participation, record.corrections)
        if proposal.log:
            before = before[(before[SOURCE] != proposal.source) | before[LINE].isin(record.corrections[ROW_LINE])]
        own = pd.concat([before[[*ROW, PARTICIPATES, ROW_COUNT]], own])
        lists = pd.concat([record.complete_lists[[OFFERING, YEAR, SOURCE]], lists])
        if len(record.national_representatives):
            files[NATIONAL_REPRESENTATIVES.file] = _table(NATIONAL_REPRESENTATIVES, record.national_representatives, shown)
        if len(record.corrections):
            files[CORRECTIONS.file] = read_file(folder.path / CORRECTIONS.file)
    files[PARTICIPATION.file] = _table(PARTICIPATION, own.drop_duplicates([*ROW, PARTICIPATES]), shown)
    if len(lists):
        files[COMPLETE_LISTS.file] = _table(COMPLETE_LISTS, lists.drop_duplicates(), shown)
    if sources := _own_sources(proposal, folder):
        files[SOURCES_FILE] = sources
    return files | {MANIFEST_FILE: manifest_of(files)}


def open_proposed(proposal: Proposal, files: Mapping[str, bytes], root: Path, database: Database) -> AssessedRecord | Faults:
    """The record that the files make with the rest of the data folder, as a preview; or what is wrong. Nothing of it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, proposal.folder)
        path.mkdir()
        for name, content in files.items():
            (path / name).write_bytes(content)
        export = describe_export(path, proposal.folder)
        assert export is not None
        found = open_found(Found(root, export, fingerprint(export, shared_hash(root))), database)
    if isinstance(found, Faults):
        return found
    return replace(found, record=replace(found.record, label=replace(found.record.label, preview=True)))


def _table(table: Table, rows: pd.DataFrame, shown: AssessedRecord) -> bytes:
    """The rows as a CSV file of the data folder's own format."""
    programme = shown.programme
    columns: dict[object, Iterable[object]] = dict(rows.items())
    if CODE in rows:
        columns[MUNICIPALITY] = rows[CODE].map(shown.names)
    if OFFERING in rows:
        columns[OFFERING] = rows[OFFERING].map({offering.key: offering.name.sv for offering in programme.offerings})
    if PARTICIPATES in rows:
        columns[PARTICIPATES] = rows[PARTICIPATES].map(ANSWERS)
    if YEAR in rows:
        columns[YEAR] = ["" if pd.isna(year) else str(year) for year in rows[YEAR]]
    headers = {**table.columns} | {header: column for header, column in table.also.items() if rows[column].notna().any()}
    for column in table.also.values():
        columns[column] = ["" if pd.isna(count) else str(count) for count in rows[column]]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(headers)
    writer.writerows(zip(*(columns[column] for column in headers.values()), strict=True))
    return out.getvalue().encode()


def _described(proposal: Proposal) -> bytes:
    described = {"manifest": True, "as_of": proposal.as_of, "made_up": False, "title": {"sv": proposal.title}}
    later = {"published": proposal.published} if proposal.published > proposal.as_of else {}
    told = {"note": proposal.note, "log": proposal.log}
    return msgspec.toml.encode(described | later | {key: value for key, value in told.items() if value})


def _own_sources(proposal: Proposal, shown: ExportFolder) -> bytes:
    """The sources that only this export has: the proposal's, and those of the export that it adds to. Empty if there are none."""
    path, found = shown.path / SOURCES_FILE, dict[str, Source]()
    if proposal.added and path.exists():
        found |= decode_toml(path, shown.file(SOURCES_FILE), dict[str, Source])
    if proposal.described:
        found[proposal.source] = proposal.described
    return msgspec.toml.encode(found) if found else b""
