"""Which cells of an XLSX are struck through, by their form, a part of their text, or a rule; and their number formats."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from src.loading.intake.number_formats import BUILT_IN, odd_formats
from src.loading.intake.strikes import Span, Strikes, column_of, spans

_LAST_COLUMN: Final = 1 << 14
_STRIKE: Final = re.compile(rb"<(?:\w+:)?strike\b(?![^<>]*\bval=[\"'](?:0|false|off)[\"'])")
_FONT: Final = re.compile(rb"<(?:\w+:)?font(?=[\s/>])")
_FORM: Final = re.compile(rb"<(?:\w+:)?xf(?=[\s/>])([^<]*)")
_FONT_OF: Final = re.compile(rb"\bfontId=[\"'](\d{1,6})[\"']")
_FORMAT_OF: Final = re.compile(rb"\bnumFmtId=[\"'](\d{1,6})[\"']")
_FILL: Final = re.compile(rb"<(?:\w+:)?fill(?=[\s>])")
_COLOUR: Final = re.compile(rb"patternType=[\"']solid[\"'][^<]*<(?:\w+:)?fgColor\s([^<>/]*)(?<!FFFFFFFF[\"'])/?>")
_FILL_OF: Final = re.compile(rb"\bfillId=[\"'](\d{1,6})[\"']")
_RULE_FORM: Final = re.compile(rb"<(?:\w+:)?dxf(?=[\s/>])")
_STRING_END: Final = re.compile(rb"</(?:\w+:)?si\b")
_RUN: Final = re.compile(rb"<(?:\w+:)?r(?=[\s>])")
_TEXT: Final = re.compile(rb"<(?:\w+:)?t\b[^<]*?>\s*[^\s<]")
_NAME: Final = re.compile(rb"\br=[\"']([A-Za-z]{1,3}\d{1,7})[\"']")
_NUMBER: Final = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
_FORM_OF: Final = re.compile(rb"\bs=[\"'](\d{1,6})[\"']")
_KEPT: Final = re.compile(rb"\bt=[\"'](s|inlineStr)[\"']")
_COLUMN: Final = re.compile(rb"<(?:\w+:)?col(?=\s)([^<]*)")
_SHEET_END: Final = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_RULE_END: Final = re.compile(rb"</(?:\w+:)?conditionalFormatting>")
_RULE_FORM_OF: Final = re.compile(rb"\bdxfId=[\"'](\d{1,6})[\"']")
_AREA: Final = re.compile(rb"\bsqref(?:=[\"']|>)([^\"'<]*)")
_ATTRIBUTE: Final = re.compile(rb"(?:^|\s)(\w+)=[\"']([^\"'<]*)[\"']")


class SheetForms(NamedTuple):
    """The numbers of an XLSX's struck forms of cells, of rules that strike or hide, and of its struck shared texts.

    `formats`: the number formats of forms that may show other words than the value. `fills`: the colours of forms.
    """

    cells: frozenset[int] = frozenset()
    rules: frozenset[int] = frozenset()
    texts: frozenset[int] = frozenset()
    formats: Mapping[int, str] = MappingProxyType({})
    fills: Mapping[int, str] = MappingProxyType({})


def struck_forms(styles: bytes) -> SheetForms:
    """The forms that an XLSX's part of styles has."""
    odd, forms = odd_formats(_block(styles, b"numFmts")), _FORM.findall(_block(styles, b"cellXfs"))
    formats = {
        number: odd[int(said[1])] for number, form in enumerate(forms) if (said := _FORMAT_OF.search(form)) and int(said[1]) in odd
    }
    fills = [_COLOUR.search(fill) for fill in _FILL.split(_block(styles, b"fills"))[1:]]
    colours = {
        number: colour[1].decode()
        for number, form in enumerate(forms)
        if (said := _FILL_OF.search(form)) and int(said[1]) < len(fills) and (colour := fills[int(said[1])])
    }
    rules = _RULE_FORM.split(_block(styles, b"dxfs"))[1:]
    hiding = frozenset(number for number, rule in enumerate(rules) if b"numFmt" in rule and odd_formats(rule).keys() - BUILT_IN)
    if not _STRIKE.search(styles):
        return SheetForms(rules=hiding, formats=formats, fills=colours)
    fonts = _numbers(_FONT.split(_block(styles, b"fonts"))[1:])
    cells = frozenset(number for number, form in enumerate(forms) if (font := _FONT_OF.search(form)) and int(font[1]) in fonts)
    return SheetForms(cells, _numbers(rules) | hiding, formats=formats, fills=colours)


def struck_texts(strings: bytes) -> frozenset[int]:
    """The shared texts of which a part is struck, by their number."""
    if not _STRIKE.search(strings):
        return frozenset()
    return frozenset(
        number
        for number, text in enumerate(_STRING_END.split(strings))
        if b"strike" in text and any(_STRIKE.search(run) and _TEXT.search(run) for run in _RUN.split(text)[1:])
    )


def xlsx_strikes(xml: bytes, forms: SheetForms) -> Strikes:
    """The struck cells of an XLSX's sheet. A cell that names no form has that of its row, or its column."""
    found, ruled = dict[int, set[int]](), list[Span]()
    formats, fills = dict[int, dict[int, str]](), dict[int, dict[int, str]]()
    end = ended.start() if (ended := _SHEET_END.search(xml)) else len(xml)
    for rule in _RULE_END.split(xml[end:])[:-1]:
        rule = rule[max(rule.rfind(b"conditionalFormatting"), 0) :]
        if _STRIKE.search(rule) or any(int(form) in forms.rules for form in _RULE_FORM_OF.findall(rule)):
            ruled += [span for area in _AREA.findall(rule) for span in spans(area.decode())]
    columns = _struck_columns(xml[: xml.find(b"sheetData")], forms)
    row, lined, kept = -1, False, b""
    named, past = b"", 0  # the last cell of the row that says its name, and how many stand after it
    kinds = ["row", "c", *(["v"] if forms.texts else []), *(["strike"] if xml.find(b"strike", 0, end) >= 0 else [])]
    for part in re.finditer(rb"<(?:\w+:)?(%s)(?=[\s/>])([^<]*)" % "|".join(kinds).encode(), xml[:end]):
        kind, said = part[1], part[2]
        if kind == b"c":
            named, past = (name[1], 0) if (name := _NAME.search(said)) else (named, past + 1)
            kept = kept_as[1] if (kept_as := _KEPT.search(said)) else b""
            form = _FORM_OF.search(said)
            for told, of_cells in ((forms.formats, formats), (forms.fills, fills)):
                if said_of := told.get(int(form[1]) if form else 0):
                    line, column = _cell(named, row, past)
                    of_cells.setdefault(line, {})[column] = said_of
            by_row = form is None and (lined or 0 in forms.cells or (bool(columns) and _cell(named, row, past)[1] in columns))
            is_struck = by_row or (form is not None and int(form[1]) in forms.cells)
        elif kind == b"v":
            text = said.rpartition(b">")[2].strip() if kept == b"s" else b""
            is_struck = text.isdigit() and int(text) in forms.texts
        elif kind == b"strike":
            is_struck = kept == b"inlineStr" and _STRIKE.match(part[0] + b">") is not None
        else:
            number, form = _NUMBER.search(said), _FORM_OF.search(said)
            row, named, past = int(number[1]) - 1 if number else row + 1, b"", 0
            lined = form is not None and int(form[1]) in forms.cells
            if form and said.rstrip(b"> \r\n\t").endswith(b"/") and (colour := forms.fills.get(int(form[1]))):
                fills.setdefault(row, {})[0] = colour  # a row without cells
            continue
        if is_struck:
            line, column = _cell(named, row, past)
            found.setdefault(line, set()).add(column)
    return Strikes(found, ruled, formats, fills)


def _struck_columns(xml: bytes, forms: SheetForms) -> set[int]:
    """The columns of an XLSX's sheet whose own form strikes."""
    found, last = set[int](), -1
    said = [dict(_ATTRIBUTE.findall(column)) for column in _COLUMN.findall(xml)]
    struck = [each for each in said if int(each.get(b"style", -1)) in forms.cells]
    for start, end in sorted((int(each.get(b"min", 1)) - 1, int(each.get(b"max", 1)) - 1) for each in struck):
        found.update(range(max(start, last + 1), min(end, _LAST_COLUMN) + 1))  # each once, however often a file says it
        last = max(last, end)
    return found


def _cell(name: bytes, row: int, past: int) -> tuple[int, int]:
    """Row and column, from 0, of the cell so many `past` the named one, `B3`, or past the row's start if that is empty."""
    letters = name.rstrip(b"0123456789")
    return (int(name[len(letters) :]) - 1, column_of(letters.decode()) + past) if name else (row, past - 1)


def _block(xml: bytes, name: bytes) -> bytes:
    """What stands between the first tag of this name and the next that ends it."""
    start = re.search(rb"<(?:\w+:)?%s\b" % name, xml)
    end = re.compile(rb"</(?:\w+:)?%s>" % name).search(xml, start.end()) if start else None
    return xml[start.end() : end.start()] if start and end else b""


def _numbers(parts: Sequence[bytes]) -> frozenset[int]:
    return frozenset(number for number, part in enumerate(parts) if _STRIKE.search(part))
