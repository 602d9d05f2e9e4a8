"""Reports from a terminal or a schedule, with no dashboard running: `python -m src.reporting --help` lists the exit codes."""

import argparse
import errno
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from src.address import (
    COOPERATION_KEY,
    EVERY_MUNICIPALITY,
    FIRST_YEARS_KEY,
    GROUPS_KEY,
    KNOWN_KEY,
    OFFERINGS_KEY,
    SIZES_KEY,
    WHAT_IF_KEY,
    YEARS_KEY,
)
from src.analysis.assessed import AssessedRecord
from src.catalogue.parts import CHANGES_TABLE, labels, one_each, report, standard
from src.catalogue.report import FigurePart, MunicipalityPart, ReportChoice
from src.charts.changes import CHANGES_MAP
from src.command_line import NO_SUCH, asked_language
from src.language import N_, Language, composed, read_language
from src.opening import SHIPPED, DataFolder, Faults
from src.reporting.figure.browser import no_browser_words
from src.reporting.figure.renderer import Renderer
from src.reporting.flags import BROKEN, FAULTY, PARTS_FAILED, UNWRITTEN, WHOLE, WRONG, Stop, parser
from src.reporting.making import Made, Step, make, make_each
from src.reporting.pdf.report import municipality_pdf
from src.selection.assumptions import MOST, assumption_code, open_assumptions
from src.selection.selection import Selection, day_of, options
from src.selection.view import View
from src.vocabulary import CODE

FLAGS: Final = {
    "--years": YEARS_KEY,
    "--offerings": OFFERINGS_KEY,
    "--groups": GROUPS_KEY,
    "--cooperation": COOPERATION_KEY,
    "--sizes": SIZES_KEY,
    "--first-years": FIRST_YEARS_KEY,
}


def run_command(arguments: Sequence[str] | None = None, renderer: Renderer | None = None) -> int:
    """Makes the file that the arguments ask for; `renderer` draws its figures, by default one of its own. Returns the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    text = read_language(asked_language(arguments))
    try:
        asked = parser(text, data=os.environ.get("DIGITALT_DATA") or str(SHIPPED)).parse_args(arguments)
        _write(None, Path(asked.out), text)  # before the work, which is wasted where the file cannot be written
        made = _make(asked, text, renderer or Renderer(browsers=1))
        _write(made.content, Path(asked.out), text)
    except Stop as stop:
        for words in stop.args:
            _say(words)
        return stop.code
    except Exception:  # noqa: BLE001 Python would exit with 1, which here means that there is a file
        traceback.print_exc()
        return BROKEN
    for label in made.failed:
        _say(text("Kunde inte skapas: {part}", part=label))
    if made.no_browser:
        _say(no_browser_words(text))
    return PARTS_FAILED if made.failed else WHOLE


def _make(asked: argparse.Namespace, text: Language, renderer: Renderer) -> Made:
    folder = DataFolder(Path(asked.data))
    assessed = _open(asked, folder, text)
    before = None if asked.compare_with is None else _open_folder(folder, asked.compare_with, text)
    kept = ((KNOWN_KEY, asked.known_on),) if asked.known_on else ()
    selection = Selection.from_query(_filters(asked, assessed, text), assessed)
    view = View(assessed, selection, text, site=asked.site.rstrip("/"), before=before, kept=kept)
    parts = _parts(asked, view)
    whole = report(view, ReportChoice(parts=parts, title=asked.title, introduction=asked.introduction))
    if asked.format == "xlsx" and all(isinstance(part, FigurePart) for part in whole.parts):
        raise Stop(WRONG, text("{flag}: xlsx har bara tabeller, och ingen av delarna har någon.", flag="--parts"))
    alone = [part for part in whole.parts if isinstance(part, MunicipalityPart)]
    if alone and not asked.parts and not asked.introduction:  # only the pages of municipalities
        if asked.format == "zip":
            return _run(make_each(whole))
        if asked.format == "pdf" and len(alone) == 1:
            return Made(f"{whole.file_name}.pdf", municipality_pdf(whole, alone[0]))
    with renderer:
        return _run(make(whole, asked.format, renderer))


def _open(asked: argparse.Namespace, folder: DataFolder, text: Language) -> AssessedRecord:
    """The export that is asked for, opened: by its folder, by a day, or else the latest that is whole."""
    if asked.known_on is None:
        opened = _open_folder(folder, asked.export, text)
        for name, findings in ({} if asked.export else folder.faulty_since).items():
            _say(text("Exporten {export} har fel och används inte:", export=name))
            for finding in findings:
                _say(finding.in_one_line(text))
        return opened
    day = day_of(asked.known_on)
    if day is None:
        words = {"flag": "--known-on", "value": asked.known_on}
        raise Stop(WRONG, text("{flag}: {value} är inget datum; skriv det som 2021-04-05.", **words))
    known = folder.known_on(day)
    if known is None and folder.default:
        raise Stop(WRONG, text("{day} fanns inga uppgifter.", day=text.date(day)))
    return _open_folder(folder, known.folder if known else None, text, day)


def _open_folder(folder: DataFolder, name: str | None, text: Language, until: date | None = None) -> AssessedRecord:
    if name is not None and folder.folders and composed(name) not in folder.folders:
        raise Stop(WRONG, text("Exporten {export} finns inte i {data}.", export=name, data=str(folder.root)))
    opened = folder.open(name, until)
    if isinstance(opened, Faults):
        unusable = text("Uppgifterna i {data} kan inte användas:", data=str(folder.root))
        raise Stop(FAULTY, unusable, *(finding.in_one_line(text) for finding in opened.findings))
    return opened


def _filters(asked: argparse.Namespace, assessed: AssessedRecord, text: Language) -> dict[str, Sequence[str]]:
    """The filters and assumptions that the flags ask for. Raises Stop if one is unknown or impossible, or if they are too many."""
    filters: dict[str, Sequence[str]] = {}
    for flag, key in FLAGS.items():
        filters[key] = getattr(asked, flag.strip("-").replace("-", "_"))
        _refuse_unknown(flag, filters[key], list(map(str, options(assessed)[key])), text)
    assumed = [assumption_code(assumption) for assumption in open_assumptions(assessed, asked.what_if, most=None)]
    closed = N_("{flag}: {value} kan inte antas: svaret är inte öppet där, eller så säger uppgifterna emot.")
    _refuse_unknown("--what-if", asked.what_if, assumed, text, closed)
    if len(assumed) > MOST:
        words = {"flag": "--what-if", "most": text.number(MOST), "count": text.number(len(assumed))}
        raise Stop(WRONG, text("{flag}: högst {most} antaganden ryms i en rapport, och här är {count}.", **words))
    return filters | {WHAT_IF_KEY: assumed}


def _refuse_unknown(flag: str, values: Sequence[str], known: Sequence[str], text: Language, words: str = NO_SUCH) -> None:
    """Raises Stop with these words if a value of the flag is not a known one: nobody watches a scheduled command."""
    if wrong := [value for value in values if value not in known]:
        raise Stop(WRONG, text(words, flag=flag, value=", ".join(wrong), known=", ".join(known)))


def _parts(asked: argparse.Namespace, view: View) -> tuple[str, ...]:
    """The names of the report's parts, in order. Raises Stop for unknown parts, and for a flag that would change nothing."""
    known, text = labels(view), view.text
    _refuse_unknown("--parts", asked.parts, list(known), text)
    outside = N_("{flag}: {value} finns inte med dessa filter; det som finns är {known}.")
    _refuse_unknown("--municipality", asked.municipality, sorted(view.register[CODE]), text, outside)
    if view.register.empty:
        raise Stop(WRONG, text("Ingen kommun passar alla filter."))
    everybody = (EVERY_MUNICIPALITY,) if asked.all else ()
    sheets = one_each(view, asked.municipality) if asked.municipality else everybody
    changes = [part for part in (CHANGES_MAP, CHANGES_TABLE) if part in known]
    if changes and not asked.parts and not sheets:
        return (*standard(view), *changes)
    if changes and not set(changes) & set(asked.parts):
        words = {"flag": "--compare-with", "parts": ", ".join(changes)}
        raise Stop(WRONG, text("{flag}: ingen del visar vad som har ändrats; det gör {parts}, med --parts.", **words))
    return (*asked.parts, *sheets)


def _run(steps: Iterator[Step | Made]) -> Made:
    """The finished file. Shows the progress where stderr is a terminal."""
    for step in steps:
        if isinstance(step, Made):
            return step
        if sys.stderr.isatty():
            _say(f"{step.done}/{step.of} {step.what}")
    raise AssertionError("there was no file after the last step")


def _write(content: bytes | None, out: Path, text: Language) -> None:
    """Writes the whole file or nothing, through a temporary file beside it. Without content, only checks that it can be written.

    A target that is no regular file (/dev/stdout) is written to directly, and a symbolic link stays a link.
    """
    whole = Path(os.path.realpath(out))
    beside = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        if out.exists() and not out.is_file() and not out.is_dir():
            out.write_bytes(content or b"")
            return
        if out.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if whole.is_symlink():  # links that lead round, so that there is no target
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        beside.write_bytes(content or b"")
        if content is not None:
            beside.replace(whole)
    except OSError as error:
        raise Stop(UNWRITTEN, text("{file} kan inte skrivas: {detail}", file=str(out), detail=str(error.strerror))) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
