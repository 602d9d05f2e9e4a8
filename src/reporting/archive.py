"""A whole report as a ZIP of its parts: figures, their alt texts, tables, and a README that says what each file is."""

from collections.abc import Iterator, Sequence

import pandas as pd

from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report, TablePart
from src.reporting.datapackage import DATAPACKAGE, datapackage
from src.reporting.figure.files import Drawings
from src.reporting.steady_zip import packed
from src.reporting.table.csv_file import excel_csv, with_its_source
from src.reporting.table.parquet_file import parquet
from src.reporting.table.workbook import table_workbook
from src.wording.origin import where_from

README = "README.txt"

Files = Iterator[tuple[str, bytes, str]]  # name in the archive, content, and what it is


def report_zip(report: Report, drawings: Drawings) -> bytes:
    """The ZIP. Equal reports give equal bytes. A figure that failed is named in the README, and its alt text is kept."""
    contents: dict[str, bytes] = {}
    listed: list[str] = []
    described: list[tuple[str, str, pd.DataFrame, bytes]] = []
    for part in report.parts:
        files = list(_files(part, report, drawings))
        contents |= {name: content for name, content, _ in files}
        for table in _tables(part):
            name = f"{table.file_name}.csv"
            rows = with_its_source(table.rows, table.origin or report.origin, report.text)
            described.append((name, table.title, rows, contents[name]))
        if files:
            label = part.label if isinstance(part, FigurePart) else part.title
            listed += [label, *(f"  {name}: {what}" for name, _, what in files)]
    failed = [part.label for part in report.parts if isinstance(part, FigurePart) and drawings[part.name].failed]
    if described:
        contents[DATAPACKAGE] = datapackage(report.title, report.origin, described, report.text)
        listed += ["", f"  {DATAPACKAGE}: {report.text('tabellernas kolumner, för program (Data Package)')}"]
    return packed({README: _text_file(_readme(report, listed, failed))} | contents)


def _readme(report: Report, listed: Sequence[str], failed: Sequence[str]) -> list[str]:
    """What the archive holds: `listed` are the lines on its files, `failed` the labels of the figures that are missing."""
    text, origin = report.text, report.origin
    lines = _headed(report.title, "=")
    for paragraph in filter(None, (origin.full_warning, report.introduction)):
        lines += [paragraph, ""]
    lines += [f"{label}: {words}" for label, words in where_from(origin, text)]
    missing = [text("Bilden ”{label}” kunde inte ritas. Övriga filer är inte berörda.", label=label) for label in failed]
    sections = [
        *([(text("Saknas"), missing)] if missing else []),
        (text("Läget"), report.summary),
        *((section.heading, section.paragraphs) for section in report.method),
        (text("Filer"), listed),
        (text("Källor"), (", ".join(filter(None, (s.producer, s.title, s.date, s.licence))) for s in origin.sources)),
        (text("Teckenförklaring"), (f"{sign}: {meaning}" for sign, meaning in report.signs)),
    ]
    for heading, paragraphs in sections:
        lines += ["", *_headed(heading), *paragraphs]
    return lines


def _files(part: Part, report: Report, drawings: Drawings) -> Files:
    text, name = report.text, part.file_name
    if isinstance(part, FigurePart):
        drawing = drawings[part.name]
        if not drawing.failed:
            yield f"{name}.svg", drawing.svg, text("bild som kan förstoras, SVG")
            yield f"{name}.png", drawing.png, text("bild för dokument och e-post, PNG")
        if drawing.words.alt:
            paragraphs = filter(None, (report.origin.full_warning, drawing.words.short_alt, drawing.words.alt, part.comment))
            yield f"{name}.txt", _text_file(["\n\n".join(paragraphs)]), text("alternativtext, kort och lång")
        return
    tables = _tables(part)
    if isinstance(part, MunicipalityPart):
        yield f"{name}.txt", _text_file(_municipality(part, report)), text("vad vi vet, i ord")
    for table in tables:
        name, origin = table.file_name, table.origin or report.origin
        yield f"{name}.csv", excel_csv(table.rows, text, origin), text("{title}, CSV", title=table.title)
        yield f"{name}.parquet", parquet(table.rows, table.title, origin, text), text("{title}, Parquet", title=table.title)
    book = table_workbook(tables, tables[0].origin or report.origin, report.signs, text, title=part.title)
    yield f"{part.file_name}.xlsx", book, text("{title}, Excel med filter, källor och teckenförklaring", title=part.title)


def _tables(part: Part) -> tuple[TablePart, ...]:
    if isinstance(part, FigurePart):
        return ()
    return (part,) if isinstance(part, TablePart) else part.tables


def _municipality(part: MunicipalityPart, report: Report) -> list[str]:
    warning = [report.origin.full_warning, ""] if report.origin.full_warning else []
    facts = [f"{label}: {value} ({meaning})" if meaning else f"{label}: {value}" for label, value, meaning in part.facts]
    comment = ["", part.comment] if part.comment else []
    return [*_headed(part.title, "="), *warning, *part.paragraphs, "", *facts, *comment]


def _headed(heading: str, line: str = "-") -> list[str]:
    return [heading, line * len(heading), ""]


def _text_file(lines: Sequence[str]) -> bytes:
    """A text file as Windows writes it: UTF-8 with CRLF line ends."""
    return ("\r\n".join("\n".join(lines).splitlines()) + "\r\n").encode("utf-8", "replace")
