"""A small data folder, right in every cell, that a test writes a fault into. The municipalities are real, the rest is made up."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from src.finding import Finding
from src.language import read_language
from src.loading.exports import ExportFolder, list_exports
from src.loading.record import Reading, read_record
from src.programme.definition import Programme, read_programme
from src.record import Record

EXPORT = "2024-12-01"
PARTICIPATION = f"exports/{EXPORT}/participation.csv"
COMPLETE_LISTS = f"exports/{EXPORT}/complete_lists.csv"
REPRESENTATIVES = f"exports/{EXPORT}/national_representatives.csv"
CORRECTIONS = f"exports/{EXPORT}/corrections.csv"
DESCRIPTION = f"exports/{EXPORT}/export.toml"
REGISTER = "register/municipalities.csv"

FILES = {
    "programme.toml": """\
file_prefix = "natet"
years = [2023, 2024]
name = { sv = "Nätet" }
owner = { sv = "Regionen" }

[region]
name = "Regionen"
code_prefix = "10"

[[offerings]]
key = "grundkurs"
name = { sv = "Grundkurs" }
definite = { sv = "Grundkursen" }

[[offerings]]
key = "natverk"
name = { sv = "Nätverk" }
definite = { sv = "nätverket" }

[goal]
offering = "natverk"
source = "anmalan"

[[eligibility]]
offering = "grundkurs"
population_at_most = 30000
population_year = 2023
excepted = ["1082"]
source = "anmalan"

[population]
year = 2024
class_limits = [17400, 40000]
source = "anmalan"

[agreements]
municipalities = ["1083"]
source = "anmalan"

[groups]
source = "anmalan"
names = { KUST = { sv = "Kuststad" }, INLAND = { sv = "Inland" } }

[boundaries]
source = "anmalan"
""",
    "sources.toml": """\
[anmalan]
producer = "Regionen"
title = "Anmälningar"
licence = "CC0 1.0"

[arsrapport]
producer = "Biblioteket"
title = "Årsrapport"
licence = "CC0 1.0"
""",
    REGISTER: """\
kommun_kod;kommun;grupp;samarbete;folkmangd_2023;folkmangd_2024
1083;Sölvesborg;KUST;Västra;17500;17400
1060;Olofström;INLAND;Västra;13200;13100
1080;Karlskrona;KUST;;66500;66600
1081;Ronneby;KUST;;28900;28800
1082;Karlshamn;KUST;Västra;32100;32000
""",
    DESCRIPTION: """\
title = { sv = "December 2024" }
as_of = 2024-12-01
made_up = false
""",
    PARTICIPATION: """\
kommun_kod;kommun;erbjudande;ar;deltar;kalla
1080;Karlskrona;Grundkurs;2023;ja;anmalan
1060;Olofström;Nätverk;;nej;anmalan
1083;Sölvesborg;Nätverk;2024;ja;arsrapport
""",
    COMPLETE_LISTS: """\
erbjudande;ar;kalla
Nätverk;2024;anmalan
Grundkurs;;arsrapport
""",
    REPRESENTATIVES: """\
ar;organisation;kalla
2023;Digitala rådet;anmalan
""",
}

LANGUAGES = (read_language("en"), read_language("sv"))

Place = tuple[str, int | None, str | None, str | None]


@dataclass(frozen=True)
class SmallFolder:
    """The folder, with what a test does to it."""

    root: Path
    connection: duckdb.DuckDBPyConnection

    def write(self, file: str, content: str | bytes) -> None:
        """Puts a file there, or another content into one."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def append(self, file: str, *rows: str) -> None:
        """Adds rows below those of a file."""
        self.write(file, (self.root / file).read_bytes() + "".join(f"{row}\n" for row in rows).encode())

    def change(self, file: str, old: str, new: str) -> None:
        """Changes what stands once in a file."""
        text = (self.root / file).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        self.write(file, text.replace(old, new))

    @property
    def programme(self) -> Programme:
        """The programme as its file says now."""
        return read_programme(self.root)

    def read(self, name: str = EXPORT, *, until: date | None = None) -> Reading:
        """What the reader under test makes of an export, as it was known on a day if one is given."""
        return read_record(self.root, self.programme, self.export(name), self.connection, until=until)

    def record(self, name: str = EXPORT, *, until: date | None = None) -> Record:
        """The record of an export in which nothing is wrong."""
        reading = self.read(name, until=until)
        assert reading.findings == ()
        assert reading.record is not None
        return reading.record

    def export(self, name: str = EXPORT) -> ExportFolder:
        """The export with this name."""
        (export,) = (export for export in list_exports(self.root) if export.name == name)
        return export

    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the folder, which must be something, and must be said without a gap in either language."""
        reading = self.read()
        assert reading.record is None
        assert reading.findings
        for finding in reading.findings:
            in_words(finding)
        return reading.findings

    def finding(self) -> Finding:
        """The one thing that is wrong with the folder."""
        (finding,) = self.findings()
        return finding


def place(finding: Finding) -> Place:
    """Where a fault is: file, line, column and value."""
    return finding.file, finding.line, finding.column, finding.value


def in_words(finding: Finding) -> tuple[str, str]:
    """Problem and remedy as a reader of Swedish sees them; the English ones must have no gap either."""
    english, swedish = ((finding.said(text), finding.mended(text)) for text in LANGUAGES)
    for words in (*english, *swedish):
        assert words
        assert "None" not in words
        assert not re.search(r"\{\w*\}", words)
    return swedish


Fault = tuple[str | None, str, str, list[str]]
Broken = tuple[str, Place, tuple[str, str]]


def broken_rows(file: str, line: int, header: str, *faults: Fault) -> list[Broken]:
    """Each row, to be appended to the file as this line, with the place of its fault, and with problem and remedy.

    `faults`: column, problem, remedy and rows.
    """
    return [
        (row, (file, line, column, dict(zip(header.split(";"), row.split(";"), strict=True))[column].strip()), (problem, remedy))
        if column
        else (row, (file, line, None, None), (problem, remedy))
        for column, problem, remedy, rows in faults
        for row in rows
    ]
