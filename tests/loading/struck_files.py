"""Workbooks in which what was cancelled is struck through: in a cell's format, a part of its text, a style or a rule."""

import io
from collections.abc import Callable, Mapping

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.loading.odd_file import read, refused
from tests.loading.sheet_files import FIRST, HEADER, changed
from tests.loading.sheets import ods

ROWS: list[list[object]] = [HEADER, ["Malmö", "Startpaket", 2018, "ja"], ["Lund", "Startpaket", 2018, "ja"]]
WIDE: list[list[object]] = [["Kommun", "Startpaket", "Folkpaket"], ["Malmö", "x", "x"], ["Lund", "x", ""]]
LOG: list[list[object]] = [["Namn", "Kommun", "Erbjudande", "Datum"], ["Anna Ek", "Malmö", "Startpaket", "2018-03-01"]]


def book(write: Callable[[Worksheet, Format], object], rows: list[list[object]] = ROWS) -> bytes:
    """A workbook with these rows, then what `write` does with a format that strikes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        write(sheet, made.add_format({"font_strikeout": True}))
    return out.getvalue()


def struck(name: str, write: Callable[[Worksheet, Format], object], rows: list[list[object]] = ROWS, **counts: int) -> None:
    """One row of the table is rejected, the one on line 3 unless `line` says another."""
    line = counts.pop("line", 3)
    read(f"struck: {name}", book(write, rows), rejected=1, why=((line, "struck"),), file="a.xlsx", **{"accepted": 1} | counts)


struck("a whole row", lambda sheet, form: sheet.write_row(2, 0, ROWS[2], form))
struck("a municipality", lambda sheet, form: sheet.write(2, 0, "Lund", form))
struck("an answer", lambda sheet, form: sheet.write(2, 3, "ja", form))
struck("a year, which is a number", lambda sheet, form: sheet.write(2, 2, 2018, form))
struck("an answer in a wide table", lambda sheet, form: sheet.write(1, 2, "x", form), WIDE, line=2)
struck("who takes part, in a log", lambda sheet, form: sheet.write(1, 0, "Anna Ek", form), LOG, line=2, accepted=0)
struck("a part of a text", lambda sheet, form: sheet.write_rich_string(2, 0, form, "Malmö", " Lund"))


def merged(sheet: Worksheet, form: Format) -> None:
    sheet.merge_range("A3:A4", "Lund", form)
    sheet.write_blank("A4", None)
    sheet.write_row(3, 1, ["Folkpaket", 2019, "ja"])


read("struck: a cell merged over its rows", book(merged), 1, rejected=2, why=((3, "struck"), (4, "struck")), file="a.xlsx")


def beside_the_corner(sheet: Worksheet, form: Format) -> None:
    for number, row in enumerate(ROWS, 4):
        sheet.write_row(number, 3, row, form if number == 5 else None)


struck("a row of a table beside the corner", beside_the_corner, [], blank=4, line=6)


def nothing_that_counts(sheet: Worksheet, form: Format) -> None:
    sheet.write("E1", "Plats")
    sheet.write("E2", "Sal A", form)
    sheet.write_blank("E3", None, form)
    sheet.write("A5", "Summa", form)
    sheet.write("H2", "struket", form)


read("struck: nothing that counts", book(nothing_that_counts), 2, blank=1, skipped=1, file="a.xlsx")
read("struck: empty cells", book(lambda sheet, form: sheet.set_row(7, None, form)), 2, file="a.xlsx")
read(
    "struck: a title", book(lambda sheet, form: sheet.write(0, 0, "Gammal", form), [["Gammal"], *ROWS]), 2, skipped=1, file="a.xlsx"
)
refused("struck: a column's name", book(lambda sheet, form: sheet.write(0, 2, "Folkpaket", form), WIDE), "column_struck", "a.xlsx")

PLAIN = book(lambda sheet, form: sheet.write("J9", "", form))
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"


def of_row(content: bytes, style: bytes = b'<row r="3" s="1" customFormat="1"') -> bytes:
    return changed(content, FIRST, b'<row r="3"', style)


ONE = {"rejected": 1, "why": ((3, "struck"),), "file": "a.xlsx"}
read("struck: a row whose cells name no form", of_row(PLAIN), 1, **ONE)
columns = b'<cols><col min="4" max="9" width="9" style="1"/></cols><sheetData>'
read(
    "struck: a column whose cells name no form",
    changed(changed(PLAIN, FIRST, b"<sheetData>", columns), FIRST, b'<c r="D1"', b'<c r="D1" s="0"'),
    0,
    rejected=2,
    why=((2, "struck"), (3, "struck")),
    file="a.xlsx",
)
read("not struck: a form that says so", changed(of_row(PLAIN), STYLES, b"<strike/>", b'<strike val="0"/>'), 2, file="a.xlsx")
read("struck: a form that says so", changed(of_row(PLAIN), STYLES, b"<strike/>", b"<strike val='true'/>"), 1, **ONE)
INLINE = b't="inlineStr"><is><r><rPr><strike/></rPr><t>Lund</t></r></is></c>'
read("struck: a text in its cell", changed(PLAIN, FIRST, b't="s"><v>7</v></c>', INLINE), 1, **ONE)
elsewhere = changed(of_row(PLAIN), FIRST, b"", b"", "xl/elsewhere.xml")
for target in (b"elsewhere.xml", b"/xl/elsewhere.xml"):
    moved = changed(elsewhere, "xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", target)
    read(f"struck: a row of a sheet that lies elsewhere, {target!r}", moved, 1, **ONE)


def with_rule(area: str) -> bytes:
    rule = {"type": "cell", "criteria": "==", "value": '"ja"'}
    return book(lambda sheet, form: sheet.conditional_format(area, rule | {"format": form}))


refused("struck by a rule", with_rule("D2:D9"), "struck_by_rule", "a.xlsx")
refused("struck by a rule, of which a part is the table's", with_rule("D3:Z900"), "struck_by_rule", "a.xlsx")
read("struck by a rule that is none of the table's", with_rule("E1:H9"), 2, file="a.xlsx")


def rule_beside_the_corner(sheet: Worksheet, form: Format) -> None:
    beside_the_corner(sheet, form)
    sheet.conditional_format("G1:G9", {"type": "no_blanks", "format": form})


refused("struck by a rule, beside the corner", book(rule_beside_the_corner, []), "struck_by_rule", "a.xlsx")
X14 = (
    b'<extLst><ext><x14:conditionalFormatting xmlns:x14="a" xmlns:xm="b"><x14:cfRule><x14:dxf><font><strike/></font></x14:dxf>'
    b"</x14:cfRule><xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting></ext></extLst></worksheet>"
)
refused("struck by a newer rule", changed(PLAIN, FIRST, b"</worksheet>", X14), "struck_by_rule", "a.xlsx")


def second_sheet() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for name in ("Info", "Data"):
            sheet = made.add_worksheet(name)
            for number, row in enumerate(ROWS if name == "Data" else [["Läs mig"]]):
                sheet.write_row(number, 0, row, made.add_format({"font_strikeout": True}) if number == 2 else None)
    return out.getvalue()


read("struck: a row of the second sheet", second_sheet(), 1, **ONE)

STYLE = '<style:style style:name="{}" style:family="{}"{}><style:text-properties style:text-line-through-{}="{}"/></style:style>'
TABLE = [[str(cell) for cell in row] for row in ROWS]
LUND = "<table:table-row>" + '<table:table-cell office:value-type="string"><text:p>Lund'


def struck_ods(styles: str, changes: Mapping[str, str], *more: str) -> bytes:
    """An ODS with these automatic styles and words changed."""
    content, part = ods(TABLE), "content.xml"
    space = ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2">'
    made = f"{space}<office:automatic-styles>{styles}</office:automatic-styles>"
    content = changed(content, part, b' office:version="1.2">', made.encode())
    for was, becomes in {**changes}.items():
        content = changed(content, part, was.encode(), becomes.encode())
    return content


def cell(said: str) -> dict[str, str]:
    """Lund's cell with this attribute."""
    return {LUND: LUND.replace("<table:table-cell", f"<table:table-cell {said}")}


C = STYLE.format("ce1", "table-cell", "", "style", "solid")
OF = {"rejected": 1, "why": ((3, "struck"),), "file": "a.ods"}
read("struck: ODS, a cell", struck_ods(C, cell('table:style-name="ce1"')), 1, **OF)
read(
    "struck: ODS, a cell, by its kind of line",
    struck_ods(C.replace("-style=", "-type=").replace("solid", "double"), cell('table:style-name="ce1"')),
    1,
    **OF,
)
read("not struck: ODS, a line of none", struck_ods(C.replace("solid", "none"), cell('table:style-name="ce1"')), 2, file="a.ods")
read("not struck: ODS, no cell has the style", struck_ods(C, {}), 2, file="a.ods")
heir = C + '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
read("struck: ODS, by a style's parent", struck_ods(heir, cell('table:style-name="ce2"')), 1, **OF)
other = C + STYLE.format("ce2", "table-cell", ' style:parent-style-name="ce1"', "style", "none")
read("not struck: ODS, unlike its style's parent", struck_ods(other, cell('table:style-name="ce2"')), 2, file="a.ods")
row = LUND.replace("<table:table-row>", '<table:table-row table:default-cell-style-name="ce1">')
read("struck: ODS, a row", struck_ods(C, {LUND: row}), 1, **OF)
first = '<table:table table:name="Blad1">'
column = f'{first}<table:table-column/><table:table-column table:number-columns-repeated="3" table:default-cell-style-name="ce1"/>'
refused("struck: ODS, columns and their names", struck_ods(C, {first: column}), "column_struck", "a.ods")
span = {"<text:p>Lund</text:p>": '<text:p><text:span text:style-name="T1">Lund</text:span></text:p>'}
T = STYLE.format("T1", "text", "", "style", "solid")
read("struck: ODS, a part of a text", struck_ods(T, span), 1, **OF)
comment = '<office:annotation><text:p><text:span text:style-name="T1">Bjuv</text:span></text:p></office:annotation>'
note = {"<text:p>Lund</text:p>": f"{comment}<text:p>Lund</text:p>"}
read("not struck: ODS, a comment", struck_ods(T, note), 2, file="a.ods")
note = {"<text:p>Lund</text:p>": comment.replace("T1", "T2") + span["<text:p>Lund</text:p>"]}
read("struck: ODS, a part of a text with a comment", struck_ods(T, note), 1, **OF)
rule = (
    '<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="Blad1.D2:Blad1.D9">'
    '<calcext:condition calcext:apply-style-name="ce1"/></calcext:conditional-format></calcext:conditional-formats></table:table>'
)
refused("struck by a rule: ODS", struck_ods(C, {"</table:table>": rule}), "struck_by_rule", "a.ods")
maps = C + '<style:style style:name="ce3" style:family="table-cell"><style:map style:apply-style-name="ce1"/></style:style>'
refused("struck by a style's rule: ODS", struck_ods(maps, cell('table:style-name="ce3"')), "struck_by_rule", "a.ods")
