"""A whole report as a ZIP of its parts: figures, their alt texts, tables, and a README that says what each file is."""

from collections.abc import Iterator

from src.catalogue.file_name import with_middle
from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report
from src.reporting.figure.files import Drawing, Drawings
from src.reporting.steady_zip import packed
from src.reporting.table.csv_file import excel_csv
from src.reporting.table.workbook import table_workbook
from src.wording.origin import where_from

README = "README.txt"

Files = Iterator[tuple[str, bytes, str]]  # a name in the archive, what it holds, and what it is


def archive(report: Report, drawings: Drawings) -> bytes:
    """The ZIP. Identical input gives identical bytes.

    A figure gives SVG, PNG and its alt text; a table CSV and XLSX; a municipality a text, CSV for each table and an XLSX of them
    all. A figure that failed, or that `drawings` lacks, is named in the README, and its alt text is there if it has one.
    """
    listed: list[tuple[str, list[tuple[str, str]]]] = []
    held: dict[str, bytes] = {}
    for part in report.parts:
        files = list(_files(part, report, drawings))
        listed.append((_label(part), [(name, what) for name, _, what in files]))
        held |= {name: content for name, content, _ in files}
    failed = [_label(part) for part in report.parts if isinstance(part, FigurePart) and not _is_drawn(drawings.get(part.name))]
    return packed({README: _written(readme(report, listed, failed))} | held)


def readme(report: Report, listed: list[tuple[str, list[tuple[str, str]]]], failed: list[str]) -> str:
    """What the archive holds, in the report's language. `listed` has each part's label and its files, as name and what it is."""
    text, origin = report.text, report.origin
    warning = origin.full_warning
    lines = [
        *_headed(report.title, "="),
        *([warning, ""] if warning else []),
        *([report.introduction, ""] if report.introduction else []),
    ]
    lines += [f"{label}: {words}" for label, words in where_from(origin, text)]
    if failed:
        lines += ["", *_headed(text("Saknas"))]
        lines += [text("Bilden ”{label}” kunde inte ritas. Övriga filer är inte berörda.", label=label) for label in failed]
    for heading, said in ((text("Läget"), report.summary), *((section.heading, section.paragraphs) for section in report.method)):
        lines += ["", *_headed(heading), *said]
    lines += ["", *_headed(text("Filer"))]
    for label, files in listed:
        lines += [label, *(f"  {name}: {what}" for name, what in files)] if files else []
    lines += ["", *_headed(text("Källor"))]
    lines += [", ".join(filter(None, (s.producer, s.title, s.date, s.licence))) for s in origin.sources]
    lines += ["", *_headed(text("Teckenförklaring")), *(f"{sign}: {meaning}" for sign, meaning in report.signs)]
    return "\n".join(lines)


def _files(part: Part, report: Report, drawings: Drawings) -> Files:
    text = report.text
    name = with_middle(report.file_name, part.name)
    if isinstance(part, FigurePart):
        yield from _figure(part, name, drawings.get(part.name), report)
        return
    if isinstance(part, MunicipalityPart):
        yield f"{name}.txt", _written("\n".join(_told(part, report))), text("vad vi vet, i ord")
    tables = part.tables if isinstance(part, MunicipalityPart) else (part,)
    for table in tables:
        content = excel_csv(table.rows, text)
        yield f"{with_middle(report.file_name, table.name)}.csv", content, text("{title}, CSV", title=table.title)
    book = table_workbook(tables, report.origin, report.signs, text, title=part.title)
    yield f"{name}.xlsx", book, text("{title}, Excel med filter, källor och teckenförklaring", title=part.title)


def _figure(part: FigurePart, name: str, drawing: Drawing | None, report: Report) -> Files:
    text = report.text
    if drawing is None:
        return
    if not drawing.failed:
        if drawing.svg:
            yield f"{name}.svg", drawing.svg, text("bild som kan förstoras, SVG")
        if drawing.png:
            yield f"{name}.png", drawing.png, text("bild för dokument och e-post, PNG")
    if drawing.words.alt:
        said = (report.origin.full_warning, drawing.words.short_alt, drawing.words.alt, part.comment)
        yield f"{name}.txt", _written("\n\n".join(filter(None, said))), text("alternativtext, kort och lång")


def _told(part: MunicipalityPart, report: Report) -> list[str]:
    warning = report.origin.full_warning
    facts = [f"{label}: {value} ({meaning})" if meaning else f"{label}: {value}" for label, value, meaning in part.facts]
    comment = ["", part.comment] if part.comment else []
    return [*_headed(part.title, "="), *([warning, ""] if warning else []), *part.paragraphs, "", *facts, *comment]


def _is_drawn(drawing: Drawing | None) -> bool:
    return drawing is not None and not drawing.failed


def _label(part: Part) -> str:
    return part.label if isinstance(part, FigurePart) else part.title


def _headed(heading: str, line: str = "-") -> list[str]:
    return [heading, line * len(heading), ""]


def _written(words: str) -> bytes:
    """As Windows writes a text: UTF-8, its line breaks CRLF."""
    return ("\r\n".join(words.splitlines()) + "\r\n").encode("utf-8", "replace")
