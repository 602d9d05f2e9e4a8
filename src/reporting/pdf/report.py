"""A report as a tagged PDF (PDF/UA-1), set by typst: cover, contents, the answer, the parts, and how it was made."""

import json
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd

from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report, TablePart
from src.charts.theme import LIGHT, RAMP
from src.language import Language
from src.reporting.clean_text import clean, paragraphs_of, shortened
from src.reporting.figure.files import Drawing, Drawings
from src.reporting.figure.svg import description
from src.reporting.fonts import FAMILY
from src.reporting.pdf.table import laid_out
from src.reporting.properties import made_at
from src.reporting.table.columns import LONG, break_patterns
from src.reporting.typesetting import typeset
from src.wording.origin import Origin, source_rows, source_sentence, where_from
from src.wording.states import sign_rows

_TEMPLATE = Path(__file__).with_name("report.typ").read_bytes()
RUNNING = 75  # letters of a title in the header, and of an export's name in the footer
ADDRESS = 140  # letters of an address on the cover: two lines
_SMALL, ONE_PAGE = 9, 8  # pt: the type of the closing chapter's tables, and of the tables on a municipality's page


def report_pdf(report: Report, drawings: Drawings) -> bytes:
    """The report as PDF. Equal reports give equal bytes. A figure that could not be drawn is described in words."""
    text = report.text
    content = {
        "kind": "report",
        "words": {
            "summary": text("Sammanfattning"),
            "introduction": text("Inledning"),
            "method": text("Källor och metod"),
            "sources": text("Källor"),
            "signs": text("Teckenförklaring"),
            "address": text("Adress"),
        },
        "cover": _origin(report),
        "address": [] if _is_on_cover(report.origin) else [report.origin.address],
        "summary": report.summary or [""],
        "introduction": paragraphs_of(report.introduction),
        "parts": _parts(report, drawings),
        "method": [{"heading": section.heading, "paragraphs": section.paragraphs} for section in report.method],
        "sources": laid_out(source_rows(report.origin.sources, text), text, size=_SMALL),
        "signs": laid_out(sign_rows(report.signs, text), text, size=_SMALL),
    }
    return _typeset(report, report.title, content)


def municipality_pdf(report: Report, part: MunicipalityPart) -> bytes:
    """One municipality on one page, which has the same layout for all of them."""
    content = {
        "kind": "municipality",
        "origin": _origin(report, all_of_it=False),
        "parts": [_municipality(report.text, part)],
        "signs": [{"label": sign, "value": meaning} for sign, meaning in _used(report, part)],
    }
    return _typeset(report, report.text("{name}: {title}", name=part.title, title=report.title), content)


def _all_clean(content: Any) -> Any:
    """The content with every text in it cleaned, in lists and dicts too."""
    if isinstance(content, dict):
        return {key: _all_clean(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_all_clean(value) for value in content]
    return clean(content, "pdf") if isinstance(content, str) else content


def _typeset(report: Report, title: str, content: dict[str, Any]) -> bytes:
    """The template filled with what every report has and this content, all passed as data and never read as typst."""
    text, origin = report.text, report.origin
    footer = text(
        "Uppgifter per {date}. Datakälla: {export}.", date=text.date(origin.as_of), export=shortened(origin.export, RUNNING)
    )
    where = text("{title}, {region}, {period}.", title=origin.programme, region=origin.region, period=origin.period)
    common = {
        "language": text.code,
        "font": FAMILY,
        "title": title,
        "running": shortened(title, RUNNING),
        "author": origin.owner,
        "programme": origin.programme,
        "region": origin.region,
        "footer": footer,
        "description": " ".join(filter(None, (where, origin.filters, footer, origin.warning))),
        "warning": origin.warning,
        "full_warning": origin.full_warning,
        "colours": {"ink": LIGHT.ink, "quiet": LIGHT.quiet, "line": LIGHT.line, "accent": LIGHT.accent, "ramp": RAMP},
        "breaks": break_patterns(LONG),
    }
    return typeset(
        _TEMPLATE,
        format="pdf",
        sys_inputs={"content": json.dumps(_all_clean(common | content))},
        pdf_standards=["ua-1"],
        timestamp=made_at(origin),
    )


def _origin(report: Report, *, all_of_it: bool = True) -> list[dict[str, str]]:
    """Where everything comes from, with labels; without `all_of_it`, only what header and footer do not say."""
    text, origin = report.text, report.origin
    left_out = set() if all_of_it else {text("Program"), text("Datakälla"), text("Uppgifter per"), text("Påhittade uppgifter")}
    if not _is_on_cover(origin):
        left_out.add(text("Adress"))
    entries = [{"label": label, "value": words} for label, words in where_from(origin, text) if label not in left_out]
    if _is_on_cover(origin):
        entries[-1]["link"] = origin.address
    return entries


def _is_on_cover(origin: Origin) -> bool:
    """Whether the address stands on the cover; else it is at the end."""
    return origin.has_site and len(origin.address) <= ADDRESS


def _parts(report: Report, drawings: Drawings) -> list[dict[str, Any]]:
    """The parts in order. Figures that are drawn and tables are numbered in their headings, and have no captions."""
    text, figures, tables = report.text, count(1), count(1)
    parts = [_part(report, part, drawings) for part in report.parts]
    for part in parts:
        if part["kind"] == "figure":
            part["heading"] = f"{text('Figur {n}.', n=next(figures))} {part['heading']}"
        elif part["kind"] == "table":
            part["heading"] = f"{text('Tabell {n}.', n=next(tables))} {part['heading']}"
    return parts


def _part(report: Report, part: Part, drawings: Drawings) -> dict[str, Any]:
    if isinstance(part, FigurePart):
        return _figure(report.text, part, drawings[part.name])
    return _table(report, part) if isinstance(part, TablePart) else _municipality(report.text, part)


def _figure(text: Language, part: FigurePart, drawing: Drawing) -> dict[str, Any]:
    """A figure, or what it would have shown. What it says of itself is in the picture."""
    words = drawing.words
    about = {"heading": part.label, "comment": paragraphs_of(part.comment)}
    if drawing.failed or not drawing.svg:
        return about | {
            "kind": "undrawn",
            "say": text("Figuren kunde inte ritas. Här står i ord vad den skulle ha visat."),
            "words": [words.headline, words.alt, words.subtitle, f"{words.filters} {words.provenance}"],
        }
    return about | {
        "kind": "figure",
        "alt": description(words),
        "svg": drawing.svg.decode(),
        "ratio": drawing.height / drawing.width,
    }


def _table(report: Report, part: TablePart) -> dict[str, Any]:
    text, origin = report.text, part.origin or report.origin
    return {
        "kind": "table",
        "heading": part.title,
        "comment": paragraphs_of(part.comment),
        "about": f"{origin.region}, {origin.period}. {origin.filters} {origin.warning}".strip(),
        "source": source_sentence(origin, text),
        "table": laid_out(part.rows, text),
    }


def _municipality(text: Language, part: MunicipalityPart) -> dict[str, Any]:
    facts = pd.DataFrame(part.facts, columns=[text("Om kommunen"), text("Uppgift"), text("Innebörd")])
    return {
        "kind": "municipality",
        "heading": part.title,
        "code": text("Kommunkod {code}", code=part.code),
        "paragraphs": part.paragraphs,
        "comment": paragraphs_of(part.comment),
        "facts": laid_out(facts, text, size=ONE_PAGE),
        "tables": [{"heading": table.title, "table": laid_out(table.rows, text, size=ONE_PAGE)} for table in part.tables],
    }


def _used(report: Report, part: MunicipalityPart) -> list[tuple[str, str]]:
    """The signs whose word is in a cell of the municipality's tables, alone or before parentheses."""
    cells = {str(cell) for table in part.tables for cell in table.rows.to_numpy().ravel()}
    cells |= {part for cell in cells for part in cell.replace(" (", "\n(").split("\n")}
    return [(sign, meaning) for sign, meaning in report.signs if sign.partition(" ")[2] in cells]
