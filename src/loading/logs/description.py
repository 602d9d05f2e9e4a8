"""Where a log is, and what its columns mean: the file that `--fetch` is given, checked. It holds no secret."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

import msgspec

from src.finding import Finding
from src.language import N_
from src.loading.exports import EXPORT_FILE
from src.programme.toml import Strict, Unreadable, decode_text, decode_toml, read_file, unread
from src.programme.toml_lines import KeyPath, line_of, written

Backend = Literal["duckdb", "parquet", "postgres", "spark"]

_SECRET_KEY: Final = re.compile(r"passw|pwd|secret|token|l\wsenord", re.IGNORECASE)
_SECRET_INSIDE: Final = re.compile(r"//[^@]*:[^@]*@|(?:passw\w*|pwd|secret|token|accesskey)\s*=", re.IGNORECASE)
_NO_SECRET: Final = (
    N_("Här står ett lösenord, eller plats för ett."),
    N_("Ta bort det härifrån, och byt det om andra kan ha sett filen. För PostgreSQL ges det i miljövariabeln PGPASSWORD."),
)


class LogColumns(Strict, frozen=True, omit_defaults=True):
    """What the log's own columns are called, by meaning; no others are asked for. Of a `date` only the year is."""

    code: str | None = None
    municipality: str | None = None
    offering: str | None = None
    year: str | None = None
    date: str | None = None
    participates: str | None = None

    @property
    def named(self) -> dict[str, str]:
        """Meaning → column, in the order above: a municipality stands before its year."""
        return {meaning: column for meaning in self.__struct_fields__ if (column := getattr(self, meaning))}


class Log(Strict, frozen=True):
    """The table `[log]`. `table`: none for Parquet files, whose `address` is their path. `ignored`: columns that say nothing of who
    took part, though their name may. `time_zone`: in which a point in time has its year.
    """

    backend: Backend
    address: str
    columns: LogColumns
    table: str | None = None
    ignored: tuple[str, ...] = ()
    time_zone: str = "Europe/Stockholm"


class LogFile(Strict, frozen=True):
    """What an export of the log is called, the source of all its rows, and the log."""

    title: str
    source: str
    log: Log


class FoundLog(msgspec.Struct, frozen=True):
    """A description, with its file; paths in it are relative to the file's folder."""

    path: Path
    text: str
    said: LogFile

    def finding(self, words: tuple[str, str], place: KeyPath = ("log",), **values: object) -> Finding:
        """A fault at a place in the file."""
        problem, remedy = words
        return Finding(self.path.name, problem, remedy, line=line_of(self.text, place), column=written(place), values=values)


def read_log_file(path: Path) -> FoundLog:
    """The description in a TOML file, or in the `export.toml` of a folder; Unreadable where something in it is wrong."""
    file = path / EXPORT_FILE if path.is_dir() else path
    try:
        text = decode_text(read_file(file), file.name)
    except OSError as error:
        raise Unreadable((unread(error, file, file.name),)) from None
    try:
        found = FoundLog(file, text, decode_toml(text.encode(), file.name, LogFile))
    except Unreadable as fault:
        raise Unreadable(tuple(map(_without_secret, fault.findings))) from None
    if faults := tuple(_faults(found)):
        raise Unreadable(faults)
    return found


def _without_secret(finding: Finding) -> Finding:
    """A fault of a key that is called a secret is that it stands there at all."""
    if not (finding.column and _SECRET_KEY.search(finding.column)) and not _SECRET_INSIDE.search(finding.value or ""):
        return finding
    return replace(finding, problem=_NO_SECRET[0], remedy=_NO_SECRET[1], value=None)


def _faults(found: FoundLog) -> "list[Finding]":
    log, named, faults = found.said.log, found.said.log.columns.named, list[Finding]()
    if _SECRET_INSIDE.search(log.address):
        faults.append(found.finding(_NO_SECRET, ("log", "address")))
    if log.backend != "parquet" and not log.table:
        words = N_("Tabellens namn saknas."), N_('Skriv table = "…", med schemats namn och en punkt före om det behövs.')
        faults.append(found.finding(words))
    if log.backend == "parquet" and log.table:
        words = N_("Parquetfiler har inget tabellnamn."), N_("Ta bort raden; adressen är filens sökväg.")
        faults.append(found.finding(words, ("log", "table")))
    if not {"code", "municipality"} & named.keys():
        words = (
            N_("Ingen kolumn säger vilken kommun raderna gäller."),
            N_("Skriv vad kolumnen heter; det som kan stå här är {known}."),
        )
        faults.append(found.finding(words, ("log", "columns"), known=", ".join(log.columns.__struct_fields__)))
    if {"year", "date"} <= named.keys():
        words = N_("Både ett år och ett datum är utpekade."), N_("Ta bort det ena: ett datum ger själv sitt år.")
        faults.append(found.finding(words, ("log", "columns", "date")))
    try:
        ZoneInfo(log.time_zone)
    except (ValueError, OSError, KeyError):
        words = N_("Tidszonen finns inte."), N_("Skriv den som Europe/Stockholm.")
        faults.append(found.finding(words, ("log", "time_zone")))
    return faults
