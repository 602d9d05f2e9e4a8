"""Workbooks whose cells have colours, as an XLSX and as an ODS has them."""

import io
from html import escape

import xlsxwriter

from tests.loading.asked_files import CROSSES
from tests.loading.odd_file import read, refused
from tests.loading.sheet_files import changed
from tests.loading.sheets import ods

Painted = tuple[int, int, str, str]  # row, column, text, colour

RED, GREEN = "#FF0000", "#00FF00"
CELLS = ((1, 1, "x", RED), (2, 1, "x", GREEN))
GAP = [*CROSSES[:2], [], CROSSES[2]]
STYLES = {colour: f"ce{number}" for number, colour in enumerate((RED, GREEN, "#FFFFFF"), start=1)}
SPACES = (
    b' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    b' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">'
)


def filled_xlsx(cells: tuple[Painted, ...], rows: list[list[object]]) -> bytes:
    """A wide table, and cells with colours."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        made = book.add_worksheet()
        for number, given in enumerate(rows):
            made.write_row(number, 0, given)
        for row, column, text, colour in cells:
            made.write(row, column, text, book.add_format({"bg_color": colour}))
    return out.getvalue()


def filled_ods(cells: tuple[Painted, ...], rows: list[list[object]]) -> bytes:
    """The same as LibreOffice writes it: a style of the file for each colour, and blank cells told by how many they are."""
    painted = {(row, column): (text, colour) for row, column, text, colour in cells}
    written = ""
    for number in range(max([len(rows) - 1, *(row for row, *_ in cells)]) + 1):
        given = rows[number] if number < len(rows) else []
        written += "<table:table-row>"
        for column in range(max([len(given), *(place + 1 for row, place, *_ in cells if row == number)])):
            text, colour = painted.get((number, column), (given[column] if column < len(given) else "", ""))
            said = f' table:style-name="{STYLES[colour]}"' if colour else ""
            words = f'office:value-type="string"><text:p>{escape(str(text))}</text:p></table:table-cell>' if text else "/>"
            written += f"<table:table-cell{said} {words}"
        written += "</table:table-row>"
    grounds = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        f'<style:table-cell-properties fo:background-color="{colour.lower()}"/></style:style>'
        for colour, name in STYLES.items()
    )
    book = changed(ods([]), "content.xml", b"</table:table>", f"{written}</table:table>".encode())
    styles = f"<office:automatic-styles>{grounds}</office:automatic-styles>".encode()
    return changed(book, "content.xml", b' office:version="1.2">', SPACES + styles)


for kind, filled in (("xlsx", filled_xlsx), ("ods", filled_ods)):
    file = f"a.{kind}"
    explained = (*CELLS, (4, 0, "", RED), (4, 1, "Ej svar", "#FFFFFF"))
    refused(f"{kind}: a colour that a text explains below", filled(explained, CROSSES), "colours_unread", file=file)
    beside = (*CELLS, (1, 5, "Väntar", RED))
    refused(f"{kind}: a colour that its own text explains beside", filled(beside, CROSSES), "colours_unread", file=file)
    read(f"{kind}: colours that nothing explains", filled(CELLS, CROSSES), 2, file=file)
    bar = (*CELLS, *((5, place, "Not", RED) for place in range(3)))
    read(f"{kind}: a title bar of a colour of the table", filled(bar, CROSSES), 2, blank=2, skipped=1, file=file)
    read(f"{kind}: a sum of a colour of the table", filled((*CELLS, (3, 0, "Summa", RED)), CROSSES), 2, skipped=1, file=file)
    refused(f"{kind}: a blank row with a colour of its own", filled(((2, 0, "", RED),), GAP), "heading_blank", file=file)
    read(f"{kind}: a blank row with the colour of others", filled(((1, 1, "x", RED), (2, 0, "", RED)), GAP), 2, blank=1, file=file)
    read(f"{kind}: a blank row with a colour below the table", filled(((4, 0, "", RED),), CROSSES), 2, file=file)
    every = ((1, 1, "x", RED), (2, 1, "x", RED), (4, 0, "", RED), (4, 1, "Avbokad", "#FFFFFF"))
    refused(f"{kind}: a colour of every row that a text explains", filled(every, CROSSES), "colours_unread", file=file)

# A row that is coloured by its number: one cell that is repeated, and a row without cells.
cell = b'table:style-name="ce1" '
whole_row = changed(filled_ods(((2, 0, "", RED),), GAP), "content.xml", cell, cell + b'table:number-columns-repeated="1024"')
refused("ods: a whole blank row with a colour of its own", whole_row, "heading_blank", file="a.ods")
out = io.BytesIO()
with xlsxwriter.Workbook(out) as book:
    made = book.add_worksheet()
    for number, row in enumerate(GAP):
        made.write_row(number, 0, row)
    made.set_row(2, None, book.add_format({"bg_color": RED}))
refused("xlsx: a whole blank row with a colour of its own", out.getvalue(), "heading_blank", file="a.xlsx")
