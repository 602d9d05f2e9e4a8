"""What is wrong where a file is no TOML, in its author's language: the line, and how to mend it."""

import re
from collections.abc import Mapping
from typing import Final

from src.finding import Finding
from src.language import N_
from src.programme.toml_lines import AT_THE_END, Statement, statement_at, written

TOO_DEEP: Final = (N_("Klamrar står i varandra i för många led."), N_("Ta bort de klamrar som är för mycket."))
# What tomllib says, by how it begins.
_SYNTAX: Final[Mapping[str, tuple[str, str]]] = {
    "Cannot overwrite a value": (N_("Nyckeln står två gånger."), N_("Ta bort den ena.")),
    "Duplicate inline table key": (N_("Nyckeln står två gånger."), N_("Ta bort den ena.")),
    "Cannot declare": (N_("Tabellen står två gånger."), N_("Skriv allt som hör till den under en och samma rubrik.")),
    "Cannot mutate": (N_("Tabellen står två gånger."), N_("Skriv allt som hör till den under en och samma rubrik.")),
    "Invalid date": (N_("Datumet finns inte i kalendern."), N_("Skriv ett datum som finns, i formen ÅÅÅÅ-MM-DD.")),
    "Unclosed": (N_("En klammer stängs aldrig."), N_("Sätt ] efter listan, eller }} efter tabellen.")),
    "Unterminated": (N_("Ett citattecken stängs aldrig."), N_("Sätt citattecken både före och efter texten.")),
    'Expected "': (N_("Ett citattecken stängs aldrig."), N_("Sätt citattecken både före och efter texten.")),
    "Illegal character '\\n'": (
        N_("Ett citattecken stängs inte på samma rad."),
        N_("Sätt citattecken både före och efter texten, och skriv den på en rad."),
    ),
    "Illegal character": (
        N_("Ett tecken som inte syns står i filen."),
        N_("Skriv om raden, utan att klistra in den från ett annat program."),
    ),
    "Unescaped": (
        N_("Ett omvänt snedstreck står i en text."),
        N_("Skriv två omvända snedstreck för ett, eller sätt texten inom enkla citattecken."),
    ),
    "Expected '=' after": (
        N_("Likhetstecken saknas efter nyckeln."),
        N_("Skriv nyckel = värde. Ett namn med mellanslag eller å, ä, ö ska stå inom citattecken."),
    ),
    "Expected ']": (N_("En rubrik stängs inte."), N_("Skriv [tabell] eller [[tabell]], med lika många klamrar före som efter.")),
    "Invalid statement": (
        N_("Raden är varken en nyckel med ett värde eller en rubrik."),
        N_("Skriv nyckel = värde eller [tabell]. Ett namn med mellanslag eller å, ä, ö ska stå inom citattecken."),
    ),
    "Invalid initial character": (
        N_("Ett namn på en nyckel eller en tabell saknas, eller börjar med ett tecken som inte får stå där."),
        N_("Ett namn med mellanslag eller å, ä, ö ska stå inom citattecken; inom {{ }} står allt på en rad."),
    ),
    "Invalid value": (
        N_("Värdet saknas, eller går inte att läsa."),
        N_("Skriv text inom citattecken, tal och datum utan, och true eller false med små bokstäver."),
    ),
    "Expected newline": (
        N_("Något står kvar på raden efter värdet."),
        N_("Skriv ett värde på raden: text inom citattecken, flera värden inom [ ], ett datum som ÅÅÅÅ-MM-DD."),
    ),
    "Exceeds the limit": (N_("Ett tal har för många siffror."), N_("Rätta talet.")),
    "maximum recursion": TOO_DEEP,
}
_SPECIAL_CHARACTER: Final = ("Invalid hex value", "Escaped character")


def syntax_fault(error: Exception, text: str, file: str) -> Finding:
    """What is wrong where the file is no TOML: `error` is what the parser says of `text`."""
    said = str(error)
    beginnings = sorted((begin for begin in _SYNTAX if said.startswith(begin)), key=len)
    unknown = (N_("Filen följer inte formatet TOML."), N_("Jämför med filens kort i data/README.md."))
    problem, remedy = _SYNTAX["Unescaped"] if said.startswith(_SPECIAL_CHARACTER) else unknown
    if beginnings:
        problem, remedy = _SYNTAX[beginnings[-1]]
    found = re.search(r"\(at line (\d+), ", said)
    statement = statement_at(text, int(found[1]) if found else None)
    if statement and said.startswith("Expected newline") and re.search(r"=\s*\d{4}-\d\d-\d\d", statement.lines[0]):
        problem, remedy = _SYNTAX["Invalid date"]
    if statement and said == f"Invalid value {AT_THE_END}" and re.search(r"=\s*[\[{]", statement.lines[0]):
        problem, remedy = _SYNTAX["Unclosed"]
    column = _named_by(said, statement)
    return Finding(file, problem, remedy, line=statement.line if statement else found and int(found[1]), column=column)


def _named_by(said: str, statement: Statement | None) -> str | None:
    """The field that the parser's words or the statement are about, where it can be told."""
    if found := re.match(r"Cannot (?:declare|mutate immutable namespace) \((.*?),?\)", said):
        return ".".join(re.findall(r"'(.*?)'", found[1])) or None
    key = re.match(r"\s*([\w.-]+)\s*=", statement.lines[0], re.ASCII) if statement else None
    return written((*statement.table, key[1])) if statement and key else None
