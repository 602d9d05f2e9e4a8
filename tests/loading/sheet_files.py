"""Workbooks as offices have them: merged cells, formulas that failed, hidden parts, days of every form; and hostile ones."""

import io
import zipfile
from collections.abc import Callable

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.loading.odd_file import read, refused
from tests.loading.sheets import ods, xlsx

HEADER = ["Kommun", "Erbjudande", "År", "Deltar"]
ROW = ["Malmö", "Startpaket", 2018, "ja"]


def sheet(write: Callable[[Worksheet], object], rows: list[list[object]] | None = None, **form: object) -> bytes:
    """A workbook with one sheet: these rows, then what `write` does. `form`: of the whole sheet's cells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        made = book.add_worksheet()
        if form:
            made.set_column(0, 9, None, book.add_format(form))
        for number, row in enumerate([HEADER, ROW] if rows is None else rows):
            made.write_row(number, 0, row)
        write(made)
    return out.getvalue()


def changed(content: bytes, part: str, was: bytes, becomes: bytes, named: str | None = None) -> bytes:
    """The workbook with a part that says something else, or has another name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in packed.namelist():
            text = packed.read(name)
            if name == part:
                assert was in text
                text, name = text.replace(was, becomes), named or name
            written.writestr(name, text)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one part more."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(name, part)
    return out.getvalue()


FIRST = "xl/worksheets/sheet1.xml"
PLAIN = xlsx({"Blad1": [HEADER, ROW]})


def merged(made: Worksheet) -> None:
    made.merge_range("A2:A4", "Malmö")
    made.write_row(2, 1, ["Folkpaket", 2019, "ja"])
    made.write_row(4, 0, ["Lund", "Startpaket", 2018, "nej"])


def merged_below_a_title(made: Worksheet) -> None:
    made.merge_range("C2:F2", "Deltagande 2018–2020")
    made.write_row(2, 2, HEADER)
    made.merge_range("C4:C5", "Malmö")
    made.write_row(3, 3, ["Startpaket", 2018, "ja"])
    made.write_row(4, 3, ["Folkpaket", 2018, "ja"])
    made.merge_range("C6:F6", "Källa: regionen")


def formulas(made: Worksheet) -> None:
    made.write_row(2, 0, ["Lund", "Startpaket"])
    made.write_formula("C3", "=VLOOKUP(1,A1:A1,1)", None, "#N/A")
    made.write(2, 3, "ja")
    made.write_row(3, 0, ["Bjuv", "Startpaket", 2018])
    made.write_formula("D4", "=Blad9!A1", None, "#REF!")
    made.write_row(4, 0, ["Burlöv", "Startpaket", 2018])
    made.write_formula("D5", '=IF(1=1,"ja","nej")', None, "ja")


def hidden(made: Worksheet) -> None:
    made.write_row(2, 0, ["Lund", "Startpaket", 2018, "ja"])
    made.set_row(2, None, None, {"hidden": True})
    made.set_column(3, 3, None, None, {"hidden": True})


def numbers(made: Worksheet) -> None:
    made.write_row(1, 0, ["Malmö", "Startpaket", 2018.0, True])
    made.write_row(2, 0, ["Lund", "Startpaket", "2018", False])
    made.write_row(3, 0, ["Bjuv", "Startpaket", 2018.5, "ja"])
    made.write_row(4, 0, ["Burlöv", "Startpaket", 43160, "ja"])


X = {"file": "lista.xlsx"}
read("a municipality merged over its rows, the last of them empty", sheet(merged), 3, blank=1, **X)
read("merged cells away from the corner, a title and a source", sheet(merged_below_a_title, []), 2, blank=1, skipped=2, **X)
read(
    "a year and an answer whose formulas failed", sheet(formulas), 2, rejected=2, why=((3, "year_form"), (4, "answer_unknown")), **X
)
worked_out = sheet(lambda made: made.write_formula("D2", "=7", None, 7))
no_value = changed(worked_out, FIRST, b"<v>7</v></c>", b"<v></v></c>")
read("a formula that was never worked out", no_value, 0, rejected=1, why=((2, "not_calculated"),), **X)
no_value = changed(worked_out, FIRST, b"<v>7</v></c>", b"</c>")
read("a formula without a value", no_value, 0, rejected=1, why=((2, "not_calculated"),), **X)
no_value = changed(worked_out, FIRST, b'<c r="D2"><f>7</f><v>7</v></c>', b'<c r="D2" t="str"><f>7</f></c>')
read("a formula of a text without a value", no_value, 0, rejected=1, why=((2, "not_calculated"),), **X)
blank = changed(worked_out, FIRST, b'<c r="D2"><f>7</f><v>7</v></c>', b'<c r="D2" t="str"><f>7</f><v></v></c>')
read("a formula whose value is blank", blank, 0, blank=1, **X)
nought = sheet(lambda made: made.write_formula("D2", "=7"))
read("a nought that a program wrote that cannot calculate", nought, 0, rejected=1, why=((2, "not_calculated"),), **X)
calculated = changed(nought, "xl/workbook.xml", b' fullCalcOnLoad="1"', b"")
read("a nought that a spreadsheet program calculated", calculated, 1, **X)
OF = {"rejected": 1, "why": ((2, "not_calculated"),), "file": "lista.ods"}
texts = ods([HEADER, ["Malmö", "Startpaket", "2018", "ja"]])
answer = b'<table:table-cell office:value-type="string"><text:p>ja</text:p></table:table-cell>'
formula = b'<table:table-cell table:formula="of:=[.A1]=&quot;x&quot;"'
read("ODS, a formula without a value", changed(texts, "content.xml", answer, formula + b"/>"), 0, **OF)
with_kind = formula + b' office:value-type="float" calcext:value-type="float"><text:p/></table:table-cell>'
read("ODS, a formula of a number without a value", changed(texts, "content.xml", answer, with_kind), 0, **OF)
no_text = formula + b' office:value-type="string" calcext:value-type="string"/>'
read("ODS, a formula of a text without a value", changed(texts, "content.xml", answer, no_text), 0, **OF)
no_text = formula + b' office:value-type="string"></table:table-cell>'
read("ODS, a formula of a text without content", changed(texts, "content.xml", answer, no_text), 0, **OF)
blank = formula + b' office:value-type="string" office:string-value="" calcext:value-type="string"><text:p/></table:table-cell>'
read("ODS, a formula whose value is blank", changed(texts, "content.xml", answer, blank), 0, blank=1, file="lista.ods")
blank = formula + b"><text:p/></table:table-cell>"
read(
    "ODS, a formula that LibreOffice found blank",
    changed(texts, "content.xml", answer, blank),
    0,
    blank=1,
    file="lista.ods",
)
with_text = formula + b' office:value-type="string"><text:p>ja</text:p></table:table-cell>'
read("ODS, a formula of a text", changed(texts, "content.xml", answer, with_text), 1, file="lista.ods")
read("hidden rows and columns are rows and columns", sheet(hidden), 2, **X)
forms = ((4, "year_form"), (5, "year_form"))
read("numbers as decimals, truth values, days without a form", sheet(numbers), 2, rejected=2, why=forms, **X)
days: list[list[object]] = [["Kommun", "Erbjudande", "Datum"], ["Malmö", "Startpaket", 43160], ["Lund", "Startpaket", 43525.5]]
read("days and moments", sheet(lambda made: None, days, num_format="yyyy-mm-dd"), 2, **X)
read("a day that shows its year only", sheet(lambda made: made.write("C2", 43160), num_format="yyyy"), 1, **X)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
refused("a workbook with a password", OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "password", "lista.xlsx")
refused("an XLSB that is called XLSX", changed(PLAIN, "xl/workbook.xml", b"", b"", "xl/workbook.bin"), "old_excel", "lista.xlsx")
corner = changed(PLAIN, FIRST, b'"D2"', b'"XFD1048576"')
refused("a cell in the last corner", corner, "too_many_cells", "lista.xlsx")
refused(
    "a cell in the last corner, in single quotes",
    changed(PLAIN, FIRST, b'r="D2"', b"r='XFD1048576'"),
    "too_many_cells",
    "lista.xlsx",
)
elsewhere = changed(corner, FIRST, b"", b"", "xl/elsewhere.xml")
elsewhere = changed(elsewhere, "xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"elsewhere.xml")
refused("a cell in the last corner of a sheet that lies elsewhere", elsewhere, "too_many_cells", "lista.xlsx")
wide = b'<row r="1">' + b"<c><v>1</v></c>" * 5000 + b'</row><row r="1048576"><c><v>1</v></c></row></sheetData>'
refused("cells without a place", changed(PLAIN, FIRST, b"</sheetData>", wide), "too_many_cells", "lista.xlsx")
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><worksheet'
refused("laughs in a sheet", changed(PLAIN, FIRST, b"<worksheet", LAUGHS), "workbook_broken", "lista.xlsx")
LATE = b"<!--" + b" " * 2000 + b"-->" + LAUGHS
refused("laughs behind a long remark", changed(PLAIN, FIRST, b"<worksheet", LATE), "workbook_broken", "lista.xlsx")
