"""A log in, a new export of the data folder out: what `python -m src.loading --fetch` does. The dashboard reads the export only."""

import argparse
import json
import shlex
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from src.finding import Finding
from src.handed_in import HANDED_IN, NOT_SHOWN, Cause, Refused, Understood
from src.language import CODES, N_, Language, Localised, read_language
from src.loading.database import open_database
from src.loading.exports import FetchedLog
from src.loading.flags import unused_flags
from src.loading.logs.description import FoundLog, read_log_file
from src.loading.logs.faults import NAMES
from src.loading.logs.fetching import fetch
from src.opening import DataFolder, Faults
from src.personal_data import PERSON_FAULT, looks_like_person
from src.programme.definition import Programme
from src.programme.toml import Unreadable
from src.proposal import Proposal, evidence_frame, proposed_files
from src.publishing import publish, published_words
from src.row_reasons import REASONS
from src.turns import turn

_WHOLE, _LACKING, _NOTHING = range(3)  # exit codes: every row counts, some do not, no answer or no export
_SHOWN: Final = 5  # words that are wrong in one way
_FETCHED: Final = N_("Hämtad ur {engine} {at}: {rows} rader, varav {left_out} inte är med.")
_FETCHED_FROM: Final = N_("Hämtad ur {engine}, tabellen {table}, {at}: {rows} rader, varav {left_out} inte är med.")


def fetch_export(
    asked: argparse.Namespace, text: Language, programme: Programme, register: Mapping[str, str], **how: object
) -> int:
    """Fetches a log, says what it holds, and makes an export of it if every row counts, or if those that do not may be left out.

    `how`: as of `fetch`. Returns the exit code.
    """
    try:
        found = read_log_file(asked.fetch)
    except Unreadable as fault:
        return _no_export(fault.findings, text)
    if looks_like_person(found.said.title):
        return _no_export((found.finding(PERSON_FAULT, ("title",)),), text)
    if found.said.source not in programme.sources:
        values = {"sources": ", ".join(programme.sources)}
        return _no_export((found.finding(REASONS["source_unknown"], ("source",), **values),), text)
    at = datetime.now().astimezone().replace(microsecond=0)
    result = fetch(found, programme, register, year=asked.year, **how)  # type: ignore[arg-type]
    if isinstance(result, Refused):
        if asked.json:
            refused = {"reason": result.reason, "line": result.finding.line, "message": result.finding.in_one_line(text)}
            _tell({"file": result.file, "at": at.isoformat(), "refused": refused})
        return _no_export((result.finding,), text)
    if asked.json:
        _tell(_as_json(result, at, text))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(result, text))
    sys.stderr.writelines(f"{line}\n" for line in unused_flags(asked.given, "--fetch", result, text))
    code = _LACKING if result.tally.rejected else _WHOLE
    if code == _LACKING and not asked.leave_out:
        said = N_("Ingen export är gjord, eftersom rader är underkända. Rätta dem i loggen, eller utelämna dem med {flag}.")
        sys.stderr.write(f"{text(said, flag='--leave-out')}\n")
        return code
    if not result.cells:
        sys.stderr.write(f"{text('{file} säger inget om någon kommun. Ingen export är gjord.', file=result.file)}\n")
        return _NOTHING
    with turn(asked.data):
        return _freeze(result, found, asked, at, text) or code


def _freeze(read: Understood, found: FoundLog, asked: argparse.Namespace, at: datetime, text: Language) -> int:
    """Makes an export of what was fetched and of what other sources said by its day."""
    folder = DataFolder(asked.data)
    shown = folder.to_add_to(asked.as_of)
    if isinstance(shown, Faults):
        return _no_export(shown.findings, text)
    said, today = found.said, date.today()  # noqa: DTZ011
    log = FetchedLog(said.log.backend, at, read.tally.records, read.tally.records - read.tally.accepted, said.log.table)
    proposal = Proposal(
        evidence_frame([read], HANDED_IN), asked.as_of, said.title, said.source, today, taken=folder.taken, log=log,
        note=Localised(*(_note(log, read_language(code)) for code in CODES)),
    )  # fmt: skip
    files = proposed_files(proposal, shown, folder.folder_of(shown.record.label))
    with open_database() as database:
        made = publish(files, proposal.folder, asked.data, database, who=asked.who or said.source, note=asked.note, at=at)
    if isinstance(made, Faults):
        return _no_export(made.findings, text)
    sys.stderr.writelines(f"{line}\n" for line in published_words(made, DataFolder(asked.data), text))
    return _WHOLE


def _tell(said: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(said, ensure_ascii=False)}\n")


def _no_export(findings: tuple[Finding, ...], text: Language) -> int:
    sys.stderr.writelines(f"{finding.in_one_line(text)}\n" for finding in findings)
    return _NOTHING


def _note(log: FetchedLog, text: Language) -> str:
    values = {
        "engine": NAMES[log.backend],
        "at": f"{log.at:%Y-%m-%d %H:%M}",
        "rows": text.number(log.rows),
        "left_out": text.number(log.left_out),
    }
    return text(_FETCHED_FROM, **values, table=log.table) if log.table else text(_FETCHED, **values)


def _lines(read: Understood, text: Language) -> Iterator[str]:
    counted = N_("{file}: {records} rader = {accepted} godtagna + {rejected} underkända + {blank} obesvarade")
    yield text(counted, file=read.file, **{key: text.number(n) for key, n in read.tally._asdict().items()})
    for cause in read.causes:
        column = f"{cause.column}: " if cause.column else ""
        yield text(
            N_("{column}{message} Antal rader: {count}."),
            column=column,
            message=_message(cause, text),
            count=text.number(cause.count),
        )
    for word in read.unknown_words:
        if not word.meant:
            flags = text.any_of([f"--confirm {shlex.quote(f'{word.value}={text.of(name)}')}" for name in word.suggestions])
            values = {
                "value": word.value,
                "count": text.number(word.rows),
                "suggestions": text.any_of(word.suggestions),
                "flags": flags,
            }
            yield text(N_("Kanske är {suggestions} menat med {value} (antal rader: {count}); bekräfta med {flags}."), **values)
    for notice in read.notices:
        yield notice.said(text)


def _message(cause: Cause, text: Language) -> str:
    """What is wrong and how to mend it, with the first words that are wrong so; a word that may be a person's is not shown."""
    first = cause.finding(cause.rows[0], "")
    words = list(dict.fromkeys(row.value for row in cause.rows if row.value))
    listed = ", ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    shown = [text(N_("Det gäller {words}."), words=listed)] if words else []
    hidden = [text(NOT_SHOWN)] if any(row.hidden for row in cause.rows) else []
    return " ".join([first.said(text), *shown, *hidden, first.mended(text)])


def _as_json(read: Understood, at: datetime, text: Language) -> dict[str, object]:
    """What was understood, for programs."""
    causes = [{"reason": cause.reason, "column": cause.column, "count": cause.count} for cause in read.causes]
    cells = [cell._asdict() for cell in read.cells]
    notices = [notice.said(text) for notice in read.notices]
    return {"file": read.file, "at": at.isoformat(), **read.tally._asdict(), "causes": causes, "cells": cells, "notices": notices}
