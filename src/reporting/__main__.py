"""Reports from a terminal or a schedule, with no dashboard running: `python -m src.reporting --help`.

Exit codes: 0 the file is whole; 1 it is written, but parts of it failed; 2 the command is wrong; 3 the data cannot be used;
4 the file cannot be written; 5 something else went wrong, and nothing is written.
"""

import argparse
import errno
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from textwrap import wrap
from typing import Any, Final, NoReturn

from src.finding import Finding
from src.language import CODES, Language, read_language
from src.loading.database import Database, open_database
from src.opening import SHIPPED, Faults, Found, find_export, find_known, open_found
from src.reporting.making import FORMATS, Made, Step, make, make_each
from src.reporting.no_browser import no_browser_words
from src.reporting.renderer import Renderer
from src.reporting.report_pdf import municipality_pdf
from src.view.assumptions import WHAT_IF_KEY, as_asked, made
from src.view.contents import labels, one_each, report
from src.view.opened import Opened
from src.view.report import Choice, MunicipalityPart
from src.view.selection import COOPERATION_KEY, GROUPS_KEY, OFFERINGS_KEY, YEARS_KEY, day_of, narrowed, options
from src.view.view import View
from src.vocabulary import CODE

WHOLE, PARTS_FAILED, WRONG, FAULTY, UNWRITTEN, BROKEN = range(6)
HELP_WIDTH: Final = 80
EXAMPLES: Final = (
    "--format pdf --out report.pdf",
    "--format zip --all --out municipalities.zip",
    "--format pdf --municipality CODE --out municipality.pdf",
    "--format xlsx --years YEAR YEAR --lang en --out tables.xlsx",
)
FLAGS: Final = {"--years": YEARS_KEY, "--offerings": OFFERINGS_KEY, "--groups": GROUPS_KEY, "--cooperation": COOPERATION_KEY}


class Stop(Exception):
    """The command ends here, with this exit code and these words."""

    def __init__(self, code: int, *words: str) -> None:
        super().__init__(*words)
        self.code = code


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes the file that the arguments ask for; the exit code tells how it went."""
    arguments = sys.argv[1:] if arguments is None else arguments
    text = read_language("en" if _after(arguments, "--lang") == "en" else "sv")
    try:
        asked = _parser(text).parse_args(arguments)
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
    opened = _opened(_found(asked, text), database, text)
    before = _opened(_named(asked, asked.compare_with, text), database, text) if asked.compare_with else None
    view = View(opened, narrowed(opened, _filters(asked, opened, text)), text, site=asked.site.rstrip("/"), before=before)
    parts = _parts(asked, view)
    whole = report(view, Choice(parts=parts, title=asked.title, introduction=asked.introduction))
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


def _opened(found: Found | Faults, database: Database, text: Language) -> Opened:
    opened = found if isinstance(found, Faults) else open_found(found, database)
    if isinstance(opened, Faults):
        raise Stop(FAULTY, text("Underlaget kan inte användas:"), *(_fault(finding, text) for finding in opened.findings))
    return opened


def _fault(finding: Finding, text: Language) -> str:
    place = ":".join(str(part) for part in (finding.file, finding.line, finding.column, finding.value) if part is not None)
    return f"{place}: {finding.said(text)} {finding.mended(text)}"


def _filters(asked: argparse.Namespace, opened: Opened, text: Language) -> dict[str, Sequence[Any]]:
    """What the flags ask for. A value that there is none of is an error: nobody looks at a file while a schedule makes it."""
    filters: dict[str, Sequence[Any]] = {}
    for flag, key in FLAGS.items():
        known = {str(value): value for value in options(opened)[key]}
        values = getattr(asked, flag.strip("-"))
        if wrong := [value for value in values if value not in known]:
            words = {"flag": flag, "value": ", ".join(wrong), "known": ", ".join(known)}
            raise Stop(WRONG, text("{flag}: {value} finns inte; det finns {known}.", **words))
        filters[key] = [known[value] for value in values]
    filters[WHAT_IF_KEY] = _assumed(asked, opened, text)
    return filters


def _assumed(asked: argparse.Namespace, opened: Opened, text: Language) -> list[str]:
    """What the flag assumes; what cannot be assumed of these data, or not together, is an error here too."""
    made_of = [as_asked(assumption) for assumption in made(opened, asked.what_if)]
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


def _parser(text: Language) -> argparse.ArgumentParser:
    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise Stop(WRONG, self.format_usage().strip(), message)

    parser = Parser(
        prog="python -m src.reporting",
        description=text("Skapar en rapport som en fil."),
        epilog=_more(text),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,  # a schedule's line shall mean the same when a flag is added
    )
    group = parser.add_argument_group(text("Flaggor"))
    add: Callable[..., object] = group.add_argument
    add("-h", "--help", action="help", help=text("visar detta"))
    add("--format", required=True, choices=FORMATS, help=text("filens format"))
    add("--out", required=True, metavar="FILE", help=text("filen som ska skrivas"))
    add("--years", nargs="+", default=[], metavar="YEAR", help=text("bara dessa år"))
    add("--offerings", nargs="+", default=[], metavar="KEY", help=text("bara dessa erbjudanden, med sina nycklar"))
    add("--groups", nargs="+", default=[], metavar="CODE", help=text("bara dessa kommungrupper, med sina koder"))
    add("--cooperation", nargs="+", default=[], metavar="NAME", help=text("bara dessa kommunsamarbeten"))
    about = text("antag detta, där underlaget är öppet; utan år gäller det något år")
    add("--what-if", nargs="+", default=[], metavar="CODE.OFFERING.YEAR.ja|nej", help=about)
    add("--lang", choices=CODES, default=CODES[0], help=text("filens språk"))
    data = os.environ.get("DIGITALT_DATA") or str(SHIPPED)
    add("--data", default=data, metavar="FOLDER", help=text("datamappen; annars DIGITALT_DATA eller den som följer med"))
    version = group.add_mutually_exclusive_group()
    version.add_argument("--export", metavar="FOLDER", help=text("exportens mapp; annars den senaste"))
    version.add_argument("--known-on", metavar="DATE", help=text("i stället för --export: den export som var känd den dagen"))
    add("--compare-with", metavar="FOLDER", help=text("exporten att jämföra med; ger delar om vad som har ändrats"))
    add("--parts", nargs="+", default=[], metavar="PART", help=text("rapportens delar, i ordning; annars de vanliga"))
    add("--title", default="", help=text("rapportens titel"))
    add("--introduction", default="", metavar="TEXT", help=text("rapportens inledning"))
    add("--site", default="", metavar="URL", help=text("adressen där panelen finns, så att figurernas adresser är hela"))
    one = group.add_mutually_exclusive_group()
    about = text("ett blad för dessa kommuner, med sina koder")
    one.add_argument("--municipality", nargs="+", default=[], metavar="CODE", help=about)
    one.add_argument("--all", action="store_true", help=text("ett blad för varje kommun"))
    return parser


def _more(text: Language) -> str:
    """What stands under the flags: what they make together, the exit codes, and examples."""
    said = (
        text("Ett okänt namn ger en lista på de namn som finns: --parts x visar rapportens alla delar."),
        text("Blad utan --parts och --introduction blir med zip en pdf för varje kommun, och med pdf och en kommun en enda sida."),
        text("Figurer i pdf, pptx, docx och zip ritas av Chromium eller Chrome; xlsx behöver ingen."),
    )
    codes = {
        WHOLE: text("filen är hel"),
        PARTS_FAILED: text("filen är skriven, men de delar som nämns kunde inte skapas"),
        WRONG: text("kommandot är fel"),
        FAULTY: text("underlaget kan inte användas"),
        UNWRITTEN: text("filen kan inte skrivas"),
        BROKEN: text("något annat gick fel, och ingen fil är skriven"),
    }
    lines = (line for words in said for line in [*wrap(words, HELP_WIDTH), ""])
    told = [text("Slutkoder:"), *(f"  {code}  {words}" for code, words in codes.items())]
    return "\n".join([*lines, *told, "", text("Exempel:"), *(f"  python -m src.reporting {example}" for example in EXAMPLES)])


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
