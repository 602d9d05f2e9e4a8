"""Small workbooks for the tests, XLSX and ODS."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

import xlsxwriter

MANIFEST = """<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
ODS = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Blad1">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


class Merged(NamedTuple):
    """A cell that is merged with those below and to its right."""

    text: object
    rows: int
    columns: int = 1


class Formula(NamedTuple):
    """A cell with a formula. `result`: None if no program has calculated it."""

    result: object


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook with these sheets; None leaves a cell out."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, Merged):
                        sheet.merge_range(number, place, number + cell.rows - 1, place + cell.columns - 1, cell.text)
                    elif isinstance(cell, Formula):
                        sheet.write_formula(number, place, "=A1", None, "" if cell.result is None else cell.result)
                    elif isinstance(cell, datetime):
                        sheet.write_datetime(number, place, cell, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
                    elif cell is not None:
                        sheet.write(number, place, cell)
    return out.getvalue()


def ods(rows: Sequence[Sequence[str | Merged | Formula]], *, repeated: int = 1, empty_after: int = 0) -> bytes:
    """A workbook with one sheet of texts. `repeated`: how often each row says that it stands there."""
    said = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    written = "".join(f"<table:table-row{said}>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    if empty_after:
        empty = '<table:table-cell table:number-columns-repeated="1024"/>'
        written += f'<table:table-row table:number-rows-repeated="{empty_after}">{empty}</table:table-row>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr("content.xml", ODS.format(rows=written))
    return out.getvalue()


def _ods_cell(cell: str | Merged | Formula) -> str:
    said, text = "", cell
    if isinstance(cell, Merged):
        said, text = f' table:number-rows-spanned="{cell.rows}" table:number-columns-spanned="{cell.columns}"', cell.text
    elif isinstance(cell, Formula):
        said, text = ' table:formula="of:=[.A1]" office:string-value="" calcext:value-type="error"', cell.result
    return f'<table:table-cell office:value-type="string"{said}><text:p>{escape(str(text))}</text:p></table:table-cell>'
