"""The flags of the command line with their help, its exit codes, and examples."""

import argparse
from collections.abc import Callable
from textwrap import wrap
from typing import Any, Final, NoReturn

from src.command_line import CommandParser
from src.language import CODES, Language, composed
from src.reporting.making import FORMATS
from src.selection.divisions import NO_YEAR

WHOLE, PARTS_FAILED, WRONG, FAULTY, UNWRITTEN, BROKEN = range(6)  # exit codes
HELP_WIDTH: Final = 80
EXAMPLES: Final = (
    "--format pdf --out report.pdf",
    "--format zip --all --out municipalities.zip",
    "--format pdf --municipality CODE --out municipality.pdf",
    "--format xlsx --years YEAR YEAR --lang en --out tables.xlsx",
)


class Stop(Exception):
    """Ends the command with this exit code and these words."""

    def __init__(self, code: int, *words: str) -> None:
        super().__init__(*words)
        self.code = code


def parser(text: Language, *, data: str) -> argparse.ArgumentParser:
    """The parser of the flags; `data` is the default folder. It raises Stop for a wrong command."""

    class Parser(CommandParser):
        def error(self, message: str) -> NoReturn:
            raise Stop(WRONG, self.format_usage().strip(), self.fault(message))

    def readable(words: str) -> str:
        try:
            words.encode()
        except UnicodeEncodeError:  # bytes that Python could not decode
            raise argparse.ArgumentTypeError(text("inte skrivet i UTF-8")) from None
        return words

    parser = Parser(
        text,
        prog="python -m src.reporting",
        description=text("Skapar en rapport som en fil."),
        epilog=_more(text),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    several: dict[str, Any] = {"action": "extend", "nargs": "+", "default": []}  # a flag that is given again adds to the first
    group = parser.add_argument_group(text("Flaggor"))
    add: Callable[..., object] = group.add_argument
    add("-h", "--help", action="help", help=text("visar detta"))
    add("--format", required=True, choices=FORMATS, help=text("filens format"))
    add("--out", required=True, metavar="FILE", help=text("filen som ska skrivas"))
    add("--years", **several, metavar="YEAR", help=text("bara dessa år"))
    add("--offerings", **several, metavar="KEY", help=text("bara dessa erbjudanden, med sina nycklar"))
    add("--groups", **several, type=composed, metavar="CODE", help=text("bara dessa kommuntyper, med sina koder"))
    add("--cooperation", **several, type=composed, metavar="NAME", help=text("bara dessa kommunsamarbeten"))
    add("--sizes", **several, metavar="CLASS", help=text("bara dessa storlekar, som de står i adresser: under-15000"))
    about = text("bara kommuner med dessa första bekräftade år i målets erbjudande; {none}: de utan bekräftat år", none=NO_YEAR)
    add("--first-years", **several, metavar="YEAR", help=about)
    about = text(
        "antag detta där svaret är öppet: kod.nyckel.år.ja eller kod.nyckel.år.nej; utan år gäller ja något och nej alla öppna"
    )
    add("--what-if", **several, metavar="ASSUMED", help=about)
    add("--lang", choices=CODES, default=CODES[0], help=text("filens språk"))
    add("--data", default=data, metavar="FOLDER", help=text("datamappen; annars DIGITALT_DATA eller den som följer med"))
    version = group.add_mutually_exclusive_group()
    version.add_argument("--export", metavar="FOLDER", help=text("exportens mapp; annars den senaste"))
    version.add_argument("--known-on", metavar="DATE", help=text("i stället för --export: den export som var känd den dagen"))
    add("--compare-with", metavar="FOLDER", help=text("exporten att jämföra med; rapporten får delar om vad som har ändrats"))
    add("--parts", **several, metavar="PART", help=text("rapportens delar, i ordning; annars de vanliga"))
    add("--title", type=readable, default="", help=text("rapportens titel"))
    add("--introduction", type=readable, default="", metavar="TEXT", help=text("rapportens inledning"))
    about = text("adressen där panelen finns, så att figurernas adresser är hela")
    add("--site", type=readable, default="", metavar="URL", help=about)
    one = group.add_mutually_exclusive_group()
    about = text("ett blad för dessa kommuner, med sina koder")
    one.add_argument("--municipality", **several, metavar="CODE", help=about)
    one.add_argument("--all", action="store_true", help=text("ett blad för varje kommun"))
    return parser


def _more(text: Language) -> str:
    """The help below the flags: what they make together, the exit codes, and examples."""
    paragraphs = (
        text("Ett okänt namn ger en lista på de namn som finns: --parts x visar rapportens alla delar."),
        text("Blad utan --parts och --introduction blir med zip en pdf för varje kommun, och med pdf och en kommun en enda sida."),
        text("Figurer i pdf, pptx, docx och zip ritas av Chromium eller Chrome; xlsx behöver ingen."),
    )
    codes = {
        WHOLE: text("filen är hel"),
        PARTS_FAILED: text("filen är skriven, men de delar som nämns kunde inte skapas"),
        WRONG: text("kommandot är fel"),
        FAULTY: text("uppgifterna kan inte användas"),
        UNWRITTEN: text("filen kan inte skrivas"),
        BROKEN: text("något annat gick fel, och ingen fil är skriven"),
    }
    lines = (line for words in paragraphs for line in [*wrap(words, HELP_WIDTH), ""])
    endings = [text("Slutkoder:"), *(f"  {code}  {words}" for code, words in codes.items())]
    return "\n".join([*lines, *endings, "", text("Exempel:"), *(f"  python -m src.reporting {example}" for example in EXAMPLES)])
