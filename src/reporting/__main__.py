"""Reports from a terminal or a schedule, with no dashboard running: `python -m src.reporting --help`.

Exit codes: 0 the file is whole; 1 it is written, but parts of it failed; 2 the command is wrong; 3 the data cannot be used;
4 the file cannot be written; 5 something else went wrong, and nothing is written.
"""

import argparse
import errno
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from src.address import COOPERATION_KEY, GROUPS_KEY, KNOWN_KEY, OFFERINGS_KEY, WHAT_IF_KEY, YEARS_KEY
from src.analysis.assessed import AssessedRecord
from src.catalogue.parts import labels, one_each, report
from src.catalogue.report import MunicipalityPart, ReportChoice
from src.finding import Finding
from src.language import Language, read_language
from src.loading.database import Database, open_database
from src.opening import SHIPPED, Faults, Found, find_export, find_known, open_found
from src.reporting.figure.browser import no_browser_words
from src.reporting.figure.renderer import Renderer
from src.reporting.flags import BROKEN, FAULTY, PARTS_FAILED, UNWRITTEN, WHOLE, WRONG, Stop, parser
from src.reporting.making import Made, Step, make, make_each
from src.reporting.pdf.report import municipality_pdf
from src.selection.assumptions import as_asked, made
from src.selection.selection import Selection, day_of, options
from src.selection.view import View
from src.vocabulary import CODE

FLAGS: Final = {"--years": YEARS_KEY, "--offerings": OFFERINGS_KEY, "--groups": GROUPS_KEY, "--cooperation": COOPERATION_KEY}


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes the file that the arguments ask for; the exit code tells how it went."""
    arguments = sys.argv[1:] if arguments is None else arguments
    text = read_language("en" if _after(arguments, "--lang") == "en" else "sv")
    try:
        asked = parser(text, data=os.environ.get("DIGITALT_DATA") or str(SHIPPED)).parse_args(arguments)
        _written(None, Path(asked.out), text)  # before the work: a schedule shall not wait for what cannot be kept
        made = _made(asked, text)
        _written(made.content, Path(asked.out), text)
    except Stop as stop:
        for words in stop.args:
            _say(words)
        return stop.code
    except Exception:  # noqa: BLE001 Python would end with 1, which here means that there is a file
        traceback.print_exc()
        return BROKEN
    for label in made.failed:
        _say(text("Kunde inte skapas: {part}", part=label))
    if made.no_browser:
        _say(no_browser_words(text))
    return PARTS_FAILED if made.failed else WHOLE


def _made(asked: argparse.Namespace, text: Language) -> Made:
    database = open_database()
    assessed = _opened(_found(asked, text), database, text)
    before = _opened(_named(asked, asked.compare_with, text), database, text) if asked.compare_with else None
    kept = ((KNOWN_KEY, asked.known_on),) if asked.known_on else ()
    selection = Selection.from_query(_filters(asked, assessed, text), assessed)
    view = View(assessed, selection, text, site=asked.site.rstrip("/"), before=before, kept=kept)
    parts = _parts(asked, view)
    whole = report(view, ReportChoice(parts=parts, title=asked.title, introduction=asked.introduction))
    sheets = [part for part in whole.parts if isinstance(part, MunicipalityPart)]
    if sheets and not asked.parts and not asked.introduction:  # nothing else is asked for
        if asked.format == "zip":
            return _last(make_each(whole))
        if asked.format == "pdf" and len(sheets) == 1:
            return Made(f"{whole.file_name}.pdf", municipality_pdf(whole, sheets[0]))
    with Renderer() as renderer:
        return _last(make(whole, asked.format, renderer))


def _found(asked: argparse.Namespace, text: Language) -> Found | Faults:
    """The export that is asked for: by its folder, by a day, or the latest."""
    if asked.known_on is None:
        return _named(asked, asked.export, text)
    day = day_of(asked.known_on)
    if day is None:
        words = {"flag": "--known-on", "value": asked.known_on}
        raise Stop(WRONG, text("{flag}: {value} är inget datum; skriv det som 2021-04-05.", **words))
    found = find_known(Path(asked.data), day)
    if found is None:
        raise Stop(WRONG, text("{day} fanns inget underlag.", day=text.date(day)))
    return found


def _named(asked: argparse.Namespace, folder: str | None, text: Language) -> Found | Faults:
    found = find_export(Path(asked.data), folder)
    if not isinstance(found, Faults) and folder and found.folder != folder:
        raise Stop(WRONG, text("Exporten {export} finns inte i {data}.", export=folder, data=asked.data))
    return found


def _opened(found: Found | Faults, database: Database, text: Language) -> AssessedRecord:
    assessed = found if isinstance(found, Faults) else open_found(found, database)
    if isinstance(assessed, Faults):
        raise Stop(FAULTY, text("Underlaget kan inte användas:"), *(_fault(finding, text) for finding in assessed.findings))
    return assessed


def _fault(finding: Finding, text: Language) -> str:
    place = ":".join(str(part) for part in (finding.file, finding.line, finding.column, finding.value) if part is not None)
    return f"{place}: {finding.said(text)} {finding.mended(text)}"


def _filters(asked: argparse.Namespace, assessed: AssessedRecord, text: Language) -> dict[str, Sequence[str]]:
    """What the flags ask for. A value that there is none of is an error: nobody looks at a file while a schedule makes it."""
    filters: dict[str, Sequence[str]] = {}
    for flag, key in FLAGS.items():
        known = [str(value) for value in options(assessed)[key]]
        values = getattr(asked, flag.strip("-"))
        if wrong := [value for value in values if value not in known]:
            words = {"flag": flag, "value": ", ".join(wrong), "known": ", ".join(known)}
            raise Stop(WRONG, text("{flag}: {value} finns inte; det finns {known}.", **words))
        filters[key] = values
    filters[WHAT_IF_KEY] = _assumed(asked, assessed, text)
    return filters


def _assumed(asked: argparse.Namespace, assessed: AssessedRecord, text: Language) -> list[str]:
    """What the flag assumes; what cannot be assumed of these data, or not together, is an error here too."""
    made_of = [as_asked(assumption) for assumption in made(assessed, asked.what_if)]
    if wrong := [value for value in asked.what_if if value not in made_of]:
        words = {"flag": "--what-if", "value": ", ".join(wrong)}
        raise Stop(WRONG, text("{flag}: {value} kan inte antas: underlaget är inte öppet där, eller så säger det emot.", **words))
    return made_of


def _parts(asked: argparse.Namespace, view: View) -> tuple[str, ...]:
    known, text = labels(view), view.text
    if wrong := [part for part in asked.parts if part not in known]:
        words = {"flag": "--parts", "value": ", ".join(wrong), "known": ", ".join(known)}
        raise Stop(WRONG, text("{flag}: {value} finns inte; det finns {known}.", **words))
    codes = list(view.register[CODE])
    if wrong := [code for code in asked.municipality if code not in codes]:
        words = {"flag": "--municipality", "value": ", ".join(wrong), "known": ", ".join(sorted(codes))}
        raise Stop(WRONG, text("{flag}: {value} finns inte; det finns {known}.", **words))
    if view.register.empty:
        raise Stop(WRONG, text("Inga kommuner i urvalet."))
    one = one_each(view, asked.municipality) if asked.all or asked.municipality else ()
    return (*asked.parts, *one)


def _last(steps: Iterator[Step | Made]) -> Made:
    made = None
    for step in steps:
        if isinstance(step, Step):
            _say(f"{step.done}/{step.of} {step.what}", progress=True)
        else:
            made = step
    assert made is not None
    return made


def _written(content: bytes | None, out: Path, text: Language) -> None:
    """Writes the file whole or not at all: to a name beside it first; without content, tries whether that goes.

    What is no file (/dev/stdout) is written to and not replaced, and a link stays a link.
    """
    whole = out.resolve()
    beside = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        if out.exists() and not out.is_file() and not out.is_dir():
            out.write_bytes(content or b"")
            return
        if out.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        beside.write_bytes(content or b"")
        if content is not None:
            beside.replace(whole)
    except OSError as error:
        raise Stop(UNWRITTEN, text("{file} kan inte skrivas: {detail}", file=str(out), detail=str(error.strerror))) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _after(arguments: Sequence[str], flag: str) -> str:
    """The last value of a flag, before the arguments are understood; "" where it is not there."""
    found = ""
    for word, following in zip(arguments, [*arguments, ""][1:], strict=True):
        if word == flag:
            found = following
        elif word.startswith(f"{flag}="):
            found = word.partition("=")[2]
    return found


def _say(words: str, *, progress: bool = False) -> None:
    """To the terminal; steps only where somebody looks at it."""
    if not progress or sys.stderr.isatty():
        sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main())
