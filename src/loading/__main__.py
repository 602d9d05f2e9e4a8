"""Says what is in a file that somebody handed in: `python -m src.loading FILE [--json] [--data DIR]`.

Exits with 0 if every row was accepted, 1 if some were rejected, 2 if the file was refused or the data folder cannot be used. With
`--publish`, a file whose every row was accepted becomes an export of the data folder; one that says nothing is refused. `--withdraw
FOLDER` marks an export as one that is not to be shown.
"""

import argparse
import json
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from src.catalogue.file_name import ascii_name
from src.command_line import NO_SUCH, asked_language
from src.handed_in import HANDED_IN, NO_PERSON, Cause, Refused, RejectedRow, Understood, header_words
from src.language import N_, Language, read_language
from src.loading.checking import create_known
from src.loading.csv_reading import load_table
from src.loading.database import open_database
from src.loading.exports import list_exports
from src.loading.flags import handing_in_flags
from src.loading.intake.content import check_size
from src.loading.intake.refusal import Refusal
from src.loading.intake.understanding import understand
from src.loading.intake.words import looks_like_person
from src.loading.register import read_old_codes, read_vocabulary
from src.loading.tables import REGISTER
from src.opening import DataFolder, Faults
from src.programme.definition import Programme, Source, read_programme
from src.programme.toml import Unreadable, read_file
from src.proposal import Proposal, evidence_frame, proposed_files
from src.publishing import publish, withdraw
from src.turns import turn

ACCEPTED, REJECTED, REFUSED = range(3)  # exit codes
_MAP: Final = "--map HEADER=MEANING"
_TOLD_BY: Final = {  # by which flags what a refused file lacks is said
    "offering_column_missing": ("--offering OFFERING", _MAP),
    "header_missing": (_MAP,),
    "column_double": (_MAP,),
    "column_missing": (_MAP,),
    "column_unclear": (_MAP,),
    "too_many_values": (_MAP,),
    "sheet_missing": ("--sheet NAME",),
}


def describe_file(arguments: Sequence[str] | None = None) -> int:
    """Reads one file and prints what it says; returns the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    text = read_language(asked_language(arguments))
    parser = handing_in_flags(text)
    asked = parser.parse_args(arguments)
    if (asked.publish or asked.withdraw) and any(map(looks_like_person, (asked.who, asked.why, asked.title, asked.note))):
        sys.stderr.write(f"{text(NO_PERSON)}\n")
        return REFUSED
    if asked.withdraw:
        if not (asked.who and asked.why):
            parser.error(text("{flag} behöver {others}.", flag="--withdraw", others=text.names(["--who", "--why"])))
        return _withdraw(asked, text)
    if asked.file is None and not asked.fetch:
        parser.error(text("Skriv vilken fil som ska läsas."))
    try:
        programme = read_programme(asked.data)
        register, old_codes = read_names(asked.data, programme)
    except Unreadable as fault:
        sys.stderr.writelines(f"{finding.in_one_line(text)}\n" for finding in fault.findings)
        return REFUSED
    if (offering := _offering_key(asked.offering, programme)) not in (None, *programme.offering_keys):
        parser.error(text(NO_SUCH, flag="--offering", value=offering, known=", ".join(programme.offering_keys)))
    if asked.year not in (None, *programme.years):
        parser.error(text(NO_SUCH, flag="--year", value=asked.year, known=", ".join(map(str, programme.years))))
    confirmed = [pair.rpartition("=")[::2] for pair in asked.confirm]
    if asked.fetch:
        from src.log_export import fetch_export  # with Ibis, which the others need not wait for

        return fetch_export(asked, text, programme, register, old_codes=old_codes, offering=offering, confirmed=confirmed)
    mapping = dict(pair.rpartition("=")[::2] for pair in asked.map)
    if asked.publish and not (asked.who or asked.source):
        parser.error(text("{flag} behöver {others}.", flag="--publish", others=text.any_of(["--who", "--source"])))
    said = {"source": asked.source or HANDED_IN, "offering": offering, "year": asked.year, "confirmed": confirmed}
    result = _read(asked.file, programme, register, old_codes=old_codes, mapping=mapping, sheet=asked.sheet, **said)
    if asked.json:
        shown = json.dumps(
            refusal_as_json(result, text) if isinstance(result, Refused) else as_json(result, text), ensure_ascii=False
        )
        sys.stdout.write(f"{shown}\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(result, text))
    code = REFUSED if isinstance(result, Refused) else REJECTED if result.tally.rejected else ACCEPTED
    if not asked.publish or code != ACCEPTED:
        return code
    assert isinstance(result, Understood)
    if not result.cells:
        sys.stderr.write(f"{text('{file} säger inget om någon kommun. Ingen export är gjord.', file=result.file)}\n")
        return REFUSED
    with turn(asked.data):
        return _publish(result, asked, text)


def _withdraw(asked: argparse.Namespace, text: Language) -> int:
    """Marks an export of the data folder as withdrawn."""
    try:
        folders = [export.path.name for export in list_exports(asked.data)]
        with turn(asked.data):
            withdraw(asked.withdraw, asked.data, who=asked.who, why=asked.why, on=date.today())  # noqa: DTZ011
    except Unreadable as fault:
        sys.stderr.writelines(f"{finding.in_one_line(text)}\n" for finding in fault.findings)
        return REFUSED
    except FileNotFoundError:
        said, code = N_("Det finns ingen export {folder}. De som finns är {folders}."), REFUSED
    except FileExistsError:
        said, code = N_("Exporten {folder} är redan tillbakadragen."), REFUSED
    else:
        said, code = N_("Exporten {folder} är tillbakadragen. Den visas bara för den vars adress ber om den."), ACCEPTED
    sys.stderr.write(f"{text(said, folder=asked.withdraw, folders=text.names(folders))}\n")
    return code


def _publish(read: Understood, asked: argparse.Namespace, text: Language) -> int:
    """Makes an export of what was read, added to the one that is shown."""
    folder = DataFolder(asked.data)
    shown = folder.open()
    if isinstance(shown, Faults):
        sys.stderr.writelines(f"{finding.in_one_line(text)}\n" for finding in shown.findings)
        return REFUSED
    described = None if asked.source else Source(producer=asked.who, title=asked.title, licence=text("Ingen licens angiven"))
    source = asked.source or f"{ascii_name(asked.who)}-{asked.as_of}"
    cells = evidence_frame([read], HANDED_IN)
    proposal = Proposal(cells, asked.as_of, asked.title, source, date.today(), described, taken=folder.folders)  # noqa: DTZ011
    files = proposed_files(proposal, shown, folder.folder_of(shown.record.label))
    with open_database() as database:
        at = datetime.now().astimezone()
        made = publish(files, proposal.folder, asked.data, database, who=asked.who, note=asked.note, at=at)
    if isinstance(made, Faults):
        sys.stderr.writelines(f"{finding.in_one_line(text)}\n" for finding in made.findings)
        return REFUSED
    sys.stderr.write(f"{text('Exporten {folder} är publicerad.', folder=made.name)}\n")
    return ACCEPTED


def _offering_key(asked: str | None, programme: Programme) -> str | None:
    """The key of the offering that is asked for, by its key or by its name; what was asked for where it is neither."""
    named = {name.casefold(): offering.key for offering in programme.offerings for name in (offering.name.en, offering.name.sv)}
    return asked if asked in programme.offering_keys else named.get((asked or "").casefold(), asked)


def read_names(root: Path, programme: Programme) -> tuple[dict[str, str], dict[str, str]]:
    """The register's codes and names in a data folder, and the codes of before; Unreadable where their form is wrong."""
    with open_database() as connection:
        known = create_known(connection, programme)
        vocabulary = read_vocabulary(programme)
        sheet = load_table(connection, root / REGISTER.file, REGISTER.file, REGISTER, vocabulary)
        old_codes, findings = read_old_codes(connection, root, known, vocabulary)
        if sheet.findings or findings:
            raise Unreadable((*sheet.findings, *findings))
        return dict(connection.execute("SELECT code, municipality FROM register ORDER BY line").fetchall()), old_codes


def as_json(read: Understood, text: Language) -> dict[str, object]:
    """What was understood, for programs. `rejected` has each row once, at most 50 for each cause; `rejected_records` counts all."""
    return {
        "file": read.file,
        "encoding": read.encoding,
        "delimiter": read.delimiter,
        "sheet": read.sheet,
        "shape": read.shape,
        **read.tally._asdict(),
        "rejected": _rejected(read.causes, text),
        "rejected_records": read.tally.rejected,
        "causes": [{"reason": cause.reason, "column": cause.column, "count": cause.count} for cause in read.causes],
        "columns": [{"header": column.header, "meaning": column.meaning} for column in read.columns],
        "cells": [cell._asdict() | ({"source": None} if cell.source == HANDED_IN else {}) for cell in read.cells],
        "notices": [notice.said(text) for notice in read.notices],
    }


def refusal_as_json(refused: Refused, text: Language) -> dict[str, object]:
    """Why a file was refused, for programs: no rows, and the reason."""
    counted = dict.fromkeys(("records", "accepted", "duplicates"), 0) | {"rejected": [], "blank": 0, "skipped": 0}
    message = refused.finding.in_one_line(text)
    return {
        "file": refused.file,
        "encoding": refused.encoding,
        "delimiter": refused.delimiter,
        "shape": None,
        **counted,
        "rejected_records": 0,
        "notices": [message],
        "refused": {"reason": refused.reason, "line": refused.finding.line, "message": message},
    }


def _read(path: Path, programme: Programme, register: Mapping[str, str], **how: object) -> Understood | Refused:
    try:
        try:
            check_size(path.stat().st_size)
            content = read_file(path)
        except OSError:
            raise Refusal("missing") from None
    except Refusal as refusal:
        return refusal.of(path.name, None, None)
    return understand(content, path.name, programme, register, **how)  # type: ignore[arg-type]


def _rejected(causes: Sequence[Cause], text: Language) -> list[dict[str, object]]:
    """Each rejected row once, with its first fault, and what else is wrong with it in its message."""
    rows: dict[int, dict[str, object]] = {}
    for cause in causes:
        for row in cause.rows:
            message = _message(cause, row, text)
            if before := rows.get(row.line):
                before["message"] = f"{before['message']} {message}"
            else:
                found = {"line": row.line, "column": cause.column, "value": row.value, "reason": cause.reason}
                rows[row.line] = found | {"message": message, "suggestions": [text.of(name) for name in row.suggestions]}
    return [rows[line] for line in sorted(rows)]


def _message(cause: Cause, row: RejectedRow, text: Language) -> str:
    return f"{cause.said(row, text)} {cause.finding(row, '').mended(text)}"


def _lines(result: Understood | Refused, text: Language) -> Iterator[str]:
    if isinstance(result, Refused):
        yield result.finding.in_one_line(text)
        if told_by := _TOLD_BY.get(result.reason):
            yield text(N_("I kommandot säger man det med {flags}."), flags=text.any_of(told_by))
        return
    counted = N_(
        "{file}: {records} rader = {accepted} godtagna + {duplicates} dubbletter + {rejected} underkända + {blank} tomma "
        "+ {skipped} utanför tabellen"
    )
    yield text(counted, file=result.file, **result.tally._asdict())
    for cause in result.causes:
        first = cause.rows[0]
        column = f"{text.of(header_words(cause.column))}: " if cause.column else ""
        lines = ", ".join(str(row.line) for row in cause.rows) + (" …" if cause.count > len(cause.rows) else "")
        yield text(N_("{column}{message} Antal rader: {count} ({lines})."), column=column, count=cause.count, lines=lines,
            message=_message(cause, RejectedRow(first.line, named=first.named), text))  # fmt: skip
    for word in result.unknown_words:
        if not word.meant:
            flags = text.any_of([f"--confirm {_argument(f'{word.value}={text.of(name)}')}" for name in word.suggestions])
            values = {"value": word.value, "count": word.rows, "suggestions": text.any_of(word.suggestions), "flags": flags}
            yield text(N_("Kanske är {suggestions} menat med {value} (antal rader: {count}); bekräfta med {flags}."), **values)
    for notice in result.notices:
        yield notice.said(text)


def _argument(words: str) -> str:
    """The words as one argument to copy into a shell, which must not run what a file says."""
    return shlex.quote(words) if set(words) & set('"$`\\!%\n') else f'"{words}"'


if __name__ == "__main__":
    sys.exit(describe_file())
