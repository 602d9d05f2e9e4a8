"""Says what is in a file that somebody handed in: `python -m src.loading FILE [--json] [--data DIR]`.

Exits with 0 if every row was accepted, 1 if some were rejected, 2 if the file was refused or lacks a column of `--map`, or if the
data folder cannot be used. With `--publish`, a file whose every row was accepted becomes an export of the data folder; one that
says nothing is refused. `--withdraw FOLDER` marks an export as one that is not to be shown.
"""

import argparse
import json
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from src.analysis.assessed import AssessedRecord
from src.catalogue.file_name import ascii_name
from src.command_line import NO_SUCH, asked_language
from src.handed_in import HANDED_IN, UNMATCHED, Refused, RejectedRow, Understood, header_words
from src.language import N_, Language, read_language
from src.loading.checking import create_known
from src.loading.csv_reading import load_table
from src.loading.database import open_database
from src.loading.exports import list_exports
from src.loading.flags import SHOWN_FLAGS, given_flags, handing_in_flags, shown_to_all, unused_flags
from src.loading.intake.content import check_size
from src.loading.intake.refusal import Refusal
from src.loading.intake.understanding import understand
from src.loading.json_answer import as_json, fault_words, refusal_as_json
from src.loading.label_faults import day_fault
from src.loading.register import read_old_codes, read_vocabulary
from src.loading.tables import REGISTER
from src.opening import DataFolder, Faults
from src.personal_data import PERSON_FAULT, looks_like_person, unsigned
from src.programme.definition import Programme, Source, read_programme
from src.programme.toml import Unreadable, read_file
from src.proposal import Proposal, evidence_frame, open_proposed, proposed_files
from src.publishing import publish, published_words, same_already, still_in, withdraw
from src.selection.selection import Selection
from src.selection.view import View
from src.turns import turn
from src.wording.comparison import verdict_changes_table
from src.wording.intake import effect_warnings
from src.wording.warnings import still_said

ACCEPTED, REJECTED, REFUSED = range(3)  # exit codes
_MAP: Final = "--map HEADER=MEANING"
_NOT_READ: Final = "--map TEXT=ignore"
_TOLD_BY: Final = {  # by which flags what a refused file lacks is said
    "offering_column_missing": ("--offering OFFERING", _MAP),
    "header_missing": (_MAP,),
    "column_double": (_MAP,),
    "column_missing": (_MAP,),
    "column_unclear": (_MAP,),
    "column_other": (_MAP,),
    "place_unclear": (_MAP,),
    "too_many_values": (_MAP,),
    **dict.fromkeys(("title_doubtful", "legend_doubtful", "file_doubtful"), (_NOT_READ,)),
    "sheet_doubtful": ("--sheet NAME", _NOT_READ),
    "sheet_missing": ("--sheet NAME",),
}


def describe_file(arguments: Sequence[str] | None = None) -> int:
    """Reads one file and prints what it says; returns the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    text = read_language(asked_language(arguments))
    parser = handing_in_flags(text)
    asked = parser.parse_args(arguments)
    given = asked.given = given_flags(asked, parser)
    asked.title = asked.title or parser.get_default("title")
    if asked.publish or asked.fetch or asked.withdraw:
        for flag in SHOWN_FLAGS:
            if looks_like_person(getattr(asked, flag.strip("-"))):
                sys.stderr.write(f"{flag}: {' '.join(map(text, PERSON_FAULT))}\n")
                return REFUSED
    if asked.withdraw:
        if not (asked.who and asked.why):
            parser.error(text("{flag} behöver {others}.", flag="--withdraw", others=text.names(["--who", "--why"])))
        for other in ("--publish",) * asked.publish + ("--fetch",) * bool(asked.fetch):
            parser.error(text("{flag} går inte ihop med {other}.", flag="--withdraw", other=other))
        sys.stderr.writelines(f"{line}\n" for line in unused_flags(given, "--withdraw", None, text))
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
    if (asked.publish or asked.fetch) and (wrong := day_fault(asked.as_of, programme.years[0])):
        problem, remedy, values = wrong
        parser.error(" ".join(("--as-of:", text(problem, **values), text(remedy, **values))))
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
    read = None if isinstance(result, Refused) else result
    told = result.unmatched if isinstance(result, Refused) else result.notices
    unmatched = [notice.said(text) for notice in told if notice.kind == UNMATCHED]
    sys.stderr.writelines(f"--map: {said}\n" for said in unmatched)
    task = "--publish" if asked.publish else "reading"
    sys.stderr.writelines(f"{line}\n" for line in unused_flags(given, task, read, text))
    code = REFUSED if read is None or unmatched else REJECTED if read.tally.rejected else ACCEPTED
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
        folders, folder = [export.path.name for export in list_exports(asked.data)], DataFolder(asked.data)
        with turn(asked.data):
            label = folder.label_of(asked.withdraw)
            later = still_in(folder, label) if label else ()
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
    if code == ACCEPTED and label and later:
        sys.stderr.write(f"{still_said(label, later, text)}\n")
    if code == ACCEPTED:
        sys.stderr.write(f"{shown_to_all(text)}\n")
    return code


def _publish(read: Understood, asked: argparse.Namespace, text: Language) -> int:
    """Makes an export of what was read, added to the one that is shown."""
    folder = DataFolder(asked.data)
    shown = folder.to_add_to(asked.as_of)
    if isinstance(shown, Faults):
        sys.stderr.writelines(f"{finding.in_one_line(text)}\n" for finding in shown.findings)
        return REFUSED
    described = None if asked.source else Source(producer=asked.who, title=asked.title, licence=text("Ingen licens angiven"))
    source = asked.source or f"{ascii_name(asked.who)}-{asked.as_of}"
    cells = evidence_frame([read], HANDED_IN)
    proposal = Proposal(cells, asked.as_of, asked.title, source, date.today(), described, taken=folder.taken)  # noqa: DTZ011
    files = proposed_files(proposal, shown, folder.folder_of(shown.record.label))
    with open_database() as database:
        proposed = open_proposed(proposal, files, asked.data, database)
        if isinstance(proposed, AssessedRecord):
            if not asked.again and (same := same_already(folder, proposed)):
                words = N_("Exporten {folder} säger redan detsamma. Ingen export är gjord; med {flag} blir den gjord ändå.")
                sys.stderr.write(f"{text(words, folder=same.folder, flag='--again')}\n")
                return REFUSED
            sys.stderr.writelines(f"{said}\n" for said in _effect(shown, proposed, text))
        at = datetime.now().astimezone()
        made = publish(files, proposal.folder, asked.data, database, who=asked.who, note=asked.note, at=at)
    if isinstance(made, Faults):
        sys.stderr.writelines(f"{finding.in_one_line(text)}\n" for finding in made.findings)
        return REFUSED
    sys.stderr.writelines(f"{line}\n" for line in (*published_words(made, DataFolder(asked.data), text), shown_to_all(text)))
    return ACCEPTED


def _effect(shown: AssessedRecord, proposed: AssessedRecord, text: Language) -> Iterator[str]:
    """What the export would bring that should be looked at, as the page says it; and the claims with another verdict."""
    before = View(shown, Selection.from_query({}, shown), text)
    after = View(proposed, before.selection.of_record(proposed), text, before=shown)
    yield from effect_warnings(before, after)
    for claim, then, now, _ in verdict_changes_table(after).itertuples(index=False):
        yield text("Ett påstående får ett annat omdöme: {claim} Före: {then}. Efter: {now}.", claim=claim, then=then, now=now)


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


def _read(path: Path, programme: Programme, register: Mapping[str, str], **how: object) -> Understood | Refused:
    try:
        try:
            check_size(path.stat().st_size)
            content = read_file(path)
        except OSError:
            raise Refusal("missing") from None
    except Refusal as refusal:
        return refusal.of(unsigned(path.name), None, None)
    return understand(content, unsigned(path.name), programme, register, **how)  # type: ignore[arg-type]


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
    yield text(counted, file=result.file, **{key: text.number(n) for key, n in result.tally._asdict().items()})
    for cause in result.causes:
        column = f"{text.of(header_words(cause.column))}: " if cause.column else ""
        column = f"{text('bladet {sheet}', sheet=cause.sheet)}: {column}" if cause.sheet else column
        said, others = dict[str, list[int]](), fault_words(cause, RejectedRow(0), text)  # message → lines; and of those not shown
        for row in cause.rows:
            said.setdefault(fault_words(cause, RejectedRow(row.line, named=row.named), text), []).append(row.line)
        if unshown := cause.count - len(cause.rows):
            said.setdefault(others, [])
        for message, lines in said.items():
            more = unshown if message == others else 0
            values = {"count": text.number(len(lines) + more), "lines": ", ".join([*map(str, lines), *(["…"] if more else [])])}
            yield text(N_("{column}{message} Antal rader: {count} ({lines})."), column=column, message=message, **values)
    for word in result.unknown_words:
        if not word.meant:
            flags = text.any_of([f"--confirm {_argument(f'{word.value}={text.of(name)}')}" for name in word.suggestions])
            values = {"value": word.value, "suggestions": text.any_of(word.suggestions), "flags": flags}
            yield text(
                N_("Kanske är {suggestions} menat med {value} (antal rader: {count}); bekräfta med {flags}."),
                count=text.number(word.rows),
                **values,
            )
    yield from (notice.said(text) for notice in result.notices if notice.kind != UNMATCHED)


def _argument(words: str) -> str:
    """The words as one argument to copy into a shell, which must not run what a file says."""
    return shlex.quote(words) if set(words) & set('"$`\\!%\n') else f'"{words}"'


if __name__ == "__main__":
    sys.exit(describe_file())
