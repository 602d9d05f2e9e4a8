"""Formulas of a workbook without a value to trust: a library that reads values takes them for blank cells."""

import re
from typing import Final

from src.loading.intake.cell_marks import NOT_CALCULATED, SHOWN_OTHERWISE

# Each stops at the next "<", which no attribute holds.
_FORMULA: Final = re.compile(
    rb"<(?P<prefix>\w+:)?c\b(?P<said>[^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"
    rb"(?:\s*(?P<value><(?:\w+:)?v\s*/>|<(?:\w+:)?v>0?</(?:\w+:)?v>))?\s*</(?:\w+:)?c>"
)
_KIND: Final = re.compile(rb"\bt=[\"'](\w+)[\"']")
_ERROR: Final = re.compile(rb"(<(?:\w+:)?c\b[^<]*?\b)t=[\"']e[\"']")
_ODS_ERROR: Final = re.compile(rb'(<table:table-cell\b[^<]*?) office:string-value=""(?=[^<]*calcext:value-type="error")')
# LibreOffice writes a text that was calculated to nothing as a blank paragraph, without a kind.
_ODS_FORMULA: Final = re.compile(
    rb"<table:table-cell\b(?=[^<]*\btable:formula=)(?![^<]*\boffice:(?:\w+-)?value=)"
    rb"(?![^<]*\bvalue-type=\"(?:string|error)\")(?!(?:(?!value-type)[^<])*<text:p/>\s*</table:table-cell>)([^<]*?)(/?>)(?=\s*<)"
)
_ODS_TEXT: Final = re.compile(  # which has its value in an attribute, or in itself
    rb"<table:table-cell\b(?=[^<]*\btable:formula=)(?=[^<]*\boffice:value-type=\"string\")(?![^<]*\boffice:string-value=)"
    rb"([^<]*?)(/>|>\s*</table:table-cell>)"
)
_ODS_SHOWN: Final = re.compile(
    rb"<table:table-cell\b(?=[^<]*\bvalue-type=\"float\")([^<]*?)\soffice:value=\"[^\"<]*\"([^<]*)>\s*(?:<text:p/>|<text:p>[^<0-9]*</text:p>)"
)
_ODS_KIND: Final = re.compile(rb"\s\w+:value-type=\"[^\"<]*\"")


def with_told_formulas(sheet: bytes, all_to_calculate: bool) -> bytes:
    """An XLSX's sheet with texts in place of formulas that failed (`#REF!`), or that no program has calculated.

    `all_to_calculate`: the workbook says that its values are still to be calculated; where a program has written them that cannot,
    they are all 0.
    """

    def told(cell: re.Match[bytes]) -> bytes:
        kind, value, prefix = _KIND.search(cell["said"]), cell["value"] or b"", cell["prefix"] or b""
        if (kind and kind[1] == b"str" and value) or (b">0<" in value and not all_to_calculate):
            return cell[0]
        said = _KIND.sub(b"", cell["said"])
        return b'<%sc%s t="str"><%sv>%s</%sv></%sc>' % (prefix, said, prefix, NOT_CALCULATED.encode(), prefix, prefix)

    return _ERROR.sub(rb'\1t="str"', _FORMULA.sub(told, sheet) if b"<f" in sheet or b":f" in sheet else sheet)


def with_told_ods_formulas(sheets: bytes) -> bytes:
    """The same of an ODS's sheets, and of numbers that show other words, or none."""

    def told(cell: re.Match[bytes]) -> bytes:
        said = _ODS_KIND.sub(b"", cell[1])
        return b'<table:table-cell%s office:value-type="string" office:string-value="%s"%s' % (
            said,
            NOT_CALCULATED.encode(),
            cell[2],
        )

    def shown(cell: re.Match[bytes]) -> bytes:
        said = _ODS_KIND.sub(b"", cell[1] + cell[2])
        text = SHOWN_OTHERWISE.encode()
        return b'<table:table-cell%s office:value-type="string" office:string-value="%s"><text:p>%s</text:p>' % (said, text, text)

    sheets = _ODS_SHOWN.sub(shown, sheets)
    return _ODS_ERROR.sub(rb"\1", _ODS_TEXT.sub(told, _ODS_FORMULA.sub(told, sheets)))
