"""The flags of the command that reads a handed-in file, with their help."""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from src.command_line import CommandParser
from src.handed_in import LACKING, Understood
from src.language import CODES, Language
from src.loading.intake.words import bare

DATA: Final = Path(__file__).parents[2] / "data"
_TASKS: Final = {  # the flags that some tasks only take; reading is the task of a file alone
    "FILE": ("reading", "--publish"),
    "--sheet": ("reading", "--publish"),
    "--source": ("reading", "--publish"),
    "--map": ("reading", "--publish"),
    "--offering": ("reading", "--publish", "--fetch"),
    "--year": ("reading", "--publish", "--fetch"),
    "--confirm": ("reading", "--publish", "--fetch"),
    "--json": ("reading", "--publish", "--fetch"),
    "--publish": ("--publish",),
    "--again": ("--publish",),
    "--title": ("--publish",),
    "--as-of": ("--publish", "--fetch"),
    "--note": ("--publish", "--fetch"),
    "--who": ("--publish", "--fetch", "--withdraw"),
    "--why": ("--withdraw",),
    "--leave-out": ("--fetch",),
}
SHOWN_FLAGS: Final = ("--who", "--title", "--note", "--why")  # whose words everyone can read


def shown_to_all(text: Language) -> str:
    """That some words of the command are shown, so that no person's name belongs in them."""
    return text(
        "Det som står efter {flags} kan alla läsa: skriv en roll eller ett kontor, aldrig en persons namn.",
        flags=text.names(SHOWN_FLAGS),
    )


def handing_in_flags(text: Language) -> CommandParser:
    """The parser of `python -m src.loading`."""
    about = f"{text('Säger vad som står i en inlämnad fil, och vad som är fel.')} {shown_to_all(text)}"
    parser = CommandParser(text, prog="python -m src.loading", description=about)
    several: dict[str, Any] = {"action": "append", "default": []}
    add = parser.add_argument_group(text("Flaggor")).add_argument
    add("-h", "--help", action="help", help=text("visar detta"))
    add("file", type=Path, nargs="?", metavar="FILE", help=text("filen: CSV, XLSX eller ODS"))
    add("--json", action="store_true", help=text("svaret som JSON, för program"))
    about = text("datamappen; annars DIGITALT_DATA eller den som följer med")
    add("--data", type=Path, default=Path(os.environ.get("DIGITALT_DATA") or DATA), metavar="FOLDER", help=about)
    add("--sheet", metavar="NAME", help=text("bladet i en kalkylfil; annars det första med en tabell"))
    add("--source", metavar="KEY", help=text("källan i sources.toml, för rader som inte nämner någon"))
    about = text("erbjudandet som alla rader gäller, med nyckel eller namn, i en fil utan kolumn för det")
    add("--offering", metavar="OFFERING", help=about)
    add("--year", type=int, metavar="YEAR", help=text("året som alla rader gäller, i en fil utan kolumn för det"))
    add("--map", **several, metavar="HEADER=MEANING", help=text("vad en kolumn betyder"))
    add("--confirm", **several, metavar="VALUE=NAME", help=text("vilket förslag ett okänt värde betyder"))
    add("--lang", "--language", choices=CODES, default=CODES[0], help=text("svarets språk"))
    add("--publish", action="store_true", help=text("gör en export av filen, lagd till det som är känt"))
    add("--again", action="store_true", help=text("gör exporten fast en som finns säger detsamma"))
    today = date.today()  # noqa: DTZ011
    add("--as-of", type=date.fromisoformat, default=today, metavar="DATE", help=text("dagen som uppgifterna gäller; annars i dag"))
    add("--title", type=bare, default="Inlämnad export", help=text("vad exporten kallas"))
    about = text("rollen eller organisationen som har uppgifterna, och som publicerar eller drar tillbaka dem")
    add("--who", type=bare, default="", help=about)
    add("--note", type=bare, default="", metavar="TEXT", help=text("vad som är värt att veta om inlämningen"))
    add("--withdraw", metavar="FOLDER", help=text("exporten som inte längre ska visas; inget raderas"))
    add("--why", type=bare, default="", metavar="TEXT", help=text("varför den dras tillbaka"))
    about = text("filen som säger var en logg finns; den hämtas till en ny export")
    add("--fetch", type=Path, metavar="FILE", help=about)
    add("--leave-out", action="store_true", help=text("gör exporten av en logg utan de rader som underkänns"))
    return parser


def given_flags(asked: Namespace, parser: CommandParser) -> list[str]:
    """The flags that the command was given and that not every task takes; one given its usual value is none."""
    values = {flag: flag.strip("-").replace("-", "_").lower() for flag in _TASKS}
    return [flag for flag, name in values.items() if getattr(asked, name) != parser.get_default(name)]


def unused_flags(given: Sequence[str], task: str, read: Understood | None, text: Language) -> Iterator[str]:
    """Says which of the flags did nothing: the task takes others, or what was `read` says it itself or has no sheets."""
    usable = [flag for flag in given if task in _TASKS[flag]]
    others = [flag for flag in given if flag not in usable]
    told = [flag for what in LACKING if (flag := f"--{what}") in usable and read and what not in read.lacks]
    if others:
        yield text("Används inte, eftersom det hör till något annat än det som görs här: {flags}.", flags=text.names(others))
    if told:
        yield text("Används inte, eftersom uppgifterna själva säger det: {flags}.", flags=text.names(told))
    if "--sheet" in usable and read and read.sheet is None:
        yield text("Används inte, eftersom filen inte har några blad: {flags}.", flags="--sheet")
